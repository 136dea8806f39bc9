import type { Register } from '../register/register.ts';
import { type Found, json, type Spec, text, whole, yesNo } from '../register/table.ts';
import type { OpenCourse } from './course.ts';

/** A row of *Cours*. */
export interface CourseRow extends OpenCourse {
  /** Journal number of the last act applied to the row. */
  readonly journal: number;
  /** How many of last year's list have accepted a seat in it (IVR-052). */
  readonly acceptances: number;
  /** No longer in this year's list: it keeps its row, and its code is not used again. */
  readonly isGone: boolean;
}

export const courseSpec: Spec<CourseRow> = {
  name: 'Cours',
  columns: {
    code: text('Code'),
    journal: whole('Journal'),
    conservatoire: text('Établissement'),
    activity: text('Activité'),
    title: text('Intitulé'),
    day: text('Jour'),
    hour: text('Heure'),
    minAge: json<number | null>('Âge minimum', null),
    maxAge: json<number | null>('Âge maximum', null),
    level: text('Niveau'),
    isIndividual: yesNo('Individuel'),
    capacity: json<number | null>('Jauge', null),
    reEnrolled: whole('Réinscriptions'),
    acceptances: whole('Acceptations de l’an dernier'),
    isGone: yesNo('Retiré'),
  },
};

/** Every course ever entered, with its row, in no order that matters. */
export function courseRows(register: Register): Found<CourseRow>[] {
  return register.table(courseSpec).all();
}

/** The courses of this year, by code. */
export function coursesOf(rows: readonly Found<CourseRow>[]): CourseRow[] {
  return rows
    .map(({ record }) => record)
    .filter(({ isGone }) => !isGone)
    .sort((a, b) => (a.code < b.code ? -1 : 1));
}
