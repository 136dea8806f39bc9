import type { Answer } from '../calls/answer.ts';
import type { SentRequest, StudentCard } from '../calls/family.ts';
import type { TownNow } from '../campaign/settings.ts';
import { type CampaignView, conservatoireOf } from '../campaign/settings.ts';
import { dayOf, frenchBound, frenchDay, frenchInstant, instantFrom } from '../dates.ts';
import { that } from '../french.ts';
import { ageOn, isAdult, isUnder15 } from '../people/age.ts';
import { consentOf } from '../people/consent.ts';
import { isLimitedFor, type Limited, limitedWords } from '../people/limited.ts';
import { waitsForConsent } from '../people/ownAccess.ts';
import { mailOnFile } from '../people/returned.ts';
import type { Role } from '../people/student.ts';
import type { PersonRow, StudentRow } from '../people/tabs.ts';
import { documentCards } from '../supporting/cards.ts';
import { documentsUntil, outsideWindow } from '../supporting/window.ts';
import { amendedFor } from './amended.ts';
import { offeredTo } from './courses.ts';
import { type Review, type ReviewState, reviewOf } from './decided.ts';
import { disagreementOf } from './disagree.ts';
import { askedSituation } from './documents.ts';
import { type May, mayOf, type ReadOnly, type Situation } from './may.ts';
import {
  type AnswerStatus,
  answerStatusOf,
  draftFields,
  draftIn,
  liveDrafts,
  type RequestState,
  requestOf,
  statusOf,
} from './state.ts';

/** What one person sees of one student. `own` is the student's own person row when it is known. */
export interface Seen {
  readonly student: StudentRow;
  readonly role: Role;
  readonly person: PersonRow;
  readonly own: PersonRow | null;
  readonly town: TownNow;
  readonly campaign: CampaignView;
  readonly limited: Limited;
  readonly now: number;
}

export function cardOf(seen: Seen): StudentCard {
  const { student, role, person, town, now } = seen;
  const request = requestOf(student);
  const may = mayFor(seen);
  const isLimited = isLimitedFor(seen.limited, student, person.id);
  return {
    number: student.number,
    firstName: student.firstName,
    lastName: student.lastName,
    age: ageOn(student.birthDate, dayOf(now)),
    self: role === 'self',
    onLeave: student.onLeave,
    conservatoire: conservatoireOf(town, student.conservatoire),
    address: student.address,
    enrolments: offeredTo(student.enrolments, town),
    documents: documentCards({ student, person, situation: askedSituation(student, town), now }),
    documentsUntil: isLimited ? '' : untilWords(seen),
    sentence: sentenceOf(seen, request),
    status: ownStatus(seen),
    may: may.may,
    why: may.may === 'read' ? reasons[may.because.kind](seen, may.because) : '',
    amended: isLimited
      ? 'none'
      : amendedFor(request, { person: person.id, town, now, phase: seen.campaign.phase }),
    request: request && sentRequest(request, request.author === person.id),
    draft: ownDraft(seen),
    otherDraft: otherDraft(student, person.id),
    childAccess: isLimited ? 'none' : childAccess(seen),
    agreed: agreedWords(seen),
    disagreement: isLimited ? { kind: 'none' } : disagreementOf(student, person.id, now),
  };
}

function ownDraft({ student, role, person }: Seen): StudentCard['draft'] {
  const own = student[draftFields[role]];
  if (own?.person !== person.id || !liveDrafts(student).includes(own)) return null;
  const draft = draftIn(own);
  return draft && { draft, savedAt: frenchInstant(instantFrom(own.at)) };
}

/** Until when this person may give documents for this student, in words; empty when they may not. */
function untilWords({ student, role, town, campaign, now }: Seen): string {
  const isMinor = role === 'self' && !isAdult(student.birthDate, dayOf(now));
  const status = requestOf(student)?.status;
  if (isMinor || status === 'declined' || status === 'withdrawn') return '';
  return outsideWindow(town, campaign.phase, now) ? '' : frenchBound(documentsUntil(town));
}

export function mayFor(seen: Seen): May {
  return mayOf(situationOf(seen));
}

