import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { addDays, addMonths } from '../../src/dates.ts';
import {
  isPressing,
  longestAnswer,
  requestClock,
  requestState,
  type Timed,
} from '../../src/rights/registers/requests/clock.ts';
import {
  type Acting,
  answerFault,
  extensionFault,
  namesakes,
  subjectOf,
  whyNotTheirs,
  whyOnlyRefused,
} from '../../src/rights/registers/requests/rules.ts';
import {
  outcomes,
  qualities,
  refusalMotives,
  rightKinds,
} from '../../src/rights/registers/requests/words.ts';
import { seed } from '../seed.ts';

const days = fc.integer({ min: 0, max: 4000 }).map((count) => addDays('2024-01-01', count));
const kinds = fc.constantFrom(...rightKinds);
const timed: fc.Arbitrary<Timed> = fc.record({
  kind: kinds,
  receivedOn: days,
  identity: fc.record({ how: fc.constantFrom('known', 'seen', 'notNeeded', 'asked') }),
  extension: fc.option(fc.record({ months: fc.integer({ min: 2, max: 3 }) })),
  answer: fc.constant(null),
});
const months = fc.integer({ min: -3, max: 40 });
const law = <T>(property: fc.IProperty<T>) => fc.assert(property, { seed });

describe('the clock of a request', () => {
  test('never goes beyond three months from reception, whatever the town announced (CNS-012)', () => {
    law(
      fc.property(timed, months, (request, announced) => {
        const clock = requestClock(request, announced);
        const last = addMonths(request.receivedOn, 3);
        expect(clock.last).toBe(last);
        for (const day of [clock.due, clock.announced, clock.extendBy, clock.twoMonths])
          expect(day <= last).toBe(true);
      }),
    );
  });

  test('alerts before the answer is due, and at day 20 before more time was announced (PAR-083)', () => {
    law(
      fc.property(timed, (request) => {
        const { alertOn, due, extendBy } = requestClock(request);
        expect(request.receivedOn < alertOn && alertOn < due).toBe(true);
        if (!request.extension) {
          expect(alertOn).toBe(addDays(request.receivedOn, 20));
          if (request.kind !== 'complaint') expect(extendBy).toBe(due);
        }
      }),
    );
  });

  test('gives a month without a notice; with one, never less than that', () => {
    law(
      fc.property(timed, (request) => {
        const alone = requestClock({ ...request, extension: null }).due;
        expect(alone).toBe(addMonths(request.receivedOn, request.kind === 'complaint' ? 2 : 1));
        expect(requestClock(request).due >= alone).toBe(true);
      }),
    );
  });

  test('ends on the last day of a month that has no such day', () => {
    const on = (receivedOn: string, more: Partial<Timed> = {}) =>
      requestClock(
        { kind: 'access', receivedOn, identity: { how: 'known' }, extension: null, answer: null, ...more },
        1,
      ).due;
    expect(on('2026-01-31')).toBe('2026-02-28');
    expect(on('2028-01-31')).toBe('2028-02-29');
    expect(on('2025-11-30', { extension: { months: 3 } })).toBe('2026-02-28');
    expect(on('2026-12-31', { kind: 'complaint' })).toBe('2027-02-28');
  });

  test('is late from the day after, whoever is awaited, until it is answered', () => {
    law(
      fc.property(timed, (request) => {
        const { due } = requestClock(request);
        expect(requestState(request, due)).not.toBe('late');
        expect(requestState(request, addDays(due, 1))).toBe('late');
        expect(isPressing(request, addDays(due, 1))).toBe(true);
        const answered = { ...request, answer: {} };
        expect([requestState(answered, addDays(due, 1)), isPressing(answered, addDays(due, 1))]).toEqual([
          'answered',
          false,
        ]);
      }),
    );
  });
});

