import { cpSync, mkdtempSync, readFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import {
  createHost,
  ExecutionKilled,
  HASTY_DISK,
  type Host,
  type Unconfirmed,
  type Visitor,
} from '../../host/index.ts';
import type { Answer } from '../../src/calls/answer.ts';
import type { FamilyHome, StudentCard } from '../../src/calls/family.ts';
import type { Reply } from '../../src/calls/reply.ts';
import type { CallAnswers, CallInput, CallName } from '../../src/calls.ts';
import { partsOf } from '../../web/office/parts.ts';
import { decodeSchoolFile } from '../../web/office/schoolFile.ts';
import { opened } from '../opened.ts';
import { seed } from '../seed.ts';

const root = new URL('../../', import.meta.url).pathname;
export const owner: Visitor = { as: 'dacapo@valmontsurorge.example.org', deployment: 'domain' };
export const clerk = (code: string): Visitor => ({
  as: `${code.toLowerCase()}.agent@valmontsurorge.example.org`,
  deployment: 'domain',
});
export const opening = Date.parse('2026-05-11T10:00:00+02:00');

const folder = (): string => mkdtempSync(join(tmpdir(), 'dacapo-story-'));

export function example(town: string, file: string): Uint8Array {
  return readFileSync(join(root, 'examples', town, file));
}

/** A host on the built bundles, and what its people do with it, told in their words. */
export class Town {
  /** `directory`: where its files lie. */
  constructor(
    readonly host: Host,
    readonly directory = '',
  ) {}

  /** One call, as a page would make it. */
  ask<N extends CallName>(name: N, args: CallInput<N>, as: Visitor = {}): Reply<CallAnswers[N]> {
    return JSON.parse(this.host.request(JSON.stringify({ name, args }), as)) as Reply<CallAnswers[N]>;
  }

  /** The same, when it must succeed. */
  get<N extends CallName>(name: N, args: CallInput<N>, as: Visitor = {}): CallAnswers[N] {
    const reply = this.ask(name, args, as);
    if (!reply.ok) throw new Error(`${name} : ${reply.refusal.message}`);
    return reply.value;
  }

  /** The same, when the execution may be killed: `null` is a lost answer. */
  try<N extends CallName>(name: N, args: CallInput<N>, as: Visitor = {}): Reply<CallAnswers[N]> | null {
    try {
      return this.ask(name, args, as);
    } catch (error) {
      if (error instanceof ExecutionKilled) return null;
      throw error;
    }
  }

  /** The secret of the link in the last mail somebody got that has one. */
  linkOf(mail: string): string {
    const letters = this.host.outbox.filter(({ to }) => to.includes(mail));
    const links = letters.flatMap(({ body }) => /acces=(\S+)/.exec(body)?.[1] ?? []);
    const last = links[links.length - 1];
    if (last === undefined) throw new Error(`aucun lien reçu par ${mail}`);
    return last;
  }

  open(mail: string): FamilyHome {
    return this.get('family.open', { access: this.linkOf(mail) });
  }

  /** What a person sees in a tab, headings first. */
  rows(book: string, tab: string): string[][] {
    return this.person(book).displayed(tab);
  }

  formulas(book: string, tab: string): string[] {
    return this.person(book)
      .formulas(tab)
      .flat()
      .filter((formula) => formula !== '');
  }

  person(book: string, as = owner.as ?? '') {
    const found = this.host.workbooks.list().find(({ head }) => head.name.includes(book));
    if (!found) throw new Error(`aucun classeur ${book}`);
    return this.host.workbooks.person(found.head.id, { as });
  }

  /** Rows of a tab as records by heading, empty rows left out. */
  records(book: string, tab: string): Record<string, string>[] {
    const [headings = [], ...rows] = this.rows(book, tab);
    return rows
      .filter((row) => row.some((cell) => cell !== ''))
      .map((row) => Object.fromEntries(headings.map((heading, i) => [heading, row[i] ?? ''])));
  }

  journalOf(student: string): Record<string, string>[] {
    return this.records('Registre', 'Journal').filter((line) => line['Sujet'] === student);
  }

  mailsAbout(student: string): Record<string, string>[] {
    return this.records('Registre', 'Courriels').filter(
      (mail) => mail['Élève'] === student && mail['Modèle'] !== 'invitation',
    );
  }
}

/** Made once a process and copied for each test. */
const prepared = new Map<string, string>();

function once(name: string, make: (directory: string) => void): string {
  const known = prepared.get(name);
  if (known !== undefined) return known;
  const directory = join(folder(), 'espace');
  make(directory);
  prepared.set(name, directory);
  return directory;
}

function copyOf(directory: string): string {
  const copy = join(folder(), 'espace');
  cpSync(directory, copy, { recursive: true, filter: (path) => !path.endsWith('.lock') });
  return copy;
}

interface TownOptions {
  readonly seed?: number;
  readonly unconfirmed?: Partial<Unconfirmed>;
}

/** The small town at the opening hour: set up, imported, invited. Each call gives a copy of its own. */
export function smallTown(options: TownOptions = {}): Town {
  const directory = once('invited', (place) => {
    const town = new Town(hostOn(place, { now: Date.parse('2026-05-04T07:00:00+02:00') }));
    setUp(town, 'valmont-small');
    inviteEverybody(town);
    town.host.advance({ hours: 14 });
    town.host.clock.set(opening);
    town.host.save();
  });
  return new Town(hostOn(copyOf(directory), options));
}

/** The small town at its opening, everybody invited, where nobody wrote the legal texts. */
export function townWithoutTexts(): Town {
  const directory = once('without-texts', (place) => {
    const town = new Town(hostOn(place, { now: Date.parse('2026-05-04T07:00:00+02:00') }));
    setUp(town, 'valmont-small', null);
    inviteEverybody(town);
    town.host.advance({ hours: 14 });
    town.host.clock.set(opening);
    town.host.save();
  });
  return new Town(hostOn(copyOf(directory), {}));
}

/** The small town a week before, nobody invited yet. */
export function uninvitedTown(options: TownOptions = {}): Town {
  const directory = once('uninvited', (place) => {
    const town = new Town(hostOn(place, { now: setting }));
    setUp(town, 'valmont-small');
    town.host.save();
  });
  return new Town(hostOn(copyOf(directory), { now: setting, ...options }));
}

/** The small town brought to a stage once a process, at the instant it was left; each call gives a copy of its own. */
export function townAt(stage: string, make: (town: Town) => void): Town {
  const directory = once(stage, (place) => {
    const town = new Town(hostOn(place, { now: setting }));
    setUp(town, 'valmont-small');
    make(town);
    stages.set(stage, town.host.clock.now());
    town.host.save();
  });
  const copy = copyOf(directory);
  return new Town(hostOn(copy, { now: stages.get(stage) ?? setting }), copy);
}

const stages = new Map<string, number>();

const setting = Date.parse('2026-05-03T09:00:00+02:00');

function hostOn(
  directory: string,
  options: {
    readonly seed?: number;
    readonly unconfirmed?: Partial<Unconfirmed>;
    readonly now?: number;
  } = {},
): Host {
  const host = createHost({
    directory,
    program: join(root, 'dist/program'),
    menu: join(root, 'dist/menu'),
    now: opening,
    owner: owner.as ?? '',
    seed,
    disk: HASTY_DISK,
    ...options,
  });
  return opened(host);
}

export function emptyTown(): Town {
  return new Town(hostOn(join(folder(), 'espace'), { now: setting }));
}

export const key = (n: number | string) => `cle-de-demande-${n}`.padEnd(20, '-');

/**
 * Which calls of a town's last execution left for Google, by their rank. Between two of them nothing that outlives the
 * execution changes: to die, or to be overtaken, at another call is to do so at the next of these.
 */
export function lastTrips({ host: { executions } }: Pick<Town, 'host'>): number[] {
  const calls = executions[executions.length - 1]?.calls ?? [];
  return calls.flatMap(({ cost }, i) => (cost === 'trip' ? [i + 1] : []));
}

/** Every place where an execution of these trips can die: before each, its effects lost, and after the last. */
export function deathsIn(
  trips: readonly number[],
): { readonly call: number; readonly when: 'before' | 'after' }[] {
  const before = trips.map((call) => ({ call, when: 'before' as const }));
  return [...before, { call: trips[trips.length - 1] ?? 0, when: 'after' }];
}

/** Legal texts as a town would write them. */
export const legal: CallInput<'office.legal'>['legal'] = {
  service: {
    name: 'Direction des affaires culturelles',
    address: '1 place du Marché, 91990 Valmont-sur-Orge',
    phone: '01 99 00 09 09',
    mail: 'culture@valmontsurorge.example.org',
    hours: 'du lundi au vendredi, de 9\u00a0h à 17\u00a0h',
  },
  silence: 'rejection',
  months: 2,
  court: { name: 'le tribunal administratif de Valmont', address: '2 rue du Palais, 91000 Valmont' },
  mediator: { name: 'la médiatrice de la ville', address: '1 place du Marché, 91990 Valmont-sur-Orge' },
  signatory: { name: 'Camille Martin', quality: 'adjointe à la culture, par délégation du maire' },
  publication: {
    director: 'Dominique Exemple, maire',
    host: 'Google Ireland Limited, Gordon House, Barrow Street, Dublin 4, Irlande',
  },
};

/** The owner's and the manager's part, up to the invitations. */
export function setUp(town: Town, name: string, texts: typeof legal | null = legal): void {
  town.get(
    'office.town',
    { town: JSON.parse(new TextDecoder().decode(example(name, 'ville.json'))), requestKey: key('ville') },
    owner,
  );
  if (texts) town.get('office.legal', { legal: texts, requestKey: key('textes') }, owner);
  town.get('office.workbooks', {}, owner);
  const families = town.host.addressOf('public');
  town.get('office.addresses', { families, requestKey: key('adresse') }, owner);
  const clerks = ['CMD', 'HAN', 'GAL'].map((code) => ({
    mail: clerk(code).as ?? '',
    role: 'clerk' as const,
    conservatoires: [code],
  }));
  town.get('office.clerks', { clerks, requestKey: key('equipe') }, owner);
  importFile(town, example(name, 'eleves.csv'));
}

export function importFile(town: Town, bytes: Uint8Array, upload = key('depot')): void {
  stageFile(town, bytes, upload);
  town.get('office.importApply', { upload }, owner);
}

export function stageFile(town: Town, bytes: Uint8Array, upload: string): void {
  const file = decodeSchoolFile(bytes);
  if (file.kind !== 'text') throw new Error(file.sentence);
  const parts = partsOf(file.text);
  parts.forEach((text, part) => {
    town.get('office.stage', { upload, part, parts: parts.length, text }, owner);
  });
}

export function inviteEverybody(town: Town): void {
  const { toMail } = town.get('office.invitePreview', {}, owner);
  town.get('office.invite', { requestKey: key('invitations'), confirmed: toMail }, owner);
}

/** What a parent who changes nothing sends. */
export function answerFor(
  home: Pick<FamilyHome, 'person' | 'campaign'>,
  student: StudentCard,
  more: { readonly demand?: string } = {},
): Answer {
  return {
    decision: 'reEnrol',
    coordinates: home.person.coordinates,
    studentAddress: student.address,
    keep: student.enrolments.map(({ cursus }) => cursus),
    stop: [],
    partial: [],
    demands: more.demand ? [{ kind: 'other', text: more.demand }] : [],
    accepts: { terms: home.campaign.terms, notice: home.campaign.notice },
  };
}

/** A family of the small town with one minor and two guardians who have a mail each. */
export const nDiaye = {
  student: 'E20003',
  claire: 'claire.ndiaye19@example.org',
  rachid: 'rachid.ndiaye43@example.org',
} as const;
