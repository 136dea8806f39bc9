import { type BallotRow, ballotRows } from '../../ballots/tabs.ts';
import type { Reply } from '../../calls/reply.ts';
import type { FoundPeople, FoundPerson, Ref } from '../../calls/rights.ts';
import type { CallInput } from '../../calls.ts';
import { openManagersDesk } from '../../campaign/desk.ts';
import { conservatoireOf, type TownNow } from '../../campaign/settings.ts';
import { frenchInstant, instantFrom } from '../../dates.ts';
import { type EntryRow, entrySpec } from '../../draw/tabs.ts';
import { lastYearSpec } from '../../lists/lastYear.ts';
import { allPeople, allStudents } from '../../people/find.ts';
import { limitedFrom } from '../../people/limited.ts';
import { normalise } from '../../people/sameness.ts';
import type { PostalAddress } from '../../people/student.ts';
import type { PersonRow, StudentRow } from '../../people/tabs.ts';
import type { Ports } from '../../ports.ts';
import type { Register } from '../../register/register.ts';
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
  const wanted = words.split(/\s+/).map(normalise).filter(Boolean);
  const known = everybody(desk.register, desk.town);
  const limited = limitedFrom(desk.register.memory);
  const found = known.filter(({ searched }) =>
    wanted.every((word) => searched.some((text) => text.includes(word))),
  );
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

/** Everybody of whom data are held by name. Eleven round trips, and one for each who asked for the terms. */
export function everybody(register: Register, town: TownNow): Known[] {
  const people = allPeople(register);
  const students = new Map([...allStudents(register)].map(([number, { record }]) => [number, record]));
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
    ...[...people.values()].flatMap((person) => accessOf(person, students, town)),
    ...ballots.flatMap((ballot) => [entrantOf(ballot, town), ...signatoriesOf(ballot)]),
    ...entries.map(waitingOf),
    ...everyAsker(register).map(askerOf),
  ];
}

function accessOf(person: PersonRow, students: ReadonlyMap<string, StudentRow>, town: TownNow): Known[] {
  const ref = `acces:${person.id}`;
  const student = students.get(person.self);
  if (student) return [studentOf(ref, student, person, town)];
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
          ['Adresse', oneLine(person.address)],
        ],
      },
      numbers: [person.id, ...person.families],
      ...person,
    }),
  ];
}

function studentOf(ref: Ref, student: StudentRow, { mail, phone, id }: PersonRow, town: TownNow): Known {
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
        ['Adresse', oneLine(student.address)],
      ],
    },
    numbers: [student.number, student.family, id],
    bornOn: student.birthDate,
    ...{ ...student, mail, phone },
  });
}

function entrantOf(ballot: BallotRow, town: TownNow): Known {
  return known({
    person: {
      ref: `bulletin:${ballot.number}`,
      kind: 'entrant',
      name: fullName(ballot),
      facts: [
        ['Né(e) le', ballot.bornOn === '' ? '' : dayWords(ballot.bornOn)],
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
  return known({
    ...entry,
    person: {
      ref: `liste:${entry.draw}:${entry.number}`,
      kind: 'entrant',
      name: fullName(entry),
      facts: [['Liste de l’an dernier', entry.number], ...reached(entry)],
    },
    numbers: [entry.number],
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

interface Facts {
  readonly person: Known['person'];
  readonly numbers: readonly string[];
  readonly lastName: string;
  readonly firstName: string;
  readonly mail: string;
  readonly phone: string;
  /** `YYYY-MM-DD`, or nothing. */
  readonly bornOn?: string;
}

function known({ person, numbers, lastName, firstName, mail, phone, bornOn = '' }: Facts): Known {
  const name = `${normalise(lastName)}|${normalise(firstName)}`;
  const call = digits(phone);
  const born = bornOn.split('-').reverse().join('/');
  return {
    person: { ...person, facts: person.facts.filter(([, value]) => value !== '') },
    sameName: name,
    bornOn,
    searched: [name, mail, call, born, bornOn, ...numbers].filter(Boolean).map(normalise),
    keys: [
      ...(bornOn === '' ? [] : [`${name}|${bornOn}`]),
      ...(mail === '' ? [] : [`${name}|${normalise(mail)}`]),
      ...(call === '' ? [] : [`${name}|${call}`]),
    ],
  };
}

function reached({ mail, phone }: { readonly mail: string; readonly phone: string }): [string, string][] {
  return [
    ['Courriel', mail],
    ['Téléphone', phone],
  ];
}

/** A telephone as compared: its digits alone, without what calls France from abroad. */
const digits = (phone: string): string => phone.replace(/\D/g, '').replace(/^(00)?33/, '0');

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
