import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { stamp } from '../../src/dates.ts';
import { afterFailure, choose, claimLasts, isSendable, type MailRow, toQueue } from '../../src/post/queue.ts';
import type { JournalLine } from '../../src/register/journal.ts';

const now = Date.parse('2026-05-11T10:00:00+02:00');

const line = (number: number, mails: number): JournalLine => ({
  number,
  key: '',
  target: '',
  applied: false,
  at: '',
  actor: '',
  about: '',
  act: '',
  decision: {
    mails: Array.from({ length: mails }, (_, i) => ({
      template: 't',
      person: `P${i}`,
      student: '',
      facts: {},
    })),
  },
});

describe('what the Journal decided and the queue', () => {
  test('however often and wherever it is interrupted, each mail is queued once, in order', () => {
    const lines = fc
      .array(fc.nat(4), { maxLength: 20 })
      .map((counts) => counts.map((count, i) => line(i + 1, count)));
    fc.assert(
      fc.property(lines, fc.array(fc.nat(7)), (all, cuts) => {
        const queued: string[] = [];
        for (const cut of [...cuts, 1000]) {
          const fresh = toQueue(all, queued[queued.length - 1] ?? '0.0').map(({ id }) => id);
          queued.push(...fresh.slice(0, cut));
        }
        expect(queued).toEqual(toQueue(all, '0.0').map(({ id }) => id));
        expect(new Set(queued).size).toBe(queued.length);
      }),
    );
  });
});

describe('a mail that Google does not take', () => {
  test('is tried ten times more, less and less often, over more than a day, whatever Google’s words, then given up', () => {
    fc.assert(
      fc.property(fc.array(fc.string({ maxLength: 400 }), { minLength: 11, maxLength: 11 }), (reasons) => {
        const waits: (number | null)[] = [];
        let problem = '';
        for (const reason of reasons) {
          const next = afterFailure(problem, reason);
          expect(next.problem.length).toBeLessThanOrEqual(320);
          waits.push(next.wait);
          problem = next.problem;
        }
        const waited = waits.slice(0, 10).map((wait) => wait ?? 0);
        expect(waits[10]).toBe(null);
        expect([...waited].sort((a, b) => a - b)).toEqual(waited);
        expect(waited.reduce((sum, wait) => sum + wait, 0)).toBeGreaterThan(24 * 60 * 60 * 1000);
      }),
    );
  });
});

describe('what leaves now', () => {
  const mail = (fields: Partial<MailRow>): MailRow =>
    ({
      id: '1.0',
      state: 'à envoyer',
      claimedAt: '',
      notBefore: '',
      template: 'invitation',
      ...fields,
    }) as MailRow;

  test('nothing before its hour, nothing settled, nothing in living hands; what a dead execution held, again', () => {
    expect(isSendable(mail({}), now)).toBe(true);
    expect(isSendable(mail({ notBefore: stamp(now + 1000) }), now)).toBe(false);
    expect(isSendable(mail({ notBefore: stamp(now) }), now)).toBe(true);
    expect(isSendable(mail({ state: 'en cours', claimedAt: stamp(now - claimLasts + 1000) }), now)).toBe(
      false,
    );
    expect(isSendable(mail({ state: 'en cours', claimedAt: stamp(now - claimLasts) }), now)).toBe(true);
    for (const state of ['envoyé', 'échec', 'sans adresse'] as const)
      expect(isSendable(mail({ state }), now)).toBe(false);
  });

  test('an acknowledgement passes before invitations, which leave its share of the quota alone', () => {
    const rows = fc.array(fc.boolean(), { maxLength: 60 });
    fc.assert(
      fc.property(rows, fc.nat(100), fc.nat(40), (patient, left, kept) => {
        const mails = patient.map((waits, i) => ({
          row: i + 2,
          record: mail({ template: waits ? 'invitation' : 'accusé' }),
        }));
        const chosen = choose(mails, (template) => template === 'invitation', now, {
          left,
          kept,
          atMost: 20,
        });
        const urgent = chosen.filter(({ record }) => record.template === 'accusé').length;
        const waiting = chosen.length - urgent;
        expect(urgent).toBe(Math.min(20, left, patient.filter((waits) => !waits).length));
        expect(waiting).toBe(
          Math.min(patient.filter(Boolean).length, Math.max(0, Math.min(20 - urgent, left - urgent - kept))),
        );
      }),
    );
  });
});
