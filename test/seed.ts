import fc from 'fast-check';

/** Every run draws a fresh seed and prints it; `SEED=123 npm test` replays a failure exactly. */
const seed = Number(process.env['SEED'] ?? Math.floor(Math.random() * 2 ** 31));
fc.configureGlobal({ seed, numRuns: 100 });

export { seed };
