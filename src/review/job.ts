import type { TownNow } from '../campaign/settings.ts';
import { stamp } from '../dates.ts';
import { allPeople, allStudents, studentNow } from '../people/find.ts';
import { type PersonRow, type StudentRow, studentSpec } from '../people/tabs.ts';
import type { Ports } from '../ports.ts';
import { type Act, commit, type JournalEnd, underLock } from '../register/commit.ts';
import type { MailOrder } from '../register/journal.ts';
import type { Register } from '../register/register.ts';
import type { Change, Found } from '../register/table.ts';
import { decisionWords, type Review, reviewOf } from '../requests/decided.ts';
import { documentsOn } from '../requests/documents.ts';
import { requestOf } from '../requests/state.ts';
import {
  type Documents,
  documentsOf,
  extraDocuments,
  givenFor,
  type Verdict,
  verdictWords,
  withVerdict,
} from '../supporting/given.ts';
import { documentNamed, type SupportingDocument } from '../supporting/rules.ts';
import { documentLines } from '../supporting/views.ts';
import { decide } from './decide.ts';
import { type Before, type Item, type LotRow, lotSpec } from './lots.ts';
import { decisionOrder, type Told, toldBy } from './mails.ts';
import { judge } from './verdict.ts';

/** How long the mails of a batch wait, so that it can be taken back before anybody reads it. */
const mailsWait = 10 * 60 * 1000;

/** What an item would do to one student, or why it does nothing. */
export type Effect =
  | { readonly kind: 'same' }
  | { readonly kind: 'refused'; readonly sentence: string }
  | {
      readonly kind: 'change';
      readonly review: Review | null;
      readonly documents: Documents;
      readonly before: Before;
      /** For the Journal. */
      readonly act: string;
      readonly tells: {
        readonly told: Told;
        readonly reason: string;
        readonly until: string;
        readonly document: string;
      } | null;
    };

export interface Setting {
  readonly town: TownNow;
  readonly by: string;
  readonly lot: number;
  readonly now: number;
}

/** The rule behind each kind of item. Pure. */
export function effectOf(row: StudentRow, item: Item, setting: Setting): Effect {
  switch (item.kind) {
    case 'request':
      return requestEffect(row, item, setting);
    case 'verdict':
      return verdictEffect(row, item, setting);
    case 'undo':
      return undoEffect(row, item, setting);
  }
}

function requestEffect(row: StudentRow, item: Extract<Item, { kind: 'request' }>, setting: Setting): Effect {
  const { town, by, lot, now } = setting;
  const asked = documentLines(row, documentsOn(row, town, now)).filter(({ state }) => state !== 'waived');
  const rules = asked.map(({ document }) => document);
  const { decision, reason } = item;
  const outcome = decide(row, { decision, reason, by, lot, at: now + mailsWait, rules });
  if (outcome.kind !== 'decided') return outcome;
  const { review, documents, tells } = outcome;
  const told = {
    told: toldBy(review),
    reason: review?.reason ?? '',
    until: review?.until ?? '',
    document: '',
  };
  return {
    kind: 'change',
    review,
    documents,
    before: {
      kind: 'request',
      isCleared: review === null,
      review: reviewOf(row),
      verdicts: verdictsLost(row, documents),
    },
    act: `Décision, lot ${lot}\u00a0: ${decisionWords[decision]}`,
    tells: tells ? told : null,
  };
}

function verdictEffect(row: StudentRow, item: Extract<Item, { kind: 'verdict' }>, setting: Setting): Effect {
  const { town, by, lot, now } = setting;
  const document = documentOf(row, item.document, town.schoolYear);
  if (!document) return { kind: 'refused', sentence: 'Cette pièce n’est pas demandée à cet élève.' };
  const outcome = judge(row, { kind: item.verdict, document, reason: item.reason, by, lot, at: now });
  if (outcome.kind !== 'decided') return outcome;
  const { documents, tells } = outcome;
  const told = { told: 'documentRefused', reason: item.reason, until: '', document: document.label } as const;
  return {
    kind: 'change',
    review: reviewOf(row),
    documents,
    before: {
      kind: 'verdict',
      isCleared: item.verdict === 'none',
      document: document.id,
      verdict: givenFor(row, document.id).verdict,
    },
    act: `Pièce «\u00a0${document.label}\u00a0», lot ${lot}\u00a0: ${verdictWords[item.verdict]}`,
    tells: tells && requestOf(row) ? told : null,
  };
}

type Undoing = Extract<Item, { kind: 'undo' }>;

