import type { LettersPreview, LettersProgress } from '../calls/office.ts';
import type { Refusal, Reply } from '../calls/reply.ts';
import type { CallInput } from '../calls.ts';
import { addressesFrom } from '../campaign/addresses.ts';
import { type Desk, openDesk, townNotSet } from '../campaign/desk.ts';
import { conservatoireOf } from '../campaign/settings.ts';
import { dayOf, frenchDay, stamp } from '../dates.ts';
import { joinPages, type Paper } from '../papers/paper.ts';
import { qrPng } from '../papers/qr.ts';
import { codeOf } from '../people/access.ts';
import { keyMemory } from '../people/caller.ts';
import { everybodyIn } from '../people/mailing.ts';
import type { Ports } from '../ports.ts';
import { type JournalEnd, underLock } from '../register/commit.ts';
import type { Register } from '../register/register.ts';
import { refresh } from '../views/view.ts';
import { tabFor, workbooksFrom } from '../views/workbook.ts';
import { type Batch, batchesIn, madeAt, recordBatch, reserve } from './batches.ts';
import { type Addressee, letterFor } from './letter.ts';
import { overIn, previewOf } from './preview.ts';
import { linesFor, madeFor, progressOf, type Reader, type Run, readersAmong } from './run.ts';
import { shareLetters } from './share.ts';
import { lettersView } from './views.ts';

/**
 * Pages of one document, and of one execution: a hundred take 70 seconds of the latency model, so that a Google three
 * times as slow still stays under four minutes.
 */
const mostPages = 100;

/** Who gets a letter and who cannot, and the documents made so far; sees to it that the team may open them. */
export function previewLetters(ports: Ports): Reply<LettersPreview> {
  const office = openLetters(ports);
  if ('kind' in office) return { ok: false, refusal: office };
  shareLetters(ports, office.register, 'waiting');
  return { ok: true, value: previewOf(office, batchesIn(office.register), ports.now()) };
}

/**
 * Makes the next document of a run: its row, then the pages, in a document nobody else opens, then the act that says
 * who has a letter, then the sharing. One that dies before the act leaves a document that is not shown, and emptied
 * the next day; the next call makes those pages again. Two at once both write them, and the act of the first counts.
 */
export function printLetters(ports: Ports, input: CallInput<'office.letters'>): Reply<LettersProgress> {
  const office = openLetters(ports);
  if ('kind' in office) return { ok: false, refusal: office };
  const run: Run = { key: input.requestKey, again: input.again };
  const { wanted, left } = progressOf(office.readers, batchesIn(office.register), run);
  const [first] = left;
  const isConfirmed = wanted.length === input.confirmed && overIn(office.town, ports.now()) === '';
  if (isConfirmed && first) {
    const pages = left.filter(({ conservatoire }) => conservatoire === first.conservatoire);
    const kept = makeDocument(ports, office, run, pages.slice(0, mostPages));
    if (!kept) return { ok: false, refusal: busy };
  }
  return { ok: true, value: finished(ports, office, run) };
}

interface LettersOffice extends Desk {
  readonly key: string;
  readonly families: string;
  /** Those of the conservatoires the colleague works for. */
  readonly readers: readonly Reader[];
}

/** A clerk makes the letters of their conservatoires, a manager all of them. */
function openLetters(ports: Ports): LettersOffice | Refusal {
  const desk = openDesk(ports);
  if ('kind' in desk) return desk;
  const { register, town, codes } = desk;
  const key = register.memory[keyMemory];
  if (!key) return townNotSet;
  const families = addressesFrom(register.memory)?.families;
  if (!families) return noAddress;
  const readers = readersAmong(everybodyIn(register, ports.now()), town);
  const own = readers.filter(({ conservatoire }) => codes.includes(conservatoire));
  return { ...desk, key, families, readers: own };
}

/** False when the lock was not to be had: nothing is recorded. */
function makeDocument(ports: Ports, office: LettersOffice, run: Run, pages: readonly Addressee[]): boolean {
  const { register, colleague, town } = office;
  const conservatoire = pages[0]?.conservatoire ?? '';
  const now = ports.now();
  const title = `Lettres – ${conservatoireOf(town, conservatoire).name} – ${frenchDay(dayOf(now))}`;
  const place = ports.papers.create(title);
  const reserved = { at: stamp(now), document: place.id, address: place.address };
  const row = patiently(ports, register, () => reserve(ports, register, reserved));
  if (row === null) return false;
  ports.papers.fill(place.id, paperOf(office, pages, { title, today: dayOf(now) }));
  const persons = pages.map(({ person }) => person.id);
  const recorded = patiently(ports, register, (end) => {
    // Somebody got a letter meanwhile: from anybody, or from this very run.
    const taken = madeFor(batchesIn(register), run);
    if (persons.some((person) => taken.has(person))) return;
    const batch = { ...reserved, conservatoire, run: run.key, persons };
    recordBatch(ports, register, end, { ...batch, row, actor: colleague.mail });
  });
  return recorded !== null;
}

/** Under the lock, asked for longer than a visitor would: a minute of pages is worth it. `null`: never to be had. */
function patiently<T>(ports: Ports, register: Register, work: (end: JournalEnd) => T): T | null {
  for (let tries = 0; tries < mostTries; tries++) {
    const locked = underLock(ports, register, work);
    if (!locked.busy) return locked.value;
  }
  return null;
}

const mostTries = 10;

function paperOf(
  { town, key, families }: LettersOffice,
  pages: readonly Addressee[],
  { title, today }: { readonly title: string; readonly today: string },
): Paper {
  const context = { town, families, qr: qrPng(families), today };
  const letters = pages.map((addressee) => letterFor(addressee, codeOf(key, addressee.person), context));
  return joinPages(title, letters);
}

/** What comes after the act, whoever does it: sharing, the tab *Lettres* once the run is over, and how far it is. */
function finished(ports: Ports, office: LettersOffice, run: Run): LettersProgress {
  const { register, readers } = office;
  shareLetters(ports, register, 'waiting');
  const batches = batchesIn(register);
  const { wanted, left } = progressOf(readers, batches, run);
  if (left.length === 0) showLetters(ports, office, batches, run);
  const preview = previewOf(office, batches, ports.now());
  return { made: wanted.length - left.length, total: wanted.length, preview };
}

/** A workbook that cannot be written now is brought up to date by the timer, which tells what is wrong with it. */
function showLetters(ports: Ports, office: LettersOffice, batches: readonly Batch[], { key }: Run): void {
  const books = workbooksFrom(office.register.memory).conservatoires;
  const made = madeAt(batches);
  const codes = batches.filter(({ run }) => run === key).map(({ conservatoire }) => conservatoire);
  for (const code of new Set(codes)) {
    try {
      const at = books[code];
      if (!at) continue;
      const tab = tabFor(ports.workbooks.open(at.id), at, lettersView);
      refresh(tab, lettersView, { records: linesFor(code, office.readers, made), whole: true });
    } catch (error) {
      ports.log(`onglet Lettres, ${code}\u00a0: ${String(error)}`);
    }
  }
}

const noAddress: Refusal = {
  kind: 'notSetUp',
  message:
    'L’adresse que les familles ouvriront n’est pas encore donnée, et les lettres la portent. Aucune n’est faite. La personne qui gère la campagne l’indique dans la section Invitations.',
};

const busy: Refusal = {
  kind: 'busy',
  message: 'Une autre opération est en cours. Les lettres déjà faites sont gardées. Réessayez.',
};
