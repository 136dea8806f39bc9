import { type Host, HostError } from '../../host/index.ts';
import type { PublishedDraw } from '../../src/calls/lottery.ts';
import type { RetentionPage } from '../../src/calls/retention.ts';
import type { Town } from '../sample/town.ts';
import { managerOf } from './office.ts';
import { Pages } from './pages.ts';

/** What one purge took, and what it left. */
export interface Purged {
  /** How long after the campaign. */
  readonly years: number;
  /** How many of each kind of data, by its name. */
  readonly purged: Readonly<Record<string, number>>;
  /** People who were due, and held. */
  readonly held: number;
  /** Lines of figures that stay. */
  readonly statistics: number;
  /** Addresses and telephones of people who are not held, found anywhere in the workbooks. */
  readonly left: number;
}

export interface RetentionPlayed {
  readonly purges: readonly Purged[];
  /** The draw as anybody reads it when all is over; null for a town that draws no lots. */
  readonly published: PublishedDraw | null;
}

/** How long after the campaign the archives are asked. */
const YEARS = [2, 6] as const;

/**
 * What becomes of the data: one student is kept by a dispute; two and six years on, what is due is shown to the
 * archives, allowed, and destroyed.
 */
export function playRetention(host: Host, town: Town, draw: string | null): RetentionPlayed {
  const pages = new Pages(host);
  const before = contactsOfPeople(host, town);
  const kept = holdOne(pages, town);
  const end = host.clock.now();
  const purges = YEARS.map((years): Purged => {
    const date = new Date(end);
    host.clock.set(date.setFullYear(date.getFullYear() + years));
    const { purged, held } = purge(pages, town, years);
    const left = [...contactsIn(host)].filter((one) => before.has(one) && !kept.has(one));
    return { years, purged, held, statistics: rowsIn(host, 'Statistiques').length, left: left.length };
  });
  return { purges, published: draw === null ? null : pages.get('public.draw', { draw }) };
}

/** A student with a request, held for ever; the addresses and telephones that stay with them: their guardians' too. */
function holdOne(pages: Pages, town: Town): Set<string> {
  const manager = managerOf(town);
  const number = town.answers[0]?.student ?? '';
  const [student] = pages.get('office.findPeople', { words: number }, manager).found;
  if (!student) throw new HostError(`Élève ${number}\u00a0: introuvable.`);
  const held = { kind: 'person' as const, target: student.ref, reason: 'Requête au tribunal (exemple)' };
  pages.get('office.hold', { ...held, requestKey: 'repetition-gel-litige' }, manager);
  const family = rowsIn(pages.host, 'Personnes').filter((cells) =>
    cells.some((cell) => cell.includes(`"${number}"`)),
  );
  return new Set(contactsOf(JSON.stringify(family)));
}

function purge(pages: Pages, town: Town, years: number): Pick<Purged, 'purged' | 'held'> {
  const manager = managerOf(town);
  const key = (what: string) => `repetition-${what}-${years}-ans`;
  const page: RetentionPage = pages.get('office.retention', {}, manager);
  const due = page.table.filter((line) => line.due > 0);
  const confirmed = due.reduce((sum, line) => sum + line.due, 0);
  const purged = Object.fromEntries(due.map((line) => [line.label, line.due]));
  if (confirmed === 0) return { purged, held: page.held };
  const prepared = pages.get('office.preparePurge', { confirmed, requestKey: key('bordereau') }, manager);
  const number = prepared.eliminations[0]?.number ?? '';
  const on = new Date(pages.host.clock.now()).toISOString().slice(0, 10);
  const visa = { number, name: 'Jo Exemple', quality: 'archiviste (exemple)', on };
  pages.get('office.purgeVisa', { ...visa, requestKey: key('visa') }, manager);
  while (!pages.get('office.purge', { number, requestKey: key('purge') }, manager).isDone);
  return { purged, held: page.held };
}

/** Every address and telephone that stands in a workbook of the town. */
function contactsIn(host: Host): Set<string> {
  return new Set(host.workbooks.list().flatMap((book) => contactsOf(JSON.stringify(book.toJson()))));
}

/** Those of families and of whoever takes part: the team's own stay. */
function contactsOfPeople(host: Host, { domain }: Town): Set<string> {
  const rows = ['Personnes', 'Bulletins'].flatMap((tab) => rowsIn(host, tab));
  return new Set(contactsOf(JSON.stringify(rows)).filter((one) => !one.endsWith(`@${domain}`)));
}

function contactsOf(text: string): string[] {
  return text.match(/[\w.+-]+@[\w-]+\.[\w.-]+|\b0\d(?: \d\d){4}\b/g) ?? [];
}

/** The rows of a tab of the Registre that say something, their headings left out. */
function rowsIn(host: Host, tab: string): string[][] {
  const registre = host.workbooks.list().find(({ head }) => head.name.includes('Registre'));
  if (!registre) return [];
  const rows = host.workbooks.person(registre.head.id, { as: host.town.owner }).displayed(tab);
  return rows.slice(1).filter((row) => row.some((cell) => cell !== ''));
}
