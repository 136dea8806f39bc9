import type { Register } from '../register/register.ts';
import { type Found, json, type Spec, text, whole } from '../register/table.ts';
import type { DrawEvent } from './events.ts';

/** Somebody of the team called, or was called (IVR-065). */
export interface PhoneCall {
  readonly at: string;
  readonly by: string;
  readonly result: PhoneResult;
  readonly note: string;
}

export const phoneResults = ['sans réponse', 'message laissé', 'informée', 'accepte', 'renonce'] as const;
export type PhoneResult = (typeof phoneResults)[number];

interface Signed {
  readonly at: string;
  readonly by: string;
}

/** What the establishment has of somebody who accepted: the form, and their identity checked (IVR-066, IVR-068). */
export interface Enrolment {
  readonly form: Signed | null;
  readonly identity: Signed | null;
}

const noEnrolment: Enrolment = { form: null, identity: null };

/**
 * `principale`: offered first, by the draw itself, with the fixed bound of IVR-061. `suite`: a seat that somebody left,
 * or one more. `an-dernier`: of last year's list, before the draw (IVR-054). `exception`: a further under-subscribed
 * course, kept once the family confirmed it (IVR-039).
 */
export type OfferKind = 'principale' | 'suite' | 'an-dernier' | 'exception';

/** A row of *Propositions*: a seat was offered to somebody. What became of it is in *Événements*. */
export interface OfferRow {
  /** `O0012`, of its row. */
  readonly number: string;
  readonly journal: number;
  /** The draw. */
  readonly list: string;
  readonly entry: string;
  readonly course: string;
  readonly kind: OfferKind;
  /** Request key of the press that made it. */
  readonly wave: string;
  readonly madeAt: string;
  /** Whom it was mailed to; none: they are called. */
  readonly mails: readonly string[];
  /** When its clock started: its mail left, or a call told it. Empty before. */
  readonly notifiedAt: string;
  /** Its exclusive bound, once the clock runs. */
  readonly due: string;
  /** When they renounced; the seat moves fifteen minutes later. Empty when they did not, or took it back. */
  readonly declinedAt: string;
  readonly remindedAt: string;
  /** When the link was first followed. */
  readonly seenAt: string;
  readonly calls: readonly PhoneCall[];
  readonly enrolment: Enrolment;
}

const noMails: readonly string[] = [];
const noCalls: readonly PhoneCall[] = [];

export const offerSpec: Spec<OfferRow> = {
  name: 'Propositions',
  columns: {
    number: text('N°'),
    journal: whole('Journal'),
    list: text('Tirage'),
    entry: text('Participation'),
    course: text('Cours'),
    kind: text('Sorte') as Spec<OfferRow>['columns']['kind'],
    wave: text('Clé'),
    madeAt: text('Proposée le'),
    mails: json('Courriels', noMails),
    notifiedAt: text('Notifiée le'),
    due: text('Échéance'),
    declinedAt: text('Renoncée le'),
    remindedAt: text('Rappelée le'),
    seenAt: text('Ouverte le'),
    calls: json('Appels', noCalls),
    enrolment: json('Inscription', noEnrolment),
  },
};

/** What an offer says before anything came of it. */
export const newOffer = {
  journal: 0,
  wave: '',
  notifiedAt: '',
  due: '',
  declinedAt: '',
  remindedAt: '',
  seenAt: '',
  calls: noCalls,
  enrolment: noEnrolment,
} as const;

/** `O0012`: of the row an offer stands in, which it keeps. */
export const offerNumber = (row: number): string => `O${String(row - 1).padStart(4, '0')}`;

/** A row of *Événements*: what happened to a draw, in order; never changed. */
export interface EventRow extends DrawEvent {
  readonly number: number;
  readonly journal: number;
  readonly list: string;
  /** The clerk, `lien personnel`, `échéance`, `effacement` or `gel`. */
  readonly by: string;
  /** In writing, where somebody decided. */
  readonly reason: string;
}

export const eventSpec: Spec<EventRow> = {
  name: 'Événements',
  columns: {
    number: whole('N°'),
    journal: whole('Journal'),
    list: text('Tirage'),
    at: text('Instant'),
    kind: text('Événement') as Spec<EventRow>['columns']['kind'],
    entry: text('Participation'),
    course: text('Cours'),
    by: text('Par'),
    reason: text('Motif'),
  },
};

export function offerRows(register: Register): Found<OfferRow>[] {
  return register.table(offerSpec).all();
}

export function eventRows(register: Register): Found<EventRow>[] {
  return register.table(eventSpec).all();
}