/** What decides of what this person may do. */
export function situationOf({ student, role, person, campaign, limited, now }: Seen): Situation {
  return {
    isLimited: isLimitedFor(limited, student, person.id),
    role,
    person: person.id,
    birthDate: student.birthDate,
    request: requestOf(student),
    review: reviewOf(student),
    phase: campaign.phase,
    today: dayOf(now),
  };
}

/** Somebody else's draft is not one's own: the card then says that nothing was sent, and who began. */
function ownStatus({ student, role, person }: Seen): AnswerStatus {
  const status = answerStatusOf(student);
  return status === 'draft' && student[draftFields[role]]?.person !== person.id ? 'none' : status;
}

function sentenceOf(seen: Seen, request: RequestState | null): string {
  const review = reviewOf(seen.student);
  const isDecided = review !== null && statusOf(seen.student) === review.state;
  return isDecided ? reviewSentences[review.state](review) : sentences[ownStatus(seen)](seen, request);
}

/** What the office decided, for the family: the state, its day, what to do. */
const reviewSentences: Readonly<Record<ReviewState, (review: Review) => string>> = {
  documentsAsked: ({ until }) =>
    `Demande de réinscription envoyée. Des pièces sont à envoyer avant la fin du ${frenchDay(until)}.`,
  complete: () => 'Demande de réinscription complète, en attente de validation.',
  confirmed: ({ at }) =>
    `Demande prise en compte par le conservatoire le ${decidedOn(at)}. Reste la réinscription pédagogique\u00a0: le choix des horaires.`,
  reEnrolled: ({ at }) => `Réinscription pédagogique faite le ${decidedOn(at)}.`,
  rejectionIntended: ({ until }) =>
    `Le conservatoire envisage de rejeter cette demande. Vous pouvez lui répondre avant la fin du ${frenchDay(until)}\u00a0: voyez son courriel.`,
  disqualificationIntended: ({ until }) =>
    `Le conservatoire envisage de disqualifier cette demande. Vous pouvez lui répondre avant la fin du ${frenchDay(until)}\u00a0: voyez son courriel.`,
  rejectedDocuments: ({ at }) => `Demande rejetée le ${decidedOn(at)}\u00a0: pièces non fournies.`,
  rejected: ({ at, reason }) => `Demande rejetée le ${decidedOn(at)}. Raison\u00a0: ${reason}`,
  disqualified: ({ at, reason }) => `Demande disqualifiée le ${decidedOn(at)}. Raison\u00a0: ${reason}`,
  invalidated: ({ at, reason }) => `Demande annulée le ${decidedOn(at)}. Raison\u00a0: ${reason}`,
};

function decidedOn(at: string): string {
  return frenchDay(dayOf(instantFrom(at)));
}

type Sentence = (seen: Seen, request: RequestState | null) => string;

const sentences: Readonly<Record<AnswerStatus, Sentence>> = {
  none: (seen) => {
    const { student, role, campaign } = seen;
    const whom = role === 'self' ? 'vous' : student.firstName;
    const may = mayFor(seen);
    const why = may.may === 'read' ? may.because.kind : '';
    if (why === 'limited' || campaign.phase === 'closed' || campaign.phase === 'cancelled')
      return `Aucune demande n’a été envoyée pour ${whom}.`;
    return why === 'minor'
      ? `Personne n’a encore répondu pour vous. Un de vos responsables le fait avant le ${campaign.closes}.`
      : `À faire\u00a0: répondez ${role === 'self' ? '' : `pour ${whom} `}avant le ${campaign.closes}.`;
  },
  draft: ({ campaign }) =>
    campaign.phase === 'closed'
      ? 'Votre réponse n’a pas été envoyée. La période est close.'
      : `Réponse commencée, pas encore envoyée. Envoyez-la avant le ${campaign.closes}.`,
  submitted: (_, request) => `Demande de réinscription envoyée ${when(request)}, en attente de validation.`,
  changed: (_, request) => `Demande de réinscription modifiée ${when(request)}, en attente de validation.`,
  declined: ({ student, role, person }, request) => {
    const who = request?.author === person.id ? 'Vous avez' : `${request?.authorName} a`;
    const what =
      role === 'self' ? 'que vous ne vous réinscrivez pas' : `${that(student.firstName)} ne se réinscrit pas`;
    return `${who} répondu ${when(request)} ${what}.`;
  },
  withdrawn: ({ person }, request) => {
    const who = request?.author === person.id ? 'Vous avez' : `${request?.authorName} a`;
    const at = request?.withdrawal ? ` le ${frenchInstant(instantFrom(request.withdrawal.at))}` : '';
    return `Participation cessée\u00a0: ${who} refusé les nouvelles conditions d’utilisation${at}. La demande n’est plus étudiée.`;
  },
};

