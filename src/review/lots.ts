import type { LotSummary } from '../calls/review.ts';
import { frenchInstant, instantFrom } from '../dates.ts';
import type { Register } from '../register/register.ts';
import { json, type Spec, text, whole } from '../register/table.ts';
import type { Decision, Review } from '../requests/decided.ts';
import type { Verdict, verdictWords } from '../supporting/given.ts';

/** One thing a clerk asked for in a batch. `key`, `word` and `reason` are as they stand in the tab. */
export type Item = {
  readonly key: string;
  readonly student: string;
  readonly word: string;
  readonly reason: string;
} & (
  | { readonly kind: 'request'; readonly decision: Decision }
  | { readonly kind: 'verdict'; readonly document: string; readonly verdict: keyof typeof verdictWords }
  /** Takes back what an earlier batch did. */
  | { readonly kind: 'undo'; readonly of: number; readonly before: Before; readonly correct: boolean }
);

/**
 * What stood there before, for the way back. `isCleared`: the batch left nothing there (*Rétablir*, *Redemander*), so
 * that no number of it is found afterwards.
 */
export type Before = { readonly isCleared: boolean } & (
  | {
      readonly kind: 'request';
      readonly review: Review | null;
      /** Of the documents that were asked again. */
      readonly verdicts: Readonly<Record<string, Verdict | null>>;
    }
  | { readonly kind: 'verdict'; readonly document: string; readonly verdict: Verdict | null }
);

/** `fait`: done; `déjà`: it was so; `écarté`: it is not, and `note` says why. */
export type ItemState = '' | 'fait' | 'déjà' | 'écarté';

/** One row of *Lots*: everything asked for in a batch stands one below the other. */
export interface LotRow {
  /** `12.0`, `12.1`… */
  readonly id: string;
  readonly lot: number;
  /** Request key of the page that started the batch: a second start goes on with it. */
  readonly key: string;
  /** The batch this one takes back; 0 for a batch of decisions. */
  readonly undoes: number;
  readonly by: string;
  /** A stamp. */
  readonly at: string;
  readonly item: Item | null;
  readonly before: Before | null;
  readonly state: ItemState;
  readonly note: string;
}

export const lotSpec: Spec<LotRow> = {
  name: 'Lots',
  columns: {
    id: text('N°'),
    lot: whole('Lot'),
    key: text('Clé'),
    undoes: whole('Annule'),
    by: text('Qui'),
    at: text('Instant'),
    item: json<Item | null>('Décision', null),
    before: json<Before | null>('Avant', null),
    state: text('État') as Spec<LotRow>['columns']['state'],
    note: text('Remarque'),
  },
};

/** Every row of every batch. */
export function lotsIn(register: Register): LotRow[] {
  return register
    .table(lotSpec)
    .all()
    .map(({ record }) => record);
}

/** The last twenty, newest first. */
export function summaries(rows: readonly LotRow[]): LotSummary[] {
  const numbers = [...new Set(rows.map(({ lot }) => lot))].sort((a, b) => b - a).slice(0, 20);
  return numbers.flatMap((lot): LotSummary[] => {
    const own = rows.filter((row) => row.lot === lot);
    const [first] = own;
    if (!first) return [];
    return [
      {
        lot,
        by: first.by,
        at: frenchInstant(instantFrom(first.at)),
        undoes: first.undoes,
        total: own.length,
        done: own.filter(({ state }) => state === 'fait').length,
        left: own.filter(({ state }) => state === '').length,
        isUndone: rows.some(({ undoes }) => undoes === lot),
      },
    ];
  });
}
