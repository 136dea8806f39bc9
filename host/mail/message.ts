import { NotEmulated, ServiceError } from '../emulated.ts';
import { isConsumer, LIMITS } from '../limits.ts';
import { Blob } from '../utilities/blob.ts';
import type { Mail } from './outbox.ts';

const KNOWN_OPTIONS = ['to', 'cc', 'bcc', 'subject', 'body', 'htmlBody', 'name', 'replyTo', 'attachments'];

export type MailOptions = Readonly<Record<string, unknown>>;
export type Draft = Omit<Mail, 'number' | 'at'>;

/** What `MailApp.sendEmail` was given, checked and refused as Google does. */
export function draftOf(options: MailOptions, from: string): Draft {
  const unknown = Object.keys(options).find((name) => !KNOWN_OPTIONS.includes(name));
  if (unknown !== undefined) throw new NotEmulated(`MailApp.sendEmail with ${unknown}`);
  const draft: Draft = {
    from,
    to: addresses(options['to']),
    cc: addresses(options['cc']),
    bcc: addresses(options['bcc']),
    subject: text(options['subject']),
    body: text(options['body']),
    htmlBody: optional(options['htmlBody']),
    name: optional(options['name']),
    replyTo: optional(options['replyTo']),
    attachments: attachments(options['attachments']),
  };
  refuseRecipients(draft);
  refuseSize(draft);
  return draft;
}

/** Every recipient counts against the day's quota, copies included. */
export function recipientsOf(draft: Pick<Draft, 'to' | 'cc' | 'bcc'>): string[] {
  return [...draft.to, ...draft.cc, ...draft.bcc];
}

function refuseRecipients(draft: Draft): void {
  const recipients = recipientsOf(draft);
  if (recipients.length === 0) throw new ServiceError('Failed to send email: no recipient');
  const wrong = recipients.find((address) => !isAddress(address));
  if (wrong !== undefined) throw new ServiceError(`Invalid email: ${wrong}`);
  if (draft.replyTo !== null && !isAddress(draft.replyTo))
    throw new ServiceError(`Invalid email: ${draft.replyTo}`);
  if (recipients.length > LIMITS.mailRecipientsPerMessage.value) {
    throw new ServiceError('Limit exceeded: Email Recipients Per Message.');
  }
}

function refuseSize(draft: Draft): void {
  const limit = isConsumer(draft.from) ? LIMITS.mailBodyBytesConsumer : LIMITS.mailBodyBytesWorkspace;
  const body = Math.max(Buffer.byteLength(draft.body), Buffer.byteLength(draft.htmlBody ?? ''));
  if (body > limit.value) throw new ServiceError('Limit exceeded: Email Body Size.');
  if (draft.subject.length > LIMITS.mailSubjectCharacters.value) {
    throw new ServiceError('Argument too large: subject');
  }
  if (draft.attachments.length > LIMITS.mailAttachmentsPerMessage.value) {
    throw new ServiceError('Limit exceeded: Email Attachments Per Message.');
  }
  const bytes = draft.attachments.reduce((sum, { base64 }) => sum + Buffer.byteLength(base64, 'base64'), 0);
  if (bytes > LIMITS.mailAttachmentBytes.value)
    throw new ServiceError('Limit exceeded: Email Total Attachments Size.');
}

function addresses(value: unknown): string[] {
  return text(value)
    .split(',')
    .map((address) => address.trim())
    .filter((address) => address !== '');
}

/** `x@y.z` or `Name <x@y.z>`, without anything that could start a second header. */
export function isAddress(address: string): boolean {
  const bare = /<([^<>]*)>$/.exec(address)?.[1] ?? address;
  return /^[^\s@,;:<>"()]+@[^\s@,;:<>"().]+(\.[^\s@,;:<>"().]+)+$/.test(bare) && !/[\r\n]/.test(address);
}

function text(value: unknown): string {
  return value === null || value === undefined ? '' : String(value);
}

function optional(value: unknown): string | null {
  return value === null || value === undefined ? null : String(value);
}

function attachments(value: unknown): Mail['attachments'] {
  if (!Array.isArray(value)) return [];
  return value.map((item: unknown) => {
    if (!(item instanceof Blob)) throw new ServiceError('Invalid argument: attachments');
    const base64 = item.buffer.toString('base64');
    return {
      name: item.getName() ?? 'attachment',
      type: item.getContentType() ?? 'application/octet-stream',
      base64,
    };
  });
}
