import { sameSecret, sign } from '../people/access.ts';

/** The secret of the page of a participation, `T0012.` and 160 bits: derived, never stored. */
export function entryLink(key: string, draw: string, entry: string): string {
  return `${entry}.${sign(key, 'participation', `${draw}:${entry}`)}`;
}

/** The participation of a draw that a link opens; empty when it opens none. */
export function entryOf(key: string, draw: string, link: string): string {
  const entry = /^([A-Z0-9-]{1,24})\.[0-9a-f]{40}$/.exec(link)?.[1] ?? '';
  return entry !== '' && sameSecret(link, entryLink(key, draw, entry)) ? entry : '';
}

/** The address where its consents are read and changed. */
export const consentsAddress = (families: string, link: string): string =>
  `${families}?page=accords&acces=${link}`;

/** The address of that page. */
export const entryAddress = (families: string, link: string): string =>
  `${families}?page=place&acces=${link}`;
