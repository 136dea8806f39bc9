import { existsSync, mkdirSync, readdirSync, renameSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { HostError } from '../host/index.ts';
import { isOpenSomewhere } from '../host/lock.ts';
import { quoted } from './words.ts';

const HOST = '.hote';
const MAILS = 'courriels';
const BOOKS = 'classeurs';
const DRAW = 'tirage';
const ENTRIES = [HOST, MAILS, BOOKS, DRAW, 'journal.csv', 'chiffres.json'];

/** The folder a rehearsal leaves behind: a former rehearsal is replaced, anything else is left alone. */
export class Out {
  /** Where the host keeps its state meanwhile. */
  readonly host: string;
  private readonly isNew: boolean;

  /** @throws HostError in French for a folder that holds something else, or that cannot be made */
  constructor(private readonly path: string) {
    this.host = join(path, HOST);
    this.isNew = !existsSync(path);
    refuseForeign(path);
    this.refuseRunning();
    this.empty();
    try {
      mkdirSync(join(path, BOOKS), { recursive: true });
    } catch {
      throw new HostError(`Le dossier ${quoted(path)} ne peut pas être créé.`);
    }
  }

  /** A workbook, named without accents. */
  writeWorkbook(name: string, content: Uint8Array): void {
    writeFileSync(join(this.path, BOOKS, `${slug(name)}.xlsx`), content);
  }

  write(
    name: 'journal.csv' | 'chiffres.json' | `${typeof DRAW}/${string}`,
    content: string | Uint8Array,
  ): void {
    mkdirSync(dirname(join(this.path, name)), { recursive: true });
    writeFileSync(join(this.path, name), content);
  }

  /** Keeps the mails of the closed host, drops the rest of its state. */
  finish(): void {
    const mails = join(this.host, 'mails');
    if (existsSync(mails)) renameSync(mails, join(this.path, MAILS));
    rmSync(this.host, { recursive: true, force: true });
  }

  /** After a failure nothing half-written stays. */
  abandon(): void {
    this.empty();
    if (this.isNew) rmSync(this.path, { recursive: true, force: true });
  }

  /** Another rehearsal that is writing here at this moment: its host notes its process. */
  private refuseRunning(): void {
    if (!isOpenSomewhere(this.host)) return;
    throw new HostError(
      `Une autre répétition écrit en ce moment dans le dossier ${quoted(this.path)}\u00a0: attendez sa fin ou donnez un autre dossier.`,
    );
  }

  private empty(): void {
    for (const entry of ENTRIES) rmSync(join(this.path, entry), { recursive: true, force: true });
  }
}

function refuseForeign(path: string): void {
  const isFolder = statSync(path, { throwIfNoEntry: false })?.isDirectory() ?? true;
  if (isFolder && (!existsSync(path) || readdirSync(path).every((entry) => ENTRIES.includes(entry)))) return;
  throw new HostError(
    `Le dossier ${quoted(path)} contient autre chose qu’une répétition\u00a0: donnez un dossier vide ou nouveau.`,
  );
}

function slug(name: string): string {
  return name
    .normalize('NFKD')
    .replace(/\p{M}/gu, '')
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, '-')
    .replace(/^-|-$/g, '');
}
