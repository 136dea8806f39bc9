import type { Refusal, Reply } from '../../calls/reply.ts';
import type { RetentionAnswers, RetentionPage } from '../../calls/retention.ts';
import type { CallInput } from '../../calls.ts';
import { busy, type Desk, openManagersDesk } from '../../campaign/desk.ts';
import type { Category } from '../../campaign/retention.ts';
import { dayOf, frenchDay, stamp } from '../../dates.ts';
import type { Ports } from '../../ports.ts';
import { type Act, commit, type JournalEnd, underLock } from '../../register/commit.ts';
import { removingMemory } from '../../register/register.ts';
import type { Found } from '../../register/table.ts';
import { written } from '../removal/removal.ts';
import { goOnRemoving } from '../removal/run.ts';
import {
  type Counted,
  type EliminationRow,
  eliminationNumber,
  eliminationSpec,
  eliminationsIn,
  keepText,
} from '../removal/tabs.ts';
import { weigh } from './count.ts';
import { dueAt } from './due.ts';
import { isOpen, retentionPage, stateOf } from './page.ts';
import { dropShown, keepShown, shownIn } from './shown.ts';
import { keepStatistics, statisticsOf } from './statistics.ts';

/** Prepares the *bordereau* of what is due now. Nothing is destroyed before the archives have allowed it (CNS-007). */
export function preparePurge(ports: Ports, input: CallInput<'office.preparePurge'>): Reply<RetentionPage> {
  const prepared = acted(ports, (desk, end): Refusal | null => {
    const { register, colleague } = desk;
    const rows = eliminationsIn(register);
    if (rows.some(({ record }) => record.requestKey === input.requestKey)) return null;
    const open = rows.find(({ record }) => isOpen(record));
    if (open) return alreadyOpen(open.record.number);
    const due = dueAt(register, ports.startedAt);
    const { counted, going } = weigh(register, due);
    const total = counted.reduce((sum, { count }) => sum + count, 0);
    if (total === 0) return nothingDue;
    if (total !== input.confirmed) return recounted(total);
    const row = (rows[rows.length - 1]?.row ?? 1) + 1;
    keepShown(register, eliminationNumber(row), { ...due, lots: going });
    const elimination: EliminationRow = {
      ...newElimination,
      number: eliminationNumber(row),
      kind: 'purge',
      preparedAt: stamp(ports.startedAt),
      preparedBy: colleague.mail,
      requestKey: input.requestKey,
      counted,
    };
    commit(ports, register, end, [
      {
        ...by(desk, input.requestKey),
        act: `Bordereau d’élimination préparé\u00a0: ${elimination.number}`,
        change: register.table(eliminationSpec).added(row, elimination),
      },
    ]);
    return null;
  });
  return withPage(ports, prepared);
}

export const newElimination = {
  journal: 0,
  counted: [],
  reason: '',
  visa: null,
  abandoned: null,
  begun: null,
  done: null,
  cursor: null,
} as const;

/** The archives allowed it: by whom, in which quality, on which day; neither before it was prepared nor to come. */
export function recordVisa(ports: Ports, input: CallInput<'office.purgeVisa'>): Reply<RetentionPage> {
  return onPurge(ports, input, (found, desk) => {
    const { number, name, quality, on } = input;
    if (stateOf(found.record) !== 'waiting') return notWaiting(number);
    const wrong = visaFault(input, found.record, dayOf(ports.startedAt));
    if (wrong) return wrong;
    const visa = {
      ...{ name: name.trim(), quality: quality.trim(), on },
      ...{ by: desk.colleague.mail, at: stamp(ports.startedAt) },
    };
    return {
      act: `Visa des archives enregistré\u00a0: ${number}`,
      change: desk.register.table(eliminationSpec).change(found.row, { visa }),
    };
  });
}

function visaFault(
  { name, quality, on }: Pick<CallInput<'office.purgeVisa'>, 'name' | 'quality' | 'on'>,
  { preparedAt }: EliminationRow,
  today: string,
): Refusal | null {
  const field = (id: string, message: string): Refusal => ({
    kind: 'invalid',
    message: 'Le visa n’est pas enregistré. Rien n’a changé.',
    fields: [{ field: id, message }],
  });
  if (name.trim() === '') return field('name', 'Indiquez qui a donné le visa.');
  if (quality.trim() === '') return field('quality', 'Indiquez en quelle qualité.');
  if (!isDay(on)) return field('on', 'Indiquez le jour du visa, par exemple 03/06/2027.');
  if (on > today) return field('on', `Le ${frenchDay(on)} n’est pas encore venu. Indiquez le jour du visa.`);
  const prepared = preparedAt.slice(0, 10);
  if (on < prepared)
    return field('on', `Le bordereau date du ${frenchDay(prepared)}. Son visa ne peut pas être plus ancien.`);
  return null;
}

function isDay(text: string): boolean {
  const [year, month, day] = text.split('-').map(Number);
  if (!/^\d{4}-\d\d-\d\d$/.test(text)) return false;
  const date = new Date(Date.UTC(year ?? 0, (month ?? 0) - 1, day));
  return date.toISOString().slice(0, 10) === text;
}

export function abandonPurge(ports: Ports, input: CallInput<'office.abandonPurge'>): Reply<RetentionPage> {
  return onPurge(ports, input, ({ row, record }, desk) => {
    const state = stateOf(record);
    if (state !== 'waiting' && state !== 'allowed') return notWaiting(input.number);
    dropShown(desk.register, input.number);
    const abandoned = { at: stamp(ports.startedAt), by: desk.colleague.mail, reason: input.reason.trim() };
    return {
      act: `Élimination abandonnée\u00a0: ${input.number}`,
      change: desk.register.table(eliminationSpec).change(row, { abandoned }),
    };
  });
}

