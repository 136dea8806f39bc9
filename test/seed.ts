import { env } from 'node:process';

/** Drawn once for the whole run, and printed, by `once.ts`. */
export const seed = Number(env['SEED']);

/** Numbers from 0 to 1 that follow from the seed. */
export function stream(): () => number {
  let state = seed;
  return () => {
    state = (Math.imul(state, 1664525) + 1013904223) >>> 0;
    return state / 2 ** 32;
  };
}
