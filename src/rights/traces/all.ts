import { orderSpec, placeSpec } from '../../draw/tabs.ts';
import { lastYearSpec } from '../../lists/lastYear.ts';
import { stagedSpec } from '../../people/staging.ts';
import { courseSpec } from '../../places/tabs.ts';
import { journalTrace } from './journal.ts';
import { ballotTrace, drawTrace, entryTrace, paperTrace, unlimitedTrace } from './lottery.ts';
import { appealTrace, eventTrace, offerTrace } from './offers.ts';
import { personTrace, studentTrace } from './people.ts';
import { letterTrace, lotTrace, mailTrace } from './post.ts';
import type { Trace } from './trace.ts';

/**
 * Every tab of the Registre where somebody is found, in the order they are emptied: the Journal before the rows it
 * names, files and documents before the rows that say where they are.
 */
export const traces = [
  journalTrace,
  ...[mailTrace, letterTrace, lotTrace],
  ...[paperTrace, appealTrace, offerTrace, eventTrace],
  ...[unlimitedTrace, entryTrace, ballotTrace, drawTrace],
  ...[studentTrace, personTrace],
] as unknown as readonly Trace<object>[];

/** Tabs that hold nothing of anybody, or nothing that lasts: courses, places, orders of numbers; a file being imported. */
export const impersonal: readonly string[] = [
  placeSpec.name,
  orderSpec.name,
  courseSpec.name,
  lastYearSpec.name,
  stagedSpec.name,
];
