import type { Refusal, Reply } from '../calls/reply.ts';
import type { ReviewProgress, UndoPreview } from '../calls/review.ts';
import type { CallInput } from '../calls.ts';
import { busy, type Desk, openDesk } from '../campaign/desk.ts';
import { allPeople, allStudents } from '../people/find.ts';
import type { Ports } from '../ports.ts';
import { type MailRow, mailSpec } from '../post/queue.ts';
import { stopMails } from '../post/send.ts';
import { type Act, commit, underLock } from '../register/commit.ts';
import { journalSpec, journalTable } from '../register/journal.ts';
import { requestOf } from '../requests/state.ts';
import { type Effect, effectOf } from './effect.ts';
import { type Item, type LotRow, lotsIn } from './lots.ts';
import { decisionMail, decisionOrder, isAgainst, type Tells } from './mails.ts';
import { begin, goOn } from './steps.ts';

/** What taking a batch back would do: how many decisions, how many mails are stopped, how many have left. */
export function previewUndo(
  ports: Ports,
  { lot }: CallInput<'office.reviewUndoPreview'>,
): Reply<UndoPreview> {
  const desk = openDesk(ports);
  if ('kind' in desk) return { ok: false, refusal: desk };
  const own = lotsIn(desk.register).filter((row) => row.lot === lot);
  const refusal = refusalOf(desk, own);
  if (refusal) return { ok: false, refusal };
  const items = undoItems(own);
  const students = allStudents(desk.register);
  const setting = { town: desk.town, by: desk.colleague.mail, lot: 0, now: ports.startedAt };
  const count = items.filter((item) => {
    const row = students.get(item.student)?.record;
    return row && effectOf(row, item, setting).kind === 'change';
  }).length;
  const mails = desk.register
    .table(mailSpec)
    .all()
    .map(({ record }) => record)
    .filter((mail) => isOf(lot, mail));
  const gone = mails.filter(({ state }) => state === 'envoyé' || state === 'en cours').length;
  const planned = ordersOfLot(desk, lot);
  return {
    ok: true,
    value: {
      lot,
      count,
      changed: items.length - count,
      mailsWaiting: Math.max(0, planned - gone),
      mailsGone: gone,
    },
  };
}

/** Mails that the Journal decided for a batch, queued or not yet. */
function ordersOfLot({ register }: Desk, lot: number): number {
  const journal = journalTable(register.tab(journalSpec.name));
  return journal
    .all()
    .flatMap(({ record }) => record.decision.mails ?? [])
    .filter(({ template, facts }) => template === decisionMail && facts['lot'] === String(lot)).length;
}

/**
 * Takes back a batch: its mails that have not left are stopped first, then each decision that is still its own is put
 * back as it was, as a batch of its own. `correct` writes to those whom a mail of the batch has reached.
 */
export function undoReview(ports: Ports, input: CallInput<'office.reviewUndo'>): Reply<ReviewProgress> {
  const desk = openDesk(ports);
  if ('kind' in desk) return { ok: false, refusal: desk };
  const rows = lotsIn(desk.register);
  const begun = rows.find(({ key }) => key === input.requestKey)?.lot;
  if (begun !== undefined) return goOn(ports, desk, begun);
  const own = rows.filter((row) => row.lot === input.lot);
  const refusal = refusalOf(desk, own) ?? alreadyUndone(rows, input.lot);
  if (refusal) return { ok: false, refusal };
  const stopped = underLock(ports, desk.register, (end) => {
    const { gone } = stopMails(ports, desk.register, (mail) => isOf(input.lot, mail));
    if (input.correct) correct(ports, desk, input, { gone, items: undoItems(own) }, end);
  });
  if (stopped.busy) return { ok: false, refusal: busy };
  const lot = begin(ports, desk, { key: input.requestKey, undoes: input.lot, items: undoItems(own) });
  return lot === null ? { ok: false, refusal: busy } : goOn(ports, desk, lot);
}

