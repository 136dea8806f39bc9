import type { Outcome, RefusalMotive, RightKind } from './words.ts';

/** What a reply is proposed from. */
export interface Replying {
  readonly kind: RightKind;
  readonly outcome: Outcome;
  readonly motive: RefusalMotive | '';
  /** Something is held of the person. */
  readonly isHeld: boolean;
}

/** What was done, by right, in words that a clerk completes. */
const done: Readonly<Record<RightKind, string>> = {
  access: 'Voici les données que nous tenons sur la personne concernée. Elles sont jointes à cette réponse.',
  copy: 'La copie des données que nous tenons est jointe à cette réponse. Elle est gratuite.',
  rectification:
    'Nous avons corrigé les données comme vous le demandez. Les services qui les avaient reçues en sont prévenus.',
  erasure: 'Nous avons effacé les données que vous nous avez indiquées.',
  restriction:
    'Les données sont figées. Nous les gardons, et personne ne s’en sert jusqu’à ce que la question soit réglée. Nous vous préviendrons avant.',
  portability:
    'Vos données sont jointes dans un format qu’un autre logiciel peut lire. Cette remise est gratuite.',
  objection: 'Nous tenons compte de votre opposition\u00a0: ces données ne servent plus à cet usage.',
  directives: 'Vos directives sont enregistrées. Vous pouvez les changer à tout moment.',
  childData:
    'Nous avons vérifié les données de cet enfant. Celles qui étaient tenues sans l’accord d’un responsable sont effacées.',
  complaint:
    'Nous avons revu votre dossier. Votre réclamation est fondée. Voici ce que nous changeons\u00a0:',
};

const nothingHeld = 'Nous avons cherché dans tous nos fichiers\u00a0: nous ne tenons aucune donnée à ce nom.';

const motives: Readonly<Record<RefusalMotive, string>> = {
  excessive:
    'Cette demande est excessive\u00a0: y répondre demanderait un travail sans rapport avec son objet. Vous pouvez la limiter à ce qui vous est utile.',
  unfounded: 'Cette demande n’est pas fondée. Voici pourquoi\u00a0:',
  repetitive: 'Nous avons déjà répondu à la même demande, et rien n’a changé depuis.',
  needed:
    'Ces données sont nécessaires au service, ou protégées par un secret que la loi impose. Nous devons les garder le temps prévu.',
  notEntitled:
    'Seule la personne concernée, ou le responsable d’un enfant mineur, peut faire cette demande. Sans preuve de cette qualité, nous ne pouvons rien communiquer ni changer.',
};

const refused = (motive: RefusalMotive | '', lead: string): string[] =>
  motive === '' ? [] : [lead, motives[motive]];

/** What the team is proposed to reply: what is done, then what is refused and why (CNS-013); a clerk edits it. */
export function proposedReply({ kind, outcome, motive, isHeld }: Replying): string {
  const what = isHeld || kind === 'complaint' || kind === 'directives' ? done[kind] : nothingHeld;
  const parts =
    outcome === 'refused'
      ? refused(motive, 'Nous ne pouvons pas faire ce que vous demandez.')
      : [what, ...(outcome === 'partly' ? refused(motive, 'Le reste n’est pas possible.') : [])];
  return parts.join('\n\n');
}
