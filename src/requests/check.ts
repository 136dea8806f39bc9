import type { Answer, Coordinates } from '../calls/answer.ts';
import type { Versions } from '../campaign/settings.ts';
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
  versions: Versions,
): FieldProblem[] {
  const asked =
    answer.decision === 'decline'
      ? []
      : [
          ...coordinatesProblems(answer.coordinates),
          ...studentAddressProblems(answer.studentAddress, student.firstName),
          ...coursesProblems(answer, student.enrolments),
        ];
  return [...asked, ...acceptedProblems(answer, versions)];
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

/** What its box is about, as a sentence names it. */
const texts: Readonly<Record<keyof Versions, { readonly box: string; readonly changed: string }>> = {
  terms: { box: 'des conditions d’utilisation', changed: 'Les conditions d’utilisation ont changé' },
  notice: { box: 'des données personnelles', changed: 'La notice sur les données personnelles a changé' },
  fees: { box: 'des tarifs et règlements', changed: 'Les tarifs et règlements ont changé' },
};

/** What to do about a box that is not ticked, or that was ticked for a text that changed meanwhile. */
export function boxProblem(text: keyof Versions, accepted = ''): FieldProblem {
  const { box, changed } = texts[text];
  const message =
    accepted === ''
      ? `Cochez la case ${box} pour envoyer.`
      : `${changed} pendant que vous répondiez. Relisez, puis cochez la case.`;
  return { field: text, message };
}

/**
 * PAR-011, CAE-028: the server refuses an answer without the ticked boxes, or ticked for another version. Who does not
 * re-enrol pays nothing: the fees are not theirs to read.
 */
function acceptedProblems({ accepts, decision }: Answer, versions: Versions): FieldProblem[] {
  const asked = (['terms', 'notice', 'fees'] as const).filter(
    (text) => text !== 'fees' || (versions.fees !== '' && decision === 'reEnrol'),
  );
  return asked
    .filter((text) => accepts[text] !== versions[text])
    .map((text) => boxProblem(text, accepts[text]));
}
