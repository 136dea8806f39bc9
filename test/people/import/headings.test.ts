import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { readHeadings, readTable } from '../../../src/people/import/columns.ts';
import { recogniseHeading } from '../../../src/people/import/headings.ts';
import { COLUMNS, HEADINGS, line, planned, textOf } from './fixture.ts';

const meaning = (heading: string) => {
  const found = recogniseHeading(heading);
  return typeof found === 'string' ? found : `${found.whom}.${found.kind}`;
};

const undressed = (text: string) => text.normalize('NFD').replace(/\p{M}/gu, '');

describe('a heading is recognised by its words', () => {
  it.each([
    ['N° élève', 'student.number'],
    ['Numéro de l’élève', 'student.number'],
    ['Nº ÉLÈVE', 'student.number'],
    ['matricule', 'student.number'],
    ['N° de téléphone élève', 'student.phone'],
    ['Né(e) le', 'student.birthDate'],
    ['DATE NAISS.', 'student.birthDate'],
    ['École', 'student.conservatoire'],
    ['Nom de l’établissement', 'student.conservatoire'],
    ['Nom de famille', 'student.lastName'],
    ['Numéro de famille', 'student.family'],
    ['Adresse e-mail', 'student.mail'],
    ['Adresse postale', 'student.street'],
    ['Code postal', 'student.postcode'],
    ['Cycle / année', 'student.level'],
    ['CHA', 'student.adapted'],
    ['Resp. 2 courriel', 'guardian2.mail'],
    ['resp1_nom', 'guardian1.lastName'],
    ['Nom Prénom', 'unknown'],
    ['Mél du tuteur 1', 'guardian1.mail'],
    ['2 - Parent : PORTABLE', 'guardian2.phone'],
    ['Commune du responsable 1', 'guardian1.town'],
    ['Sexe (F/M)', 'notKept'],
    ['Civilité responsable 2', 'notKept'],
  ])('%s: %s', (heading, expected) => {
    expect(meaning(heading)).toBe(expected);
  });

  it.each([
    'Nom du professeur',
    'Mail du payeur',
    'Courriel responsable financier 1',
    'Nom du responsable',
    'Tél. urgence',
    'Lieu de naissance',
    'Commune de naissance',
    'Complément d’adresse',
    'Date de naissance responsable 1',
    'Responsable 3 mail',
    'Jour du cours',
    'Quotient familial',
  ])('%s is nobody’s we know', (heading) => {
    expect(meaning(heading)).toBe('unknown');
  });

  it('without accents, case, punctuation or order', () => {
    const spelt = fc.constantFrom(...COLUMNS.flatMap((column) => [...HEADINGS[column]]));
    fc.assert(
      fc.property(
        spelt,
        fc.constantFrom(' ', '_', ' - ', '.', '/'),
        fc.boolean(),
        (heading, joint, capitals) => {
          const words = heading.split(/[ ./:’'()-]+/).filter((word) => word !== '');
          const other = undressed([...words].reverse().join(joint));
          expect(meaning(capitals ? other.toUpperCase() : other.toLowerCase())).toBe(meaning(heading));
        },
      ),
    );
  });
});

describe('the columns of a file', () => {
  it('are found whatever their order, the plainest heading winning over its likes', () => {
    const headings = [
      'Tél. fixe responsable 1',
      'Tél. mobile responsable 1',
      'Cours',
      'Discipline dominante',
      'Nom',
      'Nom de naissance',
    ];
    const shuffled = fc.shuffledSubarray(headings, { minLength: headings.length });
    fc.assert(
      fc.property(shuffled, (cells) => {
        const { at, ignored } = readHeadings(cells);
        expect(cells[at.get('guardian1.phone') ?? -1]).toBe('Tél. mobile responsable 1');
        expect(cells[at.get('student.course') ?? -1]).toBe('Cours');
        expect(cells[at.get('student.lastName') ?? -1]).toBe('Nom');
        expect([...ignored].sort()).toEqual([
          'Discipline dominante',
          'Nom de naissance',
          'Tél. fixe responsable 1',
        ]);
      }),
    );
  });

  it('may end in empty headings, which ask for no cell', () => {
    expect(readHeadings(['Nom', 'Prénom', '', '']).width).toBe(2);
  });

  it.each(['sep=;', 'SEP=,', '"sep=;"', 'sep=\t', 'sep=;;;;'])(
    'come after %j, which Excel writes for itself; lines are still counted as in the file',
    (first) => {
      const plain = textOf([line(), line({ number: '' })]);
      const { students, report } = planned(`\ufeff${first}\r\n${plain}`);
      expect(students).toEqual(planned(plain).students);
      expect(report.refused.map(({ line: at }) => at)).toEqual([4]);
    },
  );

  it('are looked for in vain when there is nothing after it', () => {
    expect(readTable('sep=;\n')).toBe('empty');
  });
});
