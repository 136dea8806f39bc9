import { addressesFrom } from '../campaign/addresses.ts';
import type { Town } from '../campaign/town.ts';
import { dayOf } from '../dates.ts';
import { batchesIn, madeAt } from '../letters/batches.ts';
import { linesFor, type Reader, readersAmong } from '../letters/run.ts';
import { lettersView } from '../letters/views.ts';
import { invitees } from '../people/invitees.ts';
import { limitedFrom, notLimited } from '../people/limited.ts';
import { type PersonRow, personSpec, type StudentRow, studentSpec } from '../people/tabs.ts';
import type { Ports, Workbook } from '../ports.ts';
import { type MailRow, mailSpec } from '../post/queue.ts';
import type { Register } from '../register/register.ts';
import { type DocumentLine, documentLines, documentsView } from '../supporting/views.ts';
import { type IsTaken, refresh } from '../views/view.ts';
import { tabFor, type WorkbookAt, workbooksFrom } from '../views/workbook.ts';
import { documentsOn } from './documents.ts';
import { type BoardOf, writeOwnFront, writePilotageFront } from './front.ts';
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

/** People whose rows are emptied: the numbers of students, the accesses of whoever is written to. */
export interface GonePeople {
  readonly students: ReadonlySet<string>;
  readonly people: ReadonlySet<string>;
}

interface Whole {
  readonly taken?: Taken;
  readonly gone?: GonePeople;
  /** Without it, what *Accueil* says there is to do stays as it was. */
  readonly boardOf?: BoardOf;
  /** A tab of *Pilotage* that a later chapter fills. */
  readonly showRights?: (book: Workbook, at: WorkbookAt) => void;
}

/** Stands for *Pilotage* among the codes of the conservatoires, where there are two characters at least. */
export const pilotageCode = '*';

/** Brings every workbook up to date: for the timer, and for a clerk who asks. */
export function refreshAll(ports: Ports, register: Register, town: Town, whole: Whole = {}): Failed[] {
  const everything = readEverything(ports, register, town);
  const office = addressesFrom(register.memory)?.office ?? ports.who.address();
  const codes = town.conservatoires.map(({ code }) => code);
  return inEach(register, whole.boardOf ? [...codes, pilotageCode] : codes, (code, at) => {
    const place = { town, code, at, office, ...whole };
    if (code === pilotageCode) refreshPilotage(ports, place, everything);
    else refreshOne(ports, place, everything);
  });
}

/** One workbook that cannot be written keeps none of the others waiting. */
function inEach(
  register: Register,
  codes: Iterable<string>,
  show: (code: string, at: WorkbookAt) => void,
): Failed[] {
  const { pilotage, conservatoires: books } = workbooksFrom(register.memory);
  const failed: Failed[] = [];
  for (const code of codes) {
    const at = code === pilotageCode ? pilotage : books[code];
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
  const free = notLimited(limitedFrom(register.memory), { persons, students });
  const everybody = invitees(free.persons, free.students, dayOf(ports.now()));
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

interface Place extends Whole {
  readonly town: Town;
  readonly code: string;
  readonly at: WorkbookAt;
  /** The clerks' address, for the menu. */
  readonly office: string;
}

/** What clerks filled in and the program took into account: it is emptied. */
export interface Taken {
  readonly requests: IsTaken;
  readonly documents: IsTaken;
}

function refreshPilotage(ports: Ports, place: Place, all: Everything): void {
  const book = ports.workbooks.open(place.at.id);
  writePilotageFront(book, { ...place, now: ports.now(), all });
  place.showRights?.(book, place.at);
  ports.workbooks.flush();
}

function refreshOne(ports: Ports, place: Place, everything: Everything): void {
  const { students, people, mails, letters } = everything;
  const taken: Partial<Taken> = place.taken ?? {};
  const gone = place.gone && goneFrom(place.gone, mails);
  const book = ports.workbooks.open(place.at.id);
  const own = students.filter(({ conservatoire }) => conservatoire === place.code);
  const numbers = new Set(own.map(({ number }) => number));
  const documents = documentsOf(own, place.town, ports.now());
  const lines = own.map((student) => ({ student, people, documents: documents.get(student.number) ?? [] }));
  const tabs = tabsOf(book, place.at);
  const oddities = refresh(tabs.requests, requestsView, {
    records: lines,
    whole: true,
    ...(taken.requests && { isTaken: taken.requests }),
    ...(gone && { isGone: gone.requests }),
  });
  refresh(tabs.documents, documentsView, {
    records: [...documents.values()].flat(),
    whole: true,
    ...(taken.documents && { isTaken: taken.documents }),
    ...(gone && { isGone: gone.documents }),
  });
  const ownMails = mails.filter(({ student }) => numbers.has(student));
  refresh(tabs.mails, mailsView, {
    records: ownMails,
    whole: true,
    ...(gone && { isGone: gone.mails }),
  });
  const ownLetters = linesFor(place.code, letters.readers, letters.made);
  refresh(tabs.letters, lettersView, {
    records: ownLetters,
    whole: true,
    ...(gone && { isGone: gone.letters }),
  });
  const ids = {
    [requestsView.name]: tabs.requests.id,
    [documentsView.name]: tabs.documents.id,
    [mailsView.name]: tabs.mails.id,
    [lettersView.name]: tabs.letters.id,
  };
  const front = { ...place, now: ports.now(), all: everything };
  writeOwnFront(book, front, { students: own, oddities, tabs: ids });
  ports.workbooks.flush();
}

/** Which rows of each tab go: a mail that says nothing of anybody any more is of somebody who went. */
function goneFrom({ students, people }: GonePeople, mails: readonly MailRow[]) {
  const bare = new Set(mails.filter(isBare).map((mail) => mailsView.columns[0]?.value?.(mail)));
  return {
    requests: (key: string) => students.has(key),
    documents: (key: string) => students.has(key.slice(0, key.lastIndexOf(' '))),
    mails: (key: string) => bare.has(key),
    letters: (key: string) => people.has(key),
  };
}

const isBare = ({ to, person, student }: MailRow): boolean => to === '' && person === '' && student === '';

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

/** The tabs that are views, made again when somebody deleted them. */
function tabsOf(book: Workbook, at: WorkbookAt) {
  return {
    requests: tabFor(book, at, requestsView),
    documents: tabFor(book, at, documentsView),
    mails: tabFor(book, at, mailsView),
    letters: tabFor(book, at, lettersView),
  };
}
