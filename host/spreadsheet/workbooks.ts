import { randomBytes } from 'node:crypto';
import { existsSync, mkdirSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import * as z from 'zod/mini';
import { HostError } from '../errors.ts';
import { LIMITS } from '../limits.ts';
import { Person } from './person/person.ts';
import type { WorkbookJson } from './store/workbook.ts';
import { Workbook } from './store/workbook.ts';

/** Writes a whole file or nothing. */
type SaveFile = (path: string, content: string) => void;

interface WorkbooksOptions {
  /** Host instant, milliseconds since 1970 UTC; by default the machine's clock. */
  readonly now?: () => number;
  /** Draws the identifier of a new workbook; by default 44 characters like Google's. */
  readonly newId?: () => string;
}

interface NewWorkbook {
  readonly name: string;
  readonly owner: string;
  readonly locale?: string;
  readonly timeZone?: string;
  readonly rows?: number;
  readonly columns?: number;
}

const layer = z.object({ columns: z.array(z.unknown()), rows: z.array(z.unknown()) });

/** The shape of a workbook's file, cells apart: enough to tell a damaged file from a whole one. */
const workbookFile = z.object({
  id: z.string(),
  name: z.string(),
  locale: z.string(),
  timeZone: z.string(),
  owner: z.string(),
  editors: z.array(z.string()),
  nextNumber: z.number(),
  tabs: z.array(
    z.looseObject({ id: z.number(), name: z.string(), rows: z.number(), columns: z.number(), values: layer }),
  ),
});

const SUFFIX = '.json';

/** The spreadsheets of the host: one JSON file each in one folder, read when first wanted. */
export class Workbooks {
  private readonly directory: string;
  private readonly saveFile: SaveFile;
  private readonly open = new Map<string, Workbook>();
  private readonly now: () => number;
  private readonly newId: () => string;

  constructor(directory: string, saveFile: SaveFile, options: WorkbooksOptions = {}) {
    this.directory = directory;
    this.saveFile = saveFile;
    this.now = options.now ?? Date.now;
    this.newId = options.newId ?? (() => randomBytes(33).toString('base64url'));
    mkdirSync(directory, { recursive: true });
  }

  /** Every workbook, by name. */
  list(): Workbook[] {
    const files = readdirSync(this.directory).filter((file) => file.endsWith(SUFFIX));
    for (const file of files) this.get(file.slice(0, -SUFFIX.length));
    return [...this.open.values()].sort((one, other) => one.head.name.localeCompare(other.head.name, 'fr'));
  }

  /** The workbook of that identifier, nothing when there is none. A damaged file throws a French sentence naming it. */
  get(id: string): Workbook | undefined {
    const known = this.open.get(id);
    if (known || !/^[\w-]+$/.test(id)) return known;
    const path = join(this.directory, `${id}${SUFFIX}`);
    if (!existsSync(path)) return undefined;
    const workbook = Workbook.fromJson(readWorkbook(path));
    this.open.set(id, workbook);
    return workbook;
  }

  /** A new workbook with one empty tab, as `SpreadsheetApp.create` makes it. */
  create(wanted: NewWorkbook): Workbook {
    const { name, owner, locale = 'fr_FR', timeZone = 'Europe/Paris' } = wanted;
    const head = { id: this.newId(), name, locale, timeZone, owner, editors: [], nextNumber: 0 };
    const workbook = new Workbook(head, []);
    const { rows = LIMITS.newSheetRows.value, columns = LIMITS.newSheetColumns.value } = wanted;
    workbook.addTab({ name: locale === 'fr_FR' ? 'Feuille 1' : 'Sheet1', rows, columns });
    this.open.set(head.id, workbook);
    return workbook;
  }

  /** A copy under another name for another owner; sharing is not copied. */
  copy(workbook: Workbook, head: { name: string; owner: string }): Workbook {
    const json = structuredClone(workbook.toJson());
    const copy = Workbook.fromJson({ ...json, ...head, id: this.newId(), editors: [] });
    copy.dirty = true;
    this.open.set(copy.head.id, copy);
    return copy;
  }

  /** Somebody at the keyboard, outside any execution: what they do is there at once for everybody. */
  person(id: string, { as }: { readonly as: string }): Person {
    const workbook = this.get(id);
    if (!workbook) throw new HostError(`Il n’y a pas de classeur «\u00a0${id}\u00a0».`);
    if (!workbook.isOpenTo(as))
      throw new HostError(`Le classeur «\u00a0${workbook.head.name}\u00a0» n’est pas partagé avec ${as}.`);
    return new Person({ workbook, email: as, now: this.now });
  }

  /** Writes the files of the workbooks that changed. */
  save(): void {
    for (const workbook of this.open.values())
      if (workbook.dirty) {
        this.saveFile(
          join(this.directory, `${workbook.head.id}${SUFFIX}`),
          JSON.stringify(workbook.toJson()),
        );
        workbook.dirty = false;
      }
  }
}

function readWorkbook(path: string): WorkbookJson {
  try {
    const json: unknown = JSON.parse(readFileSync(path, 'utf8'));
    workbookFile.parse(json);
    return json as WorkbookJson;
  } catch {
    throw new HostError(
      `Le fichier de classeur «\u00a0${path}\u00a0» est abîmé\u00a0: il ne peut pas être lu. Remettez-en une copie. Rien n’a été changé dans le dossier.`,
    );
  }
}
