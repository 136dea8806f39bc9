import type {
  BallotLine,
  BallotsPage,
  DrawSummary,
  DrawsPage,
  PlacesLine,
  PlacesPage,
} from '../../src/calls/lottery.ts';
import type { CallInput } from '../../src/calls.ts';
import { outcomeOf } from '../../src/draw/allocation.ts';
import { type Frozen, writeFrozen } from '../../src/draw/frozen.ts';
import { writeResult } from '../../src/draw/result.ts';
import { digest, ordersOf, seedText } from '../../src/draw/tickets.ts';
import { explainSeats, seatsOf } from '../../src/places/seats.ts';
import { appealsChapter } from './lottery-appeals.ts';
import { offersChapter } from './lottery-offers.ts';
import { type Chapter, createOffice, type Office, readyHome } from './office-town.ts';

/** A small invented lottery, answered as the program would; how far it has come is the test's to say. */

const nb = '\u00a0';

const course = (code: string, more: Partial<PlacesLine>): PlacesLine => {
  const typed = {
    code,
    conservatoire: 'CMD',
    activity: 'Danse',
    title: 'Initiation à la danse',
    day: 'mercredi',
    hour: '14:00',
    minAge: 6,
    maxAge: 7,
    level: 'Initiation',
    isIndividual: false,
    capacity: 20,
    reEnrolled: 14,
    acceptances: 1,
    drawnWith: '',
    ...more,
  };
  return { ...typed, seats: seatsOf(typed)?.seats ?? null, explained: explainSeats(typed) };
};

const courses = [
  course('DAN-IN', {}),
  course('GAL-TER', { conservatoire: 'GAL', activity: 'Arts plastiques', title: 'Terre', capacity: null }),
  course('HAN-T8', {
    conservatoire: 'HAN',
    activity: 'Théâtre',
    title: `Théâtre, 8 à 10${nb}ans`,
    acceptances: 0,
    reEnrolled: 18,
  }),
  course('MUS-IN-CP1', { activity: 'Musique', title: 'Initiation CP, groupe 1', drawnWith: 'Initiation CP' }),
  course('MUS-IN-CP2', { activity: 'Musique', title: 'Initiation CP, groupe 2', drawnWith: 'Initiation CP' }),
];

const placesPage: PlacesPage = {
  courses,
  published: {
    version: '2026-2027/1',
    at: `mardi 1er${nb}septembre 2026 à${nb}9${nb}h`,
    by: 'dacapo@brezolles.example.org',
    courses: 5,
  },
  isChanged: true,
  areAcceptancesCounted: false,
  publishBy: `samedi 5${nb}septembre 2026`,
  isLate: true,
  closed: '',
  ballotsOn: '2026-09-12',
  postcodes: ['28270'],
};

const ballot = (number: string, more: Partial<BallotLine> = {}): BallotLine => ({
  number,
  handedIn: `samedi 12${nb}septembre 2026 à${nb}10${nb}h${nb}04`,
  name: 'Roy Nour',
  bornOn: `31${nb}décembre 2018`,
  conservatoire: 'Conservatoire de danse et de musique',
  activity: 'Danse',
  wishes: 'DAN-IN',
  rank: null,
  channel: 'forum',
  state: 'valable',
  why: '',
  ...more,
});

const side = (number: string, firstName: string, born: string): [string, string][] => [
  ['Bulletin', number],
  ['Nom', 'Roy'],
  ['Prénom', firstName],
  ['Né(e) le', born],
  ['Adresse', '2 rue du Pont, 28270 Brézolles'],
  ['Courriel', ''],
];

const ballotsPage: BallotsPage = {
  counts: [
    { label: 'Reçus', count: 4 },
    { label: 'Valables', count: 2 },
    { label: `Nuls${nb}: remis trop tard`, count: 1 },
    { label: 'Retirés', count: 1 },
  ],
  ballots: [
    ballot('P0001'),
    ballot('P0002', { name: 'Roy Noor', rank: 2 }),
    ballot('P0003', {
      state: 'nul',
      why: `Remis le samedi 12${nb}septembre 2026 à${nb}17${nb}h${nb}: les bulletins étaient acceptés jusqu’à cette heure.`,
    }),
    ballot('P0004', { state: 'retiré', wishes: '' }),
  ],
  doubts: [
    {
      ballots: ['P0001', 'P0002'],
      first: side('P0001', 'Nour', `31${nb}décembre 2018`),
      second: side('P0002', 'Noor', `31${nb}décembre 2018`),
      why: 'prénoms proches',
      likely: 'different',
      because: `deux prénoms${nb}: ce peut être des jumeaux`,
    },
  ],
  closed: '',
};

const limited = courses.filter(({ seats }) => seats !== null);
const unitOf = (code: string) => (code.startsWith('MUS') ? 'MUS-INI-CP' : code);

const frozen: Frozen = {
  draw: 'BREZOLLES-2026-09-14',
  rule: 'offres-par-cours',
  courses: limited.map(({ code, seats }) => ({ id: code, seats: seats ?? 0, unit: unitOf(code) })),
  entries: Array.from({ length: 24 }, (_, i) => ({
    number: `T${String(i + 1).padStart(4, '0')}`,
    category: i % 5 === 4 ? 'N' : 'R',
    wishes: [['DAN-IN', 'MUS-IN-CP1'], ['HAN-T8'], ['MUS-IN-CP2', 'MUS-IN-CP1']][i % 3] ?? [],
  })),
};

const text = writeFrozen(frozen);
export const digits = '3141592653589793238462643383279502884197';
const seed = seedText({ draw: frozen.draw, list: digest(text), digits });
const { held } = outcomeOf(frozen, ordersOf(frozen, digest(seed)));

