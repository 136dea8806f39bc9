import type { Answer, Demand } from '../../src/calls/answer.ts';
import type { StudentCard } from '../../src/calls/family.ts';
import { partialLines, type ReEnrolment } from '../../src/requests/courses.ts';
import { demandField, demandLabels } from '../../src/requests/demands.ts';
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

const written = ({ street, postcode, town }: Address): string => `${street}\n${postcode} ${town}`.trim();

const decisionWords = (decision: Answer['decision'], card: StudentCard): string => {
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
    lines: [
      {
        label: 'Décision',
        value: decisionWords(answer.decision, card),
        step: 'decision',
        field: '',
        isChanged: false,
      },
    ],
  };
  if (answer.decision === 'decline') return [decision];
  const person = typeof author === 'string' ? null : author;
  return [
    decision,
    { heading: typeof author === 'string' ? author : 'Vous', lines: contactLines(answer, person) },
    { heading: card.self ? 'Cours' : card.firstName, lines: studentLines(answer, card) },
    { heading: 'Pièces', lines: card.documents.map(documentLine) },
  ].filter((group) => group.lines.length > 0);
}

function contactLines(
  { coordinates: { address, phone, mail } }: ReEnrolment,
  person: Person | null,
): AnswerLine[] {
  const known = person?.coordinates;
  const step = 'coordinates';
  const lines: AnswerLine[] = [
    {
      label: 'Adresse',
      value: written(address),
      step,
      field: 'street',
      isChanged: known !== undefined && !isSameAddress(known.address, address),
    },
    {
      label: 'Téléphone',
      value: phone,
      step,
      field: 'phone',
      isChanged: known !== undefined && known.phone !== phone,
    },
    {
      label: 'Courriel',
      value: mail,
      step,
      field: 'mail',
      isChanged: known !== undefined && known.mail !== mail,
    },
  ];
  return lines.filter(({ value }) => value !== '' || known !== undefined);
}

function studentLines(answer: ReEnrolment, card: StudentCard): AnswerLine[] {
  const address = written(answer.studentAddress);
  const isChanged = !isSameAddress(card.address, answer.studentAddress);
  const lines: AnswerLine[] =
    card.self || address === ''
      ? []
      : [{ label: 'Adresse', value: address, step: 'coordinates', field: 'sameAddress', isChanged }];
  return [...lines, ...cursusLines(answer, card), ...answer.demands.map(demandLine)];
}

const documentLine = ({ label, sentence }: StudentCard['documents'][number]): AnswerLine => ({
  label,
  value: sentence,
  step: 'documents',
  field: '',
  isChanged: false,
});

/** What stops is said in full (MAU-011). */
function cursusLines(answer: ReEnrolment, card: StudentCard): AnswerLine[] {
  const kept = card.enrolments.map(({ cursus }) => cursus).filter((cursus) => answer.keep.includes(cursus));
  const lines = [
    asked('Cursus à continuer', kept, 'keep'),
    asked('Cours gardés', partialLines(answer), 'keep'),
    asked('Arrêt', answer.stop, 'keep'),
  ];
  return card.enrolments.length === 0
    ? []
    : lines.filter(({ value }, index) => index === 0 || value.length > 0);
}

function demandLine(demand: Demand): AnswerLine {
  const field = demandField(demand.kind, demand.kind === 'change' ? 'stopped' : 'text');
  return asked(demandLabels[demand.kind], demandValue(demand), field);
}

function demandValue(demand: Demand): AnswerLine['value'] {
  switch (demand.kind) {
    case 'change':
      return [`Ce qui s’arrête\u00a0: ${demand.stopped}`, `Souhaité\u00a0: ${demand.text}`];
    case 'studyLeave':
      return demand.text === '' ? 'Pour toute l’année' : `Pour toute l’année\nMotif\u00a0: ${demand.text}`;
    default:
      return demand.text;
  }
}

const asked = (label: string, value: AnswerLine['value'], field: string): AnswerLine => ({
  label,
  value,
  step: 'courses',
  field,
  isChanged: false,
});
