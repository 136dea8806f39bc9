import type { Demand } from '../calls/answer.ts';
import type { Enrolment } from '../people/student.ts';
import { isDance } from '../supporting/rules.ts';
import type { ReEnrolment } from './courses.ts';

/** What may be asked in one text; `other` is *Précision*, free. */
export const plainKinds = ['add', 'studyLeave', 'joinEnsemble', 'leaveEnsemble', 'dance', 'other'] as const;

export type DemandKind = Demand['kind'];

/** How a demand is called, on the page and in what is read back, in the order of the page. */
export const demandLabels: Readonly<Record<DemandKind, string>> = {
  change: 'Changer de discipline ou de cursus',
  add: 'Ajouter une discipline ou un cursus',
  studyLeave: 'Demander un congé d’études',
  joinEnsemble: 'Entrer dans une pratique collective',
  leaveEnsemble: 'Quitter une pratique collective',
  dance: 'Demande particulière en danse',
  other: 'Autre précision',
};

/** The most one text of a demand may hold; the free text has more room. */
export const longestText = ({ kind }: Pick<Demand, 'kind'>): number => (kind === 'other' ? 2000 : 500);

/** What a student may ask, in the order of the page: about dance, only who is enrolled in it (CAE-024). */
export function kindsFor(enrolments: readonly Enrolment[]): DemandKind[] {
  const kinds = Object.keys(demandLabels) as DemandKind[];
  return kinds.filter((kind) => kind !== 'dance' || enrolments.some(isDance));
}

/** The name, on the page, of the field where a demand is written; a change has a second one, for what stops. */
export function demandField(kind: DemandKind, part: 'text' | 'stopped' = 'text'): string {
  return part === 'text' ? `demand-${kind}` : `demand-${kind}-${part}`;
}

const sentences: Readonly<Record<Exclude<DemandKind, 'change' | 'other'>, string>> = {
  add: 'Ajout',
  studyLeave: 'Congé d’études',
  joinEnsemble: 'Entrer dans une pratique collective',
  leaveEnsemble: 'Quitter une pratique collective',
  dance: 'Danse',
};

/** What an answer asks the conservatoire to do, a short sentence each: what stops, then the demands (MAU-011…013). */
export function demandSentences({ stop, demands }: Pick<ReEnrolment, 'stop' | 'demands'>): string[] {
  return [...stop.map((cursus) => sentence('Arrêt', cursus)), ...demands.flatMap(demandSentence)];
}

function demandSentence(demand: Demand): string[] {
  switch (demand.kind) {
    case 'other':
      return [];
    case 'change':
      return [
        `${sentence('Changement, ce qui s’arrête', demand.stopped)} Souhaité\u00a0: ${ended(demand.text)}`,
      ];
    default:
      return [sentence(sentences[demand.kind], demand.text)];
  }
}

const sentence = (what: string, text: string): string =>
  text.trim() === '' ? `${what}.` : `${what}\u00a0: ${ended(text)}`;

/** On one line, with one full stop. */
function ended(text: string): string {
  const line = text.replace(/\s*\n\s*/g, ' ').trim();
  return /[.!?…]$/.test(line) ? line : `${line}.`;
}

/** *Précision*: what an answer says freely. */
export function freeText({ demands }: Pick<ReEnrolment, 'demands'>): string {
  return demands.find(({ kind }) => kind === 'other')?.text ?? '';
}
