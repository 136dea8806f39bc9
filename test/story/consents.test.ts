import { describe, expect, test } from 'vitest';
import type { CallInput } from '../../src/calls.ts';
import {
  ceremony,
  closed,
  freeze,
  opens,
  paperBallot,
  published,
  rulesVersion,
  seeded,
  setPlaces,
} from './lottery.ts';
import { clerk, deathsIn, key, lastTrips, owner, type Town, townAt } from './town.ts';

const mail = 'berenice.marchand@example.org';

type Ballots = CallInput<'ballot.send'>['ballots'];
type Change = CallInput<'place.consent'>;

const all = { publication: true, culture: true, municipal: true, nextYear: true };

/** A child of eight whose mother agrees to everything, by two ballots in an order: one participation. */
const lea: Ballots = {
  lastName: 'Marchand',
  firstName: 'Léa',
  bornOn: '2018-04-03',
  street: '12 rue des Lilas',
  postcode: '91990',
  town: 'Valmont-sur-Orge',
  isTownStaff: false,
  isSchooled: false,
  phone: '06 39 98 12 34',
  mail,
  familyNumber: 'PF597935',
  guardians: [{ lastName: 'Marchand', firstName: 'Bérénice', mail, phone: '06 39 98 12 34' }],
  consents: all,
  ballots: [
    { conservatoire: 'CMD', activity: 'Musique', wishes: ['MUS-VIO', 'MUS-PIA'] },
    { conservatoire: 'HAN', activity: 'Théâtre', wishes: ['HAN-T8'] },
  ],
  isOrdered: true,
  rules: rulesVersion,
};

/** Her brother, for whom the same mother agrees to the town's news alone. */
const tom: Ballots = {
  ...lea,
  firstName: 'Tom',
  bornOn: '2016-02-01',
  consents: { ...all, publication: false, culture: false, nextYear: false },
  ballots: [{ conservatoire: 'HAN', activity: 'Théâtre', wishes: ['HAN-T8'] }],
};

function send(town: Town): void {
  town.host.clock.set(published);
  setPlaces(town, 9999);
  town.get('office.publishPlaces', { requestKey: key('places'), reason: '' }, owner);
  town.host.clock.set(opens + 3_600_000);
  town.get('ballot.send', { ballots: lea, requestKey: key('lea') });
  town.get('ballot.send', { ballots: tom, requestKey: key('tom') });
  town.get('office.enterBallots', { ballots: [paperBallot], requestKey: key('forum') }, owner);
  town.host.advance({ minutes: 20 });
}

/** Ballots sent, their receipts gone; no draw yet. */
const sentTown = (): Town => townAt('accords sent', send);

function drawAll(town: Town): void {
  town.host.clock.set(closed);
  const { draw } = freeze(town);
  town.host.advance({ minutes: 20 });
  town.host.clock.set(ceremony);
  town.get('office.makeDraw', seeded(draw), owner);
}

const closedTown = (): Town =>
  townAt('accords closed', (town) => {
    send(town);
    town.host.clock.set(closed);
  });

const drawnTown = (): Town =>
  townAt('accords drawn', (town) => {
    send(town);
    drawAll(town);
  });

/** The secret of the last mail about somebody that leads to their consents. */
function accessOf(town: Town, name: string, subject = ''): string {
  const mails = town.host.outbox.filter(
    (one) => one.subject.includes(name) && one.subject.startsWith(subject),
  );
  return mails.flatMap(({ body }) => /page=accords&acces=(\S+)/.exec(body)?.[1] ?? []).pop() ?? '';
}

const changeOf = (access: string, more: Partial<Change> = {}): Change => ({
  access,
  consent: 'publication',
  isGiven: false,
  requestKey: key('retrait'),
  ...more,
});

const given = (shown: { choices: readonly { name: string; isGiven: boolean }[] }) =>
  shown.choices.filter(({ isGiven }) => isGiven).map(({ name }) => name);

const history = (town: Town) =>
  town
    .records('Registre', 'Accords')
    .map((row) => [row['Concerne'], row['Accord'], row['Donné'], row['Texte'], row['Canal'], row['Par']]);

