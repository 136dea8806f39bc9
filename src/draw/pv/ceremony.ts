import { frenchHour, frenchInstant } from '../../dates.ts';
import type { Paper } from '../../papers/paper.ts';
import { inFours } from '../fingerprint.ts';
import { trialMark } from './words.ts';

/** What is settled before the ceremony. */
export interface CeremonyFacts {
  readonly town: string;
  readonly draw: string;
  readonly isTrial: boolean;
  readonly place: string;
  /** In milliseconds. */
  readonly plannedAt: number;
  /** SHA-256 of the frozen list, already published. */
  readonly list: string;
  readonly participations: number;
  readonly courses: number;
  /** `20 dés à dix faces`. */
  readonly material: string;
  /** Announced substitutes, in their order. */
  readonly fallbacks: readonly string[];
}

/** Minutes after the announced hour, who acts, and what they do (IVR-031). */
const script: readonly (readonly [minute: number, who: string, what: string])[] = [
  [
    -30,
    'Agent',
    'Ouvre la page du tirage sur l’écran de la salle. Pose la liste figée imprimée et le matériel sur la table.',
  ],
  [-15, 'Agent', 'Fait signer la feuille de présence\u00a0: nom et qualité de chaque personne.'],
  [0, 'Maire ou adjoint', 'Ouvre la séance. Lit le nom du tirage, le règlement et la règle d’attribution.'],
  [
    3,
    'Témoin',
    'Lit l’empreinte de la liste à l’écran. Une autre personne la compare avec celle déjà publiée.',
  ],
  [
    6,
    'Plusieurs personnes',
    'Jettent les dés, ou tirent les boules. Un témoin lit chaque chiffre à voix haute.',
  ],
  [10, 'Agent', 'Saisit chaque chiffre. La salle le lit à l’écran.'],
  [14, 'Témoin', 'Relit tous les chiffres depuis l’écran. On corrige avant de valider, jamais après.'],
  [16, 'Maire ou adjoint', 'Dit «\u00a0validé\u00a0». L’agent valide, une seule fois.'],
  [18, 'Agent', 'Montre les ordres, cours par cours, puis l’attribution.'],
  [24, 'Témoin', 'Vérifie un numéro de participation choisi dans la salle, sur un autre ordinateur.'],
  [28, 'Agent', 'Imprime le projet de procès-verbal.'],
  [32, 'Maire ou adjoint', 'Relit la première page. Toutes les sommes doivent être concordantes.'],
  [40, 'Signataires', 'Signent l’édition nominative.'],
  [45, 'Agent', 'Publie la liste, la graine, les ordres, le résultat et l’édition publique.'],
];

/** The ceremony minute by minute, to hold in the hand; and what to do when the network falls (IVR-032). */
export function ceremonySheet(facts: CeremonyFacts): Paper {
  const { town, draw, isTrial, place, plannedAt, list, participations, courses, material, fallbacks } = facts;
  return {
    title: `Feuille de séance – ${draw}`,
    parts: [
      { kind: 'heading', level: 1, text: 'Feuille de séance du tirage au sort' },
      {
        kind: 'facts',
        facts: [
          ['Tirage', draw],
          ['Quand', frenchInstant(plannedAt)],
          ['Où', place],
          ['Matériel', material],
          ['Participations et cours', `${participations} et ${courses}`],
          ['Empreinte de la liste', inFours(list)],
        ],
      },
      {
        kind: 'table',
        caption: 'Minute par minute',
        columns: [
          { heading: 'Heure', width: 24 },
          { heading: 'Qui', width: 36 },
          { heading: 'Quoi', width: 100 },
        ],
        rows: script.map(([minute, who, what]) => [frenchHour(plannedAt + minute * 60_000), who, what]),
      },
      { kind: 'heading', level: 2, text: 'Si quelque chose empêche la source annoncée' },
      fallbacks.length === 0
        ? {
            kind: 'paragraph',
            words: 'Aucune source de secours n’a été annoncée\u00a0: passez au tirage à la main.',
          }
        : { kind: 'list', numbered: true, items: fallbacks },
      {
        kind: 'paragraph',
        words: 'Prenez-les dans cet ordre. Dites tout haut pourquoi, et notez-le au procès-verbal.',
      },
      { kind: 'heading', level: 2, text: 'Si le réseau ou l’ordinateur tombe' },
      {
        kind: 'list',
        numbered: true,
        items: [
          'Notez l’heure. Attendez dix minutes.',
          'Mettez dans une urne un papier par participation du premier cours, liste prioritaire seulement.',
          'Tirez un papier après l’autre. Un témoin lit le numéro, un agent l’écrit dans l’ordre.',
          'Faites de même avec la seconde liste, puis avec chaque cours, dans l’ordre des codes.',
          'Les témoins signent les feuilles. Les ordres sont saisis ensuite\u00a0: le procès-verbal le dit.',
        ],
      },
      {
        kind: 'paragraph',
        words:
          'Un tirage validé ne se refait pas. Une séance manquée est notée, puis remplacée par un nouveau tirage, sous un autre nom, avec son motif.',
      },
    ],
    foot: `Ville de ${town} · tirage ${draw}`,
    ...(isTrial && { mark: trialMark }),
  };
}
