import { appealRows } from '../../appeals/tabs.ts';
import { type BallotRow, ballotRows } from '../../ballots/tabs.ts';
import type { Ref } from '../../calls/rights.ts';
import { drawRows, entrySpec, unlimitedSpec } from '../../draw/tabs.ts';
import { drawBeside } from '../../lists/unlimited.ts';
import { allPeople, allStudents } from '../../people/find.ts';
import { limitedFrom } from '../../people/limited.ts';
import type { Register } from '../../register/register.ts';
import { json, type Spec, text, whole } from '../../register/table.ts';
import { requestRows } from '../registers/requests/tabs.ts';
import { peopleIn } from '../traces/people.ts';
import type { Whom } from '../traces/trace.ts';
import { Names } from '../traces/whom.ts';

/**
 * What a hold keeps: somebody, everybody who asked for a course, everybody of a draw; whoever contests, by the number
 * of the contestation of a draw or of the written complaint.
 */
export type HoldKind = 'person' | 'course' | 'draw' | 'appeal' | 'complaint';

export interface Signed {
  readonly at: string;
  readonly by: string;
  readonly reason: string;
}

/**
 * A row of *Gels*. A contestation and a complaint hold by themselves, from their own row on, without one here: their
 * row here is what lifted them. A hold lifted and set again is another row.
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

/** The holds that stand: those set and not lifted, each contestation and complaint that nobody lifted. Six round trips. */
export function holdsIn(register: Register): Hold[] {
  const rows = register
    .table(holdSpec)
    .all()
    .map(({ record }) => record);
  const lifted = new Set(rows.filter((row) => row.set === null && row.lifted).map(({ target }) => target));
  const itself = (kind: HoldKind, target: string, at: string, reason: string): Hold[] =>
    lifted.has(target) ? [] : [{ kind, target, set: { at, by: '', reason }, number: '' }];
  return [
    ...rows.flatMap(({ kind, target, set, lifted: over, number }) =>
      set && !over ? [{ kind, target, set, number }] : [],
    ),
    ...appealRows(register).flatMap(({ record: { kind, number, receivedAt } }) =>
      kind === 'contestation' ? itself('appeal', number, receivedAt, 'Contestation reçue') : [],
    ),
    ...requestRows(register).flatMap(({ record: { kind, number, recordedAt } }) =>
      kind === 'complaint' ? itself('complaint', number, recordedAt, 'Réclamation écrite reçue') : [],
    ),
  ];
}

/**
 * Everybody who is held, by everything the Registre calls them. With a student go their guardians, of today and of what
 * is written in their row, and with a guardian their students, whose requests are one case; with a ballot those who
 * signed it, and it with them; with a participation, the minutes of its draw. Whoever asked that their data be frozen is
 * held too (GDPR 18).
 */
export function heldIn(register: Register, holds: readonly Hold[] = holdsIn(register)): Whom {
  const draws = drawsHeld(register, holds);
  const people = [
    ...targetsOf(holds, 'person'),
    ...complainants(register, holds),
    ...limitedFrom(register.memory),
  ];
  const whom = new Names(register).of([
    ...withBallots(register, withFamily(register, people)),
    ...ballotsHeld(register, holds, draws),
  ]);
  const own = [...whom.entries].map((key) => drawBeside(key.slice(0, key.lastIndexOf(' '))));
  return { ...whom, draws: new Set([...draws, ...own]) };
}

function targetsOf(holds: readonly Hold[], kind: HoldKind): string[] {
  return holds.filter((hold) => hold.kind === kind).map(({ target }) => target);
}

/** Of whom written complaints are. */
function complainants(register: Register, holds: readonly Hold[]): Ref[] {
  const complaints = new Set(targetsOf(holds, 'complaint'));
  if (complaints.size === 0) return [];
  return requestRows(register).flatMap(({ record }) => (complaints.has(record.number) ? record.refs : []));
}