describe('more time', () => {
  test('is announced within the first month, once, with a reason, for no longer than the notice says, and never for a complaint', () => {
    law(
      fc.property(
        timed,
        days,
        fc.constantFrom('', ' \n', 'Des archives lointaines.'),
        fc.constantFrom(2, 3),
        fc.constantFrom(1, 2, 3),
        (request, day, why, months, announced) => {
          const fits =
            request.kind !== 'complaint' &&
            !request.extension &&
            day <= addMonths(request.receivedOn, 1) &&
            (announced === 1 || months <= announced) &&
            why.trim() !== '';
          const longest = longestAnswer(announced);
          expect(extensionFault(request, day, { months, longest, why }) === null).toBe(fits);
        },
      ),
    );
  });
});

const acting: fc.Arbitrary<Acting> = fc
  .tuple(timed, fc.constantFrom(...qualities), fc.option(fc.integer({ min: 0, max: 30 })))
  .map(([request, quality, age]) => ({
    ...request,
    asker: { quality },
    subject: age === null ? null : { name: 'Léa', bornOn: addMonths(request.receivedOn, -12 * age) },
  }));

describe('who may ask for whom (CNS-011)', () => {
  test('a stranger is given nothing but an ear: a child’s data without consent, a complaint (CNS-003, PAR-092)', () => {
    law(
      fc.property(acting, (request) => {
        const open = request.kind === 'childData' || request.kind === 'complaint';
        expect(whyNotTheirs({ ...request, asker: { quality: 'other' } }) === '').toBe(open);
      }),
    );
  });

  test('a guardian acts until the eighteenth birthday of the child, and not from that day', () => {
    const on = (receivedOn: string) =>
      whyNotTheirs({
        kind: 'erasure',
        receivedOn,
        identity: { how: 'known' },
        extension: null,
        answer: null,
        asker: { quality: 'guardian' },
        subject: { name: 'Léa', bornOn: '2008-05-12' },
      });
    expect([on('2026-05-11'), on('2026-05-12') === '']).toEqual(['', false]);
  });

  test('whoever speaks for the dead has their directives received, and nothing else (CNS-010)', () => {
    law(
      fc.property(acting, (request) => {
        const heard = ['directives', 'childData', 'complaint'].includes(request.kind);
        expect(whyNotTheirs({ ...request, asker: { quality: 'heir' } }) === '').toBe(heard);
      }),
    );
  });

  test('what only a refusal may answer is answered by nothing else, and a refusal always has its motive', () => {
    law(
      fc.property(
        acting,
        fc.constantFrom(...outcomes),
        fc.constantFrom('' as const, ...refusalMotives),
        fc.constantFrom('', ' ', 'Voici.'),
        (request, outcome, motive, text) => {
          const fits =
            (outcome === 'refused' || whyOnlyRefused(request) === '') &&
            (outcome === 'done' || motive !== '') &&
            text.trim() !== '';
          expect(answerFault(request, { outcome, motive, text }) === null).toBe(fits);
        },
      ),
    );
  });
});

describe('the person concerned', () => {
  const one = (ref: string, sameName: string, bornOn = '') => ({ ref, name: sameName, sameName, bornOn });

  test('is one: twins, or homonyms born on two days, are never joined', () => {
    const twins = [one('acces:P1', 'diop|awa', '2015-03-01'), one('acces:P2', 'diop|ali', '2015-03-01')];
    const homonyms = [
      one('acces:P1', 'diop|awa', '2015-03-01'),
      one('bulletin:W1', 'diop|awa', '2001-03-01'),
    ];
    for (const two of [twins, homonyms]) expect(subjectOf(two)).toMatchObject({ field: 'refs' });
    const same = [one('acces:P1', 'diop|awa'), one('bulletin:W1', 'diop|awa', '2015-03-01')];
    expect(subjectOf(same)).toEqual({ name: 'diop|awa', bornOn: '2015-03-01' });
    expect(subjectOf([])).toBe(null);
  });

  test('has namesakes: those of the same name that were not chosen', () => {
    const all = [one('a', 'diop|awa'), one('b', 'diop|awa'), one('c', 'diop|ali')];
    expect([namesakes(all.slice(0, 1), all), namesakes(all.slice(0, 2), all), namesakes([], all)]).toEqual([
      1, 0, 0,
    ]);
  });
});
