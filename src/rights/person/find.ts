import { type BallotRow, ballotRows } from '../../ballots/tabs.ts';
import type { Reply } from '../../calls/reply.ts';
import type { FoundPeople, FoundPerson, Ref } from '../../calls/rights.ts';
import type { CallInput } from '../../calls.ts';
import { openManagersDesk } from '../../campaign/desk.ts';
import { conservatoireOf, type TownNow } from '../../campaign/settings.ts';
import { frenchInstant, instantFrom } from '../../dates.ts';
import { type EntryRow, entrySpec } from '../../draw/tabs.ts';
import { lastYearSpec } from '../../lists/lastYear.ts';
import { birthDateIn } from '../../lists/lastYearPlan.ts';
import { allPeople, allStudents } from '../../people/find.ts';
import { limitedFrom } from '../../people/limited.ts';
import { normalise } from '../../people/sameness.ts';
import type { PostalAddress } from '../../people/student.ts';
import type { PersonRow, StudentRow } from '../../people/tabs.ts';
import type { Ports } from '../../ports.ts';
import type { Register } from '../../register/register.ts';
import { draftIn, requestOf } from '../../requests/state.ts';
import { type Asked, askerRef, everyAsker } from '../registers/termsDemand.ts';

/** Shown at once: of more, the words say too little. */
const mostFound = 30;

/**
 * Who is known under these words: names, mails, telephones, numbers, birth dates. Every record stands apart, with what
 * tells a homonym or a twin from another; what may be one person's comes after, is proposed and never joined.
 */
export function findPeople(ports: Ports, { words }: CallInput<'office.findPeople'>): Reply<FoundPeople> {
  const desk = openManagersDesk(ports);
  if ('kind' in desk) return { ok: false, refusal: desk };
  const isWanted = wantedBy(words);
  const known = everybody(desk.register, desk.town);
  const limited = limitedFrom(desk.register.memory);
  const found = known.filter(isWanted);
  const shown = found.slice(0, mostFound);
  const maybe = new Set(shown.flatMap((one) => maybeSame(one, known)));
  const all = [...shown, ...known.filter((one) => maybe.has(one.person.ref) && !shown.includes(one))];
  return {
    ok: true,
    value: {
      found: all.map((one) => ({
        ...one.person,
        maybe: maybeSame(one, known),
        isLimited: limited.has(one.person.ref),
      })),
      more: found.filter((one) => !all.includes(one)).length,
    },
  };
}

/** A telephone of France of which the figures are apart. */
const spacedCalls = /(?<![\d/])(?:(?:\+|00)\s*33)?(?:[\s.()-]*\d){9,10}(?![\d/])/g;

/** Fewer digits than this are a number or a birth date, and no telephone. */
const shortestCall = 9;

/** Who has every word typed, a telephone being one word however it is written. */
function wantedBy(typed: string): (known: Known) => boolean {
  const words = typed
    .replace(spacedCalls, (call) => ` ${digits(call)} `)
    .split(/\s+/)
    .filter((word) => normalise(word) !== '')
    .map((word) => {
      const call = /\p{L}/u.test(word) ? '' : digits(word);
      return call.length < shortestCall ? [normalise(word)] : [normalise(word), call];
    });
  return ({ searched }) =>
    words.every((ways) => ways.some((way) => searched.some((text) => text.includes(way))));
}

/** Somebody, with the texts that find them, and the keys of which one in common makes the same person likely. */
export interface Known {
  readonly person: Omit<FoundPerson, 'maybe' | 'isLimited'>;
  /** The name as it is compared. */
  readonly sameName: string;
  /** `YYYY-MM-DD`, or nothing. */
  readonly bornOn: string;
  readonly searched: readonly string[];
  readonly keys: readonly string[];
}

function maybeSame({ person, keys }: Known, known: readonly Known[]): Ref[] {
  return known
    .filter((other) => other.person.ref !== person.ref && other.keys.some((key) => keys.includes(key)))
    .map((other) => other.person.ref);
}