const frozenDraw: DrawSummary = {
  draw: frozen.draw,
  state: 'frozen',
  frozenAt: `samedi 12${nb}septembre 2026 à${nb}18${nb}h`,
  entries: frozen.entries.length,
  list: digest(text),
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

const drawnDraw: DrawSummary = {
  ...frozenDraw,
  state: 'drawn',
  drawnAt: `lundi 14${nb}septembre 2026 à${nb}10${nb}h`,
  seed,
  result: digest(writeResult(frozen, held)),
  placed: held.size,
  waiting: frozen.entries.length - held.size,
};

type Standing = 'open' | 'ready' | 'frozen' | 'drawn';

const drawsAt = (standing: Standing): DrawsPage => ({
  draws: standing === 'drawn' ? [drawnDraw] : standing === 'frozen' ? [frozenDraw] : [],
  next:
    standing === 'open' || standing === 'ready'
      ? {
          draw: frozen.draw,
          entries: 24,
          courses: 4,
          seats: 17,
          toCall: 2,
          arePlacesPublished: true,
          areBallotsClosed: standing === 'ready',
          doubts: standing === 'ready' ? 0 : 1,
          why:
            standing === 'ready'
              ? ''
              : `Les bulletins sont reçus jusqu’au samedi 12${nb}septembre 2026 à${nb}17${nb}h.`,
        }
      : null,
  notes:
    standing === 'drawn'
      ? [
          {
            draw: frozen.draw,
            kind: 'signed',
            at: drawnDraw.drawnAt,
            by: readyHome.me.mail,
            text: 'Signé par Camille Martin.',
          },
        ]
      : [],
  planned: `lundi 14${nb}septembre 2026 à${nb}10${nb}h`,
  place: 'Mairie de Brézolles, salle du conseil',
  postponed: [],
});

/** Put off by a week, to another room. */
const postponedOnce: DrawsPage['postponed'] = [
  {
    at: `dimanche 13${nb}septembre 2026 à${nb}9${nb}h`,
    reason: 'La salle du conseil est inondée.',
    from: `lundi 14${nb}septembre 2026 à${nb}10${nb}h, Mairie de Brézolles, salle du conseil`,
    to: `lundi 21${nb}septembre 2026 à${nb}10${nb}h, Le Hangar`,
  },
];

const plan = {
  drawAt: '2026-09-14T10:00',
  place: 'Mairie de Brézolles, salle du conseil',
  resultsBy: '2026-09-15',
  mainListAnswersBy: '2026-09-16T23:59',
};

/** The office of that town, at one moment of its lottery. */
export function createLottery(
  standing: Standing = 'open',
  home = readyHome,
  offers: Chapter = { ...offersChapter(), ...appealsChapter() },
): Office {
  let now = standing;
  let later: Partial<DrawsPage> = {};
  let ballots = ballotsPage;
  let places = placesPage;
  const summary = () => drawsAt(now).draws[0];
  const titles = courses.map(({ code, title }) => ({ id: code, title }));
  const handlers: Chapter = {
    ...offers,
    'office.places': () => places,
    'office.readCourses': () => ({
      courses,
      faults: [{ line: 7, sentence: `Le cours DAN-IN est déjà à la ligne${nb}2.` }],
      ignored: ['Remarque'],
      added: ['DAN-IN'],
      gone: ['DAN-AD'],
    }),
    'office.setCourses': () => places,
    'office.publishPlaces': () => {
      places = { ...places, isChanged: false };
      return places;
    },
    'office.ballots': () => ballots,
    'office.enterBallots': ({ ballots: typed }: CallInput<'office.enterBallots'>) =>
      typed.map(({ number }) => ({
        number,
        isKept: number !== 'P0001',
        sentence: number === 'P0001' ? 'Un autre bulletin porte le numéro P0001.' : '',
      })),
    'office.readBallots': () => ({
      ballots: 4,
      fresh: 3,
      faults: [{ line: 3, sentence: 'Le numéro du bulletin manque.' }],
      faultCount: 1,
      ignored: [],
    }),
    'office.importBallots': () => ({ done: true, kept: 3, total: 3 }),
    'office.ruleBallot': () => {
      ballots = { ...ballots, doubts: [] };
      return ballots;
    },
    'office.draws': () => ({ ...drawsAt(now), ...later }),
    'office.cancelPreview': () => ({
      mails: 22,
      toCall: 2,
      accepted: now === 'drawn' ? 11 : 0,
      offered: now === 'drawn' ? 4 : 0,
      plan,
    }),
    'office.postponePreview': () => ({ mails: 22, toCall: 2, accepted: 0, offered: 0, plan }),
    'office.postponeDraw': () => {
      later = {
        planned: `lundi 21${nb}septembre 2026 à${nb}10${nb}h`,
        place: 'Le Hangar',
        postponed: postponedOnce,
      };
      return { ...drawsAt(now), ...later };
    },
    'office.tryDraw': () => ({ text, seed, courses: titles }),
    'office.freeze': () => {
      now = 'frozen';
      return summary();
    },
    'office.makeDraw': () => {
      now = 'drawn';
      return summary();
    },
    'office.cancelDraw': () => {
      now = 'ready';
      return { ...frozenDraw, state: 'cancelled' };
    },
    'office.noteOnDraw': () => summary(),
    'office.lotteryPaper': ({ paper }: CallInput<'office.lotteryPaper'>) => ({
      name: `Tirage, ${paper.kind}`,
      address: `https://docs.google.com/document/d/${paper.kind}/edit`,
      html: '<!DOCTYPE html><title>Papier</title>',
    }),
    'public.draw': () => ({
      ...summary(),
      text,
      courses: titles,
      resultText: now === 'drawn' ? writeResult(frozen, held) : '',
      orders: [],
      events: '',
    }),
  };
  return createOffice(home, handlers);
}
