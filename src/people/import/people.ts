import { isAdult } from '../age.ts';
import type { Person } from '../person.ts';
import { fullNameKey, type Known, personKeys } from '../sameness.ts';
import { createGroups, type Groups } from './groups.ts';
import type { Mention } from './mention.ts';

/**
 * Decides who is who: the identifier of the person behind each mention, in the order of `mentions`, which come sorted by
 * student number then role. Guardians are grouped by the rules of sameness, among themselves and with those already
 * registered; a student is a person of their own, unless an adult is named on their own line as guardian with the same
 * full name and the same mail. New identifiers go on from the highest `P` number, in the order of `mentions`. Only what
 * persons say is asked, not the links of students: an import cut off among its persons goes on with the same identifiers.
 */
export function identify(mentions: readonly Mention[], persons: readonly Person[], today: string): string[] {
  const guardians = groupGuardians(mentions, persons);
  const claims = claimGroups(mentions, guardians, today);
  const keys = mentions.map((mention, at) => {
    const group = guardians.groupOf(at);
    const claim = group === undefined ? mention.student : claims.get(group);
    return claim === undefined ? `group ${group}` : `student ${claim}`;
  });
  const given = knownIds(persons, guardians, claims);
  let highest = persons.reduce((most, person) => Math.max(most, idNumber(person.id)), 0);
  return keys.map((key) => {
    const id = given.get(key) ?? `P${++highest}`;
    given.set(key, id);
    return id;
  });
}

/**
 * The identifiers already given, by key: a student's own; else, for an adult who is on file as a guardian and enrols
 * today, the guardian's, so that a link already received stays good.
 */
function knownIds(
  persons: readonly Person[],
  guardians: GuardianGroups,
  claims: ReadonlyMap<number, string>,
) {
  const ids = new Map<string, string>();
  for (const person of persons) {
    if (person.self !== '') ids.set(`student ${person.self}`, person.id);
  }
  const selves = new Set(ids.values());
  for (const [group, id] of guardians.registered) {
    const claim = claims.get(group);
    if (claim === undefined) ids.set(`group ${group}`, id);
    else if (!ids.has(`student ${claim}`) && !selves.has(id)) ids.set(`student ${claim}`, id);
  }
  return ids;
}

function idNumber(id: string): number {
  return Number(id.slice(1));
}

interface GuardianGroups {
  /** The group of a mention; undefined for a student's own mention. */
  readonly groupOf: (mention: number) => number | undefined;
  /** The registered person each group already is. */
  readonly registered: ReadonlyMap<number, string>;
}

function groupGuardians(mentions: readonly Mention[], persons: readonly Person[]): GuardianGroups {
  const known = registeredGuardians(persons);
  const groups = createGroups(mentions.length + known.length);
  const firstWith = new Map<string, number>();
  const enter = (node: number, keys: readonly string[]): void => {
    for (const key of keys) {
      const first = firstWith.get(key);
      if (first === undefined) firstWith.set(key, node);
      else groups.join(first, node);
    }
  };
  mentions.forEach((mention, at) => {
    const { role, lastName, firstName, nameKey, mail, family, student } = mention;
    if (role !== 'self')
      enter(at, keysFor({ lastName, firstName, mail, families: [family] }, nameKey, [student]));
  });
  known.forEach(({ person, wards }, at) => {
    enter(mentions.length + at, keysFor(person, fullNameKey(person), wards));
  });
  return {
    groupOf: (at) => (mentions[at]?.role === 'self' ? undefined : groups.rootOf(at)),
    registered: registeredByGroup(known, groups, mentions.length),
  };
}

/** Besides the rules for everybody: the same full name for the same student is the same guardian, whatever else moved. */
function keysFor(who: Known, nameKey: string, wards: readonly string[]): string[] {
  return [...personKeys(who, nameKey), ...wards.map((ward) => `student ${ward}|${nameKey}`)];
}

interface RegisteredGuardian {
  readonly person: Person;
  /** The students they are on file for. */
  readonly wards: readonly string[];
}

/** Those in charge of a student first, then the former ones, each by number: who comes first keeps the identifier. */
function registeredGuardians(persons: readonly Person[]): RegisteredGuardian[] {
  return persons
    .map((person) => ({ person, wards: person.students.filter((student) => student !== person.self) }))
    .filter(({ person, wards }) => person.self === '' || wards.length > 0)
    .sort(
      (one, other) =>
        Number(one.wards.length === 0) - Number(other.wards.length === 0) ||
        idNumber(one.person.id) - idNumber(other.person.id),
    );
}

function registeredByGroup(
  known: readonly RegisteredGuardian[],
  groups: Groups,
  from: number,
): Map<number, string> {
  const byGroup = new Map<number, string>();
  known.forEach(({ person }, at) => {
    const group = groups.rootOf(from + at);
    if (!byGroup.has(group)) byGroup.set(group, person.id);
  });
  return byGroup;
}

/** The adult students who are a guardian on their own line, by group; of two students, the lower number is that guardian. */
function claimGroups(
  mentions: readonly Mention[],
  guardians: GuardianGroups,
  today: string,
): Map<number, string> {
  const claims = new Map<number, string>();
  let self: Mention | undefined;
  mentions.forEach((mention, at) => {
    if (mention.role === 'self') self = mention;
    const group = guardians.groupOf(at);
    if (self === undefined || group === undefined || self.student !== mention.student || claims.has(group))
      return;
    const isSame = self.mail !== '' && self.mail === mention.mail && self.nameKey === mention.nameKey;
    if (isSame && isAdult(self.birthDate, today)) claims.set(group, self.student);
  });
  return claims;
}
