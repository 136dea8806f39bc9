import type { StudentCard } from '../../src/calls.ts';
import { isMail } from '../../src/people/mail.ts';
import type { FieldError } from '../fields/errors.ts';
import type { Address, Form, Step } from './form.ts';

type Checked = Pick<StudentCard, 'enrolments' | 'firstName'>;

/** What must be corrected before leaving a step, in the order of the screen; the program checks again. */
export function errorsAt(step: Step, form: Form, card: Checked): FieldError[] {
  if (form.decision === 'decline') return [];
  if (step === 'coordinates') {
    return [...coordinates(form), ...(form.sameAddress ? [] : studentAddress(form, card))];
  }
  if (step !== 'courses' || !isEmptyRequest(form)) return [];
  return card.enrolments.length > 0
    ? [{ field: 'keep', message: 'Cochez un cursus, ou écrivez votre demande.' }]
    : [{ field: 'demand', message: 'Écrivez votre demande.' }];
}

/** Nothing ticked and nothing written: perhaps they mean to stop (MAU-013). */
export const isEmptyRequest = (form: Form): boolean => form.keep.length === 0 && form.demand.trim() === '';

interface AddressFields {
  readonly street: string;
  readonly postcode: string;
  readonly town: string;
}

export const ownFields: AddressFields = { street: 'street', postcode: 'postcode', town: 'town' };
export const studentFields: AddressFields = {
  street: 'studentStreet',
  postcode: 'studentPostcode',
  town: 'studentTown',
};

function address(given: Address, fields: AddressFields): FieldError[] {
  const errors: FieldError[] = [];
  if (given.street.trim() === '')
    errors.push({ field: fields.street, message: 'Indiquez le numéro et la rue.' });
  if (given.postcode.trim() === '')
    errors.push({ field: fields.postcode, message: 'Indiquez le code postal.' });
  if (given.town.trim() === '') errors.push({ field: fields.town, message: 'Indiquez la commune.' });
  return errors;
}

/** Said of the student, so that two addresses are never taken for each other in the summary. */
function studentAddress(form: Form, { firstName }: Checked): FieldError[] {
  return address(form.studentAddress, studentFields).map(({ field, message }) => ({
    field,
    message: `Pour ${firstName}\u00a0: ${message.charAt(0).toLowerCase()}${message.slice(1)}`,
  }));
}

function coordinates({ coordinates: { address: own, phone, mail } }: Form): FieldError[] {
  const errors = address(own, ownFields);
  if (phone.trim() === '' && mail.trim() === '') {
    errors.push({
      field: 'phone',
      message: 'Indiquez un téléphone ou un courriel, pour que nous puissions vous joindre.',
    });
  } else if (phone.trim() !== '' && !/^\+?[\d .()-]{6,25}$/.test(phone.trim())) {
    errors.push({
      field: 'phone',
      message: 'Écrivez le téléphone en chiffres. Exemple\u00a0: 06 39 98 12 34.',
    });
  }
  if (mail.trim() !== '' && !isMail(mail.trim())) {
    errors.push({
      field: 'mail',
      message: 'Cette adresse de courriel ne peut pas fonctionner. Exemple\u00a0: prenom.nom@exemple.fr.',
    });
  }
  return errors;
}

/** The step where a field is mended, for what the program refuses. */
export function stepOf(field: string): Step {
  if (field === 'keep' || field === 'demand') return 'courses';
  return field === 'terms' || field === 'notice' ? 'recap' : 'coordinates';
}
