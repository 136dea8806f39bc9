import { existsSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import MailComposer from 'nodemailer/lib/mail-composer';
import type { Place } from '../commit.ts';
import { writeWhole } from '../disk.ts';
import type { HostError } from '../errors.ts';
import { mailsNotWritten } from '../trouble.ts';
import type { Mail } from './outbox.ts';

const FOLDER = 'mails';
const AGAIN_MS = 5_000;

/** `mails/000001.eml`: what any mail program opens. Made of the ledger, and made again where one is missing. */
export class EmlFolder {
  private readonly waiting: Mail[];
  private writing: Promise<void> | undefined;
  private failure: HostError | undefined;
  private again: NodeJS.Timeout | undefined;

  /** @param mails those that the ledger already has */
  constructor(
    private readonly place: Place,
    mails: readonly Mail[],
  ) {
    const directory = join(place.root, FOLDER);
    const there = new Set(existsSync(directory) ? readdirSync(directory) : []);
    this.waiting = mails.filter((mail) => !there.has(nameOf(mail)));
  }

  /** Writes these too, and what is missing, a moment later. */
  add(mails: readonly Mail[]): void {
    this.waiting.push(...mails);
    if (this.waiting.length === 0) return;
    this.writing ??= this.writeAll().finally(() => {
      this.writing = undefined;
    });
  }

  /** Why some are not there yet, in French; they are tried again by themselves. */
  get trouble(): string | undefined {
    return this.failure?.message;
  }

  /** At the end: resolves when every file is there. @throws HostError in French when one could not be written */
  async settled(): Promise<void> {
    await this.writing;
    clearTimeout(this.again);
    if (this.failure !== undefined) throw this.failure;
  }

  /** One after the other, so that thousands of mails are not composed at once. */
  private async writeAll(): Promise<void> {
    const { root, disk } = this.place;
    this.failure = undefined;
    try {
      disk.makeFolder(join(root, FOLDER));
      for (let mail = this.waiting[0]; mail !== undefined; mail = this.waiting[0]) {
        writeWhole(disk, join(root, FOLDER, nameOf(mail)), await emlOf(mail));
        this.waiting.shift();
      }
    } catch (error) {
      this.failure = mailsNotWritten(error);
      this.again = setTimeout(() => this.add([]), AGAIN_MS).unref();
    }
  }
}

function nameOf({ number }: Mail): string {
  return `${String(number).padStart(6, '0')}.eml`;
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
