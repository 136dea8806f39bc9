import { createHmac, timingSafeEqual } from 'node:crypto';
import type { Deployment } from '../index.ts';

/** Who a framed page calls as, and where it was served. */
export interface Ticket {
  /** `dialog`: opened by the menu of a workbook. */
  readonly place: Deployment | 'dialog';
  readonly as: string;
  /** The workbook a dialog was opened in. */
  readonly workbook?: string;
  /** Tells two pages of one person apart. */
  readonly serial: string;
}

/** Signs and reads the tickets that stand in the address of a framed page: a page cannot make itself another one. */
export class Tickets {
  constructor(private readonly key: string) {}

  write(ticket: Ticket): string {
    const body = Buffer.from(JSON.stringify(ticket)).toString('base64url');
    return `${body}.${this.sign(body)}`;
  }

  /** Undefined for anything this workspace did not write. */
  read(text: string): Ticket | undefined {
    const [body = '', signature = ''] = text.split('.');
    const [given, right] = [Buffer.from(signature), Buffer.from(this.sign(body))];
    if (given.length !== right.length || !timingSafeEqual(given, right)) return undefined;
    return JSON.parse(Buffer.from(body, 'base64url').toString('utf8'));
  }

  private sign(body: string): string {
    return createHmac('sha256', this.key).update(body).digest('base64url');
  }
}
