import { columnName, rangeName } from './names.ts';
import type { Act, Rect, Run } from './wire.ts';

/** Where a person stands when a command of the grid is given. */
export interface Stand {
  /** The selected ranges, the last one chosen last. */
  readonly ranges: readonly Rect[];
  /** The cell in which one writes. */
  readonly cell: { readonly row: number; readonly column: number };
  /** What was typed in the cell that is being left, as it was typed. */
  readonly typed: string | undefined;
  readonly frozen: { readonly rows: number; readonly columns: number };
  readonly size: { readonly rows: number; readonly columns: number };
  readonly hasFilter: boolean;
  readonly widthOf: (column: number) => number;
}

/** What the page itself does of a command. */
export type Deed = 'copy' | 'cut' | 'paste' | { readonly pasted: string };

// biome-ignore lint/suspicious/noExplicitAny: each command of Univer has parameters of its own, without a common type
type Params = any;
type Intent = (stand: Stand, params: Params) => Act | Deed | undefined;

const rowsOf = ({ ranges }: Stand): Run => runOf(ranges, ({ row, rows }) => [row, rows]);
const columnsOf = ({ ranges }: Stand): Run => runOf(ranges, ({ column, columns }) => [column, columns]);

/** From the first to the last of what is selected. */
function runOf(ranges: readonly Rect[], of: (rect: Rect) => Run): Run {
  const all = ranges.map(of);
  const from = Math.min(...all.map(([start]) => start));
  return [from, Math.max(...all.map(([start, count]) => start + count)) - from];
}

const insertRows: Intent = (stand, params) => {
  const [from, count] = rowsOf(stand);
  return { what: 'insertRows', run: [from, params?.value ?? count] };
};
const insertRowsBelow: Intent = (stand, params) => {
  const [from, count] = rowsOf(stand);
  return { what: 'insertRows', run: [from + count, params?.value ?? count] };
};
const insertColumns: Intent = (stand, params) => {
  const [from, count] = columnsOf(stand);
  return { what: 'insertColumns', run: [from, params?.value ?? count] };
};
const insertColumnsAfter: Intent = (stand, params) => {
  const [from, count] = columnsOf(stand);
  return { what: 'insertColumns', run: [from + count, params?.value ?? count] };
};
const deleteRows: Intent = (stand) => ({ what: 'deleteRows', run: rowsOf(stand) });
const deleteColumns: Intent = (stand) => ({ what: 'deleteColumns', run: columnsOf(stand) });
const hideRows: Intent = (stand) => ({ what: 'hideRows', run: rowsOf(stand) });
const hideColumns: Intent = (stand) => ({ what: 'hideColumns', run: columnsOf(stand) });
/** What is hidden beside the selection comes back too: nobody can select it. */
const showRows: Intent = (stand, params) => {
  const [from, count] = runIn(params, 'Row') ?? rowsOf(stand);
  return { what: 'showRows', run: wider([from, count], stand.size.rows) };
};
const showColumns: Intent = (stand, params) => {
  const [from, count] = runIn(params, 'Column') ?? columnsOf(stand);
  return { what: 'showColumns', run: wider([from, count], stand.size.columns) };
};

function wider([from, count]: Run, size: number): Run {
  const start = Math.max(1, from - 1);
  return [start, Math.min(size, from + count) - start + 1];
}

function runIn(params: Params, axis: 'Row' | 'Column'): Run | undefined {
  const ranges: Params[] = params?.ranges ?? [];
  if (ranges.length === 0) return undefined;
  return runOf(
    ranges.map((range) => ({ ...range, start: range[`start${axis}`] + 1, end: range[`end${axis}`] + 1 })),
    ({ start, end }: Params) => [start, end - start + 1],
  );
}

const write: Intent = ({ typed, cell }, params) => {
  if (typed !== undefined) return { what: 'write', cell: nameOf(cell), rows: [[typed]] };
  const value = params?.value;
  const range = params?.range;
  // Chosen in a dropdown.
  if (range === undefined || Array.isArray(value) || typeof value !== 'object') return undefined;
  if (value === null || !('v' in value) || Object.keys(value).some((key) => Number.isInteger(Number(key))))
    return undefined;
  const place = { row: range.startRow + 1, column: range.startColumn + 1 };
  return { what: 'write', cell: nameOf(place), rows: [[String(value.v ?? '')]] };
};

const filter: Intent = (_, { col, criteria }) => {
  if (criteria?.customFilters !== undefined || criteria?.colorFilters !== undefined) return undefined;
  const { filters, blank } = criteria?.filters ?? {};
  const shown = criteria === null ? null : [...(filters ?? []), ...(blank ? [''] : [])];
  return { what: 'filter', column: col + 1, shown };
};

const bold: Intent = ({ ranges }) => dress(ranges, 'fontWeight', 'bold');

function dress(
  ranges: readonly Rect[],
  look: Extract<Act, { what: 'dress' }>['look'],
  value: string,
): Extract<Act, { what: 'dress' }> {
  return { what: 'dress', ranges: ranges.map(rangeName), look, value };
}

/** A column drawn wider or narrower at its edge. */
const width: Intent = ({ widthOf, ranges }, { deltaX, anchorCol }) => {
  const column = anchorCol + 1;
  const whole = ranges.find((rect) => rect.column <= column && column < rect.column + rect.columns);
  const run: Run =
    whole !== undefined && whole.row === 1 && whole.rows > 1 ? [whole.column, whole.columns] : [column, 1];
  return { what: 'width', run, pixels: widthOf(column) + deltaX };
};

