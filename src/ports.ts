import type { Paper } from './papers/paper.ts';
import type { ProbeTools } from './selfcheck/probes.ts';

/**
 * What the product asks of the outside. `google/` answers with Google's services; nothing else does:
 * on a laptop the host fakes those services below the same adapters.
 */

/** What a cell holds. Everything in the Registre is text; the workbooks people read have real dates and numbers. */
export type Cell = string | number | boolean | Date;

/** One tab of a workbook. Rows and columns count from 1. `read` and `write` cost one round trip each. */
export interface Tab {
  readonly id: number;
  readonly name: string;
  /** Rows of the grid, empty ones included: reading or writing below it is refused. */
  rows(): number;
  columns(): number;
  /** Last row with content in any column, 0 when there is none. One round trip. */
  lastRow(): number;
  /** Every row and column with content, from the first cell on; no rows when there is none. One round trip. */
  content(): Cell[][];
  read(row: number, column: number, rows: number, columns: number): Cell[][];
  write(row: number, column: number, values: readonly (readonly Cell[])[]): void;
  /** Adds empty rows below the grid, formatted like a new one. */
  addRows(count: number): void;
  addColumns(count: number): void;
  dress(dress: TabDress): void;
}

/** How a tab looks: a format and a width in pixels for each column. */
export interface TabDress {
  readonly headingRow: number;
  /** The heading stands in the middle of a tab: it is not kept in sight. */
  readonly scrolls?: boolean;
  readonly columns: readonly {
    readonly column: number;
    /** `@` keeps text as typed: a name, a number with leading zeros, and never a formula. */
    readonly format: string;
    readonly width: number;
    /** Proposed in a list; other texts are taken, with a warning. */
    readonly words?: readonly string[];
  }[];
}

export interface Workbook {
  readonly id: string;
  readonly address: string;
  tabs(): readonly Tab[];
  addTab(name: string, rows: number, columns: number): Tab;
  /** Deletes a tab; a workbook keeps at least one. */
  dropTab(tab: Tab): void;
  /** These people may edit it, and nobody else besides the municipal account. */
  share(mails: readonly string[]): void;
}

export interface Workbooks {
  /** One round trip. Throws when it is gone or not ours: a surprise, not a refusal. */
  open(id: string): Workbook;
  create(name: string): Workbook;
  /** A copy of the model, which carries the menu. */
  copy(modelId: string, name: string): Workbook;
  /** Writes wait until a flush, a read or the end: this sends them now. One round trip. */
  flush(): void;
}

/** Script Properties: small texts that outlive an execution. One round trip each. */
export interface Memory {
  all(): Readonly<Record<string, string>>;
  set(name: string, value: string): void;
}

/** The one lock of the whole script: held only for a commit (about a second). */
export interface Lock {
  /**
   * False when it is not free within a second and a half: who waits takes one of the thirty slots that visitors need.
   */
  take(): boolean;
  release(): void;
}

/** A note that another execution is at work: Google may forget it at any time, so nothing may depend on it. */
export interface Notice {
  /** Puts the note up for so many seconds; false when it is up already. Two round trips. */
  raise(name: string, seconds: number): boolean;
  lower(name: string): void;
}

/** Texts on their way, for some minutes: Google may forget any of them, so whoever left one may have to send it again. */
export interface Transit {
  /** At most 100 KB a text, and 250 characters a name. One round trip. */
  put(texts: Readonly<Record<string, string>>, seconds: number): void;
  /** Those that are still there. One round trip. */
  take(names: readonly string[]): Readonly<Record<string, string>>;
}

/** Files and folders that Da Capo makes; it sees no other. One round trip each, but `bytes`. */
export interface Files {
  /** The bytes of a base64 text; signed, as Google gives them. */
  bytes(base64: string): readonly number[];
  /** Makes a folder in another, or at the top where `parent` is empty; answers its identifier. */
  folder(name: string, parent: string): string;
  create(file: NewFile): { readonly id: string; readonly address: string };
  /** For ever; nothing happens when it is gone already. */
  remove(id: string): void;
  /** Identifiers of the documents made before an instant and not in the bin. One round trip a thousand. */
  documents(before: number): string[];
  /** Into the bin of the account, which keeps it for thirty days. */
  bin(id: string): void;
  /** These people may read what is in a folder, and nobody else besides the municipal account. */
  share(folder: string, mails: readonly string[]): void;
}

export interface NewFile {
  readonly name: string;
  readonly type: string;
  readonly bytes: readonly number[];
  /** Empty: at the top. */
  readonly folder: string;
}

export interface MailMessage {
  readonly to: string;
  readonly subject: string;
  readonly text: string;
  readonly html: string;
  /** Name shown as sender: the conservatoire. */
  readonly from: string;
  readonly replyTo: string;
}

export interface Post {
  send(message: MailMessage): void;
  /** Recipients left today for the municipal account, 0 where Google counts below. One round trip. */
  left(): number;
}

/** Letters, receipts and minutes, as documents of the municipal account that nobody else may open until shared. */
export interface Papers {
  /** A new document with nothing in it, or with the number of each page at its foot. Two round trips, or three. */
  create(name: string, pages?: 'numbered'): { readonly id: string; readonly address: string };
  /** Writes the whole of an empty document. Two round trips, then a few thousandths of a second a line or a table. */
  fill(id: string, paper: Paper): void;
  /** Takes everything out of a document that will not be used. */
  empty(id: string): void;
  /** For ever; one that Google does not let go is emptied. Nothing happens when it is gone already. */
  remove(id: string): void;
  /** These people may read and print it, and nobody else besides the municipal account. */
  share(id: string, mails: readonly string[]): void;
}

/** Who is asking, as Google says; empty for a family. */
export interface Who {
  /** Mail of the signed-in person of the town's domain, or empty. */
  clerk(): string;
  /** Mail of the municipal account that owns the program. */
  owner(): string;
  /** Where the program is served. */
  address(): string;
}

export interface Timers {
  /** Makes the five-minute timer when it is not there yet. */
  ensure(): void;
  /** Is this event one of our own timers, and not somebody calling the function from a page? */
  isOurs(uid: string): boolean;
}

export interface Ports {
  /** The instant this execution began to serve its caller, in milliseconds since 1970 UTC. */
  readonly startedAt: number;
  readonly now: () => number;
  /** Does nothing until an instant in milliseconds, past or to come. */
  readonly waitUntil: (instant: number) => void;
  /** 32 unguessable bytes as 64 hexadecimal digits. */
  readonly secret: () => string;
  /** SHA-256 of a text as 64 hexadecimal digits: Google's own, a hundred times quicker than a script's. */
  readonly digest: (text: string) => string;
  readonly workbooks: Workbooks;
  readonly memory: Memory;
  readonly lock: Lock;
  readonly notice: Notice;
  readonly transit: Transit;
  readonly files: Files;
  readonly post: Post;
  readonly papers: Papers;
  readonly who: Who;
  readonly timers: Timers;
  /** What the self-check tries things on: a scratch tab of a workbook, removed afterwards by `done`. */
  readonly scratch: (workbookId: string) => { readonly tools: ProbeTools; readonly done: () => void };
  /** A line for the owner's log: references only, never a name. */
  readonly log: (line: string) => void;
}
