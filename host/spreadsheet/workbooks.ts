import { randomBytes } from 'node:crypto';
import { join } from 'node:path';
import type { Change, Store } from '../commit.ts';
import { HostError } from '../errors.ts';
import { LIMITS } from '../limits.ts';
import { byName, readAll } from '../reading.ts';
import { Person } from './person/person.ts';
import { checkedWorkbook } from './store/check.ts';
import { Workbook } from './store/workbook.ts';

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

const FOLDER = 'workbooks';
const KIND = { called: 'Le fichier de classeur' };

/** The spreadsheets of the host: one JSON file each in one folder. */
export class Workbooks implements Store {
  private readonly open = new Map<string, Workbook>();
  private readonly now: () => number;
  private readonly newId: () => string;

  /** Reads every workbook there is. @throws HostError in French, naming a damaged file, the tab and the cell */
  constructor(root: string, options: WorkbooksOptions = {}) {
    this.now = options.now ?? Date.now;
    this.newId = options.newId ?? (() => randomBytes(33).toString('base64url'));
    for (const json of readAll(join(root, FOLDER), checkedWorkbook, KIND))
      this.open.set(json.id, Workbook.fromJson(json));
  }

  /** Every workbook, by name. */
  list(): Workbook[] {
    return [...this.open.values()].sort((one, other) => byName(one.head, other.head));
  }

  get(id: string): Workbook | undefined {
    return this.open.get(id);
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

  changes(): Change[] {
    return this.dirty().map((workbook) => ({
      file: `${FOLDER}/${workbook.head.id}.json`,
      content: JSON.stringify(workbook.toJson()),
    }));
  }

  saved(): void {
    for (const workbook of this.dirty()) workbook.dirty = false;
  }

  private dirty(): Workbook[] {
    return [...this.open.values()].filter(({ dirty }) => dirty);
  }
}
