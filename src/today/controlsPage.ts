import type { Reply } from '../calls/reply.ts';
import type { Controlled, ControlsPage } from '../calls/today.ts';
import { openDesk } from '../campaign/desk.ts';
import { conservatoireOf } from '../campaign/settings.ts';
import { frenchDay } from '../dates.ts';
import type { PersonRow, StudentRow } from '../people/tabs.ts';
import type { Ports } from '../ports.ts';
import {
  adultsWithGuardians,
  doubleAddresses,
  failedMails,
  oddAges,
  returnedMails,
  sharedAddresses,
  studentsOf,
} from './controls.ts';
import { type Seen, seenBy } from './seen.ts';

/** *Contrôles*: who is behind the numbers of *Que faire aujourd'hui ?*, for this colleague's conservatoires. */
export function controls(ports: Ports): Reply<ControlsPage> {
  const desk = openDesk(ports);
  if ('kind' in desk) return { ok: false, refusal: desk };
  return { ok: true, value: controlsOf(seenBy(desk, ports.startedAt)) };
}

/** Every list, people with the students they may come for. */
export function controlsOf(seen: Seen): ControlsPage {
  const person = (who: PersonRow) => controlled(nameOf(who), seen, studentsOf(seen, [who]));
  const student = (who: StudentRow) => ({
    ...controlled(nameOf(who), seen, [who]),
    born: frenchDay(who.birthDate),
  });
  return {
    double: doubleAddresses(seen).map(({ who, found, people }) => {
      return { ...controlled(who, seen, studentsOf(seen, people)), mails: found };
    }),
    shared: sharedAddresses(seen).map(({ who, people }) => ({ mail: who, people: people.map(person) })),
    ages: oddAges(seen).map(({ student: who, why }) => ({ ...student(who), why })),
    adults: adultsWithGuardians(seen).map(student),
    failed: failedMails(seen).map(({ person: who, mail }) => {
      return { ...person(who), mail: mail.to, subject: mail.template, problem: mail.problem };
    }),
    returned: returnedMails(seen).map(({ person: who, mail, on, by, instead }) => {
      return { ...person(who), mail, on: frenchDay(on), by, instead };
    }),
  };
}

const nameOf = ({ firstName, lastName }: PersonRow | StudentRow): string => `${firstName} ${lastName}`;

function controlled(name: string, { town }: Seen, students: readonly StudentRow[]): Controlled {
  return {
    name,
    students: students.map((student) => ({
      number: student.number,
      name: nameOf(student),
      conservatoire: conservatoireOf(town, student.conservatoire).name,
    })),
  };
}
