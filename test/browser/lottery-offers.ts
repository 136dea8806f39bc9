import type {
  EnrolmentLine,
  LastYearLine,
  LastYearPage,
  LastYearRead,
  NotServed,
  NotServedPage,
  OffersPage,
  OfficeEntry,
  OfficeOffer,
  WavePreview,
} from '../../src/calls/offers.ts';
import type { CallInput } from '../../src/calls.ts';
import type { Chapter } from './office-town.ts';

/** What became of the seats of the invented lottery, on the evening after its draw. */

const nb = '\u00a0';
const now = Date.parse('2026-09-15T20:05:00+02:00');
const hours = (count: number) => now + count * 60 * 60 * 1000;

const offer = (number: string, more: Partial<OfficeOffer>): OfficeOffer => ({
  number,
  entry: number.replace('O', 'T'),
  name: 'Roy Nour',
  course: 'DAN-IN',
  title: 'Initiation à la danse',
  kind: 'principale',
  state: 'open',
  madeAt: `lundi 14${nb}septembre 2026 à${nb}11${nb}h`,
  notifiedAt: `lundi 14${nb}septembre 2026 à${nb}11${nb}h${nb}10`,
  due: `mercredi 16${nb}septembre 2026 inclus`,
  dueAt: hours(28),
  phone: `06${nb}39${nb}98${nb}00${nb}01`,
  hasMail: true,
  isSeen: true,
  toCall: '',
  givesBack: [],
  replaces: '',
  calls: [],
  ...more,
});

const suite = {
  kind: 'suite',
  notifiedAt: `lundi 14${nb}septembre 2026 à${nb}21${nb}h`,
  due: `mardi 15${nb}septembre 2026 à${nb}21${nb}h`,
  dueAt: hours(1),
} as const;

const call = (result: OfficeOffer['calls'][number]['result'], note: string) => ({
  at: `mardi 15${nb}septembre 2026 à${nb}18${nb}h${nb}30`,
  by: 'noe.agent@brezolles.example.org',
  result,
  note,
});

const offers: readonly OfficeOffer[] = [
  offer('O0007', {
    name: 'Aubert-Lefèvre Maximilienne',
    notifiedAt: '',
    due: '',
    dueAt: 0,
    hasMail: false,
    isSeen: false,
    toCall: 'sans courriel',
    calls: [call('message laissé', `Rappeler après 19${nb}h.`)],
  }),
  offer('O0006', { ...suite, name: 'Petit Zoé', isSeen: false, toCall: 'lien pas ouvert' }),
  offer('O0005', {
    ...suite,
    name: 'Denis Awa',
    dueAt: hours(0.5),
    replaces: 'MUS-IN-CP1 Initiation CP, groupe 1',
    givesBack: [`T0031 HAN-T8 Théâtre, 8 à 10${nb}ans`],
  }),
  offer('O0004', {
    name: 'Vidal Élise',
    course: 'HAN-T8',
    title: `Théâtre, 8 à 10${nb}ans`,
    state: 'declining',
  }),
  offer('O0003', { name: 'Roux Léon', state: 'accepted', calls: [call('accepte', '')] }),
  offer('O0002', { name: 'Martin Inès', state: 'expired' }),
  offer('O0001', { name: 'Roy Nour', state: 'accepted' }),
];

const enrolment = (number: string, more: Partial<EnrolmentLine>): EnrolmentLine => ({
  offer: number,
  entry: number.replace('O', 'T'),
  name: 'Roux Léon',
  course: 'DAN-IN',
  title: 'Initiation à la danse',
  acceptedAt: `mardi 15${nb}septembre 2026 à${nb}18${nb}h${nb}30`,
  formDue: `vendredi 25${nb}septembre 2026`,
  state: 'Acceptée – fiche attendue',
  formAt: '',
  identityAt: '',
  ...more,
});

