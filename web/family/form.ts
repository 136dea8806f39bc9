import type { Answer, Coordinates, Demand, Draft } from '../../src/calls/answer.ts';
import type { FamilyHome, StudentCard } from '../../src/calls/family.ts';
import { type Choices, courseNames } from '../../src/requests/courses.ts';
import { kindsFor } from '../../src/requests/demands.ts';

export type Address = Coordinates['address'];
export type Step = Draft['step'];
export type Person = FamilyHome['person'];

/** What is on the screens of one request, whatever is still missing. */
export interface Form extends Choices {
  readonly decision: 'reEnrol' | 'decline';
  readonly coordinates: Coordinates;
  /** The student lives where the connected person lives. */
  readonly sameAddress: boolean;
  readonly studentAddress: Address;
  /** Documents they will send later: so the page stops asking. */
  readonly later: readonly string[];
}

export interface Versions {
  readonly terms: string;
  readonly notice: string;
  readonly fees?: string;
}

const oneLine = ({ street, postcode, town }: Address): string =>
  [street, postcode, town].map((part) => part.trim().toLocaleLowerCase('fr')).join('\n');

/** One address written twice: case and outer spaces are not a difference. */
export const isSameAddress = (a: Address, b: Address): boolean => oneLine(a) === oneLine(b);

/**
 * The form as it opens: the person's own draft, else what they sent, else what the school knows. Nothing is ticked
 * that the person did not tick.
 */
export function formFor(card: StudentCard, person: Person): Form {
  const sent = card.request?.answer;
  const given: Partial<Draft> = card.draft?.draft ?? (sent?.decision === 'reEnrol' ? sent : {});
  const coordinates = given.coordinates ?? person.coordinates;
  const studentAddress = given.studentAddress ?? card.address;
  return {
    decision: card.draft?.draft.decision ?? sent?.decision ?? 'reEnrol',
    coordinates,
    sameAddress: card.self || isSameAddress(coordinates.address, studentAddress),
    studentAddress,
    ...coursesFor(given, card),
    later: given.later ?? [],
  };
}

/** Choices that the student no longer has are left out. */
function coursesFor(given: Partial<Draft>, { enrolments }: StudentCard): Choices {
  const keep = (given.keep ?? []).filter((cursus) => enrolments.some((one) => one.cursus === cursus));
  const divisible = enrolments.filter((one) => one.divisible && keep.includes(one.cursus));
  const partial = (given.partial ?? []).filter(({ cursus, courses }) =>
    divisible.some(
      (one) => one.cursus === cursus && courses.every((name) => courseNames(one).includes(name)),
    ),
  );
  const kinds = kindsFor(enrolments);
  return { keep, partial, demands: (given.demands ?? []).filter(({ kind }) => kinds.includes(kind)) };
}

const copied = (partial: Choices['partial']) =>
  partial.map(({ cursus, courses }) => ({ cursus, courses: [...courses] }));

const livesAt = (form: Form): Address => (form.sameAddress ? form.coordinates.address : form.studentAddress);

export function draftOf(form: Form, step: Step): Draft {
  return {
    step,
    ...(step === 'decision' ? {} : { decision: form.decision }),
    coordinates: form.coordinates,
    studentAddress: livesAt(form),
    keep: [...form.keep],
    partial: copied(form.partial),
    demands: [...form.demands],
    later: [...form.later],
  };
}

const tidy = ({ street, postcode, town }: Address): Address => ({
  street: street.trim(),
  postcode: postcode.trim(),
  town: town.trim(),
});

const trimmed = (demand: Demand): Demand =>
  demand.kind === 'change'
    ? { ...demand, stopped: demand.stopped.trim(), text: demand.text.trim() }
    : { ...demand, text: demand.text.trim() };

/** What is sent; the answer carries the versions that were on the screen when the boxes were ticked. */
export function answerOf(form: Form, card: Pick<StudentCard, 'enrolments'>, accepts: Versions): Answer {
  if (form.decision === 'decline') return { decision: 'decline', accepts };
  const { address, phone, mail } = form.coordinates;
  return {
    decision: 'reEnrol',
    coordinates: { address: tidy(address), phone: phone.trim(), mail: mail.trim() },
    studentAddress: tidy(livesAt(form)),
    keep: [...form.keep],
    stop: card.enrolments.map(({ cursus }) => cursus).filter((cursus) => !form.keep.includes(cursus)),
    partial: copied(form.partial),
    demands: form.demands.map(trimmed),
    accepts,
  };
}
