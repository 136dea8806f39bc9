import type { EliminationLine, RetentionRow } from '../../src/calls/retention.ts';

/** Everything that is due: the number somebody types. */
export const totalDue = (table: readonly RetentionRow[]): number =>
  table.reduce((sum, { due }) => sum + due, 0);

/** What a *bordereau* counts in all: the number somebody types. */
export const totalCounted = ({ counted }: Pick<EliminationLine, 'counted'>): number =>
  counted.reduce((sum, { count }) => sum + count, 0);

/** Each state with its sign, its kind of colour and its words. */
export const stateMarks: Readonly<
  Record<EliminationLine['state'], readonly [sign: string, kind: string, word: string]>
> = {
  waiting: ['…', 'attention', 'attend le visa des archives'],
  allowed: ['…', 'attention', 'visa donné, rien n’est encore détruit'],
  underWay: ['…', 'attention', 'en cours'],
  done: ['✓', 'done', 'terminé'],
  abandoned: ['–', '', 'abandonné'],
};

/** A purge that is neither done nor abandoned: there is one at most. */
export const isOpen = ({ kind, state }: EliminationLine): boolean =>
  kind === 'purge' && state !== 'done' && state !== 'abandoned';

/** *Bordereau E0003*, *Effacement E0004*. */
export const eliminationWords = ({ kind, number }: Pick<EliminationLine, 'kind' | 'number'>): string =>
  `${kind === 'purge' ? 'Bordereau' : 'Effacement'} ${number}`;
