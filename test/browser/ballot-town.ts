import type {
  BallotReceipt,
  DrawSummary,
  PublicCourse,
  PublicLottery,
  PublishedDraw,
} from '../../src/calls/lottery.ts';
import type { Refusal } from '../../src/calls/reply.ts';
import type { CallInput } from '../../src/calls.ts';
import { allocate } from '../../src/draw/allocation.ts';
import { type Frozen, writeFrozen } from '../../src/draw/frozen.ts';
import { writeResult } from '../../src/draw/result.ts';
import { digest, ordersOf, seedText } from '../../src/draw/tickets.ts';
import { writeEvents } from '../../src/lists/events.ts';
import type { Boot } from '../../web/ballot/boot.ts';
import { bootOf as familyBoot } from './family-town.ts';
import type { Answer } from './support.ts';

/** A small invented town whose lottery answers the public page, and remembers every call. */

const nb = '\u00a0';

export const bootOf = (page: Boot['page'], part: Partial<Boot> = {}): Boot => {
  const { town, contact, families } = familyBoot();
  return { page, town, contact, families, ...part };
};

const explained = [
  `10 places moins 4 demandes de réinscription${nb}: 6 places libres.`.replace(/(\d) p/g, `$1${nb}p`),
  `Réserve de l’an dernier${nb}: 10${nb}% de la jauge au plus, soit 1\u202f; 1${nb}acceptation.`,
  `6 moins 1${nb}: 5${nb}places au tirage.`,
];

const course = (code: string, part: Partial<PublicCourse>): PublicCourse => ({
  code,
  conservatoire: 'CMD',
  activity: 'Musique',
  title: code,
  slot: `mercredi à 14${nb}h`,
  ages: `de 7 à 9${nb}ans`,
  minAge: 7,
  maxAge: 9,
  level: 'Débutant',
  isIndividual: false,
  seats: 5,
  explained,
  ...part,
});

const courses: PublicCourse[] = [
  ...['Violon', 'Piano', 'Clarinette', 'Alto', 'Guitare'].map((title, i) =>
    course(`MUS-${i}`, { title: `${title} débutant`, isIndividual: true }),
  ),
  course('MUS-EV', {
    title: 'Éveil musical grande section',
    ages: `5${nb}ans`,
    minAge: 5,
    maxAge: 5,
    level: 'Éveil',
  }),
  course('MUS-CHO', {
    title: 'Chorale',
    seats: null,
    minAge: 8,
    maxAge: null,
    ages: `8${nb}ans et plus`,
    level: 'Tous',
    explained: [`Sans limite de jauge${nb}: toute personne qui le demande est inscrite, hors tirage.`],
  }),
  course('DAN-IN', { activity: 'Danse', title: 'Initiation danse', seats: 0 }),
  course('HAN-T8', { conservatoire: 'HAN', activity: 'Théâtre', title: `Théâtre 8–10${nb}ans` }),
  course('HAN-BAT', { conservatoire: 'HAN', activity: 'Musiques actuelles', title: 'Batterie' }),
];

const frozen: Frozen = {
  draw: 'VALMONT-2026-09-14',
  rule: 'offres-par-cours',
  courses: [
    { id: 'DAN-IN', seats: 0, unit: 'DAN-IN' },
    { id: 'HAN-T8', seats: 1, unit: 'HAN-T8' },
    { id: 'MUS-0', seats: 2, unit: 'MUS-DEB' },
    { id: 'MUS-1', seats: 1, unit: 'MUS-DEB' },
  ],
  entries: Array.from({ length: 12 }, (_, i) => ({
    number: `T${String(i + 1).padStart(4, '0')}`,
    category: i % 5 === 4 ? ('N' as const) : ('R' as const),
    wishes: i % 3 === 0 ? ['HAN-T8', 'MUS-0'] : i % 3 === 1 ? ['MUS-0', 'MUS-1', 'DAN-IN'] : ['MUS-1'],
  })),
};

const text = writeFrozen(frozen);
const list = digest(text);
const seed = seedText({ draw: frozen.draw, list, digits: '31415926535897932384' });
const held = allocate(frozen, ordersOf(frozen, digest(seed)));

export const frozenDraw: DrawSummary = {
  draw: frozen.draw,
  state: 'frozen',
  frozenAt: `samedi 12${nb}septembre 2026 à${nb}18${nb}h`,
  entries: frozen.entries.length,
  list,
  drawnAt: '',
  seed: '',
  result: '',
  placed: 0,
  waiting: 0,
  byHand: false,
  cancelled: '',
  cancelledAt: '',
  isRedone: false,
  postponed: [],
};

export const drawnDraw: DrawSummary = {
  ...frozenDraw,
  state: 'drawn',
  drawnAt: `lundi 14${nb}septembre 2026 à${nb}10${nb}h${nb}12`,
  seed,
  result: digest(writeResult(frozen, held)),
  placed: held.size,
  waiting: frozen.entries.length - held.size,
};

