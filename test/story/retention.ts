import type { RetentionPage } from '../../src/calls/retention.ts';
import { key, owner, type Town } from './town.ts';

export const retentionOf = (town: Town): RetentionPage => town.get('office.retention', {}, owner);

/** How many of each category are due, those of which nothing is due left out. */
export const dueOf = (town: Town): Record<string, number> =>
  Object.fromEntries(
    retentionOf(town).table.flatMap(({ category, due }) => (due > 0 ? [[category, due]] : [])),
  );

const today = (town: Town): string => new Date(town.host.clock.now()).toISOString().slice(0, 10);

/** Prepares the *bordereau* of all that is due; its number. */
export function prepare(town: Town, name = 'un'): string {
  const confirmed = Object.values(dueOf(town)).reduce((sum, due) => sum + due, 0);
  const asked = { confirmed, requestKey: key(`prepare-${name}`) };
  return town.get('office.preparePurge', asked, owner).eliminations[0]?.number ?? '';
}

export const visaFor = (town: Town, number: string, name = 'un') => ({
  ...{ number, name: 'Jo Carton', quality: 'archiviste', on: today(town) },
  requestKey: key(`visa-${name}`),
});

/** Prepared and allowed. */
export function allowed(town: Town, name = 'un'): string {
  const number = prepare(town, name);
  town.get('office.purgeVisa', visaFor(town, number, name), owner);
  return number;
}

/** Done to its end; how many calls it took. */
export function run(town: Town, number: string): number {
  for (let calls = 1; calls < 100; calls++)
    if (town.get('office.purge', { number, requestKey: key(`purge-${number}`) }, owner).isDone) return calls;
  throw new Error('l’élimination ne finit pas');
}

export const purge = (town: Town, name = 'un'): number => run(town, allowed(town, name));

/** Erases somebody, however many calls it takes. */
export function erase(town: Town, refs: readonly string[], name = 'efface'): void {
  const { total } = town.get('office.erasePreview', { refs: [...refs] }, owner);
  const asked = { refs: [...refs], confirmed: total, reason: 'Demande D0001', requestKey: key(name) };
  for (let calls = 1; calls < 100; calls++) if (town.get('office.erase', asked, owner).isDone) return;
  throw new Error('l’effacement ne finit pas');
}
