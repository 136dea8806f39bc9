import { type Legal, recourses } from '../campaign/legal.ts';
import type { Lottery } from '../campaign/lottery.ts';
import { contestUntil } from '../campaign/opening.ts';
import { frenchDay } from '../dates.ts';
import type { AppealKind } from './motives.ts';

/** Until when the town answers, and what its silence means. */
export function silenceWords(kind: AppealKind, due: string): string[] {
  const until = `Nous vous répondons au plus tard le ${frenchDay(due)}.`;
  return kind === 'contestation'
    ? [until, 'Sans réponse à cette date, la loi considère que votre contestation est refusée.']
    : [
        until,
        'Sans réponse à cette date sur les règles du calcul, vous pouvez saisir la CADA dans les deux mois (www.cada.fr).',
      ];
}

/** What anybody may do who contests: write to the Mayor, the mediator, the court (IVR-104…106). */
export function appealWays(
  kind: AppealKind,
  {
    town,
    legal,
    lottery,
  }: { readonly town: string; readonly legal: Legal | null; readonly lottery: Lottery },
): string[] {
  return [
    ...(legal ? [`Vous pouvez aussi écrire à ${mayorOf(town, legal)}.`] : []),
    `Le règlement reçoit les contestations jusqu’au ${frenchDay(contestUntil(lottery))} inclus. Ce délai n’empêche pas de saisir le juge.`,
    ...(legal ? recourses(legal) : []),
    ...(kind === 'contestation'
      ? [
          'Le juge est saisi dans les deux mois de la décision. Une contestation envoyée dans ces deux mois fait repartir ce délai, à notre réponse ou à la fin du délai pour répondre.',
        ]
      : []),
  ];
}

/** After an answer: the two months begin again with it. */
export function answeredWays(kind: AppealKind, legal: Legal | null): string[] {
  if (!legal) return [];
  return kind === 'contestation'
    ? ['Vous pouvez contester cette réponse dans les deux mois.', ...recourses(legal)]
    : recourses(legal);
}

/** The Mayor and the address complaints are written to (IVR-106). */
const mayorOf = (town: string, { service }: Legal): string =>
  `Monsieur le Maire ou Madame la Maire, Mairie de ${town}, ${service.address}`;
