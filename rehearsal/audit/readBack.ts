import type { Host, HostFile, Mail } from '../../host/index.ts';
import { linesOf } from '../play/letters.ts';
import type { TownSettings } from '../sample/town.ts';

/** A row of a tab by its headings, as the owner sees it. */
export type Row = Readonly<Record<string, string>>;

/** Everything an auditor reads when the campaign is over. */
export interface Evidence {
  /** The Journal as it stands, headings first. */
  readonly journalTable: readonly (readonly string[])[];
  readonly journal: readonly Row[];
  /** *État*: one row per student. */
  readonly state: readonly Row[];
  readonly people: readonly Row[];
  /** *Courriels*: the queue. */
  readonly queue: readonly Row[];
  /** The *Demandes* tab of each conservatoire, by code. */
  readonly requests: ReadonlyMap<string, readonly Row[]>;
  /** *Pièces*, the same way. */
  readonly documents: ReadonlyMap<string, readonly Row[]>;
  /** *Accueil*: words and what stands beside them, the same way. */
  readonly fronts: ReadonlyMap<string, ReadonlyMap<string, string>>;
  readonly mails: readonly Mail[];
  /** What lies in Drive, folders and the bin left out. */
  readonly files: readonly Pick<HostFile, 'id' | 'size'>[];
  /** The letters made, one sheet each, line by line. */
  readonly letters: readonly (readonly string[])[];
  /** *Bulletins*, *Tirages* and *Participations*. */
  readonly ballots: readonly Row[];
  readonly draws: readonly Row[];
  readonly participations: readonly Row[];
  /** *Places figées*, *Propositions* and *Événements*. */
  readonly places: readonly Row[];
  readonly offers: readonly Row[];
  readonly events: readonly Row[];
  /** The same of courses without limit, beside the draw. */
  readonly unlimited: { readonly offers: readonly Row[]; readonly events: readonly Row[] };
}

/** Courses without limit have a list of their own. */
const isOfDraw = (row: Row): boolean => !row['Tirage']?.endsWith('-SANS-LIMITE');

/** Reads the Registre, the conservatoires' workbooks and the mails, through the eyes of the owner. */
export function readBack(host: Host, { conservatoires }: TownSettings): Evidence {
  const journalTable = tabOf(host, 'Registre', 'Journal');
  const registre = (tab: string) => rowsOf(tabOf(host, 'Registre', tab));
  const inEach = <T>(read: (name: string) => T) =>
    new Map(conservatoires.map(({ code, name }) => [code, read(name)]));
  return {
    journalTable,
    journal: rowsOf(journalTable),
    state: registre('État'),
    people: registre('Personnes'),
    queue: registre('Courriels'),
    requests: inEach((name) => rowsOf(tabOf(host, name, 'Demandes'))),
    documents: inEach((name) => rowsOf(tabOf(host, name, 'Pièces'))),
    fronts: inEach(
      (name) => new Map(tabOf(host, name, 'Accueil').map(([label = '', value = '']) => [label, value])),
    ),
    mails: [...host.outbox],
    files: host.files.filter(({ size, trashed }) => size !== null && !trashed),
    letters: host.documents
      .filter(({ name }) => name.startsWith('Lettres'))
      .flatMap(({ pages }) => pages.map(linesOf)),
    ballots: registre('Bulletins'),
    draws: registre('Tirages'),
    participations: registre('Participations'),
    places: registre('Places figées'),
    offers: registre('Propositions').filter(isOfDraw),
    events: registre('Événements').filter(isOfDraw),
    unlimited: {
      offers: registre('Propositions').filter((row) => !isOfDraw(row)),
      events: registre('Événements').filter((row) => !isOfDraw(row)),
    },
  };
}

function tabOf(host: Host, workbook: string, tab: string): string[][] {
  return personIn(host, workbook, host.town.owner).displayed(tab);
}

/** Somebody in front of the workbook of that name. */
export function personIn(host: Host, workbook: string, as: string) {
  const found = host.workbooks.list().find(({ head }) => head.name.includes(workbook));
  if (found === undefined) throw new Error(`no workbook named ${workbook}`);
  return host.workbooks.person(found.head.id, { as });
}

/** Rows of a tab by its headings; empty ones left out. */
export function rowsOf([headings = [], ...rows]: readonly (readonly string[])[]): Row[] {
  return rows
    .filter((cells) => cells.some((cell) => cell !== ''))
    .map((cells) => Object.fromEntries(headings.map((heading, place) => [heading, cells[place] ?? ''])));
}
