import * as z from 'zod/mini';
import { articlesSchema } from './campaign/amendments.ts';
import { type FeesDocuments, feesSchema } from './campaign/fees.ts';
import { type Legal, legalSchema } from './campaign/legal.ts';
import { type CampaignDecision, campaignDecisionSchema, type Taken } from './campaign/standing.ts';
import { townSchema } from './campaign/town.ts';
import { type Role, roles } from './people/student.ts';
import { type Decision, decisionWords } from './requests/decided.ts';
import { plainKinds } from './requests/demands.ts';
import { mostParts, partLength } from './supporting/parts.ts';

/**
 * What a page may ask of the program: one schema a call, shared with `web/`.
 * Every call carries one JSON string each way (`google.script.run` loses Dates and mangles the rest).
 */

const line = z.string().check(z.maxLength(200));
const key = z.string().check(z.regex(/^[A-Za-z0-9_-]{16,64}$/));
const session = z.string().check(z.maxLength(300));
const student = z.string().check(z.minLength(1), z.maxLength(40));

const address = z.object({ street: line, postcode: line, town: line });

const coordinates = z.object({ address, phone: line, mail: line });

/** Versions of what was ticked; `fees` where the town gives fees and rules to read. */
const accepts = z.object({ terms: line, notice: line, fees: z.optional(line) });

/** As long as a page may send, and keep in a draft; what an answer may hold is in `requests/demands.ts`. */
const typed = z.string().check(z.maxLength(20_000));

/** What a family asks besides the cursus it keeps; `text` is in its own words (MAU-012, MAU-013, CAE-024). */
const demandSchema = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('change'), stopped: typed, text: typed }),
  z.object({ kind: z.enum(plainKinds), text: typed }),
]);

export type Demand = z.infer<typeof demandSchema>;

const cursuses = z.array(line).check(z.maxLength(30));
const partial = z
  .array(z.object({ cursus: line, courses: z.array(line).check(z.maxLength(30)) }))
  .check(z.maxLength(30));
/** A cell holds a whole draft. */
const demands = z.array(demandSchema).check(
  z.maxLength(20),
  z.refine((all) => JSON.stringify(all).length <= 40_000),
);

/** What a family answers for one student (CAE-015, CAE-021, MAU-009…013). */
export const answerSchema = z.discriminatedUnion('decision', [
  z.object({
    decision: z.literal('reEnrol'),
    coordinates,
    studentAddress: address,
    /** Names of the cursus asked for again; each stands for all its courses (CAE-023). */
    keep: cursuses,
    /** Names of the cursus the family saw and lets go (MAU-011). */
    stop: cursuses,
    /** Those of `keep` asked for in part, with the courses kept: only where the town allows it (X8). */
    partial,
    demands,
    accepts,
  }),
  z.object({ decision: z.literal('decline'), accepts }),
]);

export type Answer = z.infer<typeof answerSchema>;
export type Coordinates = z.infer<typeof coordinates>;

/** What is typed so far: any part of an answer, and the step it was left at. */
export const draftSchema = z.object({
  step: z.enum(['decision', 'coordinates', 'documents', 'courses', 'recap']),
  decision: z.optional(z.enum(['reEnrol', 'decline'])),
  coordinates: z.optional(coordinates),
  studentAddress: z.optional(address),
  keep: z.optional(cursuses),
  partial: z.optional(partial),
  demands: z.optional(demands),
  /** Documents to be sent later. */
  later: z.optional(z.array(line).check(z.maxLength(30))),
});

export type Draft = z.infer<typeof draftSchema>;

const clerk = z.object({
  mail: line,
  role: z.enum(['manager', 'clerk']),
  conservatoires: z.array(line),
});

/** Most decisions about students taken in one import; the others wait for the next. */
export const mostDecisions = 500;

/** Students to whom the school file gives another name or birth date, and whom a clerk says to be the same. */
const acceptedStudents = z.array(student).check(z.maxLength(mostDecisions));

/** Never answered; answer begun and not sent; documents missing. */
const reminderKind = z.enum(['silent', 'draft', 'documents']);

/** What is announced; a decision on the campaign when it is not said. */
const about = z.optional(z.enum(['campaign', 'terms']));

/** One decision on students chosen in a workbook. */
const picked = z.object({
  students: z.array(student).check(z.minLength(1), z.maxLength(300)),
  decision: z.enum(Object.keys(decisionWords) as [Decision, ...Decision[]]),
  reason: z.string().check(z.maxLength(2000)),
});

