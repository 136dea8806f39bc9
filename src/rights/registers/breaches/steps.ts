import type { BreachesPage, BreachLine } from '../../../calls/registers.ts';
import type { Refusal, Reply } from '../../../calls/reply.ts';
import type { CallInput } from '../../../calls.ts';
import { busy, type Desk, openManagersDesk } from '../../../campaign/desk.ts';
import { instantFrom, instantOf, stamp } from '../../../dates.ts';
import type { Ports } from '../../../ports.ts';
import { commit, type JournalEnd, underLock } from '../../../register/commit.ts';
import { longestDecision } from '../../../register/journal.ts';
import { type BreachFacts, breachFaults, breachState, breachTodo, tellBy } from './rules.ts';
import {
  type Addition,
  type BreachRow,
  breachNumber,
  breachRows,
  breachSpec,
  changedFacts,
  factsNow,
  nothingKnown,
} from './tabs.ts';

/** The register of breaches, the newest first. Refused to whoever is no manager. */
export function breaches(ports: Ports): Reply<BreachesPage> {
  const desk = openManagersDesk(ports);
  return 'kind' in desk
    ? { ok: false, refusal: desk }
    : { ok: true, value: breachesPage(desk, ports.startedAt) };
}

function breachesPage({ register }: Desk, now: number): BreachesPage {
  const rows = breachRows(register).map(({ record }) => record);
  return { breaches: rows.reverse().map((row) => breachLine(row, now)) };
}

function breachLine(row: BreachRow, now: number): BreachLine {
  const facts = factsNow(row);
  const foundAt = instantFrom(row.foundAt);
  return {
    number: row.number,
    foundAt,
    tellBy: tellBy(foundAt),
    state: breachState(facts, foundAt, now),
    facts,
    todo: breachTodo(facts),
    history: row.history,
  };
}

/** A manager writes down a breach as soon as it is found: the 72 hours start there (GDPR art. 33). */
export function recordBreach(ports: Ports, input: CallInput<'office.recordBreach'>): Reply<BreachesPage> {
  return write(ports, input, (rows, addition) => {
    if (rows.some(({ record: { history } }) => history[0]?.requestKey === input.requestKey)) return null;
    const row = (rows[rows.length - 1]?.row ?? 1) + 1;
    const foundAt = instantOf(input.foundAt);
    return {
      row,
      isNew: true,
      act: 'Violation de données enregistrée',
      breach: {
        number: breachNumber(row),
        journal: 0,
        foundAt: stamp(foundAt),
        history: [addition(nothingKnown)],
      },
    };
  });
}

/** Adds what was learnt since; everything written before stays readable (GDPR art. 33(5)). */
export function addToBreach(ports: Ports, input: CallInput<'office.addToBreach'>): Reply<BreachesPage> {
  return write(ports, input, (rows, addition) => {
    const found = rows.find(({ record }) => record.number === input.number);
    if (!found) return unknownBreach;
    const { record, row } = found;
    const added = addition(factsNow(record));
    if (Object.keys(added.facts).length === 0) return null;
    if (record.history.some(({ requestKey }) => requestKey === input.requestKey)) return null;
    const history = [...record.history, added];
    if (lengthOf(history) > longestDecision - besides) return historyFull;
    return { row, isNew: false, act: 'Violation de données complétée', breach: { ...record, history } };
  });
}

interface Written {
  readonly row: number;
  readonly isNew: boolean;
  readonly act: string;
  readonly breach: BreachRow;
}

type Rows = ReturnType<typeof breachRows>;
type Rule = (rows: Rows, addition: (before: BreachFacts) => Addition) => Written | Refusal | null;

interface Writing {
  readonly facts: BreachFacts;
  readonly requestKey: string;
  readonly foundAt?: string;
  readonly number?: string;
}

function write(ports: Ports, input: Writing, rule: Rule): Reply<BreachesPage> {
  const desk = openManagersDesk(ports);
  if ('kind' in desk) return { ok: false, refusal: desk };
  const addition = (before: BreachFacts): Addition => ({
    at: stamp(ports.startedAt),
    by: desk.colleague.mail,
    requestKey: input.requestKey,
    facts: changedFacts(before, input.facts),
  });
  const locked = underLock(ports, desk.register, (end): Refusal | null => {
    const written = rule(breachRows(desk.register), addition);
    if (written === null || 'message' in written) return written;
    const faults = breachFaults(input.facts, instantFrom(written.breach.foundAt), ports.startedAt);
    if (faults.length > 0) return notWritten(faults);
    commitBreach(ports, desk, { end, written, key: input.requestKey });
    return null;
  });
  if (locked.busy) return { ok: false, refusal: busy };
  return locked.value
    ? { ok: false, refusal: locked.value }
    : { ok: true, value: breachesPage(desk, ports.startedAt) };
}

function commitBreach(
  ports: Ports,
  { register, colleague }: Desk,
  { end, written, key }: { readonly end: JournalEnd; readonly written: Written; readonly key: string },
): void {
  const { row, isNew, act, breach } = written;
  const table = register.table(breachSpec);
  const change = isNew ? table.added(row, breach) : table.change(row, { history: breach.history });
  commit(ports, register, end, [{ key, actor: colleague.mail, about: breach.number, act, change }]);
}

/** What the Journal writes around a history, and how long one is there: a text inside a text, its quotes doubled twice. */
const besides = 200;
const lengthOf = (history: readonly Addition[]): number => JSON.stringify(JSON.stringify(history)).length;

const notWritten = (fields: ReturnType<typeof breachFaults>): Refusal => ({
  kind: 'invalid',
  message: 'Rien n’est enregistré. Corrigez ce qui suit.',
  fields,
});

const unknownBreach: Refusal = {
  kind: 'invalid',
  message: 'Aucune violation ne porte ce numéro. Rien n’est enregistré. Rechargez la page.',
};

const historyFull: Refusal = {
  kind: 'stopped',
  message:
    'L’histoire de cette violation est trop longue pour recevoir un ajout. Rien n’est enregistré. Ouvrez une nouvelle fiche qui cite celle-ci.',
};
