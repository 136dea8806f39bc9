import type { TownNow } from '../campaign/settings.ts';
import type { BoardOf } from '../requests/front.ts';
import { figuresOf } from './figures.ts';
import { ofConservatoires } from './seen.ts';

/** *À suivre*, in *Accueil*: the very figures of *Que faire aujourd'hui ?*, zeroes included so that lines stay. */
export function boardOf(town: TownNow, now: number): BoardOf {
  return (seen, codes, leads) =>
    figuresOf(ofConservatoires({ ...seen, town, now }, codes)).map(({ label, count, of, todo, tab }) => ({
      label,
      count,
      todo: of === null ? todo : `Sur ${of}\u00a0élèves.`,
      ...leads(tab),
    }));
}
