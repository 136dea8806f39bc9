import type { EliminationLine, HoldLine, RetentionPage, RetentionRow } from '../../src/calls/retention.ts';
import type { FoundPerson } from '../../src/calls/rights.ts';
import type { CallInput } from '../../src/calls.ts';
import { categories } from '../../src/campaign/retention.ts';
import { type Chapter, createOffice, type Office, readyHome } from './office-town.ts';

/** An invented town hall that keeps, holds and destroys, answered as the program would. */

const nb = '\u00a0';
const by = readyHome.me.mail;
const at = `jeudi 3${nb}juin 2032 à${nb}9${nb}h`;

const due: Readonly<Record<string, number>> = { students: 1203, documents: 14, mails: 4870 };

const table = Object.entries(categories).map(([category, kind]) => ({
  ...kind,
  category,
  due: due[category] ?? 0,
})) as RetentionRow[];

export const totalDue = 1203 + 14 + 4870;

const holds: readonly HoldLine[] = [
  {
    number: 'G0001',
    kind: 'person',
    target: 'acces:P12',
    words: 'Maximilienne Aubert-Lefèvre (accès P12)',
    reason: `Recours déposé au tribunal administratif le 3${nb}juin 2031, n°${nb}3104512.`,
    since: at,
    by,
  },
  {
    number: '',
    kind: 'appeal',
    target: 'R0003',
    words: 'Contestation R0003, participation T0007 du tirage BREZOLLES-2026-09-14',
    reason: 'Contestation reçue',
    since: at,
    by: '',
  },
];

const elimination = (number: string, more: Partial<EliminationLine>): EliminationLine => ({
  number,
  kind: 'purge',
  preparedAt: at,
  preparedBy: by,
  state: 'waiting',
  counted: table
    .filter((row) => row.due > 0)
    .map(({ label, due: count }) => ({ label, count, days: `31${nb}août 2027 – 31${nb}août 2028` })),
  visa: '',
  doneAt: '',
  left: [],
  gone: [],
  reason: '',
  ...more,
});

const visa = `Jo Archives, directrice des archives départementales, le 4${nb}juin 2032`;

const gone: EliminationLine['gone'] = [
  ['Journal des actes', 12_402],
  ['Courriels envoyés', 4870],
  ['Dossier de l’élève', 1203],
];

const past: readonly EliminationLine[] = [
  elimination('E0002', {
    kind: 'erasure',
    state: 'done',
    counted: [],
    gone,
    doneAt: at,
    reason: 'Demande D0012',
  }),
  elimination('E0001', { state: 'abandoned', reason: 'Les archives demandent de garder les bulletins.' }),
];

const standing = {
  due: [],
  waiting: [elimination('E0003', {})],
  allowed: [elimination('E0003', { state: 'allowed', visa })],
  underWay: [elimination('E0003', { state: 'underWay', visa })],
  done: [elimination('E0003', { state: 'done', visa, gone, doneAt: at, left: ['Le Hangar'] })],
} as const;

const pageAt = (state: keyof typeof standing, more: Partial<RetentionPage> = {}): RetentionPage => ({
  table: state === 'done' ? table.map((row) => ({ ...row, due: 0 })) : table,
  held: 3,
  holds,
  eliminations: [...standing[state], ...past],
  papers: state === 'waiting' ? { E0003: '<!DOCTYPE html><title>Bordereau</title>' } : {},
  ...more,
});

/** Two of one name, and what may be one of theirs. */
export const people: readonly FoundPerson[] = [
  {
    ref: 'acces:P12',
    kind: 'student',
    name: 'Élise Vidal',
    facts: [
      ['Né(e) le', '03/02/2015'],
      ['N° élève', 'E20031'],
      ['Établissement', 'Le Hangar'],
      ['Famille', 'PF000123'],
      ['Adresse', '2 rue du Pont, 28270 Brézolles'],
    ],
    maybe: ['bulletin:W0012'],
    isLimited: false,
  },
  {
    ref: 'acces:P13',
    kind: 'student',
    name: 'Élise Vidal',
    facts: [
      ['Né(e) le', '21/11/1998'],
      ['N° élève', 'E20044'],
      ['Courriel', 'elise.vidal-de-la-tour-du-pin@example.org'],
      ['Adresse', '14 allée Nadia-Boulanger, 28270 Brézolles'],
    ],
    maybe: [],
    isLimited: false,
  },
  {
    ref: 'bulletin:W0012',
    kind: 'entrant',
    name: 'Élise Vidal',
    facts: [
      ['Né(e) le', '03/02/2015'],
      ['Bulletin', 'W0012'],
      ['Téléphone', `06${nb}39${nb}98${nb}00${nb}01`],
    ],
    maybe: ['acces:P12'],
    isLimited: false,
  },
];

