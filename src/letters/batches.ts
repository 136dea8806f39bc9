import { instantFrom } from '../dates.ts';
import type { Ports } from '../ports.ts';
import { commit, type JournalEnd } from '../register/commit.ts';
import type { Register } from '../register/register.ts';
import { json, type Spec, text, whole, yesNo } from '../register/table.ts';

/** The letters of one document. */
export interface Batch {
  readonly number: string;
  /** Its act; 0 while there is none. */
  readonly journal: number;
  readonly at: string;
  readonly document: string;
  readonly address: string;
  readonly conservatoire: string;
  /** Request key of the run it was made in. */
  readonly run: string;
  /** Who has a page in the document, in the order of the pages. */
  readonly persons: readonly string[];
  /** The team may open it; written after the act, which a dead execution may leave to the next. */
  readonly shared: boolean;
}

/** One row a document. What a page of it says is nowhere but in the document: a code is never written down here. */
export const batchSpec: Spec<Batch> = {
  name: 'Lettres',
  columns: {
    number: text('Lot'),
    journal: whole('Journal'),
    at: text('Instant'),
    document: text('Document'),
    address: text('Adresse'),
    conservatoire: text('Établissement'),
    run: text('Demande'),
    persons: json<readonly string[]>('Personnes', []),
    shared: yesNo('Partagé'),
  },
};

/** What was made and recorded, oldest first: a row is taken again. A document whose act was never written is no batch. */
export function batchesIn(register: Register): Batch[] {
  return register
    .table(batchSpec)
    .all()
    .map(({ record }) => record)
    .filter(isRecorded)
    .sort((one, other) => one.journal - other.journal);
}

export function isRecorded({ journal }: Batch): boolean {
  return journal > 0;
}

/** Stands where a document was that went with somebody's data: its row names others still. */
export const removedDocument = 'supprimé';

/** Its letters can still be printed. */
export const isThere = ({ document }: Batch): boolean => document !== removedDocument;

export const personsOf = (batches: readonly Batch[]): Set<string> =>
  new Set(batches.flatMap(({ persons }) => persons));

/** Who had a letter that no document holds any more: it is valid where it was printed before. */
export function lostIn(batches: readonly Batch[]): Set<string> {
  const there = personsOf(batches.filter(isThere));
  return new Set([...personsOf(batches)].filter((person) => !there.has(person)));
}

/** How many others lose theirs once the documents that hold a letter of these people are removed. */
export function lostWith(batches: readonly Batch[], people: ReadonlySet<string>): number {
  const before = lostIn(batches);
  const without = batches.map((batch) =>
    batch.persons.some((person) => people.has(person)) ? { ...batch, document: removedDocument } : batch,
  );
  return [...lostIn(without)].filter((person) => !before.has(person) && !people.has(person)).length;
}

type Reserved = Pick<Batch, 'at' | 'document' | 'address'>;

/**
 * Under the lock: a document takes its row before anything is written in it, so that no code stands in a document
 * that is named nowhere. Returns the row; one that is free is taken again.
 */
export function reserve(ports: Ports, register: Register, { at, document, address }: Reserved): number {
  const table = register.table(batchSpec);
  const rows = table.all();
  const row = rows.find(({ record }) => record.document === '')?.row ?? rows.length + 2;
  table.write(row, [{ number: `L${row - 1}` }]);
  table.write(row, [{ at, document, address }]);
  ports.workbooks.flush();
  return row;
}

type Made = Reserved & Pick<Batch, 'conservatoire' | 'run' | 'persons'>;

/** Under the lock: from this act on its persons have a letter, and not before. */
export function recordBatch(
  ports: Ports,
  register: Register,
  end: JournalEnd,
  { actor, row, ...made }: Made & { readonly actor: string; readonly row: number },
): void {
  const { run, persons } = made;
  commit(ports, register, end, [
    {
      key: run,
      actor,
      about: '',
      act: `Lettres faites\u00a0: ${persons.length} ${persons.length < 2 ? 'personne' : 'personnes'}`,
      change: register.table(batchSpec).change(row, made),
    },
  ]);
}

/** Long past any execution that may still be about to record its document. */
const grace = 24 * 60 * 60 * 1000;

/**
 * Empties the documents that an execution wrote and did not live to record, or that came second: they hold codes, and
 * nobody will print them. Their rows are free again. One that cannot be opened keeps its row, and no other waiting.
 * Returns how many.
 */
export function emptyStray(ports: Ports, register: Register): number {
  const table = register.table(batchSpec);
  const stray = table
    .all()
    .filter(({ record }) => record.document !== '' && !isRecorded(record))
    .filter(({ record }) => instantFrom(record.at) < ports.startedAt - grace);
  let count = 0;
  for (const { row, record } of stray) {
    try {
      ports.papers.empty(record.document);
      table.write(row, [{ document: '' }]);
      count++;
    } catch (error) {
      ports.log(`lettres ${record.number}\u00a0: ${String(error)}`);
    }
  }
  if (count > 0) ports.workbooks.flush();
  return count;
}

/** When each person's last letter was made. */
export function madeAt(batches: readonly Batch[]): Map<string, string> {
  return new Map(batches.flatMap(({ persons, at }) => persons.map((person) => [person, at] as const)));
}
