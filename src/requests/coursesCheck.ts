import type { Demand } from '../calls/answer.ts';
import type { FieldProblem } from './check.ts';
import { type Choices, courseNames, type Offered } from './courses.ts';
import { demandField, kindsFor, longestText } from './demands.ts';

interface Asked extends Choices {
  /** Not said on the page, where it follows from `keep`. */
  readonly stop?: readonly string[];
}

/**
 * What is wrong in the step *Cours*. A cursus is kept whole (CAE-023), but where the town allows a part (X8); something
 * is asked, or the family means to stop (MAU-013); and what is asked is said (MAU-012, CAE-024).
 */
export function coursesProblems(asked: Asked, offered: readonly Offered[]): FieldProblem[] {
  const unknown = cursusProblems(asked, offered);
  if (unknown.length > 0) return unknown;
  return [
    ...partialProblems(asked, offered),
    ...emptyProblems(asked, offered),
    ...demandsProblems(asked, offered),
  ];
}

const isTwice = (names: readonly string[]): boolean => new Set(names).size < names.length;

function cursusProblems({ keep, stop = [] }: Asked, offered: readonly Offered[]): FieldProblem[] {
  const known = offered.map(({ cursus }) => cursus);
  const named = [...keep, ...stop];
  if (named.every((cursus) => known.includes(cursus)) && !isTwice(named)) return [];
  return [{ field: 'keep', message: 'Les cursus de cet élève ont changé. Rechargez la page.' }];
}

function emptyProblems({ keep, demands }: Asked, offered: readonly Offered[]): FieldProblem[] {
  if (keep.length > 0 || demands.length > 0) return [];
  return offered.length > 0
    ? [{ field: 'keep', message: 'Cochez un cursus, ou dites plus bas ce que vous demandez.' }]
    : [{ field: 'demands', message: 'Cochez ce que vous demandez.' }];
}

/** The field where the courses of one cursus are ticked. */
export const coursesField = (rank: number): string => `courses-${rank}`;

function partialProblems({ keep, partial }: Asked, offered: readonly Offered[]): FieldProblem[] {
  const isAllowed = partial.every(
    ({ cursus, courses }) => keep.includes(cursus) && offered.some((one) => isPartOf(one, cursus, courses)),
  );
  if (!isAllowed || isTwice(partial.map(({ cursus }) => cursus))) {
    return [
      { field: 'keep', message: 'Un cursus se garde en entier, avec tous ses cours. Rechargez la page.' },
    ];
  }
  return partial.flatMap(({ cursus, courses }) =>
    courses.length > 0
      ? []
      : [
          {
            field: coursesField(offered.findIndex((one) => one.cursus === cursus)),
            message: `Cochez un cours au moins, ou décochez «\u00a0${cursus}\u00a0».`,
          },
        ],
  );
}

function isPartOf(one: Offered, cursus: string, courses: readonly string[]): boolean {
  const known = courseNames(one);
  return (
    one.divisible &&
    one.cursus === cursus &&
    !isTwice(courses) &&
    courses.every((course) => known.includes(course)) &&
    courses.length < known.length
  );
}

function demandsProblems({ demands }: Asked, offered: readonly Offered[]): FieldProblem[] {
  const kinds = demands.map(({ kind }) => kind);
  if (isTwice(kinds)) {
    return [{ field: 'demands', message: 'Une demande est faite deux fois. Rechargez la page.' }];
  }
  if (kinds.some((kind) => !kindsFor(offered).includes(kind))) {
    const message = 'Une demande en danse est réservée aux élèves déjà inscrits en danse. Décochez-la.';
    return [{ field: 'demands', message }];
  }
  return demands.flatMap(demandProblems);
}

function demandProblems(demand: Demand): FieldProblem[] {
  const { kind, text } = demand;
  const asked = textProblems(text, demand, demandField(kind));
  return kind === 'change'
    ? [...textProblems(demand.stopped, demand, demandField(kind, 'stopped')), ...asked]
    : asked;
}

const emptyMessages: Readonly<Record<string, string>> = {
  'demand-change-stopped': 'Écrivez ce qui s’arrête.',
  'demand-change': 'Écrivez ce que vous souhaitez à la place.',
  'demand-add': 'Écrivez ce que vous souhaitez ajouter.',
  'demand-joinEnsemble': 'Écrivez dans quelle pratique collective entrer.',
  'demand-leaveEnsemble': 'Écrivez quelle pratique collective quitter.',
  'demand-dance': 'Écrivez votre demande en danse.',
  'demand-other': 'Écrivez votre précision.',
};

/** Only a study leave may go without words. */
function textProblems(text: string, demand: Demand, field: string): FieldProblem[] {
  const { length } = text.trim();
  const most = longestText(demand);
  const empty = emptyMessages[field];
  if (length === 0 && empty !== undefined) {
    return [{ field, message: `${empty} Ou décochez cette demande.` }];
  }
  if (length <= most) return [];
  const message = `Ce texte fait ${figure(length)} caractères, la limite est ${figure(most)}. Raccourcissez-le.`;
  return [{ field, message }];
}

/** `20 000`, with a space that does not break. */
const figure = (count: number): string => String(count).replace(/\B(?=(\d{3})+$)/g, '\u202f');
