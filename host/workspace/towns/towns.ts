import { existsSync, mkdirSync, readdirSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { type Host, HostError } from '../../index.ts';
import { Desk } from '../desk.ts';

/** A host keeps its state in this file: a folder that has one is a town. */
const STATE = 'state.json';
/** As a town may be called in an address. */
const NAME = /^\w[\w.-]*$/;

export interface TownsParts {
  /** Holds one folder for each town. */
  readonly data: string;
  readonly port: number;
  /** Opens the host of a town's folder. */
  readonly open: (town: { readonly name: string; readonly directory: string }) => Host;
}

/** The towns of the workspace: each its own host, opened when it is first visited. */
export class Towns {
  private readonly desks = new Map<string, Desk>();

  constructor(private readonly parts: TownsParts) {
    mkdirSync(parts.data, { recursive: true });
  }

  /** The folder that holds a folder for each town. */
  get data(): string {
    return this.parts.data;
  }

  /** Every town, by name: the folders that hold a host, and no other. */
  names(): string[] {
    const { data } = this.parts;
    return readdirSync(data)
      .filter((name) => NAME.test(name) && existsSync(join(data, name, STATE)))
      .sort((one, other) => one.localeCompare(other, 'fr', { numeric: true }));
  }

  /** The town in which something was done last. */
  latest(): string | undefined {
    const changedAt = (name: string) => statSync(join(this.parts.data, name, STATE)).mtimeMs;
    const [last] = this.names().sort((one, other) => changedAt(other) - changedAt(one));
    return last;
  }

  /** The desk of a town, opened if need be. @throws HostError in French: no such town, or why it cannot be opened */
  desk(name: string): Desk {
    const known = this.desks.get(name);
    if (known !== undefined) return known;
    if (!this.names().includes(name)) throw new HostError(`Il n’y a pas de ville «\u00a0${name}\u00a0» ici.`);
    const directory = join(this.parts.data, name);
    const host = this.parts.open({ name, directory });
    const desk = new Desk({ host, directory, port: this.parts.port, town: name });
    this.desks.set(name, desk);
    return desk;
  }

  /** Runs what is due in the towns that are open. */
  tick(): void {
    for (const { time } of this.desks.values()) time.tick();
  }

  async close(): Promise<void> {
    await Promise.all([...this.desks.values()].map(({ host }) => host.close()));
  }
}
