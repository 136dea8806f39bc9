import type { Cost } from '../../gate.ts';

/** Costs by member, none of which Google does not have. */
export type MembersOf<T> = Partial<Record<keyof T, Cost>>;
