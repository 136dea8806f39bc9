import type { Register } from '../../register/register.ts';
import type { Found, Table } from '../../register/table.ts';
import type { Trace, Whom } from '../traces/trace.ts';
import type { Removal } from './removal.ts';

/**
 * Rows looked through at once: about a second, under the lock. Where they name files far fewer, since Drive takes its
 * time for each, and an execution has six minutes.
 */
export function rowsAtOnce({
  files,
  papers,
}: {
  readonly files?: unknown;
  readonly papers?: unknown;
}): number {
  return files || papers ? 20 : 500;
}

/** More writes than this, and the lock is given back in between: drafts are written beside, so no row but ours is. */
const runsAtOnce = 12;

/** How far a tab is: the next row to look at, or null once it is done; and how many rows changed. */
export interface Stretch {
  readonly next: number | null;
  readonly changed: number;
}

/** A row as it is, and as it will be; null: emptied. */
interface Changed<T> {
  readonly row: number;
  readonly record: T;
  readonly after: T | null;
}

/**
 * Takes a removal out of the next rows of a tab, under the lock; whoever is held keeps every row that says something
 * of them. The same rows again change nothing. Two round trips, and one a run of rows that change.
 */
export function scrub<T extends object>(
  register: Register,
  trace: Trace<T>,
  { removal, held, from }: { readonly removal: Removal; readonly held: Whom; readonly from: number },
): Stretch {
  const table = register.table(trace.spec);
  const count = rowsAtOnce(trace);
  const rows = table.block(from, count);
  const runs = runsOf(changes(trace, rows, { removal, held }));
  const written = runs.slice(0, runsAtOnce);
  for (const run of written) writeRun(table, run);
  const changed = written.reduce((sum, run) => sum + run.length, 0);
  const left = runs[runsAtOnce]?.[0];
  if (left) return { next: left.row, changed };
  const isEnd = from + count > table.tab.lastRow();
  return { next: isEnd ? null : from + count, changed };
}

/** The rows a removal changes. */
export function changes<T extends object>(
  trace: Trace<T>,
  rows: readonly Found<T>[],
  { removal, held }: { readonly removal: Removal; readonly held: Whom },
): Changed<T>[] {
  return rows.flatMap(({ row, record }) => {
    const after = without(trace, record, { removal, held });
    return after && isSame(trace, record, after) ? [] : [{ row, record, after }];
  });
}

/** Cell by cell: what is made anew has its fields in another order. */
function isSame<T extends object>({ spec }: Trace<T>, one: T, other: T): boolean {
  const fields = Object.keys(spec.columns) as (keyof T)[];
  return fields.every(
    (field) => one[field] === other[field] || JSON.stringify(one[field]) === JSON.stringify(other[field]),
  );
}

function without<T extends object>(
  { without: lessThem, outdated = [], said }: Trace<T>,
  record: T,
  { removal, held }: { readonly removal: Removal; readonly held: Whom },
): T | null {
  const left = lessThem(record, removal.whom);
  if (said(record, held) !== null) return left;
  return outdated.reduce<T | null>((row, { category, without: lessOld }) => {
    const before = removal.before[category];
    return row && before !== undefined ? lessOld(row, before) : row;
  }, left);
}

function runsOf<T>(all: readonly Changed<T>[]): Changed<T>[][] {
  const runs: Changed<T>[][] = [];
  for (const one of all) {
    const run = runs[runs.length - 1];
    if (run && run[run.length - 1]?.row === one.row - 1) run.push(one);
    else runs.push([one]);
  }
  return runs;
}

/** A row that goes keeps the number of its last act, so that no new row takes its place. */
function writeRun<T extends object>(table: Table<T>, run: readonly Changed<T>[]): void {
  const [first] = run;
  if (!first) return;
  const cells = run.map(({ record, after }) => table.cellsOf(after, record));
  table.tab.write(first.row, 1, cells);
}
