import type { CourseTyped, PlacesLine } from '../../src/calls/lottery.ts';
import { explainSeats, seatsOf } from '../../src/places/seats.ts';
import type { FieldError } from '../fields/errors.ts';

/** A course as it is typed; whole numbers are text until the list is saved. */
export interface CourseForm extends Omit<CourseTyped, Figure> {
  readonly capacity: string;
  readonly reEnrolled: string;
  readonly acceptances: string;
  readonly minAge: string;
  readonly maxAge: string;
  /** Name of the level it shares its order with, as the settings say. */
  readonly drawnWith: string;
}

type Figure = 'capacity' | 'reEnrolled' | 'acceptances' | 'minAge' | 'maxAge';

const text = (figure: number | null): string => (figure === null ? '' : String(figure));

export function formOf({ seats: _seats, explained: _explained, ...line }: PlacesLine): CourseForm {
  return {
    ...line,
    capacity: text(line.capacity),
    reEnrolled: text(line.reEnrolled),
    acceptances: text(line.acceptances),
    minAge: text(line.minAge),
    maxAge: text(line.maxAge),
  };
}

export const emptyCourse: CourseForm = {
  code: '',
  conservatoire: '',
  activity: '',
  title: '',
  day: '',
  hour: '',
  minAge: '',
  maxAge: '',
  level: '',
  isIndividual: false,
  capacity: '',
  reEnrolled: '0',
  acceptances: '0',
  drawnWith: '',
};

const isWhole = (typed: string, most: number) => /^\d{1,4}$/.test(typed) && Number(typed) <= most;

/** What is typed as the program takes it; call it once nothing is wrong. */
export function courseOf({ drawnWith: _drawnWith, ...form }: CourseForm): CourseTyped {
  const orNone = (typed: string) => (typed === '' ? null : Number(typed));
  return {
    ...form,
    capacity: orNone(form.capacity),
    reEnrolled: Number(form.reEnrolled),
    acceptances: Number(form.acceptances),
    minAge: orNone(form.minAge),
    maxAge: orNone(form.maxAge),
  };
}

/** The seats of a line as it is typed, and how they come about; a sentence where its figures are none. */
export function seatsTyped(form: CourseForm): {
  readonly seats: string;
  readonly explained: readonly string[];
} {
  if (figuresIn(form).length > 0)
    return { seats: '?', explained: ['Un nombre de cette ligne est à corriger.'] };
  const course = courseOf(form);
  return { seats: seatsOf(course)?.seats.toString() ?? 'sans limite', explained: explainSeats(course) };
}

/** Of one line of the table: the fields that are no whole number. */
export function figuresIn({ code, capacity, reEnrolled, acceptances }: CourseForm): FieldError[] {
  const wrong = (field: Figure, what: string, isRight: boolean): FieldError[] =>
    isRight ? [] : [{ field: `${field}-${code}`, message: `${code}\u00a0: ${what} est un nombre entier.` }];
  return [
    ...wrong('capacity', 'la jauge', capacity === '' || isWhole(capacity, 9999)),
    ...wrong('reEnrolled', 'le nombre de réinscriptions', isWhole(reEnrolled, 9999)),
    ...wrong('acceptances', 'le nombre d’acceptations', isWhole(acceptances, 9999)),
  ];
}

/** Of one course in its form: `isNew` when no course of the list may have its code. */
export function faultsIn(form: CourseForm, taken: readonly string[]): FieldError[] {
  const checks: readonly (readonly [field: string, message: string, isRight: boolean])[] = [
    [
      'code',
      'Écrivez un code\u00a0: des majuscules sans accent, des chiffres, des tirets, 24 au plus.',
      /^[A-Z0-9-]{1,24}$/.test(form.code),
    ],
    ['code', `Le code ${form.code} est pris par un autre cours.`, !taken.includes(form.code)],
    ['conservatoire', 'Choisissez l’établissement.', form.conservatoire !== ''],
    ['activity', 'Écrivez l’activité, par exemple Danse.', form.activity.trim() !== ''],
    ['title', 'Écrivez l’intitulé.', form.title.trim() !== ''],
    ['hour', 'Écrivez l’heure comme 17:30, ou rien.', /^(([01]\d|2[0-3]):[0-5]\d)?$/.test(form.hour)],
    ['minAge', 'Écrivez un âge en années, ou rien.', form.minAge === '' || isWhole(form.minAge, 120)],
    ['maxAge', 'Écrivez un âge en années, ou rien.', form.maxAge === '' || isWhole(form.maxAge, 120)],
  ];
  const wrong = checks.filter(([, , isRight]) => !isRight);
  return wrong
    .filter(([field], i) => wrong.findIndex((one) => one[0] === field) === i)
    .map(([field, message]) => ({ field, message }));
}
