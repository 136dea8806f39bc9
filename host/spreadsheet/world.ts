import type { Unconfirmed } from '../unconfirmed.ts';
import { Pending } from './pending.ts';
import type { UiSink } from './service/ui.ts';
import type { Workbooks } from './workbooks.ts';

/** What SpreadsheetApp sees of the host during one execution. */
export interface SpreadsheetWorld {
  /** The execution itself: pending writes belong to it. */
  readonly execution: object;
  readonly workbooks: Workbooks;
  /** Host instant, milliseconds since 1970 UTC. */
  readonly now: () => number;
  readonly user: { readonly effective: string };
  /** The workbook a bound program is opened in; `selection` as in `Inscriptions!A2:B3,A7`. */
  readonly bound?: { readonly workbookId: string; readonly selection: string | undefined } | undefined;
  /** The web address of the deployment that runs; without it workbooks are where Google would show them. */
  readonly address?: string;
  readonly unconfirmed: Pick<
    Unconfirmed,
    'formulaInTextCell' | 'rangeOutsideGrid' | 'apostrophe' | 'appendRowOnFullGrid' | 'unknownSpreadsheet'
  >;
  /** Where dialogs, sidebars, alerts and menus appear. Without it there is no user interface. */
  readonly ui?: UiSink | undefined;
}

const pendings = new WeakMap<object, Pending>();

/** The pending writes of that execution. */
export function pendingOf(world: Pick<SpreadsheetWorld, 'execution'>): Pending {
  const known = pendings.get(world.execution);
  if (known) return known;
  const fresh = new Pending();
  pendings.set(world.execution, fresh);
  return fresh;
}

/** How many writes of that execution have not taken effect yet: each is one service call. */
export function pendingWrites(world: Pick<SpreadsheetWorld, 'execution'>): number {
  return pendingOf(world).count;
}

/**
 * Ends an execution. 'all' at a normal end (throws the ServiceError that no later call could report);
 * on a kill, how many of the pending writes took effect before it.
 */
export function endExecution(
  world: Pick<SpreadsheetWorld, 'execution'>,
  { keepWrites }: { readonly keepWrites: number | 'all' },
): void {
  if (keepWrites === 'all') pendingOf(world).flush();
  else pendingOf(world).cut(keepWrites);
}