/** Longest an execution removes before it hands over to the next call, or to the timer. */
const patience = 45 * 1000;

/** Does what the archives allowed, of what is still due and not held; the same call again goes on. */
export function purge(
  ports: Ports,
  input: CallInput<'office.purge'>,
): Reply<RetentionAnswers['office.purge']> {
  const desk = actedOn(ports, input, (found, desk, end) => {
    const state = stateOf(found.record);
    if (state === 'underWay' || state === 'done') return null;
    if (state !== 'allowed') return notAllowed;
    if (eliminationsIn(desk.register).some(({ record }) => record.begun && !record.done)) return busy;
    return beginning(ports, desk, { found, end });
  });
  if ('kind' in desk) return { ok: false, refusal: desk };
  const until = ports.startedAt + patience;
  const { isBusy, isDone, looked, tabs } = goOnRemoving(ports, desk, input.number, until);
  if (isBusy) return { ok: false, refusal: busy };
  // What is due now is counted once it is over: every tab is read for it.
  return { ok: true, value: { isDone, looked, tabs, page: isDone ? retentionPage(ports, desk) : null } };
}

interface Beginning {
  readonly found: Found<EliminationRow>;
  readonly end: JournalEnd;
}

/**
 * What goes is what the archives were shown, as far as it is there still and not held since. It is written down before
 * anything goes, with the figures that stay.
 */
function beginning(ports: Ports, { register, town, colleague }: Desk, { found }: Beginning): Doing | Refusal {
  const { number, counted: shown } = found.record;
  const { removal, counted, held } = weigh(register, shownIn(register, number));
  if (counted.some(({ category, count }) => count > countIn(shown, category))) return notShown(number);
  keepStatistics(register, number, statisticsOf(register, town, removal.whom));
  keepText(register, number, written(removal));
  ports.memory.set(removingMemory, number);
  const begun = { at: stamp(ports.startedAt), by: colleague.mail, held };
  return {
    act: `Élimination commencée\u00a0: ${number}`,
    change: register.table(eliminationSpec).change(found.row, { begun }),
    facts: { compte: counted },
  };
}

const countIn = (counted: readonly Counted[], category: Category): number =>
  counted.find((one) => one.category === category)?.count ?? 0;

type Doing = Pick<Act, 'act'> & Partial<Pick<Act, 'change' | 'facts'>>;

interface Asked {
  readonly number: string;
  readonly requestKey: string;
}

type OnPurge = (found: Found<EliminationRow>, desk: Desk, end: JournalEnd) => Doing | Refusal | null;

function onPurge(ports: Ports, asked: Asked, doing: OnPurge): Reply<RetentionPage> {
  return withPage(ports, actedOn(ports, asked, doing));
}

/** One act on one purge, under the lock, once for a request key. */
function actedOn(ports: Ports, { number, requestKey }: Asked, doing: OnPurge): Desk | Refusal {
  return acted(ports, (desk, end) => {
    if (end.recent.some(({ key }) => key === requestKey)) return null;
    const found = eliminationsIn(desk.register).find(({ record }) => record.number === number);
    if (found?.record.kind !== 'purge') return unknownPurge;
    const done = doing(found, desk, end);
    if (!done || 'kind' in done) return done;
    commit(ports, desk.register, end, [{ ...by(desk, requestKey), ...done }]);
    return null;
  });
}

function acted(ports: Ports, act: (desk: Desk, end: JournalEnd) => Refusal | null): Desk | Refusal {
  const desk = openManagersDesk(ports);
  if ('kind' in desk) return desk;
  const locked = underLock(ports, desk.register, (end) => act(desk, end));
  return locked.busy ? busy : (locked.value ?? desk);
}

function withPage(ports: Ports, desk: Desk | Refusal): Reply<RetentionPage> {
  return 'kind' in desk ? { ok: false, refusal: desk } : { ok: true, value: retentionPage(ports, desk) };
}

const by = ({ colleague }: Desk, key: string) => ({ key, actor: colleague.mail, about: '' });

const nothingDue: Refusal = {
  kind: 'invalid',
  message: 'Rien n’est à éliminer aujourd’hui. Aucun bordereau n’est préparé.',
};

const recounted = (total: number): Refusal => ({
  kind: 'invalid',
  message: `Le total est maintenant de ${total}. Aucun bordereau n’est préparé. Relisez le tableau, puis tapez ce total.`,
  fields: [{ field: 'confirmed', message: `Tapez ${total} pour confirmer.` }],
});

const alreadyOpen = (number: string): Refusal => ({
  kind: 'stopped',
  message: `Le bordereau ${number} n’est pas terminé. Aucun autre n’est préparé. Terminez-le ou abandonnez-le.`,
});

const notWaiting = (number: string): Refusal => ({
  kind: 'stopped',
  message: `Le bordereau ${number} n’attend plus de visa. Rien n’a changé. Rechargez la page.`,
});

const notAllowed: Refusal = {
  kind: 'stopped',
  message: 'Le visa des archives manque. Rien n’est détruit. Enregistrez d’abord le visa.',
};

const notShown = (number: string): Refusal => ({
  kind: 'stopped',
  message: `Des données qu’un litige retenait ne sont plus retenues depuis le bordereau ${number}\u00a0: les archives ne les ont pas vues. Rien n’est détruit. Abandonnez ce bordereau, et préparez-en un autre.`,
});

const unknownPurge: Refusal = {
  kind: 'invalid',
  message: 'Ce bordereau n’existe pas. Rien n’a changé. Rechargez la page.',
};
