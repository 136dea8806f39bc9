import type { Host, Mail } from '../host/index.ts';
import type { TownSettings } from './town.ts';

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
  /** The *Demandes* tab of each conservatoire, by code. */
  readonly requests: ReadonlyMap<string, readonly Row[]>;
  readonly mails: readonly Mail[];
}

/** Reads the Registre, the conservatoires' workbooks and the mails, through the eyes of the owner. */
export function readBack(host: Host, { conservatoires }: TownSettings): Evidence {
  const journalTable = tabOf(host, 'Registre', 'Journal');
  const registre = (tab: string) => rowsOf(tabOf(host, 'Registre', tab));
  return {
    journalTable,
    journal: rowsOf(journalTable),
    state: registre('État'),
    people: registre('Personnes'),
    requests: new Map(conservatoires.map(({ code, name }) => [code, rowsOf(tabOf(host, name, 'Demandes'))])),
    mails: [...host.outbox],
  };
}

function tabOf(host: Host, workbook: string, tab: string): string[][] {
  const found = host.workbooks.list().find(({ head }) => head.name.includes(workbook));
  if (found === undefined) throw new Error(`no workbook named ${workbook}`);
  return host.workbooks.person(found.head.id, { as: host.town.owner }).displayed(tab);
}

function rowsOf([headings = [], ...rows]: readonly (readonly string[])[]): Row[] {
  return rows
    .filter((cells) => cells.some((cell) => cell !== ''))
    .map((cells) => Object.fromEntries(headings.map((heading, place) => [heading, cells[place] ?? ''])));
}
