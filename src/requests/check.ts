import type { Answer, Coordinates } from '../calls.ts';
import { isMail } from '../people/mail.ts';
import type { Student } from '../people/student.ts';

/** One thing to mend in an answer: the field's name on the page, and what to do about it. */
export interface FieldProblem {
  readonly field: string;
  readonly message: string;
}

/** Everything wrong with an answer, in the order of the page; empty when it can be sent. */
export function problemsOf(answer: Answer, student: Student, textsVersion: string): FieldProblem[] {
  const problems = answer.decision === 'decline' ? [] : [...contact(answer.coordinates), ...courses(answer, student)];
  return [...problems, ...accepted(answer, textsVersion)];
}

function contact({ address, phone, mail }: Coordinates): FieldProblem[] {
  const problems: FieldProblem[] = [];
  if (address.street.trim() === '') problems.push({ field: 'street', message: 'Indiquez le numéro et la rue.' });
  if (address.postcode.trim() === '') problems.push({ field: 'postcode', message: 'Indiquez le code postal.' });
  if (address.town.trim() === '') problems.push({ field: 'town', message: 'Indiquez la commune.' });
  if (mail !== '' && !isMail(mail)) {
    problems.push({
      field: 'mail',
      message: 'Cette adresse de courriel ne peut pas fonctionner. Exemple : prenom.nom@exemple.fr.',
    });
  }
  if (phone !== '' && !/^\+?[\d .()-]{6,25}$/.test(phone)) {
    problems.push({ field: 'phone', message: 'Écrivez le téléphone en chiffres. Exemple : 06 39 98 12 34.' });
  }
  if (phone === '' && mail === '') {
    problems.push({ field: 'phone', message: 'Indiquez un téléphone ou un courriel, pour que nous puissions vous joindre.' });
  }
  return problems;
}

/** A cursus is kept whole (CAE-023); a change without a cursus needs words (MAU-012, MAU-013). */
function courses(answer: Extract<Answer, { decision: 'reEnrol' }>, student: Student): FieldProblem[] {
  const known = student.enrolments.map((enrolment) => enrolment.cursus);
  if (answer.keep.some((cursus) => !known.includes(cursus)) || new Set(answer.keep).size < answer.keep.length) {
    return [{ field: 'keep', message: 'Un cursus de la liste n’est pas celui de cet élève. Rechargez la page.' }];
  }
  if (answer.keep.length === 0 && answer.demand.trim() === '') {
    return [
      {
        field: 'keep',
        message: 'Cochez au moins un cursus, ou écrivez votre demande. Pour arrêter, choisissez « Je ne souhaite pas ».',
      },
    ];
  }
  return [];
}

/** PAR-011, CAE-028: the server refuses an answer without the ticked boxes, or ticked for another version. */
function accepted(answer: Answer, version: string): FieldProblem[] {
  const problems: FieldProblem[] = [];
  if (answer.accepts.terms !== version) {
    problems.push({ field: 'terms', message: 'Cochez la case des conditions d’utilisation pour envoyer.' });
  }
  if (answer.accepts.notice !== version) {
    problems.push({ field: 'notice', message: 'Cochez la case des données personnelles pour envoyer.' });
  }
  return problems;
}
