import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { HostError } from '../errors.ts';
import { saveFile } from '../folder.ts';
import { type Changes, type FileRecord, isFolder, recordSchema } from './record.ts';

interface StoreOptions {
  /** Draws the identifier of a new file: letters and digits only, for it names the files on disk. */
  readonly newId: () => string;
  /** Where the workspace serves files; without it they are where Google would show them. */
  readonly address: string | undefined;
}

/** What is known of a file before it has an identifier. */
export type NewFile = Omit<FileRecord, 'id' | 'number' | 'content'>;

const SUFFIX = '.json';
const OURS = /^1[0-9a-f]{32}$/;

/**
 * The files of everybody's Drive: `files/<id>.json` says what is known of one, `files/<id>` holds its bytes. Both are
 * written before the call is answered, for an effect on Drive is immediate; a name never becomes part of a path.
 */
export class DriveStore {
  private records: Map<string, FileRecord> | undefined;
  private lastNumber = 0;

  constructor(
    private readonly directory: string,
    private readonly options: StoreOptions,
  ) {}

  /** Every file and folder, in the order of making. A damaged one throws a French sentence naming it. */
  list(): FileRecord[] {
    return [...this.known().values()];
  }

  get(id: string): FileRecord | undefined {
    return this.known().get(id);
  }

  /** @param bytes the content; a folder has none */
  add(file: NewFile, bytes: Buffer | undefined): FileRecord {
    this.known();
    this.lastNumber += 1;
    mkdirSync(this.directory, { recursive: true });
    return this.keep({ ...file, id: this.options.newId(), number: this.lastNumber, content: null }, bytes);
  }

  /** @param bytes the new content, where it changes too */
  change(record: FileRecord, changes: Changes, bytes?: Buffer): FileRecord {
    return this.keep({ ...record, ...changes }, bytes);
  }

  /** Deletes for good, a folder with all that its owner has in it; what others have in it goes to their My Drive. */
  remove(record: FileRecord): void {
    for (const child of this.childrenOf(record.id)) {
      if (child.owner === record.owner) this.remove(child);
      else this.change(child, { parent: null });
    }
    this.known().delete(record.id);
    rmSync(this.path(record.id, SUFFIX));
    rmSync(this.path(record.id), { force: true });
  }

  bytes({ id, content }: FileRecord): Buffer {
    return content === null ? Buffer.alloc(0) : readFileSync(this.path(id));
  }

  /** The folders it is in, the nearest first. */
  foldersOf({ parent }: FileRecord): FileRecord[] {
    const folder = parent === null ? undefined : this.get(parent);
    return folder === undefined ? [] : [folder, ...this.foldersOf(folder)];
  }

  /** In the bin, by itself or with one of its folders. [T] */
  isTrashed(record: FileRecord): boolean {
    return record.trashed || this.foldersOf(record).some(({ trashed }) => trashed);
  }

  /** Where a person opens it in a browser. */
  linkOf(record: FileRecord): string {
    const { address } = this.options;
    if (address !== undefined) return `${address}/fichiers/${record.id}`;
    if (isFolder(record)) return `https://drive.google.com/drive/folders/${record.id}`;
    return `https://drive.google.com/file/d/${record.id}/view`;
  }

  private childrenOf(id: string): FileRecord[] {
    return this.list().filter(({ parent }) => parent === id);
  }

  /** The bytes first: whoever dies in between leaves bytes that nobody knows, never a file without its bytes. */
  private keep(record: FileRecord, bytes: Buffer | undefined): FileRecord {
    if (bytes !== undefined) saveFile(this.path(record.id), bytes);
    const kept = bytes === undefined ? record : { ...record, content: summaryOf(bytes) };
    saveFile(this.path(record.id, SUFFIX), JSON.stringify(kept));
    this.known().set(kept.id, kept);
    return kept;
  }

  private path(id: string, suffix = ''): string {
    return join(this.directory, `${id}${suffix}`);
  }

  private known(): Map<string, FileRecord> {
    this.records ??= this.read();
    return this.records;
  }

  private read(): Map<string, FileRecord> {
    if (!existsSync(this.directory)) return new Map();
    const names = readdirSync(this.directory);
    const records = names.filter((name) => name.endsWith(SUFFIX)).map((name) => this.readRecord(name));
    records.sort((one, other) => one.number - other.number);
    this.lastNumber = records.at(-1)?.number ?? 0;
    const known = new Map(records.map((record) => [record.id, record]));
    for (const name of names) {
      if (OURS.test(name.replace(/\.tmp$/, '')) && !known.has(name)) rmSync(join(this.directory, name));
    }
    return known;
  }

  private readRecord(name: string): FileRecord {
    const path = join(this.directory, name);
    try {
      return recordSchema.parse(JSON.parse(readFileSync(path, 'utf8')));
    } catch {
      throw new HostError(`Le fichier «\u00a0${path}\u00a0» est abîmé\u00a0: il ne peut pas être lu.`);
    }
  }
}

function summaryOf(bytes: Buffer): { size: number; md5: string } {
  return { size: bytes.length, md5: createHash('md5').update(bytes).digest('hex') };
}
