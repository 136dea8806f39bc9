import fc from 'fast-check';
import { afterEach } from 'vitest';
import { closeAll } from './opened.ts';
import { seed } from './seed.ts';

/** Run again for every test file, while the helpers they share are loaded once. */
fc.configureGlobal({ seed, numRuns: 100 });
afterEach(closeAll);