const freezeAt: Intent = (_, { startRow, startColumn, ySplit, xSplit }) => ({
  what: 'freeze',
  rows: ySplit > 0 ? startRow : 0,
  columns: xSplit > 0 ? startColumn : 0,
});

/** What each command of the grid means; one that means nothing here is refused to the person who gave it. */
const INTENTS: Readonly<Record<string, Intent>> = {
  'sheet.command.set-range-values': write,
  'sheet.command.clear-selection-content': ({ ranges }) => ({
    what: 'clear',
    ranges: ranges.map(rangeName),
  }),
  'sheet.command.insert-row-before': insertRows,
  'sheet.command.insert-multi-rows-above': insertRows,
  'sheet.command.insert-row-after': insertRowsBelow,
  'sheet.command.insert-multi-rows-after': insertRowsBelow,
  'sheet.command.insert-col-before': insertColumns,
  'sheet.command.insert-multi-cols-before': insertColumns,
  'sheet.command.insert-col-after': insertColumnsAfter,
  'sheet.command.insert-multi-cols-right': insertColumnsAfter,
  'sheet.command.remove-row-confirm': deleteRows,
  'sheet.command.remove-row': deleteRows,
  'sheet.command.remove-col-confirm': deleteColumns,
  'sheet.command.remove-col': deleteColumns,
  'sheet.command.hide-row-confirm': hideRows,
  'sheet.command.set-rows-hidden': hideRows,
  'sheet.command.hide-col-confirm': hideColumns,
  'sheet.command.set-col-hidden': hideColumns,
  'sheet.command.set-selected-rows-visible': showRows,
  'sheet.command.set-specific-rows-visible': showRows,
  'sheet.command.set-selected-cols-visible': showColumns,
  'sheet.command.set-col-visible-on-cols': showColumns,
  'sheet.command.delta-column-width': width,
  'sheet.command.set-worksheet-col-width': (stand, { value }) => ({
    what: 'width',
    run: columnsOf(stand),
    pixels: value,
  }),
  'sheet.command.set-row-frozen': ({ cell, frozen }) => ({
    what: 'freeze',
    rows: cell.row,
    columns: frozen.columns,
  }),
  'sheet.command.set-col-frozen': ({ cell, frozen }) => ({
    what: 'freeze',
    rows: frozen.rows,
    columns: cell.column,
  }),
  'sheet.command.set-first-row-frozen': ({ frozen }) => ({
    what: 'freeze',
    rows: 1,
    columns: frozen.columns,
  }),
  'sheet.command.set-first-column-frozen': ({ frozen }) => ({
    what: 'freeze',
    rows: frozen.rows,
    columns: 1,
  }),
  'sheet.command.cancel-frozen': () => ({ what: 'freeze', rows: 0, columns: 0 }),
  'sheet.command.set-frozen': freezeAt,
  'sheet.command.smart-toggle-filter': ({ hasFilter }) => ({
    what: hasFilter ? 'removeFilter' : 'makeFilter',
  }),
  'sheet.command.set-filter-range': () => ({ what: 'makeFilter' }),
  'sheet.command.remove-sheet-filter': () => ({ what: 'removeFilter' }),
  'sheet.command.clear-filter-criteria': () => ({ what: 'makeFilter' }),
  'sheet.command.set-filter-criteria': filter,
  'sheet.command.set-range-bold': bold,
  'sheet.command.set-background-color': ({ ranges }, { value }) => dress(ranges, 'background', value),
  'sheet.command.reset-background-color': ({ ranges }) => dress(ranges, 'background', ''),
  'univer.command.undo': () => ({ what: 'undo' }),
  'univer.command.redo': () => ({ what: 'redo' }),
  'univer.command.copy': () => 'copy',
  'sheet.command.copy': () => 'copy',
  'univer.command.cut': () => 'cut',
  'sheet.command.cut': () => 'cut',
  'univer.command.paste': () => 'paste',
  'sheet.command.paste': () => 'paste',
  'sheet.command.paste-by-short-key': (_, params) => ({ pasted: params?.textContent ?? '' }),
};

/** Commands that only change what one looks at. */
const LOOKING = [
  'sheet.command.select-',
  'sheet.command.move-selection',
  'sheet.command.expand-selection',
  'sheet.command.scroll-',
  'sheet.command.set-scroll-relative',
  'sheet.command.set-worksheet-activate',
  'sheet.command.set-zoom-ratio',
  'sheet.command.change-zoom-ratio',
];

/**
 * What a command means, given where the person stands: an act to ask of the workspace, something the page does itself,
 * `look` for what changes nothing, and nothing for what a rehearsal does not do.
 */
export function intentOf(id: string, params: unknown, stand: Stand): Act | Deed | 'look' | undefined {
  const intent = INTENTS[id];
  if (intent !== undefined) return intent(stand, params);
  const changes = /^(?:sheets?|data-validation)\.command\./.test(id);
  return !changes || LOOKING.some((start) => id.startsWith(start)) ? 'look' : undefined;
}

function nameOf({ row, column }: Stand['cell']): string {
  return `${columnName(column)}${row}`;
}
