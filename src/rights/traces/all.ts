import { orderSpec, placeSpec } from '../../draw/tabs.ts';
import { lastYearSpec } from '../../lists/lastYear.ts';
import { stagedSpec } from '../../people/staging.ts';
import { courseSpec } from '../../places/tabs.ts';
import { breachSpec } from '../registers/breaches/tabs.ts';
import { eliminationSpec, pieceSpec } from '../removal/tabs.ts';
import { holdSpec } from '../retention/holds.ts';
import { statisticSpec } from '../retention/statistics.ts';
import { journalTraceWith } from './journal.ts';
import { ballotTrace, drawTrace, entryTrace, paperTrace, unlimitedTrace } from './lottery.ts';
import { appealTrace, eventTrace, offerTrace } from './offers.ts';
import { personTrace, studentTrace } from './people.ts';
import { letterTrace, lotTrace, mailTrace } from './post.ts';
import { consentTrace, readTrace, rightsRequestTrace } from './registers.ts';
import type { Trace } from './trace.ts';

const rowTraces = [
  ...[mailTrace, letterTrace, lotTrace],
  ...[paperTrace, appealTrace, offerTrace, eventTrace],
  ...[unlimitedTrace, entryTrace, ballotTrace, drawTrace],
  ...[consentTrace, readTrace, rightsRequestTrace],
  ...[studentTrace, personTrace],
] as unknown as readonly Trace<object>[];

export const journalTrace = journalTraceWith(rowTraces);

/**
 * Every tab of the Registre where somebody is found, in the order they are emptied: the Journal before the rows it
 * names, students and people last.
 */
export const traces: readonly Trace<object>[] = [journalTrace as unknown as Trace<object>, ...rowTraces];

/**
 * Tabs that hold nothing of anybody, or nothing that lasts: courses, places, orders of numbers, figures; a file that is
 * being imported; what a removal is about, dropped when it ends. Breaches are told without names.
 */
export const impersonal: readonly string[] = [
  ...[placeSpec, orderSpec, courseSpec, lastYearSpec, statisticSpec],
  ...[stagedSpec, pieceSpec, eliminationSpec, holdSpec, breachSpec],
].map(({ name }) => name);
