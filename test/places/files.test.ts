import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { readCourseFile } from '../../src/places/courseFile.ts';
import { isForReserve } from '../../src/places/lastYear.ts';
import { readReserveFile } from '../../src/places/reserveFile.ts';
import type { FileReading } from '../../src/places/sheet.ts';
import { sampleTowns, textOf, townOf } from '../ballots/samples.ts';

const nb = '\u00a0';
const town = townOf('valmont');

function rowsOf<T>(reading: FileReading<T>): readonly T[] {
  if (reading.kind === 'refused') throw new Error(reading.sentence);
  return reading.rows;
}

function faultsOf<T>(reading: FileReading<T>): string[] {
  if (reading.kind === 'refused') return [reading.sentence];
  return reading.faults.map(({ line, sentence }) => `${line} ${sentence}`);
}

const left = `La ligne n’est pas lue${nb}: corrigez-la dans le fichier, puis recommencez.`;

const courseHeading =
  'Structure;Activité;Code;Intitulé;Jour;Heure;Âge minimum;Âge maximum;Niveau;Type;Jauge;Réinscriptions';
const violin = 'CMD;Musique;MUS-VIO;Violon;lundi;17:00;7;9;Débutant;individuel;8;2';
const courses = (...lines: string[]) => readCourseFile([courseHeading, violin, ...lines].join('\r\n'), town);