const paper = (town: Town, kind: 'public' | 'consultable' | 'nominatif', n: string) =>
  town.get(
    'office.lotteryPaper',
    { paper: { kind, draw: 'VALMONTSURORGE-2026-09-14' }, requestKey: key(n) },
    owner,
  ).html;

describe('what a ballot ticked', () => {
  test('is kept with the version of its sentences, its instant and its way', () => {
    const rows = sentTown().records('Registre', 'Bulletins');
    expect(rows.map((row) => [row['N°'], row['Texte des accords'], row['Canal']])).toEqual([
      ['W0001', 'accords/1', 'en ligne'],
      ['W0002', 'accords/1', 'en ligne'],
      ['W0003', 'accords/1', 'en ligne'],
      ['P9999', 'accords/1', 'forum'],
    ]);
  });
});

describe('a family', () => {
  test('before any draw, withdraws by the link of its receipt, by one press, for what the page says and nothing else', () => {
    const town = sentTown();
    const access = accessOf(town, 'Léa');
    const shown = town.get('place.consents', { access });
    expect([shown.name, shown.about, given(shown)]).toEqual([
      'Léa M.',
      'bulletins W0001, W0002',
      ['publication', 'culture', 'municipal', 'nextYear'],
    ]);
    expect(shown.choices[0]?.since).toMatch(/^le samedi 12\u00a0septembre 2026 à\s10\u00a0h, en ligne$/);
    const after = town.get('place.consent', changeOf(access));
    expect(given(after)).toEqual(['culture', 'municipal', 'nextYear']);
    // News goes to their mother by her other child's ballots: his page says so as well.
    const toms = town.get('place.consents', { access: accessOf(town, 'Tom') });
    expect(given(toms)).toEqual(['culture', 'municipal']);
    expect(history(town)).toEqual([
      ['["W0001","W0002"]', 'publication', '', 'accords/1', 'en ligne', 'lien personnel'],
    ]);
    expect(town.journalOf('W0001').map((line) => line['Quoi'])).toEqual(['Bulletin envoyé', 'Accord retiré']);
  });

  test('gives again what it withdrew: what was said before stays written, in order', () => {
    const town = sentTown();
    const access = accessOf(town, 'Léa');
    town.get('place.consent', changeOf(access, { consent: 'culture' }));
    town.host.advance({ minutes: 1 });
    const after = town.get(
      'place.consent',
      changeOf(access, { consent: 'culture', isGiven: true, requestKey: key('redonne') }),
    );
    expect(given(after)).toContain('culture');
    expect(history(town).map(([, consent, isGiven]) => [consent, isGiven])).toEqual([
      ['culture', ''],
      ['culture', 'oui'],
    ]);
  });

  test('says the same twice: it is written once', () => {
    const town = sentTown();
    const access = accessOf(town, 'Léa');
    const first = town.get('place.consent', changeOf(access));
    expect(town.get('place.consent', changeOf(access))).toEqual(first);
    town.get('place.consent', changeOf(access, { requestKey: key('encore') }));
    expect(history(town)).toHaveLength(1);
  });

  test('once the list is frozen, by the link of its number; after the draw, on the page of its participation', () => {
    const town = drawnTown();
    const access = accessOf(town, 'Léa', 'Participation');
    expect(access).toMatch(/^T\d{4}\./);
    const { consents } = town.get('place.open', { access });
    expect(consents?.about).toMatch(/^participation T\d{4}, bulletins W0001, W0002$/);
    town.get('place.consent', changeOf(access));
    const after = town.get('place.open', { access }).consents;
    expect(after && given(after)).toEqual(['culture', 'municipal', 'nextYear']);
    const older = accessOf(town, 'Léa', 'Bulletins reçus');
    expect(given(town.get('place.consents', { access: older }))).toEqual([
      'culture',
      'municipal',
      'nextYear',
    ]);
  });

  test('of a draw that was cancelled may still withdraw', () => {
    const town = drawnTown();
    const access = accessOf(town, 'Léa', 'Participation');
    const draw = 'VALMONTSURORGE-2026-09-14';
    town.get('office.cancelDraw', { draw, requestKey: key('annule'), reason: 'Un dé était cassé.' }, owner);
    const closedPage = town.ask('place.open', { access });
    expect(closedPage.ok ? '' : closedPage.refusal.kind).toBe('stopped');
    expect(given(town.get('place.consent', changeOf(access)))).not.toContain('publication');
  });

  test('by a link changed by one sign, or another’s number, reads and changes nothing', () => {
    const town = sentTown();
    const access = accessOf(town, 'Léa');
    const wrong = [
      `${access.slice(0, -1)}${access.endsWith('0') ? '1' : '0'}`,
      access.replace('W0001', 'W0003'),
      access.replace('W0001', 'T0001'),
      '',
    ];
    for (const one of wrong) {
      for (const reply of [
        town.ask('place.consents', { access: one }),
        town.ask('place.consent', changeOf(one)),
      ])
        expect(reply.ok ? '' : reply.refusal.kind).toBe('unknownAccess');
    }
    expect(history(town)).toEqual([]);
  });
});

