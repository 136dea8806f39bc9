import { type Category, categories } from '../../campaign/retention.ts';
import type { Register } from '../../register/register.ts';
import { minus, nobody, type Removal } from '../removal/removal.ts';
import { changes } from '../removal/scrub.ts';
import type { Counted } from '../removal/tabs.ts';
import { traces } from '../traces/all.ts';
import type { Trace, Whom } from '../traces/trace.ts';
import { Names } from '../traces/whom.ts';
import { type Due, daysOf, isAmong, type Lot } from './due.ts';
import { heldIn } from './holds.ts';

/** What a removal would do now, and how much of it is held back. */
export interface Weighed {
  readonly removal: Removal;
  readonly counted: readonly Counted[];
  /** Whoever of them is not held. */
  readonly going: readonly Lot[];
  /** People who are due, and held. */
  readonly held: number;
}

/**
 * Counts what is due, category by category: people where they go whole, rows where they go by their age. One reading of
 * every tab; nothing is written.
 */
export function weigh(register: Register, { lots, before }: Due): Weighed {
  const held = heldIn(register);
  const due = new Names(register).of(lots.flatMap(({ refs }) => refs));
  const whom = minus(due, held);
  const byAge = traces.flatMap((trace) => outdatedIn(register, trace, before, held));
  const going = lots.map((lot) => ({ ...lot, refs: lot.refs.filter((ref) => isAmong(whom, ref)) }));
  const people = going.map(({ category, refs, days }) => {
    // Whoever signed a ballot goes with it, and is not counted.
    const count = refs.filter((ref) => !ref.startsWith('signataire:')).length;
    return { category, count, ...days };
  });
  return {
    removal: { whom, before },
    counted: merged([...people, ...byAge]),
    going,
    held: due.people.size - whom.people.size + (due.ballots.size - whom.ballots.size),
  };
}

/** Rows of one tab that are due by their age, for each of its categories. */
function outdatedIn(
  register: Register,
  trace: Trace<object>,
  before: Removal['before'],
  held: Whom,
): Counted[] {
  if (!trace.outdated) return [];
  const rows = register.table(trace.spec).all();
  return trace.outdated.map(({ category, since }) => {
    const removal = { whom: nobody, before: { [category]: before[category] } };
    const old = changes(trace, rows, { removal, held }).map(({ record }) => since(record));
    return { category, count: old.length, ...daysOf(old) };
  });
}

/** One line a category, in the order of the table; none of what nothing is due of. */
function merged(counted: readonly Counted[]): Counted[] {
  return (Object.keys(categories) as Category[]).flatMap((category) => {
    const own = counted.filter((one) => one.category === category && one.count > 0);
    if (own.length === 0) return [];
    const count = own.reduce((sum, one) => sum + one.count, 0);
    return [{ category, count, ...daysOf(own.flatMap(({ oldest, newest }) => [oldest, newest])) }];
  });
}
