import type { Register } from '../../../register/register.ts';
import { type Found, json, type Spec, text, whole } from '../../../register/table.ts';
import type { BreachFacts } from './rules.ts';

/** What was learnt at once: only what changed, so that nothing written before is lost. */
export interface Addition {
  readonly at: string;
  readonly by: string;
  readonly requestKey: string;
  readonly facts: Partial<BreachFacts>;
}

/** A row of *Incidents*: a breach of personal data and everything that was learnt of it (CNS-017, GDPR art. 33(5)). */
export interface BreachRow {
  /** `V0001`, of its row. */
  readonly number: string;
  readonly journal: number;
  /** Instant of the discovery: the 72 hours start there. */
  readonly foundAt: string;
  readonly history: readonly Addition[];
}

const noHistory: readonly Addition[] = [];

export const breachSpec: Spec<BreachRow> = {
  name: 'Incidents',
  columns: {
    number: text('N°'),
    journal: whole('Journal'),
    foundAt: text('Découvert le'),
    history: json('Histoire', noHistory),
  },
};

/** `V0001`: of the row a breach stands in, which it keeps. */
export const breachNumber = (row: number): string => `V${String(row - 1).padStart(4, '0')}`;

export function breachRows(register: Register): Found<BreachRow>[] {
  return register.table(breachSpec).all();
}

/** Before anything is known. */
export const nothingKnown: BreachFacts = {
  what: '',
  categories: '',
  people: 0,
  consequences: '',
  measures: '',
  risk: 'risk',
  cnilAt: '',
  notNeeded: '',
  lateBecause: '',
  peopleToldAt: '',
  notTold: '',
};

/** What is known now: each addition over those before it. */
export function factsNow({ history }: BreachRow): BreachFacts {
  return Object.assign({}, nothingKnown, ...history.map(({ facts }) => facts));
}

/** What differs from what is known; nothing when nothing does. */
export function changedFacts(before: BreachFacts, after: BreachFacts): Partial<BreachFacts> {
  const names = Object.keys(nothingKnown) as (keyof BreachFacts)[];
  return Object.fromEntries(
    names.filter((name) => before[name] !== after[name]).map((name) => [name, after[name]]),
  );
}
