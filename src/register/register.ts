import type { Ports, Tab, Workbook } from '../ports.ts';
import { journalSpec, lastLines, type Tip } from './journal.ts';
import { BrokenRegister, type Spec, Table } from './table.ts';

/** The Registre, opened once an execution. */
export interface Register {
  readonly book: Workbook;
  /** The script's memory as it was when the Registre was opened. */
  readonly memory: Readonly<Record<string, string>>;
  has(name: string): boolean;
  tab(name: string): Tab;
  table<T extends object>(spec: Spec<T>): Table<T>;
}

/** Name of the memory that holds the Registre's identifier. */
export const registerMemory = 'registre';
/** Name of the memory that holds a Journal row near its end. */
export const journalMemory = 'journal';

/** Two round trips. `null` while the town is not set up. */
export function openRegister(ports: Ports): Register | null {
  const memory = ports.memory.all();
  const id = memory[registerMemory];
  return id === undefined ? null : registerIn(ports, ports.workbooks.open(id), memory);
}

export function registerIn(ports: Ports, book: Workbook, memory: Readonly<Record<string, string>>): Register {
  const sizes = sizesFrom(memory);
  const tabs = new Map(book.tabs().map((tab) => [tab.name, sized(ports, tab, sizes)]));
  const tab = (name: string): Tab => {
    const found = tabs.get(name);
    if (found === undefined) throw new BrokenRegister(`Registre\u00a0: l’onglet ${name} a disparu`);
    return found;
  };
  const has = (name: string) => tabs.has(name);
  return { book, memory, has, tab, table: (spec) => new Table(tab(spec.name), spec) };
}

/** Name of the memory that holds how many rows the grid of each tab has. */
/** Name of the memory of the removal of personal data under way, by its number; empty when there is none. */
export const removingMemory = 'elimination';
/** Where each of them is written down: its beginning is a line of the Journal aimed there. */
export const removalsTab = 'Éliminations';
const sizesMemory = 'tailles';

function sizesFrom(memory: Readonly<Record<string, string>>): Record<string, number> {
  return JSON.parse(memory[sizesMemory] ?? '{}') as Record<string, number>;
}

/**
 * The size of a grid is remembered, which spares a round trip a tab at every visit. Only Da Capo makes the grids of
 * the Registre longer, under the lock, and remembers it before anything is written there: content never lies below.
 */
function sized(ports: Ports, tab: Tab, sizes: Record<string, number>): Tab {
  return {
    ...tab,
    rows: () => sizes[tab.name] ?? tab.rows(),
    addRows: (count) => {
      tab.addRows(count);
      sizes[tab.name] = tab.rows();
      ports.memory.set(sizesMemory, JSON.stringify(sizes));
    },
  };
}

/** The end of the Journal, from the remembered row on. One round trip. */
export function journalEnd(register: Register): Tip[] {
  return lastLines(register.tab(journalSpec.name), Number(register.memory[journalMemory] ?? 2));
}

/** What making a tab needs to know of it. */
export interface Headed {
  readonly name: string;
  readonly columns: object;
}

/** Makes the tabs that are missing, headed and formatted as plain text. */
export function makeTabs(ports: Ports, book: Workbook, specs: readonly Headed[]): void {
  const present = new Set(book.tabs().map((tab) => tab.name));
  for (const spec of specs) {
    if (present.has(spec.name)) continue;
    const headings = Object.values(spec.columns).map(({ heading }: { heading: string }) => heading);
    const tab = book.addTab(spec.name, 2000, headings.length);
    tab.dress({
      headingRow: 1,
      columns: headings.map((_, i) => ({ column: i + 1, format: '@', width: 140 })),
    });
    tab.write(1, 1, [headings]);
  }
  const sizes = Object.fromEntries(book.tabs().map((tab) => [tab.name, tab.rows()]));
  ports.memory.set(sizesMemory, JSON.stringify(sizes));
}