describe('the courses of a town', () => {
  it.each(sampleTowns)('of %s are read whole', (name) => {
    const read = readCourseFile(textOf(name, 'cours.csv'), townOf(name));
    expect(faultsOf(read)).toEqual([]);
    expect(rowsOf(read)).toHaveLength(14);
    expect(rowsOf(read).filter(({ capacity }) => capacity === null)).toMatchObject([
      { code: 'MUS-CHO', conservatoire: 'CMD', activity: 'Musique', hour: '18:00', isIndividual: false },
    ]);
  });

  it('are the same whatever the separator, the quotes, the order of columns and what these are called', () => {
    const rows = [
      ['Places offertes', 'Horaire', 'ÂGE MAXI', 'Âge mini', 'Code du cours', 'Réinscrits'],
      ['8', '17h', '9', '7', 'mus-vio', '2'],
    ];
    const named = [
      ['Type de cours', 'Niveau', 'Jour', 'Nom du cours', 'DISCIPLINE', 'Établissement'],
      ['Individuelle', 'Débutant', 'lundi', 'Violon', 'Musique', 'conservatoire de DANSE et de musique'],
    ];
    const texts = ['\t', ',', ';'].map((separator) =>
      rows
        .map((row, i) => [...row, ...(named[i] ?? [])].map((cell) => `"${cell}"`).join(separator))
        .join('\n'),
    );
    for (const text of texts) expect(rowsOf(readCourseFile(text, town))).toEqual(rowsOf(courses()));
  });

  it('do not depend on the order of the lines', () => {
    const [heading = '', ...lines] = textOf('valmont', 'cours.csv').trim().split('\r\n');
    const byCode = (text: string) =>
      [...rowsOf(readCourseFile(text, town))].sort((a, b) => (a.code < b.code ? -1 : 1));
    const expected = byCode([heading, ...lines].join('\n'));
    fc.assert(
      fc.property(fc.shuffledSubarray(lines, { minLength: lines.length }), (shuffled) => {
        expect(byCode([heading, ...shuffled].join('\n'))).toEqual(expected);
      }),
    );
  });

  it.each([
    ['CMD;Musique;MUS-VIO;Violon 2;;;7;9;;;8;2', 'Le cours MUS-VIO est déjà à la ligne 2, qui reste.'],
    [
      'MJC;Musique;A;B;;;7;9;;;8;2',
      `«${nb}MJC${nb}» n’est pas un conservatoire de la ville (Conservatoire de danse et de musique, Le Hangar, Galerie Nadia-Léger).`,
    ],
    ['CMD;;A;B;;;7;9;;;8;2', `La cellule «${nb}Activité${nb}» est vide.`],
    [
      'CMD;Musique;A_B;B;;;7;9;;;8;2',
      `«${nb}A_B${nb}» ne convient pas comme «${nb}Code${nb}»${nb}: 1 à 24 lettres sans accent, chiffres ou tirets.`,
    ],
    ['CMD;Musique;MUS-DEB;B;;;7;9;;;8;2', 'Le code MUS-DEB est déjà celui d’un niveau.'],
    ['CMD;Musique;A;B;;25:00;7;9;;;8;2', `«${nb}25:00${nb}» n’est pas une heure, par exemple${nb}: 10:00.`],
    ['CMD;Musique;A;B;;;9;7;;;8;2', 'L’âge minimum (9) dépasse l’âge maximum (7).'],
    [
      'CMD;Musique;A;B;;;sept;9;;;8;2',
      `«${nb}sept${nb}» ne convient pas comme «${nb}Âge minimum${nb}»${nb}: un nombre entier de 0 à 120.`,
    ],
    [
      'CMD;Musique;A;B;;;7;9;;;-8;2',
      `«${nb}-8${nb}» ne convient pas comme «${nb}Jauge${nb}»${nb}: un nombre entier de 0 à 999999.`,
    ],
    [
      'CMD;Musique;A;B;;;7;9;;;8,5;2',
      `«${nb}8,5${nb}» ne convient pas comme «${nb}Jauge${nb}»${nb}: un nombre entier de 0 à 999999.`,
    ],
    [
      'CMD;Musique;A;B;;;7;9;;;8;',
      `La cellule «${nb}Réinscriptions${nb}» est vide${nb}: écrivez 0 si personne ne revient.`,
    ],
    ['CMD;Musique;A;B;;;7;9;;duo;8;2', `La cellule «${nb}Type${nb}» ne dit ni individuel ni collectif.`],
    ['CMD;Musique;A;=A1+1;;;7;9;;;8;2', `La cellule «${nb}Intitulé${nb}» commence comme une formule.`],
    ['CMD;Musique;A', `La ligne est coupée${nb}: 3 cellules au lieu de 12.`],
    [
      'CMD;Musique;A;B;;;7;9;;;8;2;3',
      `La ligne a 13 cellules au lieu de 12${nb}: l’une contient sans doute le séparateur du fichier.`,
    ],
    ['CMD;Musique;A;"B;;;7;9;;;8;2', 'Un guillemet ouvert n’est pas refermé.'],
    [
      `CMD;Musique;A;${'B'.repeat(300)};;;7;9;;;8;2`,
      `La cellule «${nb}Intitulé${nb}» est beaucoup trop longue (300 caractères).`,
    ],
  ])('leave out %j alone, and say why', (line, why) => {
    const read = courses(line, 'HAN;Théâtre;HAN-T8;Théâtre;;;8;10;;;14;6');
    expect(faultsOf(read)).toEqual([`3 ${why} ${left}`]);
    expect(rowsOf(read).map(({ code }) => code)).toEqual(['MUS-VIO', 'HAN-T8']);
  });

  it('have no bound of age, no hour and no limit where the cell is empty; nobody need be counted then', () => {
    expect(rowsOf(courses('GAL;Terre;A;B;;;;;;;;'))[1]).toEqual({
      code: 'A',
      conservatoire: 'GAL',
      activity: 'Terre',
      title: 'B',
      day: '',
      hour: '',
      minAge: null,
      maxAge: null,
      level: '',
      isIndividual: false,
      capacity: null,
      reEnrolled: 0,
    });
  });

  it('name an empty line in the middle, and the columns that are missing with those that were seen', () => {
    expect(faultsOf(courses(';;;;;;;;;;;', violin.replace('VIO', 'PIA')))).toEqual([
      `3 La ligne est vide. ${left}`,
    ]);
    const read = readCourseFile(
      'Structure;Activité;Code;Intitulé;Âge min;Couleur\nCMD;Musique;A;B;7;bleu',
      town,
    );
    expect(faultsOf(read)).toEqual([
      `Il manque les colonnes «${nb}Âge maximum${nb}», «${nb}Jauge${nb}», «${nb}Réinscriptions${nb}». Colonnes lues dans le fichier${nb}: «${nb}Structure${nb}», «${nb}Activité${nb}», «${nb}Code${nb}», «${nb}Intitulé${nb}», «${nb}Âge min${nb}», «${nb}Couleur${nb}». Rien n’est lu${nb}: complétez le fichier ou renommez la colonne, puis recommencez.`,
    ]);
    expect(faultsOf(readCourseFile('', town))).toEqual([
      `Ce fichier est vide. Rien n’est lu${nb}: exportez-le de nouveau, puis recommencez.`,
    ]);
  });
});

