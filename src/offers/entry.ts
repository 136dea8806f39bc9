import type { OfficeEntry } from '../calls/offers.ts';
import type { Reply } from '../calls/reply.ts';
import type { CallInput } from '../calls.ts';
import { frenchInstant, instantFrom } from '../dates.ts';
import { listNames } from '../draw/pv/words.ts';
import { mailsOf } from '../draw/reach.ts';
import type { EventKind } from '../lists/events.ts';
import { openTurns, type Turn, turnOfEntry } from '../lists/turn.ts';
import { openLotteryDesk } from '../places/desk.ts';
import type { Ports } from '../ports.ts';
import { unknownEntry } from './decide.ts';
import { nameOf } from './office.ts';
import { historyOf, wishesOf } from './page.ts';
import { notDrawn } from './propose.ts';

/** One participation, whole; of other establishments a clerk learns how many wishes there are, and no more (IVR-081). */
export function officeEntry(ports: Ports, { entry }: CallInput<'office.entry'>): Reply<OfficeEntry> {
  const desk = openLotteryDesk(ports);
  if ('kind' in desk) return { ok: false, refusal: desk };
  const turns = openTurns(desk.register);
  if (turns.inPlay.length === 0) return { ok: false, refusal: notDrawn };
  const turn = turnOfEntry(turns, entry);
  if (!turn) return { ok: false, refusal: unknownEntry };
  const person = turn.people.get(entry);
  const isTheirs = (course: string) => desk.codes.includes(turn.places.get(course)?.conservatoire ?? '');
  const wishes = wishesOf(turn, entry).filter(({ course }) => isTheirs(course));
  if (!person || wishes.length === 0) return { ok: false, refusal: unknownEntry };
  return {
    ok: true,
    value: {
      entry,
      name: nameOf(person),
      list: listNames[person.category],
      phone: person.phone,
      mails: mailsOf(desk.register)(person),
      wishes,
      elsewhere: person.wishes.length - wishes.length,
      events: eventsOf(turn, entry).filter(({ course }) => course === '' || isTheirs(course)),
      history: wishes.length === person.wishes.length ? historyOf(turn, entry) : [],
    },
  };
}

const eventWords: Readonly<Record<EventKind, string>> = {
  accepte: 'Place acceptée',
  renonce: 'Place renoncée',
  expire: 'Sans réponse à temps',
  retire: 'Vœu retiré',
  exclu: 'Participation exclue',
  residence: 'Domicile prouvé',
  'place-ajoutee': 'Place ajoutée',
  'place-retiree': 'Place ajoutée reprise',
};

function eventsOf({ events, places }: Turn, number: string) {
  return events
    .filter(({ entry }) => entry === number)
    .map(({ at, kind, course, by, reason }) => ({
      at: frenchInstant(instantFrom(at)),
      what:
        course === ''
          ? eventWords[kind]
          : `${eventWords[kind]}\u00a0: ${course} ${places.get(course)?.title ?? ''}`,
      by,
      reason,
      course,
    }));
}
