import type { AppealsPage } from '../calls/appeals.ts';
import type { Refusal, Reply } from '../calls/reply.ts';
import type { CallInput } from '../calls.ts';
import { busy } from '../campaign/desk.ts';
import { stamp } from '../dates.ts';
import { mailsOf } from '../draw/reach.ts';
import { type LotteryDesk, openLotteryDesk } from '../places/desk.ts';
import type { Ports } from '../ports.ts';
import { commit, type JournalEnd, underLock } from '../register/commit.ts';
import { mailLines } from '../register/journal.ts';
import { answeredOrders } from './mails.ts';
import { appealsPage, theirAppeals, unknownAppeal } from './office.ts';
import { appealSpec } from './tabs.ts';

/** The team answers a question or a contestation, once: by mail to everybody the family gave, kept beside its words. */
export function answerAppeal(ports: Ports, input: CallInput<'office.answerAppeal'>): Reply<AppealsPage> {
  const desk = openLotteryDesk(ports);
  if ('kind' in desk) return { ok: false, refusal: desk };
  if (input.text.trim() === '') return { ok: false, refusal: textMissing };
  const locked = underLock(ports, desk.register, (end) => answered(ports, desk, { end, input }));
  if (locked.busy) return { ok: false, refusal: busy };
  return locked.value ? { ok: false, refusal: locked.value } : { ok: true, value: appealsPage(ports, desk) };
}

interface Answering {
  readonly end: JournalEnd;
  readonly input: CallInput<'office.answerAppeal'>;
}

function answered(ports: Ports, desk: LotteryDesk, { end, input }: Answering): Refusal | null {
  const { register, colleague } = desk;
  const { number, requestKey } = input;
  const behind = theirAppeals(desk).find(({ appeal }) => appeal.number === number);
  if (!behind) return unknownAppeal;
  const { appeal, person, places, row } = behind;
  if (appeal.answer) return appeal.answer.requestKey === requestKey ? null : answeredBefore;
  const text = input.text.trim();
  const mails = mailsOf(register)(person);
  const answer = { at: stamp(ports.startedAt), by: colleague.mail, text, mails, requestKey };
  const by = { key: requestKey, actor: colleague.mail, about: appeal.entry };
  const orders = answeredOrders(appeal, { answer: text, mails }, { person, places });
  commit(ports, register, end, [
    ...mailLines(orders, 0).map((some) => ({
      ...by,
      act: 'Réclamation\u00a0: réponse envoyée',
      mails: some,
    })),
    { ...by, act: 'Réclamation répondue', change: register.table(appealSpec).change(row, { answer }) },
  ]);
  return null;
}

const textMissing: Refusal = {
  kind: 'invalid',
  message: 'Il manque la réponse. Rien n’est envoyé. Écrivez-la.',
  fields: [{ field: 'answer', message: 'Écrivez la réponse.' }],
};

const answeredBefore: Refusal = {
  kind: 'stopped',
  message: 'Une réponse est déjà partie. Rien n’est envoyé une seconde fois. Rechargez la page pour la lire.',
};
