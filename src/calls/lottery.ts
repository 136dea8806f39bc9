import * as z from 'zod/mini';
import { civilDay, civilMinute, text } from '../campaign/civil.ts';
import type { Lottery } from '../campaign/lottery.ts';
import type { DrawPlan } from '../campaign/postponed.ts';
import { line } from './fields.ts';
import type { LegalText } from './texts.ts';

/** The town's own code of a course. */
const courseCode = () => z.string().check(z.regex(/^[A-Z0-9-]{1,24}$/));
const age = () => z.nullable(z.int().check(z.gte(0), z.lte(120)));
const count = () => z.int().check(z.gte(0), z.lte(9999));

/** Most courses a town's list holds. */
export const mostCourses = 1000;

/** A course as a clerk enters it (IVR-050, IVR-051). */
export const courseSchema = z.lazy(() =>
  z.object({
    code: courseCode(),
    conservatoire: line.check(z.minLength(1)),
    activity: line.check(z.minLength(1)),
    title: line.check(z.minLength(1)),
    day: line,
    /** `10:00`, or `10:00–11:00`. */
    hour: z.string().check(z.regex(/^([01]\d|2[0-3]):[0-5]\d(–([01]\d|2[0-3]):[0-5]\d)?$|^$/)),
    minAge: age(),
    maxAge: age(),
    level: line,
    isIndividual: z.boolean(),
    /** Null: without limit. */
    capacity: z.nullable(count()),
    reEnrolled: count(),
    /** How many of last year's list have accepted a seat. */
    acceptances: count(),
  }),
);

export type CourseTyped = z.infer<typeof courseSchema>;

const contact = () => z.object({ lastName: line, firstName: line, mail: line, phone: line });

const wishes = () => z.array(line).check(z.maxLength(8));

const consents = () =>
  z.object({
    publication: z.boolean(),
    culture: z.boolean(),
    municipal: z.boolean(),
    nextYear: z.boolean(),
  });

/** Who takes part, as a ballot says it (IVR-080). */
const participant = () => ({
  lastName: line,
  firstName: line,
  bornOn: z.string().check(z.regex(/^(\d{4}-\d{2}-\d{2})?$/)),
  street: line,
  postcode: line,
  town: line,
  isTownStaff: z.boolean(),
  isSchooled: z.boolean(),
  phone: line,
  mail: line,
  familyNumber: line,
  guardians: z.array(contact()).check(z.maxLength(2)),
  consents: consents(),
});

/** A paper ballot as a clerk types it; `handedInAt` is a civil second, `2026-09-12T09:01:28`. */
export const paperBallotSchema = z.lazy(() =>
  z.object({
    number: courseCode(),
    handedInAt: z.string().check(z.regex(/^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}:\d{2}$/)),
    conservatoire: line,
    activity: line,
    ...participant(),
    wishes: wishes(),
    rank: z.nullable(z.int().check(z.gte(1), z.lte(20))),
  }),
);

/** What a family sends online: one person, a ballot an activity, in an order or in none (IVR-015, IVR-017). */
export const ballotsSchema = z.lazy(() =>
  z.object({
    ...participant(),
    ballots: z
      .array(z.object({ conservatoire: line, activity: line, wishes: wishes() }))
      .check(z.minLength(1), z.maxLength(10)),
    /** Their order between them is that of the list; else each is an entry of its own. */
    isOrdered: z.boolean(),
    /** Version of the rules that taking part accepts (IVR-072). */
    rules: line,
  }),
);

export type BallotsTyped = z.infer<typeof ballotsSchema>;

/** A decision of a clerk about ballots, by their numbers (IVR-016, IVR-019). */
export const rulingSchema = z.lazy(() =>
  z.discriminatedUnion('kind', [
    z.object({ kind: z.enum(['same', 'different']), ballots: z.tuple([courseCode(), courseCode()]) }),
    z.object({
      kind: z.enum(['void', 'withdrawn']),
      ballot: courseCode(),
      reason: z.string().check(z.maxLength(500)),
    }),
    z.object({
      kind: z.literal('restored'),
      ballot: courseCode(),
      motive: z.enum([
        'early',
        'late',
        'familyNumber',
        'incomplete',
        'age',
        'overLimit',
        'clerk',
        'withdrawn',
      ]),
      reason: z.string().check(z.maxLength(500)),
    }),
  ]),
);

/** One course of the list, with its seats and why. */
export interface PlacesLine extends CourseTyped {
  /** Null: without limit. */
  readonly seats: number | null;
  /** How each number comes about, one sentence a line. */
  readonly explained: readonly string[];
  /** Name of the level whose courses share one order; empty for a draw of its own. */
  readonly drawnWith: string;
}

/** What the town published, when, and by whom. */
export interface PlacesVersion {
  readonly version: string;
  readonly at: string;
  readonly by: string;
  readonly courses: number;
}

