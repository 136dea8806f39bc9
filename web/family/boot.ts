import type { CampaignNow, StudentCard } from '../../src/calls.ts';

export type Contact = StudentCard['conservatoire'];

/** What the program writes into the page before serving it; `doGet` opens no workbook, so this is all it knows. */
export interface Boot {
  /** The secret of the personal link, or empty where the page was opened without one. */
  readonly access: string;
  readonly town: string;
  /** Null while the town has not set its campaign up. */
  readonly campaign: CampaignNow | null;
  readonly contact: { readonly conservatoires: readonly Contact[] };
}

export function readBoot(): Boot {
  return JSON.parse(document.getElementById('boot')?.textContent ?? '');
}
