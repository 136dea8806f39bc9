import { type Limited, limitedFrom } from '../people/limited.ts';
import type { LotteryDesk } from '../places/desk.ts';
import { type CourseRow, courseRows, coursesOf } from '../places/tabs.ts';
import type { Found } from '../register/table.ts';
import type { Ruling } from './ballot.ts';
import { type Checked, checkBallots } from './check.ts';
import { ballotsNow } from './consents.ts';
import { entriesOf, type NumberedEntry } from './entries.ts';
import type { BallotRules } from './motives.ts';
import { inHandInOrder } from './order.ts';
import type { Proposal } from './samePerson.ts';
import type { BallotRow } from './tabs.ts';
import { type UnlimitedSeat, unlimitedSeats } from './unlimited.ts';

/** Numbers of ballots, which add up: received = void + withdrawn + taking part + besides. */
export interface BallotCounts {
  readonly received: number;
  /** By motive. */
  readonly void: Readonly<Record<string, number>>;
  readonly withdrawn: number;
  readonly takingPart: number;
  /** For courses without limit alone: they take part in nothing that is drawn. */
  readonly besides: number;
}

/** A participation, with those it stands for. */
export interface GatheredEntry extends NumberedEntry {
  readonly lastName: string;
  readonly firstName: string;
  /** Their name may stand in what is published, as consents stand at this reading (IVR-082). */
  readonly mayPublish: boolean;
  readonly mail: string;
  readonly phone: string;
}

/** Everything a draw is made of, as it stands: one reading of courses, one of ballots. */
export interface Gathered {
  readonly courseRows: readonly Found<CourseRow>[];
  readonly courses: readonly CourseRow[];
  /** In the order of handing in. */
  readonly ballots: readonly BallotRow[];
  readonly withdrawn: ReadonlySet<string>;
  readonly checked: Checked;
  /** Pairs that may be one person's, not decided yet. */
  readonly doubts: readonly Proposal[];
  readonly entries: readonly GatheredEntry[];
  readonly unlimited: readonly UnlimitedSeat[];
  readonly counts: BallotCounts;
}

/** Ballots whose data are frozen count as withdrawn while they are (IVR-090). Six round trips. */
export function gather(
  { register, town, lottery }: Pick<LotteryDesk, 'register' | 'town' | 'lottery'>,
  limited: Limited = limitedFrom(register.memory),
): Gathered {
  const rows = courseRows(register);
  const courses = coursesOf(rows);
  const ballots = inHandInOrder(ballotsNow(register).map(({ record }) => record));
  const rules: BallotRules = {
    town,
    lottery,
    courses: new Map(courses.map((course) => [course.code, course])),
  };
  const rulings = rulingsOf(ballots);
  const frozen = ballots.filter(({ number }) => limited.has(`bulletin:${number}`));
  const withdrawn = new Set([...withdrawnIn(rulings), ...frozen.map(({ number }) => number)]);
  const standing = ballots.filter(({ number }) => !withdrawn.has(number));
  const checked = checkBallots(standing, rules, rulings);
  const byNumber = new Map(ballots.map((ballot) => [ballot.number, ballot]));
  const entries = entriesOf(standing, checked, rules).map((entry) => named(entry, byNumber));
  return {
    courseRows: rows,
    courses,
    ballots,
    withdrawn,
    checked,
    doubts: checked.people.proposals,
    entries,
    unlimited: unlimitedSeats(standing, checked, rules),
    counts: countsOf(ballots.length, { checked, entries, withdrawn: withdrawn.size }),
  };
}

/** Every decision, the oldest first: of several about one thing the last counts. */
function rulingsOf(ballots: readonly BallotRow[]): Ruling[] {
  return ballots.flatMap(({ rulings }) => rulings).sort((a, b) => (a.at < b.at ? -1 : a.at > b.at ? 1 : 0));
}

/** Taken back by their families; a clerk who mistook the ballot gives it back. */
function withdrawnIn(rulings: readonly Ruling[]): Set<string> {
  const withdrawn = new Set<string>();
  for (const ruling of rulings) {
    if (ruling.kind === 'withdrawn') withdrawn.add(ruling.ballot);
    if (ruling.kind === 'restored' && ruling.motive === 'withdrawn') withdrawn.delete(ruling.ballot);
  }
  return withdrawn;
}

function named(entry: NumberedEntry, byNumber: ReadonlyMap<string, BallotRow>): GatheredEntry {
  return { ...entry, ...namesOf(entry.ballots, byNumber) };
}

/** By the ballot handed in first; every one of them must agree to publish the name, or it is not published. */
export function namesOf(
  ballots: readonly string[],
  byNumber: ReadonlyMap<string, BallotRow>,
): Omit<GatheredEntry, keyof NumberedEntry> {
  const own = inHandInOrder(ballots.flatMap((number) => byNumber.get(number) ?? []));
  const first = (field: 'lastName' | 'firstName' | 'mail' | 'phone') =>
    own.map((ballot) => ballot[field]).find((value) => value !== '') ?? '';
  return {
    lastName: first('lastName'),
    firstName: first('firstName'),
    mail: first('mail'),
    phone: first('phone'),
    mayPublish: own.every(({ consents }) => consents.publication),
  };
}

interface Counted {
  readonly checked: Checked;
  readonly entries: readonly GatheredEntry[];
  readonly withdrawn: number;
}

function countsOf(received: number, { checked, entries, withdrawn }: Counted): BallotCounts {
  const byMotive: Record<string, number> = {};
  let valid = 0;
  for (const fate of checked.fates.values()) {
    if (fate.kind === 'valid') valid++;
    else byMotive[fate.motive] = (byMotive[fate.motive] ?? 0) + 1;
  }
  const takingPart = entries.reduce((sum, { ballots }) => sum + ballots.length, 0);
  return { received, void: byMotive, withdrawn, takingPart, besides: valid - takingPart };
}
