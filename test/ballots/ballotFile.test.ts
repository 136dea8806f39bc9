import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { readBallotFile } from '../../src/ballots/ballotFile.ts';
import { sampleTowns, textOf, townOf } from './samples.ts';

const nb = '\u00a0';
const town = townOf('valmont');
const headings = [
  ...['N° papier', 'Déposé le (Paris)', 'Structure', 'Activité', 'Nom', 'Prénom', 'Né(e) le', 'Adresse'],
  ...['CP', 'Ville', 'Agent de la ville', 'Scolarisé dans la ville', 'Téléphone', 'Courriel'],
  ...['N° pôle famille', 'Vœu 1', 'Vœu 2', 'Vœu 3', 'Vœu 4', 'Ordre entre mes bulletins'],
  ...['Publication du nom', 'Lettre des services culturels', 'Communication municipale'],
  'Réemploi l’an prochain',
];
const plain = [
  ...['P0001', '2026-09-12T09:00:59', 'Le Hangar', 'Théâtre', 'Lambert', 'Maël', '26/06/2018'],
  ...['4 rue des Lilas', '91990', 'Valmont-sur-Orge', 'non', 'oui', '0639984428', 'M.Lambert@Example.org'],
  ...['pf 803852', 'han-t8', '', 'HAN-T11', '', '2', 'oui', 'non', 'x', ''],
];

/** The plain line with some cells changed, by their heading. */
const line = (change: Readonly<Record<string, string>> = {}) =>
  headings.map((heading, i) => change[heading] ?? plain[i] ?? '').join(';');

const read = (...lines: string[]) => readBallotFile([headings.join(';'), ...lines].join('\r\n'), town);

function faults(reading: ReturnType<typeof read>): string[] {
  if (reading.kind === 'refused') return [reading.sentence];
  return reading.faults.map(({ line: number, sentence }) => `${number} ${sentence}`);
}

const rows = (reading: ReturnType<typeof read>) => (reading.kind === 'read' ? reading.rows : []);

