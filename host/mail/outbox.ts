import { appendFileSync, mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import MailComposer from 'nodemailer/lib/mail-composer';
import * as z from 'zod/mini';
import { HostError } from '../errors.ts';
import type { Folder } from '../folder.ts';

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
 * Every mail that left: kept in memory, appended as one JSON line to `mails.ndjson`, and written as
 * `mails/000001.eml`, which any mail program opens. The `.eml` is made a moment later: see `settled()`.
 */
export class Outbox {
  readonly mails: Mail[];
  private readonly unwritten: Mail[] = [];
  private writing: Promise<void> | undefined;

  constructor(private readonly folder: Folder) {
    mkdirSync(join(folder.path, 'mails'), { recursive: true });
    this.mails = readLedger(folder);
  }

  add(mail: Omit<Mail, 'number'>): Mail {
    const numbered: Mail = { ...mail, number: this.mails.length + 1 };
    this.mails.push(numbered);
    appendFileSync(join(this.folder.path, LEDGER), `${JSON.stringify(numbered)}\n`);
    this.unwritten.push(numbered);
    this.writing ??= this.writeAll();
    return numbered;
  }

  /** Resolves when every `.eml` is on disk. */
  async settled(): Promise<void> {
    await this.writing;
  }

  /** One after the other, so that thousands of mails are not composed at once. */
  private async writeAll(): Promise<void> {
    for (let mail = this.unwritten.shift(); mail !== undefined; mail = this.unwritten.shift()) {
      await this.writeEml(mail);
    }
    this.writing = undefined;
  }

  private async writeEml(mail: Mail): Promise<void> {
    const content = await emlOf(mail);
    writeFileSync(join(this.folder.path, 'mails', `${String(mail.number).padStart(6, '0')}.eml`), content);
  }
}

/** The mail as RFC 5322 text; the same mail gives the same bytes. */
function emlOf(mail: Mail): Promise<Buffer> {
  const reference = `${mail.number}.${mail.at}`;
  const composer = new MailComposer({
    from: mail.name === null ? mail.from : { name: mail.name, address: mail.from },
    to: mail.to,
    cc: mail.cc,
    bcc: mail.bcc,
    replyTo: mail.replyTo ?? undefined,
    subject: mail.subject,
    text: mail.body,
    html: mail.htmlBody ?? undefined,
    date: new Date(mail.at),
    messageId: `<${reference}@${mail.from.split('@')[1] ?? 'localhost'}>`,
    baseBoundary: reference,
    attachments: mail.attachments.map(({ name, type, base64 }) => ({
      filename: name,
      contentType: type,
      content: Buffer.from(base64, 'base64'),
    })),
  });
  const message = composer.compile();
  message.keepBcc = true;
  return message.build();
}

/** A last line cut short by a crash was never acknowledged to anybody's eyes but Google's: it is dropped. */
function readLedger(folder: Folder): Mail[] {
  const text = folder.readText(LEDGER) ?? '';
  const lines = text
    .slice(0, text.lastIndexOf('\n') + 1)
    .split('\n')
    .slice(0, -1);
  return lines.map((line, index) => {
    try {
      return mailSchema.parse(JSON.parse(line));
    } catch {
      throw new HostError(
        `Le fichier «\u00a0${join(folder.path, LEDGER)}\u00a0» est abîmé à la ligne ${index + 1}.`,
      );
    }
  });
}
