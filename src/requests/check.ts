import type { Answer, Coordinates } from '../calls.ts';
import { isMail } from '../mailAddress.ts';
import type { PostalAddress } from '../people/student.ts';
import type { Offered } from './courses.ts';
import { coursesProblems } from './coursesCheck.ts';

/**
 * What must be mended in an answer before it can be sent. The page and the server ask the same questions: the page to
 * help, the server to decide.
 */
export interface FieldProblem {
  /** The field's name on the page. */
  readonly field: string;
  /** French: what to do about it. */
  readonly message: string;
}

/** Everything wrong with an answer, in the order of the page; empty when it can be sent. */
export function problemsOf(
  answer: Answer,
  student: { readonly firstName: string; readonly enrolments: readonly Offered[] },
  textsVersion: string,
): FieldProblem[] {
  const asked =
    answer.decision === 'decline'
      ? []
      : [
          ...coordinatesProblems(answer.coordinates),
          ...studentAddressProblems(answer.studentAddress, student.firstName),
          ...coursesProblems(answer, student.enrolments),
        ];
  return [...asked, ...acceptedProblems(answer, textsVersion)];
}

/** A way to write by post, and at least one other way to reach the person (CAE-017, MAU-005). */
export function coordinatesProblems({ address, phone, mail }: Coordinates): FieldProblem[] {
  const problems = addressProblems(address);
  if (phone.trim() === '' && mail.trim() === '') {
    problems.push({
      field: 'phone',
      message: 'Indiquez un téléphone ou un courriel, pour que nous puissions vous joindre.',
    });
  } else if (phone.trim() !== '' && !/^\+?[\d .()-]{6,25}$/.test(phone.trim())) {
    problems.push({
      field: 'phone',
      message: 'Écrivez le téléphone en chiffres. Exemple\u00a0: 06 39 98 12 34.',
    });
  }
  if (mail.trim() !== '' && !isMail(mail.trim())) {
    problems.push({
      field: 'mail',
      message: 'Cette adresse de courriel ne peut pas fonctionner. Exemple\u00a0: prenom.nom@exemple.fr.',
    });
  }
  return problems;
}

function addressProblems({ street, postcode, town }: PostalAddress): FieldProblem[] {
  const problems: FieldProblem[] = [];
  if (street.trim() === '') problems.push({ field: 'street', message: 'Indiquez le numéro et la rue.' });
  if (postcode.trim() === '') problems.push({ field: 'postcode', message: 'Indiquez le code postal.' });
  if (town.trim() === '') problems.push({ field: 'town', message: 'Indiquez la commune.' });
  return problems;
}

const studentFields: Readonly<Record<string, string>> = {
  street: 'studentStreet',
  postcode: 'studentPostcode',
  town: 'studentTown',
};

/** Said of the student, so that two addresses are never taken for each other. */
export function studentAddressProblems(address: PostalAddress, firstName: string): FieldProblem[] {
  return addressProblems(address).map(({ field, message }) => ({
    field: studentFields[field] ?? field,
    message: `Pour ${firstName}\u00a0: ${message.charAt(0).toLowerCase()}${message.slice(1)}`,
  }));
}

/** PAR-011, CAE-028: the server refuses an answer without the ticked boxes, or ticked for another version. */
function acceptedProblems({ accepts }: Answer, version: string): FieldProblem[] {
  const problems: FieldProblem[] = [];
  if (accepts.terms !== version) {
    problems.push({ field: 'terms', message: 'Cochez la case des conditions d’utilisation pour envoyer.' });
  }
  if (accepts.notice !== version) {
    problems.push({ field: 'notice', message: 'Cochez la case des données personnelles pour envoyer.' });
  }
  return problems;
}
