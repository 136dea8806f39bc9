import type { Town } from '../campaign/town.ts';
import { normalise } from '../people/sameness.ts';
import type { Enrolment, Student } from '../people/student.ts';

/** A supporting document that the rules know. */
export type DocumentId = 'photo' | 'taxNotice' | 'proofOfAddress' | 'medicalCertificate';

export interface SupportingDocument {
  /** A `DocumentId`, or the identifier of one that a clerk asked for. */
  readonly id: string;
  /** Given once for the family, or for each student. */
  readonly level: 'family' | 'student';
  /** In French, with the years of this campaign. */
  readonly label: string;
  /** What counts, in French; may be empty. */
  readonly hint: string;
  /** Older than this many months, it is no longer good; null when age does not matter. */
  readonly monthsAtMost: number | null;
  /** Says something of somebody's health: its file goes once a clerk has seen it; that it was seen, and until when it is valid, stays. */
  readonly isSensitive: boolean;
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
  readonly level: SupportingDocument['level'];
  /** The label, and what counts; `year` is the first of the school year. */
  readonly words: (year: number) => readonly [label: string, hint: string];
  readonly monthsAtMost: number | null;
  readonly isSensitive?: true;
}

/**
 * Population × residence × discipline → documents (CAE-005, CAE-006, CAE-007): an identity photo for everybody; from
 * residents in a traditional cursus, the tax notice and a proof of address; from dancers, and from the CPES of theatre
 * in a traditional cursus, a medical certificate (R. 362-2). None of them holds a request back (CAE-019).
 */
const rules: Readonly<Record<DocumentId, Rule>> = {
  taxNotice: {
    asked: ({ enrolments, resident }) => resident && enrolments.some(isTraditional),
    level: 'family',
    words: (year) => [
      `Avis d’imposition ${year} sur les revenus ${year - 1}`,
      'Ou la déclaration, toutes les pages. Parents séparés en garde alternée\u00a0: celui de chacun.',
    ],
    monthsAtMost: null,
  },
  proofOfAddress: {
    asked: ({ enrolments, resident }) => resident && enrolments.some(isTraditional),
    level: 'family',
    words: () => [
      'Justificatif de domicile de moins de 3\u00a0mois',
      'Quittance de loyer, ou facture d’électricité, de gaz ou d’eau.',
    ],
    monthsAtMost: 3,
  },
  photo: {
    asked: () => true,
    level: 'student',
    words: () => ['Photo d’identité', ''],
    monthsAtMost: null,
  },
  medicalCertificate: {
    asked: ({ enrolments }) =>
      enrolments.some((one) => isDance(one) || (isTraditional(one) && isTheatreCpes(one))),
    level: 'student',
    words: () => [
      'Certificat médical de moins de 3\u00a0mois',
      'Le médecin y écrit que rien n’empêche de pratiquer. Demandé chaque année pour la danse.',
    ],
    monthsAtMost: 3,
    isSensitive: true,
  },
};

/** The documents asked for one student, those of the family first; the order of the enrolments changes nothing. */
export function documentsFor(situation: Situation): SupportingDocument[] {
  return allDocuments(situation.schoolYear).filter(({ id }) => rules[id as DocumentId].asked(situation));
}

/** Every document there is, those of the family first. */
export function allDocuments(schoolYear: string): SupportingDocument[] {
  return (Object.keys(rules) as DocumentId[]).map((id) => documentOf(id, schoolYear));
}

/** A document by its identifier, asked of somebody or not; `null` where there is none of that name. */
export function documentNamed(id: string, schoolYear: string): SupportingDocument | null {
  return Object.prototype.hasOwnProperty.call(rules, id) ? documentOf(id as DocumentId, schoolYear) : null;
}

function documentOf(id: DocumentId, schoolYear: string): SupportingDocument {
  const { level, words, monthsAtMost, isSensitive = false } = rules[id];
  const [label, hint] = words(Number(schoolYear.slice(0, 4)));
  return { id, level, label, hint, monthsAtMost, isSensitive };
}

/** What the documents asked of a student depend on, as the school knows it. */
export function knownSituation(
  { enrolments, address }: Pick<Student, 'enrolments' | 'address'>,
  { postcodes, schoolYear }: Pick<Town, 'postcodes' | 'schoolYear'>,
): Situation {
  return { enrolments, resident: isResident({ address }, postcodes), schoolYear };
}

/** A paper that a clerk asks for by its name: does it say something of somebody's health? */
export function isAboutHealth(label: string): boolean {
  return /mdph|handicap|medic|sante/.test(normalise(label));
}

export function isResident({ address }: Pick<Student, 'address'>, postcodes: readonly string[]): boolean {
  return postcodes.includes(address.postcode.replace(/\s/g, ''));
}

/** No course of it is taught on adapted hours (*horaires aménagés*). */
function isTraditional({ courses }: Enrolment): boolean {
  return !courses.some(({ adapted }) => adapted);
}

/** Dance, by the words of the cursus or of its courses. */
export function isDance(enrolment: Enrolment): boolean {
  return wordsOf(enrolment).includes('danse');
}

function isTheatreCpes(enrolment: Enrolment): boolean {
  const words = wordsOf(enrolment);
  return words.includes('cpes') && words.includes('theatre');
}

function wordsOf({ cursus, courses }: Enrolment): string {
  return [cursus, ...courses.flatMap(({ name, level }) => [name, level])].map(plain).join(' ');
}

/** A town has thousands of students, and a few dozen names of courses. */
const known = new Map<string, string>();

function plain(text: string): string {
  const found = known.get(text) ?? normalise(text);
  known.set(text, found);
  return found;
}
