import type { FamilyAppeal } from '../../src/calls/appeals.ts';
import type { ConsentChoice } from '../../src/calls/consents.ts';
import type { EntryPage, FamilyOffer, FamilyWish } from '../../src/calls/offers.ts';
import { ordinal } from '../../src/draw/pv/words.ts';
import { listed, of } from '../../src/french.ts';

type Named = Pick<EntryPage, 'name' | 'entry'>;

/** What the page is about: the same words in headings and in every title. */
export const subjectOf = ({ name, entry }: Named): string =>
  `Participation ${of(withoutBreak(name))}, ${entry}`;

/** A first name and its letter stay together. */
export const withoutBreak = (name: string): string => name.replace(/ (?=\S+$)/, '\u00a0');

/** « Violon débutant – Participation de Léa D., T0012 – Valmont » */
export const titled = (...parts: readonly string[]): string =>
  parts.filter((part) => part !== '').join(' – ');

const hours = new Intl.DateTimeFormat('fr-FR', {
  timeZone: 'Europe/Paris',
  hour: 'numeric',
  minute: '2-digit',
});

/** `14\u00a0h\u00a005`, in the town, wherever the phone is; never later than the instant itself. */
export function hourOf(instant: number): string {
  const parts = hours.formatToParts(instant);
  const part = (type: string) => parts.find((one) => one.type === type)?.value ?? '';
  const minutes = part('minute').padStart(2, '0');
  return `${Number(part('hour'))}\u00a0h${minutes === '00' ? '' : `\u00a0${minutes}`}`;
}

/** Two buttons: a seat that is held already is kept or given back, never renounced. */
export function buttonWords({ keeps }: FamilyOffer): { readonly accept: string; readonly decline: string } {
  return keeps === ''
    ? { accept: 'J’accepte', decline: 'Je renonce' }
    : { accept: `J’accepte, je rends ${keeps}`, decline: `Je garde ${keeps}` };
}

/** What accepting does, in sentences: what it gives, what it takes away, what it leaves alone. */
export function acceptWords({ name, wishes }: EntryPage, offer: FamilyOffer): string {
  const { title, keeps, givesBack, course } = offer;
  const back = [...(keeps === '' ? [] : [keeps]), ...givesBack];
  const above = wishes.slice(
    0,
    wishes.findIndex((wish) => wish.course === course),
  );
  const waited = above.filter(({ place }) => place > 0);
  return [
    `La place en ${title} revient à ${name}`,
    ...(back.length === 0
      ? []
      : [`Vous rendez ${back.length > 1 ? 'les places' : 'la place'} en ${listed(back)}`]),
    ...(waited.length === 0
      ? []
      : [`Vous restez en attente pour ${listed(waited.map((wish) => wish.title))}`]),
  ]
    .map(ended)
    .join(' ');
}

/** What saying no does. */
export function declineWords({ title, keeps, below }: FamilyOffer): string {
  const one = keeps === '' ? 'au vœu placé après' : 'au vœu placé entre les deux';
  const many = keeps === '' ? 'aux vœux placés après' : 'aux vœux placés entre les deux';
  return [
    ...(keeps === '' ? [] : [`Vous gardez la place en ${keeps}`]),
    `La place en ${title} va à la personne suivante`,
    ...(below.length === 0
      ? []
      : [`Vous renoncez aussi ${below.length > 1 ? many : one}\u00a0: ${listed(below)}`]),
  ]
    .map(ended)
    .join(' ');
}

/** Silence is an answer, and says which. */
export function silenceWords({ due, keeps }: FamilyOffer): string {
  const when = due === '' ? 'dans le délai' : 'à cette date';
  const meaning = keeps === '' ? 'que vous renoncez' : `que vous gardez la place en ${keeps}`;
  return `Sans réponse ${when}, nous comprenons ${meaning}.`;
}

/** A name may end with a dot already. */
const ended = (sentence: string): string => (sentence.endsWith('.') ? sentence : `${sentence}.`);

type Kind = 'plain' | 'done' | 'attention';

/** A state in words, with its sign: colour says nothing alone. */
export interface StateWords {
  readonly kind: Kind;
  readonly sign: string;
  readonly words: string;
}

const state = (kind: Kind, sign: string, words: string): StateWords => ({ kind, sign, words });

/** Where a wish stands. */
export function wishWords({ wishes, offers }: EntryPage, wish: FamilyWish): StateWords {
  switch (wish.state) {
    case 'inscrit':
      return state('done', '✓', 'Place acceptée');
    case 'proposé':
      return proposedWords(offers.find(({ course }) => course === wish.course));
    case 'en attente':
      return state('plain', '○', `En attente\u00a0: ${ordinal(wish.place)} sur ${wish.waiting} aujourd’hui`);
    case 'vœu préféré obtenu': {
      const isHeld = wishes.some((one) => one.state === 'inscrit');
      return state(
        'plain',
        '–',
        isHeld ? 'Un vœu préféré est obtenu' : 'Une place est proposée dans un vœu préféré',
      );
    }
    case 'quitté':
      return state('plain', '–', 'Vous n’attendez plus ce cours');
  }
}

