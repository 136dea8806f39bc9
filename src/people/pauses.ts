/**
 * Guesses at a letter's code are slowed per identifier, known or not: five tries, then fifteen minutes' pause.
 * A try is counted before it is checked, so that many at once cannot slip through; a success clears the count.
 */
export type Tries = Readonly<Record<string, readonly [tries: number, lastAt: number]>>;

export const triesAllowed = 5;
export const pauseLasts = 15 * 60 * 1000;
/** Kept under the 9 KB of a property; the least tried go first, so that no crowd of names ends a pause. */
const remembered = 150;

export function triesFrom(text: string | undefined): Tries {
  return text ? (JSON.parse(text) as Tries) : {};
}

/** Counts one more try, of so many allowed; `null` when this identifier is paused. */
export function countTry(
  tries: Tries,
  identifier: string,
  now: number,
  allowed: number = triesAllowed,
): Tries | null {
  const alive = Object.entries(tries).filter(([, [, lastAt]]) => now - lastAt < pauseLasts);
  const current = alive.find(([name]) => name === identifier)?.[1] ?? [0, now];
  if (current[0] >= allowed) return null;
  const others = alive
    .filter(([name]) => name !== identifier)
    .sort(([, a], [, b]) => b[0] - a[0] || b[1] - a[1]);
  return Object.fromEntries([
    [identifier, [current[0] + 1, now] as const],
    ...others.slice(0, remembered - 1),
  ]);
}

export function clearTries(tries: Tries, identifier: string): Tries {
  return Object.fromEntries(Object.entries(tries).filter(([name]) => name !== identifier));
}
