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

function contactLines({ coordinates: { address, phone, mail } }: Asked, person: Person | null): AnswerLine[] {
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

function studentLines(answer: Asked, card: StudentCard): AnswerLine[] {
  const address = written(answer.studentAddress);
  const isChanged = !isSameAddress(card.address, answer.studentAddress);
  const lines: AnswerLine[] =
    card.self || address === ''
      ? []
      : [{ label: 'Adresse', value: address, step: 'coordinates', field: 'sameAddress', isChanged }];
  return [...lines, ...cursusLines(answer, card), asked('Précision', answer.demand, 'demand')];
}

const documentLine = ({ label, sentence }: StudentCard['documents'][number]): AnswerLine => ({
  label,
  value: sentence,
  step: 'documents',
  field: '',
  isChanged: false,
});

function cursusLines({ keep }: Asked, card: StudentCard): AnswerLine[] {
  const all = card.enrolments.map((enrolment) => enrolment.cursus);
  const left = all.filter((cursus) => !keep.includes(cursus));
  if (all.length === 0) return [];
  const kept = asked(
    'Cursus à continuer',
    all.filter((cursus) => keep.includes(cursus)),
    'keep',
  );
  return left.length === 0 ? [kept] : [kept, asked('Cursus non demandés', left, 'keep')];
}

const asked = (label: string, value: AnswerLine['value'], field: string): AnswerLine => ({
  label,
  value,
  step: 'courses',
  field,
  isChanged: false,
});
