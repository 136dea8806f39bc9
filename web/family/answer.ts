import type { Answer, StudentCard } from '../../src/calls.ts';
import { type Address, isSameAddress, type Person, type Step } from './form.ts';
import { fullName } from './words.ts';

/** One line of what is asked, the same on the recap, the receipt and the reading view. */
export interface AnswerLine {
  readonly label: string;
  readonly value: string | readonly string[];
  /** Where it is changed: the step, and the field to focus there. */
  readonly step: Step;
  readonly field: string;
  /** It differs from what the school knew (MAU-006). */
  readonly isChanged: boolean;
}

export interface AnswerGroup {
  readonly heading: string;
  readonly lines: readonly AnswerLine[];
}

type Asked = Extract<Answer, { decision: 'reEnrol' }>;

const written = ({ street, postcode, town }: Address): string => `${street}\n${postcode} ${town}`.trim();

export const decisionWords = (decision: Answer['decision'], card: StudentCard): string => {
  if (card.self)
    return decision === 'reEnrol' ? 'Je souhaite me réinscrire' : 'Je ne souhaite pas me réinscrire';
  return `${decision === 'reEnrol' ? 'Je souhaite réinscrire' : 'Je ne souhaite pas réinscrire'} ${fullName(card)}`;
};

/**
 * Everything in an answer, in the order of the steps. `person` is the connected author, for what changed and for the
 * heading; without them the heading is `author`. What the program keeps from this reader comes empty and is left out.
 */
export function groupsOf(answer: Answer, card: StudentCard, author: Person | string): AnswerGroup[] {
  const decision: AnswerGroup = {
    heading: 'Réponse',
    lines: [line('Décision', decisionWords(answer.decision, card), 'decision')],
  };
  if (answer.decision === 'decline') return [decision];
  const person = typeof author === 'string' ? null : author;
  return [
    decision,
    { heading: typeof author === 'string' ? author : 'Vous', lines: contactLines(answer, person) },
    { heading: card.self ? 'Cours' : card.firstName, lines: studentLines(answer, card) },
  ].filter((group) => group.lines.length > 0);
}

function contactLines({ coordinates: { address, phone, mail } }: Asked, person: Person | null): AnswerLine[] {
  const known = person?.coordinates;
  return [
    line(
      'Adresse',
      written(address),
      'coordinates',
      'street',
      known && !isSameAddress(known.address, address),
    ),
    line('Téléphone', phone, 'coordinates', 'phone', known && known.phone !== phone),
    line('Courriel', mail, 'coordinates', 'mail', known && known.mail !== mail),
  ].filter(({ value, isChanged }) => value !== '' || isChanged || person !== null);
}

function studentLines(answer: Asked, card: StudentCard): AnswerLine[] {
  const kept = (cursus: string): boolean => answer.keep.includes(cursus);
  const all = card.enrolments.map((enrolment) => enrolment.cursus);
  const left = all.filter((cursus) => !kept(cursus));
  const { studentAddress } = answer;
  const lines = [
    line(
      'Adresse',
      written(studentAddress),
      'coordinates',
      'sameAddress',
      !isSameAddress(card.address, studentAddress),
    ),
    line('Cursus à continuer', all.filter(kept), 'courses', 'keep'),
    line('Cursus non demandés', left, 'courses', 'keep'),
    line('Précision', answer.demand, 'courses', 'demand'),
  ];
  return lines.filter(({ label, value }) => {
    if (label === 'Adresse') return !card.self && value !== '';
    return label !== 'Cursus non demandés' || value.length > 0;
  });
}

function line(
  label: string,
  value: AnswerLine['value'],
  step: Step,
  field = '',
  isChanged: boolean | undefined = false,
): AnswerLine {
  return { label, value, step, field, isChanged };
}