export const callSchemas = {
  /** Follow the personal link of a mail; `access` is the whole secret of the link. */
  'family.open': z.object({ access: line }),
  /** Type the identifier and the code of a letter. */
  'family.signIn': z.object({ identifier: line, code: line }),
  /** Ask for a single-use link by mail: the answer never tells whether the identifier and the mail go together. */
  'family.lostAccess': z.object({ identifier: line, mail: line, requestKey: key }),
  /** Follow a single-use link; the same request again, after a lost answer, opens the page again. */
  'family.openOnce': z.object({ access: line, requestKey: key }),
  'family.home': z.object({ session }),
  'family.saveDraft': z.object({ session, student, draft: draftSchema }),
  /** `arrival` comes from an earlier *busy* answer to this very request: it proves when it first arrived. */
  'family.send': z.object({
    session,
    student,
    requestKey: key,
    answer: answerSchema,
    arrival: z.optional(line),
  }),
  /** One part of a file, as base64; the last one makes it count. The same call again is answered the same. */
  'family.upload': z.object({
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
  'family.removeFile': z.object({ session, student, document: line, file: key, requestKey: key }),
  /** In the background, once the receipt is on screen: the view refreshed, the waiting mail sent. */
  'family.afterwards': z.object({ session, student }),
  /** A guardian agrees that a student under 15 has an access of their own (CNS-002). */
  'family.agree': z.object({ session, student, requestKey: key }),
  /** Tells the office that one disagrees with a request somebody else sent; changes nothing of it. */
  'family.disagree': z.object({
    session,
    student,
    requestKey: key,
    text: z.string().check(z.maxLength(1000)),
  }),
  /** The identifier and code of a child without mail, for the guardian to hand over. */
  'family.childAccess': z.object({ session, student }),
  /** An author accepts or refuses an amendment of the terms, by its version, for all their requests (PAR-072, PAR-073). */
  'family.answerAmendment': z.object({ session, terms: line, accepts: z.boolean(), requestKey: key }),
  /** The terms and the data notice, to read before ticking (PAR-012), and the other pages anybody may read. */
  'public.texts': z.object({}),
  /** Every version of the terms, the oldest first (PAR-071). */
  'public.versions': z.object({}),
  'office.home': z.object({}),
  'office.town': z.object({ town: townSchema, requestKey: key }),
  /** What acknowledgements owe by law: the service in charge, what silence means, where one appeals. */
  'office.legal': z.object({ legal: legalSchema, requestKey: key }),
  /** An amendment of the terms: all their articles, written from the version `base` (PAR-071). */
  'office.publishTerms': z.object({ articles: articlesSchema, base: line, requestKey: key }),
  /** The fees and rules to read before sending, written from the version `base`; none takes them back (CAE-028). */
  'office.fees': z.object({ documents: feesSchema, base: line, requestKey: key }),
  /** Somebody asks for the terms: sent to `mail`, or printed for `address` (PAR-074). */
  'office.sendTerms': z.object({
    lastName: line,
    firstNames: line,
    address: z.string().check(z.maxLength(500)),
    mail: line,
    requestKey: key,
  }),
  'office.termsDemands': z.object({}),
  /** Suspend, resume, extend or cancel the campaign (PAR-060…062); each is dated, signed and reasoned. */
  'office.decideCampaign': z.object({ decision: campaignDecisionSchema, requestKey: key }),
  /** The address families open: the program cannot know it by itself, since it is served at two. */
  'office.addresses': z.object({ families: line, requestKey: key }),
  'office.clerks': z.object({ clerks: z.array(clerk).check(z.maxLength(200)), requestKey: key }),
  /** Makes what is missing among the Registre, *Pilotage* and the conservatoires' workbooks; safe to repeat. */
  'office.workbooks': z.object({ model: z.optional(line) }),
  /** One part of a school file, staged in the Registre until the import is confirmed. */
  'office.stage': z.object({
    upload: key,
    part: z.number(),
    parts: z.number(),
    text: z.string().check(z.maxLength(200_000)),
  }),
  'office.importPreview': z.object({ upload: key, accepted: z.optional(acceptedStudents) }),
  /** Goes on from where the last call stopped; call again, with the same `accepted`, until `done`. */
  'office.importApply': z.object({ upload: key, accepted: z.optional(acceptedStudents) }),
  /** Announce the last decision on the campaign, or on its terms, by mail, once to each person invited; the number shown is confirmed. */
  'office.announcePreview': z.object({ about }),
  'office.announce': z.object({ about, requestKey: key, confirmed: z.number() }),
  'office.invitePreview': z.object({}),
  'office.invite': z.object({ requestKey: key, confirmed: z.number() }),
  'office.lettersPreview': z.object({}),
  /**
   * Makes the next document of letters of a run; call again, the very same, until all are made. `confirmed` is the
   * number shown for the run: those not made yet, or all of them `again`.
   */
  'office.letters': z.object({ requestKey: key, again: z.boolean(), confirmed: z.number() }),
  /** What the columns to be filled would do, or one decision on chosen students; nothing is written. */
  'office.reviewPreview': z.object({ picked: z.optional(picked) }),
  /** Does it, if it is still what was `shown`; goes on from where the last call stopped: call again until done. */
  'office.reviewApply': z.object({ requestKey: key, shown: line, picked: z.optional(picked) }),
  'office.reviewUndoPreview': z.object({ lot: z.int() }),
  /** Takes a batch back; `correct` writes to those whom its mails have reached. Call again until done. */
  'office.reviewUndo': z.object({ lot: z.int(), requestKey: key, correct: z.boolean() }),
  /** Everybody a clerk may enter a request for, at the counter: the page searches among them (PAR-041). */
  'office.counterStudents': z.object({}),
  /** One student, as each of the people who may come for them would see it. */
  'office.counterOpen': z.object({ student }),
  /** `family.send`, typed by a clerk in front of somebody: `present` answers, and is the author (PAR-049). */
  'office.counterSend': z.object({
    student,
    present: z.enum(roles),
    requestKey: key,
    answer: answerSchema,
    arrival: z.optional(line),
  }),
  /** In the background, once the receipt is on screen: as `family.afterwards`. */
  'office.counterAfterwards': z.object({ student }),
  /** Remind people of one thing by mail, each at most every 48 h; the number shown is confirmed. */
  'office.remindPreview': z.object({ kind: reminderKind }),
  'office.remind': z.object({ kind: reminderKind, requestKey: key, confirmed: z.number() }),
  /** Where the campaign stands, what to do next, what does not work as it should. */
  'office.today': z.object({}),
  'office.refresh': z.object({}),
  'office.selfcheck': z.object({}),
} as const;

export type CallName = keyof typeof callSchemas;
export type CallInput<N extends CallName> = z.infer<(typeof callSchemas)[N]>;

/** One child on a family's page. French sentences come from the server, where the clock and the rules are. */
export interface StudentCard {
  readonly number: string;
  readonly firstName: string;
  readonly lastName: string;
  readonly age: number;
  /** The connected person is this student. */
  readonly self: boolean;
  readonly onLeave: boolean;
  readonly conservatoire: {
    readonly name: string;
    readonly mail: string;
    readonly phone: string;
    readonly address: string;
  };
  readonly address: { readonly street: string; readonly postcode: string; readonly town: string };
  readonly enrolments: readonly {
    readonly cursus: string;
    readonly courses: readonly { readonly name: string; readonly level: string; readonly adapted: boolean }[];
    /** *Sécable*: its courses may be kept one by one (X8). */
    readonly divisible: boolean;
  }[];
  /** Asked for this child, those of the family first; none of them holds the request back (CAE-001, CAE-019). */
  readonly documents: readonly DocumentCard[];
  /** Documents may be given until then, in words: after the campaign has closed too (X7); empty where they may not. */
  readonly documentsUntil: string;
  /** One sentence: where this child's request stands. */
  readonly sentence: string;
  readonly status: 'none' | 'draft' | 'submitted' | 'changed' | 'declined' | 'withdrawn';
  /** Of the connected author: the terms changed since this request was sent, or they refused the new ones (PAR-072). */
  readonly amended: 'none' | 'asked' | 'refused';
  /** `send`: no request yet; `change`: own request, still open; `read`: `why` says it in French. */
  readonly may: 'send' | 'change' | 'read';
  readonly why: string;
  readonly request: SentRequest | null;
  /** The connected person's own draft. */
  readonly draft: { readonly draft: Draft; readonly savedAt: string } | null;
  /** "Mme Dupont a commencé une réponse le …, pas encore envoyée." or empty. */
  readonly otherDraft: string;
  /** This child's own access: for guardians of a minor without mail, or under 15. */
  readonly childAccess: 'none' | 'toAgree' | 'toHandOver' | 'byMail';
  /** Of who reads a request that somebody else sent; `at` in words. */
  readonly disagreement:
    | { readonly kind: 'none' }
    | { readonly kind: 'possible' }
    | { readonly kind: 'told'; readonly at: string };
}

/** One document asked for a student, as one person sees it. */
export interface DocumentCard {
  readonly id: string;
  /** Given once for the family, or for each student. */
  readonly level: 'family' | 'student';
  readonly label: string;
  readonly hint: string;
  readonly state: 'due' | 'received' | 'accepted' | 'refused' | 'seen' | 'expired' | 'waived';
  /** The state in French, with its day or its reason. */
  readonly sentence: string;
  /** What the connected person gave: name as they had it, size and instant in words. */
  readonly files: readonly {
    readonly key: string;
    readonly name: string;
    readonly size: string;
    readonly at: string;
  }[];
  /** What others gave: one sentence a file. */
  readonly others: readonly string[];
}

/** What became of one part of a file: kept until the others come, or all of it taken, or some parts to send again. */
export type Uploaded =
  | { readonly kind: 'kept' }
  | { readonly kind: 'missing'; readonly parts: readonly number[] }
  | DocumentsNow;

/** The students whose documents changed: a document of the family is theirs all. */
export interface DocumentsNow {
  readonly kind: 'done';
  readonly session: string;
  readonly students: readonly StudentCard[];
}

export interface SentRequest {
  /** Number of the receipt, the same for every change. */
  readonly receipt: string;
  readonly answer: Answer;
  /** "Mme Bérénice Marchand" … and when, as French text. */
  readonly author: string;
  readonly firstSentAt: string;
  readonly lastSentAt: string;
  readonly changes: number;
}

export interface FamilyHome {
  /** A fresh session: keep the newest. */
  readonly session: string;
  readonly person: {
    readonly firstName: string;
    readonly lastName: string;
    readonly kind: 'guardian' | 'student';
    readonly coordinates: Coordinates;
  };
  readonly campaign: CampaignNow;
  readonly students: readonly StudentCard[];
}

export interface CampaignNow {
  readonly town: string;
  readonly schoolYear: string;
  /** `delayed`: it should be open, but the town has not written its legal texts. */
  readonly state: 'before' | 'delayed' | 'open' | 'suspended' | 'cancelled' | 'closed';
  /** Of a stop, in words; both empty otherwise. */
  readonly since: string;
  readonly reason: string;
  /** "lundi 11 mai 2026 à 10 h" */
  readonly opens: string;
  readonly closes: string;
  /** Versions to send back in `accepts`. */
  readonly terms: string;
  readonly notice: string;
  /** Empty where the town gives no fees and rules to read. */
  readonly fees: string;
}

export interface Receipt {
  readonly session: string;
  readonly student: StudentCard;
  /** Where the acknowledgement goes. */
  readonly mail: string;
}

export interface LegalText {
  readonly title: string;
  readonly version: string;
  readonly parts: readonly { readonly heading: string; readonly paragraphs: readonly string[] }[];
}

/** One version of the terms as it was published: never edited. */
export interface TermsVersion extends LegalText {
  /** "lundi 11 mai 2026 à 10 h" */
  readonly since: string;
}

/** A "no" the person can understand: `message` is French and says what happened to the data. */
export interface Refusal {
  readonly kind:
    | 'unknownAccess'
    | 'paused'
    | 'sessionOver'
    | 'notYours'
    | 'readOnly'
    | 'tooEarly'
    | 'tooLate'
    | 'stopped'
    | 'invalid'
    | 'busy'
    | 'notSetUp'
    | 'notAClerk'
    | 'broken';
  readonly message: string;
  /** With `busy`: send the same request again after a random 2 to 10 s, with this. */
  readonly arrival?: string;
  /** With `invalid`: which field, and what to do. */
  readonly fields?: readonly { readonly field: string; readonly message: string }[];
}

export type Reply<T> =
  | { readonly ok: true; readonly value: T }
  | { readonly ok: false; readonly refusal: Refusal };

export interface ImportPreview {
  readonly read: number;
  readonly kept: number;
  readonly students: number;
  readonly people: number;
  readonly newStudents: number;
  readonly changedStudents: number;
  readonly lines: readonly {
    readonly line: number;
    readonly kind: 'refused' | 'doubtful';
    readonly student: string;
    readonly reason: string;
  }[];
  readonly refused: number;
  readonly doubtful: number;
  /** Registered students to whom the file gives another name or birth date; of those `accepted` the file is followed. */
  readonly decisions: readonly {
    readonly student: string;
    readonly registered: string;
    readonly file: string;
    readonly accepted: boolean;
  }[];
  readonly remarks: readonly {
    readonly count: number;
    readonly lines: readonly number[];
    readonly sentence: string;
  }[];
}

export interface ImportProgress {
  readonly done: boolean;
  readonly written: number;
  readonly total: number;
}

export interface InvitePreview {
  /** Persons with a mail, not invited yet. */
  readonly toMail: number;
  readonly alreadyInvited: number;
  /** Guardians and adult students without a mail. */
  readonly toLetter: number;
  /** Students under 15 with a mail, waiting for a guardian's agreement. */
  readonly waitingForConsent: number;
  readonly plan: readonly { readonly day: string; readonly mails: number }[];
  readonly perHour: number;
}

/** What an announcement would do: of which decision, to how many, when. */
export interface AnnouncePreview extends Pick<InvitePreview, 'toMail' | 'plan' | 'perHour'> {
  readonly kind: CampaignDecision['kind'] | 'terms';
  /** Persons it is already planned for. */
  readonly already: number;
}

/** Letters for people without a mail, in the conservatoires the colleague works for. */
export interface LettersPreview {
  readonly conservatoires: readonly {
    readonly name: string;
    /** Persons with no letter yet, and those who have theirs; both with a whole address. */
    readonly toMake: number;
    readonly made: number;
    /** Newest first. */
    readonly documents: readonly {
      readonly address: string;
      readonly letters: number;
      /** In words. */
      readonly at: string;
    }[];
  }[];
  /** No letter without a whole postal address. */
  readonly withoutAddress: readonly {
    readonly person: string;
    readonly name: string;
    readonly phone: string;
    readonly conservatoire: string;
  }[];
  /** Why no letter is made any more: the campaign is over. Empty while it is not. */
  readonly over: string;
}

/** How far a run is. When `total` is not the number confirmed, nothing was made. */
export interface LettersProgress {
  readonly made: number;
  readonly total: number;
  readonly preview: LettersPreview;
}

/** What a reminder would do: to how many, when. */
export interface RemindPreview extends Pick<InvitePreview, 'toMail' | 'plan' | 'perHour'> {
  readonly kind: 'silent' | 'draft' | 'documents';
  /** Reminded of it today already. */
  readonly already: number;
}

/** One number of *Que faire aujourd'hui ?* */
export interface TodayLine {
  readonly id: string;
  readonly label: string;
  readonly count: number;
  /** Out of how many, where that says something. */
  readonly of: number | null;
  readonly todo: string;
  /** The tab that holds the rows. */
  readonly tab: 'Demandes' | 'Pièces' | 'Courriels' | 'Lettres';
  /** That tab, for who works in one workbook; empty otherwise. */
  readonly address: string;
}

export interface TodayPage {
  /** Where the campaign stands, in one sentence. */
  readonly campaign: string;
  /** What does not work as it should, and what to do. */
  readonly warnings: readonly string[];
  readonly lines: readonly TodayLine[];
  readonly perDay: readonly { readonly day: string; readonly count: number }[];
  readonly perConservatoire: readonly {
    readonly name: string;
    readonly students: number;
    readonly answered: number;
    readonly missing: number;
  }[];
}

/** What a batch would do, group by group, before it does it. */
export interface ReviewPreview {
  readonly groups: readonly {
    /** The decision, as clerks write it. */
    readonly word: string;
    readonly count: number;
    readonly mails: number;
    /** Authors without a mail: to be called, or written to by post. */
    readonly noMail: number;
    /** The first two hundred. */
    readonly students: readonly {
      readonly number: string;
      readonly name: string;
      readonly conservatoire: string;
      /** Where the request, or the document, stands now. */
      readonly now: string;
      readonly reason: string;
    }[];
  }[];
  readonly total: number;
  readonly mails: number;
  /** Written in the tabs, and so already. */
  readonly same: number;
  readonly problems: readonly ReviewProblem[];
  readonly problemCount: number;
  /** To send back with the confirmation. */
  readonly shown: string;
  readonly lots: readonly LotSummary[];
}

/** Something that stays undone: where it is written, and why. */
export interface ReviewProblem {
  readonly book: string;
  readonly tab: string;
  /** From 1; 0 where no row holds it. */
  readonly row: number;
  readonly sentence: string;
}

export interface LotSummary {
  readonly lot: number;
  readonly by: string;
  readonly at: string;
  /** The batch it takes back, or 0. */
  readonly undoes: number;
  readonly total: number;
  readonly done: number;
  readonly left: number;
  readonly isUndone: boolean;
}

export interface ReviewProgress {
  readonly lot: number;
  readonly done: number;
  readonly total: number;
  /** What was set aside on the way, and why. */
  readonly skipped: readonly ReviewProblem[];
  readonly lots: readonly LotSummary[];
}

export interface UndoPreview {
  readonly lot: number;
  readonly count: number;
  /** Decided again since: they stay. */
  readonly changed: number;
  readonly mailsWaiting: number;
  readonly mailsGone: number;
}

export interface OfficeHome {
  readonly conservatoires: readonly { readonly code: string; readonly name: string }[];
  readonly me: { readonly mail: string; readonly role: 'owner' | 'manager' | 'clerk' };
  readonly town: string;
  readonly campaign: CampaignNow | null;
  readonly workbooks: readonly { readonly name: string; readonly address: string }[];
  /** What families open; empty until somebody said it. */
  readonly families: string;
  /** The last decision on the campaign: by whom, when in words, why. */
  readonly lastDecision: Taken | null;
  /** As written, or as proposed until somebody wrote them (`ready.legal`); null before the town is set. */
  readonly legal: Legal | null;
  readonly ready: {
    readonly town: boolean;
    readonly legal: boolean;
    readonly workbooks: boolean;
    readonly students: number;
  };
  readonly clerks: readonly z.infer<typeof clerk>[];
}

/** The closing hour by the program's clock, in milliseconds: a page tells how long remains. */
export interface Closing {
  readonly state: CampaignNow['state'];
  readonly now: number;
  readonly closesAt: number;
}

/** A student in the search of the counter, as short as it can be said: there are thousands of them. */
export type CounterStudent = readonly [
  number: string,
  lastName: string,
  firstName: string,
  /** `YYYY-MM-DD` */
  birthDate: string,
  family: string,
  status: string,
];

export interface CounterFile {
  readonly closing: Closing;
  readonly campaign: CampaignNow;
  /** Guardians, and the student who is of age: what each may do, and what is known of them. */
  readonly people: readonly {
    readonly role: Role;
    readonly person: FamilyHome['person'];
    readonly card: StudentCard;
  }[];
}

/** What is printed and signed at the counter. */
export interface CounterReceipt extends Omit<Receipt, 'session'> {
  /** Who was present, and the mail of the clerk who typed. */
  readonly present: string;
  readonly clerk: string;
  /** What the acknowledgement says, for paper: sentences, and facts by label. */
  readonly parts: readonly (
    | { readonly kind: 'heading' | 'text' | 'small'; readonly text: string }
    | { readonly kind: 'facts'; readonly facts: readonly (readonly [string, string])[] }
  )[];
}

/** What each call answers. */
export interface CallAnswers {
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
  'family.disagree': FamilyHome;
  'family.answerAmendment': FamilyHome;
  'family.childAccess': { readonly identifier: string; readonly code: string; readonly link: string };
  'public.texts': {
    readonly help: LegalText;
    readonly terms: LegalText;
    readonly notice: LegalText;
    readonly accessibility: LegalText;
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
  /** The last ones, the newest first; a mail or an address is empty. */
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
  'office.counterStudents': { readonly closing: Closing; readonly students: readonly CounterStudent[] };
  'office.counterOpen': CounterFile;
  'office.counterSend': CounterReceipt;
  'office.counterAfterwards': null;
  'office.remindPreview': RemindPreview;
  'office.remind': RemindPreview;
  'office.today': TodayPage;
  'office.refresh': { readonly refreshed: readonly string[] };
  'office.selfcheck': readonly {
    readonly name: string;
    readonly result: 'confirmed' | 'refuted' | 'unknown';
    readonly detail: string;
  }[];
}
