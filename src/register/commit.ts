import { stamp } from '../dates.ts';
import type { Ports, Tab } from '../ports.ts';
import {
  type Decision,
  type JournalLine,
  journalSpec,
  journalTable,
  longestDecision,
  type Tip,
} from './journal.ts';
import { journalEnd, type Register } from './register.ts';
import { type Change, markColumn } from './table.ts';

/** An act to write in the Journal and apply. */
export interface Act {
  readonly key: string;
  readonly actor: string;
  readonly about: string;
  /** French, without names: "Demande envoyée". */
  readonly act: string;
  readonly change?: Change | Setting;
  readonly mails?: Decision['mails'];
  readonly facts?: Decision['facts'];
}

/** A setting kept in the script's memory, where every visit reads it in one go: under 9 KB as JSON. */
export interface Setting {
  readonly setting: string;
  readonly value: unknown;
}

/** The end of the Journal as the holder of the lock found it, everything before it applied. */
export interface JournalEnd {
  readonly last: number;
  /** Recent lines: enough to recognise a request that was served moments ago. */
  readonly recent: readonly Tip[];
}

export type Locked<T> = { readonly busy: true } | { readonly busy: false; readonly value: T };

/**
 * Does `work` while holding the script lock, after finishing what a predecessor left half done.
 * Everything written is sent before the lock is released. Says *busy* when it has waited for the lock in vain.
 */
export function underLock<T>(ports: Ports, register: Register, work: (end: JournalEnd) => T): Locked<T> {
  if (!ports.lock.take()) return { busy: true };
  try {
    const recent = journalEnd(register);
    finish(ports, register, recent);
    const last = recent[recent.length - 1]?.number ?? 0;
    return { busy: false, value: work({ last, recent }) };
  } finally {
    ports.lock.release();
  }
}

/**
 * Writes acts in the Journal, sends them — **the commit point** — and applies them. To be called under the lock.
 * In one commit either every act changes something or none does: recovery walks back from the last line and stops
 * at the first that needs nothing. Returns the number of the last line.
 */
export function commit(ports: Ports, register: Register, end: JournalEnd, acts: readonly Act[]): number {
  const lines = acts.map((act, i) => lineOf(act, end.last + 1 + i, stamp(ports.startedAt)));
  const first = lines[0];
  if (first === undefined) return end.last;
  journalTable(register.tab(journalSpec.name)).write(first.number + 1, lines);
  ports.workbooks.flush();
  applyAll(ports, register, lines);
  return end.last + lines.length;
}

function lineOf(act: Act, number: number, at: string): JournalLine {
  const { change } = act;
  const decision: Decision = {
    ...(change && 'cells' in change && { column: change.column, cells: change.cells }),
    ...(change && 'setting' in change && { value: change.value }),
    ...(act.mails?.length && { mails: act.mails }),
    ...(act.facts && { facts: act.facts }),
  };
  if (JSON.stringify(decision).length > longestDecision) {
    throw new Error(`Journal\u00a0: décision de plus de ${longestDecision} caractères (${act.act})`);
  }
  const target = change ? targetText(change) : '';
  return {
    number,
    key: act.key,
    target,
    applied: false,
    at,
    actor: act.actor,
    about: act.about,
    act: act.act,
    decision,
  };
}

function targetText(change: Change | Setting): string {
  return 'setting' in change ? `*${change.setting}` : `${change.tab}!${change.row}`;
}

type Target = { readonly setting: string } | { readonly tab: string; readonly row: number };

function targetOf(text: string): Target | null {
  if (text.startsWith('*')) return { setting: text.slice(1) };
  const [tab, row] = text.split('!');
  return tab && row ? { tab, row: Number(row) } : null;
}

/** Applies lines that stand one below the other; the Journal says so last, so that it never says too much. */
function applyAll(ports: Ports, register: Register, lines: readonly JournalLine[]): void {
  const first = lines[0];
  if (first === undefined) return;
  for (const run of runsOf(lines)) {
    if (run.length > 1) addRows(register, run);
    else for (const line of run) apply(ports, register, line);
  }
  journalTable(register.tab(journalSpec.name)).write(
    first.number + 1,
    lines.map(() => ({ applied: true })),
  );
  ports.workbooks.flush();
}

/** Lines that add neighbouring rows together, every other line alone. */
function runsOf(lines: readonly JournalLine[]): JournalLine[][] {
  const runs: JournalLine[][] = [];
  for (const line of lines) {
    const run = runs[runs.length - 1];
    const before = run && addedAt(run[run.length - 1]);
    const at = addedAt(line);
    if (run && before && at && before.tab === at.tab && at.row === before.row + 1) run.push(line);
    else runs.push([line]);
  }
  return runs;
}

/** Where a line adds a whole row. */
function addedAt(line: JournalLine | undefined): { readonly tab: string; readonly row: number } | null {
  const target = line?.decision.column === 1 ? targetOf(line.target) : null;
  return target && 'tab' in target ? target : null;
}

/** A thousand ballots are one write, not a thousand. */
function addRows(register: Register, run: readonly JournalLine[]): void {
  const first = addedAt(run[0]);
  if (first) register.tab(first.tab).write(first.row, 1, run.map(addedCells));
}

function addedCells({ number, decision: { cells = [] } }: JournalLine): string[] {
  return cells.map((cell, i) => (i === markColumn - 1 ? String(number) : cell));
}

function apply(ports: Ports, register: Register, line: JournalLine): void {
  const target = targetOf(line.target);
  if (!target) return;
  if ('setting' in target) {
    ports.memory.set(target.setting, JSON.stringify({ journal: line.number, value: line.decision.value }));
  } else {
    applyToRow(register.tab(target.tab), target.row, line);
  }
}

/** The mark is written with the cells, or after them: never before, so that a row never says more than it shows. */
function applyToRow(tab: Tab, row: number, line: JournalLine): void {
  const { number, decision } = line;
  const { column, cells = [] } = decision;
  const mark = [String(number)];
  if (column === 1) tab.write(row, 1, [addedCells(line)]);
  else if (column === markColumn + 1) tab.write(row, markColumn, [[...mark, ...cells]]);
  else {
    if (column !== undefined) tab.write(row, column, [cells]);
    tab.write(row, markColumn, [mark]);
  }
}

/**
 * Applies the lines at the end of the Journal that their target rows do not show yet. Each holder of the lock does
 * this first, and lines are applied in order, so the search stops at the first line found applied. But a setting is kept
 * at once, and a row when its writes are sent: a setting found applied proves nothing of the rows before it.
 */
function finish(ports: Ports, register: Register, recent: readonly Tip[]): void {
  const journal = journalTable(register.tab(journalSpec.name));
  const missing: JournalLine[] = [];
  for (let i = recent.length - 1; i >= 0; i--) {
    const tip = recent[i];
    if (tip === undefined || tip.applied) break;
    const isDone = isApplied(register, tip);
    if (isDone && !tip.target.startsWith('*')) break;
    const line = isDone ? null : journal.rowAt(tip.number + 1);
    if (line) missing.unshift(line);
  }
  applyAll(ports, register, missing);
}

/** Is this line's change in its row already? One round trip for a row of which the Journal does not say so. */
export function isApplied(register: Register, tip: Tip): boolean {
  const target = targetOf(tip.target);
  if (tip.applied || !target) return true;
  if ('setting' in target) {
    const kept = register.memory[target.setting];
    return kept !== undefined && (JSON.parse(kept) as { journal: number }).journal >= tip.number;
  }
  const mark = register.tab(target.tab).read(target.row, markColumn, 1, 1)[0]?.[0];
  return Number(mark) >= tip.number;
}
