import { type MembersOf, mismatch, ServiceError } from '../emulated.ts';
import { isConsumer, LIMITS } from '../limits.ts';
import type { World } from '../world.ts';
import { draftOf, type MailOptions, recipientsOf } from './message.ts';

const SEND_SCOPE = ['https://www.googleapis.com/auth/script.send_mail', 'https://mail.google.com/'];
const DAY_MS = 24 * 3_600_000;

/** Recipients counted for one account since its first mail; forgotten after 24 hours. */
export interface MailUse {
  readonly since: number;
  readonly recipients: number;
}

/** https://developers.google.com/apps-script/reference/mail/mail-app */
export class MailApp {
  static readonly service = 'MailApp';
  static readonly members = {
    sendEmail: 'trip',
    getRemainingDailyQuota: 'trip',
  } satisfies MembersOf<GoogleAppsScript.Mail.MailApp>;
  static readonly scopes = { sendEmail: SEND_SCOPE, getRemainingDailyQuota: SEND_SCOPE };
  constructor(private readonly world: World) {}

  /** (message) · (recipient, subject, body) · (recipient, subject, body, options) · (to, replyTo, subject, body) */
  sendEmail(...args: readonly unknown[]): null {
    const from = this.world.user.effective;
    const draft = draftOf(optionsOf(args), from);
    const count = recipientsOf(draft).length;
    if (count > this.getRemainingDailyQuota()) {
      throw new ServiceError('Service invoked too many times for one day: email.');
    }
    const { state } = this.world;
    const use = this.use();
    state.mailUse[from] = { since: use.since, recipients: use.recipients + count };
    const { number } = state.outbox.add({ ...draft, at: this.world.now() });
    this.world.execution.mails.push(number);
    return null;
  }

  /** Recipients left for the account this runs as. */
  getRemainingDailyQuota(): number {
    const consumer = isConsumer(this.world.user.effective);
    const limit = consumer ? LIMITS.mailRecipientsPerDayConsumer : LIMITS.mailRecipientsPerDayWorkspace;
    return limit.value - this.use().recipients;
  }

  private use(): MailUse {
    const now = this.world.now();
    const use = this.world.state.mailUse[this.world.user.effective];
    return use === undefined || now - use.since >= DAY_MS ? { since: now, recipients: 0 } : use;
  }
}

function optionsOf(args: readonly unknown[]): MailOptions {
  const [first, second, third, fourth] = args;
  if (args.length === 1 && isOptions(first)) return first;
  const texts = args.slice(0, 3).every((value) => value === null || typeof value !== 'object');
  if (args.length === 3 && texts) return { to: first, subject: second, body: third };
  if (args.length === 4 && texts) {
    if (isOptions(fourth)) return { ...fourth, to: first, subject: second, body: third };
    if (typeof fourth === 'string') return { to: first, replyTo: second, subject: third, body: fourth };
  }
  throw mismatch(MailApp, 'sendEmail', args);
}

function isOptions(value: unknown): value is MailOptions {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