/** Put off by a week, a place found. */
export const postponedOnce: DrawSummary['postponed'] = [
  {
    at: `dimanche 13${nb}septembre 2026 à${nb}9${nb}h`,
    reason: 'La salle est inondée.',
    from: `lundi 14${nb}septembre 2026 à${nb}10${nb}h, Mairie de Valmont, salle du conseil`,
    to: `lundi 21${nb}septembre 2026 à${nb}10${nb}h, Le Hangar`,
  },
];

export const cancelledDraw: DrawSummary = {
  ...drawnDraw,
  state: 'cancelled',
  cancelled: 'Un dé était cassé.',
  cancelledAt: `lundi 14${nb}septembre 2026 à${nb}11${nb}h`,
  isRedone: true,
};

export const published = (draw: DrawSummary): PublishedDraw => ({
  ...draw,
  text,
  courses: frozen.courses.map(({ id }) => ({
    id,
    title: courses.find(({ code }) => code === id)?.title ?? id,
  })),
  resultText: draw.result === '' ? '' : writeResult(frozen, held),
  orders: [],
  events:
    draw.result === ''
      ? ''
      : writeEvents({ draw: draw.draw, publishedAt: '2026-09-14T10:00:00+02:00', events: [] }),
});

const lottery: PublicLottery = {
  town: 'Valmont',
  schoolYear: '2026-2027',
  phase: 'open',
  opens: `samedi 12${nb}septembre 2026 à${nb}9${nb}h`,
  closes: `samedi 12${nb}septembre 2026 à${nb}17${nb}h`,
  drawAt: `lundi 14${nb}septembre 2026 à${nb}10${nb}h`,
  place: 'Mairie de Valmont, salle du conseil',
  isAhead: true,
  postponed: [],
  conservatoires: [
    { code: 'CMD', name: 'Conservatoire de danse et de musique' },
    { code: 'HAN', name: 'Le Hangar' },
  ],
  limits: [
    `Conservatoire de danse et de musique${nb}: 1${nb}bulletin (Danse), 1${nb}bulletin (Musique)`,
    `Le Hangar${nb}: 1${nb}bulletin`,
  ],
  ballotLimits: { CMD: { Danse: 1, Musique: 1 }, HAN: 1 },
  postcodes: ['99100'],
  ageReference: { day: '2026-09-01', words: `mardi 1er${nb}septembre 2026` },
  today: '2026-09-12',
  published: { version: '2026-2027/1', at: `lundi 31${nb}août 2026 à${nb}9${nb}h` },
  courses,
  rules: {
    title: 'Règlement du tirage au sort, 2026\u20112027',
    version: '2026-2027/1',
    parts: [
      { heading: 'Qui peut participer', paragraphs: ['Toute personne, dans la limite des places.'] },
      { heading: 'Les bulletins', paragraphs: ['L’ordre d’arrivée ne compte pas.'] },
    ],
  },
  draw: null,
  earlier: [],
};

const yes = (value: unknown): Answer => ({ json: { ok: true, value } });
export const no = (refusal: Refusal): Answer => ({ json: { ok: false, refusal } });

export interface LotteryTown {
  readonly sent: CallInput<'ballot.send'>[];
  lottery: PublicLottery;
  /** What happens to the next sendings, before one is taken. */
  readonly interruptions: Answer[];
  answer(name: string, args: never): Answer;
}

export function lotteryTown(part: Partial<PublicLottery> = {}): LotteryTown {
  const handlers: { readonly [name: string]: (args: never) => Answer } = {
    'public.lottery': () => yes(town.lottery),
    'public.draw': ({ draw }: CallInput<'public.draw'>) => {
      const known = [town.lottery.draw, ...town.lottery.earlier].find((one) => one?.draw === draw);
      return known ? yes(published(known)) : 'fails';
    },
    'ballot.send': (args: CallInput<'ballot.send'>) => {
      town.sent.push(args);
      return town.interruptions.shift() ?? yes(receiptFor(args));
    },
  };
  const town: LotteryTown = {
    sent: [],
    lottery: { ...lottery, ...part },
    interruptions: [],
    answer: (name, args) => handlers[name]?.(args) ?? 'fails',
  };
  return town;
}

function receiptFor({ ballots: typed }: CallInput<'ballot.send'>): BallotReceipt {
  return {
    at: `samedi 12${nb}septembre 2026 à${nb}10${nb}h${nb}30`,
    name: `${typed.firstName} ${typed.lastName}`,
    ballots: typed.ballots.map(({ conservatoire, activity, wishes }, i) => ({
      number: `W000${i + 1}`,
      conservatoire: lottery.conservatoires.find(({ code }) => code === conservatoire)?.name ?? '',
      activity,
      wishes,
    })),
    list: `Liste prioritaire${nb}: adresse dans la ville.`,
    mail: typed.mail,
    next: [
      'Après la clôture, vous recevez votre numéro de participation.',
      `Le tirage a lieu le ${lottery.drawAt}, ${lottery.place}.`,
    ],
  };
}