describe('a family whose news go to an address', () => {
  const news = (town: Town) => town.get('office.news', { consent: 'culture' }, owner).addresses;
  const withdraw = (access: string) => changeOf(access, { consent: 'culture' });

  const orderedTown = (): Town =>
    townAt('accords ordered on paper', (town) => {
      town.host.clock.set(published);
      setPlaces(town, 9999);
      town.get('office.publishPlaces', { requestKey: key('places'), reason: '' }, owner);
      town.host.clock.set(opens + 3_600_000);
      const both = [
        { ...paperBallot, mail, number: 'P0001', rank: 1 },
        {
          ...{ ...paperBallot, mail, number: 'P0002', rank: 2, conservatoire: 'CMD', activity: 'Musique' },
          ...{ wishes: ['MUS-VIO'], consents: { ...paperBallot.consents, culture: true } },
        },
      ];
      town.get('office.enterBallots', { ballots: both, requestKey: key('papier') }, owner);
      town.host.advance({ minutes: 20 });
      drawAll(town);
    });

  test('by one of two ballots in an order sees that it agrees, and withdraws by one press', () => {
    const town = orderedTown();
    const access = accessOf(town, 'Luce', 'Participation');
    const page = town.get('place.consents', { access });
    expect([page.about.split(', ').slice(1), given(page), news(town)]).toEqual([
      ['bulletins P0001', 'P0002'],
      ['culture'],
      [mail],
    ]);
    expect(given(town.get('place.consent', withdraw(access)))).toEqual([]);
    expect(news(town)).toEqual([]);
  });

  test('again by telephone for one ballot, after a withdrawal by the link of both, sees that too', () => {
    const town = orderedTown();
    const access = accessOf(town, 'Luce', 'Participation');
    town.get('place.consent', withdraw(access));
    town.host.advance({ minutes: 1 });
    town.get(
      'office.recordConsent',
      {
        ...{ number: 'P0001', consent: 'culture', isGiven: true, channel: 'téléphone' },
        requestKey: key('appel'),
      },
      owner,
    );
    const page = town.get('place.consents', { access });
    expect([given(page), news(town)]).toEqual([['culture'], [mail]]);
    expect(page.choices[1]?.since).toMatch(/, par téléphone$/);
    const again = { ...withdraw(access), requestKey: key('retrait-2') };
    expect(given(town.get('place.consent', again))).toEqual([]);
    expect(news(town)).toEqual([]);
  });

  test('by the ballots of another child withdraws on either page, for that address', () => {
    const town = sentTown();
    const [lea, tom] = [accessOf(town, 'Léa'), accessOf(town, 'Tom')];
    expect(given(town.get('place.consent', withdraw(tom)))).toEqual(['municipal']);
    expect(given(town.get('place.consents', { access: lea }))).not.toContain('culture');
    expect(news(town)).toEqual([]);
  });
});

