import type { WishLine } from '../draw/pv/explanation.ts';
import { ordinal } from '../draw/pv/words.ts';
import { listed } from '../french.ts';
import type { AppealMotive } from './motives.ts';

/** What is known of a participation when its family is answered. */
export interface Known {
  readonly entry: string;
  readonly name: string;
  readonly draw: string;
  /** `liste prioritaire`, and why. */
  readonly list: string;
  readonly reason: string;
  readonly wishes: readonly WishLine[];
  readonly ballots: readonly {
    readonly number: string;
    readonly handedIn: string;
    readonly wishes: readonly string[];
  }[];
  /** What moved it since, day by day. */
  readonly history: readonly { readonly day: string; readonly text: string }[];
  /** Each seat that was offered, in a sentence. */
  readonly offers: readonly string[];
}

/** What the team is proposed to answer, with the facts of that very participation; a clerk edits it before it leaves. */
export function proposedAnswer(motive: AppealMotive, known: Known): string {
  return answers[motive](known)
    .filter((part) => part !== '')
    .join('\n\n');
}

const answers: Readonly<Record<AppealMotive, (known: Known) => string[]>> = {
  rank: (known) => [
    who(known),
    'Un rang vient du hasard seul\u00a0: des dés lancés devant témoins, puis un calcul publié. Ni l’heure du bulletin ni le niveau ne comptent. La liste prioritaire passe avant la seconde.',
    wishes(known),
    history(known),
    'Vous pouvez refaire ce calcul vous-même\u00a0: la liste et la graine sont publiées, et la page «\u00a0Vérifier le tirage\u00a0» le fait pour vous.',
  ],
  misread: (known) => [
    who(known),
    `Voici ce que nous avons lu. ${known.ballots
      .map(
        ({ number, handedIn, wishes: own }) =>
          `Bulletin ${number}, remis le ${handedIn}\u00a0: ${own.join(', ')}.`,
      )
      .join(' ')}`,
    `Vœux de la participation, dans l’ordre\u00a0: ${listed(known.wishes.map(({ title }) => title))}.`,
    'Si une ligne n’est pas celle de votre bulletin, dites-nous laquelle\u00a0: nous la comparons au papier remis, ou à votre reçu.',
  ],
  list: (known) => [
    who(known),
    'Sur la liste prioritaire sont les personnes qui habitent la ville, les agents de la ville et les enfants scolarisés dans la ville, d’après leur bulletin.',
    'Un justificatif de domicile reçu après la publication donne la dernière place de la liste prioritaire.',
    wishes(known),
  ],
  notTold: (known) => [
    who(known),
    known.offers.length === 0
      ? 'Aucune place ne vous a été proposée à ce jour.'
      : `Voici ce que nous avons noté.\n${known.offers.join('\n')}`,
    history(known),
  ],
  other: (known) => [who(known), wishes(known), history(known)],
};

const who = ({ name, entry, draw, list, reason }: Known): string =>
  `${name} participe au tirage ${draw} sous le numéro ${entry}, sur la ${list} (${reason}).`;

const wishes = ({ wishes: own }: Known): string =>
  own
    .map(
      ({ title, rank, among, seats, lastServed, outcome }, i) =>
        `${ordinal(i + 1)} vœu, ${title}\u00a0: rang ${rank} sur ${among}, pour ${seats}\u00a0${seats < 2 ? 'place' : 'places'}. ${
          lastServed === 0
            ? 'Aucun rang n’a été servi au tirage.'
            : `Le dernier rang servi au tirage est le ${lastServed}.`
        } Résultat du tirage\u00a0: ${outcome}.`,
    )
    .join('\n');

const history = ({ history: moves }: Known): string =>
  moves.length === 0
    ? ''
    : `Depuis le tirage\u00a0:\n${moves.map(({ day, text }) => `${day} – ${text}`).join('\n')}`;
