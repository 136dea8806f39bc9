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
/** An identifier of this host, as it names the bytes. */
const OURS = /^1[0-9a-f]{32}$/;

/**
 * The files of everybody's Drive: `files/<id>.json` says what is known of one, `files/<id>` holds its bytes. Both are
 * written before the call is answered, for an effect on Drive is immediate; a name never becomes part of a path.
 */
export class DriveStore {
  private readonly records = new Map<string, FileRecord>();
  private lastNumber = 0;

  /** Reads what an earlier host left. @throws HostError in French, naming a damaged file */
  constructor(
    private readonly directory: string,
    private readonly options: StoreOptions,
  ) {
    if (existsSync(directory)) this.read(readdirSync(directory));
  }

  /** Every file and folder, in the order of making. */
  list(): FileRecord[] {
    return [...this.records.values()];
  }

  get(id: string): FileRecord | undefined {
    return this.records.get(id);
  }

  /** @param bytes the content; a folder has none */
  add(file: NewFile, bytes: Buffer | undefined): FileRecord {
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
    this.records.delete(record.id);
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
    this.records.set(kept.id, kept);
    return kept;
  }

  private path(id: string, suffix = ''): string {
    return join(this.directory, `${id}${suffix}`);
  }

  /** Throws away bytes that a death in the middle of a call left without a record. */
  private read(names: readonly string[]): void {
    const found = names.filter((name) => name.endsWith(SUFFIX)).map((name) => this.readRecord(name));
    for (const record of found.sort((one, other) => one.number - other.number)) {
      this.records.set(record.id, record);
      this.lastNumber = record.number;
    }
    for (const name of names) {
      const isOurs = OURS.test(name.replace(/\.tmp$/, ''));
      if (isOurs && !this.records.has(name)) rmSync(join(this.directory, name));
    }
  }

  private readRecord(name: string): FileRecord {
    const path = join(this.directory, name);
    try {
      const record = recordSchema.parse(JSON.parse(readFileSync(path, 'utf8')));
      if (`${record.id}${SUFFIX}` !== name) throw new Error('another file’s record');
      return record;
    } catch {
      throw new HostError(`Le fichier «\u00a0${path}\u00a0» est abîmé\u00a0: il ne peut pas être lu.`);
    }
  }
}

function summaryOf(bytes: Buffer): { size: number; md5: string } {
  return { size: bytes.length, md5: createHash('md5').update(bytes).digest('hex') };
}
