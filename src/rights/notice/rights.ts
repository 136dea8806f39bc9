import type { TextPart } from '../../calls/texts.ts';
import { longestAnswer } from '../registers/requests/clock.ts';
import type { Noticed } from './notice.ts';
import type { IdPolicy } from './privacyRules.ts';

/** Every right of CNS-010 and IVR-089, one line each. */
const rights: readonly string[][] = [
  ['Accès', 'Savoir quelles données nous avons, et en recevoir une copie'],
  ['Rectification', 'Faire corriger ce qui est faux, périmé ou incomplet'],
  ['Effacement', 'Faire effacer ce dont le service n’a pas besoin'],
  ['Limitation', 'Faire geler vos données, le temps d’une vérification'],
  ['Portabilité', 'Les recevoir dans un fichier réutilisable. La ville le propose sans y être tenue'],
  ['Opposition', 'Refuser un usage, pour une raison qui tient à votre situation'],
  ['Retrait d’un consentement', 'Revenir à tout moment sur un accord donné'],
  [
    'Après la mort',
    'Dire ce que deviendront vos données, ou le confier à quelqu’un. Vos héritiers peuvent aussi écrire',
  ],
];

/** How one's rights are used: free, by whom, with which proof, answered when (PAR-081…083, CNS-003, CNS-010…013). */
export function rightsPart({ town: { lottery }, privacy: { idPolicy, answerMonths } }: Noticed): TextPart {
  return {
    heading: 'Vos droits',
    paragraphs: [
      'C’est gratuit et possible à tout moment. Écrivez au délégué à la protection des données\u00a0: son adresse est plus bas. Signez une lettre, et donnez l’adresse où vous répondre.',
      'La personne concernée écrit elle-même. Pour un mineur, un titulaire de l’autorité parentale peut le faire.',
      identity[idPolicy],
      delay(answerMonths),
      'Une demande excessive, répétée ou sans fondement peut être refusée. La réponse dit alors pourquoi.',
      'Les données de votre enfant sont ici sans votre accord\u202f? Écrivez au délégué. Votre message est enregistré comme une demande de droits.',
      ...(lottery
        ? [
            'Limiter ou effacer une participation avant le tirage peut valoir désistement. Vous en êtes prévenu avant.',
          ]
        : []),
    ],
    table: { caption: 'Ce que vous pouvez demander', columns: ['Droit', 'Ce qu’il permet'], rows: rights },
  };
}

const identity: Readonly<Record<IdPolicy, string>> = {
  doubt: 'Une pièce d’identité n’est demandée qu’en cas de doute sur la personne. Elle n’est pas gardée.',
  always: 'Joignez la copie d’une pièce d’identité qui porte votre signature. Elle n’est pas gardée.',
};

/** One month is always the aim; more is owed a notice within it (GDPR 12(3)). */
function delay(answerMonths: number): string {
  return `La réponse vient dès que possible, et en un mois au plus. Pour une demande complexe, ce délai peut aller jusqu’à ${longestAnswer(answerMonths)}\u00a0mois. Vous en êtes prévenu, avec la raison, pendant le premier mois.`;
}
