import { sha256 } from '@noble/hashes/sha2.js';
import type { Refusal, Reply } from '../calls/reply.ts';
import type { LotSummary, ReviewPreview, ReviewProgress } from '../calls/review.ts';
import type { CallInput } from '../calls.ts';
import { busy, type Desk, openDesk } from '../campaign/desk.ts';
import { conservatoireOf, type TownNow } from '../campaign/settings.ts';
import { dayOf, frenchInstant, instantFrom, stamp } from '../dates.ts';
import { allPeople, allStudents } from '../people/find.ts';
import type { PersonRow, StudentRow } from '../people/tabs.ts';
import type { Ports } from '../ports.ts';
import { underLock } from '../register/commit.ts';
import type { Register } from '../register/register.ts';
import { decisionWords } from '../requests/decided.ts';
import { refreshAll } from '../requests/refresh.ts';
import { requestOf, statusLabels, statusOf } from '../requests/state.ts';
import { requestsView } from '../requests/views.ts';
import { documentLabels, givenFor, stateOf, verdictWords } from '../supporting/given.ts';
import { decisionHeading, reasonHeading } from '../views/view.ts';
import { type Filled, type Problem, readFilled } from './filled.ts';
import { advance, type Effect, effectOf } from './job.ts';
import { type Item, type LotRow, lotSpec } from './lots.ts';
import { mailOf } from './mails.ts';

type Wanted = Pick<CallInput<'office.reviewPreview'>, 'picked'>;

/** What the columns to be filled ask for, or one decision on chosen students, before anything is done. */
export function previewReview(ports: Ports, input: Wanted): Reply<ReviewPreview> {
  const desk = openDesk(ports);
  if ('kind' in desk) return { ok: false, refusal: desk };
  return { ok: true, value: previewOf(plan(ports, desk, input), desk, dayOf(ports.startedAt)) };
}

/** Longest an execution works before it hands over to the next call: a page shows how far it is. */
const patience = 45 * 1000;

/**
 * Does what was shown, as a batch that can be taken back. What changed in the tabs since is shown again instead. The
 * same call again goes on with the batch it began.
 */
export function applyReview(ports: Ports, input: CallInput<'office.reviewApply'>): Reply<ReviewProgress> {
  const desk = openDesk(ports);
  if ('kind' in desk) return { ok: false, refusal: desk };
  const begun = lots(desk.register).find(({ key }) => key === input.requestKey)?.lot;
  if (begun !== undefined) return goOn(ports, desk, begun);
  const planned = plan(ports, desk, input);
  if (planned.shown !== input.shown) return { ok: false, refusal: changed };
  const items = planned.lines.map(({ item }) => item);
  const lot = begin(ports, desk, { key: input.requestKey, undoes: 0, items });
  return lot === null ? { ok: false, refusal: busy } : goOn(ports, desk, lot);
}

interface Line {
  readonly item: Item;
  readonly student: StudentRow;
  readonly effect: Exclude<Effect, { kind: 'refused' }>;
}

interface Plan {
  readonly lines: readonly Line[];
  readonly problems: readonly Problem[];
  readonly people: ReadonlyMap<string, PersonRow>;
  readonly shown: string;
}

function plan(ports: Ports, desk: Desk, { picked }: Wanted): Plan {
  const { register, town, codes, colleague } = desk;
  const { items, problems }: Filled = picked
    ? { items: pickedItems(picked), problems: [] }
    : readFilled(ports, register, town, codes);
  const students = allStudents(register);
  const people = allPeople(register);
  const setting = { town, by: colleague.mail, lot: 0, now: ports.startedAt };
  const lines: Line[] = [];
  const refused: Problem[] = [];
  for (const item of items) {
    const student = students.get(item.student)?.record;
    const own = student && codes.includes(student.conservatoire) ? student : null;
    const effect = own && effectOf(own, item, setting);
    if (own && effect && effect.kind !== 'refused') lines.push({ item, student: own, effect });
    else {
      const sentence = effect?.kind === 'refused' ? effect.sentence : unknown;
      refused.push(refusal(desk, item, { student: own, sentence }));
    }
  }
  const shown = lines.map(({ item, effect }) => [item, effect.kind]);
  return { lines, problems: [...problems, ...refused], people, shown: fingerprint(JSON.stringify(shown)) };
}

