import { readFileSync } from 'node:fs';
import type { Page } from 'playwright-core';
import type { CampaignNow } from '../../src/calls/family.ts';
import type {
  AnnouncePreview,
  ImportPreview,
  InvitePreview,
  LettersPreview,
  OfficeHome,
} from '../../src/calls/office.ts';
import type { Refusal } from '../../src/calls/reply.ts';
import type { TermsVersion } from '../../src/calls/texts.ts';
import type { CallAnswers, CallInput, CallName } from '../../src/calls.ts';
import { versions } from './family-town.ts';
import { counters } from './office-counters.ts';
import { reviews } from './office-reviews.ts';
import type { Answer } from './support.ts';

/** A small invented town hall that answers the office page, and remembers every call. */

const nb = '\u00a0';

export const example = (path: string): Buffer =>
  readFileSync(new URL(`../../examples/${path}`, import.meta.url));

const campaign: CampaignNow = {
  town: 'Brézolles',
  schoolYear: '2026-2027',
  state: 'before',
  opens: `lundi 11${nb}mai 2026 à${nb}10${nb}h`,
  closes: `samedi 30${nb}mai 2026 à${nb}15${nb}h`,
  since: '',
  reason: '',
  terms: '2026-2027/1',
  notice: '2026-2027/1',
  fees: '',
};

const conservatoires = [
  { code: 'CMD', name: 'Conservatoire de danse et de musique' },
  { code: 'HAN', name: 'Le Hangar' },
  { code: 'GAL', name: 'Galerie Nadia-Léger' },
];

const proposed: NonNullable<OfficeHome['legal']> = {
  service: {
    name: 'Ville de Brézolles, service des conservatoires',
    address: '1 rue des Écoles, 28270 Brézolles',
    phone: '01 99 00 01 01',
    mail: 'conservatoire@brezolles.example.org',
    hours: '',
  },
  silence: 'rejection',
  months: 2,
  court: { name: '', address: '' },
  mediator: null,
  signatory: { name: '', quality: '' },
  publication: {
    director: '',
    host: 'Google Ireland Limited, Gordon House, Barrow Street, Dublin 4, Irlande',
  },
};

const legal: typeof proposed = {
  ...proposed,
  service: { ...proposed.service, hours: `du lundi au vendredi, de 9${nb}h à 17${nb}h` },
  court: { name: 'le tribunal administratif d’Orléans', address: '28 rue de la Bretonnerie, 45000 Orléans' },
  signatory: { name: 'Camille Martin', quality: 'adjointe à la culture' },
  publication: { ...proposed.publication, director: 'Dominique Martin, maire' },
};

export const emptyHome: OfficeHome = {
  me: { mail: 'dacapo@brezolles.example.org', role: 'owner' },
  town: '',
  campaign: null,
  workbooks: [],
  lastDecision: null,
  legal: null,
  ready: { town: false, legal: false, workbooks: false, students: 0 },
  clerks: [],
  conservatoires: [],
  families: 'https://script.google.com/macros/s/exemple/exec',
  office: 'https://script.google.com/a/macros/s/bureau/exec',
};

export const townHome: OfficeHome = {
  ...emptyHome,
  town: 'Brézolles',
  campaign,
  legal: proposed,
  ready: { town: true, legal: false, workbooks: false, students: 0 },
  conservatoires,
};

const workbooks = ['Pilotage', ...conservatoires.map(({ name }) => name)].map((name, rank) => ({
  name,
  address: `https://docs.google.com/spreadsheets/d/book${rank}/edit`,
}));

export const readyHome: OfficeHome = {
  ...townHome,
  workbooks,
  legal,
  ready: { town: true, legal: true, workbooks: true, students: 40 },
  clerks: [
    { mail: 'lea.gestion@brezolles.example.org', role: 'manager', conservatoires: [] },
    { mail: 'noe.agent@brezolles.example.org', role: 'clerk', conservatoires: ['CMD', 'HAN'] },
  ],
};

export const clerkHome: OfficeHome = {
  ...readyHome,
  me: { mail: 'noe.agent@brezolles.example.org', role: 'clerk' },
  workbooks: workbooks.slice(1, 3),
  clerks: [],
};

export const importPreview: ImportPreview = {
  read: 96,
  kept: 90,
  students: 40,
  people: 83,
  newStudents: 38,
  changedStudents: 2,
  refused: 4,
  doubtful: 2,
  decisions: [
    {
      student: 'E20005',
      registered: `Petit Léa, date de naissance 30/06/2015`,
      file: `Petit Zoé, date de naissance 30/06/2015`,
      accepted: false,
    },
    {
      student: 'E20012',
      registered: `Roux Élise, date de naissance 02/02/2012`,
      file: `Roux-Vidal Élise, date de naissance 02/02/2012`,
      accepted: false,
    },
  ],
  lines: [
    { line: 7, kind: 'refused', student: '', reason: 'Ligne vide au milieu du fichier.' },
    { line: 12, kind: 'refused', student: 'E20004', reason: `«${nb}31/02/2015${nb}» n’existe pas.` },
    { line: 13, kind: 'doubtful', student: 'E20005', reason: `Le n°${nb}E20005 porte ici un autre prénom.` },
    { line: 31, kind: 'refused', student: '=1+1', reason: 'Ce n’est pas un n° d’élève lisible.' },
    { line: 44, kind: 'refused', student: 'E20011', reason: 'Il manque le conservatoire.' },
    { line: 45, kind: 'doubtful', student: 'E20012', reason: `Le n°${nb}E20012 porte ici un autre nom.` },
  ],
  remarks: [
    { count: 3, lines: [2, 8, 9], sentence: `3${nb}courriels servent à plusieurs personnes.` },
    { count: 1, lines: [], sentence: `1${nb}colonne n’est pas utilisée${nb}: «${nb}Sexe${nb}».` },
  ],
};

