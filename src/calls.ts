import * as z from 'zod/mini';
import { answerSchema, draftSchema } from './calls/answer.ts';
import {
  type AppealFile,
  type AppealsPage,
  answerAppealSchema,
  appealSchema,
  type PlacePage,
} from './calls/appeals.ts';
import { mostChosen } from './calls/chosen.ts';
import { type ConsentsShown, consentSchema } from './calls/consents.ts';
import type { Closing, CounterFile, CounterReceipt, CounterStudent } from './calls/counter.ts';
import type { DocumentsNow, FamilyHome, Receipt, Uploaded } from './calls/family.ts';
import { key, line, session, student } from './calls/fields.ts';
import { gridLines } from './calls/grid.ts';
import {
  type BallotFilePreview,
  type BallotFileProgress,
  type BallotReceipt,
  type BallotsPage,
  ballotsSchema,
  type CoursesRead,
  courseSchema,
  type DrawChangePreview,
  type DrawSummary,
  type DrawsPage,
  drawPlanSchema,
  type EnteredLine,
  lotteryPaperSchema,
  mostCourses,
  type PlacesPage,
  type PublicLottery,
  type PublishedDraw,
  paperBallotSchema,
  rulingSchema,
  type TrialDraw,
} from './calls/lottery.ts';
import { type MessagePreview, messageSchema } from './calls/message.ts';
import {
  callSchema,
  entryDecisionSchema,
  type LastYearPage,
  type LastYearRead,
  lastYearSchema,
  type NotServedPage,
  type OffersPage,
  type OfficeEntry,
  reason,
  type WavePreview,
} from './calls/offers.ts';
import {
  type AnnouncePreview,
  clerkSchema,
  type ImportPreview,
  type ImportProgress,
  type InvitePreview,
  type LettersPreview,
  type LettersProgress,
  type OfficeHome,
  type RemindPreview,
} from './calls/office.ts';
import { type RegistersAnswers, registersSchemas } from './calls/registers.ts';
import { type RetentionAnswers, retentionSchemas } from './calls/retention.ts';
import type { ReviewPreview, ReviewProgress, UndoPreview } from './calls/review.ts';
import { type RightsAnswers, rightsSchemas } from './calls/rights.ts';
import type { LegalText, TermsVersion } from './calls/texts.ts';
import type { ControlsPage, TodayPage } from './calls/today.ts';
import { articlesSchema } from './campaign/amendments.ts';
import { type FeesDocuments, feesSchema } from './campaign/fees.ts';
import { legalSchema } from './campaign/legal.ts';
import { campaignDecisionSchema } from './campaign/standing.ts';
import { townSchema } from './campaign/town.ts';
import { roles } from './people/student.ts';
import { type Decision, decisionWords, longestReason } from './requests/decided.ts';
import { mostParts, partLength } from './supporting/parts.ts';

/**
 * What a page may ask of the program: one schema a call, shared with `web/`.
 * Every call carries one JSON string each way (`google.script.run` loses Dates and mangles the rest).
 * A schema is made when its call comes: an execution answers one, and making them all took a third of its start.
 */

/** Most decisions about students taken in one import; the others wait for the next. */
export const mostDecisions = 500;

/** Students to whom the school file gives another name or birth date, and whom a clerk says to be the same. */
const acceptedStudents = () => z.array(student).check(z.maxLength(mostDecisions));

/** Never answered; answer begun and not sent; documents missing. */
const reminderKind = z.enum(['silent', 'draft', 'documents']);

/** What is announced; a decision on the campaign when it is not said. */
const about = z.optional(z.enum(['campaign', 'terms']));

/**
 * One decision on students chosen in a workbook, or on every request sent to one `conservatoire`; a rejection without
 * reason names the documents that did not come.
 */
const picked = () =>
  z
    .object({
      students: z.array(student).check(z.maxLength(mostChosen)),
      conservatoire: z.optional(line),
      decision: z.enum(Object.keys(decisionWords) as [Decision, ...Decision[]]),
      reason: z.string().check(z.maxLength(longestReason)),
    })
    .check(z.refine((of) => of.students.length > 0 !== (of.conservatoire !== undefined)));

