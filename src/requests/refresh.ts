import { addressesFrom } from '../campaign/addresses.ts';
import { periodWords } from '../campaign/settings.ts';
import type { Town } from '../campaign/town.ts';
import { dayOf, frenchInstant } from '../dates.ts';
import { batchesIn, madeAt } from '../letters/batches.ts';
import { linesFor, type Reader, readersAmong } from '../letters/run.ts';
import { lettersView } from '../letters/views.ts';
import { invitees } from '../people/invitees.ts';
import { type PersonRow, personSpec, type StudentRow, studentSpec } from '../people/tabs.ts';
import type { Ports, Workbook } from '../ports.ts';
import { type MailRow, mailSpec } from '../post/queue.ts';
import type { Register } from '../register/register.ts';
import { type DocumentLine, documentLines, documentsView } from '../supporting/views.ts';
import { type IsTaken, type Oddities, refresh } from '../views/view.ts';
import {
  addressLabel,
  type FrontLine,
  tabFor,
  type WorkbookAt,
  workbooksFrom,
  writeFront,
} from '../views/workbook.ts';
import { documentsOn } from './documents.ts';
import { type Status, statusLabels, statusOf } from './state.ts';
import { mailsView, requestsView } from './views.ts';

/** Everything the views show, read once. */
interface Everything {
  readonly students: readonly StudentRow[];
  readonly people: ReadonlyMap<string, PersonRow>;
  readonly mails: readonly MailRow[];
  /** Whom a letter reaches, and when each was made. */
  readonly letters: { readonly readers: readonly Reader[]; readonly made: ReadonlyMap<string, string> };
}

/** A workbook that could not be brought up to date: in the bin, protected by somebody… */
export interface Failed {
  readonly code: string;
  readonly error: unknown;
}

/** Brings every conservatoire's workbook up to date: for the timer, and for a clerk who asks. */
export function refreshAll(ports: Ports, register: Register, town: Town, taken = nothingTaken): Failed[] {
  const everything = readEverything(ports, register, town);
  const office = addressesFrom(register.memory)?.office ?? ports.who.address();
  return inEach(
    register,
    town.conservatoires.map(({ code }) => code),
    (code, at) => refreshOne(ports, { town, code, at, office, taken }, everything),
  );
}

/** One workbook that cannot be written keeps none of the others waiting. */
function inEach(
  register: Register,
  codes: Iterable<string>,
  show: (code: string, at: WorkbookAt) => void,
): Failed[] {
  const books = workbooksFrom(register.memory).conservatoires;
  const failed: Failed[] = [];
  for (const code of codes) {
    const at = books[code];
    try {
      if (at) show(code, at);
    } catch (error) {
      failed.push({ code, error });
    }
  }
  return failed;
}

function readEverything(ports: Ports, register: Register, town: Town): Everything {
  const students = register
    .table(studentSpec)
    .all()
    .map(({ record }) => record);
  const persons = register
    .table(personSpec)
    .all()
    .map(({ record }) => record);
  const everybody = invitees(persons, students, dayOf(ports.now()));
  return {
    students,
    people: new Map(persons.map((person) => [person.id, person])),
    mails: register
      .table(mailSpec)
      .all()
      .map(({ record }) => record),
    letters: { readers: readersAmong(everybody, town), made: madeAt(batchesIn(register)) },
  };
}

interface Place {
  readonly town: Town;
  readonly code: string;
  readonly at: WorkbookAt;
  /** The clerks' address, for the menu. */
  readonly office: string;
  readonly taken: Taken;
}

/** What clerks filled in and the program took into account: it is emptied. */
export interface Taken {
  readonly requests: IsTaken;
  readonly documents: IsTaken;
}

const nothingTaken: Taken = { requests: () => false, documents: () => false };