/** The list as the office works on it. */
export interface PlacesPage {
  readonly courses: readonly PlacesLine[];
  /** Null while nothing is published. */
  readonly published: PlacesVersion | null;
  /** The list differs from what is published. */
  readonly isChanged: boolean;
  /** From last year's list, as it answers: they are not typed any more. */
  readonly areAcceptancesCounted: boolean;
  /** The last day to publish, a week before entries open, in words; and whether it is over. */
  readonly publishBy: string;
  readonly isLate: boolean;
  /** Why the list cannot change any more; empty while it can. */
  readonly closed: string;
  /** The civil day on which ballots begin: that of the forum. */
  readonly ballotsOn: string;
  /** Of the town: who lives elsewhere is asked two more things (IVR-080). */
  readonly postcodes: readonly string[];
}

/** One course as everybody reads it. */
export interface PublicCourse {
  readonly code: string;
  readonly conservatoire: string;
  readonly activity: string;
  readonly title: string;
  readonly slot: string;
  readonly ages: string;
  readonly minAge: number | null;
  readonly maxAge: number | null;
  readonly level: string;
  readonly isIndividual: boolean;
  /** Null: without limit. */
  readonly seats: number | null;
  readonly explained: readonly string[];
}

/** Where a ballot stands, for the clerks of its establishment. */
export interface BallotLine {
  readonly number: string;
  readonly handedIn: string;
  readonly name: string;
  readonly bornOn: string;
  readonly conservatoire: string;
  readonly activity: string;
  readonly wishes: string;
  readonly rank: number | null;
  readonly channel: string;
  /** `valable`, `nul`, `retiré`. */
  readonly state: string;
  readonly why: string;
}

/** What became of one ballot that was typed: kept, or why not. */
export interface EnteredLine {
  readonly number: string;
  readonly isKept: boolean;
  readonly sentence: string;
}

/** What a file of ballots holds; `fresh` are those not kept yet. The first three hundred faults. */
export interface BallotFilePreview {
  readonly ballots: number;
  readonly fresh: number;
  readonly faults: readonly { readonly line: number; readonly sentence: string }[];
  readonly faultCount: number;
  /** Headings not used, as typed. */
  readonly ignored: readonly string[];
}

export interface BallotFileProgress {
  readonly done: boolean;
  readonly kept: number;
  readonly total: number;
}

/** Two ballots that may be one person's, side by side. */
export interface Doubt {
  readonly ballots: readonly [string, string];
  readonly first: readonly (readonly [label: string, value: string])[];
  readonly second: readonly (readonly [label: string, value: string])[];
  readonly why: string;
  readonly likely: 'same' | 'different';
  readonly because: string;
}

export interface BallotsPage {
  /** All, valid, void by motive, withdrawn: they add up. */
  readonly counts: readonly { readonly label: string; readonly count: number }[];
  readonly ballots: readonly BallotLine[];
  readonly doubts: readonly Doubt[];
  readonly closed: string;
}

/** Where a draw stands. */
export type DrawState = 'frozen' | 'drawn' | 'cancelled';

/** One draw, for the office and for everybody: nothing in it names a person. */
export interface DrawSummary {
  readonly draw: string;
  readonly state: DrawState;
  readonly frozenAt: string;
  readonly entries: number;
  readonly list: string;
  readonly drawnAt: string;
  readonly seed: string;
  readonly result: string;
  readonly placed: number;
  /** Entries that hold nothing. */
  readonly waiting: number;
  /** In stead of a seed, the orders were drawn from an urn and typed. */
  readonly byHand: boolean;
  /** Why it counts for nothing; empty while it counts. */
  readonly cancelled: string;
  readonly cancelledAt: string;
  /** It is made again. */
  readonly isRedone: boolean;
  readonly postponed: readonly PostponedWords[];
}

/** Once the draw was put off, in words (IVR-100). */
export interface PostponedWords {
  readonly at: string;
  readonly reason: string;
  /** Where and when it was to be, and is to be now. */
  readonly from: string;
  readonly to: string;
}

/** The day and the hour of the draw, its place, and the two dates that follow from it. */
export const drawPlanSchema = z.lazy(() =>
  z.object({
    drawAt: civilMinute,
    place: text,
    resultsBy: civilDay,
    mainListAnswersBy: civilMinute,
  }),
);

/** Whom cancelling or postponing a draw would tell, and what it would end. */
export interface DrawChangePreview {
  /** Mails that would leave, one to an address. */
  readonly mails: number;
  /** Participations no mail reaches; before a list is frozen, ballots. */
  readonly toCall: number;
  /** Seats that were accepted, and offers that wait for an answer. */
  readonly accepted: number;
  readonly offered: number;
  /** What is announced now, as the settings write it. */
  readonly plan: DrawPlan;
}

