import { periodWords } from '../campaign/settings.ts';
import type { Town } from '../campaign/town.ts';
import { frenchInstant } from '../dates.ts';
import type { PersonRow, StudentRow } from '../people/tabs.ts';
import type { Workbook } from '../ports.ts';
import type { MailRow } from '../post/queue.ts';
import { addressLabel, type Board, type FrontFigure, type FrontLine, writeFront } from '../views/front.ts';
import type { Oddities } from '../views/view.ts';
import type { WorkbookAt } from '../views/workbook.ts';
import { type Status, statusLabels, statusOf } from './state.ts';

/** What the numbers of *Accueil* are counted in. */
interface Counted {
  readonly students: readonly StudentRow[];
  readonly people: ReadonlyMap<string, PersonRow>;
  readonly mails: readonly MailRow[];
}

/** Where a number leads: the tab that holds its rows, or the page. */
export type Leads = (tab: string | null) => Pick<FrontFigure, 'where' | 'address'>;

/** What there is to do in some conservatoires; a later chapter counts it. */
export type BoardOf = (seen: Counted, codes: readonly string[], leads: Leads) => readonly FrontFigure[];

/** A workbook, and what its *Accueil* is made of. */
interface Front {
  readonly town: Town;
  readonly at: WorkbookAt;
  /** The clerks' address, for the menu and the links. */
  readonly office: string;
  readonly now: number;
  readonly all: Counted;
  /** Without it, what *Accueil* says there is to do stays as it was. */
  readonly boardOf?: BoardOf;
}

interface Own {
  readonly students: readonly StudentRow[];
  readonly oddities: Oddities;
  /** The tabs as they stand, with the names Da Capo gave them. */
  readonly tabs: Readonly<Record<string, number>>;
}

/** *Accueil* of a conservatoire's workbook: numbers lead to its own tabs. */
export function writeOwnFront(
  book: Workbook,
  front: Front & { readonly code: string },
  { students, oddities, tabs }: Own,
): void {
  const { code, town, office } = front;
  const name = town.conservatoires.find((one) => one.code === code)?.name ?? code;
  const leads: Leads = (tab) =>
    tab === null
      ? section(office, 'controles', 'Contrôles')
      : { where: `Onglet ${tab}`, address: `#gid=${tabs[tab] ?? 0}` };
  writeFront(book, front.at, {
    lines: [['Conservatoire', name], ...linesOf(front), ['À vérifier', checks(oddities)]],
    board: boardFor(front, [code], leads),
    counts: counts(students),
  });
}

/** *Accueil* of *Pilotage*: everything; its rows are in several workbooks, the page leads there. */
export function writePilotageFront(book: Workbook, front: Front): void {
  const codes = front.town.conservatoires.map(({ code }) => code);
  const leads: Leads = (tab) =>
    tab === null
      ? section(front.office, 'controles', 'Contrôles')
      : section(front.office, 'aujourdhui', 'Aujourd’hui');
  writeFront(book, front.at, {
    lines: [['Classeur', 'Pilotage'], ...linesOf(front)],
    board: boardFor(front, codes, leads),
    counts: counts(front.all.students),
  });
}

function boardFor({ boardOf, all, now }: Front, codes: readonly string[], leads: Leads): Board | null {
  return boardOf ? { at: now, figures: boardOf(all, codes, leads) } : null;
}

/** A section of the office page. */
function section(office: string, id: string, where: string): ReturnType<Leads> {
  return { where, address: `${office}?page=bureau&action=${id}` };
}

function linesOf({ town, office, now }: Front): FrontLine[] {
  const { opens, closes } = periodWords(town);
  return [
    ['Ville', town.town],
    ['Année scolaire', town.schoolYear],
    [addressLabel, office],
    ['Ouverture des demandes', opens],
    ['Clôture des demandes', closes],
    ['Dernière mise à jour', frenchInstant(now)],
  ];
}

function counts(students: readonly StudentRow[]): FrontLine[] {
  const statuses = Object.keys(statusLabels) as Status[];
  const perStatus = statuses.map((status): FrontLine => {
    return [statusLabels[status], students.filter((student) => statusOf(student) === status).length];
  });
  return [['Élèves', students.length], ...perStatus];
}

/** What a person did to the tab that the program will not undo: said, never silently mended. */
function checks({ withoutKey, twice, unknown }: Oddities): string {
  const where = (rows: readonly number[]) => rows.slice(0, 10).join(', ');
  const sentences = [
    withoutKey.length > 0 &&
      `Onglet Demandes, lignes sans numéro d’élève, non prises en compte\u00a0: ${where(withoutKey)}.`,
    twice.length > 0 && `Onglet Demandes, lignes en double, la première seule compte\u00a0: ${where(twice)}.`,
    unknown.length > 0 && `Onglet Demandes, numéros d’élève inconnus ici\u00a0: lignes ${where(unknown)}.`,
  ].filter((sentence) => sentence !== false);
  return sentences.length === 0 ? 'Rien à signaler' : sentences.join(' ');
}
