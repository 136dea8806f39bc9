import type {
  BreachesPage,
  BreachLine,
  RegistersPage,
  RightsRequestFile,
  RightsRequestLine,
} from '../../src/calls/registers.ts';
import type { FoundPerson } from '../../src/calls/rights.ts';
import type { CallInput } from '../../src/calls.ts';
import { instantOf } from '../../src/dates.ts';
import { breachState, breachTodo, tellBy } from '../../src/rights/registers/breaches/rules.ts';
import { nothingKnown } from '../../src/rights/registers/breaches/tabs.ts';
import { type Chapter, createOffice, type Office, readyHome } from './office-town.ts';

/** An invented town hall that keeps its registers, answered as the program would. */

const nb = '\u00a0';
const at = '2026-05-12T09:30:00+02:00';
const by = 'dacapo@brezolles.example.org';

const line = (number: string, more: Partial<RightsRequestLine>): RightsRequestLine => ({
  number,
  kind: 'access',
  asker: 'Maximilienne Aubert-Lefèvre',
  subject: 'Maximilienne Aubert-Lefèvre',
  receivedOn: '2026-05-12',
  due: '2026-06-12',
  state: 'open',
  isPressing: false,
  answeredAt: '',
  ...more,
});

const lines = [
  line('D0002', { kind: 'erasure', asker: 'Paul Vidal', subject: '', state: 'late', isPressing: true }),
  line('D0003', {}),
  line('D0004', { kind: 'childData', state: 'identity', asker: 'Une voisine', subject: 'Élise Vidal' }),
  line('D0001', { kind: 'complaint', state: 'answered', answeredAt: at }),
];

const people: readonly FoundPerson[] = [
  {
    ref: 'acces:P12',
    kind: 'student',
    name: 'Élise Vidal',
    facts: [
      ['Né(e) le', '03/02/2015'],
      ['Établissement', 'Le Hangar'],
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
      ['Adresse', '14 allée Nadia-Boulanger, 28270 Brézolles'],
    ],
    maybe: [],
    isLimited: false,
  },
];

const fileOf = (one: RightsRequestLine): RightsRequestFile => ({
  ...one,
  request: {
    asker: {
      name: one.asker,
      quality: one.subject === '' ? 'other' : 'self',
      mail: one.subject === '' ? '' : 'famille.aubert@example.org',
      address: `2 rue du Pont\n28270 Brézolles`,
    },
    channel: 'letter',
    isSigned: one.subject !== '',
    text: 'Je veux savoir ce que vous avez sur moi,\net d’où cela vient.',
    recordedAt: at,
    by,
    identity: { how: one.state === 'identity' ? 'asked' : 'known', at, by },
    extension: null,
    answer:
      one.state === 'answered'
        ? {
            at,
            by,
            outcome: 'refused',
            motive: 'unfounded',
            text: 'Cette demande n’est pas fondée.',
            requestKey: '',
          }
        : null,
  },
  longestMonths: 3,
  people: one.subject === '' ? [] : people.slice(0, 1),
  announcedOn: '2026-06-12',
  notes:
    one.kind === 'erasure'
      ? ['Seules les données qui ne sont pas nécessaires au service sont effacées.']
      : [],
  onlyRefused: one.subject === '' ? 'La personne qui écrit n’est pas la personne concernée.' : '',
  mayExtend: one.state === 'open',
  frame: {
    subject: `Réponse à votre demande ${one.number}`,
    before: [`Voici notre réponse à votre demande ${one.number}.`],
    after: ['Camille Martin\nadjointe à la culture', 'Vous pouvez adresser une réclamation à la CNIL.'],
  },
});

const now = instantOf('2026-05-13T09:00');

const breach = (number: string, foundAt: string, more: Partial<BreachLine['facts']>): BreachLine => {
  const facts = { ...nothingKnown, ...more };
  const found = instantOf(foundAt);
  return {
    number,
    foundAt: found,
    tellBy: tellBy(found),
    state: breachState(facts, found, now),
    facts,
    todo: breachTodo(facts),
    history: [{ at, by, requestKey: number, facts: more }],
  };
};

const breaches: BreachesPage = {
  breaches: [
    breach('V0002', '2026-05-08T18:00', {
      what: `Un courriel est parti à 40${nb}familles avec toutes les adresses visibles.`,
      categories: 'Adresses de courriel',
      people: 40,
      risk: 'high',
    }),
    breach('V0001', '2026-05-02T09:00', {
      what: 'Une clé USB chiffrée est perdue.',
      risk: 'none',
      notNeeded: 'Elle ne se lit pas.',
    }),
  ],
};

const registers: RegistersPage = {
  consultations: [
    {
      draw: 'BREZOLLES-2026-09-14',
      at: `mardi 15${nb}septembre 2026 à${nb}18${nb}h`,
      by,
      text: 'Une participante, édition sur demande.',
    },
  ],
  terms: [
    {
      at: `mercredi 20${nb}mai 2026 à${nb}9${nb}h`,
      name: 'Nora Petit',
      version: '2026-2027/1',
      mail: '',
      address: '2 rue du Pont, 28270 Brézolles',
    },
  ],
  moreTerms: 3,
  appeals: [
    { kind: 'question', open: 1, overdue: 0, answered: 4 },
    { kind: 'contestation', open: 0, overdue: 1, answered: 2 },
  ],
};

export function createRights(more: Chapter = {}): Office {
  let requests: readonly RightsRequestLine[] = lines;
  const become = (number: string, part: Partial<RightsRequestLine>): RightsRequestFile => {
    requests = requests.map((one) => (one.number === number ? { ...one, ...part } : one));
    return fileOf(requests.find((one) => one.number === number) ?? line(number, part));
  };
  return createOffice(readyHome, {
    'office.findPeople': ({ words }: CallInput<'office.findPeople'>) =>
      words === 'personne' ? { found: [], more: 0 } : { found: people, more: 2 },
    'office.rightsRequests': () => ({ requests }),
    'office.rightsRequest': ({ number }: CallInput<'office.rightsRequest'>) => become(number, {}),
    'office.recordRightsRequest': ({ asker, kind }: CallInput<'office.recordRightsRequest'>) => {
      requests = [line('D0005', { asker: asker.name, kind }), ...requests];
      return become('D0005', {});
    },
    'office.rightsIdentity': ({ number }: CallInput<'office.rightsIdentity'>) =>
      become(number, { state: 'open' }),
    'office.extendRights': ({ number }: CallInput<'office.extendRights'>) =>
      become(number, { state: 'extended', due: '2026-08-12' }),
    'office.answerRights': ({ number }: CallInput<'office.answerRights'>) =>
      become(number, { state: 'answered', answeredAt: at }),
    'office.rightsLetter': () => ({ name: 'Accusé de réception D0003', html: '<p>Bonjour</p>' }),
    'office.breaches': () => breaches,
    'office.recordBreach': () => breaches,
    'office.addToBreach': () => breaches,
    'office.registers': () => registers,
    'office.processingRecord': () => ({
      name: 'Registre des traitements – Brézolles',
      html: '<p>Registre</p>',
      address: 'https://docs.google.com/document/d/registre/edit',
      missing: ['le délégué à la protection des données', 'où Google héberge les données'],
    }),
    ...more,
  });
}
