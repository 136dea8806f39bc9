import { programWithin } from '../server.ts';

/**
 * The program, asked until its answer is definite, as patiently as Google works: an execution may last six minutes,
 * an import uses most of them, and asking again before its end would start the same work twice.
 */
export const { ask } = programWithin(6.5 * 60 * 1000);