export const callSchemas = {
  /** Follow the personal link of a mail; `access` is the whole secret of the link. */
  'family.open': () => z.object({ access: line }),
  /** Type the identifier and the code of a letter. */
  'family.signIn': () => z.object({ identifier: line, code: line }),
  /** Ask for a single-use link by mail: the answer never tells whether the identifier and the mail go together. */
  'family.lostAccess': () => z.object({ identifier: line, mail: line, requestKey: key }),
  /** Follow a single-use link; the same request again, after a lost answer, opens the page again. */
  'family.openOnce': () => z.object({ access: line, requestKey: key }),
  'family.home': () => z.object({ session }),
  'family.saveDraft': () => z.object({ session, student, draft: draftSchema }),
  /** `arrival` comes from an earlier *busy* answer to this very request: it proves when it first arrived. */
  'family.send': () =>
    z.object({
      session,
      student,
      requestKey: key,
      answer: answerSchema,
      arrival: z.optional(line),
    }),
  /** One part of a file, as base64; the last one makes it count. The same call again is answered the same. */
  'family.upload': () =>
    z.object({
      session,
      student,
      document: line,
      requestKey: key,
      name: line,
      part: z.int().check(z.gte(0), z.lt(mostParts)),
      parts: z.int().check(z.gte(1), z.lte(mostParts)),
      data: z.string().check(z.maxLength(partLength), z.regex(/^[A-Za-z0-9+/]*={0,2}$/)),
    }),
  /** Takes back a file of one's own, by its key. */
  'family.removeFile': () => z.object({ session, student, document: line, file: key, requestKey: key }),
  /** In the background, once the receipt is on screen: the view refreshed, the waiting mail sent. */
  'family.afterwards': () => z.object({ session, student }),
  /** A guardian agrees that a student under 15 has an access of their own (CNS-002). */
  'family.agree': () => z.object({ session, student, requestKey: key }),
  /** Withdraws that agreement: the child's link, code and open page stop at once. */
  'family.withdrawAgreement': () => z.object({ session, student, requestKey: key }),
  /** Tells the office that one disagrees with a request somebody else sent; changes nothing of it. */
  'family.disagree': () =>
    z.object({
      session,
      student,
      requestKey: key,
      text: z.string().check(z.maxLength(1000)),
    }),
  /** The identifier and code of a child without mail, for the guardian to hand over. */
  'family.childAccess': () => z.object({ session, student }),
  /** An author accepts or refuses an amendment of the terms, by its version, for all their requests (PAR-072, PAR-073). */
  'family.answerAmendment': () => z.object({ session, terms: line, accepts: z.boolean(), requestKey: key }),
  /** The terms and the data notice, to read before ticking (PAR-012), and the other pages anybody may read. */
  'public.texts': () => z.object({}),
  /** Every version of the terms, the oldest first (PAR-071). */
  'public.versions': () => z.object({}),
  'office.home': () => z.object({}),
  'office.town': () => z.object({ town: townSchema, requestKey: key }),
  /** What acknowledgements owe by law: the service in charge, what silence means, where one appeals. */
  'office.legal': () => z.object({ legal: legalSchema, requestKey: key }),
  /** An amendment of the terms: all their articles, written from the version `base` (PAR-071). */
  'office.publishTerms': () => z.object({ articles: articlesSchema, base: line, requestKey: key }),
  /** The fees and rules to read before sending, written from the version `base`; none takes them back (CAE-028). */
  'office.fees': () => z.object({ documents: feesSchema, base: line, requestKey: key }),
  /** Somebody asks for the terms: sent to `mail`, or printed for `address` (PAR-074). */
  'office.sendTerms': () =>
    z.object({
      lastName: line,
      firstNames: line,
      address: z.string().check(z.maxLength(500)),
      mail: line,
      requestKey: key,
    }),
  'office.termsDemands': () => z.object({}),
  /** Suspend, resume, extend or cancel the campaign (PAR-060…062); each is dated, signed and reasoned. */
  'office.decideCampaign': () => z.object({ decision: campaignDecisionSchema, requestKey: key }),
  /** The address families open: the program cannot know it by itself, since it is served at two. */
  'office.addresses': () => z.object({ families: line, requestKey: key }),
  'office.clerks': () => z.object({ clerks: z.array(clerkSchema).check(z.maxLength(200)), requestKey: key }),
  /** Makes what is missing among the Registre, *Pilotage* and the conservatoires' workbooks; safe to repeat. */
  'office.workbooks': () => z.object({ model: z.optional(line) }),
  /** One part of a school file, staged in the Registre until the import is confirmed. */
  'office.stage': () =>
    z.object({
      upload: key,
      part: z.number(),
      parts: z.number(),
      text: z.string().check(z.maxLength(200_000)),
    }),
  'office.importPreview': () => z.object({ upload: key, accepted: z.optional(acceptedStudents()) }),
  /** Goes on from where the last call stopped; call again, with the same `accepted`, until `done`. */
  'office.importApply': () => z.object({ upload: key, accepted: z.optional(acceptedStudents()) }),
  /** Announce the last decision on the campaign, or on its terms, by mail, once to each person invited; the number shown is confirmed. */
  'office.announcePreview': () => z.object({ about }),
  'office.announce': () => z.object({ about, requestKey: key, confirmed: z.number() }),
  'office.invitePreview': () => z.object({}),
  'office.invite': () => z.object({ requestKey: key, confirmed: z.number() }),
  'office.lettersPreview': () => z.object({}),
  /**
   * Makes the next document of letters of a run; call again, the very same, until all are made. `confirmed` is the
   * number shown for the run: those not made yet, and `again` those whose document went with somebody's data, or all.
   */
  'office.letters': () =>
    z.object({ requestKey: key, again: z.enum(['none', 'lost', 'all']), confirmed: z.number() }),
  /** What the columns to be filled would do, or one decision on chosen students; nothing is written. */
  'office.reviewPreview': () => z.object({ picked: z.optional(picked()) }),
  /** Does it, if it is still what was `shown`; goes on from where the last call stopped: call again until done. */
  'office.reviewApply': () => z.object({ requestKey: key, shown: line, picked: z.optional(picked()) }),
  'office.reviewUndoPreview': () => z.object({ lot: z.int() }),
  /** Takes a batch back; `correct` writes to those whom its mails have reached. Call again until done. */
  'office.reviewUndo': () => z.object({ lot: z.int(), requestKey: key, correct: z.boolean() }),
  /** Everybody a clerk may enter a request for, at the counter: the page searches among them (PAR-041). */
  'office.counterStudents': () => z.object({}),
  /** One student, as each of the people who may come for them would see it. */
  'office.counterOpen': () => z.object({ student }),
  /** `family.send`, typed by a clerk in front of somebody: `present` answers, and is the author (PAR-049). */
  'office.counterSend': () =>
    z.object({
      student,
      present: z.enum(roles),
      requestKey: key,
      answer: answerSchema,
      arrival: z.optional(line),
      /** Their request is corrected as they ask, when they cannot change it any more (CAE-022). */
      correction: z.optional(z.object({ reason: z.string().check(z.maxLength(2000)) })),
    }),
  /** In the background, once the receipt is on screen: as `family.afterwards`. */
  'office.counterAfterwards': () => z.object({ student }),
  /** Remind people of one thing by mail, each at most every 48 h; the number shown is confirmed. */
  'office.remindPreview': () => z.object({ kind: reminderKind }),
  'office.remind': () => z.object({ kind: reminderKind, requestKey: key, confirmed: z.number() }),
  /** Writes to people chosen by where they stand, once each; the number shown is confirmed (PAR-063). */
  'office.messagePreview': () => z.object({ message: messageSchema }),
  'office.message': () => z.object({ message: messageSchema, requestKey: key, confirmed: z.number() }),
  /** Where the campaign stands, what to do next, what does not work as it should. */
  'office.today': () => z.object({}),
  /** Who is behind its numbers: addresses, ages, mails that came back. */
  'office.controls': () => z.object({}),
  /** Says that mails to an address come back, or takes it back. */
  'office.markReturned': () =>
    z.object({
      mail: line.check(z.minLength(3)),
      isReturned: z.boolean(),
      requestKey: key,
    }),
  'office.refresh': () => z.object({}),
  'office.selfcheck': () => z.object({}),
  /** The courses open to the draw, with their seats (IVR-050…052). */
  'office.places': () => z.object({}),
  /** The whole list: what is not in it is taken out. */
  'office.setCourses': () =>
    z.object({
      courses: z.array(courseSchema).check(z.maxLength(mostCourses)),
      requestKey: key,
    }),
  /** Publishes the list as it stands; `reason` when the week that families are owed is not there any more. */
  'office.publishPlaces': () => z.object({ requestKey: key, reason: z.string().check(z.maxLength(500)) }),
  /** A file of courses as the page decoded it; nothing is written. */
  'office.readCourses': () => z.object({ text: z.string().check(z.maxLength(200_000)) }),
  /** Ballots of a clerk's establishments: counts, fates, and which may be one person's. */
  'office.ballots': () => z.object({}),
  /** Paper ballots typed in a grid (IVR-003). */
  'office.enterBallots': () =>
    z.object({
      ballots: z.array(paperBallotSchema).check(z.minLength(1), z.maxLength(gridLines)),
      requestKey: key,
    }),
  /** A staged file of ballots: what it holds, then its ballots, a hundred a call, until it says done. */
  'office.readBallots': () => z.object({ upload: key }),
  'office.importBallots': () => z.object({ upload: key }),
  'office.ruleBallot': () => z.object({ ruling: rulingSchema, requestKey: key }),
  /** Where the draws stand, and what a freeze would hold now. */
  'office.draws': () => z.object({}),
  /** The list as it stands under a name that is worth nothing, and a seed that is obviously false. */
  'office.tryDraw': () => z.object({}),
  /** Freezes the list; the number of entries shown is confirmed. */
  'office.freeze': () => z.object({ requestKey: key, confirmed: z.number() }),
  /** The draw before witnesses: digits of dice, with what was announced besides, or orders drawn from an urn. */
  'office.makeDraw': () =>
    z.object({
      draw: line,
      requestKey: key,
      present: z
        .array(z.object({ name: line.check(z.minLength(1)), quality: line.check(z.minLength(1)) }))
        .check(z.minLength(1), z.maxLength(40)),
      /** Dice, urn: what was used; and why a substitute was. */
      material: z.optional(line),
      fallback: z.optional(line),
      chance: z.union([
        z.object({ digits: z.string().check(z.maxLength(200)), drand: line, loto: line }),
        z.object({
          orders: z
            .array(z.object({ unit: line, order: z.array(line).check(z.maxLength(5000)) }))
            .check(z.maxLength(mostCourses)),
        }),
      ]),
    }),
  'office.cancelDraw': () =>
    z.object({
      draw: line,
      requestKey: key,
      reason: z.string().check(z.maxLength(1000)),
      /** Another draw is made of the same ballots. */
      isRedone: z.optional(z.boolean()),
    }),
  /** Whom cancelling a draw would tell, and what it would end. */
  'office.cancelPreview': () => z.object({ draw: line }),
  /** The same of postponing the draw that is frozen or comes next; what is announced now. */
  'office.postponePreview': () => z.object({}),
  'office.postponeDraw': () => z.object({ plan: drawPlanSchema, reason, requestKey: key }),
  /** An incident, a reading of the minutes, their signature, an addition to them. */
  'office.noteOnDraw': () =>
    z.object({
      draw: line,
      requestKey: key,
      kind: z.enum(['incident', 'consultation', 'signed', 'addition']),
      text: z.string().check(z.maxLength(2000)),
      /** Of an incident: the same in words that name nobody. */
      forPublic: z.optional(z.string().check(z.maxLength(2000))),
    }),
  /**
   * Makes a paper of the lottery as a document: the minutes in one of their editions, an addition to them, the sheet of
   * the ceremony, the list of places, the blank ballot, the explanation owed to one participation.
   */
  'office.lotteryPaper': () => z.object({ paper: lotteryPaperSchema, requestKey: key }),
  /** The lottery as everybody reads it: dates, courses, rules, and the last draw. */
  'public.lottery': () => z.object({}),
  /** A draw as it is published: frozen list, seed, orders, result; the last one when none is named. */
  'public.draw': () => z.object({ draw: line }),
  /** The page of one participation, by its personal link. */
  'place.open': () => z.object({ access: line }),
  /** A family accepts an offer, renounces it, or takes that back. */
  'place.answer': () =>
    z.object({
      access: line,
      offer: line,
      answer: z.enum(['accept', 'decline', 'takeBack']),
      requestKey: key,
      arrival: z.optional(line),
    }),
  /** A family leaves the waiting list of one wish. */
  'place.leave': () => z.object({ access: line, course: line, requestKey: key }),
  /** A family asks a question about its participation, or contests it (IVR-106). */
  'place.appeal': () => appealSchema,
  /** What a family agreed to, by the link of a participation or of its ballots; and changing one of them (IVR-082). */
  'place.consents': () => z.object({ access: line }),
  'place.consent': () => consentSchema,
  /** What offering the free seats would do, and doing it: the number of offers shown is confirmed. */
  'office.proposePreview': () => z.object({}),
  'office.propose': () => z.object({ requestKey: key, confirmed: z.number() }),
  /** Last year's list: what a file of it holds, with what the team chose for whom; then keeping it. */
  'office.lastYear': () => z.object({}),
  'office.readLastYear': () => lastYearSchema(),
  'office.setLastYear': () => z.extend(lastYearSchema(), { confirmed: z.number(), requestKey: key }),
  /** Where every course and every offer stands. */
  'office.offers': () => z.object({}),
  /** A call to a family about an offer, at a civil minute (IVR-065). */
  'office.call': () => callSchema,
  /** A family confirmed that it keeps a further under-subscribed course (IVR-039). */
  'office.keepBoth': () => z.object({ entry: line, course: line, isConfirmed: z.boolean(), requestKey: key }),
  /** The enrolment form came back, or an identity was checked; or not, after all. */
  'office.enrolment': () =>
    z.object({
      offer: line,
      what: z.enum(['form', 'identity']),
      isDone: z.boolean(),
      requestKey: key,
    }),
  /** A decision in writing about one participation. */
  'office.decideEntry': () => z.object({ decision: entryDecisionSchema, requestKey: key }),
  /** A seat more in a course, or one less. */
  /** One participation, whole. */
  'office.entry': () => z.object({ entry: line }),
  /** Whoever the draw gave nothing, for the clerks concerned. */
  'office.notServed': () => z.object({}),
  'office.seats': () => z.object({ course: line, isMore: z.boolean(), reason, requestKey: key }),
  /** Questions and contestations of a clerk's establishments; one of them; its answer, sent once. */
  'office.appeals': () => z.object({}),
  'office.appeal': () => z.object({ number: line }),
  'office.answerAppeal': () => answerAppealSchema,
  /** A family hands in its ballots online. */
  'ballot.send': () => z.object({ ballots: ballotsSchema, requestKey: key, arrival: z.optional(line) }),
  ...rightsSchemas,
  ...retentionSchemas,
  ...registersSchemas,
} as const;

