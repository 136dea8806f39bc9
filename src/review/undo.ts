import type { Refusal, Reply } from '../calls/reply.ts';
import type { ReviewProgress, UndoPreview } from '../calls/review.ts';
import type { CallInput } from '../calls.ts';
import { busy, type Desk, openDesk } from '../campaign/desk.ts';
import { allStudents } from '../people/find.ts';
import { limitedFrom } from '../people/limited.ts';
import type { Ports } from '../ports.ts';
import { mailSpec } from '../post/queue.ts';
import { journalSpec, journalTable } from '../register/journal.ts';
import { effectOf } from './effect.ts';
import { type Item, type LotRow, lotsIn } from './lots.ts';
import { decisionMail } from './mails.ts';
import { begin, goOn } from './steps.ts';
import { isOf } from './takeBack.ts';

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
  const items = undoItems(own, false);
  const students = allStudents(desk.register);
  const limited = limitedFrom(desk.register.memory);
  const setting = { town: desk.town, by: desk.colleague.mail, lot: 0, limited, now: ports.startedAt };
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
  const waiting = mails.filter(({ state }) => state === 'à envoyer').length;
  const planned = ordersOfLot(desk, lot);
  return {
    ok: true,
    value: {
      lot,
      count,
      changed: items.length - count,
      mailsWaiting: waiting + Math.max(0, planned - mails.length),
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
 * Takes back a batch, as a batch of its own: the mails that have not left are stopped first, then each decision that is
 * still its own is put back as it was. `correct` writes to those whom a mail of the batch has reached.
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
  const items = undoItems(own, input.correct);
  const lot = begin(ports, desk, { key: input.requestKey, undoes: input.lot, items });
  return lot === null ? { ok: false, refusal: busy } : goOn(ports, desk, lot);
}

function undoItems(rows: readonly LotRow[], correct: boolean): Item[] {
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
            correct,
          } as const,
        ]
      : [],
  );
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
