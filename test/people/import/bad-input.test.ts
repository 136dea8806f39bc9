import { describe, expect, it } from 'vitest';
import { refusalSentence } from '../../../src/people/import/french.ts';
import { planImport } from '../../../src/people/import/plan.ts';
import type { RemarkKind } from '../../../src/people/import/report.ts';
import {
  COLUMNS,
  type Column,
  type Line,
  line,
  NOTHING,
  PLAIN,
  peopleOf,
  planned,
  TODAY,
  TOWN,
  textOf,
} from './fixture.ts';

const good = line({
  number: 'E9',
  family: 'F9',
  lastName1: 'Roux',
  mail1: 'roux@example.org',
  lastName: 'Roux',
});
const reportOf = (...lines: readonly Line[]) => planned(textOf([...lines, good])).report;
const remark = (kind: RemarkKind, ...lines: readonly Line[]) =>
  reportOf(...lines).remarks.find((one) => one.kind === kind);

const refusal = (text: string) => {
  const outcome = planImport({
    existing: NOTHING,
    text,
    town: TOWN,
    today: TODAY,
    accepted: [],
    limited: new Set(),
    isForgotten: () => false,
  });
  return outcome.kind === 'plan' ? 'plan' : { ...outcome, sentence: refusalSentence(outcome) };
};

describe('a line that cannot be read is refused alone, with its reason', () => {
  it.each<[string, Partial<Line>, string]>([
    ['no student number', { number: ' ' }, 'Il manque le n° d’élève'],
    [
      'a number eaten by a spreadsheet',
      { number: '1,23E+15' },
      '« 1,23E+15 » n’est pas un n° d’élève lisible',
    ],
    ['no name at all', { lastName: '', firstName: '' }, 'Il manque le nom et le prénom'],
    ['no birth date', { birthDate: '' }, 'Il manque la date de naissance'],
    ['31/02/2015', { birthDate: '31/02/2015' }, 'La date de naissance 31/02/2015 n’existe pas'],
    [
      'a birth date to come',
      { birthDate: '2026-05-05' },
      'La date de naissance 05/05/2026 est dans l’avenir',
    ],
    [
      'an unknown establishment',
      { conservatoire: 'Le Hangard' },
      '« Le Hangard » n’est pas un conservatoire de la ville',
    ],
    ['no establishment', { conservatoire: '' }, 'Il manque le conservatoire'],
    ['no course', { course: '' }, 'Il manque le cursus ou le cours'],
    ['no cursus', { cursus: '' }, 'Il manque le cursus ou le cours'],
    [
      'a cell of 20,000 characters',
      { street: 'x'.repeat(20_000) },
      'La cellule « Adresse » est beaucoup trop longue (20\u202f000 caractères)',
    ],
  ])('%s', (_, change, reason) => {
    const report = reportOf(line(change));
    expect(report).toMatchObject({ read: 2, kept: 1, doubtful: [] });
    expect(report.refused.map(({ line: at }) => at)).toEqual([2]);
    expect(report.refused[0]?.reason.replace(/\u00a0/g, ' ')).toContain(reason);
    expect(report.refused[0]?.reason).not.toContain('Léa');
  });

  it('born today is not born in the future', () => {
    expect(reportOf(line({ birthDate: TODAY })).refused).toEqual([]);
  });

  it('names nobody when a shifted line puts a name under the birth date', () => {
    expect(reportOf(line({ birthDate: 'Léa' })).refused[0]?.reason).not.toContain('Léa');
  });

  it('a line cut short, one shifted by a stray delimiter, an empty one, a quote never closed', () => {
    const [heading, first = '', second] = textOf([line(), good]).split('\r\n');
    const cut = first.split(';').slice(0, 9).join(';');
    const shifted = first.replace('3 rue', '3;rue');
    const open = first.replace('3 rue', '"3 rue');
    const { report, students } = planned([heading, cut, shifted, '', open, first, second].join('\n'));
    expect(report.refused.map(({ line: at, number }) => [at, number])).toEqual([
      [2, 'E1'],
      [3, 'E1'],
      [4, ''],
      [5, ''],
    ]);
    expect(report.kept).toBe(2);
    expect(students.map(({ number }) => number)).toEqual(['E1', 'E9']);
    expect(report.refused.map(({ reason }) => reason.split(/ ?[:.]/)[0])).toEqual([
      'Ligne coupée\u00a0',
      '25 cellules au lieu de 24\u00a0',
      'Ligne vide au milieu du fichier\u00a0',
      'Un guillemet ouvert n’est pas refermé',
    ]);
  });

  it('lines are counted in the file, quoted line breaks included', () => {
    const text = textOf([line({ street: '3 rue des Lilas\nbâtiment B' }), line({ number: '' })]);
    const plan = planned(text);
    expect(plan.report.refused.map(({ line: at }) => at)).toEqual([4]);
    expect(plan.students[0]?.address.street).toBe('3 rue des Lilas bâtiment B');
  });
});

