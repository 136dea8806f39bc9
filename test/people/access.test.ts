import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import {
  claimedBy,
  claimedOnce,
  codeOf,
  holderOf,
  linkOf,
  type SingleUse,
  sameSecret,
  sessionFor,
  sessionLasts,
  singleUseLinkOf,
  tidyCode,
  tidyIdentifier,
} from '../../src/people/access.ts';
import { countTry, pauseLasts, type Tries, triesAllowed } from '../../src/people/pauses.ts';

const key = 'a1'.repeat(32);
const holders = fc.record({
  id: fc.nat(999_999_999).map((n) => `P${n}`),
  version: fc.integer({ min: 1, max: 99 }),
});

describe('links, codes and sessions', () => {
  test('follow from the person, the version and the key alone; another of any gives another', () => {
    fc.assert(
      fc.property(holders, (holder) => {
        const raised = { ...holder, version: holder.version + 1 };
        expect(linkOf(key, holder)).toBe(linkOf(key, { ...holder }));
        expect(linkOf(key, raised)).not.toBe(linkOf(key, holder));
        expect(linkOf('b2'.repeat(32), holder)).not.toBe(linkOf(key, holder));
        expect(codeOf(key, raised)).not.toBe(codeOf(key, holder));
        expect(claimedBy(linkOf(key, holder))).toBe(holder.id);
      }),
    );
  });

  test('a link carries 160 bits, a code 50 in signs nobody confuses', () => {
    fc.assert(
      fc.property(holders, (holder) => {
        expect(linkOf(key, holder)).toMatch(/^P\d+\.[0-9a-f]{40}$/);
        expect(codeOf(key, holder)).toMatch(/^[0-9A-HJKMNP-TV-Z]{5}-[0-9A-HJKMNP-TV-Z]{5}$/);
      }),
    );
  });

  test('a code is read however it is typed', () => {
    fc.assert(
      fc.property(holders, (holder) => {
        const code = codeOf(key, holder);
        expect(tidyCode(code.toLowerCase().replace('-', ' '))).toBe(code);
        expect(tidyCode(code.replace(/0/g, 'o').replace(/1/g, 'I'))).toBe(code);
        expect(tidyIdentifier(` ${holder.id.toLowerCase()} `)).toBe(holder.id);
      }),
    );
  });

  test('a session holds for two hours, and not a character of it may change', () => {
    fc.assert(
      fc.property(holders, fc.nat(1e13), fc.nat(), (holder, now, place) => {
        const session = sessionFor(key, holder, now);
        expect(holderOf(key, session, now + sessionLasts - 1)).toEqual(holder);
        expect(holderOf(key, session, now + sessionLasts)).toBe(null);
        const at = place % session.length;
        const other = session[at] === '1' ? '2' : '1';
        expect(holderOf(key, session.slice(0, at) + other + session.slice(at + 1), now)).toBe(null);
      }),
    );
  });
});

describe('a single-use link', () => {
  const holdersOnce = fc.record({
    id: fc.nat(999_999_999).map((n) => `P${n}`),
    version: fc.integer({ min: 1, max: 99 }),
    linksUsed: fc.nat(99),
  });
  const instants = fc.integer({ min: 1_000_000_000_000, max: 9_999_999_999_999 });

  test('follows from the person, the version, the links used and the instant; another of any gives another', () => {
    fc.assert(
      fc.property(holdersOnce, holdersOnce, instants, instants, (one, two, then, later) => {
        const link = singleUseLinkOf(key, one, then);
        expect(singleUseLinkOf(key, { ...one }, then)).toBe(link);
        const differs = (holder: SingleUse, askedAt: number, by = key) => {
          const isSame =
            holder.id === one.id &&
            holder.version === one.version &&
            holder.linksUsed === one.linksUsed &&
            askedAt === then &&
            by === key;
          expect(sameSecret(singleUseLinkOf(by, holder, askedAt), link)).toBe(isSame);
        };
        differs(two, then);
        differs({ ...one, id: two.id }, then);
        differs({ ...one, version: two.version }, then);
        differs({ ...one, version: one.version + 1 }, then);
        differs({ ...one, linksUsed: two.linksUsed }, then);
        differs({ ...one, linksUsed: one.linksUsed + 1 }, then);
        differs({ ...one, version: one.linksUsed, linksUsed: one.version }, then);
        differs(one, later);
        differs(one, then, 'b2'.repeat(32));
      }),
    );
  });

  test('carries 160 bits that are those of no permanent link, session or code', () => {
    fc.assert(
      fc.property(holdersOnce, instants, (holder, askedAt) => {
        const link = singleUseLinkOf(key, holder, askedAt);
        expect(link).toMatch(/^P\d+\.\d{13}\.[0-9a-f]{40}$/);
        expect(link.split('.')[2]).not.toBe(linkOf(key, holder).split('.')[1]);
        expect(holderOf(key, link, askedAt)).toBe(null);
      }),
    );
  });

  test('is read as nothing but itself: its person and its instant, and no other secret is taken for one', () => {
    fc.assert(
      fc.property(holdersOnce, instants, fc.nat(), (holder, askedAt, place) => {
        const link = singleUseLinkOf(key, holder, askedAt);
        expect(claimedOnce(link)).toEqual({ id: holder.id, askedAt });
        expect(claimedBy(link)).toBe('');
        const at = place % link.length;
        for (const other of [
          linkOf(key, holder),
          codeOf(key, holder),
          sessionFor(key, holder, askedAt),
          `${link}0`,
          ` ${link}`,
          `${link}\n`,
          link.toUpperCase().replace('P', 'p'),
          `${link.slice(0, at)}%${link.slice(at + 1)}`,
        ])
          expect(claimedOnce(other)).toBe(null);
      }),
    );
    fc.assert(fc.property(fc.string(), (text) => claimedOnce(text) === null));
  });
});

describe('guesses at a code', () => {
  test('five in any quarter of an hour, whatever the others do', () => {
    const events = fc.array(fc.tuple(fc.constantFrom('P1', 'P2', 'P3'), fc.nat(pauseLasts)), {
      maxLength: 60,
    });
    fc.assert(
      fc.property(events, (list) => {
        let tries: Tries = {};
        let now = 0;
        const granted: { who: string; at: number }[] = [];
        for (const [who, wait] of list) {
          now += wait;
          const next = countTry(tries, who, now);
          if (next) granted.push({ who, at: now });
          tries = next ?? tries;
        }
        for (const { who, at } of granted) {
          const close = granted.filter((one) => one.who === who && one.at <= at && at - one.at < pauseLasts);
          expect(close.length).toBeLessThanOrEqual(triesAllowed);
        }
      }),
    );
  });

  test('the count fits a property of 9 KB, however many identifiers are tried', () => {
    let tries: Tries = {};
    for (let i = 0; i < 1000; i++) tries = countTry(tries, `P${999_000_000 + i}`, 1778486400000 + i) ?? tries;
    expect(JSON.stringify(tries).length).toBeLessThan(9000);
  });
});
