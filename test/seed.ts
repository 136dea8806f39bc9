import fc from 'fast-check';

/** Every run draws a fresh seed and prints it; `SEED=123 npm test` replays a failure exactly. */
export const seed = Number(process.env['SEED'] ?? Math.floor(Math.random() * 2 ** 31));
fc.configureGlobal({ seed, numRuns: 100 });

/** Numbers from 0 to 1 that follow from the seed. */
export function stream(): () => number {
  let state = seed;
  return () => {
    state = (Math.imul(state, 1664525) + 1013904223) >>> 0;
    return state / 2 ** 32;
  };
}