describe('the same number with other words is doubtful, and the first stays', () => {
  it.each<[string, Partial<Line>, string]>([
    ['another first name', { firstName: 'Zoé' }, 'un autre prénom (« Zoé » au lieu de « Léa »)'],
    [
      'another birth date',
      { birthDate: '2015-06-03' },
      'une autre date de naissance (03/06/2015 au lieu de 30/06/2015)',
    ],
    ['another last name', { lastName: 'Dupont' }, 'un autre nom de famille'],
  ])('%s', (_, change, words) => {
    const other = line({ course: 'MAO', ...change });
    const { students, report } = planned(textOf([line(), other]));
    expect(report.doubtful.map(({ line: at, number }) => [at, number])).toEqual([[3, 'E1']]);
    expect(report.doubtful[0]?.reason.replace(/\u00a0/g, ' ')).toContain(words);
    expect(report.doubtful[0]?.reason).not.toContain('Dupont');
    expect(students).toEqual(planned(textOf([line()])).students);
  });

  it('against what an earlier import registered too, and that student is not absent', () => {
    const existing = planned(textOf([line()]));
    const plan = planned(textOf([line({ firstName: 'Zoé' })]), existing);
    expect([plan.students, plan.persons]).toEqual([[], []]);
    expect(plan.report.doubtful[0]?.reason).toContain('lors d’un import précédent');
    expect(plan.report.remarks.map(({ kind }) => kind)).not.toContain('absent');
  });

  it('but case, accents, hyphens, apostrophes and spaces are no other words', () => {
    const one = line({ lastName: 'd’Aubigné', firstName: 'Jean-Baptiste' });
    const other = line({ lastName: "D'AUBIGNE", firstName: 'JEAN BAPTISTE', course: 'MAO' });
    const { students, report } = planned(textOf([other, one]));
    expect(report).toMatchObject({ kept: 2, doubtful: [], refused: [] });
    expect(students[0]).toMatchObject({ lastName: 'd’Aubigné', firstName: 'Jean-Baptiste' });
    expect(report.remarks.find(({ kind }) => kind === 'nameSpellings')).toMatchObject({
      count: 1,
      lines: [3],
    });
  });
});

