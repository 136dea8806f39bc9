import { isAdult } from '../../../people/age.ts';
import type { IdPolicy } from '../../notice/privacyRules.ts';
import { requestClock, type Timed } from './clock.ts';
import type { Outcome, Quality, RefusalMotive, RightKind } from './words.ts';

/** Whose data it is about, as they were when the request came. */
export interface Subject {
  readonly name: string;
  /** `YYYY-MM-DD`, or nothing. */
  readonly bornOn: string;
}

/** What a right to act is decided from. */
export interface Acting extends Timed {
  readonly asker: { readonly quality: Quality };
  readonly subject: Subject | null;
}

/**
 * Why what is asked may not be done for whoever asks, or nothing: only the person, the guardian of a minor, whoever
 * speaks for the dead, act on data (CNS-010, CNS-011). Anybody may say that a child's data are held without consent
 * (CNS-003), or complain in writing (PAR-092).
 */
export function whyNotTheirs({ kind, asker, subject, receivedOn }: Acting): string {
  if (kind === 'childData' || kind === 'complaint' || asker.quality === 'self') return '';
  if (asker.quality === 'guardian')
    return subject && subject.bornOn !== '' && isAdult(subject.bornOn, receivedOn)
      ? 'La personne concernée est majeure\u00a0: elle seule peut le demander.'
      : '';
  if (asker.quality === 'heir')
    return kind === 'directives' ? '' : 'Au nom d’une personne décédée, seules ses directives sont reçues.';
  return 'La personne qui écrit n’est ni la personne concernée, ni le responsable d’un enfant mineur.';
}

/** Why only a refusal may be answered now, or nothing: nobody's data are given while it is not known who asks (CNS-011). */
export function whyOnlyRefused(request: Acting): string {
  const theirs = whyNotTheirs(request);
  if (theirs !== '') return theirs;
  return request.identity.how === 'asked'
    ? 'L’identité est attendue\u00a0: notez d’abord comment elle est établie.'
    : '';
}

export interface Decided {
  readonly outcome: Outcome;
  readonly motive: RefusalMotive | '';
  readonly text: string;
}

/** A field of a form, and what is wrong with it. */
export interface Fault {
  readonly field: string;
  readonly message: string;
}

/** Why an answer cannot leave, or nothing: its words, its reason when something is refused (CNS-013), the right to it. */
export function answerFault(request: Acting, { outcome, motive, text }: Decided): Fault | null {
  const why = outcome === 'refused' ? '' : whyOnlyRefused(request);
  if (why !== '') return { field: 'outcome', message: `${why} Cette demande ne peut qu’être refusée.` };
  if (outcome !== 'done' && motive === '')
    return { field: 'motive', message: 'Choisissez le motif du refus.' };
  return text.trim() === '' ? { field: 'text', message: 'Écrivez la réponse.' } : null;
}

/** Why more time cannot be taken on a civil day, or nothing (GDPR art. 12(3)). `longest`: in months, as announced. */
export function extensionFault(
  request: Timed,
  day: string,
  { months, longest, why }: { readonly months: number; readonly longest: number; readonly why: string },
): Fault | null {
  const { extendBy } = requestClock(request);
  if (extendBy === '') return { field: 'reason', message: 'Une réclamation ne se prolonge pas.' };
  if (request.extension)
    return { field: 'reason', message: 'Cette demande est déjà prolongée, une seule fois.' };
  if (day > extendBy)
    return {
      field: 'reason',
      message: 'Le premier mois est passé\u00a0: une prolongation ne peut plus être annoncée. Répondez.',
    };
  if (months > longest)
    return {
      field: 'months',
      message: `La notice de la ville annonce ${longest}\u00a0mois au plus. Choisissez un délai plus court.`,
    };
  return why.trim() === '' ? { field: 'reason', message: 'Écrivez pourquoi il faut plus de temps.' } : null;
}

/** A town may ask for a document each time (PAR-082, X3); nobody needs one to complain, or to speak for a child. */
export function identityFault(
  { kind, how }: { readonly kind: RightKind; readonly how: string },
  policy: IdPolicy,
): Fault | null {
  const isOwed = policy === 'always' && kind !== 'complaint' && kind !== 'childData';
  if (!isOwed || how === 'seen' || how === 'asked') return null;
  return {
    field: 'identity',
    message:
      'La ville demande une pièce d’identité à chaque demande\u00a0: notez qu’elle est vue, ou qu’elle est demandée.',
  };
}

/** Somebody among those found, as told apart from a homonym or a twin. */
export interface Candidate extends Subject {
  readonly ref: string;
  /** The name as it is compared: no accent, no case. */
  readonly sameName: string;
}

/**
 * Whose data the chosen references are, or why they cannot be one request: they must bear one name and one birth date,
 * so that neither a twin nor a homonym is answered with the data of another (CNS-011).
 */
export function subjectOf(chosen: readonly Candidate[]): Subject | null | Fault {
  const [first] = chosen;
  if (!first) return null;
  const births = new Set(chosen.map(({ bornOn }) => bornOn).filter(Boolean));
  if (births.size > 1 || chosen.some(({ sameName }) => sameName !== first.sameName))
    return {
      field: 'refs',
      message:
        'Ces fiches ne sont pas celles d’une seule personne\u00a0: le nom ou la date de naissance diffère. Enregistrez une demande par personne.',
    };
  return { name: first.name, bornOn: [...births][0] ?? '' };
}

/** Others who bear the name of the person chosen: a homonym, or the same person under another reference. */
export function namesakes(chosen: readonly Candidate[], all: readonly Candidate[]): number {
  const refs = new Set(chosen.map(({ ref }) => ref));
  const names = new Set(chosen.map(({ sameName }) => sameName));
  return all.filter(({ ref, sameName }) => names.has(sameName) && !refs.has(ref)).length;
}