const unknown = 'Cet élève n’est pas parmi les vôtres.';

function refusal(
  { town }: Desk,
  { key, kind }: Item,
  { student, sentence }: { readonly student: StudentRow | null; readonly sentence: string },
): Problem {
  const book = student ? conservatoireOf(town, student.conservatoire).name : '';
  return {
    book,
    tab: kind === 'verdict' ? 'Pièces' : requestsView.name,
    row: 0,
    sentence: `${key}\u00a0: ${sentence}`,
  };
}

function pickedItems({ students, decision, reason }: NonNullable<Wanted['picked']>): Item[] {
  const word = decisionWords[decision];
  return [...new Set(students)].map((student) => ({
    key: student,
    student,
    word,
    reason,
    kind: 'request',
    decision,
  }));
}

function fingerprint(text: string): string {
  const codes = Uint8Array.from(Array.from(encodeURIComponent(text), (letter) => letter.charCodeAt(0)));
  const bytes: number[] = [...sha256(codes).slice(0, 16)];
  return bytes.map((byte) => byte.toString(16).padStart(2, '0')).join('');
}

const mostShown = 200;

function previewOf({ lines, problems, people, shown }: Plan, desk: Desk, today: string): ReviewPreview {
  const changes = lines.filter(({ effect }) => effect.kind === 'change');
  const words = [...new Set(changes.map(({ item }) => wordOf(item)))];
  const groups = words.map((word) =>
    groupOf(
      changes.filter(({ item }) => wordOf(item) === word),
      { word, people, town: desk.town, today },
    ),
  );
  return {
    groups,
    total: changes.length,
    mails: groups.reduce((sum, { mails }) => sum + mails, 0),
    same: lines.length - changes.length,
    problems: problems.slice(0, mostShown),
    problemCount: problems.length,
    shown,
    lots: summaries(lots(desk.register)),
  };
}

/** The decision as the list names it, however it was typed. */
function wordOf(item: Item): string {
  if (item.kind === 'request') return decisionWords[item.decision];
  return item.kind === 'verdict' ? `Pièces\u00a0: ${verdictWords[item.verdict]}` : item.word;
}

function groupOf(
  lines: readonly Line[],
  { word, people, town, today }: Pick<Plan, 'people'> & { word: string; town: TownNow; today: string },
): ReviewPreview['groups'][number] {
  const told = lines.filter(({ effect }) => effect.kind === 'change' && effect.tells !== null);
  const reached = told.filter(({ student }) => {
    const request = requestOf(student);
    return request !== null && mailOf(request, people.get(request.author)) !== '';
  });
  return {
    word,
    count: lines.length,
    mails: reached.length,
    noMail: told.length - reached.length,
    students: lines.slice(0, mostShown).map(({ item, student }) => ({
      number: item.key,
      name: `${student.lastName} ${student.firstName}`,
      conservatoire: conservatoireOf(town, student.conservatoire).name,
      now: nowOf(student, item, today),
      reason: item.reason,
    })),
  };
}

function nowOf(student: StudentRow, item: Item, today: string): string {
  if (item.kind !== 'verdict') return statusLabels[statusOf(student)];
  return documentLabels[stateOf(givenFor(student, item.document), today)];
}

/** Every row of every batch. */
export function lots(register: Register): LotRow[] {
  return register
    .table(lotSpec)
    .all()
    .map(({ record }) => record);
}

