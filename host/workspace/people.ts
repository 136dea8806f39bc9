import type { Host } from '../index.ts';

/** Somebody the person at the keyboard may be. */
export interface Somebody {
  /** The Google account; `''` is a family, or anybody without an account of the town. */
  readonly mail: string;
  readonly label: string;
}

const PUBLIC: Somebody = { mail: '', label: 'Une famille, ou le public (sans compte de la ville)' };

/**
 * Everybody one may be here: the owner of the program, each account with which a workbook or a document is shared, and
 * the public.
 */
export function peopleOf(host: Host): Somebody[] {
  const atWorkbooks = host.workbooks.list().flatMap(({ head }) => head.editors);
  const atPapers = host.papers.list().flatMap(({ head }) => [...head.editors, ...head.viewers]);
  const colleagues = [...new Set([...atWorkbooks, ...atPapers])].sort(
    (one, other) => rank(host, one) - rank(host, other),
  );
  return [
    ...colleagues.map((mail) => ({ mail, label: `${mail} – ${worksIn(host, mail)}` })),
    { mail: host.town.owner, label: `${host.town.owner} – compte municipal, propriétaire` },
    PUBLIC,
  ];
}

/** The person of that address, else the one most workbooks are shared with. */
export function somebody(host: Host, mail: string | undefined): Somebody {
  const people = peopleOf(host);
  return people.find((one) => one.mail === mail) ?? people[0] ?? PUBLIC;
}

/** `gestion` for an address of the town, the whole address for any other. */
export function shortName(host: Host, mail: string): string {
  const end = `@${host.town.domain}`;
  return mail.endsWith(end) ? mail.slice(0, -end.length) : mail;
}

/** Who works in most workbooks comes first. */
function rank(host: Host, mail: string): number {
  return -host.workbooks.list().filter((workbook) => workbook.isOpenTo(mail)).length;
}

function worksIn(host: Host, mail: string): string {
  const names = host.workbooks.list().filter((workbook) => workbook.isOpenTo(mail));
  const [only] = names;
  if (only === undefined) return 'des papiers seulement';
  return names.length === 1 ? nameOf(only.head.name) : `${names.length}\u00a0classeurs`;
}

/** The middle of « Da Capo – Le Hangar – Valmont-sur-Orge 2026-2027 », or the whole name when it is another. */
export function nameOf(title: string): string {
  const [first, middle] = title.split(' – ');
  return first === 'Da Capo' && middle !== undefined ? middle : title;
}
