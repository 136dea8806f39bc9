import type { AllocationRule } from '../frozen.ts';
import type { Edition, Named, PvFacts } from './facts.ts';

/** `1er`, `2e`. */
export const ordinal = (rank: number): string => (rank === 1 ? '1er' : `${rank}e`);

/** `3 places`, `1 place`: one up to, but not, two. */
export const counted = (count: number, one: string, many = `${one}s`): string =>
  `${count}\u00a0${count < 2 ? one : many}`;

export const ruleNames: Readonly<Record<AllocationRule, string>> = {
  'offres-par-cours': 'les cours proposent',
  'demandes-des-familles': 'les familles demandent',
};

export const ruleWords: Readonly<Record<AllocationRule, string>> = {
  'offres-par-cours':
    'Chaque cours propose ses places dans l’ordre du tirage. Qui reçoit plusieurs places garde son vœu préféré. Les places rendues vont aux personnes suivantes, jusqu’à ce que rien ne bouge.',
  'demandes-des-familles':
    'Chaque participation demande son vœu préféré. Le cours garde les personnes tirées en premier. Qui n’est pas gardé demande son vœu suivant, jusqu’à ce que rien ne bouge.',
};

/** The two lists, as families read them (IVR-034, IVR-035). */
export const listNames = { R: 'liste prioritaire', N: 'seconde liste' } as const;

/** What the rules leave open and how they were read (X4, X5, X11, X14): printed in the minutes. */
export const readings: readonly string[] = [
  'Un bulletin remis après l’heure de fin des inscriptions est nul, sauf décision signée.',
  'La liste prioritaire passe entière avant la seconde liste.',
  'Qui accepte un vœu moins préféré reste en attente pour ses vœux préférés.',
  'Qui renonce à un vœu, ou ne répond pas à temps, renonce aussi aux vœux moins préférés.',
  'Qui tient déjà une place la garde s’il refuse un vœu préféré ou ne répond pas.',
  'Après la liste principale, le délai de réponse est de 24\u00a0h au conservatoire et de 48\u00a0h ailleurs, sauf autre réglage publié de la structure.',
  'Une preuve de domicile reçue après la publication donne la dernière place de la liste prioritaire.',
];

const unnamed = 'nom non publié';

/** A participant's name as an edition may show it (IVR-040, IVR-041, X9). */
export function nameFor(edition: Edition, person: Named | undefined): string {
  if (!person) return '';
  const isNamed = edition === 'projet' || edition === 'nominatif' || person.mayPublish;
  return isNamed ? `${person.firstName} ${person.lastName}` : unnamed;
}

const editionMarks: Readonly<Record<Edition, string>> = {
  projet: 'PROJET',
  nominatif: '',
  consultable: 'CONSULTATION SUR DEMANDE – NE PAS DIFFUSER',
  public: '',
};

/** What each page says of itself at its head. */
export function markOf(edition: Edition, isTrial: boolean): string {
  return [editionMarks[edition], isTrial ? trialMark : ''].filter((mark) => mark !== '').join(' – ');
}

export const trialMark = 'TIRAGE D’ESSAI – SANS VALEUR';

/** `Code – titre`, of a course or of the level whose courses share one order. */
export function titleOf({ courses, levels }: Pick<PvFacts, 'courses' | 'levels'>, unit: string): string {
  const title = levels.get(unit) ?? courses.find(({ id }) => id === unit)?.title;
  return title === undefined ? unit : `${unit} – ${title}`;
}
