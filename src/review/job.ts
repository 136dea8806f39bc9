import type { TownNow } from '../campaign/settings.ts';
import { stamp } from '../dates.ts';
import { allPeople, allStudents, studentNow } from '../people/find.ts';
import { type Limited, limitedNow } from '../people/limited.ts';
import { type PersonRow, type StudentRow, studentSpec } from '../people/tabs.ts';
import type { Ports } from '../ports.ts';
import { type Act, commit, type JournalEnd, underLock } from '../register/commit.ts';
import type { MailOrder } from '../register/journal.ts';
import type { Register } from '../register/register.ts';
import type { Change, Found } from '../register/table.ts';
import { requestOf } from '../requests/state.ts';
import { documentsOf } from '../supporting/given.ts';
import { type Effect, effectOf, isLeftBy, mailsWait } from './effect.ts';
import { type Before, type Item, type LotRow, lotSpec } from './lots.ts';
import { decisionOrder, type Tells } from './mails.ts';

/** How a batch stands. */
export interface Progress {
  readonly done: number;
  readonly total: number;
}

/** Acts in one commit, about: two seconds under the lock, where families wait. */
const itemsAtOnce = 12;

/** What is decided of one student stays in one commit, so that the documents refused make one mail. */
function chunksOf(rows: readonly Found<LotRow>[]): Found<LotRow>[][] {
  const chunks: Found<LotRow>[][] = [];
  for (const found of rows) {
    const chunk = chunks[chunks.length - 1];
    const isSame = chunk?.[chunk.length - 1]?.record.item?.student === found.record.item?.student;
    if (chunk && (isSame || chunk.length < itemsAtOnce)) chunk.push(found);
    else chunks.push([found]);
  }
  return chunks;
}

/**
 * Does what is left of a batch until `deadline` (ms). May be started twice, or again after a kill: each row of *Lots*
 * says whether it is done, and each student's row which batch decided it.
 */
export function advance(
  ports: Ports,
  register: Register,
  { town, lot }: { readonly town: TownNow; readonly lot: number },
  deadline: number,
): Progress {
  const rows = lotRows(register, lot);
  const students = allStudents(register);
  const people = allPeople(register);
  const left = rows.filter(({ record }) => record.state === '');
  let done = rows.length - left.length;
  for (const chunk of chunksOf(left)) {
    if (ports.now() > deadline) break;
    const locked = underLock(ports, register, (end) =>
      carryOut(
        ports,
        register,
        { town, end, students, people, limited: limitedNow(ports, register, end) },
        chunk,
      ),
    );
    if (locked.busy) break;
    done += chunk.length;
  }
  return { done, total: rows.length };
}

function lotRows(register: Register, lot: number): Found<LotRow>[] {
  return register
    .table(lotSpec)
    .all()
    .filter(({ record }) => record.lot === lot);
}

interface Around {
  readonly town: TownNow;
  readonly end: JournalEnd;
  readonly students: ReadonlyMap<string, Found<StudentRow>>;
  readonly people: ReadonlyMap<string, PersonRow>;
  readonly limited: Limited;
}

/** Under the lock. What was there before is sent with the Journal lines: a kill loses neither or both. */
function carryOut(ports: Ports, register: Register, around: Around, chunk: readonly Found<LotRow>[]): void {
  const table = register.table(lotSpec);
  const first = chunk[0]?.row ?? 2;
  const now = table.block(first, (chunk[chunk.length - 1]?.row ?? first) - first + 1);
  const open = now.map(({ record }) => record).filter(({ state }) => state === '');
  const fresh = new Map(around.students);
  const deeds: Deed[] = [];
  const outcomes = now.map(({ record }) =>
    open.includes(record) ? doOne(ports, register, { around, fresh, deeds }, record) : record,
  );
  const acts = deeds.map((deed): Act => ({ ...deed.act, mails: ordersOf(ports, around, deeds, deed) }));
  table.write(
    first,
    outcomes.map(({ before }) => ({ before })),
  );
  commit(ports, register, around.end, acts);
  table.write(
    first,
    outcomes.map(({ state, note }) => ({ state, note })),
  );
  ports.workbooks.flush();
}

interface Doing {
  readonly around: Around;
  /** Rows as the acts of this commit leave them. */
  readonly fresh: Map<string, Found<StudentRow>>;
  readonly deeds: Deed[];
}

/** What is about to be written, and what its family is told. */
interface Deed {
  readonly act: Act;
  readonly student: StudentRow;
  readonly tells: Tells | null;
  readonly lot: number;
}

type Done = Pick<LotRow, 'state' | 'note'> & { readonly before: Before | null };

function doOne(
  ports: Ports,
  register: Register,
  { around, fresh, deeds }: Doing,
  { item, lot, key, by, before }: LotRow,
): Done {
  const read = item && fresh.get(item.student);
  const known = read && around.students.get(item.student) === read;
  const found = known ? studentNow(register, read, around.end) : read;
  if (!item || !found)
    return { state: 'écarté', note: 'Cet élève n’est plus dans le Registre.', before: null };
  // A kill may leave the deed in the student's row and not here: what was there before is written with it.
  if (before && isDone(found.record, item, before, lot)) return { state: 'fait', note: '', before };
  const effect = effectOf(found.record, item, {
    town: around.town,
    by,
    lot,
    limited: around.limited,
    now: ports.startedAt,
  });
  if (effect.kind === 'same') return { state: 'déjà', note: 'C’était déjà le cas.', before: null };
  if (effect.kind === 'refused') return { state: 'écarté', note: effect.sentence, before: null };
  const { review, documents } = effect;
  const change = changeOf(register, found, { review, documents });
  const act = { key, actor: by, about: item.student, act: effect.act, change };
  deeds.push({ act, student: found.record, tells: effect.tells, lot });
  fresh.set(item.student, { row: found.row, record: { ...found.record, documents, review } });
  return { state: 'fait', note: '', before: effect.before };
}

/** What stands beside the row's mark is written with it, in one write; documents stand further, behind the request. */
function changeOf(
  register: Register,
  { row, record }: Found<StudentRow>,
  { review, documents }: Pick<Extract<Effect, { kind: 'change' }>, 'review' | 'documents'>,
): Change {
  const table = register.table(studentSpec);
  const isSame = JSON.stringify(documents) === JSON.stringify(documentsOf(record));
  return table.change(row, isSame ? { review } : { review, request: record.request, documents });
}

function isDone(row: StudentRow, item: Item, before: Before, lot: number): boolean {
  return item.kind === 'undo' ? !isLeftBy(row, item.before, item.of) : isLeftBy(row, before, lot);
}

/** The mail of one deed; that of the documents refused to one child comes with the last of them, and lists them all. */
function ordersOf(ports: Ports, { people }: Around, deeds: readonly Deed[], deed: Deed): MailOrder[] {
  const { student, tells, lot } = deed;
  const request = requestOf(student);
  if (!tells || !request) return [];
  const refused = deeds.filter(
    (one) => one.tells?.told === 'documentRefused' && one.student.number === student.number,
  );
  if (refused.includes(deed) && refused[refused.length - 1] !== deed) return [];
  const all = refused.flatMap((one) => one.tells?.refused ?? []);
  const telling = refused.includes(deed) ? { ...tells, refused: all } : tells;
  const notBefore = stamp(ports.startedAt + mailsWait);
  const order = decisionOrder({ ...telling, student, request, lot, notBefore }, people.get(request.author));
  return order.facts['to'] === '' ? [] : [order];
}
