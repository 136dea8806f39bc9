import { isInDomain } from '../identity.ts';
import type { Host } from '../index.ts';
import { mailboxOf } from './mailboxes.ts';

/** Somebody the person at the keyboard may be. */
export interface Somebody {
  /** The address; `''` is the public. */
  readonly mail: string;
  /** `account`: of the town, or one with which something of the town is shared. `family`: anybody else with a mailbox. */
  readonly kind: 'account' | 'family' | 'public';
  /** Where an account works; how the mails of a family greet it, '' where they do not. */
  readonly label: string;
}

export const PUBLIC: Somebody = { mail: '', kind: 'public', label: 'sans compte de la ville' };

/**
 * Everybody with an account: each one with which a workbook or a document is shared, those who work in most workbooks
 * first, then the owner of the program.
 */
export function accountsOf(host: Host): Somebody[] {
  const books = host.workbooks.list();
  const atPapers = host.papers.list().flatMap(({ head }) => [...head.editors, ...head.viewers]);
  const mails = [...new Set([...books.flatMap(({ head }) => head.editors), ...atPapers])];
  const seen = mails.map((mail) => ({ mail, open: books.filter((workbook) => workbook.isOpenTo(mail)) }));
  const colleagues = seen
    .filter(({ mail }) => mail !== host.town.owner)
    .sort((one, other) => other.open.length - one.open.length)
    .map(({ mail, open }) => account(mail, worksIn(open.map(({ head }) => head.name))));
  return [...colleagues, account(host.town.owner, 'compte municipal, propriétaire')];
}

/** The person of that address; nobody where the town knows nothing of it. `''` is the public. */
export function somebody(host: Host, mail: string): Somebody | undefined {
  if (mail === '') return PUBLIC;
  const wanted = mail.toLowerCase();
  const known = accountsOf(host).find((one) => one.mail.toLowerCase() === wanted);
  if (known !== undefined) return known;
  const { address, name, mails } = mailboxOf(host, mail);
  if (mails.length === 0) return undefined;
  return isInDomain(address, host.town.domain)
    ? account(address, 'des courriels seulement')
    : familyOf(address, name);
}

/** A family, as one of those who have a mailbox. */
export function familyOf(address: string, name: string): Somebody {
  return { mail: address, kind: 'family', label: name };
}

/** In words: « agent.han, Le Hangar », « Claire Ndiaye, une famille », « le public ». */
export function inWords(host: Host, { mail, kind, label }: Somebody): string {
  if (kind === 'public') return 'le public';
  if (kind === 'family') return `${label === '' ? mail : label}, une famille`;
  return `${shortName(host, mail)}, ${label}`;
}

/** Who one is in a town before having chosen: somebody with as many workbooks as possible. */
export function firstPerson(host: Host): Somebody {
  return accountsOf(host)[0] ?? PUBLIC;
}

/** `gestion` for an address of the town, the whole address for any other. */
export function shortName(host: Host, mail: string): string {
  const end = `@${host.town.domain}`;
  return mail.endsWith(end) ? mail.slice(0, -end.length) : mail;
}

function account(mail: string, label: string): Somebody {
  return { mail, kind: 'account', label };
}

function worksIn(titles: readonly string[]): string {
  const [only] = titles;
  if (only === undefined) return 'des papiers seulement';
  return titles.length === 1 ? nameOf(only) : `dans ${titles.length}\u00a0classeurs`;
}

/** The middle of « Da Capo – Le Hangar – Valmont-sur-Orge 2026-2027 », or the whole name when it is another. */
export function nameOf(title: string): string {
  const [first, middle] = title.split(' – ');
  return first === 'Da Capo' && middle !== undefined ? middle : title;
}
