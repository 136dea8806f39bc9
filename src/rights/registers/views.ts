import { dayOf, instantFrom, instantOf } from '../../dates.ts';
import type { Ports, Workbook } from '../../ports.ts';
import type { Register } from '../../register/register.ts';
import type { Found, Spec } from '../../register/table.ts';
import { instantFormat, refresh, type View } from '../../views/view.ts';
import { tabFor, type WorkbookAt } from '../../views/workbook.ts';
import { breachState, breachStateWords, tellBy } from './breaches/rules.ts';
import { type BreachRow, breachSpec, factsNow } from './breaches/tabs.ts';
import { isPressing, requestClock, requestState } from './requests/clock.ts';
import { type RightsRequestRow, rightsRequestSpec } from './requests/tabs.ts';
import { kindWords, stateWords } from './requests/words.ts';

/** One request or one breach, as managers read it in their workbook. */
interface RightsLine {
  readonly number: string;
  readonly kind: string;
  readonly asker: string;
  readonly receivedAt: Date;
  /** To the minute: the 72 hours of a breach run from the hour it was found, and a request has its whole last day. */
  readonly dueAt: Date;
  readonly state: string;
}

/** *Droits et incidents*, in *Pilotage*: what is owed, to whom, until when. */
const rightsView: View<RightsLine> = {
  name: 'Droits et incidents',
  columns: [
    { heading: 'N°', width: 80, value: ({ number }) => number },
    { heading: 'Sorte', width: 220, value: ({ kind }) => kind },
    { heading: 'Demandeur', width: 200, value: ({ asker }) => asker },
    { heading: 'Reçue le', width: 130, format: instantFormat, value: ({ receivedAt }) => receivedAt },
    { heading: 'Au plus tard', width: 130, format: instantFormat, value: ({ dueAt }) => dueAt },
    { heading: 'État', width: 140, value: ({ state }) => state },
  ],
};

/** What both registers hold. A Registre made before there were any has none: its town saves its settings once. */
interface Registers {
  readonly requests: readonly RightsRequestRow[];
  readonly breaches: readonly BreachRow[];
}

/** Five round trips. */
function registersOf(register: Register): Registers {
  const names = new Set(register.book.tabs().map(({ name }) => name));
  const rows = <T extends object>(spec: Spec<T>): T[] =>
    names.has(spec.name)
      ? register
          .table(spec)
          .all()
          .map(({ record }: Found<T>) => record)
      : [];
  return { requests: rows(rightsRequestSpec), breaches: rows(breachSpec) };
}

/** Brings the tab up to date, in the workbook of the managers. */
export function showRights(ports: Ports, register: Register): (book: Workbook, at: WorkbookAt) => void {
  return (book, at) => {
    const { requests, breaches } = registersOf(register);
    const records = [
      ...requests.map((request) => requestLine(request, dayOf(ports.startedAt))),
      ...breaches.map((breach) => breachLine(breach, ports.startedAt)),
    ];
    if (records.length > 0) refresh(tabFor(book, at, rightsView), rightsView, { records, whole: true });
  };
}

const on = (day: string, time: string): Date => new Date(instantOf(`${day}T${time}`));

function requestLine(request: RightsRequestRow, day: string): RightsLine {
  const { number, kind, asker, receivedOn } = request;
  return {
    number,
    kind: kindWords[kind],
    asker: asker.name,
    receivedAt: on(receivedOn, '00:00'),
    dueAt: on(requestClock(request).due, '23:59'),
    state: stateWords[requestState(request, day)],
  };
}

function breachLine(breach: BreachRow, now: number): RightsLine {
  const foundAt = instantFrom(breach.foundAt);
  return {
    number: breach.number,
    kind: 'Violation de données',
    asker: '',
    receivedAt: new Date(foundAt),
    dueAt: new Date(tellBy(foundAt)),
    state: breachStateWords[breachState(factsNow(breach), foundAt, now)],
  };
}

/** Requests to look at now (PAR-083), and breaches that are not closed, before their 72 hours are over or after. */
export function pressing(
  register: Register,
  now: number,
): { readonly requests: number; readonly breaches: number } {
  const { requests, breaches } = registersOf(register);
  return {
    requests: requests.filter((request) => isPressing(request, dayOf(now))).length,
    breaches: breaches.filter(
      (breach) => breachState(factsNow(breach), instantFrom(breach.foundAt), now) !== 'closed',
    ).length,
  };
}
