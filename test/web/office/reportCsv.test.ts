import fc from 'fast-check';
import Papa from 'papaparse';
import { describe, expect, it } from 'vitest';
import { reportCsv } from '../../../web/office/reportCsv.ts';

const report = (student: string, reason: string): string =>
  reportCsv({
    read: 1,
    kept: 0,
    students: 0,
    people: 0,
    newStudents: 0,
    changedStudents: 0,
    refused: 1,
    doubtful: 0,
    decisions: [],
    lines: [{ line: 7, kind: 'refused', student, reason }],
    remarks: [{ count: 2, lines: [3, 9], sentence: 'Deux courriels identiques.' }],
  });

const rowsOf = (csv: string): string[][] =>
  Papa.parse<string[]>(csv.slice(1), { delimiter: ';', skipEmptyLines: true }).data;

const cells = fc.oneof(
  fc.string(),
  fc.constantFrom('=1+1', '+33', '-x', '@a', '"', 'a;b', 'a\nb', '\t=1', "'=1"),
);

describe('the report of an import, as a file', () => {
  it('never begins a cell as a formula, whatever the school file holds', () =>
    fc.assert(
      fc.property(cells, cells, (student, reason) => {
        for (const cell of rowsOf(report(student, reason)).flat()) expect(cell).not.toMatch(/^[=+\-@\t\r\n]/);
      }),
    ));

  it('keeps every line and every remark, readable by a French spreadsheet', () => {
    const csv = report('E20004', 'Il manque le « nom ».');
    expect(csv.startsWith('\ufeff')).toBe(true);
    expect(rowsOf(csv)).toEqual([
      ['Ligne', 'Décision', 'N° d’élève', 'Raison'],
      ['7', 'Refusée', 'E20004', 'Il manque le « nom ».'],
      ['3 9', 'Remarque', '', 'Deux courriels identiques.'],
    ]);
  });
});
