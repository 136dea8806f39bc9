import type { PublicPage } from '../../src/campaign/publicPages.ts';
import type { Reachable } from '../shell/contact.tsx';

/** What the program writes into the page before serving it. */
export interface Boot {
  readonly page: PublicPage;
  readonly town: string;
  readonly contact: Reachable;
  /** The address of this service; empty until the town has said it. */
  readonly families: string;
}

export function readBoot(): Boot {
  return JSON.parse(document.getElementById('boot')?.textContent ?? '');
}