export const offersPage: OffersPage = {
  draw: 'BREZOLLES-2026-09-14',
  isLastYear: false,
  now,
  courses: [
    {
      kind: 'draw',
      id: 'DAN-IN',
      title: 'Initiation à la danse',
      conservatoire: 'CMD',
      seats: 8,
      confirmed: 2,
      pending: 5,
      toOffer: 2,
      waiting: 3,
      queue: ['T0021', 'T0022', 'T0023'],
    },
    {
      kind: 'draw',
      id: 'HAN-T8',
      title: `Théâtre, 8 à 10${nb}ans`,
      conservatoire: 'HAN',
      seats: 2,
      confirmed: 0,
      pending: 1,
      toOffer: 0,
      waiting: 0,
      queue: [],
    },
  ],
  people: [
    ...offers.map(({ entry, name, phone, course }) => ({
      entry,
      name,
      phone,
      wishes: [course],
      elsewhere: 0,
    })),
    ...['Sarr Awa', 'Nguyen Théo', 'Delacroix-Montgolfier Anne-Sophie'].map((name, i) => ({
      entry: `T002${i + 1}`,
      name,
      phone: i === 1 ? '' : `06${nb}39${nb}98${nb}00${nb}2${i}`,
      wishes: ['DAN-IN'],
      elsewhere: i,
    })),
  ],
  offers,
  enrolments: [
    enrolment('O0003', {}),
    enrolment('O0001', {
      name: 'Roy Nour',
      state: 'Fiche en retard',
      formDue: `lundi 14${nb}septembre 2026`,
      identityAt: `mardi 15${nb}septembre 2026 à${nb}9${nb}h`,
    }),
  ],
  keepable: [
    {
      entry: 'T0003',
      name: 'Roux Léon',
      phone: `06${nb}39${nb}98${nb}00${nb}01`,
      held: 'Initiation à la danse',
      course: 'HAN-T8',
      title: `Théâtre, 8 à 10${nb}ans`,
    },
  ],
  log: 'TAS1\ntirage\tBREZOLLES-2026-09-14\n',
};

const entryOf = (entry: string): OfficeEntry => {
  const person = offersPage.people.find((one) => one.entry === entry);
  return {
    entry,
    name: person?.name ?? '',
    list: 'liste prioritaire',
    phone: person?.phone ?? '',
    mails: ['famille@example.org', 'autre.parent@example.org'],
    wishes: [
      {
        course: 'DAN-IN',
        title: 'Initiation à la danse',
        seats: 8,
        rank: 12,
        among: 24,
        place: 1,
        waiting: 3,
        state: 'en attente',
      },
    ],
    elsewhere: person?.elsewhere ?? 0,
    events: [
      {
        at: `mardi 15${nb}septembre 2026 à${nb}18${nb}h${nb}30`,
        what: `Domicile prouvé`,
        by: 'dacapo@brezolles.example.org',
        reason: 'Quittance de loyer.',
      },
    ],
    history: [
      {
        day: `15${nb}septembre 2026`,
        sentence: `Initiation à la danse${nb}: 2${nb}désistements${nb}: vous passez du 3e au 1er rang.`,
      },
    ],
  };
};

const unserved = (entry: string, more: Partial<NotServed>): NotServed => ({
  entry,
  name: offersPage.people.find((one) => one.entry === entry)?.name ?? '',
  age: 6,
  phone: `06${nb}39${nb}98${nb}00${nb}20`,
  mails: ['famille@example.org'],
  waits: [{ course: 'DAN-IN', place: 1 }],
  hasOther: false,
  mayContact: true,
  keptUntil: `jeudi 14${nb}septembre 2028`,
  ...more,
});

export const notServedPage: NotServedPage = {
  draw: offersPage.draw,
  town: 'Brézolles',
  courses: offersPage.courses.map(({ id, title, conservatoire }) => ({ id, title, conservatoire })),
  people: [
    unserved('T0021', {}),
    unserved('T0022', {
      age: 8,
      phone: '',
      mails: [],
      mayContact: false,
      keptUntil: `mardi 14${nb}septembre 2027`,
      waits: [
        { course: 'DAN-IN', place: 2 },
        { course: 'HAN-T8', place: 1 },
      ],
    }),
    unserved('T0023', { age: null, waits: [{ course: 'DAN-IN', place: 3 }], hasOther: true }),
  ],
};

export const freshPreview: WavePreview = {
  draw: offersPage.draw,
  isSigned: false,
  isLastYear: false,
  lateSince: '',
  count: 2,
  toMail: 1,
  toCall: 1,
  waitingMails: 4,
  bound: '',
  courses: [{ id: 'DAN-IN', title: 'Initiation à la danse', count: 2 }],
};

/** A page with so many offers. */
export const manyOffers = (count: number): OffersPage => ({
  ...offersPage,
  offers: Array.from({ length: count }, (_, i) => {
    const number = String(count - i).padStart(4, '0');
    return offer(`O${number}`, { name: `Famille ${number}` });
  }),
});

