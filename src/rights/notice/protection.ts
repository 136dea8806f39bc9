import type { TextPart } from '../../calls/texts.ts';
import { listed } from '../../french.ts';
import type { Privacy } from './privacy.ts';
import { measureWords, type Region } from './privacyRules.ts';

/** Where data are, how they are protected, and cookies (CNS-015…CNS-018, IVR-091). */
export function protectionParts({ region, measures }: Privacy): TextPart[] {
  const ticked = measures.map((measure) => measureWords[measure]);
  return [
    {
      heading: 'Où sont ces données',
      paragraphs: [
        'Elles sont dans les outils Google Workspace de la ville.',
        regionWords[region],
        'Google agit pour la ville, par un contrat de sous-traitance (article\u00a028 du RGPD). Ce qui quitte l’Union européenne est couvert par les clauses types de la Commission européenne (article\u00a046 du RGPD).',
      ],
    },
    {
      heading: 'Comment elles sont protégées',
      paragraphs: [
        'La ville s’engage à protéger ces données et à les garder confidentielles.',
        ...(ticked.length === 0 ? [] : [`La ville a aussi pris ces mesures\u00a0: ${listed(ticked)}.`]),
      ],
      table: {
        caption: 'Ce que fait ce service',
        columns: ['Mesure', 'Ce qu’elle fait'],
        rows: own,
      },
    },
    {
      heading: 'Cookies',
      paragraphs: [
        'Ce service ne dépose aucun cookie et ne mesure aucune audience. Il n’y a rien à accepter ni à refuser.',
        'Google affiche la page et peut lire ses propres cookies, par exemple si vous êtes connecté à un compte Google. La ville ne les voit pas.',
      ],
    },
  ];
}

/**
 * What the setting of the town's Workspace allows to say, and nothing more: even set, it binds storage, and according
 * to the edition not every operation.
 */
export const regionWords: Readonly<Record<Region, string>> = {
  europe:
    'La ville a réglé Google Workspace pour les conserver en Europe. Ce réglage porte sur leur conservation\u00a0: certaines opérations de Google, comme l’assistance, peuvent se faire ailleurs.',
  unset:
    'La ville n’a pas demandé à Google de les conserver en Europe. Elles peuvent donc l’être aussi dans un pays hors de l’Union européenne.',
  unknown:
    'La ville n’a pas encore vérifié dans quels pays Google les conserve. Elles peuvent donc l’être aussi hors de l’Union européenne.',
};

/** What Da Capo does in every town. */
const own: readonly string[][] = [
  ['Connexion chiffrée (HTTPS)', 'Personne ne lit en route ce que vous envoyez'],
  ['Liens et codes secrets', 'Un lien ne se devine pas. La ville peut le retirer'],
  [
    'Essais limités',
    'Un robot ne peut pas essayer des codes\u00a0: après cinq erreurs, l’identifiant attend',
  ],
  ['Droits vérifiés à chaque demande', 'Chacun ne voit que ce qui le concerne'],
  ['Fichiers vérifiés', 'Seuls un PDF ou une image sont reçus. Un document de santé est effacé une fois vu'],
  ['Journal', 'Chaque acte est daté et signé'],
];
