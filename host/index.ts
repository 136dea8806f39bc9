import { randomInt } from 'node:crypto';
import { GOOGLE } from './address.ts';
import { Chance } from './chance.ts';
import { Clock, type ClockState, type Instant, toMilliseconds } from './clock.ts';
import { DISK, type Disk } from './disk.ts';
import { Documents } from './document/index.ts';
import { DriveStore } from './drive/store.ts';
import { Folder } from './folder.ts';
import { Gate } from './gate.ts';
import { Host } from './host.ts';
import { Program } from './program.ts';
import { Workbooks } from './spreadsheet/index.ts';
import { readSaved, type Saved, State } from './state.ts';
import { UNCONFIRMED, type Unconfirmed } from './unconfirmed.ts';

export type { Duration, Instant } from './clock.ts';
export { HASTY_DISK } from './disk.ts';
export type { PaperView } from './document/index.ts';
export type { HostFile } from './drive/host-file.ts';
export { HostError, ScriptFailure } from './errors.ts';
export type { Deployment, Execution } from './execution.ts';
export { type Call, type Cost, ExecutionKilled, type Plan, type Point } from './gate.ts';
export type { Host } from './host.ts';
export { clientScript } from './html/client.ts';
export { documentOf } from './html/serve.ts';
export { LIMITS } from './limits.ts';
export type { Mail } from './mail/outbox.ts';
export type { MenuResult, MenuVisit } from './menu.ts';
export type { Visitor } from './orders.ts';
export type { TriggerRun } from './timers.ts';
export { UNCONFIRMED, type Unconfirmed } from './unconfirmed.ts';
export type { Visit } from './visit.ts';

export interface HostOptions {
  /** Holds all state as plain files; made if missing. One host at a time. */
  readonly directory: string;
  /** Folder of the built program, with its appsscript.json. */
  readonly program: string;
  /** Folder of the built menu. */
  readonly menu?: string;
  /** The clock stands still at this instant; without it the clock goes on as it was left, or runs with the machine's. */
  readonly now?: Instant;
  /** Mail of the municipal account; by default the one this folder began with. */
  readonly owner?: string;
  /** The town's domain; by default the owner's. */
  readonly domain?: string;
  /** Replays chance: identifiers, evictions, what a kill loses. */
  readonly seed?: number;
  readonly unconfirmed?: Partial<Unconfirmed>;
  /** What the folder is written with; by default the machine's disk. */
  readonly disk?: Disk;
  /** Where the workspace serves the web app and the files; by default Google's own address. */
  readonly address?: string;
}

const OWNER = 'dacapo@ville.example.org';

/**
 * Opens (or makes) a host on a folder. Its state survives: closing and opening again changes nothing but the caches.
 * @throws HostError in French: a damaged file, a folder already open, a program that was not built
 */
export function createHost(options: HostOptions): Host {
  const folder = new Folder(options.directory, options.disk ?? DISK);
  try {
    return open(folder, options);
  } catch (error) {
    folder.release();
    throw error;
  }
}

function open(folder: Folder, options: HostOptions): Host {
  const seed = options.seed ?? randomInt(2 ** 31);
  const earlier = readSaved(folder.root);
  const chance = new Chance(seed, earlier?.sessions ?? 0);
  const saved = earlier ?? firstState(options.owner ?? OWNER, chance);
  const clock = new Clock(clockState(options.now, saved.clock));
  const session = { ...saved, sessions: saved.sessions + 1 };
  const state = new State({ place: folder, saved: session, chance, clock });
  const owner = options.owner ?? saved.owner;
  return new Host({
    folder,
    state,
    chance,
    gate: new Gate(),
    clock,
    workbooks: new Workbooks(folder.root, { now: () => clock.now(), newId: () => `1${chance.hex(43)}` }),
    documents: new Documents(folder.root, () => `1${chance.hex(43)}`),
    files: new DriveStore(folder.root, { newId: () => `1${chance.hex(32)}`, address: options.address }),
    program: new Program(options.program),
    menu: options.menu === undefined ? undefined : new Program(options.menu),
    unconfirmed: { ...UNCONFIRMED, ...options.unconfirmed },
    town: { owner, domain: options.domain ?? owner.split('@')[1] ?? owner },
    address: options.address ?? GOOGLE,
  });
}

function clockState(now: Instant | undefined, saved: ClockState): ClockState {
  return now === undefined ? saved : { running: false, value: toMilliseconds(now) };
}

function noProperties(): Saved['properties']['program'] {
  return { script: {}, users: {}, documents: {} };
}

function firstState(owner: string, chance: Chance): Saved {
  return {
    version: 1,
    owner,
    ids: { script: chance.hex(57), public: `AKfycb${chance.hex(40)}`, domain: `AKfycb${chance.hex(40)}` },
    sessions: 0,
    executions: 0,
    clock: { running: true, value: 0 },
    properties: { program: noProperties(), menu: noProperties() },
    mailUse: {},
    documentUse: {},
    triggers: [],
  };
}
