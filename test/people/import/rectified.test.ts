import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Rectifiable } from '../../../src/calls/rights.ts';
import { isAdult } from '../../../src/people/age.ts';
import type { Known, Registered } from '../../../src/people/import/plan.ts';
import type { Student } from '../../../src/people/student.ts';
import { applied, files, line, NOTHING, planned, styles, TODAY, TOWN, textOf } from './fixture.ts';

const fields = ['lastName', 'firstName', 'birthDate', 'mail', 'phone', 'street', 'postcode', 'town'] as const;

/** What a person’s data become, theirs alone. */
const rightFor = (id: string, birthDate: string): Record<Rectifiable, string> => ({
  lastName: `Juste ${id}`,
  firstName: `Vraie ${id}`,
  birthDate: isAdult(birthDate, TODAY) ? '1979-01-02' : '2014-01-02',
  mail: `juste-${id.toLowerCase()}@example.org`,
  phone: '06 39 98 77 77',
  street: `${id.slice(1)} rue Juste`,
  postcode: '91991',
  town: 'Justeville',
});

/** The registered town once some fields of some people were put right, as the office does it. */
function putRight(town: Registered, whom: readonly string[], which: readonly Rectifiable[]): Registered {
  const wanted = town.persons.filter(({ id }) => whom.includes(id));
  const righted = new Map<string, { person: Known; student: Student | undefined }>();
  for (const person of wanted) {
    const student = town.students.find(({ number }) => number === person.self);
    const now = rightFor(person.id, student?.birthDate ?? '');
    const said: Partial<Record<Rectifiable, string>> = student
      ? { ...person, ...person.address, birthDate: student.birthDate, ...student.address }
      : { ...person, ...person.address };
    const own = which.filter((field) => field !== 'birthDate' || student);
    const rectified = Object.fromEntries(
      own.map((field) => [field, { was: said[field] ?? '', now: now[field] }]),
    );
    const after = { ...said, ...Object.fromEntries(own.map((field) => [field, now[field]])) };
    const { lastName = '', firstName = '', birthDate = '', mail = '', phone = '' } = after;
    const { street = '', postcode = '', town: city = '' } = after;
    const address = { street, postcode, town: city };
    const isHome = !student || JSON.stringify(student.address) === JSON.stringify(person.address);
    righted.set(person.id, {
      person: { ...person, lastName, firstName, mail, phone, rectified, ...(isHome && { address }) },
      student: student && { ...student, lastName, firstName, birthDate, address },
    });
  }
  const students = [...righted.values()].flatMap(({ student }) => student ?? []);
  return {
    persons: town.persons.map((one) => righted.get(one.id)?.person ?? one),
    students: town.students.map((one) => students.find(({ number }) => number === one.number) ?? one),
  };
}

const some = fc.tuple(
  files,
  fc.array(fc.boolean(), { minLength: 40, maxLength: 40 }),
  fc.subarray([...fields], { minLength: 1 }),
);

const remarked = (kind: string, plan: ReturnType<typeof planned>) =>
  plan.report.remarks.find((remark) => remark.kind === kind);

