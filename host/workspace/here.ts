import type { Context } from 'hono';
import type { Desk } from './desk.ts';
import type { Somebody } from './people.ts';

/** How the public is written in an address, where a person's mail stands. */
export const PUBLIC_WORD = 'public';

/** One request in a town: the desk it is for, who asks, and where this person's pages are. */
export class Here {
  constructor(
    readonly desk: Desk,
    readonly who: Somebody,
  ) {}

  /** `/horloge` as this person opens it: `/ville/valmont/gestion@…/horloge`. */
  to(path: string): string {
    return this.toAs(this.who.mail, path);
  }

  /** The same page of the same town, opened by somebody else. */
  toAs(mail: string, path: string): string {
    return `${townPath(this.desk.town)}/${personWord(mail)}${path}`;
  }
}

/** What the requests of a town carry. */
export interface InTown {
  readonly Variables: { here: Here };
}

/** A request in a town. */
export type Asked = Context<InTown>;

/** The cookie of a town that says who this browser was there last. */
export const WHO = 'qui';
const A_YEAR = 31_536_000;

/** That cookie, as a header and as a page's script write it. */
export function personCookie({ desk, who }: Here): string {
  const value = encodeURIComponent(personWord(who.mail));
  return `${WHO}=${value}; Path=${townPath(desk.town)}; Max-Age=${A_YEAR}; SameSite=Lax`;
}

/** Where a town is; its pages follow, each behind the person who opens it. */
export function townPath(town: string): string {
  return `/ville/${town}`;
}

/** A person as an address names them; the `@` stays readable. */
export function personWord(mail: string): string {
  return mail === '' ? PUBLIC_WORD : encodeURIComponent(mail).replace("'", '%27').replace('%40', '@');
}

/** Whether that part of an address names a person, and is no page of a link that names nobody. */
export function isPersonWord(word: string): boolean {
  return word === PUBLIC_WORD || word.includes('@');
}