export type CallName = keyof typeof callSchemas;

export type CallInput<N extends CallName> = z.infer<ReturnType<(typeof callSchemas)[N]>>;

/** What each call answers. */
export interface CallAnswers extends RightsAnswers, RetentionAnswers, RegistersAnswers {
  'family.open': FamilyHome;
  'family.signIn': FamilyHome;
  'family.lostAccess': null;
  /** With what opens the page from now on. */
  'family.openOnce': FamilyHome & { readonly access: { readonly identifier: string; readonly code: string } };
  'family.home': FamilyHome;
  'family.saveDraft': { readonly session: string; readonly savedAt: string };
  'family.send': Receipt;
  'family.upload': Uploaded;
  'family.removeFile': DocumentsNow;
  'family.afterwards': null;
  'family.agree': FamilyHome;
  'family.withdrawAgreement': FamilyHome;
  'family.disagree': FamilyHome;
  'family.answerAmendment': FamilyHome;
  'family.childAccess': { readonly identifier: string; readonly code: string; readonly link: string };
  'public.texts': {
    readonly help: LegalText;
    readonly terms: LegalText;
    readonly notice: LegalText;
    readonly accessibility: LegalText;
    readonly notices: LegalText;
    /** Null where the town gives none. */
    readonly fees: { readonly version: string; readonly documents: FeesDocuments } | null;
  };
  'public.versions': readonly TermsVersion[];
  'office.home': OfficeHome;
  'office.town': OfficeHome;
  'office.legal': OfficeHome;
  'office.publishTerms': readonly TermsVersion[];
  'office.fees': { readonly version: string };
  'office.sendTerms': CallAnswers['office.termsDemands'];
  /** The last ones, the newest first; a mail or an address is empty, both where the data are gone. */
  'office.termsDemands': readonly {
    readonly at: string;
    readonly name: string;
    readonly version: string;
    readonly mail: string;
    readonly address: string;
  }[];
  'office.decideCampaign': OfficeHome;
  'office.addresses': OfficeHome;
  'office.clerks': OfficeHome;
  'office.workbooks': OfficeHome;
  'office.stage': { readonly received: number };
  'office.importPreview': ImportPreview;
  'office.importApply': ImportProgress;
  'office.announcePreview': AnnouncePreview;
  'office.announce': AnnouncePreview;
  'office.invitePreview': InvitePreview;
  'office.invite': InvitePreview;
  'office.lettersPreview': LettersPreview;
  'office.letters': LettersProgress;
  'office.reviewPreview': ReviewPreview;
  'office.reviewApply': ReviewProgress;
  'office.reviewUndoPreview': UndoPreview;
  'office.reviewUndo': ReviewProgress;
  'office.counterStudents': {
    readonly closing: Closing;
    readonly students: readonly CounterStudent[];
    /** By postcode, as most of them write it. */
    readonly towns: Readonly<Record<string, string>>;
  };
  'office.counterOpen': CounterFile;
  'office.counterSend': CounterReceipt;
  'office.counterAfterwards': null;
  'office.remindPreview': RemindPreview;
  'office.remind': RemindPreview;
  'office.messagePreview': MessagePreview;
  'office.message': MessagePreview;
  'office.today': TodayPage;
  'office.controls': ControlsPage;
  'office.markReturned': ControlsPage;
  'office.refresh': { readonly refreshed: readonly string[] };
  'office.selfcheck': readonly {
    readonly name: string;
    readonly result: 'confirmed' | 'refuted' | 'unknown';
    readonly detail: string;
  }[];
  'office.places': PlacesPage;
  'office.setCourses': PlacesPage;
  'office.publishPlaces': PlacesPage;
  'office.readCourses': CoursesRead;
  'office.ballots': BallotsPage;
  'office.enterBallots': readonly EnteredLine[];
  'office.readBallots': BallotFilePreview;
  'office.importBallots': BallotFileProgress;
  'office.ruleBallot': BallotsPage;
  'office.draws': DrawsPage;
  'office.tryDraw': TrialDraw;
  'office.freeze': DrawSummary;
  'office.makeDraw': DrawSummary;
  'office.cancelDraw': DrawSummary;
  'office.cancelPreview': DrawChangePreview;
  'office.postponePreview': DrawChangePreview;
  'office.postponeDraw': DrawsPage;
  'office.noteOnDraw': DrawSummary;
  /** Where the document is, for the team, and the same as one page of accessible HTML. */
  'office.lotteryPaper': { readonly name: string; readonly address: string; readonly html: string };
  'public.lottery': PublicLottery;
  'public.draw': PublishedDraw;
  'place.open': PlacePage;
  'place.answer': PlacePage;
  'place.leave': PlacePage;
  'place.appeal': PlacePage;
  'place.consents': ConsentsShown;
  'place.consent': ConsentsShown;
  'office.proposePreview': WavePreview;
  'office.propose': WavePreview;
  'office.lastYear': LastYearPage;
  'office.readLastYear': LastYearRead;
  'office.setLastYear': LastYearPage;
  'office.offers': OffersPage;
  'office.call': OffersPage;
  'office.keepBoth': OffersPage;
  'office.enrolment': OffersPage;
  'office.decideEntry': OffersPage;
  'office.seats': OffersPage;
  'office.appeals': AppealsPage;
  'office.appeal': AppealFile;
  'office.answerAppeal': AppealsPage;
  'office.entry': OfficeEntry;
  'office.notServed': NotServedPage;
  'ballot.send': BallotReceipt;
}