describe('what was put right (GDPR 16, CNS-010)', () => {
  it('stays, for anybody and in any field: the file that still says what was wrong plans nothing', () => {
    fc.assert(
      fc.property(some, styles, ([lines, chance, which], style) => {
        const before = applied(planned(textOf(lines)));
        const whom = before.persons.map(({ id }) => id).filter((_, i) => chance[i]);
        const town = putRight(before, whom, which);
        const again = planned(textOf(lines, style), town);
        expect([again.students, again.persons]).toEqual([[], []]);
        expect(again.report.doubtful).toEqual([]);
      }),
      { numRuns: 300 },
    );
  });

  it('is told with the students whose file is to be corrected, while it still says what was wrong', () => {
    const lines = [line(), line({ number: 'E2', family: 'F2', firstName: 'Ana', lastName1: 'Roux' })];
    const before = applied(planned(textOf(lines)));
    const own = before.persons.find(({ self }) => self === 'E1')?.id ?? '';
    const town = putRight(before, [own], ['birthDate']);
    expect(remarked('rectified', planned(textOf(lines), town))).toMatchObject({
      count: 1,
      lines: [2],
      sentence: expect.stringContaining('E1'),
    });
    const corrected = lines.map((one) => (one.number === 'E1' ? { ...one, birthDate: '2014-01-02' } : one));
    const plan = planned(textOf(corrected), town);
    expect(remarked('rectified', plan)).toBeUndefined();
    expect([plan.students, plan.persons, plan.report.doubtful]).toEqual([[], [], []]);
  });

  it('is no news where the file says it is so, and gives way where the file says something else', () => {
    const lines = [line({ mail: 'lea@example.org' })];
    const before = applied(planned(textOf(lines)));
    const guardian = before.persons.find(({ self }) => self === '')?.id ?? '';
    const town = putRight(before, [guardian], ['mail', 'phone']);
    const { mail, phone } = rightFor(guardian, '');
    const same = planned(textOf([line({ mail: 'lea@example.org', mail1: mail, phone1: phone })]), town);
    expect([same.students, same.persons]).toEqual([[], []]);
    const moved = [line({ mail: 'lea@example.org', mail1: 'autre@example.org' })];
    const after = applied(planned(textOf(moved), town), town);
    const found = after.persons.find(({ id }) => id === guardian);
    expect(found).toMatchObject({ mail: 'autre@example.org', phone });
    // And then what was wrong may be right: it is followed like any other.
    expect(
      applied(planned(textOf(lines), after), after).persons.find(({ id }) => id === guardian)?.mail,
    ).toBe('claire@example.org');
  });

  it('keeps a guardian one person, whatever the lines say of the name: two children, one of them corrected', () => {
    const lines = [line(), line({ number: 'E2', firstName: 'Tom' })];
    const before = applied(planned(textOf(lines)));
    const guardian = before.persons.find(({ self }) => self === '')?.id ?? '';
    const town = putRight(before, [guardian], ['lastName', 'mail']);
    const { lastName, mail } = rightFor(guardian, '');
    const half = [line(), line({ number: 'E2', firstName: 'Tom', lastName1: lastName, mail1: mail })];
    const plan = planned(textOf(half), town);
    expect([plan.students, plan.persons]).toEqual([[], []]);
  });
});

describe('data that are frozen (GDPR 18, CNS-010)', () => {
  it('are changed by no file: nothing of the student, and of a person nothing but their students', () => {
    fc.assert(
      fc.property(
        files,
        files,
        fc.array(fc.boolean(), { minLength: 40, maxLength: 40 }),
        (first, second, chance) => {
          const before = applied(planned(textOf(first)));
          const frozen = before.persons.filter((_, i) => chance[i]);
          const limited = new Set(frozen.map(({ id }) => `acces:${id}`));
          const plan = planned(textOf(second), before, TOWN, TODAY, [], limited);
          const after = applied(plan, before);
          for (const { students: _old, ...data } of frozen) {
            const { students: _new, ...now } = after.persons.find(({ id }) => id === data.id) ?? {
              students: [],
            };
            expect(now).toEqual(data);
            if (data.self !== '')
              expect(after.students.find(({ number }) => number === data.self)).toEqual(
                before.students.find(({ number }) => number === data.self),
              );
          }
          const again = planned(textOf(second), after, TOWN, TODAY, [], limited);
          expect([again.students, again.persons]).toEqual([[], []]);
        },
      ),
      { numRuns: 300 },
    );
  });

  it('are told by the number of the student', () => {
    const before = applied(planned(textOf([line()])));
    const own = before.persons.find(({ self }) => self === 'E1')?.id ?? '';
    const plan = planned(
      textOf([line({ street: '9 rue Neuve' })]),
      before,
      TOWN,
      TODAY,
      [],
      new Set([`acces:${own}`]),
    );
    expect(remarked('limited', plan)).toMatchObject({ count: 1, sentence: expect.stringContaining('E1') });
    expect(plan.students).toEqual([]);
    expect(planned(textOf([line()]), NOTHING).students).toHaveLength(1);
  });
});
