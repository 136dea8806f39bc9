import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { choiceNow, consentNow, newsAddresses, togetherNow } from '../../src/ballots/consents.ts';
import type { Ref } from '../../src/calls/rights.ts';
import { stamp } from '../../src/dates.ts';
import type { ConsentRow } from '../../src/people/consentHistory.ts';
import { ballotConsents, consentText, consentVersion } from '../../src/people/consentTexts.ts';

type Asked = Parameters<typeof choiceNow>[1][number];

/** A second apart, across the night when clocks go back: texts are then in another order than instants. */
const stampOf = (n: number) => stamp(Date.UTC(2026, 9, 25, 0, 59, 56) + n * 1000);

const nobody: ReadonlySet<Ref> = new Set();

const noBox = { publication: false, culture: false, municipal: false, nextYear: false };

const ballotOf = (number: string, more: Partial<Asked> = {}): Asked => ({
  number,
  consents: noBox,
  consentText: consentVersion,
  handedInAt: stampOf(0),
  channel: 'en ligne',
  mail: '',
  guardians: [],
  ...more,
});

const wordOf = (n: number, about: readonly string[], more: Partial<ConsentRow> = {}): ConsentRow => ({
  number: n,
  journal: n,
  about,
  consent: 'culture',
  isGiven: false,
  text: consentVersion,
  at: stampOf(n),
  channel: 'en ligne',
  by: 'lien personnel',
  requestKey: `k${n}`,
  ...more,
});

/** A few ballots, of two addresses, and words about some of them, in the order they were said. */
const story = fc
  .record({
    ticks: fc.array(fc.boolean(), { minLength: 3, maxLength: 3 }),
    words: fc.array(
      fc.record({
        about: fc.subarray(['B1', 'B2', 'B3'], { minLength: 1 }),
        consent: fc.constantFrom(...ballotConsents),
        isGiven: fc.boolean(),
      }),
      { maxLength: 12 },
    ),
  })
  .map(({ ticks, words }) => ({
    ballots: ticks.map((culture, i) =>
      ballotOf(`B${i + 1}`, {
        consents: { ...noBox, culture },
        mail: i < 2 ? 'un@exemple.org' : 'deux@exemple.org',
      }),
    ),
    history: words.map(({ about, consent, isGiven }, i) => wordOf(i + 1, about, { consent, isGiven })),
  }));

describe('a consent of a ballot', () => {
  it('is what was said last about it, else what it ticked; a word about another ballot or box changes nothing', () => {
    fc.assert(
      fc.property(story, ({ ballots, history }) => {
        for (const ballot of ballots)
          for (const name of ballotConsents) {
            const said = history.filter(
              ({ about, consent }) => consent === name && about.includes(ballot.number),
            );
            const last = said[said.length - 1];
            expect(consentNow(ballot, name, history).isGiven).toBe(last?.isGiven ?? ballot.consents[name]);
          }
      }),
    );
  });

  it('names its text, its instant and its way', () => {
    const ticked = ballotOf('B1', { consents: { ...noBox, culture: true }, channel: 'forum' });
    expect(consentNow(ticked, 'culture', [])).toEqual({
      isGiven: true,
      at: stampOf(0),
      channel: 'forum',
      text: 'accords/1',
    });
    const word = wordOf(7, ['B1'], { channel: 'téléphone' });
    expect(consentNow(ticked, 'culture', [word])).toMatchObject({
      isGiven: false,
      at: stampOf(7),
      channel: 'téléphone',
    });
  });

  it('of a participation of several ballots is given when each gives it, and withdrawn by one', () => {
    fc.assert(
      fc.property(story, ({ ballots, history }) => {
        const each = ballots.map((ballot) => consentNow(ballot, 'culture', history));
        expect(togetherNow(each)?.isGiven).toBe(each.every(({ isGiven }) => isGiven));
      }),
    );
    expect(togetherNow([])).toBe(null);
  });
});

describe('news', () => {
  it('stand as given on a page exactly while one of its addresses is written to', () => {
    fc.assert(
      fc.property(story, ({ ballots, history }) => {
        const addresses = newsAddresses({ ballots, history }, 'culture', nobody);
        const isShown = (own: Asked[]) => choiceNow({ ballots, history }, own, 'culture')?.isGiven;
        for (const ballot of ballots) expect(isShown([ballot])).toBe(addresses.includes(ballot.mail));
        expect(isShown(ballots)).toBe(addresses.length > 0);
      }),
    );
  });

  it('do not go by what a frozen ballot agreed to; what it withdrew stays withdrawn', () => {
    const ticked = { consents: { ...noBox, culture: true }, mail: 'un@exemple.org' };
    const frozen = new Set<Ref>(['bulletin:B1']);
    const ballots = [ballotOf('B1', ticked), ballotOf('B2', { mail: 'un@exemple.org' })];
    expect(newsAddresses({ ballots, history: [] }, 'culture', frozen)).toEqual([]);
    const both = [ballotOf('B1', ticked), ballotOf('B2', ticked)];
    expect(newsAddresses({ ballots: both, history: [] }, 'culture', frozen)).toEqual(['un@exemple.org']);
    expect(newsAddresses({ ballots: both, history: [wordOf(3, ['B1'])] }, 'culture', frozen)).toEqual([]);
  });

  it('do not go to a frozen signatory, whichever ballot has the address', () => {
    const guardian = (mail: string) => ({ lastName: '', firstName: '', mail, phone: '' });
    const consents = { ...noBox, culture: true };
    const ballots = [
      ballotOf('B1', { consents, guardians: [guardian('un@exemple.org'), guardian('Deux@exemple.org')] }),
      ballotOf('B2', { consents, mail: 'deux@exemple.org' }),
    ];
    const frozen = new Set<Ref>(['signataire:B1:1']);
    expect(newsAddresses({ ballots, history: [] }, 'culture', frozen)).toEqual(['un@exemple.org']);
  });

  it('go to nobody whose last word was no, and to nobody who never said yes', () => {
    fc.assert(
      fc.property(story, ({ ballots, history }) => {
        const addresses = newsAddresses({ ballots, history }, 'culture', nobody);
        expect(new Set(addresses).size).toBe(addresses.length);
        for (const address of ['un@exemple.org', 'deux@exemple.org']) {
          const own = ballots.filter(({ mail }) => mail === address);
          const numbers = own.map(({ number }) => number);
          const words = history.filter(
            ({ consent, about }) => consent === 'culture' && about.some((one) => numbers.includes(one)),
          );
          const last = words[words.length - 1]?.isGiven ?? own.some(({ consents }) => consents.culture);
          expect(addresses.includes(address)).toBe(last);
        }
      }),
    );
  });

  it('leave an address alone that is written otherwise on another ballot', () => {
    const ballots = [
      ballotOf('B1', { consents: { ...noBox, culture: true }, mail: 'Un@Exemple.org' }),
      ballotOf('B2', { consents: { ...noBox, culture: true }, mail: 'un@exemple.org' }),
    ];
    expect(newsAddresses({ ballots, history: [] }, 'culture', nobody)).toEqual(['un@exemple.org']);
    expect(newsAddresses({ ballots, history: [wordOf(3, ['B1'])] }, 'culture', nobody)).toEqual([]);
  });
});

describe('the sentences', () => {
  it('of a version are found again; none is empty', () => {
    const { ballot, ownAccess } = consentText(consentVersion);
    const all = [ownAccess, ...Object.values(ballot).flatMap((words) => Object.values(words))];
    expect(all.filter((words) => words.trim() === '')).toEqual([]);
    expect(all).toHaveLength(13);
  });
});