const preview = {
  name: 'Élise Vidal',
  goes: [
    ['Courriels envoyés', 3],
    ['Dossier de l’élève', 1],
    ['Identité et coordonnées', 1],
  ],
  total: 5,
  warnings: [
    `La demande de réinscription d’Élise disparaît${nb}: cela vaut renoncement.`,
    `Un bulletin sort du tirage${nb}: cela vaut retrait.`,
  ],
  stays: ['Les procès-verbaux du tirage gardent le nom jusqu’à la fin de leur propre durée.'],
  impossible: '',
};

const fields = {
  name: 'Élise Vidal',
  fields: {
    lastName: 'Vidal',
    firstName: 'Élise',
    birthDate: '2015-02-03',
    mail: '',
    phone: '',
    street: '2 rue du Pont',
    postcode: '28270',
    town: 'Brézolles',
  },
  hints: {
    birthDate: `L’âge change ce que l’élève peut faire${nb}: avant 18${nb}ans, un responsable répond.`,
  },
};

/** That town hall, at one moment of a purge. */
export function createKeeping(state: keyof typeof standing = 'due', chapter: Chapter = {}): Office {
  let page = pageAt(state);
  let asked = 0;
  let isLimited = false;
  const become = (next: RetentionPage) => {
    page = next;
    return page;
  };
  return createOffice(readyHome, {
    'office.retention': () => page,
    'office.setRetention': ({ months }: CallInput<'office.setRetention'>) =>
      become({ ...page, table: page.table.map((row) => ({ ...row, months: months[row.category] ?? 0 })) }),
    'office.preparePurge': () => become(pageAt('waiting')),
    'office.purgeVisa': () => become(pageAt('allowed')),
    'office.abandonPurge': () => become(pageAt('due')),
    'office.purge': () => {
      asked++;
      const isDone = asked > 2;
      if (isDone) become(pageAt('done'));
      return { isDone, looked: Math.min(asked * 6, 14), tabs: 14, page };
    },
    'office.hold': ({ kind, target, reason }: CallInput<'office.hold'>) =>
      become({
        ...page,
        holds: [...page.holds, { number: 'G0002', kind, target, words: target, reason, since: at, by }],
      }),
    'office.liftHold': () => become({ ...page, holds: page.holds.slice(1) }),
    'office.findPeople': ({ words }: CallInput<'office.findPeople'>) => ({
      found: words === 'personne' ? [] : people,
      more: words === 'e' ? 42 : 0,
    }),
    'office.personFile': () => ({
      name: 'Élise Vidal',
      html: '<!DOCTYPE html><title>Données</title>',
      json: '{"personne":"Élise Vidal"}',
    }),
    'office.personFields': () => fields,
    'office.rectify': ({ fields: righted }: CallInput<'office.rectify'>) => ({
      ...fields,
      fields: { ...fields.fields, ...righted },
    }),
    'office.limitPreview': () => ({ name: 'Élise Vidal', isLimited, warnings: preview.warnings }),
    'office.limit': ({ refs, ...asked }: CallInput<'office.limit'>) => {
      isLimited = asked.isLimited;
      return { limited: isLimited ? refs : [] };
    },
    'office.erasePreview': () => preview,
    'office.erase': () => {
      asked++;
      return { isDone: asked > 2, looked: Math.min(asked * 6, 14), tabs: 14 };
    },
    ...chapter,
  });
}

export const heldPreview = {
  ...preview,
  impossible:
    'Ces données sont gelées par un litige. Rien n’est effacé. Répondez à la personne, et recommencez quand le gel est levé.',
};

export const calmPreview = { ...preview, warnings: [] };
