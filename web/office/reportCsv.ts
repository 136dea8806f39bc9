import type { ImportPreview } from '../../src/calls/office.ts';
import { toCell } from '../../src/register/cells.ts';

export const lineKinds = { refused: 'Refusée', doubtful: 'Douteuse' } as const;

/**
 * The report of an import as a CSV file for a spreadsheet: byte order mark, semicolons, one line a refused or
 * doubtful line, then the remarks. No cell can become a formula.
 */
export function reportCsv({ lines, remarks }: ImportPreview): string {
  const rows = [
    ['Ligne', 'Décision', 'N° d’élève', 'Raison'],
    ...lines.map(({ line, kind, student, reason }) => [String(line), lineKinds[kind], student, reason]),
    ...remarks.map((remark) => [remark.lines.join(' '), 'Remarque', '', remark.sentence]),
  ];
  return `\ufeff${rows.map((row) => `${row.map(quoted).join(';')}\r\n`).join('')}`;
}

const quoted = (cell: string): string => `"${toCell(cell).split('"').join('""')}"`;