function isOf(lot: number, { template, facts }: Pick<MailRow, 'template' | 'facts'>): boolean {
  return template === decisionMail && facts['lot'] === String(lot);
}

type Changed = Extract<Effect, { kind: 'change' }>;

type Undoing = Extract<Item, { kind: 'undo' }>;

function undoItems(rows: readonly LotRow[]): Undoing[] {
  return rows.flatMap(({ item, before, state, lot }) =>
    item && before && state === 'fait'
      ? [
          {
            key: item.key,
            student: item.student,
            word: item.word,
            reason: '',
            kind: 'undo',
            of: lot,
            before,
          } as const,
        ]
      : [],
  );
}

/**
 * One line for each whose decision does come back, whatever the number of mails; the same request again finds them in
 * the Journal's end and writes no other.
 */
function correct(
  ports: Ports,
  { register, town, colleague }: Desk,
  { requestKey, lot }: CallInput<'office.reviewUndo'>,
  { gone, items }: { readonly gone: readonly MailRow[]; readonly items: readonly Undoing[] },
  end: Parameters<typeof commit>[2],
): void {
  if (gone.length === 0 || end.recent.some(({ key }) => key === requestKey)) return;
  const students = allStudents(register);
  const people = allPeople(register);
  const setting = { town, by: colleague.mail, lot: 0, now: ports.startedAt };
  const told = new Set(gone.map(({ student }) => student));
  const acts = [...told].flatMap((number): Act[] => {
    const student = students.get(number)?.record;
    const request = student && requestOf(student);
    const [back] = items.flatMap((item) => {
      const effect = student && item.student === number && effectOf(student, item, setting);
      return effect && effect.kind === 'change' ? [effect] : [];
    });
    const tells = back && toldAgain(back);
    if (!student || !request || !tells) return [];
    const telling = { ...tells, student, request, lot: -lot, notBefore: '' };
    const order = decisionOrder(telling, people.get(request.author));
    if (order.facts['to'] === '') return [];
    const act = `Rectification, lot ${lot}`;
    return [{ key: requestKey, actor: colleague.mail, about: number, act, mails: [order] }];
  });
  commit(ports, register, end, acts);
}

/** Nobody reads that their request remains valid while a decision against them stands: told as it was, when it is back. */
function toldAgain({ review, before }: Pick<Changed, 'review' | 'before'>): Tells | null {
  if (!review || !isAgainst(review.state)) return { told: 'restored' };
  return before.kind === 'request' ? { told: review.state, reason: review.reason } : null;
}

/** A clerk takes back what concerns their own conservatoires: their own batches, or any for a manager. */
function refusalOf(desk: Desk, rows: readonly LotRow[]): Refusal | null {
  const [first] = rows;
  if (!first) return { kind: 'invalid', message: 'Ce lot n’existe pas. Rien n’a changé.' };
  const refusal = desk.colleague.role === 'clerk' ? notTheirs(desk, first.by, rows) : null;
  if (refusal) return refusal;
  if (first.undoes > 0)
    return { kind: 'invalid', message: 'Ce lot en annule un autre\u00a0: décidez de nouveau plutôt.' };
  return null;
}

function notTheirs(
  { register, colleague, codes }: Desk,
  by: string,
  rows: readonly LotRow[],
): Refusal | null {
  if (by !== colleague.mail)
    return { kind: 'notAClerk', message: 'Ce lot est à quelqu’un d’autre. Rien n’a changé.' };
  const students = allStudents(register);
  const isElsewhere = rows.some(({ item }) => {
    const student = students.get(item?.student ?? '')?.record;
    return student && !codes.includes(student.conservatoire);
  });
  return isElsewhere
    ? {
        kind: 'notAClerk',
        message: 'Ce lot touche un conservatoire qui n’est plus le vôtre. Rien n’a changé.',
      }
    : null;
}

function alreadyUndone(rows: readonly LotRow[], lot: number): Refusal | null {
  return rows.some(({ undoes }) => undoes === lot)
    ? { kind: 'invalid', message: 'Ce lot est déjà annulé. Rien n’a changé.' }
    : null;
}
