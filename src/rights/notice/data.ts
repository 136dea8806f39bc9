import type { TextPart } from '../../calls/texts.ts';
import { type Category, durationWords } from '../../campaign/retention.ts';
import type { Noticed } from './notice.ts';

/** Kept only where a town draws. */
const ofDraws: readonly Category[] = ['ballots', 'ballotsNextYear', 'minutes'];

/** Which data, where they come from (GDPR 14, CNS-005), what is mandatory, how long each is kept (CNS-006). */
export function dataPart({ town: { lottery }, retention }: Noticed): TextPart {
  const shown = retention.filter(({ category }) => lottery || !ofDraws.includes(category));
  return {
    heading: 'Quelles données, pour combien de temps',
    paragraphs: [
      'L’identité, la date de naissance, les coordonnées et les cursus des élèves viennent du logiciel du conservatoire. Le reste vient de vous, ou d’un agent qui l’écrit avec vous.',
      'Votre adresse et un moyen de vous joindre sont obligatoires\u00a0: sans eux, la demande n’est pas étudiée. Sans une pièce obligatoire, elle peut être rejetée. Le reste est facultatif.',
      ...(lottery
        ? [
            'Sur un bulletin, tout est obligatoire sauf les quatre cases d’accord. Un téléphone ou un courriel suffit. Un bulletin incomplet ne participe pas au tirage.',
          ]
        : []),
      'À la fin de ces durées, les données sont effacées une fois que les archives l’ont permis (Code du patrimoine, L.\u00a0212-2). Un litige en cours les fait garder jusqu’à son terme. Seuls des chiffres sans nom demeurent.',
    ],
    table: {
      caption: 'Ce qui est gardé, et jusqu’à quand',
      columns: ['Données', 'Contenu', 'Durée'],
      rows: shown.map(({ label, what, months, from }) => [
        label,
        what,
        `${durationWords(months)} après ${from}`,
      ]),
    },
  };
}
