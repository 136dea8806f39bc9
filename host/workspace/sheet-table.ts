import { escapeHtml } from '../html/output.ts';
import type { Host } from '../index.ts';

type Workbook = NonNullable<ReturnType<Host['workbooks']['get']>>;
type Tab = Workbook['tabs'][number];
type Person = ReturnType<Host['workbooks']['person']>;

/** Empty cells shown around the filled ones, to write in. */
const SPARE = { rows: 3, columns: 1 };
/** More rows would make the page slow: the rest is in the file to download. */
const MOST_ROWS = 5_000;
/** Longer texts are shown cut, and not changed here. */
const LONGEST_TEXT = 1_000;
/** Widths are kept for Google's small letters; these are larger. */
const ZOOM = 1.25;
const WIDTH = 100;
const ALPHABET = 26;

/**
 * One tab as a table, the frozen rows in its head: what the person sees in each cell, numbers and dates on the right.
 * The row and the column of a cell are its places in the table.
 */
export function sheetTable(tab: Tab, person: Person): string {
  const { name } = tab.settings;
  const rows = Math.min(tab.lastRow + SPARE.rows, Math.max(tab.settings.rows, 1), MOST_ROWS);
  const columns = Math.min(tab.lastColumn + SPARE.columns, Math.max(tab.settings.columns, 1));
  const cells = cellsOf(tab, person);
  const lines = Array.from({ length: rows }, (_, row) => line(row, columns, cells));
  const frozen = Math.min(tab.settings.frozenRows, rows);
  return `<table role="grid" aria-label="Onglet ${escapeHtml(name)}" data-rows="${tab.lastRow}">${widths(tab, columns)}<thead>${letters(columns)}${lines.slice(0, frozen).join('')}</thead><tbody>${lines.slice(frozen).join('')}</tbody></table>${tooLong(tab)}`;
}

type CellAt = (row: number, column: number) => string;

function cellsOf(tab: Tab, person: Person): CellAt {
  const { name } = tab.settings;
  const [shown, values, formulas] = [person.displayed(name), person.values(name), person.formulas(name)];
  return (row, column) => {
    const text = shown[row]?.[column] ?? '';
    if (text === '') return '<td tabindex="-1"></td>';
    const formula = formulas[row]?.[column] ?? '';
    const source = formula === '' ? '' : ` data-source="${escapeHtml(formula)}"`;
    const cut = text.length > LONGEST_TEXT;
    const inside = escapeHtml(cut ? `${text.slice(0, LONGEST_TEXT)}…` : text);
    return `<td tabindex="-1"${looks(tab, [row + 1, column + 1], values[row]?.[column])}${source}${cut ? ' data-cut' : ''}>${inside}</td>`;
  };
}

function looks(tab: Tab, at: readonly [number, number], value: unknown): string {
  const names = [
    typeof value === 'number' || value instanceof Date ? 'n' : '',
    typeof value === 'boolean' ? 'b' : '',
    tab.looks.fontWeight.get(...at) === 'bold' ? 'bold' : '',
  ].filter((name) => name !== '');
  return names.length === 0 ? '' : ` class="${names.join(' ')}"`;
}

function line(row: number, columns: number, cellAt: CellAt): string {
  const cells = Array.from({ length: columns }, (_, column) => cellAt(row, column)).join('');
  return `<tr><th scope="row">${row + 1}</th>${cells}</tr>`;
}

function letters(columns: number): string {
  const names = Array.from({ length: columns }, (_, index) => `<th scope="col">${letter(index)}</th>`).join(
    '',
  );
  return `<tr><th scope="col"><span class="unseen">Ligne</span></th>${names}</tr>`;
}

/** 0 → A, 26 → AA. */
function letter(index: number): string {
  const rest = String.fromCharCode(65 + (index % ALPHABET));
  return index < ALPHABET ? rest : letter(Math.floor(index / ALPHABET) - 1) + rest;
}

function widths(tab: Tab, columns: number): string {
  const all = Array.from({ length: columns }, (_, index) => tab.settings.widths[String(index + 1)] ?? WIDTH);
  return `<colgroup><col width="56">${all.map((width) => `<col width="${Math.round(width * ZOOM)}">`).join('')}</colgroup>`;
}

function tooLong(tab: Tab): string {
  if (tab.lastRow <= MOST_ROWS) return '';
  return '<p class="attention">Seules les 5&nbsp;000 premières lignes sont montrées ici. Le fichier à télécharger les a toutes.</p>';
}
