import type { Refusal, Reply } from '../calls/reply.ts';
import type { ReviewProgress } from '../calls/review.ts';
import type { CallInput } from '../calls.ts';
import { busy, type Desk, openDesk } from '../campaign/desk.ts';
import { stamp } from '../dates.ts';
import type { Ports } from '../ports.ts';
import { underLock } from '../register/commit.ts';
import { refreshAll } from '../requests/refresh.ts';
import { decisionHeading, reasonHeading } from '../views/view.ts';
import { advance } from './job.ts';
import { type Item, type LotRow, lotSpec, lotsIn, summaries } from './lots.ts';
import { plan } from './preview.ts';
import { takeBackMails } from './takeBack.ts';

/** Longest an execution works before it hands over to the next call: a page shows how far it is. */
const patience = 45 * 1000;

/**
 * Does what was shown, as a batch that can be taken back. What changed in the tabs since is shown again instead. The
 * same call again goes on with the batch it began.
 */
export function applyReview(ports: Ports, input: CallInput<'office.reviewApply'>): Reply<ReviewProgress> {
  const desk = openDesk(ports);
  if ('kind' in desk) return { ok: false, refusal: desk };
  const begun = lotsIn(desk.register).find(({ key }) => key === input.requestKey)?.lot;
  if (begun !== undefined) return goOn(ports, desk, begun);
  const planned = plan(ports, desk, input);
  if (planned.shown !== input.shown) return { ok: false, refusal: changed };
  const items = together(planned.lines.map(({ item }) => item));
  const lot = begin(ports, desk, { key: input.requestKey, undoes: 0, items });
  return lot === null ? { ok: false, refusal: busy } : goOn(ports, desk, lot);
}

/** What is asked about one student stands together, in the order it was asked. */
function together(items: readonly Item[]): Item[] {
  const byStudent = new Map<string, Item[]>();
  for (const item of items) byStudent.set(item.student, [...(byStudent.get(item.student) ?? []), item]);
  return [...byStudent.values()].flat();
}

export interface Beginning {
  readonly key: string;
  readonly undoes: number;
  readonly items: readonly Item[];
}

/** Name of the memory that holds the batches not finished yet: the timer goes on with them. */
const openLotsMemory = 'lots';

/** Writes the whole batch down before anything is done; its number, or `null` when somebody holds the lock. */
export function begin(
  ports: Ports,
  { register, colleague }: Desk,
  { key, undoes, items }: Beginning,
): number | null {
  const locked = underLock(ports, register, () => {
    const table = register.table(lotSpec);
    const rows = table.all().map(({ record }) => record);
    const known = rows.find((row) => row.key === key || (undoes > 0 && row.undoes === undoes));
    if (known) return known.lot;
    const lot = rows.reduce((highest, row) => Math.max(highest, row.lot), 0) + 1;
    const at = stamp(ports.startedAt);
    const fresh = items.map((item, i): LotRow => {
      const id = `${lot}.${i}`;
      return { id, lot, key, undoes, by: colleague.mail, at, item, before: null, state: '', note: '' };
    });
    ports.memory.set(openLotsMemory, JSON.stringify([...openLots(ports.memory.all()), lot]));
    table.write(rows.length + 2, fresh);
    ports.workbooks.flush();
    return lot;
  });
  return locked.busy ? null : locked.value;
}

export function openLots(memory: Readonly<Record<string, string>>): readonly number[] {
  return JSON.parse(memory[openLotsMemory] ?? '[]') as number[];
}

/** Goes on with a batch; once it is done, the tabs are brought up to date and what was filled in is emptied. */
export function goOn(
  ports: Ports,
  { register, town }: Pick<Desk, 'register' | 'town'>,
  lot: number,
): Reply<ReviewProgress> {
  const begun = lotsIn(register).filter((row) => row.lot === lot);
  const isFresh = begun.every(({ state }) => state === '');
  if (isFresh && !takeBackMails(ports, { register, town }, begun)) return { ok: false, refusal: busy };
  const { done, total } = advance(ports, register, { town, lot }, ports.startedAt + patience);
  const rows = lotsIn(register);
  const own = rows.filter((row) => row.lot === lot);
  if (done === total) finish(ports, { register, town }, lot, own);
  const skipped = own
    .filter(({ state, item }) => state === 'écarté' && item?.kind !== 'undo')
    .map(({ item, note }) => ({ book: '', tab: '', row: 0, sentence: `${item?.key ?? ''}\u00a0: ${note}` }));
  return { ok: true, value: { lot, done, total, skipped, lots: summaries(rows) } };
}

function finish(
  ports: Ports,
  { register, town }: Pick<Desk, 'register' | 'town'>,
  lot: number,
  rows: readonly LotRow[],
): void {
  // What was set aside stays written in its cell: the clerk has still to settle it.
  const settled = rows.filter(({ state }) => state === 'fait' || state === 'déjà');
  const taken = (kind: Item['kind']) => {
    const items = new Map(
      settled.flatMap(({ item }) => (item?.kind === kind ? [[item.key, item] as const] : [])),
    );
    return (key: string, heading: string, text: string): boolean => {
      const item = items.get(key);
      if (heading === decisionHeading) return item?.word === text;
      return heading === reasonHeading && item?.reason === text;
    };
  };
  refreshAll(ports, register, town, {
    taken: { requests: taken('request'), documents: taken('verdict') },
  });
  // Where somebody holds the lock the timer finds the batch again, done, and takes it off the list.
  underLock(ports, register, () => {
    const left = openLots(ports.memory.all()).filter((one) => one !== lot);
    ports.memory.set(openLotsMemory, JSON.stringify(left));
  });
}

const changed: Refusal = {
  kind: 'invalid',
  message:
    'Les classeurs ou les demandes ont changé depuis cet aperçu. Rien n’est fait. Relisez, puis confirmez.',
};
