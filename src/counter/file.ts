import type { Closing, CounterFile } from '../calls/counter.ts';
import type { Refusal, Reply } from '../calls/reply.ts';
import type { CallAnswers, CallInput } from '../calls.ts';
import { type Desk, openDesk } from '../campaign/desk.ts';
import { periodOf } from '../campaign/opening.ts';
import { campaignAt, campaignNow, type TownNow } from '../campaign/settings.ts';
import { dayOf } from '../dates.ts';
import { isAdult } from '../people/age.ts';
import { findPerson, findStudent } from '../people/find.ts';
import { limitedFrom } from '../people/limited.ts';
import type { Link } from '../people/student.ts';
import { type PersonRow, type StudentRow, studentSpec } from '../people/tabs.ts';
import type { Ports } from '../ports.ts';
import type { Writer } from '../post/send.ts';
import type { Register } from '../register/register.ts';
import { tellAndShow } from '../requests/afterwards.ts';
import { cardOf, situationOf } from '../requests/card.ts';
import { whyNotCorrect } from '../requests/correct.ts';
import { statusLabels, statusOf } from '../requests/state.ts';

/** Everybody of the clerk's conservatoires, read once: the page searches as one types. */
export function counterStudents(ports: Ports): Reply<CallAnswers['office.counterStudents']> {
  const desk = openDesk(ports);
  if ('kind' in desk) return { ok: false, refusal: desk };
  const rows = desk.register.table(studentSpec).all();
  const own = rows.map(({ record }) => record).filter((record) => isTheirs(desk, record));
  return {
    ok: true,
    value: { closing: closingOf(ports, desk.town), students: own.map(lineOf), towns: townsOf(own) },
  };
}

/** The town of each postcode, as most families write it: a clerk types one for the other. */
function townsOf(students: readonly StudentRow[]): Record<string, string> {
  const counts = new Map<string, Map<string, number>>();
  for (const { postcode, town } of students.map(({ address }) => address)) {
    if (postcode === '' || town === '') continue;
    const towns = counts.get(postcode) ?? new Map<string, number>();
    counts.set(postcode, towns.set(town, (towns.get(town) ?? 0) + 1));
  }
  return Object.fromEntries(
    [...counts].map(([postcode, towns]) => {
      const [most] = [...towns].sort(([, a], [, b]) => b - a);
      return [postcode, most?.[0] ?? ''];
    }),
  );
}

function lineOf(student: StudentRow): CallAnswers['office.counterStudents']['students'][number] {
  const { number, lastName, firstName, birthDate, family } = student;
  return [number, lastName, firstName, birthDate, family, statusLabels[statusOf(student)]];
}

function closingOf(ports: Ports, town: TownNow): Closing {
  const now = ports.now();
  return { state: campaignAt(town, now).phase, now, closesAt: periodOf(town).closesAt };
}

/** A student, as each of the people who may come for them sees it: who is present decides (PAR-046). */
export function openAtCounter(ports: Ports, input: CallInput<'office.counterOpen'>): Reply<CounterFile> {
  const found = atDesk(ports, input.student);
  if ('kind' in found) return { ok: false, refusal: found };
  const { desk, student } = found;
  const { town } = desk;
  const now = ports.startedAt;
  const campaign = campaignAt(town, now);
  const limited = limitedFrom(desk.register.memory);
  const people = visitorsOf(desk.register, student, dayOf(now)).map(({ link: { role }, person }) => {
    const seen = { student, role, person, own: null, town, campaign, limited, now };
    return {
      role,
      person: {
        firstName: person.firstName,
        lastName: person.lastName,
        kind: role === 'self' ? ('student' as const) : ('guardian' as const),
        coordinates: { address: person.address, phone: person.phone, mail: person.mail },
      },
      card: cardOf(seen),
      mayCorrect: whyNotCorrect(situationOf(seen)) === '',
    };
  });
  return { ok: true, value: { closing: closingOf(ports, town), campaign: campaignNow(town, now), people } };
}

interface Visitor {
  readonly link: Link;
  readonly person: PersonRow;
}

/** Guardians, and the student once of age: a minor does not make the request (PAR-021). */
function visitorsOf(register: Register, student: StudentRow, today: string): Visitor[] {
  return student.links.flatMap((link) => {
    if (link.role === 'self' && !isAdult(student.birthDate, today)) return [];
    const person = findPerson(register, link.person)?.record;
    return person ? [{ link, person }] : [];
  });
}

/** The acknowledgement sent, the clerks' tab refreshed: what may wait until the receipt is on screen. */
export function afterCounter(
  ports: Ports,
  input: CallInput<'office.counterAfterwards'>,
  writerFor: (register: Register) => Writer | null,
): Reply<null> {
  const found = atDesk(ports, input.student);
  if ('kind' in found) return { ok: false, refusal: found };
  tellAndShow(ports, found.desk, found.student, writerFor(found.desk.register));
  return { ok: true, value: null };
}

interface AtDesk {
  readonly desk: Desk;
  readonly student: StudentRow;
}

/** A student of the clerk's own conservatoires, or a refusal. */
export function atDesk(ports: Ports, number: string): AtDesk | Refusal {
  const desk = openDesk(ports);
  if ('kind' in desk) return desk;
  const student = findStudent(desk.register, number, 0)?.record;
  return student && isTheirs(desk, student) ? { desk, student } : notTheirs;
}

function isTheirs({ codes }: Desk, { conservatoire }: StudentRow): boolean {
  return codes.includes(conservatoire);
}

const notTheirs: Refusal = {
  kind: 'notYours',
  message: 'Cet élève n’est pas dans vos conservatoires. Rien n’a changé.',
};