/** Draws there were, and what would be frozen now. */
export interface DrawsPage {
  /** The newest first. */
  readonly draws: readonly DrawSummary[];
  /** What a freeze would hold; null once a list is frozen. */
  readonly next: {
    readonly draw: string;
    readonly entries: number;
    readonly courses: number;
    readonly seats: number;
    /** Participants whom no mail reaches: they are called. */
    readonly toCall: number;
    /** Places are published as they stand; ballots are not received any more; pairs still to decide. */
    readonly arePlacesPublished: boolean;
    readonly areBallotsClosed: boolean;
    readonly doubts: number;
    /** Why it cannot be frozen now; empty when it can. */
    readonly why: string;
  } | null;
  /** What was noted on the draws, the oldest first; their minutes say it too. */
  readonly notes: readonly DrawNote[];
  readonly planned: string;
  readonly place: string;
  /** How it came to be announced for then: of the draw that is frozen or comes next. */
  readonly postponed: readonly PostponedWords[];
}

export interface DrawNote {
  readonly draw: string;
  readonly kind: 'incident' | 'consultation' | 'signed' | 'addition';
  readonly at: string;
  readonly by: string;
  readonly text: string;
}

/** What a file of courses holds: what would be kept, and the lines left out. */
export interface CoursesRead {
  readonly courses: readonly CourseTyped[];
  readonly faults: readonly { readonly line: number; readonly sentence: string }[];
  readonly ignored: readonly string[];
  /** Codes that are not in the list yet, and codes of the list that are not in the file. */
  readonly added: readonly string[];
  readonly gone: readonly string[];
}

/** The lottery as everybody reads it. */
export interface PublicLottery {
  readonly town: string;
  readonly schoolYear: string;
  readonly phase: 'before' | 'open' | 'closed' | 'frozen' | 'drawn';
  readonly opens: string;
  readonly closes: string;
  readonly drawAt: string;
  readonly place: string;
  /** The instant announced is still to come. */
  readonly isAhead: boolean;
  /** Of the draw that is frozen or comes next. */
  readonly postponed: readonly PostponedWords[];
  readonly conservatoires: readonly { readonly code: string; readonly name: string }[];
  /** How many ballots one person may hand in, in words (IVR-015). */
  readonly limits: readonly string[];
  /** The same, as the settings give them. */
  readonly ballotLimits: Lottery['ballotLimits'];
  /** Postcodes of the town: who lives elsewhere is asked two more things (IVR-080). */
  readonly postcodes: readonly string[];
  /** The day of which an age is that, `YYYY-MM-DD` and in words. */
  readonly ageReference: { readonly day: string; readonly words: string };
  /** The civil day in Paris, `YYYY-MM-DD`. */
  readonly today: string;
  /** Null while nothing is published. */
  readonly published: { readonly version: string; readonly at: string } | null;
  readonly courses: readonly PublicCourse[];
  readonly rules: LegalText;
  /** The last draw; null before the first freeze. */
  readonly draw: DrawSummary | null;
  /** Those before it, cancelled: they stay readable for ever (IVR-100). */
  readonly earlier: readonly DrawSummary[];
}

/** Everything anybody needs to recompute a draw; names nobody. */
export interface PublishedDraw extends DrawSummary {
  /** The canonical text, whose SHA-256 is `list`. */
  readonly text: string;
  readonly courses: readonly { readonly id: string; readonly title: string }[];
  /** The result as text; empty before the draw. */
  readonly resultText: string;
  /** The orders of a draw made by hand, unit by unit; empty where they follow from the seed. */
  readonly orders: readonly { readonly unit: string; readonly order: readonly string[] }[];
  /** What happened since, as text (`src/lists/events.ts`); empty before the draw. */
  readonly events: string;
}

/** What a family keeps after handing in its ballots. */
export interface BallotReceipt {
  readonly at: string;
  readonly name: string;
  readonly ballots: readonly {
    readonly number: string;
    readonly conservatoire: string;
    readonly activity: string;
    readonly wishes: readonly string[];
  }[];
  /** Priority list or second list, and why. */
  readonly list: string;
  /** Where a copy was sent; empty without a mail. */
  readonly mail: string;
  /** What happens next, sentence by sentence. */
  readonly next: readonly string[];
}

/** A draw that is worth nothing: the page computes it as it would the real one. */
export interface TrialDraw {
  /** The canonical text of the list as it stands, its numbers provisional. */
  readonly text: string;
  /** A whole seed, all zeros. */
  readonly seed: string;
  readonly courses: readonly { readonly id: string; readonly title: string }[];
}

/** A paper of the lottery; those of a draw name it. */
export const lotteryPaperSchema = z.lazy(() =>
  z.discriminatedUnion('kind', [
    z.object({ kind: z.enum(['places', 'ballot', 'trial']) }),
    z.object({
      kind: z.enum(['projet', 'nominatif', 'consultable', 'public', 'additif', 'ceremony']),
      draw: line,
    }),
    z.object({ kind: z.enum(['explanation', 'dossier']), draw: line, entry: courseCode() }),
  ]),
);

export type LotteryPaper = z.infer<typeof lotteryPaperSchema>;