/** Everybody of whom data are held by name. Eleven round trips, and one for each who asked for the terms long after another. */
export function everybody(register: Register, town: TownNow): Known[] {
  const people = allPeople(register);
  const students = new Map([...allStudents(register)].map(([number, { record }]) => [number, record]));
  const given = givenIn(students.values());
  const ballots = ballotRows(register).map(({ record }) => record);
  const lastYear = new Set(
    register
      .table(lastYearSpec)
      .all()
      .map(({ record }) => record.list),
  );
  const entries = register
    .table(entrySpec)
    .all()
    .map(({ record }) => record)
    .filter(({ draw }) => lastYear.has(draw));
  return [
    ...[...people.values()].flatMap((person) => accessOf(person, given.get(person.id) ?? [], students, town)),
    ...ballots.flatMap((ballot) => [entrantOf(ballot, town), ...signatoriesOf(ballot)]),
    ...entries.map(waitingOf),
    ...everyAsker(register).map(askerOf),
  ];
}

/** How somebody is reached. */
interface Reach {
  readonly mail: string;
  readonly phone: string;
}

/**
 * What people gave in their requests and drafts, by person: it may be how they write, and their access does not say it.
 */
function givenIn(students: Iterable<StudentRow>): ReadonlyMap<string, readonly Reach[]> {
  const given = new Map<string, Reach[]>();
  for (const [person, reach] of [...students].flatMap(givenFor))
    given.set(person, [...(given.get(person) ?? []), reach]);
  return given;
}

function givenFor(student: StudentRow): (readonly [person: string, reach: Reach])[] {
  const request = requestOf(student);
  const drafts = [student.draftSelf, student.draftGuardian1, student.draftGuardian2];
  const written = [
    ...(request && 'coordinates' in request.answer ? [[request.author, request.answer] as const] : []),
    ...drafts.flatMap((cell) => (cell ? [[cell.person, draftIn(cell)] as const] : [])),
  ];
  return written.flatMap(([person, answer]) =>
    answer?.coordinates ? [[person, answer.coordinates] as const] : [],
  );
}

function accessOf(
  person: PersonRow,
  given: readonly Reach[],
  students: ReadonlyMap<string, StudentRow>,
  town: TownNow,
): Known[] {
  const ref = `acces:${person.id}`;
  const student = students.get(person.self);
  if (student) return [studentOf(ref, student, { ...person, given }, town)];
  const children = person.students.flatMap((number) => students.get(number) ?? []);
  if (fullName(person) === '') return [];
  return [
    known({
      person: {
        ref,
        kind: 'guardian',
        name: fullName(person),
        facts: [
          ['Responsable de', children.map(fullName).join(', ')],
          ...reached(person),
          ...reachedToo(person, given),
          ['Adresse', oneLine(person.address)],
        ],
      },
      numbers: [person.id, ...person.families],
      ...{ ...person, given },
    }),
  ];
}

function studentOf(
  ref: Ref,
  student: StudentRow,
  { mail, phone, id, given }: PersonRow & { readonly given: readonly Reach[] },
  town: TownNow,
): Known {
  return known({
    person: {
      ref,
      kind: 'student',
      name: fullName(student),
      facts: [
        ['Né(e) le', dayWords(student.birthDate)],
        ['N°\u00a0élève', student.number],
        ['Établissement', conservatoireOf(town, student.conservatoire).name],
        ['Famille', student.family],
        ...reached({ mail, phone }),
        ...reachedToo({ mail, phone }, given),
        ['Adresse', oneLine(student.address)],
      ],
    },
    numbers: [student.number, student.family, id],
    bornOn: student.birthDate,
    ...{ ...student, mail, phone, given },
  });
}

function entrantOf(ballot: BallotRow, town: TownNow): Known {
  return known({
    person: {
      ref: `bulletin:${ballot.number}`,
      kind: 'entrant',
      name: fullName(ballot),
      facts: [
        ['Né(e) le', dayWords(ballot.bornOn)],
        ['Bulletin', ballot.number],
        [
          'Établissement',
          town.conservatoires.find(({ code }) => code === ballot.conservatoire)?.name ?? ballot.conservatoire,
        ],
        ...reached(ballot),
        ['Adresse', oneLine(ballot)],
      ],
    },
    numbers: [ballot.number, ballot.familyNumber],
    ...ballot,
  });
}

