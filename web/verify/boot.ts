import type { Reachable } from '../shell/contact.tsx';

interface Boot {
  readonly contact: Reachable;
  readonly families: string;
}

/** Kept as a file before the program wrote anything in it, the page knows nobody to call and no other page. */
const nobody: Boot = { contact: { conservatoires: [], service: null }, families: '' };

export function readBoot(): Boot {
  return { ...nobody, ...JSON.parse(document.getElementById('boot')?.textContent ?? '{}') };
}
