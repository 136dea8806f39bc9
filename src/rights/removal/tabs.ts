import type { Category } from '../../campaign/retention.ts';
import { type Register, removalsTab } from '../../register/register.ts';
import { type Found, json, type Spec, text, whole } from '../../register/table.ts';
import type { Named } from './named.ts';

/** How many of each category, and between which days they lie (`dates extrêmes` of a *bordereau*). */
export interface Counted {
  readonly category: Category;
  readonly count: number;
  /** Civil days, or empty. */
  readonly oldest: string;
  readonly newest: string;
}

/** Whoever allowed it for the archives, and on which civil day (Code du patrimoine, L. 212-2). */
export interface Visa {
  readonly name: string;
  readonly quality: string;
  readonly on: string;
  readonly by: string;
  readonly at: string;
}

/** Where a removal is: the tab it goes through, by its rank, and the next row; and what it changed so far. */
export interface Cursor {
  readonly tab: number;
  readonly row: number;
  /** Rows changed, by tab. */
  readonly changed: Readonly<Record<string, number>>;
  /** Last line of the Journal when it began: what came after it is looked at again at the end. */
  readonly journal: number;
  /** What rows before this one named and name no more: to be destroyed. */
  readonly letGo: Named;
  /** Since when a workbook cannot be written; empty when each can. */
  readonly failingSince: string;
  /** What the rows from this one on may be letting go, while they are written. */
  readonly lettingGo: Named;
}

/** What came of it. */
export interface Done {
  readonly at: string;
  readonly changed: Cursor['changed'];
  /** Codes of the conservatoires whose workbook could not be written. */
  readonly left: readonly string[];
}

interface Begun {
  readonly at: string;
  readonly by: string;
  /** People who were due, and held. */
  readonly held: number;
}

interface Signed {
  readonly at: string;
  readonly by: string;
  readonly reason: string;
}

/**
 * A row of *Éliminations*: a purge, which waits for the visa of the archives, or the erasure of one person, which is a
 * right. It says how many and never who.
 */
export interface EliminationRow {
  /** `E0012`, of its row: the number of its *bordereau*. */
  readonly number: string;
  readonly journal: number;
  readonly kind: 'purge' | 'erasure';
  readonly preparedAt: string;
  readonly preparedBy: string;
  readonly requestKey: string;
  readonly counted: readonly Counted[];
  /** Of an erasure: the request it answers, and why. */
  readonly reason: string;
  readonly visa: Visa | null;
  readonly abandoned: Signed | null;
  readonly begun: Begun | null;
  readonly done: Done | null;
  /** Written beside the acts: it says nothing that could not be found again. */
  readonly cursor: Cursor | null;
}

const nothing: readonly Counted[] = [];

export const eliminationSpec: Spec<EliminationRow> = {
  name: removalsTab,
  columns: {
    number: text('N°'),
    journal: whole('Journal'),
    kind: text('Sorte') as Spec<EliminationRow>['columns']['kind'],
    preparedAt: text('Préparée le'),
    preparedBy: text('Par'),
    requestKey: text('Clé'),
    counted: json('Compte', nothing),
    reason: text('Motif'),
    visa: json<Visa | null>('Visa', null),
    abandoned: json<Signed | null>('Abandonnée', null),
    begun: json<Begun | null>('Commencée', null),
    done: json<Done | null>('Faite', null),
    cursor: json<Cursor | null>('Avancement', null),
  },
};

/** A piece of what a removal is to take out, from its preparation to its end; blanked then. */
interface PieceRow {
  readonly elimination: string;
  readonly piece: number;
  readonly text: string;
}

export const pieceSpec: Spec<PieceRow> = {
  name: 'Retraits',
  columns: { elimination: text('Élimination'), piece: whole('Morceau'), text: text('Texte') },
};

const pieceLength = 45_000;

export const eliminationNumber = (row: number): string => `E${String(row - 1).padStart(4, '0')}`;

export function eliminationsIn(register: Register): Found<EliminationRow>[] {
  return register.table(eliminationSpec).all();
}

/** Under the lock: keeps a text for an elimination, in place of the one before. Sent with the next flush. */
export function keepText(register: Register, elimination: string, kept: string): void {
  dropText(register, elimination);
  const table = register.table(pieceSpec);
  const pieces = Array.from({ length: Math.ceil(kept.length / pieceLength) }, (_, piece) => ({
    elimination,
    piece,
    text: `|${kept.slice(piece * pieceLength, (piece + 1) * pieceLength)}`,
  }));
  table.write(Math.max(2, table.tab.lastRow() + 1), pieces);
}

export function keptText(register: Register, elimination: string): string {
  return register
    .table(pieceSpec)
    .all()
    .map(({ record }) => record)
    .filter((piece) => piece.elimination === elimination)
    .sort((a, b) => a.piece - b.piece)
    .map((piece) => piece.text.slice(1))
    .join('');
}

export function dropText(register: Register, elimination: string): void {
  const table = register.table(pieceSpec);
  for (const { row, record } of table.all())
    if (record.elimination === elimination) table.tab.write(row, 1, [['', '', '']]);
}
