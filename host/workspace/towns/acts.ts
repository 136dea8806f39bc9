import { renameSync } from 'node:fs';
import { Folder } from '../../folder.ts';
import { HostError, type HostOptions } from '../../index.ts';
import { exampleFolder } from './examples.ts';
import type { TownName } from './names.ts';
import type { Preparation, prepare } from './preparation.ts';
import { writeRecord } from './record.ts';
import { readTown } from './town-files.ts';
import type { Placed, Towns } from './towns.ts';
import { Workshop } from './workshop.ts';

export interface ActsParts {
  readonly towns: Towns;
  /** How a host is opened there. */
  readonly hostAt: (town: Placed) => HostOptions;
  readonly prepare: typeof prepare;
}

/** A town that is being made when the person is answered. */
interface UnderWay {
  /** Once it is there, or once the list of towns says why not. */
  readonly done: Promise<void>;
}

/** What a person does to whole towns. Each is whole, or as it was; the others are served meanwhile. */
export class Acts {
  private readonly workshop: Workshop;
  private readonly preparations = new Map<string, Preparation>();
  private readonly givenUp = new Set<string>();
  private news: string | undefined;

  constructor(private readonly parts: ActsParts) {
    this.workshop = new Workshop(parts.towns.data);
  }

  /** Removes what was cut short when the workspace last ended. */
  sweep(): Promise<void> {
    return this.workshop.sweep();
  }

  /**
   * A new town, made from an example.
   * @throws HostError in French: the name is taken, the example cannot be read
   */
  create(name: TownName, example: string): UnderWay {
    this.refuseTaken(name);
    readTown(exampleFolder(example));
    return { done: this.makeFrom(example, name, async () => {}) };
  }

  /**
   * From its example again, under the same name. It stays as it is until the new one is whole; then it is thrown away,
   * or kept under another name.
   */
  async reset(name: string, example: string, keptAs: TownName | undefined): Promise<UnderWay> {
    if (keptAs !== undefined) this.refuseTaken(keptAs);
    readTown(exampleFolder(example));
    const town = await this.close(name, 'Cette ville revient au début.');
    const done = this.makeFrom(example, town, async () => {
      if (keptAs === undefined) await this.workshop.discard(name);
      else this.move(name, keptAs);
    });
    return { done };
  }

  /** The same town a second time, as it stands now. */
  async copy(name: string, copy: TownName): Promise<void> {
    const { towns } = this.parts;
    this.refuseTaken(copy);
    const town = await this.close(name, 'Cette ville se copie.');
    towns.hold(copy, 'Cette ville se copie.');
    try {
      const place = await this.workshop.copy(towns.folderOf(name), copy.name);
      writeRecord(place, { ...towns.recordOf(name), title: copy.title });
      this.workshop.deliver(copy.name);
    } finally {
      await this.end(copy.name);
      towns.letGo(copy);
      towns.letGo(town);
    }
  }

  async rename(name: string, other: TownName): Promise<void> {
    const { towns } = this.parts;
    if (other.name !== name) this.refuseTaken(other);
    const town = await this.close(name, 'Cette ville change de nom.');
    try {
      this.move(name, other);
    } finally {
      towns.letGo(town);
    }
  }

  /** For good. A town that cannot be opened goes too, unless another workspace has it open. */
  async remove(name: string): Promise<void> {
    const { towns } = this.parts;
    const gone = { name, title: name };
    if (!towns.has(name)) return towns.letGo(gone);
    await this.close(name, 'Cette ville se supprime.');
    try {
      await this.workshop.discard(name);
      this.workshop.tidy();
    } finally {
      towns.letGo(gone);
    }
  }

  isPreparing(name: string): boolean {
    return this.preparations.has(name);
  }

  /** Gives up a preparation: what was there before stays. */
  stop(name: string): void {
    const preparation = this.preparations.get(name);
    if (preparation === undefined) return;
    this.givenUp.add(name);
    preparation.stop();
  }

  /** What was done, in French, for the next who looks at the list of towns. */
  tell(news: string): void {
    this.news = news;
  }

  takeNews(): string | undefined {
    const { news } = this;
    this.news = undefined;
    return news;
  }

  /** Ends what is under way: the next start sweeps it. */
  stopAll(): void {
    for (const preparation of this.preparations.values()) preparation.stop();
  }

  /** @param replace makes room for it, once it is whole */
  private async makeFrom(example: string, town: TownName, replace: () => Promise<void>): Promise<void> {
    const { towns } = this.parts;
    const { name, title } = town;
    towns.hold(town, 'Cette ville se prépare.');
    let why: string | undefined;
    try {
      const directory = await this.workshop.place(name);
      const address = towns.addressOf(name);
      const students = await this.prepared(town, example, { directory, address });
      writeRecord(directory, { title, example, students, address });
      await replace();
      this.workshop.deliver(name);
    } catch (error) {
      if (!this.givenUp.delete(name)) why = failure(error);
    } finally {
      await this.end(name);
      towns.letGo(town, why);
    }
  }

  /** @returns how many students it has */
  private async prepared(town: TownName, example: string, place: Placed): Promise<number> {
    const { towns, hostAt } = this.parts;
    const order = { example: exampleFolder(example), host: hostAt(place) };
    const preparation = this.parts.prepare(order, (step) =>
      towns.hold(town, `Cette ville se prépare. ${step}`),
    );
    this.preparations.set(town.name, preparation);
    return preparation.done.finally(() => this.preparations.delete(town.name));
  }

  private async end(name: string): Promise<void> {
    await this.workshop.abandon(name);
    this.workshop.tidy();
  }

  /** Shuts the town, and makes sure that nobody else has it open. */
  private async close(name: string, doing: string): Promise<TownName> {
    const { towns } = this.parts;
    const town = { name, title: towns.titleOf(name) };
    const standing = towns.standingOf(name);
    if (standing.kind === 'held') throw new HostError(standing.doing);
    if (!towns.has(name)) throw new HostError(`Il n’y a pas de ville «\u00a0${name}\u00a0» ici.`);
    await towns.shut(town, doing);
    try {
      new Folder(towns.folderOf(name)).release();
      return town;
    } catch (error) {
      towns.letGo(town);
      throw error;
    }
  }

  private move(name: string, other: TownName): void {
    const { towns } = this.parts;
    const record = { ...towns.recordOf(name), title: other.title };
    if (other.name !== name) renameSync(towns.folderOf(name), towns.folderOf(other.name));
    writeRecord(towns.folderOf(other.name), record);
  }

  private refuseTaken({ name, title }: TownName): void {
    const { towns } = this.parts;
    if (!towns.isTaken(name)) return;
    throw new HostError(
      `Le nom «\u00a0${title}\u00a0» est déjà pris\u00a0: il y a un dossier «\u00a0${name}\u00a0». Rien n’a été fait.`,
    );
  }
}

function failure(error: unknown): string {
  if (!(error instanceof HostError)) console.error(error);
  return `Cette ville n’a pas été préparée. ${error instanceof Error ? error.message : error}`;
}
