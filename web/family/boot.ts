import type { CampaignNow } from '../../src/calls/family.ts';
import type { Reachable } from '../shell/contact.tsx';

/** What the program writes into the page before serving it; `doGet` opens no workbook, so this is all it knows. */
export interface Boot {
  /** The secret of the personal link, or empty where the page was opened without one. */
  readonly access: string;
  readonly town: string;
  /** Null while the town has not set its campaign up. */
  readonly campaign: CampaignNow | null;
  readonly contact: Reachable;
  /** The address of this service; empty until the town has said it. */
  readonly families: string;
}

export function readBoot(): Boot {
  return JSON.parse(document.getElementById('boot')?.textContent ?? '');
}
