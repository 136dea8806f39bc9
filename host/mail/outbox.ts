import { join } from 'node:path';
import * as z from 'zod/mini';
import type { Change, Place, Store } from '../commit.ts';
import { damaged, Flaw, parsed, readBytes, reasonOf, textOf } from '../reading.ts';
import { EmlFolder } from './eml.ts';

const mailSchema = z.object({
  number: z.number(),
  /** Sent at, milliseconds since 1970 UTC, on the host's clock. */
  at: z.number(),
  from: z.string(),
  to: z.array(z.string()),
  cc: z.array(z.string()),
  bcc: z.array(z.string()),
  subject: z.string(),
  body: z.string(),
  htmlBody: z.nullable(z.string()),
  name: z.nullable(z.string()),
  replyTo: z.nullable(z.string()),
  attachments: z.array(z.object({ name: z.string(), type: z.string(), base64: z.string() })),
});
export type Mail = Readonly<z.infer<typeof mailSchema>>;

const LEDGER = 'mails.ndjson';

/**
 * Every mail that left: kept in memory, and one JSON line each in `mails.ndjson`. How many lines count is said by the
 * state: what a dead process wrote beyond never left. Each is also a file, made a moment later: see `settled()`.
 */
export class Outbox implements Store {
  readonly mails: Mail[];
  private readonly files: EmlFolder;
  /** How far the ledger counts, in bytes, and the lines to come after. */
  private kept: number;
  private unsaved: Mail[] = [];

  /** @param count how many mails left; of a folder older than that count, as many as there are */
  constructor(place: Place, count: number | undefined) {
    const path = join(place.root, LEDGER);
    const lines = linesOf(path, count);
    this.kept = lines.reduce((sum, line) => sum + line.length, 0);
    this.mails = lines.map((line, index) => mailIn(path, line, index + 1));
    this.files = new EmlFolder(place, this.mails);
  }

  add(mail: Omit<Mail, 'number'>): Mail {
    const numbered: Mail = { ...mail, number: this.mails.length + 1 };
    this.mails.push(numbered);
    this.unsaved.push(numbered);
    return numbered;
  }

  changes(): Change[] {
    if (this.unsaved.length === 0) return [];
    return [{ file: LEDGER, from: this.kept, more: this.more() }];
  }

  saved(): void {
    this.kept += Buffer.byteLength(this.more());
    this.files.add(this.unsaved);
    this.unsaved = [];
  }

  /** At the end: resolves when every `.eml` is on disk. @throws HostError in French when one could not be written */
  settled(): Promise<void> {
    return this.files.settled();
  }

  /** Why some `.eml` are not on the disk yet, in French. */
  get trouble(): string | undefined {
    return this.files.trouble;
  }

  private more(): string {
    return this.unsaved.map((mail) => `${JSON.stringify(mail)}\n`).join('');
  }
}

/** Whole lines only, as bytes. Fewer than were counted is damage; more were never counted. */
function linesOf(path: string, count = Number.POSITIVE_INFINITY): Buffer[] {
  const bytes = readBytes(path) ?? Buffer.alloc(0);
  const lines: Buffer[] = [];
  for (let from = 0, end = bytes.indexOf('\n'); end >= 0 && lines.length < count; ) {
    lines.push(bytes.subarray(from, end + 1));
    from = end + 1;
    end = bytes.indexOf('\n', from);
  }
  if (Number.isFinite(count) && lines.length < count)
    throw damaged(path, `il y manque des courriels, ${count} sont partis et ${lines.length} y sont`);
  return lines;
}

function mailIn(path: string, line: Buffer, number: number): Mail {
  try {
    const mail = parsed(mailSchema, JSON.parse(textOf(line)));
    if (mail.number !== number) throw new Flaw(`le courriel ${mail.number} est à la place du ${number}`);
    return mail;
  } catch (error) {
    throw damaged(path, `à la ligne ${number}, ${reasonOf(error)}`);
  }
}