/** What the program answers once a clerk has said who is the same student. */
const decided = (accepted: readonly string[]): ImportPreview => {
  const isDecided = (student: string) => accepted.includes(student);
  return {
    ...importPreview,
    kept: importPreview.kept + accepted.length,
    changedStudents: importPreview.changedStudents + accepted.length,
    doubtful: importPreview.doubtful - accepted.length,
    decisions: importPreview.decisions.map((one) => ({ ...one, accepted: isDecided(one.student) })),
    lines: importPreview.lines.filter(({ kind, student }) => kind === 'refused' || !isDecided(student)),
  };
};

export const invitePreview: InvitePreview = {
  toMail: 1300,
  alreadyInvited: 0,
  toLetter: 21,
  waitingForConsent: 6,
  plan: [
    { day: `lundi 4${nb}mai 2026`, mails: 1000 },
    { day: `mardi 5${nb}mai 2026`, mails: 300 },
  ],
  perHour: 84,
};

const announcePreview: AnnouncePreview = {
  kind: 'suspend',
  toMail: 1300,
  toCall: 21,
  already: 0,
  plan: [{ day: `mercredi 20${nb}mai 2026`, mails: 1300 }],
  perHour: 110,
};

export const lettersPreview: LettersPreview = {
  conservatoires: conservatoires.map(({ name }, rank) => ({
    name,
    toMake: [12, 5, 0][rank] ?? 0,
    made: [4, 0, 0][rank] ?? 0,
    documents:
      rank === 0
        ? [
            {
              address: 'https://docs.google.com/document/d/letters/edit',
              letters: 4,
              at: `lundi 4${nb}mai 2026 à${nb}9${nb}h`,
            },
          ]
        : [],
  })),
  withoutAddress: [
    { person: 'P12', name: 'Awa Denis', phone: `06${nb}39${nb}98${nb}25${nb}05`, conservatoire: 'Le Hangar' },
  ],
  lost: 0,
  over: '',
};

const yes = (value: unknown): Answer => ({ json: { ok: true, value } });
export const no = (refusal: Refusal): Answer => ({ json: { ok: false, refusal } });

export interface Office {
  home: OfficeHome;
  people: InvitePreview;
  announced: AnnouncePreview;
  versions: readonly TermsVersion[];
  fees: CallAnswers['public.texts']['fees'];
  demands: CallAnswers['office.termsDemands'];
  letters: LettersPreview;
  readonly calls: { readonly name: CallName; readonly args: unknown }[];
  /** What happens to the next calls of that name, before the office answers normally. */
  interrupt(name: CallName, ...what: Answer[]): void;
  /** The campaign closes in so many minutes. */
  closeIn(minutes: number): void;
  answer(name: string, args: never): Answer;
  callsOf<N extends CallName>(name: N): CallInput<N>[];
}

const sum = ({ conservatoires: all }: LettersPreview, of: 'toMake' | 'made') =>
  all.reduce((total, one) => total + one[of], 0);

const allMade: LettersPreview = {
  ...lettersPreview,
  conservatoires: lettersPreview.conservatoires.map((one) => ({
    ...one,
    toMake: 0,
    made: one.toMake + one.made,
  })),
};

/** What calls of a chapter answer, by name. */
export type Chapter = Readonly<Record<string, (args: never) => unknown>>;

