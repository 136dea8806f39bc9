import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type ImportPlan, planImport, type Registered } from '../../../src/people/import/plan.ts';
import type { Student } from '../../../src/people/student.ts';
import {
  applied,
  bytesOf,
  decoded,
  files,
  type Line,
  line,
  NOTHING,
  PLAIN,
  planned,
  sampleTown,
  styles,
  TODAY,
  TOWN,
  textOf,
} from './fixture.ts';

const inAnyOrderOfCourses = (students: readonly Student[]) =>
  students.map((student) => ({
    ...student,
    enrolments: student.enrolments
      .map(({ cursus, courses }) => ({
        cursus,
        courses: courses.map((course) => JSON.stringify(course)).sort(),
      }))
      .sort((one, other) => (one.cursus < other.cursus ? -1 : 1)),
  }));

const withoutLineNumbers = ({ report }: ImportPlan) => ({
  ...report,
  remarks: report.remarks.map(({ kind, count, sentence }) => ({ kind, count, sentence })),
});

/** Lines of different students mixed at random, each student's own lines staying in their order. */
const interleaved = (lines: readonly Line[]): fc.Arbitrary<readonly Line[]> =>
  fc.shuffledSubarray([...lines], { minLength: lines.length }).map((shuffled) => {
    const waiting = new Map<string, Line[]>();
    for (const one of lines) waiting.set(one.number, [...(waiting.get(one.number) ?? []), one]);
    return shuffled.flatMap(({ number }) => waiting.get(number)?.shift() ?? []);
  });

describe('the same lines give the same plan', () => {
  it('whatever the encoding, byte order mark, delimiter, quotes, headings, order of columns and style of dates', () => {
    fc.assert(
      fc.property(files, styles, (lines, style) => {
        const plan = planned(textOf(lines, PLAIN));
        expect(planned(decoded(bytesOf(textOf(lines, style), style.encoding)))).toEqual(plan);
      }),
    );
  });

  it('whatever the order of lines, but for the order of courses', () => {
    const shuffles = files.chain((lines) =>
      fc.tuple(fc.constant(lines), fc.shuffledSubarray([...lines], { minLength: lines.length })),
    );
    fc.assert(
      fc.property(shuffles, ([lines, shuffled]) => {
        const [plan, other] = [planned(textOf(lines)), planned(textOf(shuffled))];
        expect(inAnyOrderOfCourses(other.students)).toEqual(inAnyOrderOfCourses(plan.students));
        expect(other.persons).toEqual(plan.persons);
        expect(withoutLineNumbers(other)).toEqual(withoutLineNumbers(plan));
      }),
    );
  });

  it('wholly, when each student’s lines keep their order', () => {
    const mixes = files.chain((lines) => fc.tuple(fc.constant(lines), interleaved(lines)));
    fc.assert(
      fc.property(mixes, ([lines, mixed]) => {
        const [plan, other] = [planned(textOf(lines)), planned(textOf(mixed))];
        expect({ ...other, report: 0 }).toEqual({ ...plan, report: 0 });
      }),
    );
  });

  it.each(['valmont', 'valmont-small'])('in any style, for the whole town of %s', (name) => {
    const { town, text, lines } = sampleTown(name);
    const plan = planned(text, NOTHING, town);
    fc.assert(
      fc.property(styles, (style) => {
        const written = decoded(bytesOf(textOf(lines, style), style.encoding));
        expect(planned(written, NOTHING, town)).toEqual({
          ...plan,
          report: expect.objectContaining({ kept: lines.length }),
        });
      }),
      { numRuns: 5 },
    );
  });
});

