import * as z from 'zod/mini';
import { addMonths, frenchDay } from '../dates.ts';
import type { Town } from './town.ts';

const line = z.string().check(z.minLength(1), z.maxLength(300));

/** Whom a family may turn to: a court, a mediator. */
const recourse = () => z.object({ name: line, address: line });

/**
 * What an acknowledgement owes by law and only the town knows (CRPA R. 112-11-1): the service in charge, what its
 * silence means and after how many months, and where one appeals. Nobody can send while it is not set.
 */
export const legalSchema = z.lazy(() =>
  z.object({
    service: z.object({ name: line, address: line, phone: line, mail: line, hours: line }),
    silence: z.enum(['rejection', 'acceptance']),
    months: z.number().check(z.int(), z.minimum(1), z.maximum(12)),
    court: recourse(),
    mediator: z.nullable(recourse()),
    /** Who signs decisions, by name and quality (CRPA L. 212-1). */
    signatory: z.object({ name: line, quality: line }),
    /** Who answers for what the service publishes, and who hosts it (loi n° 2004-575, art. 1-1). */
    publication: z.object({ director: line, host: line }),
  }),
);

export type Legal = z.infer<typeof legalSchema>;
export type Silence = Legal['silence'];

export const legalMemory = 'legal';

/**
 * What the law says when the town says nothing else: for a public service with limited places, two months of silence
 * reject (CRPA L. 231-5, décret n° 2016-625 of 19 May 2016). What the law does not know is left for the town to write.
 */
export function proposedLegal({ town, conservatoires }: Town): Legal {
  const { address = '', phone = '', mail = '' } = conservatoires[0] ?? {};
  return {
    service: { name: `Ville de ${town}, service des conservatoires`, address, phone, mail, hours: '' },
    silence: 'rejection',
    months: 2,
    court: { name: '', address: '' },
    mediator: null,
    signatory: { name: '', quality: '' },
    publication: {
      director: '',
      host: 'Google Ireland Limited, Gordon House, Barrow Street, Dublin 4, Irlande',
    },
  };
}

/**
 * The civil day on which silence decides: so many months after the day of reception, the last day of the month where
 * that day does not exist (31 December and two months: 28 or 29 February).
 */
export function silenceOn(receivedOn: string, { months }: Pick<Legal, 'months'>): string {
  return addMonths(receivedOn, months);
}

/** What silence means and what can then be done, in sentences; `day` is when silence decides. */
export function silenceSentences(legal: Legal, silence: Silence, day: string): string[] {
  if (silence === 'acceptance')
    return [
      `Sans réponse de notre part le ${frenchDay(day)}, votre demande est considérée comme acceptée, si elle est complète.`,
      'Vous pouvez alors demander une attestation au service ci-dessus (article L.\u00a0232-3 du code des relations entre le public et l’administration).',
    ];
  return [
    `Sans réponse de notre part le ${frenchDay(day)}, votre demande est considérée comme rejetée, si elle est complète (décret n°\u00a02016-625 du 19\u00a0mai 2016).`,
    'Pour contester une décision, vous avez deux mois. Vous pouvez écrire au service ci-dessus pour qu’il la revoie (recours gracieux).',
    ...recourses(legal),
  ];
}

/** How a decision is contested: within two months, before its author, the mediator or the court (PAR-093, PAR-094). */
export function appealSentences(legal: Legal): string[] {
  const { name, address } = legal.service;
  return [
    `Vous pouvez contester cette décision dans les deux mois. Vous pouvez demander qu’elle soit revue (recours gracieux)\u00a0: ${name}, ${address}.`,
    ...recourses(legal),
  ];
}

/** The mediator, where there is one, and the court. */
export function recourses({ court, mediator }: Legal): string[] {
  return [
    ...(mediator ? [`Vous pouvez saisir gratuitement ${mediator.name}, ${mediator.address}.`] : []),
    `Vous pouvez saisir le juge\u00a0: ${court.name}, ${court.address}.`,
  ];
}
