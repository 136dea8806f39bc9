import type { DocumentCard } from '../calls/family.ts';
import { dayOf, frenchDay, frenchInstant, instantFrom } from '../dates.ts';
import type { PersonRow, StudentRow } from '../people/tabs.ts';
import { sizeWords } from './content.ts';
import {
  type DocumentState,
  extraDocuments,
  type Given,
  type GivenFile,
  givenFor,
  stateOf,
} from './given.ts';
import { documentsFor, type Situation, type SupportingDocument } from './rules.ts';

/** Who looks at which student's documents, and when. */
export interface Looking {
  readonly student: StudentRow;
  readonly person: Pick<PersonRow, 'id'>;
  readonly situation: Situation;
  readonly now: number;
}

/** Each document asked for this student, as one person sees it (CAE-018). */
export function documentCards({ student, person, situation, now }: Looking): DocumentCard[] {
  return [...documentsFor(situation), ...extraDocuments(student)].map((document) => {
    const given = givenFor(student, document.id);
    return cardOf(document, given, { person: person.id, today: dayOf(now) });
  });
}

function cardOf(
  { id, level, label, hint }: SupportingDocument,
  given: Given,
  { person, today }: { readonly person: string; readonly today: string },
): DocumentCard {
  const state = stateOf(given, today);
  return {
    id,
    level,
    label,
    hint,
    state,
    sentence: sentences[state](given),
    files: given.files.filter(({ by }) => by === person).map(fileCard),
    others: given.files.filter(({ by }) => by !== person).map(otherWords),
  };
}

function fileCard({ key, name, bytes, at }: GivenFile): DocumentCard['files'][number] {
  return { key, name, size: sizeWords(bytes), at: frenchInstant(instantFrom(at)) };
}

/** The other guardian's file: that it came, and from whom. What it is called is theirs. */
function otherWords({ byName, at }: GivenFile): string {
  return `Un fichier envoyé par ${byName} le ${frenchInstant(instantFrom(at))}.`;
}

const sentences: Readonly<Record<DocumentState, (given: Given) => string>> = {
  due: () => 'À fournir',
  received: ({ files }) => `Reçue le ${frenchInstant(instantFrom(files[files.length - 1]?.at ?? ''))}`,
  accepted: () => 'Acceptée',
  refused: ({ verdict }) => `Refusée\u00a0: ${verdict?.reason ?? ''}`,
  seen: ({ verdict }) =>
    verdict?.until ? `Vue, valable jusqu’au ${frenchDay(verdict.until)}` : 'Vue par le conservatoire',
  expired: ({ verdict }) => `N’est plus valable depuis le ${frenchDay(verdict?.until ?? '')}`,
  waived: () => 'Non demandée',
};
