import type { CallInput } from '../../src/calls.ts';
import { isoOf, type TypedDay } from '../fields/date.tsx';
import type { FieldError } from '../fields/errors.ts';
import { hourOf } from '../office/parisTime.ts';

type Plan = CallInput<'office.postponeDraw'>['plan'];

/** The new plan as it is typed. */
export interface Postponing {
  readonly drawOn: TypedDay;
  readonly hour: string;
  readonly place: string;
  readonly resultsBy: TypedDay;
  readonly answersBy: TypedDay;
  readonly reason: string;
}

const empty: TypedDay = { day: '', month: '', year: '' };

/** The place and the hour stay where they are unless they are changed; the days are to be typed. */
export const typedFrom = ({ drawAt, place }: Plan): Postponing => ({
  drawOn: empty,
  hour: drawAt.slice(11),
  place,
  resultsBy: empty,
  answersBy: empty,
  reason: '',
});

/** What is typed, as the settings would write it; the last hour to answer is that of the settings. */
export const planOf = (
  { drawOn, hour, place, resultsBy, answersBy }: Postponing,
  { mainListAnswersBy }: Plan,
): Plan => ({
  drawAt: `${isoOf(drawOn)}T${hourOf(hour.trim()).slice(0, 5)}`,
  place: place.trim(),
  resultsBy: isoOf(resultsBy),
  mainListAnswersBy: `${isoOf(answersBy)}T${mainListAnswersBy.slice(11)}`,
});

/** What is missing, or comes before what it follows, in the order of the page. */
export function faultsOf(typed: Postponing, plan: Plan): FieldError[] {
  const { drawAt, resultsBy, mainListAnswersBy } = planOf(typed, plan);
  const drawOn = isoOf(typed.drawOn);
  const asked: readonly (readonly [field: string, isWrong: boolean, message: string])[] = [
    ['drawOn', drawOn === '', 'Écrivez le nouveau jour du tirage.'],
    ['hour', hourOf(typed.hour.trim()) === '', 'L’heure du tirage s’écrit 10:00.'],
    ['place', typed.place.trim() === '', 'Écrivez le lieu du tirage.'],
    ['resultsBy', resultsBy === '', 'Écrivez le jour des résultats.'],
    ['resultsBy', resultsBy !== '' && resultsBy < drawOn, 'Les résultats viennent après le tirage.'],
    ['answersBy', isoOf(typed.answersBy) === '', 'Écrivez le dernier jour pour répondre.'],
    [
      'answersBy',
      drawOn !== '' && isoOf(typed.answersBy) !== '' && mainListAnswersBy < drawAt,
      'Le dernier jour pour répondre vient après le tirage.',
    ],
    ['reason', typed.reason.trim() === '', 'Écrivez le motif.'],
  ];
  return asked.filter(([, isWrong]) => isWrong).map(([field, , message]) => ({ field, message }));
}
