import type { Cell, Tab } from '../ports.ts';
import { fromCell } from './cells.ts';
import { BrokenRegister, json, type Spec, Table, text, whole, yesNo } from './table.ts';

/** A mail as a decision: never as text. `facts` are what its template needs. */
export interface MailOrder {
  readonly template: string;
  readonly person: string;
  readonly student: string;
  readonly facts: Readonly<Record<string, string>>;
  /** Stamp before which it must not leave; absent: at once. */
  readonly notBefore?: string;
}

/**
 * What a Journal line decides. `cells` are the texts to set in the target row from `column` on; the row's mark is set
 * to this line's number, so that the row itself says whether the line was applied.
 */
export interface Decision {
  readonly column?: number;
  readonly cells?: readonly string[];
  /** The new value of a setting. */
  readonly value?: unknown;
  readonly mails?: readonly MailOrder[];
  readonly facts?: Readonly<Record<string, unknown>>;
}

/** One act, in the order things happened: the legal trace, never edited. */
export interface JournalLine {
  /** The row less one. */
  readonly number: number;
  /** Request key of the page or job that asked for it: a repeat is recognised by it. */
  readonly key: string;
  /** The row this act changes, as `État!57`, or a setting, as `*town`; empty when it changes nothing. */
  readonly target: string;
  /** Known to be in its row; otherwise the row itself tells, for one more round trip under the lock. */
  readonly applied: boolean;
  readonly at: string;
  readonly actor: string;
  readonly about: string;
  /** What was done, in French. */
  readonly act: string;
  readonly decision: Decision;
}

export const journalSpec: Spec<JournalLine> = {
  name: 'Journal',
  columns: {
    number: whole('N°'),
    key: text('Clé'),
    target: text('Cible'),
    applied: yesNo('Appliqué'),
    at: text('Instant'),
    actor: text('Qui'),
    about: text('Sujet'),
    act: text('Quoi'),
    decision: json<Decision>('Décision', {}),
  },
};

/** Longest decision a line takes; longer work is cut into several lines. */
export const longestDecision = 45_000;

/** The mails of as many lines as they need, each with room for so many characters besides. */
export function mailLines(orders: readonly MailOrder[], besides: number): MailOrder[][] {
  const lines: MailOrder[][] = [];
  let room = 0;
  for (const order of orders) {
    const size = JSON.stringify(order).length + 1;
    if (size > room) {
      lines.push([]);
      room = longestDecision - 100 - besides;
    }
    lines[lines.length - 1]?.push(order);
    room -= size;
  }
  return lines;
}

/** A line as the end of the Journal shows it: its decision is read only where it is needed. */
export interface Tip {
  readonly number: number;
  readonly key: string;
  readonly target: string;
  readonly applied: boolean;
}

/**
 * The last lines of the Journal, oldest first, from a remembered row on. One round trip while fewer than `span`
 * lines were added since the row was remembered; a row remembered wrongly costs a reading from the top.
 */
export function lastLines(tab: Tab, fromRow: number, span = 400): Tip[] {
  const tips: Tip[] = [];
  for (let row = Math.max(2, fromRow); row <= tab.rows(); row += span) {
    const block = tab.read(row, 1, Math.min(span, tab.rows() - row + 1), 4);
    const filled = block.filter((cells) => cells[0] !== '');
    tips.push(...filled.map((cells, i) => tipOf(cells, row + i)));
    if (filled.length < block.length) break;
  }
  return tips.length === 0 && fromRow > 2 ? lastLines(tab, 2, span) : tips;
}

function tipOf(cells: readonly Cell[], row: number): Tip {
  const [number, key = '', target = '', applied = ''] = cells.map(fromCell);
  if (Number(number) !== row - 1) {
    throw new BrokenRegister(
      `Registre, onglet Journal, ligne ${row}\u00a0: le numéro ${number} n’est pas à sa place`,
    );
  }
  return { number: row - 1, key, target, applied: journalSpec.columns.applied.read(applied) };
}

export function journalTable(tab: Tab): Table<JournalLine> {
  return new Table(tab, journalSpec);
}
