import type { AppealFile, AppealsPage, OfficeAppeal } from '../calls/appeals.ts';
import type { Refusal, Reply } from '../calls/reply.ts';
import type { CallInput } from '../calls.ts';
import { frenchDay, frenchInstant, instantFrom } from '../dates.ts';
import { readFrozenRows } from '../draw/published.ts';
import { mailsOf } from '../draw/reach.ts';
import { type DrawRow, drawRows, type EntryRow, type PlaceRow } from '../draw/tabs.ts';
import { type LotteryDesk, openLotteryDesk } from '../places/desk.ts';
import type { Ports } from '../ports.ts';
import type { Found } from '../register/table.ts';
import { proposedAnswer } from './answers.ts';
import { answerDue, appealState } from './clock.ts';
import { factsOf, knownOf } from './known.ts';
import { answerFrame, appealFacts } from './mails.ts';
import { motiveWords } from './motives.ts';
import { type AppealRow, appealRows } from './tabs.ts';

/** An appeal with whoever is behind its participation. */
export interface Behind {
  readonly row: number;
  readonly appeal: AppealRow;
  readonly draw: DrawRow;
  readonly person: EntryRow;
  readonly places: ReadonlyMap<string, PlaceRow>;
}

/** Of the establishments of whoever asks: participations with a wish there, and no other (IVR-081). */
export function theirAppeals({ register, codes }: LotteryDesk): Behind[] {
  const rows = appealRows(register);
  const draws = drawRows(register).map(({ record }) => record);
  const named = new Set(rows.map(({ record }) => record.draw));
  const lists = new Map(
    draws.filter(({ draw }) => named.has(draw)).map((draw) => [draw.draw, listOf(register, draw)]),
  );
  return rows.flatMap((found) => {
    const behind = behindOf(found, lists.get(found.record.draw));
    const isTheirs = behind?.person.wishes.some((course) =>
      codes.includes(behind.places.get(course)?.conservatoire ?? ''),
    );
    return behind && isTheirs ? [behind] : [];
  });
}

interface List {
  readonly draw: DrawRow;
  readonly people: ReadonlyMap<string, EntryRow>;
  readonly places: ReadonlyMap<string, PlaceRow>;
}

function listOf(register: LotteryDesk['register'], draw: DrawRow): List {
  const { entries, places } = readFrozenRows(register, draw);
  return {
    draw,
    people: new Map(entries.map((entry) => [entry.number, entry])),
    places: new Map(places.map((place) => [place.id, place])),
  };
}

function behindOf({ row, record }: Found<AppealRow>, list: List | undefined): Behind | null {
  const person = list?.people.get(record.entry);
  return list && person ? { row, appeal: record, draw: list.draw, person, places: list.places } : null;
}

/** What waits first, the first due first; then what was answered, the newest first. */
export function appeals(ports: Ports): Reply<AppealsPage> {
  const desk = openLotteryDesk(ports);
  return 'kind' in desk ? { ok: false, refusal: desk } : { ok: true, value: appealsPage(ports, desk) };
}

export function appealsPage(ports: Ports, desk: LotteryDesk): AppealsPage {
  const all = theirAppeals(desk);
  const waiting = all.filter(({ appeal }) => !appeal.answer);
  const answered = all.filter(({ appeal }) => appeal.answer);
  const dueOf = ({ appeal }: Behind) => `${answerDue(appeal)} ${appeal.number}`;
  return {
    appeals: [
      ...waiting.sort((a, b) => (dueOf(a) < dueOf(b) ? -1 : 1)),
      ...answered.sort((a, b) => ((a.appeal.answer?.at ?? '') > (b.appeal.answer?.at ?? '') ? -1 : 1)),
    ].map((behind) => officeAppeal(behind, ports.startedAt)),
  };
}

function officeAppeal({ appeal, person }: Behind, now: number): OfficeAppeal {
  const { number, draw, entry, kind, motive, receivedAt, answer } = appeal;
  return {
    number,
    draw,
    entry,
    name: `${person.lastName} ${person.firstName}`.trim(),
    kind,
    motive: motiveWords[motive],
    receivedAt: frenchInstant(instantFrom(receivedAt)),
    due: frenchDay(answerDue(appeal)),
    state: appealState(appeal, now),
    answeredAt: answer ? frenchInstant(instantFrom(answer.at)) : '',
  };
}

/** One of them, with all that helps to answer it. */
export function openAppeal(ports: Ports, { number }: CallInput<'office.appeal'>): Reply<AppealFile> {
  const desk = openLotteryDesk(ports);
  if ('kind' in desk) return { ok: false, refusal: desk };
  const behind = theirAppeals(desk).find(({ appeal }) => appeal.number === number);
  return behind
    ? { ok: true, value: appealFile(ports, desk, behind) }
    : { ok: false, refusal: unknownAppeal };
}

function appealFile(ports: Ports, desk: LotteryDesk, behind: Behind): AppealFile {
  const { appeal, person } = behind;
  const known = knownOf(desk, behind);
  const { answer } = appeal;
  return {
    ...officeAppeal(behind, ports.startedAt),
    text: appeal.text,
    facts: factsOf(known, person),
    wishes: known.wishes,
    history: known.history,
    mails: answer ? answer.mails : mailsOf(desk.register)(person),
    answer: answer ? answer.text : proposedAnswer(appeal.motive, known),
    answeredBy: answer?.by ?? '',
    frame: answerFrame(appealFacts(appeal, behind), desk.town),
  };
}

export const unknownAppeal: Refusal = {
  kind: 'invalid',
  message:
    'Cette réclamation n’est pas parmi celles de vos établissements. Rien n’est envoyé. Rechargez la page.',
};
