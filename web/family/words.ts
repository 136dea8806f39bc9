import type { StudentCard } from '../../src/calls/family.ts';
import { of } from '../../src/french.ts';

type Named = Pick<StudentCard, 'firstName' | 'lastName' | 'self'>;

export const fullName = ({ firstName, lastName }: Named): string =>
  `${firstName} ${lastName.toLocaleUpperCase('fr')}`;

/** What the page is about: the same words in the band and in every title. */
export const subjectOf = (card: Named): string =>
  card.self ? 'Votre réinscription' : `Réinscription ${of(card.firstName)}`;

/** `le lundi 11 mai 2026 à 18 h 42`, `à 18 h 42`: the program gives the instant in words. */
export const since = (instant: string): string =>
  /^\d/.test(instant) ? `à\u00a0${instant}` : `le ${instant}`;

export const ages = (age: number): string => `${age}\u00a0${age > 1 ? 'ans' : 'an'}`;

/** `2026-2027` with a dash that does not break. */
export const schoolYear = (year: string): string => year.replace('-', '\u2011');

export const steps = {
  coordinates: 'Coordonnées',
  documents: 'Pièces',
  courses: 'Cours',
  recap: 'Récapitulatif',
  sending: 'Envoi',
} as const;

export type ShownStep = keyof typeof steps;

/** The steps to show, in order: who stops has nothing to choose. */
export const stepsFor = (decision: 'reEnrol' | 'decline'): readonly ShownStep[] =>
  decision === 'decline' ? ['recap', 'sending'] : ['coordinates', 'documents', 'courses', 'recap', 'sending'];
