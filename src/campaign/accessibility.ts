import type { LegalText } from '../calls/texts.ts';
import { frenchDay } from '../dates.ts';
import { of } from '../french.ts';
import { pageNames } from './publicPages.ts';
import { serviceLines } from './publicTexts.ts';
import { type TownNow, textsVersion } from './settings.ts';

/** When its state was last looked at; the law wants it again within three years (décret n° 2019-768, art. 6). */
const establishedOn = '2026-11-30';

/**
 * The accessibility statement, by the law's list (loi n° 2005-102 art. 47, décret n° 2019-768 art. 5 and 6, RGAA
 * 4.1.2). Without an audit a service is *non conforme*, whatever its quality, and has no percentage to show.
 */
export function accessibilityOf(town: TownNow): LegalText {
  return {
    title: pageNames.accessibilite,
    version: textsVersion(town),
    parts: [
      commitment(town),
      ...state,
      ...howItWasLookedAt,
      {
        heading: 'Vous n’arrivez pas à utiliser une page',
        paragraphs: [
          'Dites-le-nous\u00a0: nous vous répondons et nous cherchons une autre façon de faire. La demande peut aussi se faire au conservatoire, avec un agent.',
          ...serviceLines(town.legal),
        ],
      },
      ...recourse,
    ],
  };
}

function commitment({ town, lottery }: TownNow): LegalText['parts'][number] {
  const draw = lottery ? ', le tirage au sort, sa vérification' : '';
  return {
    heading: 'Notre engagement',
    paragraphs: [
      `La ville ${of(town)} s’engage à rendre ses services en ligne accessibles (article 47 de la loi n°\u00a02005-102 du 11\u00a0février 2005).`,
      `Cette déclaration vaut pour toutes les pages de ce service\u00a0: la réinscription au conservatoire${draw}, les pages d’information et les pages des agents.`,
      'La ville n’a publié ici ni schéma pluriannuel, ni plan d’actions pour l’année. Pour savoir ce qui est prévu, écrivez au service indiqué plus bas.',
    ],
  };
}

const state: LegalText['parts'] = [
  {
    heading: 'État de conformité',
    paragraphs: [
      'Ce service n’est pas conforme au référentiel général d’amélioration de l’accessibilité (RGAA 4.1.2)\u00a0: aucun audit n’a encore été fait.',
    ],
  },
  {
    heading: 'Résultats des tests',
    paragraphs: [
      'Sans audit, aucun taux de conformité n’existe.',
      'À chaque version, des contrôles automatiques passent sur les pages. Ils ne voient qu’une partie des défauts.',
    ],
  },
  {
    heading: 'Contenus non accessibles',
    paragraphs: [
      'Non-conformités connues\u00a0: Google affiche ce service dans un cadre. La langue et le titre de ce cadre, et le bandeau de Google, ne dépendent pas de la ville. D’autres défauts peuvent exister\u00a0: seul un audit les dirait.',
      'Contenus exemptés\u00a0: les documents que les familles envoient.',
      'Dérogations pour charge disproportionnée\u00a0: aucune.',
    ],
  },
];

/** Only what the tests of this program do. */
const howItWasLookedAt: LegalText['parts'] = [
  {
    heading: 'Établissement de cette déclaration',
    paragraphs: [
      `Elle a été établie le ${frenchDay(establishedOn)}. Elle est à refaire après un audit, un changement important, ou trois ans.`,
      'Technologies\u00a0: HTML, CSS, JavaScript.',
      'Essais\u00a0: navigateur Chromium, au clavier, à 320\u00a0pixels de large, en texte agrandi à 200\u00a0%, en couleurs claires et sombres. Aucun lecteur d’écran n’a été essayé.',
      'Outil\u00a0: axe-core.',
      'Pages vérifiées\u00a0: connexion, accès perdu, demande de réinscription, pièces, accusé de réception, bulletin, cours et places, tirage, participation, vérification du tirage, pages d’information, pages des agents.',
    ],
  },
];

const recourse: LegalText['parts'] = [
  {
    heading: 'Sans réponse satisfaisante',
    paragraphs: [
      'Vous avez signalé un défaut qui vous empêche d’utiliser une page, et rien n’a changé\u202f? Vous pouvez saisir gratuitement le Défenseur des droits\u00a0:',
      'en ligne\u00a0: formulaire.defenseurdesdroits.fr\u00a0;',
      'auprès de son délégué dans votre département\u00a0: www.defenseurdesdroits.fr\u00a0;',
      'par courrier, sans timbre\u00a0: Défenseur des droits, Libre réponse 71120, 75342 Paris CEDEX 07.',
    ],
  },
];
