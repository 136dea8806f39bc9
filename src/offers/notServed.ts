import { ballotsNow } from '../ballots/consents.ts';
import type { BallotRow } from '../ballots/tabs.ts';
import type { NotServed, NotServedPage } from '../calls/offers.ts';
import type { Reply } from '../calls/reply.ts';
import { retentionTable } from '../campaign/retention.ts';
import { addMonths, dayOf, frenchDay, instantFrom } from '../dates.ts';
import { mailsOf } from '../draw/reach.ts';
import type { EntryRow } from '../draw/tabs.ts';
import { openTurns, type Turn } from '../lists/turn.ts';
import { ageOn } from '../people/age.ts';
import { type LotteryDesk, openLotteryDesk } from '../places/desk.ts';
import type { Ports } from '../ports.ts';
import { nameOf } from './office.ts';
import { notDrawn } from './propose.ts';

/**
 * The protected file of those the draw gave nothing (IVR-085): who waits, holds no seat and has none to accept, for the
 * clerks of the establishments they wait at, and for nobody else. A person is one line, whatever they wait for.
 */
export function notServed(ports: Ports): Reply<NotServedPage> {
  const desk = openLotteryDesk(ports);
  if ('kind' in desk) return { ok: false, refusal: desk };
  const turn = openTurns(desk.register).inPlay.find(({ list }) => list.kind === 'draw');
  if (!turn) return { ok: false, refusal: notDrawn };
  const courses = [...turn.places.values()].filter(({ conservatoire }) => desk.codes.includes(conservatoire));
  return {
    ok: true,
    value: {
      draw: turn.list.id,
      town: desk.town.town,
      courses: courses.map(({ id, title, conservatoire }) => ({ id, title, conservatoire })),
      people: linesOf(desk, turn),
    },
  };
}

function linesOf(desk: LotteryDesk, turn: Turn): NotServed[] {
  const { register, lottery, codes } = desk;
  const ballots = new Map(ballotsNow(register).map(({ record }) => [record.number, record]));
  const mails = mailsOf(register);
  const drawnOn = dayOf(instantFrom(turn.list.publishedAt));
  const months = new Map(retentionTable(register.memory).map((line) => [line.category, line.months]));
  return peopleOf(turn, codes).flatMap((own) => {
    const [first] = own;
    if (!first) return [];
    const handedIn = own.flatMap(({ ballots: numbers }) => numbers.flatMap((one) => ballots.get(one) ?? []));
    // Every one of them must agree, as for a name that is published.
    const mayContact = handedIn.length > 0 && handedIn.every(({ consents }) => consents.nextYear);
    const kept = months.get(mayContact ? 'ballotsNextYear' : 'ballots') ?? 0;
    return [
      {
        entry: first.number,
        name: nameOf(first),
        age: ageOf(handedIn, lottery.ageReference),
        phone: first.phone,
        mails: [...new Set(own.flatMap(mails))],
        waits: waitsOf(turn, own, codes),
        hasOther: others(turn, first).some((one) => hasSeat(turn, one)),
        mayContact,
        keptUntil: frenchDay(addMonths(drawnOn, kept)),
      },
    ];
  });
}

/** Participations without a seat that wait at these establishments, those of one person together. */
function peopleOf(turn: Turn, codes: readonly string[]): EntryRow[][] {
  const byPerson = new Map<string, EntryRow[]>();
  for (const entry of turn.people.values()) {
    if (hasSeat(turn, entry) || waitsOf(turn, [entry], codes).length === 0) continue;
    const key = entry.person || entry.number;
    byPerson.set(key, [...(byPerson.get(key) ?? []), entry]);
  }
  return [...byPerson.values()];
}

/** The participations of the same person. */
const others = ({ people }: Turn, { number, person }: EntryRow): EntryRow[] =>
  person === '' ? [] : [...people.values()].filter((one) => one.person === person && one.number !== number);

/** Is a seat theirs, or theirs to accept? */
const hasSeat = ({ standing }: Turn, { number }: EntryRow): boolean =>
  standing.confirmed.has(number) || standing.pending.has(number);

function waitsOf({ standing, places }: Turn, own: readonly EntryRow[], codes: readonly string[]) {
  const numbers = new Set(own.map(({ number }) => number));
  return standing.lists.flatMap(({ course: { id }, waiting }) => {
    const place = waiting.findIndex(({ number }) => numbers.has(number)) + 1;
    return place > 0 && codes.includes(places.get(id)?.conservatoire ?? '') ? [{ course: id, place }] : [];
  });
}

function ageOf(ballots: readonly BallotRow[], day: string): number | null {
  const bornOn = ballots.find((ballot) => ballot.bornOn !== '')?.bornOn;
  return bornOn === undefined ? null : ageOn(bornOn, day);
}
