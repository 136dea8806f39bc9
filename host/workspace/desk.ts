import { randomBytes } from 'node:crypto';
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { DISK, writeWhole } from '../disk.ts';
import type { Deployment, Execution, Host } from '../index.ts';
import { CONTENT, type Sites, sitesAt } from './guard.ts';
import { personWord, townPath } from './here.ts';
import { type Ticket, Tickets } from './tickets.ts';
import { Timekeeper } from './timekeeper.ts';
import { leadingTo } from './towns/addresses.ts';
import { Changes } from './workbook/changes.ts';

export interface DeskParts {
  readonly host: Host;
  /** The folder of the host. */
  readonly directory: string;
  readonly port: number;
  /** The name of the town in addresses: that of its folder. */
  readonly town: string;
  /** As people call it. */
  readonly title: string;
}

const KEY_FILE = 'espace.cle';
/** Framed pages kept until their frame asks for them. */
const PAGES = 200;

/** What the pages of the workspace share: the host, its time, and the framed pages on their way. */
export class Desk {
  readonly host: Host;
  readonly town: string;
  readonly title: string;
  readonly sites: Sites;
  /** Where the town is, as its host writes it in mails and cells. */
  readonly address: string;
  readonly time: Timekeeper;
  readonly changes = new Changes();
  private readonly tickets: Tickets;
  private readonly pages = new Map<string, string>();
  private readonly names = new WeakMap<Execution, string>();
  private edits = 0;
  private serial = 0;

  constructor({ host, directory, port, town, title }: DeskParts) {
    this.host = host;
    this.town = town;
    this.title = title;
    this.sites = sitesAt(port);
    this.address = this.sites.workspace + townPath(town);
    this.time = new Timekeeper(host, () => this.keep());
    this.tickets = new Tickets(keyIn(directory));
  }

  /** Changes whenever something may look different. */
  get version(): string {
    return `${this.host.state.executions}.${this.edits}.${this.time.until ?? ''}`;
  }

  /**
   * Something was done: written to the folder before it is answered, so that a kill loses nothing that was seen. Where
   * it cannot be written, `host.trouble` says why: it was done all the same, and every page shows the sentence.
   */
  keep(): void {
    this.edits += 1;
    this.host.save();
  }

  /** Where a deployment of the program is in the town, as its addresses end. */
  siteOf(deployment: Deployment): string {
    return this.host.addressOf(deployment).slice(this.address.length);
  }

  /** A text whose links into this town open as that person, wherever the town was when they were written. */
  linkedFor(mail: string, text: string): string {
    return leadingTo(`${this.address}/${personWord(mail)}`, text);
  }

  /** Where a piece of content of this town is on the content site. */
  contentPath(piece: string): string {
    return `${CONTENT}/${this.town}/${piece}`;
  }

  /** The whole address of a piece of content, for a frame. */
  contentAddress(piece: string): string {
    return this.sites.content + this.contentPath(piece);
  }

  /** Keeps a framed page until its frame asks for it. @param page makes the page, given where its calls go */
  frame(who: Omit<Ticket, 'serial'>, page: (endpoint: string) => string): string {
    this.serial += 1;
    const ticket = this.tickets.write({ ...who, serial: `${this.host.executions.length}.${this.serial}` });
    this.pages.set(ticket, page(`${this.contentPath(ticket)}/appel`));
    const [oldest] = this.pages.keys();
    if (this.pages.size > PAGES && oldest !== undefined) this.pages.delete(oldest);
    return ticket;
  }

  pageOf(ticket: string): string | undefined {
    return this.pages.get(ticket);
  }

  ticket(text: string): Ticket | undefined {
    return this.tickets.read(text);
  }

  /** Remembers what the last execution was asked for: every call of a page runs the same function. */
  nameLast(name: string): void {
    const last = this.host.executions[this.host.executions.length - 1];
    if (last !== undefined) this.names.set(last, name);
  }

  nameOf(execution: Execution): string {
    return this.names.get(execution) ?? execution.function;
  }
}

/** The key outlives a restart, so that a page left open goes on working. */
function keyIn(directory: string): string {
  const file = join(directory, KEY_FILE);
  if (!existsSync(file)) writeWhole(DISK, file, randomBytes(32).toString('base64url'));
  return readFileSync(file, 'utf8');
}
