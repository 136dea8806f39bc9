import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import {
  claimedBy,
  codeOf,
  holderOf,
  linkOf,
  sessionFor,
  sessionLasts,
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