const waitingLine = (drawRank: number, more: Partial<LastYearLine>): LastYearLine => ({
  course: 'DAN-IN',
  drawRank,
  name: 'Petit Anna',
  hasMail: true,
  phone: '',
  whyNot: '',
  choices: [
    { code: 'DAN-IN', title: 'Initiation à la danse' },
    { code: 'DAN-C1', title: 'Danse, cycle 1' },
  ],
  target: 'DAN-IN',
  ...more,
});

const lastYearRead: LastYearRead = {
  faults: [{ line: 7, sentence: 'La cellule Né(e) le est vide. La ligne n’est pas lue.' }],
  ignored: ['Remarque'],
  lines: [
    waitingLine(1, {}),
    waitingLine(2, { name: 'Ben Youssef-De La Tour Maximilienne', hasMail: false, phone: '06 39 98 00 09' }),
    waitingLine(3, {
      name: 'Denis Awa',
      choices: [{ code: 'DAN-C1', title: 'Danse, cycle 1' }],
      target: 'DAN-C1',
    }),
    waitingLine(4, { name: 'Vidal Élise', whyNot: 'n’habite pas la ville', choices: [], target: '' }),
  ],
  courses: [
    { code: 'DAN-IN', title: 'Initiation à la danse', seats: 1 },
    { code: 'DAN-C1', title: 'Danse, cycle 1', seats: 2 },
  ],
};

const noList: LastYearPage = { offersBy: `lundi 13${nb}juillet 2026`, closed: '', list: null };

const keptList = (people: number): LastYearPage => ({
  ...noList,
  list: {
    name: 'BREZOLLES-2026-09-14-AN-DERNIER',
    at: `lundi 6${nb}juillet 2026 à${nb}9${nb}h`,
    people,
    isOffered: false,
  },
});

/** Offers, calls, decisions and forms as the program would answer them. */
export function offersChapter(page: OffersPage = offersPage): Chapter {
  let here = page;
  let next = freshPreview;
  const become = (part: Partial<OffersPage>) => {
    here = { ...here, ...part };
    return here;
  };
  const changed = (number: string, part: (one: OfficeOffer) => Partial<OfficeOffer>) =>
    become({ offers: here.offers.map((one) => (one.number === number ? { ...one, ...part(one) } : one)) });
  return {
    'office.lastYear': () => noList,
    'office.readLastYear': () => lastYearRead,
    'office.setLastYear': ({ confirmed }: CallInput<'office.setLastYear'>) => keptList(confirmed),
    'office.offers': () => here,
    'office.entry': ({ entry }: CallInput<'office.entry'>) => entryOf(entry),
    'office.notServed': () => notServedPage,
    'office.proposePreview': () => next,
    'office.propose': () => {
      next = { ...next, count: 0, courses: [] };
      become({ courses: here.courses.map((course) => ({ ...course, toOffer: 0 })) });
      return next;
    },
    'office.call': ({ offer: number, result, note }: CallInput<'office.call'>) =>
      changed(number, (one) => ({
        state: result === 'accepte' ? 'accepted' : one.state,
        toCall: '',
        calls: [...one.calls, call(result, note)],
      })),
    'office.keepBoth': ({ entry, course }: CallInput<'office.keepBoth'>) =>
      become({ keepable: here.keepable.filter((one) => one.entry !== entry || one.course !== course) }),
    'office.enrolment': ({ offer: number, what, isDone }: CallInput<'office.enrolment'>) => {
      const at = isDone ? `mardi 15${nb}septembre 2026 à${nb}20${nb}h${nb}06` : '';
      return become({
        enrolments: here.enrolments.map((line) => {
          if (line.offer !== number) return line;
          if (what === 'identity') return { ...line, identityAt: at };
          return {
            ...line,
            formAt: at,
            state: isDone ? 'Inscription confirmée' : 'Acceptée – fiche attendue',
          };
        }),
      });
    },
    'office.decideEntry': ({ decision }: CallInput<'office.decideEntry'>) =>
      become({
        offers: here.offers.map((one) =>
          one.entry === decision.entry ? { ...one, state: 'withdrawn', toCall: '' } : one,
        ),
      }),
    'office.seats': ({ course: id, isMore }: CallInput<'office.seats'>) =>
      become({
        courses: here.courses.map((course) =>
          course.id === id ? { ...course, seats: course.seats + (isMore ? 1 : -1) } : course,
        ),
      }),
  };
}
