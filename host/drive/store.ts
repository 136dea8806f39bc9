import { createHash } from 'node:crypto';
import { existsSync, readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import type { Change, Store } from '../commit.ts';
import { damaged, parsed, readAll } from '../reading.ts';
import { type Changes, type FileRecord, isFolder, recordSchema } from './record.ts';

interface StoreOptions {
  /** Draws the identifier of a new file: letters and digits only, for it names the files on disk. */
  readonly newId: () => string;
  /** Where the workspace serves files; without it they are where Google would show them. */
  readonly address: string | undefined;
}

/** What is known of a file before it has an identifier. */
export type NewFile = Omit<FileRecord, 'id' | 'number' | 'content'>;

const FOLDER_NAME = 'files';

/**
 * The files of everybody's Drive: `files/<id>.json` says what is known of one, `files/<id>` holds its bytes. New bytes
 * stay in memory until they are saved with all the rest; a name never becomes part of a path.
 */
export class DriveStore implements Store {
  private readonly directory: string;
  private readonly records = new Map<string, FileRecord>();
  private readonly unsaved = new Map<string, Buffer>();
  /** Made, changed or removed since the last save. */
  private readonly touched = new Set<string>();
  private lastNumber = 0;

  /** Reads what an earlier host left. @throws HostError in French, naming a damaged file */
  constructor(
    root: string,
    private readonly options: StoreOptions,
  ) {
    this.directory = join(root, FOLDER_NAME);
    const found = readAll(this.directory, (value) => parsed(recordSchema, value));
    for (const record of found.sort((one, other) => one.number - other.number)) {
      this.refuseWithoutBytes(record);
      this.records.set(record.id, record);
      this.lastNumber = record.number;
    }
    for (const record of found) this.refuseCircle(record);
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
    this.unsaved.delete(record.id);
    this.touched.add(record.id);
  }

  bytes({ id, content }: FileRecord): Buffer {
    if (content === null) return Buffer.alloc(0);
    return this.unsaved.get(id) ?? readFileSync(join(this.directory, id));
  }

  changes(): Change[] {
    return [...this.touched].flatMap((id): Change[] => {
      const record = this.records.get(id);
      const [about, bytes] = [`${FOLDER_NAME}/${id}.json`, `${FOLDER_NAME}/${id}`];
      if (record === undefined) return [about, bytes].map((file) => ({ file, content: null }));
      const content = this.unsaved.get(id);
      const known = { file: about, content: JSON.stringify(record) };
      return content === undefined ? [known] : [{ file: bytes, content }, known];
    });
  }

  saved(): void {
    this.unsaved.clear();
    this.touched.clear();
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

  private keep(record: FileRecord, bytes: Buffer | undefined): FileRecord {
    const kept = bytes === undefined ? record : { ...record, content: summaryOf(bytes) };
    if (bytes !== undefined) this.unsaved.set(kept.id, bytes);
    this.records.set(kept.id, kept);
    this.touched.add(kept.id);
    return kept;
  }

  private refuseWithoutBytes({ id, content }: FileRecord): void {
    const path = join(this.directory, id);
    if (content === null) return;
    if (!existsSync(path)) throw damaged(path, 'il manque, alors que sa fiche est là');
    if (statSync(path).size !== content.size) throw damaged(path, 'il n’a pas la taille que dit sa fiche');
  }

  private refuseCircle(record: FileRecord): void {
    const seen = new Set<string>();
    for (let at: FileRecord | undefined = record; at !== undefined; at = this.get(at.parent ?? '')) {
      if (seen.has(at.id))
        throw damaged(join(this.directory, `${at.id}.json`), 'ce dossier est dans lui-même');
      seen.add(at.id);
    }
  }
}

function summaryOf(bytes: Buffer): { size: number; md5: string } {
  return { size: bytes.length, md5: createHash('md5').update(bytes).digest('hex') };
}