/** A seat may be free for somebody before it is offered, and leave them a little after their answer. */
function proposedWords(offer: FamilyOffer | undefined): StateWords {
  if (!offer)
    return state('plain', '○', 'Une place peut vous revenir\u00a0: attendez notre courriel ou notre appel');
  if (offer.state === 'open') return state('attention', '▲', 'Une place vous est proposée\u00a0: répondez');
  return state('plain', '–', offer.state === 'expired' ? 'Pas de réponse à temps' : 'Vous y renoncez');
}

/** What became of an offer that is not open: the state, then a sentence. */
export function offerWords(offer: FamilyOffer): StateWords & { readonly sentence: string } {
  const { due, keeps } = offer;
  const kept = keeps === '' ? '' : ` Vous gardez la place en ${keeps}.`;
  const after = 'La place va à la personne suivante.';
  switch (offer.state) {
    case 'accepted':
      return {
        ...state('done', '✓', 'Place acceptée'),
        sentence:
          'L’établissement vous envoie la fiche d’inscription. Remplissez-la et rendez\u2011la dans le délai écrit dessus\u00a0: l’inscription est alors confirmée. Vous ne pouvez plus venir\u202f? Appelez-nous.',
      };
    case 'declining':
      return {
        ...state('attention', '▲', 'Renonciation enregistrée'),
        sentence: `Vous pouvez changer d’avis jusqu’à ${hourOf(offer.regretUntil)}. Ensuite, la place va à la personne suivante.${kept}`,
      };
    case 'left':
      return { ...state('plain', '–', 'Place rendue'), sentence: `Vous avez rendu cette place.${kept}` };
    case 'declined':
      return {
        ...state('plain', '–', 'Renonciation enregistrée'),
        sentence: `Vous avez renoncé à cette place. ${after}${kept}`,
      };
    case 'expired':
      return {
        ...state('plain', '–', 'Pas de réponse à temps'),
        sentence: `Nous n’avons pas reçu votre réponse${due === '' ? ' à temps' : ` avant le ${due}`}. ${after}${kept} Une difficulté\u202f? Appelez-nous.`,
      };
    case 'withdrawn':
      return {
        ...state('plain', '–', 'Place laissée'),
        sentence: `Vous avez quitté la liste de ce cours. ${after}${kept}`,
      };
    case 'excluded':
      return {
        ...state('attention', '▲', 'Participation retirée du tirage'),
        sentence:
          'Une décision a retiré cette participation. Appelez-nous\u00a0: nous vous en donnons le motif.',
      };
    default:
      return {
        ...state('plain', '–', 'Proposition remplacée'),
        sentence: 'Une place dans un vœu préféré l’a remplacée. Vous n’avez rien à faire ici.',
      };
  }
}

/** Where a question or a contestation stands. */
export function appealWords({ state: at, due }: FamilyAppeal): StateWords {
  if (at === 'answered') return state('done', '✓', 'Répondue');
  return at === 'overdue'
    ? state('attention', '▲', 'Pas de réponse à temps')
    : state('plain', '○', `Réponse attendue au plus tard le ${due}`);
}

/** What the town's silence means, once it lasted too long. */
export function appealSilence({ kind, state: at, due }: FamilyAppeal): string {
  if (at !== 'overdue') return '';
  return kind === 'contestation'
    ? `Nous devions répondre au plus tard le ${due}. Notre silence vaut refus depuis cette date. Vous avez deux mois pour saisir le juge.`
    : `Nous devions répondre au plus tard le ${due}. Appelez-nous. Sur les règles du calcul, vous pouvez saisir la CADA (www.cada.fr).`;
}

/** What moved, its days in order. */
export function byDay(
  history: EntryPage['history'],
): readonly { readonly day: string; readonly sentences: readonly string[] }[] {
  return [...new Set(history.map(({ day }) => day))].map((day) => ({
    day,
    sentences: history.filter((one) => one.day === day).map(({ sentence }) => sentence),
  }));
}

/** Where a consent stands. */
export const consentWords = ({ isGiven }: ConsentChoice): StateWords =>
  isGiven ? state('done', '✓', 'Vous êtes d’accord') : state('plain', '–', 'Vous n’êtes pas d’accord');

/** What a press just did, and from when it counts. */
export function saidWords({ name, isGiven }: ConsentChoice): string {
  const effects: Readonly<Record<ConsentChoice['name'], readonly [given: string, withdrawn: string]>> = {
    publication: [
      'Dès maintenant, le nom peut être publié.',
      'Dès maintenant, les listes ne donnent que le numéro.',
    ],
    culture: [
      'Dès maintenant, ces nouvelles vous sont envoyées.',
      'Dès maintenant, ces nouvelles ne vous sont plus envoyées.',
    ],
    municipal: [
      'Dès maintenant, ces nouvelles vous sont envoyées.',
      'Dès maintenant, ces nouvelles ne vous sont plus envoyées.',
    ],
    nextYear: [
      'L’an prochain, nous pourrons vous rappeler.',
      'L’an prochain, nous ne vous rappellerons pas.',
    ],
  };
  return `C’est noté\u00a0: ${isGiven ? 'accord donné' : 'accord retiré'}. ${effects[name][isGiven ? 0 : 1]}`;
}
