import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Registered } from '../../../src/people/import/plan.ts';
import { applied, files, type Line, line, PLAIN, peopleOf, planned, TODAY, TOWN, textOf } from './fixture.ts';

const plan = (lines: readonly Line[], existing: Registered, accepted: readonly string[] = []) =>
  planned(textOf(lines, PLAIN), existing, TOWN, TODAY, accepted);

const existing = applied(planned(textOf([line()])));
const renamed = line({ lastName: 'Roux', birthDate: '2015-06-03' });

describe('a clerk decides on a student who comes back with another name or birth date', () => {
  it('told what is registered and what the file says; until then nothing changes', () => {
    const { students, persons, report } = plan([renamed], existing);
    expect([students, persons]).toEqual([[], []]);
    expect(report.decisions).toEqual([
      {
        number: 'E1',
        registered: 'Petit Léa, date de naissance 30/06/2015',
        file: 'Roux Léa, date de naissance 03/06/2015',
        accepted: false,
      },
    ]);
    expect(report.doubtful[0]?.reason).toContain('cochez «\u00a0C’est le même élève\u00a0»');
  });

  it('once accepted, the file replaces the student and their access; the link received stays good', () => {
    const accepted = plan([renamed, { ...renamed, course: 'MAO' }], existing, ['E1']);
    expect(accepted.report).toMatchObject({
      read: 2,
      kept: 2,
      doubtful: [],
      decisions: [{ accepted: true }],
    });
    expect(accepted.report.students).toEqual({ added: 0, changed: 1, unchanged: 0 });
    const after = applied(accepted, existing);
    expect(after.students).toMatchObject([{ lastName: 'Roux', firstName: 'Léa', birthDate: '2015-06-03' }]);
    expect(peopleOf(after, 'E1')['self']).toEqual({
      ...peopleOf(existing, 'E1')['self'],
      lastName: 'Roux',
    });
    expect(peopleOf(after, 'E1')['guardian1']).toEqual(peopleOf(existing, 'E1')['guardian1']);
  });

  it('is not asked when the file contradicts itself, or says once what is registered', () => {
    const again = line({ firstName: 'Zoé' });
    for (const lines of [
      [renamed, again],
      [line(), renamed],
      [renamed, line()],
    ]) {
      const { students, report } = plan(lines, existing, ['E1']);
      expect([students, report.decisions]).toEqual([[], []]);
      expect(report.doubtful.length).toBe(lines.includes(again) ? 2 : 1);
    }
  });

  it('is not asked for a new student, nor for another way of writing the same name', () => {
    expect(plan([renamed, line({ number: 'E2' })], { students: [], persons: [] }).report.decisions).toEqual(
      [],
    );
    expect(plan([line({ lastName: 'PETIT', firstName: 'LEA' })], existing).report.decisions).toEqual([]);
  });
});

/** A registered town, another file upon it, and the students a clerk ticks: some of those asked about, some not. */
const cases = fc
  .tuple(files, files)
  .map(([before, after]) => ({ first: applied(planned(textOf(before))), after }))
  .chain(({ first, after }) => {
    const numbers = [...new Set(after.map(({ number }) => number)), 'E999'];
    return fc.record({
      first: fc.constant(first),
      after: fc.constant(after),
      accepted: fc.subarray(numbers),
    });
  });

describe('a plan with decisions', () => {
  it('asks the same questions whatever is accepted, and marks those accepted', () => {
    fc.assert(
      fc.property(cases, ({ first, after, accepted }) => {
        const asked = plan(after, first).report.decisions;
        expect(plan(after, first, accepted).report.decisions).toEqual(
          asked.map((decision) => ({ ...decision, accepted: accepted.includes(decision.number) })),
        );
      }),
    );
  });

  it('changes the identity of nobody but those accepted, and counts every line once', () => {
    fc.assert(
      fc.property(cases, ({ first, after, accepted }) => {
        const { report, ...changes } = plan(after, first, accepted);
        const second = new Map(applied(changes, first).students.map((one) => [one.number, one]));
        const ticked = report.decisions.filter((decision) => decision.accepted).map(({ number }) => number);
        for (const { number, birthDate } of first.students) {
          if (!ticked.includes(number)) expect(second.get(number)?.birthDate).toBe(birthDate);
        }
        for (const number of ticked) {
          expect(second.get(number)).toMatchObject({
            birthDate: after.find((one) => one.number === number)?.birthDate,
          });
        }
        expect(report.read).toBe(report.kept + report.doubtful.length + report.refused.length);
      }),
    );
  });

  it('settles at once: the same file with the same list, or with none, plans nothing more', () => {
    fc.assert(
      fc.property(cases, ({ first, after, accepted }) => {
        const second = applied(plan(after, first, accepted), first);
        for (const list of [accepted, []]) {
          const { students, persons, report } = plan(after, second, list);
          expect([students, persons]).toEqual([[], []]);
          expect(report.decisions.filter((decision) => decision.accepted)).toEqual([]);
        }
      }),
    );
  });

  it('goes on to the same end with the same list after being cut off anywhere', () => {
    fc.assert(
      fc.property(cases, fc.nat(), fc.nat(), ({ first, after, accepted }, somePersons, someStudents) => {
        const whole = plan(after, first, accepted);
        const persons = whole.persons.slice(0, somePersons % (whole.persons.length + 1));
        const isPast = persons.length === whole.persons.length;
        const students = isPast ? whole.students.slice(0, someStudents % (whole.students.length + 1)) : [];
        const cut = applied({ students, persons }, first);
        expect(applied(plan(after, cut, accepted), cut)).toEqual(applied(whole, first));
      }),
    );
  });
});
