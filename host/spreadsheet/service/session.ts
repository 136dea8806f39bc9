import type { Input, WriteContext } from '../cells/write.ts';
import { writeAllowed } from '../cells/write.ts';
import { yearOf } from '../cells/zone.ts';
import { invalidData, refused, sheetGone } from '../messages.ts';
import type { Pending } from '../pending.ts';
import { mayEdit } from '../rights.ts';
import type { Rect } from '../store/a1.ts';
import { formatA1 } from '../store/a1.ts';
import type { Tab } from '../store/tab.ts';
import type { Workbook } from '../store/workbook.ts';
import type { SpreadsheetWorld } from '../world.ts';
import { pendingOf } from '../world.ts';

/** A tab in its workbook. */
export interface Place {
  readonly workbook: Workbook;
  readonly tab: Tab;
}

interface Change {
  readonly rect: Rect;
  readonly structural?: boolean;
  readonly apply: () => void;
}

/** What the service objects of one execution share: who runs, what is pending, which tab is active. */
export class Session {
  readonly world: SpreadsheetWorld;
  readonly pending: Pending;
  private readonly active = new Map<Workbook, Tab>();

  constructor(world: SpreadsheetWorld) {
    this.world = world;
    this.pending = pendingOf(world);
  }

  activeTab(workbook: Workbook): Tab | undefined {
    const tab = this.active.get(workbook);
    return tab && workbook.tabs.includes(tab) ? tab : workbook.tabs[0];
  }

  activate({ workbook, tab }: Place): void {
    this.active.set(workbook, tab);
  }

  /** Makes what this execution wrote in the workbook visible before it is read. */
  reading({ workbook, tab }: Place, rect?: Rect): void {
    this.pending.settle(workbook);
    requirePresent({ workbook, tab });
    if (rect) requireInside(tab, rect);
  }

  /** Queues one service call that writes, once it is allowed there. */
  write(place: Place, { rect, structural = false, apply }: Change): void {
    const { workbook, tab } = place;
    this.pending.settleStructure(workbook);
    requirePresent(place);
    this.requireInside(place, rect);
    if (!mayEdit(workbook, tab, { email: this.world.user.effective, rect })) throw refused('protectedCell');
    this.pending.push({
      workbook,
      structural,
      apply: () => {
        requirePresent(place);
        requireInside(tab, rect);
        apply();
      },
    });
  }

  /** Refuses a rectangle that leaves the grid, once a waiting appendRow had its chance to enlarge it. */
  requireInside({ workbook, tab }: Place, rect: Rect): void {
    if (!isInside(tab, rect)) this.pending.settle(workbook);
    requireInside(tab, rect);
  }

  /** Changes tabs themselves, at once: what was pending in the workbook takes effect first. */
  now(workbook: Workbook, change: () => void): void {
    this.pending.settle(workbook);
    workbook.dirty = true;
    change();
  }

  /** How this execution's inputs are read in that tab. */
  context(place: Place): WriteContext {
    const { formulaInTextCell, apostrophe } = this.world.unconfirmed;
    const year = yearOf(this.world.now(), place.workbook.head.timeZone);
    return { ...place, year, formulaInTextCell, apostrophe };
  }
}

function requirePresent({ workbook, tab }: Place): void {
  if (!workbook.tabs.includes(tab)) throw sheetGone(tab.settings.id);
}

function isInside(tab: Tab, rect: Rect): boolean {
  const { rows, columns } = tab.settings;
  return rect.row + rect.rows - 1 <= rows && rect.column + rect.columns - 1 <= columns;
}

function requireInside(tab: Tab, rect: Rect): void {
  if (!isInside(tab, rect)) throw refused('outside');
}

/** Writes one cell the way a script does; a strict dropdown throws [?]. */
export function put(context: WriteContext, at: readonly [number, number], input: Input): void {
  if (!writeAllowed(context, at, input))
    throw invalidData(formatA1({ row: at[0], column: at[1], rows: 1, columns: 1 }));
}
