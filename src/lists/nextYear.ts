import { type ConsentNow, lastWords } from '../ballots/consents.ts';
import { ballotRows } from '../ballots/tabs.ts';
import { consentRows } from '../people/consentHistory.ts';
import type { Register } from '../register/register.ts';
import { identityOf } from './lastYearPlan.ts';

/** The last word of each person on being called again: it takes back what last year's file says. Four round trips. */
export const wordsOnNextYear = (register: Register): ReadonlyMap<string, ConsentNow> =>
  lastWords(
    { ballots: ballotRows(register).map(({ record }) => record), history: consentRows(register) },
    'nextYear',
    (ballot) => [identityOf(ballot)],
  );