/** The last twenty, newest first. */
function summaries(rows: readonly LotRow[]): LotSummary[] {
  const numbers = [...new Set(rows.map(({ lot }) => lot))].sort((a, b) => b - a).slice(0, 20);
  return numbers.flatMap((lot): LotSummary[] => {
    const own = rows.filter((row) => row.lot === lot);
    const [first] = own;
    if (!first) return [];
    return [
      {
        lot,
        by: first.by,
        at: frenchInstant(instantFrom(first.at)),
        undoes: first.undoes,
        total: own.length,
        done: own.filter(({ state }) => state === 'fait').length,
        left: own.filter(({ state }) => state === '').length,
        isUndone: rows.some(({ undoes }) => undoes === lot),
      },
    ];
  });
}

export interface Beginning {
  readonly key: string;
  readonly undoes: number;
  readonly items: readonly Item[];
}

/** Name of the memory that holds the batches not finished yet: the timer goes on with them. */
const openLotsMemory = 'lots';

/** Writes the whole batch down before anything is done; its number, or `null` when somebody holds the lock. */
export function begin(
  ports: Ports,
  { register, colleague }: Desk,
  { key, undoes, items }: Beginning,
): number | null {
  const locked = underLock(ports, register, () => {
    const table = register.table(lotSpec);
    const rows = table.all().map(({ record }) => record);
    const known = rows.find((row) => row.key === key);
    if (known) return known.lot;
    const lot = rows.reduce((highest, row) => Math.max(highest, row.lot), 0) + 1;
    const at = stamp(ports.startedAt);
    const fresh = items.map((item, i): LotRow => {
      const id = `${lot}.${i}`;
      return { id, lot, key, undoes, by: colleague.mail, at, item, before: null, state: '', note: '' };
    });
    ports.memory.set(openLotsMemory, JSON.stringify([...openLots(ports.memory.all()), lot]));
    table.write(rows.length + 2, fresh);
    ports.workbooks.flush();
    return lot;
  });
  return locked.busy ? null : locked.value;
}

export function openLots(memory: Readonly<Record<string, string>>): readonly number[] {
  return JSON.parse(memory[openLotsMemory] ?? '[]') as number[];
}

/** Goes on with a batch; once it is done, the tabs are brought up to date and what was filled in is emptied. */
export function goOn(
  ports: Ports,
  { register, town }: Pick<Desk, 'register' | 'town'>,
  lot: number,
): Reply<ReviewProgress> {
  const { done, total } = advance(ports, register, { town, lot }, ports.startedAt + patience);
  const rows = lots(register);
  const own = rows.filter((row) => row.lot === lot);
  if (done === total) finish(ports, { register, town }, lot, own);
  const skipped = own
    .filter(({ state, item }) => state === 'écarté' && item?.kind !== 'undo')
    .map(({ item, note }) => ({ book: '', tab: '', row: 0, sentence: `${item?.key ?? ''}\u00a0: ${note}` }));
  return { ok: true, value: { lot, done, total, skipped, lots: summaries(rows) } };
}

function finish(
  ports: Ports,
  { register, town }: Pick<Desk, 'register' | 'town'>,
  lot: number,
  rows: readonly LotRow[],
): void {
  // What was set aside stays written in its cell: the clerk has still to settle it.
  const settled = rows.filter(({ state }) => state === 'fait' || state === 'déjà');
  const taken = (kind: Item['kind']) => {
    const items = new Map(
      settled.flatMap(({ item }) => (item?.kind === kind ? [[item.key, item] as const] : [])),
    );
    return (key: string, heading: string, text: string): boolean => {
      const item = items.get(key);
      if (heading === decisionHeading) return item?.word === text;
      return heading === reasonHeading && item?.reason === text;
    };
  };
  refreshAll(ports, register, town, {
    taken: { requests: taken('request'), documents: taken('verdict') },
  });
  const left = openLots(ports.memory.all()).filter((one) => one !== lot);
  ports.memory.set(openLotsMemory, JSON.stringify(left));
}

const changed: Refusal = {
  kind: 'invalid',
  message:
    'Les classeurs ou les demandes ont changé depuis cet aperçu. Rien n’est fait. Relisez, puis confirmez.',
};
