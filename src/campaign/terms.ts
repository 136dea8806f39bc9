import type { LegalText } from '../calls/texts.ts';
import { frenchBound, frenchInstant } from '../dates.ts';
import { periodOf } from './opening.ts';
import { textsVersion } from './settings.ts';
import type { Town } from './town.ts';

/** The terms of use a family accepts before sending (PAR-001, PAR-004, PAR-010…PAR-012), in the town's name. */
export function termsOf(town: Town): LegalText {
  const { opensAt, closesAt } = periodOf(town);
  return {
    title: `Conditions d’utilisation du service de demande de réinscription, ${town.schoolYear}`,
    version: textsVersion(town),
    parts: [
      {
        heading: 'À quoi sert ce service',
        paragraphs: [
          `La ville de ${town.town} édite ce service. Il sert à demander la réinscription d’un élève déjà inscrit dans un de ses conservatoires, y compris un élève en congé.`,
          'Le dépôt de la demande de réinscription ne vaut pas réinscription au conservatoire. Le conservatoire confirme ensuite qu’il en tient compte, puis convient avec vous des horaires.',
        ],
      },
      {
        heading: 'Qui peut faire la demande, et quand',
        paragraphs: [
          'Pour un élève mineur, la demande est faite sous la responsabilité d’un titulaire de l’autorité parentale. Un élève majeur la fait lui-même, ou un responsable inscrit au dossier.',
          `Une seule demande par élève, du ${frenchInstant(opensAt)} au ${frenchBound(closesAt)}, heure de Paris. Pendant cette période, la personne qui l’a envoyée peut la modifier\u00a0; l’autre peut la consulter. Après, aucune demande n’est acceptée.`,
          'La demande peut aussi se faire au conservatoire, avec un agent. Elle est traitée de la même façon.',
        ],
      },
      {
        heading: 'Ce à quoi vous vous engagez',
        paragraphs: [
          'Donner des informations exactes, ne pas chercher à modifier le service, utiliser une seule adresse de courriel par personne.',
          'Une déclaration inexacte ou une fraude peut faire rejeter la demande, après que vous avez pu vous expliquer.',
          'La ville peut demander un document utile à la validation. Il est à fournir dans les cinq jours ouvrés après la réception de la demande de document\u00a0; sinon, la demande peut être rejetée.',
        ],
      },
      {
        heading: 'Ce que la ville peut décider',
        paragraphs: [
          'Si les circonstances l’exigent, la ville peut suspendre, arrêter, annuler ou prolonger le service, et en informe les familles. En cas de fraude ou de panne, elle peut annuler tout ou partie des demandes.',
          'La ville ne peut pas garantir un service sans interruption ni répondre des défauts du réseau ou de votre appareil. Si une clause de ces conditions était nulle, les autres resteraient valables.',
        ],
      },
      {
        heading: 'Consulter, contester',
        paragraphs: [
          'Ces conditions sont lisibles ici et envoyées gratuitement à qui les demande. Si elles changent, elles vous sont montrées avant votre prochain envoi. Aucune réponse n’est donnée par téléphone sur leur interprétation.',
          'Une réclamation s’adresse par écrit à votre conservatoire. Le droit français s’applique.',
        ],
      },
    ],
  };
}