function when(request: RequestState | null): string {
  return request ? `le ${frenchInstant(instantFrom(request.lastAt))}` : '';
}

const reasons: { readonly [K in ReadOnly['kind']]: (seen: Seen, because: ReadOnly) => string } = {
  limited: ({ town, student }) => limitedWords(town, student),
  minor: () => 'Vous pouvez consulter cette page. La demande est faite par un de vos responsables.',
  otherAuthor: (_, because) =>
    because.kind === 'otherAuthor'
      ? `Cette demande a été faite par ${because.author} le ${frenchInstant(instantFrom(because.at))}. Vous pouvez la consulter.`
      : '',
  before: ({ campaign }) => `Les demandes ouvrent le ${campaign.opens}.`,
  delayed: () => 'L’ouverture des demandes est retardée. Revenez plus tard.',
  suspended: () => 'Les demandes sont suspendues. Ce qui est commencé est gardé. Revenez plus tard.',
  cancelled: () => 'Les demandes sont annulées. Vous pouvez consulter cette page.',
  closed: ({ campaign }) =>
    `Les demandes sont closes depuis le ${campaign.closes}. Vous pouvez consulter cette page.`,
  decided: () =>
    'Le conservatoire a traité cette demande. Vous pouvez la consulter. Pour un changement, appelez-le.',
};

/** What was sent. Only the author sees the coordinates: the other guardian may not be meant to know a new address. */
function sentRequest(request: RequestState, own: boolean): SentRequest {
  return {
    receipt: request.receipt,
    answer: own ? request.answer : withoutCoordinates(request.answer),
    author: request.authorName,
    firstSentAt: frenchInstant(instantFrom(request.firstAt)),
    lastSentAt: frenchInstant(instantFrom(request.lastAt)),
    changes: request.changes,
  };
}

function withoutCoordinates(answer: Answer): Answer {
  if (answer.decision === 'decline') return answer;
  const nowhere = { street: '', postcode: '', town: '' };
  return { ...answer, coordinates: { address: nowhere, phone: '', mail: '' }, studentAddress: nowhere };
}

function otherDraft(student: StudentRow, person: string): string {
  if (requestOf(student)) return '';
  const other = liveDrafts(student).find((draft) => draft.person !== person);
  if (!other) return '';
  return `${other.by} a commencé une réponse le ${frenchInstant(instantFrom(other.at))}, pas encore envoyée. Vous pouvez aussi répondre : la première réponse envoyée compte.`;
}

/** When a guardian agreed to the access of a child under 15, who may still withdraw it; empty otherwise (CNS-002). */
function agreedWords({ student, role, own, person, now }: Seen): string {
  if (role === 'self' || !own || own.consent === '' || !isUnder15(student.birthDate, dayOf(now))) return '';
  const { by, at } = consentOf(own.consent);
  const who = by === person.id ? 'vous' : 'un autre responsable';
  return `${frenchInstant(instantFrom(at))}, par ${who}`;
}

/** Guardians of a minor open the child's own access: after their agreement under 15 (CNS-002, X10). */
function childAccess({ student, role, own, now }: Seen): StudentCard['childAccess'] {
  const today = dayOf(now);
  if (role === 'self' || own === null || isAdult(student.birthDate, today)) return 'none';
  if (waitsForConsent(own, student, today)) return 'toAgree';
  return mailOnFile(own) === '' ? 'toHandOver' : 'byMail';
}