function signatoriesOf({ number, guardians, firstName, lastName }: BallotRow): Known[] {
  return guardians.map((guardian, i) =>
    known({
      person: {
        ref: `signataire:${number}:${i}`,
        kind: 'signatory',
        name: fullName(guardian),
        facts: [
          ['Responsable de', fullName({ firstName, lastName })],
          ['Bulletin', number],
          ...reached(guardian),
        ],
      },
      numbers: [number],
      ...guardian,
    }),
  );
}

function waitingOf(entry: EntryRow): Known {
  const bornOn = birthDateIn(entry.person);
  return known({
    ...entry,
    person: {
      ref: `liste:${entry.draw}:${entry.number}`,
      kind: 'entrant',
      name: fullName(entry),
      facts: [['Né(e) le', dayWords(bornOn)], ['Liste de l’an dernier', entry.number], ...reached(entry)],
    },
    numbers: [entry.number],
    bornOn,
  });
}

function askerOf({ demand, ...asked }: Asked): Known {
  const { lastName, firstNames: firstName, mail, address } = demand;
  return known({
    person: {
      ref: askerRef(asked),
      kind: 'asker',
      name: fullName({ firstName, lastName }),
      facts: [
        ['Conditions demandées le', frenchInstant(instantFrom(asked.at))],
        ['Courriel', mail],
        ['Adresse', address.split('\n').join(', ')],
      ],
    },
    numbers: [],
    ...{ lastName, firstName, mail, phone: '' },
  });
}

interface Facts extends Reach {
  readonly person: Known['person'];
  readonly numbers: readonly string[];
  readonly lastName: string;
  readonly firstName: string;
  /** Elsewhere than on file. */
  readonly given?: readonly Reach[];
  /** `YYYY-MM-DD`, or nothing. */
  readonly bornOn?: string;
}

function known({ person, numbers, lastName, firstName, mail, phone, given = [], bornOn = '' }: Facts): Known {
  const name = `${normalise(lastName)}|${normalise(firstName)}`;
  const ways = [{ mail, phone }, ...given].flatMap((way) => [normalise(way.mail), digits(way.phone)]);
  return {
    person: { ...person, facts: person.facts.filter(([, value]) => value !== '') },
    sameName: name,
    bornOn,
    searched: [name, ...ways, dayWords(bornOn), bornOn, ...numbers].filter(Boolean).map(normalise),
    keys: [bornOn, ...ways].filter(Boolean).map((key) => `${name}|${key}`),
  };
}

function reached({ mail, phone }: Reach): [string, string][] {
  return [
    ['Courriel', mail],
    ['Téléphone', phone],
  ];
}

/** What was given and is not on file, each once. */
function reachedToo({ mail, phone }: Reach, given: readonly Reach[]): [string, string][] {
  const mails = given.map((one) => one.mail).filter((one) => normalise(one) !== normalise(mail));
  const phones = given.map((one) => one.phone).filter((one) => digits(one) !== digits(phone));
  return [
    ['Courriel donné', [...new Set(mails)].filter(Boolean).join(', ')],
    ['Téléphone donné', [...new Set(phones)].filter(Boolean).join(', ')],
  ];
}

/** A telephone as compared: its digits alone, without what calls France from abroad, `+33 (0)6` as well. */
const digits = (phone: string): string => phone.replace(/\D/g, '').replace(/^(00)?330?/, '0');

const dayWords = (day: string): string => day.split('-').reverse().join('/');

function fullName({
  firstName,
  lastName,
}: {
  readonly firstName: string;
  readonly lastName: string;
}): string {
  return `${firstName} ${lastName}`.trim();
}

function oneLine({ street, postcode, town }: PostalAddress): string {
  return [street, `${postcode} ${town}`.trim()].filter(Boolean).join(', ');
}
