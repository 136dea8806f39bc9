import type { Ports } from '../ports.ts';
import { commit, type JournalEnd } from '../register/commit.ts';
import type { Register } from '../register/register.ts';
import { json, type Spec, text, whole, yesNo } from '../register/table.ts';

/** The letters of one document. */
export interface Batch {
  readonly number: string;
  readonly journal: number;
  readonly conservatoire: string;
  /** Request key of the run it was made in. */
  readonly run: string;
  readonly at: string;
  readonly document: string;
  readonly address: string;
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
    conservatoire: text('Établissement'),
    run: text('Demande'),
    at: text('Instant'),
    document: text('Document'),
    address: text('Adresse'),
    persons: json<readonly string[]>('Personnes', []),
    shared: yesNo('Partagé'),
  },
};

/** What was made and recorded; a row whose act was never written is no batch. */
export function batchesIn(register: Register): Batch[] {
  return register
    .table(batchSpec)
    .all()
    .map(({ record }) => record)
    .filter(({ document }) => document !== '');
}

type Made = Omit<Batch, 'number' | 'journal' | 'shared'>;

/**
 * Under the lock: from this act on its persons have a letter, and not before. The row takes its number first, which
 * no act can write; a row that was left without an act is taken again.
 */
export function recordBatch(
  ports: Ports,
  register: Register,
  end: JournalEnd,
  { actor, ...made }: Made & { readonly actor: string },
): void {
  const table = register.table(batchSpec);
  const rows = table.all();
  const row = rows.find(({ record }) => record.document === '')?.row ?? rows.length + 2;
  table.write(row, [{ number: `L${row - 1}` }]);
  const { conservatoire, run, at, document, address, persons } = made;
  commit(ports, register, end, [
    {
      key: run,
      actor,
      about: '',
      act: `Lettres faites\u00a0: ${persons.length} ${persons.length < 2 ? 'personne' : 'personnes'}`,
      change: table.change(row, { conservatoire, run, at, document, address, persons }),
    },
  ]);
}

/** When each person's last letter was made. */
export function madeAt(batches: readonly Batch[]): Map<string, string> {
  return new Map(batches.flatMap(({ persons, at }) => persons.map((person) => [person, at] as const)));
}
