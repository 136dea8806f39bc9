import type { Kept } from './settings.ts';

/**
 * The two addresses of the program. One program is served at two addresses, and a timer cannot tell which it should
 * write in a mail: so the town says once which one families open.
 */
export interface Addresses {
  /** Open to anyone: in the families' mails. */
  readonly families: string;
  /** Open to the town's domain: in the workbooks' *Accueil* tab, for the menu. */
  readonly office: string;
}

export const addressesMemory = 'adresses';

/** `null` until the town said which address families open: no mail leaves before. */
export function addressesFrom(memory: Readonly<Record<string, string>>): Addresses | null {
  const kept = memory[addressesMemory];
  return kept === undefined ? null : (JSON.parse(kept) as Kept<Addresses>).value;
}

/** An address of a deployed program at Google, or of a rehearsal on this computer; without what follows `exec`. */
export function programAddress(text: string): string | null {
  const found = /^(https:\/\/script\.google\.com|http:\/\/localhost:\d+)\/[\w./-]+\/exec(?=$|[?#])/.exec(
    text.trim(),
  );
  return found?.[0] ?? null;
}