/** Only what the batch itself did is taken back: what somebody did since stays. */
function undoEffect(row: StudentRow, { of, before }: Undoing, { lot }: Setting): Effect {
  const act = `Retour en arrière, lot ${lot}`;
  const documents = documentsOf(row);
  if (!isLeftBy(row, before, of))
    return { kind: 'refused', sentence: 'Changée depuis\u00a0: elle reste ainsi.' };
  const undone = { kind: 'change', act, before: { ...before, isCleared: false }, tells: null } as const;
  if (before.kind === 'request') {
    const extra = documents.extra.filter((one) => one.lot !== of);
    const back = Object.entries(before.verdicts)
      .filter(([id]) => isStillAsked(row, id, of))
      .reduce<Documents>((all, [id, verdict]) => withVerdict(all, id, verdict), { ...documents, extra });
    return { ...undone, review: before.review, documents: back };
  }
  return {
    ...undone,
    review: reviewOf(row),
    documents: withVerdict(documents, before.document, before.verdict),
  };
}

/** A document that was asked again and of which nothing was given, or decided, since. */
function isStillAsked(row: StudentRow, id: string, lot: number): boolean {
  const { verdict, files } = givenFor(row, id);
  return verdict ? verdict.lot === lot : files.length === 0;
}

/** What was decided of documents that are now asked again. */
function verdictsLost(row: StudentRow, next: Documents): Record<string, Verdict | null> {
  const { given } = documentsOf(row);
  const changed = Object.keys(next.given).filter((id) => given[id]?.verdict !== next.given[id]?.verdict);
  return Object.fromEntries(changed.map((id) => [id, given[id]?.verdict ?? null]));
}

function documentOf(row: StudentRow, id: string, schoolYear: string): SupportingDocument | null {
  return documentNamed(id, schoolYear) ?? extraDocuments(row).find((one) => one.id === id) ?? null;
}

/** How a batch stands. */
export interface Progress {
  readonly done: number;
  readonly total: number;
}

/** Acts in one commit: about a second under the lock, where families wait. */
const itemsAtOnce = 25;

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
  for (let start = 0; start < left.length; start += itemsAtOnce) {
    if (ports.now() > deadline) break;
    const chunk = left.slice(start, start + itemsAtOnce);
    const locked = underLock(ports, register, (end) =>
      carryOut(ports, register, { town, end, students, people }, chunk),
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
}

/** Under the lock. What was there before is sent with the Journal lines: a kill loses neither or both. */
function carryOut(ports: Ports, register: Register, around: Around, chunk: readonly Found<LotRow>[]): void {
  const table = register.table(lotSpec);
  const first = chunk[0]?.row ?? 2;
  const now = table.block(first, (chunk[chunk.length - 1]?.row ?? first) - first + 1);
  const open = now.map(({ record }) => record).filter(({ state }) => state === '');
  const fresh = new Map(around.students);
  const acts: Act[] = [];
  const outcomes = now.map(({ record }) =>
    open.includes(record) ? doOne(ports, register, { around, fresh, acts }, record) : record,
  );
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
  readonly acts: Act[];
}

type Done = Pick<LotRow, 'state' | 'note'> & { readonly before: Before | null };

function doOne(
  ports: Ports,
  register: Register,
  { around, fresh, acts }: Doing,
  { item, lot, key, by, before }: LotRow,
): Done {
  const read = item && fresh.get(item.student);
  const known = read && around.students.get(item.student) === read;
  const found = known ? studentNow(register, read, around.end) : read;
  if (!item || !found)
    return { state: 'écarté', note: 'Cet élève n’est plus dans le Registre.', before: null };
  // A kill may leave the deed in the student's row and not here: what was there before is written with it.
  if (before && isDone(found.record, item, before, lot)) return { state: 'fait', note: '', before };
  const effect = effectOf(found.record, item, { town: around.town, by, lot, now: ports.startedAt });
  if (effect.kind === 'same') return { state: 'déjà', note: 'C’était déjà le cas.', before: null };
  if (effect.kind === 'refused') return { state: 'écarté', note: effect.sentence, before: null };
  const { review, documents } = effect;
  acts.push({
    key,
    actor: by,
    about: item.student,
    act: effect.act,
    change: changeOf(register, found, { review, documents }),
    mails: ordersOf(
      ports,
      found.record,
      effect,
      around.people.get(requestOf(found.record)?.author ?? ''),
      lot,
    ),
  });
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

/** Does this still stand as a batch left it? What it cleared has no number any more: nothing stands there. */
function isLeftBy(row: StudentRow, before: Before, lot: number): boolean {
  const now = before.kind === 'verdict' ? givenFor(row, before.document).verdict : reviewOf(row);
  return before.isCleared ? now === null : now?.lot === lot;
}

function isDone(row: StudentRow, item: Item, before: Before, lot: number): boolean {
  return item.kind === 'undo' ? !isLeftBy(row, item.before, item.of) : isLeftBy(row, before, lot);
}

function ordersOf(
  ports: Ports,
  student: StudentRow,
  { tells }: Extract<Effect, { kind: 'change' }>,
  author: PersonRow | undefined,
  lot: number,
): MailOrder[] {
  const request = requestOf(student);
  if (!tells || !request) return [];
  const notBefore = stamp(ports.startedAt + mailsWait);
  const order = decisionOrder({ ...tells, student, request, lot, notBefore }, author);
  return order.facts['to'] === '' ? [] : [order];
}
