import { HostError } from '../../index.ts';
import { Tab as StoredTab } from '../../spreadsheet/store/tab.ts';
import type { Tab, Workbook } from './acts.ts';

interface Step {
  readonly tab: number;
  /** The whole tab as text, before and after. */
  readonly before: string;
  readonly after: string;
}

/** Steps that one person may take back in one workbook. */
const STEPS = 30;

const textOf = (tab: Tab): string => JSON.stringify(tab.toJson());

/**
 * What one person did in one workbook since the workspace was opened, for *Annuler*. A step is taken back only while
 * the tab is still as it left it: what somebody else, or the program, wrote since is never lost that way.
 */
export class History {
  private done: Step[] = [];
  private undone: Step[] = [];

  /** Does something to a tab, and remembers it; what is refused leaves the tab as it was. */
  keep(tab: Tab, act: () => void): void {
    const before = textOf(tab);
    act();
    this.done = [...this.done, { tab: tab.settings.id, before, after: textOf(tab) }].slice(-STEPS);
    this.undone = [];
  }

  /** @returns the tab as it is again */
  undo(workbook: Workbook): Tab {
    const step = this.done.pop();
    if (step === undefined) throw new HostError('Il n’y a rien à annuler.');
    this.done.push(step);
    const tab = put(workbook, step, [step.after, step.before]);
    this.undone.push(...this.done.splice(-1));
    return tab;
  }

  /** @returns the tab as it is again */
  redo(workbook: Workbook): Tab {
    const step = this.undone.pop();
    if (step === undefined) throw new HostError('Il n’y a rien à rétablir.');
    this.undone.push(step);
    const tab = put(workbook, step, [step.before, step.after]);
    this.done.push(...this.undone.splice(-1));
    return tab;
  }
}

function put(workbook: Workbook, { tab: id }: Step, [from, to]: readonly [string, string]): Tab {
  const place = workbook.tabs.findIndex(({ settings }) => settings.id === id);
  const tab = workbook.tabs[place];
  if (tab === undefined || textOf(tab) !== from)
    throw new HostError(
      'L’onglet a changé depuis\u00a0: quelqu’un d’autre, ou Da Capo, y a écrit. Annuler l’effacerait. Rien n’a changé.',
    );
  const restored = StoredTab.fromJson(JSON.parse(to));
  workbook.tabs[place] = restored;
  workbook.dirty = true;
  return restored;
}
