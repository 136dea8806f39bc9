import type { LegalText } from '../calls/texts.ts';
import type { Legal } from './legal.ts';
import { periodWords, type TownNow, textsVersion } from './settings.ts';
import { type Conservatoire, kindWords } from './town.ts';

/** How to connect, to answer, to change one's mind, and whom to call when (CAE-013, CAE-031, PAR-033). */
export function helpOf(town: TownNow): LegalText {
  const { opens, closes } = periodWords(town);
  return {
    title: 'Aide',
    version: textsVersion(town),
    parts: [
      {
        heading: 'Ce que vous pouvez faire ici',
        paragraphs: [
          'Consulter ce que le conservatoire sait de vous et des élèves de votre foyer, et corriger vos coordonnées.',
          `Demander la réinscription de votre enfant, ou la vôtre, pour l’année ${town.schoolYear}, ou dire que vous ne vous réinscrivez pas.`,
          'Envoyer les pièces demandées, puis suivre votre demande.',
        ],
      },
      {
        heading: 'Ouvrir sa page',
        paragraphs: [
          'Ouvrez le lien du courriel de votre conservatoire. Il est personnel\u00a0: ne le transmettez pas.',
          'Vous avez reçu une lettre\u202f? Tapez l’identifiant et le code qu’elle donne.',
          'Vous n’avez plus ni lien ni code\u202f? Choisissez «\u00a0J’ai perdu mon lien ou mon code\u00a0» et donnez votre identifiant et votre courriel. Un nouveau lien arrive dans les cinq minutes.',
        ],
      },
      {
        heading: 'Répondre',
        paragraphs: [
          `Vous pouvez répondre du ${opens} au ${closes}. L’ordre d’arrivée ne compte pas.`,
          'Comptez dix minutes par élève. Vous pouvez arrêter et reprendre\u00a0: ce qui est commencé est gardé. Rien n’est envoyé avant le bouton «\u00a0Envoyer\u00a0».',
          'Plusieurs enfants\u202f? Répondez pour chacun, l’un après l’autre.',
          'Vous ne savez pas encore\u202f? Demandez la réinscription\u00a0: vous pourrez changer d’avis avec le conservatoire.',
        ],
      },
      {
        heading: 'Après l’envoi',
        paragraphs: [
          'Vous recevez un accusé de réception par courriel. S’il n’arrive pas, regardez vos courriers indésirables\u00a0: votre page dit si la demande est envoyée.',
          `Vous pouvez modifier votre réponse jusqu’au ${closes}. L’autre responsable peut la lire.`,
          ...answerDelay(town.legal),
        ],
      },
      {
        heading: 'Une question',
        paragraphs: [
          ...serviceLines(town.legal),
          ...town.conservatoires.map(({ name, phone, mail }) => `${name}\u00a0: ${phone}, ${mail}`),
        ],
      },
    ],
  };
}

function answerDelay(legal: Legal | null): string[] {
  return legal ? [`Le conservatoire vous répond par courriel dans les ${legal.months}\u00a0mois.`] : [];
}

function serviceLines(legal: Legal | null): string[] {
  if (!legal) return [];
  const { name, phone, mail, hours } = legal.service;
  return [`${name}\u00a0: ${phone}, ${hours}. ${mail}`];
}

/**
 * The accessibility statement of an unaudited service: *non conforme*, whatever its quality (décret 2019-768 art. 6,
 * RGAA 4.1.2).
 */
export function accessibilityOf(town: TownNow): LegalText {
  return {
    title: 'Accessibilité\u00a0: non conforme',
    version: textsVersion(town),
    parts: [
      {
        heading: 'Notre engagement',
        paragraphs: [
          `La ville de ${town.town} s’engage à rendre ses services en ligne accessibles (article 47 de la loi n°\u00a02005-102 du 11\u00a0février 2005). Cette déclaration vaut pour la demande de réinscription au conservatoire, année ${town.schoolYear}.`,
        ],
      },
      {
        heading: 'État de conformité',
        paragraphs: [
          'Ce service n’est pas conforme au référentiel général d’amélioration de l’accessibilité (RGAA 4.1.2)\u00a0: aucun audit n’a encore été fait.',
          'À chaque version, des contrôles automatiques et des essais au clavier, à 320\u00a0pixels de large et en texte agrandi, passent sur toutes les pages. Ils ne remplacent pas un audit.',
        ],
      },
      {
        heading: 'Ce que nous savons non conforme',
        paragraphs: [
          'Google affiche ce service dans un cadre. La langue et le titre de ce cadre, et le bandeau de Google, ne dépendent pas de la ville.',
        ],
      },
      {
        heading: 'Technologies et essais',
        paragraphs: [
          'HTML, CSS, JavaScript. Essais avec Chromium et le contrôleur axe, sur toutes les pages du service.',
        ],
      },
      {
        heading: 'Vous n’arrivez pas à utiliser une page',
        paragraphs: [
          'Dites-le nous\u00a0: nous vous répondons et nous cherchons une autre façon de faire. La demande peut aussi se faire au conservatoire, avec un agent.',
          ...serviceLines(town.legal),
        ],
      },
      {
        heading: 'Sans réponse satisfaisante',
        paragraphs: [
          'Vous pouvez saisir gratuitement le Défenseur des droits\u00a0: sur son site, auprès de son délégué dans votre département, ou par courrier sans timbre à Défenseur des droits, Libre réponse 71120, 75342 Paris CEDEX 07.',
        ],
      },
    ],
  };
}

/** Who publishes, who answers for it, who hosts it (CAE-032; loi n° 2004-575 du 21 juin 2004, art. 1-1). */
export function noticesOf(town: TownNow): LegalText {
  return {
    title: 'Mentions légales',
    version: textsVersion(town),
    parts: [
      {
        heading: 'Éditeur',
        paragraphs: [
          `Ce service est édité par la ville de ${town.town}, pour la demande de réinscription dans\u00a0:`,
          ...town.conservatoires.map(establishmentLine),
          ...serviceLines(town.legal),
        ],
      },
      ...publicationParts(town.legal),
      {
        heading: 'Cookies',
        paragraphs: ['Ce service ne dépose aucun cookie et ne mesure pas son audience.'],
      },
    ],
  };
}

function establishmentLine({ name, kind, address }: Conservatoire): string {
  return kind ? `${name} (${kindWords[kind]}), ${address}` : `${name}, ${address}`;
}

function publicationParts(legal: Legal | null): LegalText['parts'] {
  if (!legal) return [];
  const { director, host } = legal.publication;
  return [
    { heading: 'Direction de la publication', paragraphs: [director] },
    { heading: 'Hébergement', paragraphs: [host] },
  ];
}
