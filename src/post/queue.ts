import { instantFrom, stamp } from '../dates.ts';
import type { JournalLine } from '../register/journal.ts';
import type { Found } from '../register/table.ts';
import { json, type Spec, text } from '../register/table.ts';

export type MailState = 'à envoyer' | 'en cours' | 'envoyé' | 'échec' | 'sans adresse' | 'annulé';

/** One mail to send or sent. `id` is its Journal number and its place there, so that it is queued once. */
export interface MailRow {
  readonly id: string;
  readonly state: MailState;
  readonly claimedAt: string;
  readonly sentAt: string;
  readonly problem: string;
  readonly to: string;
  readonly notBefore: string;
  readonly template: string;
  readonly person: string;
  readonly student: string;
  readonly facts: Readonly<Record<string, string>>;
}

export const mailSpec: Spec<MailRow> = {
  name: 'Courriels',
  columns: {
    id: text('N°'),
    state: text('État') as Spec<MailRow>['columns']['state'],
    claimedAt: text('Pris à'),
    sentAt: text('Envoyé à'),
    problem: text('Problème'),
    to: text('Adresse'),
    notBefore: text('Pas avant'),
    template: text('Modèle'),
    person: text('Personne'),
    student: text('Élève'),
    facts: json<MailRow['facts']>('Faits', {}),
  },
};

/** Journal number and place of a mail, for comparing. */
function orderOf(id: string): readonly [journal: number, place: number] {
  const [journal, place] = id.split('.').map(Number);
  return [journal ?? 0, place ?? 0];
}

/** Queued at one go, so that the lock is held for a moment only; the rest follows with the next batch. */
const queuedAtOnce = 1000;

/** The mails that Journal lines decided and that are not queued yet, in order. */
export function toQueue(lines: readonly JournalLine[], lastQueued: string): MailRow[] {
  const [journal, place] = orderOf(lastQueued);
  const rows = lines.flatMap((line) =>
    (line.decision.mails ?? []).flatMap((order, i): MailRow[] => {
      if (line.number < journal || (line.number === journal && i <= place)) return [];
      // What was taken out of the Journal before it left keeps its place, and goes to nobody.
      if (order.template === '') return [];
      return [
        {
          id: `${line.number}.${i}`,
          state: 'à envoyer',
          claimedAt: '',
          sentAt: '',
          problem: '',
          to: order.facts['to'] ?? '',
          notBefore: order.notBefore ?? '',
          template: order.template,
          person: order.person,
          student: order.student,
          facts: order.facts,
        },
      ];
    }),
  );
  return rows.slice(0, queuedAtOnce);
}

/** A claim older than this belongs to an execution that died: its mails are sent again, identical. */
export const claimLasts = 10 * 60 * 1000;

/** May this line be claimed now: due, and not in the hands of a living execution? */
export function isSendable(mail: MailRow, now: number): boolean {
  if (mail.notBefore !== '' && instantFrom(mail.notBefore) > now) return false;
  if (mail.state === 'en cours') return now - instantFrom(mail.claimedAt) >= claimLasts;
  return mail.state === 'à envoyer';
}

/** Waits between tries, in minutes: a day and a half in all, so that a spent quota has come back. */
const waits = [5, 10, 20, 40, 80, 160, 320, 480, 480, 480];

/**
 * What becomes of a mail that Google did not take. Google says why in the account's language, so its words decide
 * nothing: every failure is tried again, less and less often, then given up. `before` is the problem written last
 * time; `wait` is in milliseconds, `null` when it is given up.
 */
export function afterFailure(
  before: string,
  reason: string,
): { readonly problem: string; readonly wait: number | null } {
  const tries = Number(/^Essai (\d+)/.exec(before)?.[1] ?? 0) + 1;
  const minutes = waits[tries - 1];
  return {
    problem: `Essai ${tries}\u00a0: ${reason.slice(0, 300)}`,
    wait: minutes === undefined ? null : minutes * 60 * 1000,
  };
}

/** Templates that wait when the day's quota runs short: an acknowledgement or an offer never does. */
export type Patience = (template: string) => boolean;

export interface Budget {
  /** Recipients left today. */
  readonly left: number;
  /** Kept for what cannot wait. */
  readonly kept: number;
  readonly atMost: number;
}

/** The lines to claim: first what cannot wait, oldest first, within today's quota. */
export function choose(
  mails: readonly Found<MailRow>[],
  patient: Patience,
  now: number,
  budget: Budget,
): Found<MailRow>[] {
  const due = mails.filter(({ record }) => isSendable(record, now));
  const urgent = due
    .filter(({ record }) => !patient(record.template))
    .slice(0, Math.min(budget.atMost, budget.left));
  const room = Math.min(budget.atMost - urgent.length, budget.left - urgent.length - budget.kept);
  const waiting = room > 0 ? due.filter(({ record }) => patient(record.template)).slice(0, room) : [];
  return [...urgent, ...waiting].sort((a, b) => a.row - b.row);
}

export function claimed(now: number): Pick<MailRow, 'state' | 'claimedAt'> {
  return { state: 'en cours', claimedAt: stamp(now) };
}
