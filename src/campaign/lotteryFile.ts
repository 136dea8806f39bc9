import { addDays, at, boundOf, instantOf } from '../dates.ts';
import type { Lottery } from './lottery.ts';
import { ballotPeriodOf, periodOf } from './opening.ts';
import type { Town } from './town.ts';
import type { TownFault } from './townFile.ts';

const day = (example: string) => `un jour, par exemple\u00a0: ${example}`;
const minute = (example: string) => `un jour et une heure, par exemple\u00a0: ${example}`;

/** What each field of the lottery is called, and what it must hold. */
export const lotteryFields = {
  lottery: { label: 'Tirage au sort', wanted: 'les dates et les règles du tirage, ou rien' },
  'lottery.placesPublishedOn': { label: 'Publication des places', wanted: day('2026-09-01') },
  'lottery.opensAt': { label: 'Ouverture des bulletins', wanted: minute('2026-09-12T09:00') },
  'lottery.closesAt': { label: 'Clôture des bulletins', wanted: minute('2026-09-12T17:00') },
  'lottery.drawAt': { label: 'Date du tirage', wanted: minute('2026-09-14T10:00') },
  'lottery.place': { label: 'Lieu du tirage', wanted: 'un texte' },
  'lottery.resultsBy': { label: 'Date des résultats', wanted: day('2026-09-15') },
  'lottery.mainListAnswersBy': {
    label: 'Date limite des réponses à la liste principale',
    wanted: minute('2026-09-16T23:59'),
  },
  'lottery.ageReference': { label: 'Date de référence des âges', wanted: day('2026-09-01') },
  'lottery.lastYearOffersBy': {
    label: 'Date limite des propositions à la liste de l’an dernier',
    wanted: day('2026-07-13'),
  },
  'lottery.ballotLimits': {
    label: 'Nombre de bulletins par personne',
    wanted:
      'pour chaque code de conservatoire un nombre de 1 à 20, ou un nombre par activité, par exemple\u00a0: {"CMD": {"Danse": 1, "Musique": 1}, "HAN": 1}',
  },
  'lottery.levels': {
    label: 'Niveaux tirés ensemble',
    wanted: 'pour chaque code de niveau son nom (name) et la liste des codes de ses cours (courses)',
  },
  'lottery.drawId': {
    label: 'Identifiant du tirage',
    wanted: '1 à 36 majuscules, chiffres ou tirets, par exemple\u00a0: VILLE-2026-09-14',
  },
  'lottery.answerHours': {
    label: 'Heures pour répondre à une proposition',
    wanted:
      'pour chaque code de conservatoire un nombre de 1 à 240, par exemple\u00a0: {"CMD": 24, "HAN": 48}, ou rien',
  },
  'lottery.formDays': {
    label: 'Jours pour rendre la fiche d’inscription',
    wanted: 'pour chaque code de conservatoire un nombre de 1 à 90, ou rien',
  },
  'lottery.allocation': {
    label: 'Règle d’attribution',
    wanted: 'offres-par-cours ou demandes-des-familles, ou rien',
  },
} as const;

type DateRead = readonly [name: keyof Lottery, value: string, instant: (value: string) => number];

/** The dates of the lottery and how each is read. */
export function lotteryDates(lottery: Lottery): DateRead[] {
  const days = ['placesPublishedOn', 'resultsBy', 'ageReference', 'lastYearOffersBy'] as const;
  const minutes = ['opensAt', 'closesAt', 'drawAt', 'mainListAnswersBy'] as const;
  return [
    ...days.map((name): DateRead => [name, lottery[name], (day) => at(day, 0)]),
    ...minutes.map((name): DateRead => [name, lottery[name], instantOf]),
  ];
}

/** What no schema says of a lottery whose dates exist: their order, the limits, the levels. */
export function lotteryFaults(town: Town): TownFault[] {
  const { lottery } = town;
  if (!lottery) return [];
  return [...disorder(town, lottery), ...limitFaults(town, lottery), ...levelFaults(lottery)];
}

function disorder(town: Town, lottery: Lottery): TownFault[] {
  const { opensAt, closesAt } = ballotPeriodOf(lottery);
  const drawAt = instantOf(lottery.drawAt);
  const steps: readonly (readonly [boolean, keyof Lottery, string])[] = [
    [
      at(lottery.placesPublishedOn, 0) < opensAt,
      'placesPublishedOn',
      'La publication des places vient après l’ouverture des bulletins',
    ],
    [
      periodOf(town).closesAt <= opensAt,
      'opensAt',
      'L’ouverture des bulletins vient avant la clôture des réinscriptions',
    ],
    [opensAt < closesAt, 'closesAt', 'La clôture des bulletins vient avant leur ouverture'],
    [closesAt <= drawAt, 'drawAt', 'Le tirage vient avant la clôture des bulletins'],
    [
      drawAt < at(addDays(lottery.resultsBy, 1), 0),
      'resultsBy',
      'La date des résultats vient avant le tirage',
    ],
    [
      drawAt < boundOf(lottery.mainListAnswersBy),
      'mainListAnswersBy',
      'La date limite des réponses vient avant le tirage',
    ],
  ];
  return steps.flatMap(([isRight, name, what]) =>
    isRight ? [] : [{ field: `lottery.${name}`, sentence: `${what}. Corrigez une des deux dates.` }],
  );
}

function limitFaults({ conservatoires }: Town, lottery: Lottery): TownFault[] {
  const known = new Set(conservatoires.map(({ code }) => code));
  const named = [
    ['ballotLimits', 'Le nombre de bulletins'],
    ['answerHours', 'Le nombre d’heures pour répondre'],
    ['formDays', 'Le nombre de jours pour rendre la fiche'],
  ] as const;
  return named.flatMap(([field, what]) =>
    Object.keys(lottery[field] ?? {})
      .filter((code) => !known.has(code))
      .map((code) => ({
        field: `lottery.${field}.${code}`,
        sentence: `${what} nomme «\u00a0${code}\u00a0», qui n’est le code d’aucun conservatoire. Corrigez le code.`,
      })),
  );
}

function levelFaults({ levels }: Lottery): TownFault[] {
  const named = Object.entries(levels).flatMap(([level, { courses }]) =>
    courses.map((course): [string, string] => [level, course]),
  );
  const seen = new Map<string, string>();
  return named.flatMap(([level, course]) => {
    const before = seen.get(course);
    seen.set(course, level);
    const what =
      before !== undefined
        ? `est nommé deux fois dans les niveaux (${before === level ? level : `${before} et ${level}`}). Gardez-le une seule fois`
        : levels[course] && 'porte le code d’un niveau. Donnez un autre code au niveau';
    return what
      ? [{ field: `lottery.levels.${level}`, sentence: `Le cours «\u00a0${course}\u00a0» ${what}.` }]
      : [];
  });
}