function withFamily(register: Register, refs: readonly Ref[]): Ref[] {
  if (refs.length === 0) return [];
  const people = allPeople(register);
  const students = allStudents(register);
  return refs.flatMap((ref) => {
    const person = people.get(ref.slice('acces:'.length));
    if (!ref.startsWith('acces:') || !person) return [ref];
    const rows = [person.self, ...person.students].flatMap((number) => students.get(number)?.record ?? []);
    return [ref, ...rows.flatMap(peopleIn).map((one) => `acces:${one}`)];
  });
}

/** The ballot that each of these stands in, with all who signed it. */
function withBallots(register: Register, refs: readonly Ref[]): Ref[] {
  const numbers = refs.flatMap((ref) => /^(?:bulletin|signataire):([^:]+)/.exec(ref)?.[1] ?? []);
  if (numbers.length === 0) return [...refs];
  const ballots = ballotRows(register).filter(({ record }) => numbers.includes(record.number));
  return [...refs, ...ballots.flatMap(({ record }) => refsOf(record))];
}

/** A ballot and the guardians who signed it. */
export function refsOf({ number, guardians }: Pick<BallotRow, 'number' | 'guardians'>): Ref[] {
  return [`bulletin:${number}`, ...guardians.map((_, i) => `signataire:${number}:${i}`)];
}

function drawsHeld(register: Register, holds: readonly Hold[]): Set<string> {
  const contested = targetsOf(holds, 'appeal');
  const appeals = contested.length === 0 ? [] : appealRows(register).map(({ record }) => record);
  const own = appeals.filter(({ number }) => contested.includes(number)).map(({ draw }) => draw);
  return new Set([...targetsOf(holds, 'draw'), ...own]);
}

/** The ballots of a draw, of a course, of a participation that is contested; each with the guardians who signed. */
function ballotsHeld(register: Register, holds: readonly Hold[], draws: ReadonlySet<string>): Ref[] {
  const courses = new Set(targetsOf(holds, 'course'));
  if (draws.size === 0 && courses.size === 0) return [];
  const numbers = numbersContested(register, new Set(targetsOf(holds, 'appeal')));
  const isOfDraw = handedInFor(register, new Set(targetsOf(holds, 'draw')));
  return ballotRows(register)
    .map(({ record }) => record)
    .filter(
      (ballot) =>
        numbers.has(ballot.number) || isOfDraw(ballot) || ballot.wishes.some((course) => courses.has(course)),
    )
    .flatMap(refsOf);
}

/** Numbers of the ballots behind the participations that are contested. */
function numbersContested(register: Register, contested: ReadonlySet<string>): Set<string> {
  if (contested.size === 0) return new Set();
  const entries = new Set(
    appealRows(register)
      .filter(({ record }) => contested.has(record.number))
      .map(({ record: { draw, entry } }) => `${draw} ${entry}`),
  );
  const isTheirs = ({ draw, number }: { readonly draw: string; readonly number: string }) =>
    entries.has(`${draw} ${number}`);
  const drawn = register.table(entrySpec).all();
  const besides = register.table(unlimitedSpec).all();
  return new Set([
    ...drawn.flatMap(({ record }) => (isTheirs(record) ? record.ballots : [])),
    ...besides.flatMap(({ record }) => (isTheirs(record) ? [record.ballot] : [])),
  ]);
}

/**
 * Whether a ballot was handed in for one of these draws, void ones too: typed before its list was frozen, and after
 * that of the draw before it that counts.
 */
function handedInFor(register: Register, held: ReadonlySet<string>): (ballot: BallotRow) => boolean {
  const draws = drawRows(register).map(({ record }) => record);
  const spans = draws.flatMap(({ draw, freeze }, i) => {
    const before = draws.slice(0, i).filter(({ cancelled }) => !cancelled);
    const from = before[before.length - 1]?.freeze?.at ?? '';
    return held.has(draw) ? [{ from, until: freeze?.at ?? '' }] : [];
  });
  return ({ enteredAt }) =>
    spans.some(({ from, until }) => enteredAt > from && (until === '' || enteredAt <= until));
}