describe('last year’s waiting list', () => {
  const heading =
    'Code cours;Ordre de tirage;Nom;Prénom;Né(e) le;Habitant;Accepte d’être recontacté;Courriel;Téléphone;Proposition déjà faite';
  const known = new Set(['MUS-VIO']);
  const list = (...lines: string[]) => readReserveFile([heading, ...lines].join('\n'), known);

  it.each([
    ['valmont', 56, 34],
    ['valmont-small', 73, 39],
    ['abime', 56, 30],
  ] as const)('of %s is read whole: %i persons, %i for the reserve', (name, count, forReserve) => {
    const codes = new Set(
      rowsOf(readCourseFile(textOf(name, 'cours.csv'), townOf(name))).map(({ code }) => code),
    );
    const read = readReserveFile(textOf(name, 'liste-attente-2025.csv'), codes);
    expect(faultsOf(read)).toEqual([]);
    expect([rowsOf(read).length, rowsOf(read).filter(isForReserve).length]).toEqual([count, forReserve]);
  });

  it('gives who waits, for what, and how to reach them', () => {
    const line = 'MUS-VIO;3;André;Zoé;21/02/2018;oui;oui;;0639980238;non';
    expect(rowsOf(list(line))).toEqual([
      {
        course: 'MUS-VIO',
        drawRank: 3,
        lastName: 'André',
        firstName: 'Zoé',
        bornOn: '2018-02-21',
        isResident: true,
        mayBeContacted: true,
        mail: '',
        phone: '06 39 98 02 38',
        hadOffer: false,
      },
    ]);
  });

  it.each([
    [
      'MUS-PIA;1;André;Zoé;21/02/2018;oui;oui;;;non',
      `«${nb}MUS-PIA${nb}» n’est pas un cours ouvert cette année.`,
    ],
    [
      'MUS-VIO;0;André;Zoé;21/02/2018;oui;oui;;;non',
      `La cellule «${nb}Ordre de tirage${nb}» doit dire un rang, à partir de 1.`,
    ],
    [
      'MUS-VIO;1;André;Zoé;31/02/2018;oui;oui;;;non',
      'La date de naissance 31/02/2018 n’existe pas ou ne se lit pas comme JJ/MM/AAAA.',
    ],
    ['MUS-VIO;1;André;Zoé;;oui;oui;;;non', `La cellule «${nb}Né(e) le${nb}» est vide.`],
    [
      'MUS-VIO;1;André;=1+1;21/02/2018;oui;oui;;;non',
      `La cellule «${nb}Prénom${nb}» commence comme une formule.`,
    ],
    [
      'MUS-VIO;1;André;Zoé;21/02/2018;peut-être;oui;;;non',
      `La cellule «${nb}Habitant${nb}» ne dit ni oui ni non.`,
    ],
    [
      'MUS-VIO;1;André;Zoé;21/02/2018;oui;oui;zoe;;non',
      `La cellule «${nb}Courriel${nb}» ne tient pas une adresse de courriel lisible.`,
    ],
  ])('leaves out %j, and says why', (line, why) => {
    expect(faultsOf(list(line))).toEqual([`2 ${why} ${left}`]);
  });

  it('has each rank of a course once', () => {
    const line = 'MUS-VIO;1;André;Zoé;21/02/2018;oui;oui;;;non';
    expect(faultsOf(list(line, line.replace('Zoé', 'Noé')))).toEqual([
      `3 Le n°${nb}1 de la liste du cours MUS-VIO est déjà à la ligne 2, qui reste. ${left}`,
    ]);
  });
});
