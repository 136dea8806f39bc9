import { describe, expect, it } from 'vitest';
import { applied, bytesOf, decoded, NOTHING, peopleOf, planned, sampleTown } from './fixture.ts';

const importOf = (name: string) => {
  const { town, text } = sampleTown(name);
  return planned(text, NOTHING, town);
};

describe('the sample towns', () => {
  it.each([
    ['valmont', { students: 1302, persons: 3110, read: 3010, kept: 3010, doubtful: 0, refused: 0 }],
    ['valmont-small', { students: 40, persons: 97, read: 84, kept: 84, doubtful: 0, refused: 0 }],
    ['abime', { students: 66, persons: 156, read: 163, kept: 159, doubtful: 1, refused: 3 }],
  ])('%s is read to the last line', (name, figures) => {
    const { students, persons, report } = importOf(name);
    expect({
      students: students.length,
      persons: persons.length,
      read: report.read,
      kept: report.kept,
      doubtful: report.doubtful.length,
      refused: report.refused.length,
    }).toEqual(figures);
  });

  it('abime: the damaged lines are told by their number in the file, and the first words stay', () => {
    const plan = importOf('abime');
    const { doubtful, refused, remarks } = plan.report;
    expect(doubtful.map(({ line, number }) => [line, number])).toEqual([[161, 'E20002']]);
    expect(doubtful[0]?.reason.replace(/\u00a0/g, ' ')).toContain(
      '« =HYPERLINK("http://example.org";"x") » au lieu de « Victoire »',
    );
    expect(refused.map(({ line, number }) => [line, number])).toEqual([
      [162, 'E20003'],
      [163, ''],
      [164, 'E20001'],
    ]);
    expect(refused[0]?.reason).toContain('31/02/2015');
    expect(refused[1]?.reason).toContain('Ligne vide');
    expect(refused[2]?.reason).toContain('20 cellules au lieu de 24');
    expect(peopleOf(plan, 'E20002')['self']?.firstName).toBe('Victoire');
    expect(plan.students.find(({ number }) => number === 'E20003')?.birthDate).toBe('1961-06-15');
    expect(remarks.find(({ kind }) => kind === 'formulaCell')?.lines).toEqual([161]);
  });

  it('abime: the damaged lines lose nothing of the courses of those students', () => {
    const student = importOf('abime').students.find(({ number }) => number === 'E20001');
    expect(student?.enrolments).toEqual([
      {
        cursus: 'TRAD – Instrument',
        courses: [
          { name: 'Saxophone', level: 'C1 1A', adapted: false },
          { name: 'Formation musicale', level: 'C1 1A', adapted: false },
          { name: 'Chœur d’enfants', level: '', adapted: false },
        ],
      },
      {
        cursus: 'CHAM – Collège Rosa-Parks',
        courses: [
          { name: 'Formation musicale CHAM', level: '6e', adapted: true },
          { name: 'Chœur CHAM', level: '6e', adapted: true },
        ],
      },
    ]);
  });

  it('abime: two people with one mail each have their own access', () => {
    const plan = importOf('abime');
    const { guardian1, guardian2 } = peopleOf(plan, 'E20006');
    expect([guardian1?.mail, guardian2?.mail]).toEqual([
      'famille.partagee@example.org',
      'famille.partagee@example.org',
    ]);
    expect(guardian1?.id).not.toBe(guardian2?.id);
    expect(guardian1?.students).toEqual(['E20006', 'E20008']);
  });

  it('valmont-small: a student written in capitals on one line and not on another is one student', () => {
    const plan = importOf('valmont-small');
    expect(peopleOf(plan, 'E20003')['self']).toMatchObject({
      lastName: 'N’Diaye',
      firstName: 'Emma',
      self: 'E20003',
    });
  });

  it('valmont: the second guardian keeps an address of their own', () => {
    const { guardian1, guardian2 } = peopleOf(importOf('valmont'), 'E20009');
    expect(guardian1?.address.street).toBe('118 bis place du Marché');
    expect(guardian2?.address).toEqual({
      street: '6 rue Pauline-Viardot',
      postcode: '91990',
      town: 'Valmont-sur-Orge',
    });
  });

  it('valmont read as if it were Latin-1 in UTF-8 says that characters are broken', () => {
    const { town, text } = sampleTown('valmont-small');
    const twice = decoded(bytesOf(Buffer.from(text, 'utf8').toString('latin1'), 'utf8'));
    const headed = [text.split('\r\n')[0], ...twice.split('\r\n').slice(1)].join('\r\n');
    const { remarks } = planned(headed, NOTHING, town).report;
    expect(remarks.map(({ kind }) => kind)).toContain('brokenCharacters');
  });

  // Alone on the machine this takes three seconds; anything quadratic takes minutes and meets the time limit.
  it('twenty thousand students are planned in seconds, and again upon themselves', () => {
    const { town, text } = sampleTown('valmont');
    const [heading = '', ...lines] = text.trim().split('\r\n');
    const copies = Array.from({ length: 16 }, (_, copy) =>
      lines.map((line) => line.replace(/;([EF])(\d)/g, `;$1${copy}$2`).replace(/@/g, `${copy}@`)),
    );
    const whole = [heading, ...copies.flat()].join('\r\n');
    const plan = planned(whole, NOTHING, town);
    expect([plan.students.length, plan.persons.length]).toEqual([16 * 1302, 16 * 3110]);
    const again = planned(whole, applied(plan), town);
    expect([again.students.length, again.persons.length]).toEqual([0, 0]);
  });
});
