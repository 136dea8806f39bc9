import type { Tab, Workbook } from '../ports.ts';
import { dressOf, type View } from './view.ts';

/** A workbook people open, kept in the script's memory: identifiers survive a renaming, names do not. */
export interface WorkbookAt {
  readonly id: string;
  readonly address: string;
  /** Identifier of each tab by the name Da Capo gave it. */
  readonly tabs: Readonly<Record<string, number>>;
}

export interface TownWorkbooks {
  readonly pilotage: WorkbookAt | null;
  /** By code of conservatoire. */
  readonly conservatoires: Readonly<Record<string, WorkbookAt>>;
}

export const workbooksMemory = 'workbooks';

export function workbooksFrom(memory: Readonly<Record<string, string>>): TownWorkbooks {
  const kept = memory[workbooksMemory];
  if (kept === undefined) return { pilotage: null, conservatoires: {} };
  return (JSON.parse(kept) as { value: TownWorkbooks }).value;
}

/** A tab by the identifier it was given, whatever it is called now; made again when somebody deleted it. */
export function tabFor<T>(book: Workbook, at: WorkbookAt, view: View<T>): Tab {
  return tabNamed(book, at, view.name) ?? addView(book, view);
}

/** The same, as it is. */
export function tabNamed(book: Workbook, at: WorkbookAt, name: string): Tab | undefined {
  const tabs = book.tabs();
  return tabs.find((tab) => tab.id === at.tabs[name]) ?? tabs.find((tab) => tab.name === name);
}

export function addView<T>(book: Workbook, view: View<T>): Tab {
  const tab = book.addTab(view.name, 200, view.columns.length);
  tab.write(1, 1, [view.columns.map(({ heading }) => heading)]);
  tab.dress(dressOf(view));
  return tab;
}
