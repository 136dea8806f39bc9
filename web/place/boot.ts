import type { Reachable } from '../shell/contact.tsx';

/** What the program writes into the page before serving it. */
export interface Boot {
  /** Of a participation, or its consents alone. */
  readonly page: 'place' | 'accords';
  /** The secret of the link; empty when the address has none. */
  readonly access: string;
  readonly town: string;
  readonly contact: Reachable;
  /** The address of this service; empty until the town has said it. */
  readonly families: string;
}

export function readBoot(): Boot {
  return JSON.parse(document.getElementById('boot')?.textContent ?? '');
}