function refreshOne(ports: Ports, place: Place, { students, people, mails, letters }: Everything): void {
  const book = ports.workbooks.open(place.at.id);
  const own = students.filter(({ conservatoire }) => conservatoire === place.code);
  const numbers = new Set(own.map(({ number }) => number));
  const documents = documentsOf(own, place.town, ports.now());
  const lines = own.map((student) => ({ student, people, documents: documents.get(student.number) ?? [] }));
  const oddities = refresh(tabFor(book, place.at, requestsView), requestsView, {
    records: lines,
    whole: true,
    isTaken: place.taken.requests,
  });
  refresh(tabFor(book, place.at, documentsView), documentsView, {
    records: [...documents.values()].flat(),
    whole: true,
    isTaken: place.taken.documents,
  });
  const ownMails = mails.filter(({ student }) => numbers.has(student));
  refresh(tabFor(book, place.at, mailsView), mailsView, { records: ownMails, whole: true });
  const ownLetters = linesFor(place.code, letters.readers, letters.made);
  refresh(tabFor(book, place.at, lettersView), lettersView, { records: ownLetters, whole: true });
  front(ports, book, place, { students: own, oddities });
  ports.workbooks.flush();
}

function documentsOf(
  students: readonly StudentRow[],
  town: Town,
  now: number,
): Map<string, readonly DocumentLine[]> {
  return new Map(
    students.map((student) => [student.number, documentLines(student, documentsOn(student, town, now))]),
  );
}

/** What changed: the students, and the mails about them. */
export interface Fresh {
  readonly students: readonly StudentRow[];
  readonly mails: readonly MailRow[];
}

/** The rows of the students just answered for, of their documents and of their mails: a handful of round trips. */
export function refreshStudents(
  ports: Ports,
  register: Register,
  town: Town,
  { students, mails }: Fresh,
): Failed[] {
  return inEach(register, new Set(students.map(({ conservatoire }) => conservatoire)), (code, at) => {
    const own = students.filter(({ conservatoire }) => conservatoire === code);
    const people = peopleOf(register, own);
    const book = ports.workbooks.open(at.id);
    const documents = documentsOf(own, town, ports.now());
    const lines = own.map((student) => ({ student, people, documents: documents.get(student.number) ?? [] }));
    refresh(tabFor(book, at, requestsView), requestsView, { records: lines, whole: false });
    refresh(tabFor(book, at, documentsView), documentsView, {
      records: [...documents.values()].flat(),
      whole: false,
    });
    const numbers = new Set(own.map(({ number }) => number));
    const ownMails = mails.filter(({ student }) => numbers.has(student));
    if (ownMails.length > 0)
      refresh(tabFor(book, at, mailsView), mailsView, { records: ownMails, whole: false });
  });
}

function peopleOf(register: Register, students: readonly StudentRow[]): Map<string, PersonRow> {
  const table = register.table(personSpec);
  const ids = students.flatMap(({ links }) => links.map(({ person }) => person));
  const people = new Map<string, PersonRow>();
  for (const id of new Set(ids)) {
    const person = table.rowAt(Number(id.slice(1)) + 1);
    if (person?.id === id) people.set(id, person);
  }
  return people;
}

function front(
  ports: Ports,
  book: Workbook,
  { town, code, at, office }: Place,
  { students, oddities }: { students: readonly StudentRow[]; oddities: Oddities },
): void {
  const now = ports.now();
  const { opens, closes } = periodWords(town);
  const name = town.conservatoires.find((one) => one.code === code)?.name ?? code;
  writeFront(book, at, [
    [name, ''],
    ['Ville', town.town],
    ['Année scolaire', town.schoolYear],
    ['Ouverture des demandes', opens],
    ['Clôture des demandes', closes],
    ['Dernière mise à jour', frenchInstant(now)],
    ['Élèves', students.length],
    ...counts(students),
    ['À vérifier', checks(oddities)],
    [addressLabel, office],
  ]);
}

function counts(students: readonly StudentRow[]): FrontLine[] {
  const statuses = Object.keys(statusLabels) as Status[];
  return statuses.map((status) => [
    statusLabels[status],
    students.filter((student) => statusOf(student) === status).length,
  ]);
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