describe('a paper ballot typed in a file', () => {
  it('is read as it was written', () => {
    expect(rows(read(line()))).toEqual([
      {
        number: 'P0001',
        handedInAt: '2026-09-12T09:00:59+02:00',
        conservatoire: 'HAN',
        activity: 'Théâtre',
        lastName: 'Lambert',
        firstName: 'Maël',
        bornOn: '2018-06-26',
        street: '4 rue des Lilas',
        postcode: '91990',
        town: 'Valmont-sur-Orge',
        isTownStaff: false,
        isSchooled: true,
        phone: '06 39 98 44 28',
        mail: 'm.lambert@example.org',
        familyNumber: 'PF803852',
        guardians: [],
        wishes: ['HAN-T8', 'HAN-T11'],
        rank: 2,
        consents: { publication: true, culture: false, municipal: true, nextYear: false },
      },
    ]);
  });

  it('may leave cells empty: what is missing is for the rules to say, not for the reading', () => {
    const emptied = Object.fromEntries(
      ['Nom', 'Prénom', 'Né(e) le', 'Adresse', 'CP', 'Ville', 'Téléphone', 'Courriel', 'Vœu 1', 'Vœu 3']
        .concat('N° pôle famille', 'Ordre entre mes bulletins', 'Activité')
        .map((heading) => [heading, '']),
    );
    const [empty] = rows(read(line(emptied)));
    expect(empty).toMatchObject({ lastName: '', bornOn: '', wishes: [], rank: null, familyNumber: '' });
  });

  it.each([
    ['12/09/2026 09:00:59', '2026-09-12T09:00:59+02:00'],
    ['12/09/2026 à 9h05', '2026-09-12T09:05:00+02:00'],
    ['2026-09-12 16:59', '2026-09-12T16:59:00+02:00'],
    ['2026-12-24T17:00:00', '2026-12-24T17:00:00+01:00'],
  ])('was handed in at %s, by the clocks of Paris', (typed, expected) => {
    expect(rows(read(line({ 'Déposé le (Paris)': typed })))[0]?.handedInAt).toBe(expected);
  });

  it.each([
    [{ 'N° papier': '' }, `La cellule «${nb}N° papier${nb}» est vide.`],
    [
      { 'N° papier': 'P/1' },
      `«${nb}P/1${nb}» ne convient pas comme «${nb}N° papier${nb}»${nb}: 1 à 24 lettres sans accent, chiffres ou tirets.`,
    ],
    [
      { 'Déposé le (Paris)': '' },
      'Le moment du dépôt n’existe pas ou ne se lit pas comme JJ/MM/AAAA HH:MM:SS.',
    ],
    [
      { 'Déposé le (Paris)': '31/09/2026 10:00' },
      'Le moment du dépôt (31/09/2026 10:00) n’existe pas ou ne se lit pas comme JJ/MM/AAAA HH:MM:SS.',
    ],
    [
      { 'Déposé le (Paris)': '2026-09-12T24:00:00' },
      'Le moment du dépôt (2026-09-12T24:00:00) n’existe pas ou ne se lit pas comme JJ/MM/AAAA HH:MM:SS.',
    ],
    [
      { 'Déposé le (Paris)': '2026-09-12T09:61:00' },
      'Le moment du dépôt (2026-09-12T09:61:00) n’existe pas ou ne se lit pas comme JJ/MM/AAAA HH:MM:SS.',
    ],
    [
      { Structure: 'La MJC' },
      `«${nb}La MJC${nb}» n’est pas un conservatoire de la ville (Conservatoire de danse et de musique, Le Hangar, Galerie Nadia-Léger).`,
    ],
    [
      { 'Né(e) le': '31/02/2015' },
      'La date de naissance 31/02/2015 n’existe pas ou ne se lit pas comme JJ/MM/AAAA.',
    ],
    [{ 'Né(e) le': '13/09/2026' }, 'La date de naissance vient après le dépôt.'],
    [
      { Prénom: '=HYPERLINK("x")'.replace(/"/g, '') },
      `La cellule «${nb}Prénom${nb}» commence comme une formule.`,
    ],
    [{ 'Vœu 2': '@A1' }, `La cellule «${nb}Vœu 2${nb}» commence comme une formule.`],
    [{ 'Agent de la ville': 'retraité' }, `La cellule «${nb}Agent de la ville${nb}» ne dit ni oui ni non.`],
    [{ 'Publication du nom': 'refus' }, `La cellule «${nb}Publication du nom${nb}» ne dit ni oui ni non.`],
    [
      { 'Ordre entre mes bulletins': '0' },
      `La cellule «${nb}Ordre entre mes bulletins${nb}» doit dire un rang, à partir de 1.`,
    ],
    [
      { Courriel: 'lambert@' },
      `La cellule «${nb}Courriel${nb}» ne tient pas une adresse de courriel lisible.`,
    ],
  ] as [Record<string, string>, string][])('is left out with %j, and the others stay', (change, why) => {
    const found = read(line(change), line({ 'N° papier': 'P0002' }));
    expect(faults(found)).toEqual([
      `2 ${why} La ligne n’est pas lue${nb}: corrigez-la dans le fichier, puis recommencez.`,
    ]);
    expect(rows(found).map(({ number }) => number)).toEqual(['P0002']);
  });

  it('names the number that comes twice, the line cut short and the empty one', () => {
    const found = read(
      line(),
      line({ Nom: 'Petit' }),
      'P0003;2026-09-12T09:00:59',
      ';'.repeat(23),
      line({ 'N° papier': 'P4' }),
    );
    expect(faults(found).map((sentence) => sentence.split(' La ligne n’est pas lue')[0])).toEqual([
      '3 Le bulletin P0001 est déjà à la ligne 2, qui reste.',
      `4 La ligne est coupée${nb}: 2 cellules au lieu de 24.`,
      '5 La ligne est vide.',
    ]);
  });

  it('says which columns are missing, and which were seen', () => {
    expect(faults(readBallotFile('N° papier;Nom;Prénom\nP1;A;B', town))[0]).toMatch(
      /^Il manque les colonnes «\u00a0Déposé le\u00a0», .*Colonnes lues dans le fichier\u00a0: «\u00a0N° papier\u00a0», «\u00a0Nom\u00a0», «\u00a0Prénom\u00a0»\./,
    );
  });

  it('may name holders of parental authority, and wishes beyond the fourth', () => {
    const more = ['Responsable 1 nom', 'Resp. 1 mobile', 'Prénom responsable 2', 'Vœu 5'];
    const text = `${[...headings, ...more].join(';')}\n${line()};Petit;0639980001;Anne;HAN-BAT`;
    expect(rows(readBallotFile(text, town))[0]).toMatchObject({
      lastName: 'Lambert',
      guardians: [
        { lastName: 'Petit', firstName: '', mail: '', phone: '06 39 98 00 01' },
        { lastName: '', firstName: 'Anne', mail: '', phone: '' },
      ],
      wishes: ['HAN-T8', 'HAN-T11', 'HAN-BAT'],
    });
  });
});

describe('the files of the samples', () => {
  it.each([
    ['valmont', 514],
    ['valmont-small', 28],
    ['abime', 39],
  ] as const)('%s: %i ballots, every line read, every column known', (name, count) => {
    const found = readBallotFile(textOf(name, 'bulletins.csv'), townOf(name));
    expect(faults(found)).toEqual([]);
    expect(found).toMatchObject({ kind: 'read', ignored: [] });
    expect(rows(found)).toHaveLength(count);
  });

  it('say the same whatever the order of their columns and lines', () => {
    const cells = textOf('abime', 'bulletins.csv')
      .trim()
      .split('\r\n')
      .map((one) => one.split('\t'));
    const inOrder = (text: string) =>
      [...rows(readBallotFile(text, townOf('abime')))].sort((a, b) => (a.number < b.number ? -1 : 1));
    const expected = inOrder(textOf('abime', 'bulletins.csv'));
    const [first = [], ...others] = cells;
    const indexes = first.map((_, i) => i);
    fc.assert(
      fc.property(
        fc.shuffledSubarray(indexes, { minLength: indexes.length }),
        fc.shuffledSubarray(others, { minLength: others.length }),
        (columns, lines) => {
          const text = [first, ...lines].map((one) => columns.map((i) => one[i] ?? '').join(';')).join('\n');
          expect(inOrder(text)).toEqual(expected);
        },
      ),
      { numRuns: 30 },
    );
    expect(sampleTowns).toContain('abime');
  });
});