export function createOffice(home: OfficeHome = emptyHome, chapter: Chapter = {}): Office {
  const queue = new Map<string, Answer[]>();
  const chapters: Record<string, (args: never) => unknown> = { ...reviews(), ...counters(), ...chapter };
  const office: Office = {
    home,
    people: invitePreview,
    announced: announcePreview,
    versions,
    fees: null,
    demands: [],
    letters: lettersPreview,
    calls: [],
    closeIn: (minutes) => void Object.assign(chapters, counters(minutes)),
    interrupt: (name, ...what) => void queue.set(name, [...(queue.get(name) ?? []), ...what]),
    callsOf: (name) => office.calls.filter((call) => call.name === name).map((call) => call.args) as never,
    answer(name, args) {
      office.calls.push({ name: name as CallName, args });
      const next = queue.get(name)?.shift();
      if (next) return next;
      const decided = chapters[name]?.(args);
      const own = decided === undefined ? handlers[name]?.(args) : yes(decided);
      return own ?? 'fails';
    },
  };
  const become = (change: Partial<OfficeHome>): Answer => {
    office.home = { ...office.home, ...change };
    return yes(office.home);
  };
  const ready = (part: Partial<OfficeHome['ready']>) => ({ ready: { ...office.home.ready, ...part } });
  const handlers: { readonly [name: string]: (args: never) => Answer } = {
    'office.home': () => yes(office.home),
    'office.town': ({ town }: CallInput<'office.town'>) =>
      become({ town: town.town, campaign, conservatoires: town.conservatoires, ...ready({ town: true }) }),
    'office.workbooks': () => become({ workbooks, ...ready({ workbooks: true }) }),
    'office.legal': ({ legal: texts }: CallInput<'office.legal'>) =>
      become({ legal: texts, ...ready({ legal: true }) }),
    'office.decideCampaign': ({ decision }: CallInput<'office.decideCampaign'>) =>
      become({
        campaign: decision.kind === 'suspend' ? suspended(decision.reason) : campaign,
        lastDecision: { ...decision, at: suspended('').since, by: office.home.me.mail },
      }),
    'office.announcePreview': () => yes(office.announced),
    'office.announce': ({ confirmed }: CallInput<'office.announce'>) => {
      if (confirmed === office.announced.toMail)
        office.announced = { ...office.announced, toMail: 0, already: confirmed, plan: [] };
      return yes(office.announced);
    },
    'public.versions': () => yes(office.versions),
    'public.texts': () => yes({ fees: office.fees }),
    'office.publishTerms': ({ articles }: CallInput<'office.publishTerms'>) => {
      const { version, ...current } = office.versions[office.versions.length - 1] as TermsVersion;
      const next = `2026-${Number(version.slice(5)) + 1}`;
      office.versions = [...office.versions, { ...current, version: next, parts: articles }];
      return yes(office.versions);
    },
    'office.fees': ({ documents }: CallInput<'office.fees'>) => {
      office.fees = documents.length > 0 ? { version: '2026-1', documents } : null;
      return yes({ version: '2026-1' });
    },
    'office.sendTerms': ({ lastName, firstNames, mail, address }: CallInput<'office.sendTerms'>) => {
      const at = `mercredi 20${nb}mai 2026 à${nb}9${nb}h`;
      const version = office.versions[office.versions.length - 1]?.version ?? '';
      office.demands = [{ at, name: `${firstNames} ${lastName}`, version, mail, address }, ...office.demands];
      return yes(office.demands);
    },
    'office.termsDemands': () => yes(office.demands),
    'office.clerks': ({ clerks }: CallInput<'office.clerks'>) => become({ clerks }),
    'office.stage': ({ text }: CallInput<'office.stage'>) => yes({ received: text.length }),
    'office.importPreview': ({ accepted = [] }: CallInput<'office.importPreview'>) => yes(decided(accepted)),
    'office.importApply': () => {
      become(ready({ students: 40 }));
      return yes({ done: true, written: 123, total: 123 });
    },
    'office.invitePreview': () => yes(office.people),
    'office.invite': ({ confirmed }: CallInput<'office.invite'>) => {
      if (confirmed === office.people.toMail) {
        office.people = { ...office.people, toMail: 0, alreadyInvited: confirmed, plan: [] };
      }
      return yes(office.people);
    },
    'office.lettersPreview': () => yes(office.letters),
    'office.letters': ({ again, confirmed }: CallInput<'office.letters'>) => {
      const more = { none: 0, lost: office.letters.lost, all: sum(lettersPreview, 'made') };
      const total = sum(office.letters, 'toMake') + more[again];
      if (total === confirmed) office.letters = allMade;
      return yes({ made: total === confirmed ? total : 0, total, preview: office.letters });
    },
    'office.refresh': () => yes({ refreshed: ['CMD', 'HAN', 'GAL'] }),
    'office.selfcheck': () => yes(beliefs),
  };
  return office;
}

export const suspended = (reason: string): CampaignNow => ({
  ...campaign,
  state: 'suspended',
  since: `mercredi 20${nb}mai 2026 à${nb}9${nb}h`,
  reason,
});

const beliefs: CallAnswers['office.selfcheck'] = [
  { name: 'Un onglet vide a zéro pour dernière ligne', result: 'confirmed', detail: 'L' },
  { name: 'Une propriété absente vaut null', result: 'refuted', detail: 'D' },
  { name: 'Le fuseau de Paris est connu', result: 'unknown', detail: 'Exception: Service indisponible' },
];

export const press = (page: Page, name: string | RegExp) => page.getByRole('button', { name }).click();

/** Goes to a section by the list above the page. */
export const go = (page: Page, name: string) =>
  page.getByRole('navigation').getByRole('button', { name, exact: true }).click();

export const choose = (page: Page, label: string, name: string, buffer: Buffer) =>
  page.getByLabel(label).setInputFiles({ name, mimeType: 'text/plain', buffer });