describe('a remark counts things, and says the first five lines', () => {
  it('mails in capitals', () => {
    const lines = Array.from({ length: 7 }, (_, at) =>
      line({ number: `E2${at}`, mail1: `CLAIRE${at}@Example.org` }),
    );
    expect(remark('capitalMail', ...lines)).toMatchObject({ count: 7, lines: [2, 3, 4, 5, 6] });
    expect(remark('capitalMail', line())).toBeUndefined();
  });

  it('one mail for several people', () => {
    const shared = line({ lastName2: 'Petit', firstName2: 'Marc', mail2: 'CLAIRE@example.org' });
    expect(remark('sharedMail', shared, line({ course: 'MAO' }))).toMatchObject({ count: 1, lines: [2] });
    expect(remark('sharedMail', line(), line({ number: 'E2', firstName: 'Zoé' }))).toBeUndefined();
  });

  it('guardians without a mail, implausible mails, guardians without a name', () => {
    expect(remark('guardianWithoutMail', line({ mail1: '' }))).toMatchObject({ count: 1, lines: [2] });
    const wrong = line({ mail1: 'claire chez example.org' });
    expect(remark('implausibleMail', wrong)).toMatchObject({ count: 1, lines: [2] });
    expect(peopleOf(planned(textOf([wrong])), 'E1')['guardian1']?.mail).toBe('');
    expect(remark('namelessGuardian', line({ mail2: 'x@example.org' }))).toMatchObject({
      count: 1,
      lines: [2],
    });
  });

  it('cells that a spreadsheet would take for formulas, kept as text', () => {
    const formulas = [
      line({ street: '=1+1' }),
      line({ course: '@MAO' }),
      line({ phone1: '+44 20 7946 0000' }),
    ];
    expect(remark('formulaCell', ...formulas)).toMatchObject({ count: 2, lines: [2, 3] });
    expect(planned(textOf(formulas)).students[0]?.address.street).toBe('=1+1');
  });

  it('homonyms born the same day under two numbers, both kept', () => {
    const twin = line({ number: 'E2', lastName: 'PETIT' });
    expect(remark('homonyms', line(), twin)).toMatchObject({ count: 2, lines: [2, 3] });
    expect(remark('homonyms', line(), line({ number: 'E2', firstName: 'Léo' }))).toBeUndefined();
  });

  it('lines of one student that contradict one another: the first is kept, blanks are filled', () => {
    const first = line({ phone1: '' });
    const second = line({ street: '9 rue Neuve', phone1: '06 39 98 00 09', course: 'MAO' });
    expect(remark('disagreement', first, second)).toMatchObject({ count: 1, lines: [3] });
    const plan = planned(textOf([first, second]));
    expect(plan.students[0]?.address.street).toBe('3 rue des Lilas');
    expect(peopleOf(plan, 'E1')['guardian1']?.phone).toBe('06 39 98 00 09');
  });

  it('a student with a single name, and characters lost on the way', () => {
    expect(remark('singleName', line({ firstName: '' }))).toMatchObject({ count: 1, lines: [2] });
    expect(remark('brokenCharacters', line({ street: 'place du MarchÃ©' }))).toMatchObject({
      count: 1,
      lines: [2],
    });
    expect(remark('brokenCharacters', line({ street: 'Marché, São João, JOÃO' }))).toBeUndefined();
  });

  it('columns that are not used, by name; sex is left out without a word', () => {
    const text = textOf([line()]).replace('Cycle', 'Quotient familial').replace('HA', 'Sexe');
    const { remarks } = planned(text).report;
    expect(remarks.map(({ kind, count }) => [kind, count])).toEqual([['ignoredColumns', 1]]);
    expect(remarks[0]?.sentence).toContain('«\u00a0Quotient familial\u00a0»');
  });

  it('students registered and absent from this file stay; a refused line is not an absence', () => {
    const cut = planned(textOf([line({ course: '' }), good]), planned(textOf([line()]))).report;
    expect(cut.remarks.map(({ kind }) => kind)).not.toContain('absent');
    const existing = planned(textOf([line(), line({ number: 'E2', firstName: 'Zoé', family: 'F2' })]));
    const plan = planned(textOf([line()]), existing);
    expect([plan.students, plan.persons]).toEqual([[], []]);
    expect(plan.report.remarks.find(({ kind }) => kind === 'absent')).toMatchObject({ count: 1, lines: [] });
  });
});

describe('a file that is refused whole says why', () => {
  const without = (...columns: readonly Column[]) =>
    textOf([line()], { ...PLAIN, columns: COLUMNS.filter((column) => !columns.includes(column)) });

  it('columns are missing: which, and what was seen', () => {
    const refused = refusal(without('birthDate', 'number'));
    expect(refused).toMatchObject({
      kind: 'missingColumns',
      missing: ['N°\u00a0élève', 'Date de naissance'],
    });
    expect(refused).toMatchObject({
      seen: expect.arrayContaining(['Conservatoire', 'Prénom', 'Resp. 2 adresse']),
    });
    expect(refused).toMatchObject({ sentence: expect.stringContaining('«\u00a0Date de naissance\u00a0»') });
  });

  it('the columns that are not required may be missing', () => {
    expect(refusal(without('family', 'mail', 'status', 'adapted', 'lastName2', 'firstName2', 'mail2'))).toBe(
      'plan',
    );
  });

  it.each([
    ['', 'empty'],
    ['\n \r\n', 'empty'],
    [textOf([]), 'empty'],
    ['Bonjour, à tous\nvoici, la liste', 'missingColumns'],
    ['Bonjour\nvoici la liste', 'notATable'],
  ])('%j', (text, kind) => {
    expect(refusal(text)).toMatchObject({ kind });
  });
});
