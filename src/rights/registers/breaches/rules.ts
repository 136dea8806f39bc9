import { instantOf } from '../../../dates.ts';
import type { Fault } from '../requests/rules.ts';

/** What a breach may do to people: whether the CNIL, and they, are told depends on it (GDPR art. 33 and 34). */
export const risks = ['none', 'risk', 'high'] as const;
export type Risk = (typeof risks)[number];

export const riskWords: Readonly<Record<Risk, string>> = {
  none: 'Aucun risque',
  risk: 'Risque',
  high: 'Risque élevé',
};

export type BreachState = 'open' | 'late' | 'closed';

export const breachStateWords: Readonly<Record<BreachState, string>> = {
  open: 'en cours',
  late: 'délai passé',
  closed: 'close',
};

/** Most signs of each text of a breach. */
export const longestBreachText = 1500;

/** The CNIL is told within 72 hours of the discovery, nights and Sundays included (GDPR art. 33). */
const hoursToTell = 72;

/** What is known of a breach. Civil minutes, empty until it is done. */
export interface BreachFacts {
  readonly what: string;
  readonly categories: string;
  /** About how many people. */
  readonly people: number;
  readonly consequences: string;
  readonly measures: string;
  readonly risk: Risk;
  readonly cnilAt: string;
  /** Why the CNIL is not told. */
  readonly notNeeded: string;
  /** Why it was told after 72 hours. */
  readonly lateBecause: string;
  readonly peopleToldAt: string;
  /** Why the people are not told of a high risk (GDPR art. 34(3)). */
  readonly notTold: string;
}

export const factLabels: Readonly<Record<keyof BreachFacts, string>> = {
  what: 'Ce qui s’est passé',
  categories: 'Données concernées',
  people: 'Personnes concernées, environ',
  consequences: 'Conséquences probables',
  measures: 'Mesures prises',
  risk: 'Risque pour les personnes',
  cnilAt: 'CNIL prévenue le',
  notNeeded: 'Pourquoi la CNIL n’est pas prévenue',
  lateBecause: 'Pourquoi après 72\u00a0h',
  peopleToldAt: 'Personnes prévenues le',
  notTold: 'Pourquoi les personnes ne sont pas prévenues',
};

/** The instant at which 72 hours are over: elapsed hours, whatever the clocks did. */
export const tellBy = (foundAt: number): number => foundAt + hoursToTell * 60 * 60 * 1000;

/** What is still to do, in sentences; nothing when the breach is closed. */
export function breachTodo(facts: BreachFacts): string[] {
  const { risk, cnilAt, notNeeded, peopleToldAt, notTold } = facts;
  if (risk === 'none')
    return cnilAt === '' && notNeeded.trim() === '' ? ['Écrivez pourquoi la CNIL n’est pas prévenue.'] : [];
  return [
    ...(cnilAt === '' ? ['Prévenez la CNIL sur son site, puis notez quand.'] : []),
    ...(risk === 'high' && peopleToldAt === '' && notTold.trim() === ''
      ? ['Prévenez les personnes concernées, puis notez quand.']
      : []),
  ];
}

/** Where a breach stands: late when something is still owed and 72 hours are over. */
export function breachState(facts: BreachFacts, foundAt: number, now: number): BreachState {
  if (breachTodo(facts).length === 0) return 'closed';
  return now > tellBy(foundAt) ? 'late' : 'open';
}

/** What is wrong in what was typed, field by field: a time to come, or before the discovery; a delay without its reason. */
export function breachFaults(facts: BreachFacts, foundAt: number, now: number): Fault[] {
  const { what, risk, cnilAt, lateBecause, notNeeded, peopleToldAt } = facts;
  const told = cnilAt === '' ? null : instantOf(cnilAt);
  return [
    ...(foundAt > now ? [{ field: 'foundAt', message: 'La découverte ne peut pas être à venir.' }] : []),
    ...(what.trim() === '' ? [{ field: 'what', message: 'Écrivez ce qui s’est passé.' }] : []),
    ...timeFaults('cnilAt', cnilAt, { foundAt, now }),
    ...timeFaults('peopleToldAt', peopleToldAt, { foundAt, now }),
    ...(told !== null && told > tellBy(foundAt) && lateBecause.trim() === ''
      ? [
          {
            field: 'lateBecause',
            message: 'Plus de 72\u00a0h ont passé\u00a0: écrivez pourquoi, la CNIL le demande.',
          },
        ]
      : []),
    ...(risk !== 'none' && notNeeded.trim() !== ''
      ? [{ field: 'notNeeded', message: 'Avec un risque, la CNIL est prévenue\u00a0: effacez ce motif.' }]
      : []),
  ];
}

function timeFaults(
  field: 'cnilAt' | 'peopleToldAt',
  minute: string,
  { foundAt, now }: { readonly foundAt: number; readonly now: number },
): Fault[] {
  if (minute === '') return [];
  const at = instantOf(minute);
  if (at > now) return [{ field, message: `${factLabels[field]}\u00a0: cette heure est à venir.` }];
  return at < foundAt ? [{ field, message: `${factLabels[field]}\u00a0: c’est avant la découverte.` }] : [];
}