describe('data frozen at somebody’s demand (GDPR 18)', () => {
  const freezing = (town: Town, refs: CallInput<'office.limit'>['refs']) =>
    town.get(
      'office.limit',
      { refs, isLimited: true, reason: 'La famille conteste.', requestKey: key('gel') },
      owner,
    );
  const news = (town: Town, consent: 'culture' | 'municipal') =>
    town.get('office.news', { consent }, owner).addresses;

  test('are used by no news: neither what a frozen ballot agreed to, nor the address of a frozen signatory', () => {
    const town = sentTown();
    freezing(town, ['bulletin:W0001', 'bulletin:W0002']);
    expect([news(town, 'culture'), news(town, 'municipal')]).toEqual([[], [mail]]);
    const other = sentTown();
    freezing(other, ['signataire:W0001:0']);
    expect([news(other, 'culture'), news(other, 'municipal')]).toEqual([[], []]);
  });

  test('gain no consent, by its link or by telephone; one is withdrawn all the same', () => {
    const town = sentTown();
    const access = accessOf(town, 'Léa');
    town.get('place.consent', changeOf(access));
    freezing(town, ['bulletin:W0001']);
    const again = { consent: 'publication', isGiven: true, requestKey: key('redonne') } as const;
    const replies = [
      town.ask('place.consent', changeOf(access, again)),
      town.ask('office.recordConsent', { ...again, number: 'W0001', channel: 'téléphone' }, owner),
    ];
    expect(replies.map((reply) => (reply.ok ? '' : reply.refusal.message))).toEqual([
      'Ces données sont gelées, à la demande d’une personne. Vous pouvez retirer un accord, pas en donner un. Rien n’a changé. Pour lever ce gel, appelez l’établissement.',
      'Ces données sont gelées, à la demande d’une personne. Vous pouvez retirer un accord, pas en donner un. Rien n’a changé. Pour lever ce gel, appelez l’établissement.',
    ]);
    expect(history(town)).toHaveLength(1);
    const withdrawn = changeOf(access, { consent: 'nextYear', requestKey: key('rappel') });
    expect(given(town.get('place.consent', withdrawn))).toEqual(['culture', 'municipal']);
  });
});

describe('withdrawing the publication of a name', () => {
  test('counts from the next paper on: its number stands instead; the frozen list and its fingerprint stay', () => {
    const town = drawnTown();
    const before = town.get('public.draw', { draw: '' });
    expect(paper(town, 'public', 'avant')).toContain('Léa Marchand');
    town.get('place.consent', changeOf(accessOf(town, 'Léa')));
    for (const kind of ['public', 'consultable'] as const)
      expect(paper(town, kind, `apres-${kind}`)).not.toContain('Marchand');
    expect(paper(town, 'nominatif', 'bureau')).toContain('Léa Marchand');
    expect(town.get('public.draw', { draw: '' })).toEqual(before);
  });

  test('and giving it later counts too, for that participation alone', () => {
    const town = drawnTown();
    expect(paper(town, 'public', 'avant')).not.toContain('Tom Marchand');
    town.get('place.consent', changeOf(accessOf(town, 'Tom'), { isGiven: true }));
    expect(paper(town, 'public', 'apres')).toContain('Tom Marchand');
    expect(paper(town, 'public', 'encore')).not.toContain('Luce Tardif');
  });

  test('while the list is being frozen: kept or busy, and no paper says the name afterwards', () => {
    const counted = closedTown();
    freeze(counted);
    const calls = lastTrips(counted);
    const answers = new Set<string>();
    for (const call of calls) {
      const town = closedTown();
      const access = accessOf(town, 'Léa');
      const { next } = town.get('office.draws', {}, owner);
      town.host.gate.at({ call, in: 'call' }, 'before', () => {
        const reply = town.ask('place.consent', changeOf(access));
        answers.add(reply.ok ? 'kept' : reply.refusal.kind);
      });
      const { draw } = town.get(
        'office.freeze',
        { requestKey: key('gel'), confirmed: next?.entries ?? 0 },
        owner,
      );
      town.get('place.consent', changeOf(access));
      expect(history(town)).toHaveLength(1);
      town.host.clock.set(ceremony);
      town.get('office.makeDraw', seeded(draw), owner);
      expect(paper(town, 'public', 'apres')).not.toContain('Léa Marchand');
    }
    expect([...answers].sort()).toEqual(['busy', 'kept']);
  });
});

