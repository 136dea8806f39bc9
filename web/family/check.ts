import type { StudentCard } from '../../src/calls/family.ts';
import { coordinatesProblems, studentAddressProblems } from '../../src/requests/check.ts';
import { coursesProblems } from '../../src/requests/coursesCheck.ts';
import type { FieldError } from '../fields/errors.ts';
import type { Form, Step } from './form.ts';

type Checked = Pick<StudentCard, 'enrolments' | 'firstName'>;

/** What must be corrected before leaving a step, in the order of the screen; the program checks again. */
export function errorsAt(step: Step, form: Form, card: Checked): FieldError[] {
  if (form.decision === 'decline') return [];
  if (step === 'courses') return coursesProblems(form, card.enrolments);
  if (step !== 'coordinates') return [];
  const student = form.sameAddress ? [] : studentAddressProblems(form.studentAddress, card.firstName);
  return [...coordinatesProblems(form.coordinates), ...student];
}

/** Nothing kept and nothing asked: perhaps they mean to stop (MAU-013). */
export const isEmptyRequest = ({ keep, demands }: Form): boolean => keep.length + demands.length === 0;

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

/** The step where a field is mended, for what the program refuses. */
export function stepOf(field: string): Step {
  if (/^(keep$|courses-|demands$|demand-)/.test(field)) return 'courses';
  return field === 'terms' || field === 'notice' || field === 'fees' ? 'recap' : 'coordinates';
}
