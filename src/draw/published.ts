import type { DrawSummary } from '../calls/lottery.ts';
import { frenchInstant, instantFrom } from '../dates.ts';
import type { Register } from '../register/register.ts';
import { BrokenRegister } from '../register/table.ts';
import type { Orders } from './allocation.ts';
import { type Frozen, writeFrozen } from './frozen.ts';
import { frozenOf } from './list.ts';
import { postponedWords } from './plan.ts';
import {
  type DrawRow,
  type EntryRow,
  entrySpec,
  type Freeze,
  orderSpec,
  type PlaceRow,
  placeSpec,
  type Run,
  type UnlimitedRow,
  unlimitedSpec,
} from './tabs.ts';
import { digest, ordersOf } from './tickets.ts';

/** A draw in a few words; nothing in it names a person. */
export function drawSummary({ draw, freeze, run, cancelled, postponed }: DrawRow): DrawSummary {
  const words = (at: string | undefined) => (at === undefined ? '' : frenchInstant(instantFrom(at)));
  return {
    draw,
    state: cancelled ? 'cancelled' : run ? 'drawn' : 'frozen',
    frozenAt: words(freeze?.at),
    entries: freeze?.entries.count ?? 0,
    list: freeze?.list ?? '',
    drawnAt: words(run?.at),
    seed: run?.seed ?? '',
    result: run?.result ?? '',
    placed: run?.placed ?? 0,
    waiting: run?.waiting ?? 0,
    byHand: run !== null && run.orders !== null,
    cancelled: cancelled?.text ?? '',
    cancelledAt: words(cancelled?.at),
    isRedone: cancelled?.isRedone ?? false,
    postponed: postponed.map(postponedWords),
  };
}

/** A frozen list as its rows say it, with who is behind each number. */
export interface FrozenRows {
  readonly frozen: Frozen;
  readonly text: string;
  readonly entries: readonly EntryRow[];
  readonly places: readonly PlaceRow[];
}

/** Where the rows of a list stand, and their fingerprint. */
interface FrozenList {
  readonly draw: string;
  readonly freeze: Pick<Freeze, 'entries' | 'places' | 'rule' | 'list'> | null;
}

/** Reads the rows a list names, and refuses to go on when they do not have its fingerprint any more. */
export function readFrozenRows(register: Register, { draw, freeze }: FrozenList): FrozenRows {
  if (!freeze) throw new BrokenRegister(`Registre, onglet Tirages\u00a0: ${draw} n’a pas de liste`);
  const entries = register.table(entrySpec).block(freeze.entries.row, freeze.entries.count);
  const places = register.table(placeSpec).block(freeze.places.row, freeze.places.count);
  const rows = { entries: entries.map(({ record }) => record), places: places.map(({ record }) => record) };
  const frozen = frozenOf(draw, freeze.rule, rows);
  const text = writeFrozen(frozen);
  if (digest(text) !== freeze.list)
    throw new BrokenRegister(`Registre\u00a0: la liste figée du tirage ${draw} a été modifiée à la main`);
  return { frozen, text, ...rows };
}

/** Who asked for courses without limit when the list was frozen. */
export function readUnlimitedRows(register: Register, { freeze }: DrawRow): readonly UnlimitedRow[] {
  if (!freeze) return [];
  const { row, count } = freeze.unlimited;
  return register
    .table(unlimitedSpec)
    .block(row, count)
    .map(({ record }) => record);
}

/** The order of each unit: from the seed, or as it was typed. */
export function ordersIn(
  register: Register,
  { run }: { readonly run: Pick<Run, 'orders' | 'seed'> | null },
  frozen: Frozen,
): Orders {
  if (!run) return new Map();
  if (!run.orders) return ordersOf(frozen, digest(run.seed));
  const byNumber = new Map(frozen.entries.map((entry) => [entry.number, entry]));
  const typed = register.table(orderSpec).block(run.orders.row, run.orders.count);
  return new Map(
    typed.map(({ record: { unit, order } }) => [unit, order.flatMap((number) => byNumber.get(number) ?? [])]),
  );
}
