import type { LegalText } from '../calls/texts.ts';
import { boundOf, frenchBound, frenchInstant, instantOf } from '../dates.ts';
import type { Legal } from './legal.ts';
import type { Lottery } from './lottery.ts';
import { periodWords, type TownNow, textsVersion } from './settings.ts';
import { type Conservatoire, kindWords } from './town.ts';

/** Who answers for personal data: by name or function. */
interface DataOfficer {
  readonly name: string;
  readonly mail: string;
}

/** How to connect, to answer, to change one's mind, and whom to call when (CAE-013, CAE-031, PAR-033). */
export function helpOf(town: TownNow, dpo: DataOfficer | null): LegalText {
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
      ...(town.lottery ? [lotteryHelp(town.lottery)] : []),
      {
        heading: 'Une question',
        paragraphs: [
          ...serviceLines(town.legal),
          ...town.conservatoires.map(({ name, phone, mail }) => `${name}\u00a0: ${phone}, ${mail}`),
          'Aucune réponse n’est donnée par téléphone sur le sens des conditions d’utilisation\u00a0: écrivez-nous.',
          `Sur vos données personnelles, écrivez ${dpoWords(dpo)}.`,
        ],
      },
    ],
  };
}

/** Taking part in the draw, for a town that draws. */
function lotteryHelp(lottery: Lottery): LegalText['parts'][number] {
  const { opensAt, closesAt, drawAt } = lottery;
  return {
    heading: 'Le tirage au sort',
    paragraphs: [
      'Certains cours ont moins de places que de demandes. Leurs places sont tirées au sort.',
      `Remettez un bulletin du ${frenchInstant(instantOf(opensAt))} au ${frenchBound(boundOf(closesAt))}. L’ordre d’arrivée ne compte pas. Le tirage a lieu le ${frenchInstant(instantOf(drawAt))}, ${lottery.place}.`,
      'Les cours, le bulletin, le règlement et le résultat sont sur les pages du tirage. Une page permet à chacun de refaire le calcul.',
    ],
  };
}

function answerDelay(legal: Legal | null): string[] {
  return legal ? [`Le conservatoire vous répond par courriel dans les ${legal.months}\u00a0mois.`] : [];
}

const dpoWords = (dpo: DataOfficer | null): string =>
  dpo
    ? `au délégué à la protection des données (${dpo.name})\u00a0: ${dpo.mail}`
    : 'au service ci-dessus, qui transmet au délégué à la protection des données';

/** Whom to call and when; nothing until the town wrote it. */
export function serviceLines(legal: Legal | null): string[] {
  if (!legal) return [];
  const { name, phone, mail, hours } = legal.service;
  return [`${name}\u00a0: ${phone}, ${hours}. ${mail}`];
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
