import type { LegalText } from '../calls/texts.ts';
import { answerHours, type Lottery } from '../campaign/lottery.ts';
import type { Town } from '../campaign/town.ts';
import { boundOf, frenchBound, frenchDay, frenchInstant, instantOf } from '../dates.ts';
import { sign } from '../people/access.ts';

/**
 * The rules of the lottery, in the town's name (IVR-004, IVR-010…IVR-019, IVR-034…IVR-039, IVR-054…IVR-064, IVR-072,
 * IVR-100…IVR-106): taking part accepts them. What the source does not settle is settled here, in the open (X4, X5,
 * X11, X14).
 */
export function lotteryRules(town: Town, lottery: Lottery): LegalText {
  const parts = [
    who(lottery),
    ballots(town, lottery),
    draw(town, lottery),
    seats(lottery),
    afterwards(town, lottery),
    rest,
  ];
  return {
    title: `Règlement du tirage au sort, ${town.schoolYear}`,
    version: `${town.schoolYear}/${markOf(JSON.stringify(parts))}`,
    parts,
  };
}

/** Six letters and digits that a text shares with no other: another text is another version, by itself (IVR-072). */
function markOf(text: string): string {
  return sign('00', 'reglement', encodeURIComponent(text)).slice(0, 6);
}

type Part = LegalText['parts'][number];

const who = ({ ageReference }: Lottery): Part => ({
  heading: 'Qui peut participer',
  paragraphs: [
    'Toute personne, dans la limite des places laissées par les réinscriptions. Pour un mineur, un titulaire de l’autorité parentale remplit le bulletin.',
    `L’âge demandé pour un cours est celui que la personne a le ${frenchDay(ageReference)}.`,
    'Participer, c’est accepter ce règlement. Il est lisible sur cette page et sur papier, là où les bulletins sont remis.',
  ],
});

const ballots = (town: Town, { opensAt, closesAt }: Lottery): Part => ({
  heading: 'Les bulletins',
  paragraphs: [
    `Les bulletins sont reçus du ${frenchInstant(instantOf(opensAt))} au ${frenchBound(boundOf(closesAt))}, heure de Paris. L’heure qui compte est celle où le bulletin est remis. Après, un bulletin est nul.`,
    'Un bulletin est pour une activité, avec quatre vœux au plus, du préféré au moins aimé. L’ordre d’arrivée ne compte pas.',
    'Qui remet plusieurs bulletins peut dire leur ordre\u00a0: ils forment alors une seule participation. Sans ordre, chacun est une participation.',
    'Un bulletin est nul s’il est remis trop tard, sans numéro de pôle famille, incomplet, pour un cours qui n’est pas dans la liste, avec deux fois le même vœu, pour un âge qui ne convient pas, au-delà du nombre permis, ou quand un bulletin de la même personne a déjà été remis pour la même activité\u00a0: le premier remis compte.',
    `Dans la liste prioritaire sont les personnes qui habitent ${town.town}, les agents de la ville et les enfants scolarisés dans la ville. Les autres sont dans la seconde liste.`,
  ],
});

const draw = ({ town }: Town, { drawAt, place, allocation }: Lottery): Part => ({
  heading: 'Le tirage',
  paragraphs: [
    `Le tirage a lieu le ${frenchInstant(instantOf(drawAt))}, ${place}, en présence du maire de ${town} ou d’élus. Il y a un tirage par cours\u00a0; les cours d’un même niveau peuvent partager un tirage.`,
    'Avant le tirage, la liste des participations, sans aucun nom, est figée et son empreinte est publiée. Des dés sont lancés devant témoins. Leurs chiffres et cette liste donnent tous les ordres\u00a0: chacun peut refaire le calcul.',
    'Dans chaque cours, la liste prioritaire passe tout entière avant la seconde liste.',
    allocation === 'demandes-des-familles'
      ? 'Les vœux sont suivis dans l’ordre des familles\u00a0: chacun reçoit le meilleur vœu que son rang permet.'
      : 'Les places de chaque cours vont aux premiers tirés. Qui en obtient plusieurs garde son vœu préféré\u00a0; les places rendues vont aux suivants, jusqu’à ce que plus rien ne bouge.',
    'Un tirage fait n’est pas refait. S’il doit être annulé, le motif est publié et le premier résultat reste consultable.',
  ],
});

const seats = ({ lastYearOffersBy }: Lottery): Part => ({
  heading: 'Les places',
  paragraphs: [
    'Places d’un cours = sa jauge, moins les élèves qui se réinscrivent, moins les places prises par la liste d’attente de l’an dernier.',
    `Cette réserve va, dans l’ordre du tirage de l’an dernier, aux habitants qui n’avaient reçu aucune proposition et ont accepté d’être rappelés\u00a0: un dixième de la jauge au plus, proposé au plus tard le ${frenchDay(lastYearOffersBy)}, avec 48\u00a0heures pour répondre. Ce qui n’est pas accepté revient au tirage.`,
    'Un cours sans limite de jauge accueille toutes les personnes qui le demandent.',
    'Une personne a un seul cours. Deux exceptions\u00a0: un cours individuel et un atelier sans limite de jauge, quand ils sont dans deux établissements\u00a0; et, après confirmation, des cours qui ont plus de places que de participations.',
  ],
});

const afterwards = (town: Town, lottery: Lottery): Part => ({
  heading: 'Après le tirage',
  paragraphs: [
    `Les familles retenues sont prévenues au plus tard le ${frenchDay(lottery.resultsBy)}. Elles répondent au plus tard le ${frenchBound(boundOf(lottery.mainListAnswersBy))}. Sans réponse, la place est rendue.`,
    `Une place rendue est proposée au suivant, qui a un délai pour répondre. ${delays(town, lottery)} Ce délai part du courriel ou de l’appel.`,
    'Qui renonce peut changer d’avis pendant un quart d’heure. Ensuite, la place passe au suivant.',
    'Qui accepte un vœu garde sa place en attente pour les vœux qu’il préfère. Qui renonce à un vœu, ou ne répond pas, renonce aussi à ceux qu’il aime moins. Qui a déjà accepté une place la garde s’il refuse un vœu préféré ou ne répond pas. Un justificatif de domicile donné après la publication place à la fin de la liste prioritaire.',
    'La fiche d’inscription rendue dans le délai de l’établissement confirme l’inscription.',
    'La ville peut vérifier l’identité. Une fausse identité annule la participation et l’inscription.',
  ],
});

/** `24 heures\u00a0: Conservatoire. 48 heures\u00a0: Le Hangar, Galerie.` */
function delays({ conservatoires }: Town, lottery: Lottery): string {
  const hours = [...new Set(conservatoires.map((one) => answerHours(lottery, one)))].sort((a, b) => a - b);
  return hours
    .map((count) => {
      const names = conservatoires.filter((one) => answerHours(lottery, one) === count);
      return `${count}\u00a0heure${count > 1 ? 's' : ''}\u00a0: ${names.map(({ name }) => name).join(', ')}.`;
    })
    .join(' ');
}

const rest: Part = {
  heading: 'Consulter, contester',
  paragraphs: [
    'Le procès-verbal se consulte sur demande auprès des établissements. Aucune des cases sur l’usage des données n’est une condition pour participer.',
    'La ville peut reporter, annuler ou réorganiser le tirage, en le disant. Elle règle les cas que ce règlement ne prévoit pas.',
    'Une réclamation s’adresse par écrit au maire, dans les deux mois qui suivent la clôture. Cela n’empêche pas de saisir le tribunal. Le droit français s’applique.',
  ],
};
