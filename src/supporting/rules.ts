import { normalise } from '../people/sameness.ts';
import type { Enrolment, Student } from '../people/student.ts';

/** A supporting document a family is asked for. */
export type DocumentId = 'photo' | 'taxNotice' | 'proofOfAddress' | 'medicalCertificate';

export interface SupportingDocument {
  readonly id: DocumentId;
  /** Given once for the family, or for each student. */
  readonly level: 'family' | 'student';
  /** In French, with the years of this campaign. */
  readonly label: string;
  /** What counts, in French; may be empty. */
  readonly hint: string;
  /** Older than this many months, it is no longer good; null when age does not matter. */
  readonly monthsAtMost: number | null;
}

/** What the rules look at. */
export interface Situation {
  readonly enrolments: readonly Enrolment[];
  /** The student lives in the town (one of its postcodes). */
  readonly resident: boolean;
  /** `2026-2027`. */
  readonly schoolYear: string;
}

interface Rule {
  readonly asked: (situation: Situation) => boolean;
  readonly document: (situation: Situation) => SupportingDocument;
}

/**
 * Population × residence × discipline → documents (CAE-005, CAE-006, CAE-007): an identity photo for everybody; from
 * residents in a traditional cursus, the tax notice and a proof of address; from dancers, and from the CPES of theatre
 * in a traditional cursus, a medical certificate (R. 362-2). None of them holds a request back (CAE-019).
 */
const rules: readonly Rule[] = [
  {
    asked: ({ enrolments, resident }) => resident && enrolments.some(isTraditional),
    document: ({ schoolYear }) => {
      const year = Number(schoolYear.slice(0, 4));
      return {
        id: 'taxNotice',
        level: 'family',
        label: `Avis d’imposition ${year} sur les revenus ${year - 1}`,
        hint: 'Ou la déclaration, toutes les pages. Parents séparés en garde alternée\u00a0: celui de chacun.',
        monthsAtMost: null,
      };
    },
  },
  {
    asked: ({ enrolments, resident }) => resident && enrolments.some(isTraditional),
    document: () => ({
      id: 'proofOfAddress',
      level: 'family',
      label: 'Justificatif de domicile de moins de 3\u00a0mois',
      hint: 'Quittance de loyer, ou facture d’électricité, de gaz ou d’eau.',
      monthsAtMost: 3,
    }),
  },
  {
    asked: () => true,
    document: () => ({
      id: 'photo',
      level: 'student',
      label: 'Photo d’identité',
      hint: '',
      monthsAtMost: null,
    }),
  },
  {
    asked: ({ enrolments }) =>
      enrolments.some((one) => isDance(one) || (isTraditional(one) && isTheatreCpes(one))),
    document: () => ({
      id: 'medicalCertificate',
      level: 'student',
      label: 'Certificat médical de moins de 3\u00a0mois',
      hint: 'Le médecin y écrit que rien n’empêche de pratiquer. Demandé chaque année pour la danse.',
      monthsAtMost: 3,
    }),
  },
];

/** The documents asked for one student, those of the family first; the order of the enrolments changes nothing. */
export function documentsFor(situation: Situation): SupportingDocument[] {
  return rules.filter(({ asked }) => asked(situation)).map(({ document }) => document(situation));
}

export function isResident({ address }: Pick<Student, 'address'>, postcodes: readonly string[]): boolean {
  return postcodes.includes(address.postcode.replace(/\s/g, ''));
}

/** No course of it is taught on adapted hours (*horaires aménagés*). */
function isTraditional({ courses }: Enrolment): boolean {
  return !courses.some(({ adapted }) => adapted);
}

function isDance(enrolment: Enrolment): boolean {
  return wordsOf(enrolment).includes('danse');
}

function isTheatreCpes(enrolment: Enrolment): boolean {
  const words = wordsOf(enrolment);
  return words.includes('cpes') && words.includes('theatre');
}

function wordsOf({ cursus, courses }: Enrolment): string {
  return [cursus, ...courses.flatMap(({ name, level }) => [name, level])].map(normalise).join(' ');
}
