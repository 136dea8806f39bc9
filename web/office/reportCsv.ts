import type { ImportPreview } from '../../src/calls/office.ts';
import { csvText } from './csv.ts';

export const lineKinds = { refused: 'Refusée', doubtful: 'Douteuse' } as const;

/**
 * The report of an import as a CSV file for a spreadsheet: one line a refused or doubtful line, then the remarks.
 */
export function reportCsv({ lines, remarks }: ImportPreview): string {
  return csvText([
    ['Ligne', 'Décision', 'N° d’élève', 'Raison'],
    ...lines.map(({ line, kind, student, reason }) => [String(line), lineKinds[kind], student, reason]),
    ...remarks.map((remark) => [remark.lines.join(' '), 'Remarque', '', remark.sentence]),
  ]);
}