describe('importing again', () => {
  it('plans nothing when the file is the same, in whatever style', () => {
    fc.assert(
      fc.property(files, styles, (lines, style) => {
        const existing = applied(planned(textOf(lines)));
        const again = planned(textOf(lines, style), existing);
        expect([again.students, again.persons]).toEqual([[], []]);
        expect(again.report.students).toEqual({ added: 0, changed: 0, unchanged: existing.students.length });
      }),
    );
  });

  it('settles at once: after any file upon any other, the same file plans nothing', () => {
    fc.assert(
      fc.property(files, files, (before, after) => {
        const first = applied(planned(textOf(before)));
        const second = applied(planned(textOf(after), first), first);
        const again = planned(textOf(after), second);
        expect([again.students, again.persons]).toEqual([[], []]);
      }),
    );
  });

  it('dates whoever the file names by the campaign, and leaves the others where they were', () => {
    const next = { ...TOWN, schoolYear: '2027-2028' };
    fc.assert(
      fc.property(files, files, (before, after) => {
        const first = applied(planned(textOf(before)));
        const plan = planned(textOf(after), first, next);
        const second = applied(plan, first);
        const doubtful = new Set(plan.report.doubtful.map(({ number }) => number));
        const named = new Set(after.map(({ number }) => number).filter((number) => !doubtful.has(number)));
        for (const { number, schoolYear } of second.students)
          if (!doubtful.has(number))
            expect(schoolYear).toBe(named.has(number) ? '2027-2028' : TOWN.schoolYear);
        expect(planned(textOf(after), second, next).students).toEqual([]);
      }),
    );
  });

  it('goes on to the same end after being cut off anywhere, persons being written before students', () => {
    fc.assert(
      fc.property(files, files, fc.nat(), fc.nat(), (before, after, somePersons, someStudents) => {
        const first = applied(planned(textOf(before)));
        const plan = planned(textOf(after), first);
        const persons = plan.persons.slice(0, somePersons % (plan.persons.length + 1));
        const isPast = persons.length === plan.persons.length;
        const students = isPast ? plan.students.slice(0, someStudents % (plan.students.length + 1)) : [];
        const cut = applied({ students, persons }, first);
        expect(applied(planned(textOf(after), cut), cut)).toEqual(applied(plan, first));
      }),
    );
  });

  it('keeps the identifier, version and consent of everybody, and never gives an identifier twice', () => {
    fc.assert(
      fc.property(files, files, (before, after) => {
        const plan = applied(planned(textOf(before)));
        const first = {
          ...plan,
          persons: plan.persons.map((person, at) => ({ ...person, version: at + 2, consent: `P9 ${at}` })),
        };
        const second = applied(planned(textOf(after), first), first);
        const kept = (one: Registered) =>
          new Map(one.persons.map(({ id, version, consent }) => [id, { version, consent }]));
        for (const [id, state] of kept(first)) expect(kept(second).get(id)).toEqual(state);
        const selves = (one: Registered) =>
          one.students.map(({ number, links }) => [number, links[0]?.person]);
        expect(new Map(selves(second) as [string, string][])).toEqual(
          new Map([...selves(second), ...selves(first)] as [string, string][]),
        );
        const ids = second.persons.map(({ id }) => id);
        expect(new Set(ids).size).toBe(ids.length);
      }),
    );
  });
});

describe('a registered town holds together', () => {
  it('each student has an own access first, and people and links mirror one another', () => {
    fc.assert(
      fc.property(files, files, (before, after) => {
        const first = applied(planned(textOf(before)));
        const { students, persons } = applied(planned(textOf(after), first), first);
        for (const { number, links } of students) {
          expect(links.map((link) => link.role).filter((role) => role === 'self')).toEqual(['self']);
          expect(links[0]?.role).toBe('self');
          expect(persons.filter((person) => person.self === number).map((person) => person.id)).toEqual([
            links[0]?.person,
          ]);
          const holders = persons
            .filter((person) => person.students.includes(number))
            .map((person) => person.id);
          expect(holders.sort()).toEqual(links.map((link) => link.person).sort());
        }
      }),
    );
  });

  it('counts every line once: read = kept + doubtful + refused', () => {
    const damage = fc.constantFrom<Partial<Line>>(
      { birthDate: '2015-02-31' },
      { number: '' },
      { conservatoire: 'Ailleurs' },
      { course: '' },
      { firstName: 'Autre' },
      { lastName: 'x'.repeat(20_000) },
      {},
    );
    const damaged = fc.array(damage, { minLength: 1, maxLength: 12 });
    fc.assert(
      fc.property(files, damaged, (lines, damages) => {
        const all = [...lines, ...damages.map((change) => line({ number: 'E100', ...change }))];
        const { read, kept, doubtful, refused } = planned(textOf(all)).report;
        expect(read).toBe(all.length);
        expect(read).toBe(kept + doubtful.length + refused.length);
        const told = [...doubtful, ...refused].map((one) => one.line);
        expect(new Set(told).size).toBe(told.length);
      }),
    );
  });

  it('never throws, whatever text it is given', () => {
    const heading = textOf([]).split('\r\n')[0] ?? '';
    const noise = fc.array(
      fc.constantFrom(';', '"', '\n', '\r\n', ',', '\t', 'E1', 'Léa', '2015-06-30', '=1', '\0', '😀'),
    );
    fc.assert(
      fc.property(noise, fc.boolean(), (bits, headed) => {
        const text = `${headed ? `${heading}\n` : ''}${bits.join('')}`;
        const request = {
          existing: NOTHING,
          text,
          town: TOWN,
          today: TODAY,
          accepted: [],
          limited: new Set(''),
          isForgotten: () => false,
        };
        const outcome = planImport(request);
        expect(['plan', 'empty', 'notATable', 'missingColumns']).toContain(outcome.kind);
      }),
    );
  });
});
