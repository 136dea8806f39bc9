import { strFromU8, strToU8, unzipSync, zipSync } from 'fflate';
import type { Rect } from '../store/a1.ts';
import { columnName } from '../store/a1.ts';

const PART = 'xl/workbook.xml';

interface Filtered {
  /** The sheet's place in the file, from 0. */
  readonly index: number;
  readonly name: string;
  readonly filter: Rect;
}

/**
 * The file with the hidden name that Excel gives the range of each filter: without it LibreOffice ignores the filter.
 * ExcelTS can write no name that is hidden or of one sheet only.
 */
export function withFilterNames(file: Uint8Array, filtered: readonly Filtered[]): Uint8Array {
  if (filtered.length === 0) return file;
  const parts = unzipSync(file);
  const workbook = strFromU8(parts[PART] ?? new Uint8Array());
  const names = `<definedNames>${filtered.map(definedName).join('')}</definedNames>`;
  return zipSync({ ...parts, [PART]: strToU8(workbook.replace('</sheets>', () => `</sheets>${names}`)) });
}

function definedName({ index, name, filter }: Filtered): string {
  const { row, column, rows, columns } = filter;
  const from = `$${columnName(column)}$${row}`;
  const until = `$${columnName(column + columns - 1)}$${row + rows - 1}`;
  const sheet = name.replaceAll("'", "''").replaceAll('&', '&amp;').replaceAll('<', '&lt;');
  return `<definedName name="_xlnm._FilterDatabase" localSheetId="${index}" hidden="1">'${sheet}'!${from}:${until}</definedName>`;
}
