import * as z from 'zod/mini';
import { civilDay, civilMinute, text } from './civil.ts';

/** The name of a draw in everything that is published, with room for the `-2` of a draw that follows a cancelled one. */
const draw = () => z.string().check(z.regex(/^[A-Z0-9-]{1,36}$/));
/** A course or a level, as a frozen list writes it. */
const identifier = () => z.string().check(z.regex(/^[A-Z0-9-]{1,24}$/));
const limit = () => z.int().check(z.gte(1), z.lte(20));

/** The lottery as the settings file describes it (`lottery` of `ville.json`). */
export const lotterySchema = z.lazy(() =>
  z.object({
    placesPublishedOn: civilDay,
    opensAt: civilMinute,
    closesAt: civilMinute,
    drawAt: civilMinute,
    place: text,
    resultsBy: civilDay,
    mainListAnswersBy: civilMinute,
    ageReference: civilDay,
    lastYearOffersBy: civilDay,
    /** How many ballots one person may hand in, by conservatoire: in all, or for each activity (IVR-015). */
    ballotLimits: z.record(z.string(), z.union([limit(), z.record(z.string(), limit())])),
    /** Courses that share one order, by the identifier of their level (IVR-063). */
    levels: z.record(
      identifier(),
      z.object({ name: text, courses: z.array(identifier()).check(z.minLength(1)) }),
    ),
    drawId: draw(),
    /** Hours to answer an offer that follows the main list, by conservatoire (IVR-062, IVR-064). */
    answerHours: z.optional(z.record(z.string(), z.int().check(z.gte(1), z.lte(240)))),
    /** Days to bring the enrolment form back, by conservatoire (IVR-068). */
    formDays: z.optional(z.record(z.string(), z.int().check(z.gte(1), z.lte(90)))),
    /** How allocation proceeds; each course offers in its order where nothing is said (X11). */
    allocation: z.optional(z.enum(['offres-par-cours', 'demandes-des-familles'])),
  }),
);

export type Lottery = z.infer<typeof lotterySchema>;

/** What a course is drawn with: the level that names it, or itself (IVR-033, IVR-063). */
export function unitOf(course: string, { levels }: Lottery): string {
  return Object.keys(levels).find((level) => levels[level]?.courses.includes(course)) ?? course;
}

/**
 * Hours to answer a later offer at an establishment (IVR-062, IVR-064): what the settings say, or 24 at a
 * conservatoire and 48 elsewhere.
 */
export function answerHours(
  { answerHours: set = {} }: Pick<Lottery, 'answerHours'>,
  { code, name }: { readonly code: string; readonly name: string },
): number {
  return set[code] ?? (/^conservatoire\b/i.test(name) ? 24 : 48);
}
