import { existsSync, mkdirSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { type Host, HostError } from '../../index.ts';
import { notOpened } from '../../trouble.ts';
import { Desk } from '../desk.ts';
import { sitesAt } from '../guard.ts';
import { townPath } from '../here.ts';
import { isTownFolder, type TownName, townName } from './names.ts';
import { openedAt, recordOf, type TownRecord, writeRecord } from './record.ts';

/** A host keeps its state in this file: a folder that has one is a town. */
const STATE = 'state.json';

export interface TownsParts {
  /** Holds one folder for each town. */
  readonly data: string;
  readonly port: number;
  /** Opens the host of a town, which last had the address of its record. */
  readonly open: (town: Placed, record: TownRecord) => Host;
}

/** A town where it is, and the address at which it is served. */
export interface Placed {
  readonly directory: string;
  readonly address: string;
}

/** What becomes of a town at this moment, in French. */
export type Standing =
  | { readonly kind: 'open'; readonly desk: Desk }
  | { readonly kind: 'closed' }
  /** Nobody may enter meanwhile. */
  | { readonly kind: 'held'; readonly doing: string; readonly title: string }
  /** It could not be opened or made. */
  | { readonly kind: 'troubled'; readonly why: string; readonly title: string };

/** The towns of the workspace: each its own host, opened when it is first visited. */
export class Towns {
  private readonly standings = new Map<string, Standing>();
  private changes = 0;

  constructor(private readonly parts: TownsParts) {
    mkdirSync(parts.data, { recursive: true });
  }

  /** The folder that holds a folder for each town. */
  get data(): string {
    return this.parts.data;
  }

  /** Changes whenever the list of towns may look different. */
  get version(): string {
    return String(this.changes);
  }

  /** Every town, by name: the folders that hold a host, those being made, and no other. */
  names(): string[] {
    const folders = readdirSync(this.data).filter((name) => isTownFolder(name) && this.has(name));
    const all = new Set([...folders, ...this.standings.keys()]);
    return [...all].sort((one, other) => one.localeCompare(other, 'fr', { numeric: true }));
  }

  /** Whether a host was left in the folder of that name. */
  has(name: string): boolean {
    return existsSync(join(this.data, name, STATE));
  }

  /** Whether a new town cannot have that name. */
  isTaken(name: string): boolean {
    return existsSync(this.folderOf(name)) || this.standingOf(name).kind === 'held';
  }

  /** That name, or with the first number that makes it nobody's. */
  freeName(wanted: string): TownName {
    for (let number = 1; ; number += 1) {
      const name = townName(number === 1 ? wanted : `${wanted} ${number}`);
      if (!this.isTaken(name.name)) return name;
    }
  }

  /** The town that was opened last, among those that stand. */
  latest(): string | undefined {
    const standing = this.names().filter((name) => this.has(name));
    const [last] = standing.sort((one, other) => this.openedAt(other) - this.openedAt(one));
    return last;
  }

  /** As people call it, also while it is being made. */
  titleOf(name: string): string {
    const standing = this.standingOf(name);
    return 'title' in standing ? standing.title : this.recordOf(name).title;
  }

  recordOf(name: string): TownRecord {
    return recordOf(this.folderOf(name), name);
  }

  folderOf(name: string): string {
    return join(this.data, name);
  }

  standingOf(name: string): Standing {
    return this.standings.get(name) ?? { kind: 'closed' };
  }

  /** The desk of a town, opened if need be. @throws HostError in French: no such town, or why it cannot be opened */
  desk(name: string): Desk {
    const standing = this.standingOf(name);
    if (standing.kind === 'open') return standing.desk;
    if (standing.kind === 'held') throw new HostError(standing.doing);
    if (!isTownFolder(name) || !this.has(name)) {
      if (standing.kind === 'troubled') throw new HostError(standing.why);
      throw new HostError(`Il n’y a pas de ville «\u00a0${name}\u00a0» ici.`);
    }
    return this.open(name);
  }

  /** Keeps everybody out of a town while something is done to it, and tells who asks what that is. */
  hold({ name, title }: TownName, doing: string): void {
    this.stand(name, { kind: 'held', doing, title });
  }

  /** It may be entered again; or, with a reason, it could not be made. */
  letGo({ name, title }: TownName, why?: string): void {
    if (why === undefined) this.standings.delete(name);
    else this.stand(name, { kind: 'troubled', why, title });
    this.changes += 1;
  }

  /** Closes a town's host, if it is open, and keeps everybody out from now on. */
  async shut(town: TownName, doing: string): Promise<void> {
    const standing = this.standingOf(town.name);
    if (standing.kind === 'open') saveOrRefuse(standing.desk.host);
    this.hold(town, doing);
    if (standing.kind !== 'open') return;
    standing.desk.time.stop();
    await standing.desk.host.close();
  }

  /** Runs what is due in the towns that are open. */
  tick(): void {
    for (const { time } of this.desks()) time.tick();
  }

  /** @throws HostError with one French sentence for each town that could not be saved */
  async close(): Promise<void> {
    const closed = await Promise.allSettled(this.desks().map(({ host }) => host.close()));
    const failures = closed.flatMap((one) => (one.status === 'rejected' ? [one.reason] : []));
    if (failures.length > 0) throw new HostError(failures.map((error) => error.message).join('\n'));
  }

  /** Where a town of that name is served, as its host writes it in mails and cells. */
  addressOf(name: string): string {
    return sitesAt(this.parts.port).workspace + townPath(name);
  }

  private open(name: string): Desk {
    const directory = this.folderOf(name);
    const address = this.addressOf(name);
    let host: Host | undefined;
    try {
      const record = this.recordOf(name);
      host = this.parts.open({ directory, address }, record);
      writeRecord(directory, { ...record, address });
      const desk = new Desk({ host, directory, port: this.parts.port, town: name, title: record.title });
      this.stand(name, { kind: 'open', desk });
      return desk;
    } catch (thrown) {
      void host?.close().catch(() => {});
      const error = notOpened(thrown, directory);
      if (error instanceof HostError)
        this.stand(name, { kind: 'troubled', why: error.message, title: this.recordOf(name).title });
      throw error;
    }
  }

  private desks(): Desk[] {
    return [...this.standings.values()].flatMap((one) => (one.kind === 'open' ? [one.desk] : []));
  }

  private openedAt(name: string): number {
    return openedAt(this.folderOf(name));
  }

  private stand(name: string, standing: Standing): void {
    this.standings.set(name, standing);
    this.changes += 1;
  }
}

/** A town whose last changes are in memory only stays open: closing it would lose them. */
function saveOrRefuse(host: Host): void {
  host.save();
  if (host.trouble !== undefined) throw new HostError(`${host.trouble} Rien n’a été fait.`);
}