describe('withdrawing the call of next year', () => {
  test('leaves next year’s list, whatever its file says', () => {
    const town = drawnTown();
    const text =
      'Code cours;Ordre de tirage;Nom;Prénom;Né(e) le;Habitant;Accepte d’être recontacté;Courriel;Téléphone;Proposition déjà faite\n' +
      `MUS-VIO;1;MARCHAND;Lea;03/04/2018;oui;oui;${mail};0639981234;non\n`;
    const reading = () => town.get('office.readLastYear', { text, choices: [] }, owner).lines[0];
    const may = () => reading()?.whyNot;
    expect(may()).not.toBe('n’a pas accepté d’être recontactée');
    town.get('place.consent', changeOf(accessOf(town, 'Léa'), { consent: 'nextYear' }));
    expect(reading()).toMatchObject({ whyNot: 'n’a pas accepté d’être recontactée', target: '' });
  });
});

describe('killed at any platform call', () => {
  test('a withdrawal is written whole or not at all; pressed again, once', () => {
    const undisturbed = sentTown();
    undisturbed.get('place.consent', changeOf(accessOf(undisturbed, 'Léa')));
    const calls = lastTrips(undisturbed);
    const whole = [history(undisturbed), undisturbed.journalOf('W0001').map((line) => line['Quoi'])];
    for (const { call, when } of deathsIn(calls)) {
      const town = sentTown();
      const change = changeOf(accessOf(town, 'Léa'));
      town.host.gate.killAt({ call, when, in: 'call' });
      expect(town.try('place.consent', change)).toBe(null);
      expect(given(town.get('place.consent', change))).toEqual(['culture', 'municipal', 'nextYear']);
      expect([history(town), town.journalOf('W0001').map((line) => line['Quoi'])]).toEqual(whole);
    }
  });
});

describe('the team', () => {
  test('writes down what a family without a mail says, with the way it said it', () => {
    const town = sentTown();
    const said = { number: 'p9999 ', consent: 'municipal', isGiven: true, requestKey: key('appel') } as const;
    const shown = town.get('office.recordConsent', { ...said, channel: 'téléphone' }, owner);
    expect([shown.about, given(shown)]).toEqual(['bulletin P9999', ['municipal']]);
    expect(shown.choices[2]?.since).toMatch(/, par téléphone$/);
    expect(history(town)).toEqual([['["P9999"]', 'municipal', 'oui', 'accords/1', 'téléphone', owner.as]]);
    const unknown = town.ask('office.consents', { number: 'Q1' }, owner);
    expect(unknown.ok ? '' : unknown.refusal.message).toContain('ni une participation, ni un bulletin');
    const reply = town.ask('office.recordConsent', { ...said, channel: 'courrier' }, clerk('HAN'));
    expect(reply.ok ? '' : reply.refusal.kind).toBe('notAClerk');
  });

  test('finds a participation of the draw by its number', () => {
    const town = drawnTown();
    const entry = accessOf(town, 'Léa', 'Participation').split('.')[0] ?? '';
    expect(town.get('office.consents', { number: entry }, owner).about).toBe(
      `participation ${entry}, bulletins W0001, W0002`,
    );
  });

  test('gets the addresses that accept news at that moment: one that withdrew is in no list any more', () => {
    const town = sentTown();
    const addresses = () => town.get('office.news', { consent: 'culture' }, owner).addresses;
    expect(addresses()).toEqual([mail]);
    town.get('place.consent', changeOf(accessOf(town, 'Léa'), { consent: 'culture' }));
    expect(addresses()).toEqual([]);
    expect(town.get('office.news', { consent: 'municipal' }, owner).addresses).toEqual([mail]);
    town.get(
      'place.consent',
      changeOf(accessOf(town, 'Tom'), { consent: 'municipal', requestKey: key('tom') }),
    );
    expect(town.get('office.news', { consent: 'municipal' }, owner).addresses).toEqual([]);
  });

  test('is told which published papers say a name that was withdrawn since, until they are made again', () => {
    const town = drawnTown();
    const toRemake = () => town.get('office.consentsFigures', {}, owner).toRemake.length;
    paper(town, 'public', 'avant');
    paper(town, 'nominatif', 'bureau');
    expect(toRemake()).toBe(0);
    town.get('place.consent', changeOf(accessOf(town, 'Léa')));
    expect(toRemake()).toBe(1);
    town.host.advance({ minutes: 1 });
    paper(town, 'public', 'apres');
    expect(toRemake()).toBe(0);
  });
});
