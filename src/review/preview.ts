import { sha256 } from '@noble/hashes/sha2.js';
import { mostChosen } from '../calls/chosen.ts';
import type { Reply } from '../calls/reply.ts';
import type { ReviewPreview } from '../calls/review.ts';
import type { CallInput } from '../calls.ts';
import { type Desk, openDesk } from '../campaign/desk.ts';
import { conservatoireOf, type TownNow } from '../campaign/settings.ts';
import { dayOf } from '../dates.ts';
import { allPeople, allStudents } from '../people/find.ts';
import { limitedFrom } from '../people/limited.ts';
import type { PersonRow, StudentRow } from '../people/tabs.ts';
import type { Ports } from '../ports.ts';
import { decisionWords } from '../requests/decided.ts';
import { requestOf, statusLabels, statusOf } from '../requests/state.ts';
import { requestsView } from '../requests/views.ts';
import { documentLabels, givenFor, stateOf, verdictWords } from '../supporting/given.ts';
import { isLate } from './awaited.ts';
import { type Effect, effectOf } from './effect.ts';
import { type Filled, type Problem, readFilled } from './filled.ts';
import { type Item, lotsIn, summaries } from './lots.ts';
import { mailOf } from './mails.ts';

export type Wanted = Pick<CallInput<'office.reviewPreview'>, 'picked'>;

/** What the columns to be filled ask for, or one decision on chosen students, before anything is done. */
export function previewReview(ports: Ports, input: Wanted): Reply<ReviewPreview> {
  const desk = openDesk(ports);
  if ('kind' in desk) return { ok: false, refusal: desk };
  return { ok: true, value: previewOf(plan(ports, desk, input), desk, dayOf(ports.startedAt)) };
}

interface Line {
  readonly item: Item;
  readonly student: StudentRow;
  readonly effect: Exclude<Effect, { kind: 'refused' }>;
}

export interface Plan {
  readonly lines: readonly Line[];
  readonly problems: readonly Problem[];
  readonly people: ReadonlyMap<string, PersonRow>;
  readonly shown: string;
  /** Students whose documents did not come in time. */
  readonly late: readonly string[];
}

/** What each thing asked for would do, and what cannot be done. Nothing is written. */
export function plan(ports: Ports, desk: Desk, { picked }: Wanted): Plan {
  const { register, town, codes, colleague } = desk;
  const students = allStudents(register);
  const { items, problems }: Filled = picked
    ? { items: pickedItems(picked, students, codes), problems: [] }
    : readFilled(ports, register, town, codes);
  const people = allPeople(register);
  const limited = limitedFrom(register.memory);
  const setting = { town, by: colleague.mail, lot: 0, limited, now: ports.startedAt };
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
  const shown = fingerprint(
    JSON.stringify(lines.map((line) => [line.item, line.effect.kind, reasonOf(line)])),
  );
  const late = [...students.values()]
    .map(({ record }) => record)
    .filter((row) => codes.includes(row.conservatoire) && isLate(row, town, ports.startedAt))
    .map(({ number }) => number);
  return { lines, problems: [...problems, ...refused], people, shown, late };
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

function pickedItems(picked: NonNullable<Wanted['picked']>, all: Students, codes: readonly string[]): Item[] {
  const { students, conservatoire, decision, reason } = picked;
  const word = decisionWords[decision];
  const own = codes.filter((code) => code === conservatoire);
  const numbers = conservatoire === undefined ? new Set(students) : own.flatMap((code) => sentTo(code, all));
  return [...numbers].map((student) => ({
    key: student,
    student,
    word,
    reason,
    kind: 'request',
    decision,
  }));
}

type Students = ReturnType<typeof allStudents>;

/** Every request that an establishment received, in the order of the Registre (PAR-064). */
function sentTo(code: string, students: Students): string[] {
  return [...students.values()]
    .map(({ record }) => record)
    .filter(
      (row) => row.conservatoire === code && ['submitted', 'changed'].includes(requestOf(row)?.status ?? ''),
    )
    .map(({ number }) => number);
}

function fingerprint(text: string): string {
  const codes = Uint8Array.from(Array.from(encodeURIComponent(text), (letter) => letter.charCodeAt(0)));
  const bytes: number[] = [...sha256(codes).slice(0, 16)];
  return bytes.map((byte) => byte.toString(16).padStart(2, '0')).join('');
}

/** The reason as it would be written, where the program proposes it. */
function reasonOf({ item, effect }: Line): string {
  return (item.kind === 'request' && effect.kind === 'change' && effect.review?.reason) || item.reason;
}

/** Everybody who may be chosen at once is shown, so that anybody can be left out. */
const mostShown = mostChosen;

/** A plan as the page shows it. */
function previewOf({ lines, problems, people, shown, late }: Plan, desk: Desk, today: string): ReviewPreview {
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
    late,
    lots: summaries(lotsIn(desk.register)),
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
  const telling = lines.filter(({ effect }) => effect.kind === 'change' && effect.tells !== null);
  // The documents refused to one child make one mail.
  const told = telling.filter(({ student }, i) => telling.findIndex((one) => one.student === student) === i);
  const reached = told.filter(({ student }) => {
    const request = requestOf(student);
    return request !== null && mailOf(request, people.get(request.author)) !== '';
  });
  return {
    word,
    count: lines.length,
    mails: reached.length,
    noMail: told.length - reached.length,
    students: lines.slice(0, mostShown).map((line) => ({
      number: line.item.key,
      name: `${line.student.lastName} ${line.student.firstName}`,
      conservatoire: conservatoireOf(town, line.student.conservatoire).name,
      now: nowOf(line.student, line.item, today),
      reason: reasonOf(line),
    })),
  };
}

function nowOf(student: StudentRow, item: Item, today: string): string {
  if (item.kind !== 'verdict') return statusLabels[statusOf(student)];
  return documentLabels[stateOf(givenFor(student, item.document), today)];
}
