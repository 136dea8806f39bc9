import { HostError } from '../../index.ts';
import { Tab as StoredTab } from '../../spreadsheet/store/tab.ts';
import type { Tab, Workbook } from './acts.ts';

/** One tab as text, before and after something was done. */
interface Trace {
  readonly tab: number;
  readonly before: string;
  readonly after: string;
}

/** What one act left in the tabs it was about. */
type Step = readonly Trace[];

/** Steps that one person may take back in one workbook, and how many characters they may fill in all. */
const STEPS = 30;
const CHARACTERS = 40_000_000;

const textOf = (tab: Tab): string => JSON.stringify(tab.toJson());

/**
 * What one person did in one workbook since the workspace was opened, for *Annuler*. A step is taken back only while
 * its tabs are still as it left them: what somebody else, or the program, wrote since is never lost that way.
 */
export class History {
  private done: Step[] = [];
  private undone: Step[] = [];

  /** Does something to tabs, and remembers it; what is refused leaves them as they were. */
  keep(workbook: Workbook, tabs: readonly Tab[], act: () => void): void {
    const before = tabs.map(textOf);
    try {
      act();
    } catch (error) {
      tabs.forEach((tab, index) => {
        if (textOf(tab) !== before[index]) put(workbook, tab.settings.id, before[index] ?? '');
      });
      throw error;
    }
    const step = tabs.map((tab, index) => ({
      tab: tab.settings.id,
      before: before[index] ?? '',
      after: textOf(tab),
    }));
    this.done = shortened([...this.done, step]);
    this.undone = [];
  }

  /** @returns the tab as it is again */
  undo(workbook: Workbook): Tab {
    return turn(workbook, [this.done, this.undone], {
      from: 'after',
      to: 'before',
      nothing: 'Il n’y a rien à annuler.',
    });
  }

  /** @returns the tab as it is again */
  redo(workbook: Workbook): Tab {
    return turn(workbook, [this.undone, this.done], {
      from: 'before',
      to: 'after',
      nothing: 'Il n’y a rien à rétablir.',
    });
  }
}

interface Turn {
  readonly from: 'before' | 'after';
  readonly to: 'before' | 'after';
  readonly nothing: string;
}

/** Puts the tabs of the last step back, and the step on the other pile. */
function turn(
  workbook: Workbook,
  [pile, other]: readonly [Step[], Step[]],
  { from, to, nothing }: Turn,
): Tab {
  const [first, ...others] = pile.at(-1) ?? [];
  if (first === undefined) throw new HostError(nothing);
  for (const trace of [first, ...others]) {
    const tab = workbook.tabById(trace.tab);
    if (tab === undefined || textOf(tab) !== trace[from])
      throw new HostError(
        'L’onglet a changé depuis\u00a0: quelqu’un d’autre, ou Da Capo, y a écrit. Annuler l’effacerait. Rien n’a changé.',
      );
  }
  for (const trace of others) put(workbook, trace.tab, trace[to]);
  other.push(...pile.splice(-1));
  return put(workbook, first.tab, first[to]);
}

function put(workbook: Workbook, id: number, text: string): Tab {
  const restored = StoredTab.fromJson(JSON.parse(text));
  workbook.tabs = workbook.tabs.map((tab) => (tab.settings.id === id ? restored : tab));
  workbook.dirty = true;
  return restored;
}

/** The newest steps, as many as may be kept. */
function shortened(steps: readonly Step[]): Step[] {
  let room = CHARACTERS;
  const kept = steps.slice(-STEPS).reverse();
  const end = kept.findIndex((step, index) => {
    room -= step.reduce((sum, { before, after }) => sum + before.length + after.length, 0);
    return room < 0 && index > 0;
  });
  return (end < 0 ? kept : kept.slice(0, end)).reverse();
}
