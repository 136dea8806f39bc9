import { appealRows } from '../appeals/tabs.ts';
import { ballotRows } from '../ballots/tabs.ts';
import type { Ref } from '../calls/rights.ts';
import { entrySpec, unlimitedSpec } from '../draw/tabs.ts';
import { drawBeside } from '../lists/unlimited.ts';
import { allPeople, allStudents } from '../people/find.ts';
import { limitedFrom } from '../people/limited.ts';
import type { Register } from '../register/register.ts';
import { json, type Spec, text, whole } from '../register/table.ts';
import type { Whom } from './traces/trace.ts';
import { Names } from './traces/whom.ts';

/** What a hold keeps: somebody, everybody who asked for a course, everybody of a draw, a contestation by its number. */
export type HoldKind = 'person' | 'course' | 'draw' | 'appeal';

export interface Signed {
  readonly at: string;
  readonly by: string;
  readonly reason: string;
}

/**
 * A row of *Gels*. A contestation holds by itself, from its own row on, without one here: its row here is what lifted
 * it. A hold lifted and set again is another row.
 */
export interface HoldRow {
  /** `G0012`, of its row. */
  readonly number: string;
  readonly journal: number;
  readonly kind: HoldKind;
  /** A reference, the code of a course, the name of a draw, the number of a contestation. */
  readonly target: string;
  readonly set: Signed | null;
  readonly lifted: Signed | null;
  readonly requestKey: string;
}

export const holdSpec: Spec<HoldRow> = {
  name: 'Gels',
  columns: {
    number: text('N°'),
    journal: whole('Journal'),
    kind: text('Sorte') as Spec<HoldRow>['columns']['kind'],
    target: text('Sur'),
    set: json<Signed | null>('Posé', null),
    lifted: json<Signed | null>('Levé', null),
    requestKey: text('Clé'),
  },
};

/** Something that is kept whatever its age (CNS-009): by somebody’s decision, or because it is contested. */
export interface Hold {
  readonly kind: HoldKind;
  readonly target: string;
  readonly set: Signed;
  /** The row of *Gels*; empty for a contestation that nobody has lifted. */
  readonly number: string;
}

/** The holds that stand: those set and not lifted, and each contestation that nobody lifted. Four round trips. */
export function holdsIn(register: Register): Hold[] {
  const rows = register
    .table(holdSpec)
    .all()
    .map(({ record }) => record);
  const lifted = new Set(
    rows.filter((row) => row.kind === 'appeal' && row.lifted).map(({ target }) => target),
  );
  const contested = appealRows(register)
    .map(({ record }) => record)
    .filter(({ kind, number }) => kind === 'contestation' && !lifted.has(number));
  return [
    ...rows.flatMap(({ kind, target, set, lifted: over, number }) =>
      set && !over ? [{ kind, target, set, number }] : [],
    ),
    ...contested.map(({ number, receivedAt }) => ({
      kind: 'appeal' as const,
      target: number,
      set: { at: receivedAt, by: '', reason: 'Contestation reçue' },
      number: '',
    })),
  ];
}

/**
 * Everybody who is held, by everything the Registre calls them. With a student go their guardians and with a guardian
 * their students, whose requests are one case; with a participation, the minutes of its draw. Whoever asked that their
 * data be frozen is held too (GDPR 18).
 */
export function heldIn(register: Register, holds: readonly Hold[] = holdsIn(register)): Whom {
  const draws = drawsHeld(register, holds);
  const whom = new Names(register).of([
    ...withFamily(register, [...targetsOf(holds, 'person'), ...limitedFrom(register.memory)]),
    ...ballotsHeld(register, holds, draws),
  ]);
  const own = [...whom.entries].map((key) => drawBeside(key.slice(0, key.lastIndexOf(' '))));
  return { ...whom, draws: new Set([...draws, ...own]) };
}

function targetsOf(holds: readonly Hold[], kind: HoldKind): string[] {
  return holds.filter((hold) => hold.kind === kind).map(({ target }) => target);
}

function withFamily(register: Register, refs: readonly Ref[]): Ref[] {
  if (refs.length === 0) return [];
  const people = allPeople(register);
  const students = allStudents(register);
  return refs.flatMap((ref) => {
    const person = people.get(ref.slice('acces:'.length));
    if (!ref.startsWith('acces:') || !person) return [ref];
    const numbers = person.self === '' ? person.students : [person.self];
    const links = numbers.flatMap((number) => students.get(number)?.record.links ?? []);
    return [ref, ...links.map((link) => `acces:${link.person}`)];
  });
}

function drawsHeld(register: Register, holds: readonly Hold[]): Set<string> {
  const contested = targetsOf(holds, 'appeal');
  const appeals = contested.length === 0 ? [] : appealRows(register).map(({ record }) => record);
  const own = appeals.filter(({ number }) => contested.includes(number)).map(({ draw }) => draw);
  return new Set([...targetsOf(holds, 'draw'), ...own]);
}

/** The ballots of a draw, of a course, of a participation that is contested; all of them keep the whole of their person. */
function ballotsHeld(register: Register, holds: readonly Hold[], draws: ReadonlySet<string>): Ref[] {
  const whole = new Set(targetsOf(holds, 'draw'));
  const courses = new Set(targetsOf(holds, 'course'));
  const contested = new Set(targetsOf(holds, 'appeal'));
  if (draws.size === 0 && courses.size === 0) return [];
  const appeals = appealRows(register).map(({ record }) => record);
  const entries = new Set(
    appeals.filter(({ number }) => contested.has(number)).map(({ draw, entry }) => `${draw} ${entry}`),
  );
  const drawn = register
    .table(entrySpec)
    .all()
    .filter(({ record: { draw, number } }) => whole.has(draw) || entries.has(`${draw} ${number}`))
    .flatMap(({ record }) => record.ballots);
  const besides = register
    .table(unlimitedSpec)
    .all()
    .filter(({ record: { draw, number } }) => whole.has(draw) || entries.has(`${draw} ${number}`))
    .map(({ record }) => record.ballot);
  const numbers = new Set([...drawn, ...besides]);
  return ballotRows(register)
    .map(({ record }) => record)
    .filter(({ number, wishes }) => numbers.has(number) || wishes.some((course) => courses.has(course)))
    .flatMap(({ number, guardians }) => [
      `bulletin:${number}`,
      ...guardians.map((_, i) => `signataire:${number}:${i}`),
    ]);
}
