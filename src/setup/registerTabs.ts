import { appealSpec } from '../appeals/tabs.ts';
import { ballotSpec } from '../ballots/tabs.ts';
import { paperSpec } from '../draw/papers.ts';
import { drawSpec, entrySpec, orderSpec, placeSpec, unlimitedSpec } from '../draw/tabs.ts';
import { batchSpec } from '../letters/batches.ts';
import { lastYearSpec } from '../lists/lastYear.ts';
import { eventSpec, offerSpec } from '../lists/tabs.ts';
import { consentSpec } from '../people/consentHistory.ts';
import { stagedSpec } from '../people/staging.ts';
import { personSpec, studentSpec } from '../people/tabs.ts';
import { courseSpec } from '../places/tabs.ts';
import type { Ports } from '../ports.ts';
import { mailSpec } from '../post/queue.ts';
import { underLock } from '../register/commit.ts';
import { journalSpec } from '../register/journal.ts';
import { type Headed, makeTabs, type Register } from '../register/register.ts';
import { lotSpec } from '../review/lots.ts';
import { readSpec } from '../rights/access/reads.ts';
import { breachSpec } from '../rights/registers/breaches/tabs.ts';
import { rightsRequestSpec } from '../rights/registers/requests/tabs.ts';
import { eliminationSpec, pieceSpec } from '../rights/removal/tabs.ts';
import { holdSpec } from '../rights/retention/holds.ts';
import { statisticSpec } from '../rights/retention/statistics.ts';

/** Every tab of the Registre, in the order a new one has them. */
export const registerTabs: readonly Headed[] = [
  ...[journalSpec, studentSpec, personSpec, mailSpec, stagedSpec, batchSpec, lotSpec, consentSpec],
  ...[courseSpec, ballotSpec, drawSpec, entrySpec, placeSpec, unlimitedSpec, orderSpec, paperSpec],
  ...[lastYearSpec, offerSpec, eventSpec, appealSpec],
  ...[rightsRequestSpec, breachSpec, readSpec, holdSpec, eliminationSpec, pieceSpec, statisticSpec],
];

/** A Registre made by an earlier program gets the tabs it lacks. No round trip when it lacks none. */
export function completeTabs(ports: Ports, register: Register): void {
  if (registerTabs.every(({ name }) => register.has(name))) return;
  underLock(ports, register, () => makeTabs(ports, register.book, registerTabs));
}
