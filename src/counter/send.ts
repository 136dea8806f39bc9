import type { CounterReceipt } from '../calls/counter.ts';
import type { Refusal, Reply } from '../calls/reply.ts';
import type { CallInput } from '../calls.ts';
import type { TownNow } from '../campaign/settings.ts';
import { instantFrom } from '../dates.ts';
import { keyMemory } from '../people/caller.ts';
import { findPerson } from '../people/find.ts';
import type { Ports } from '../ports.ts';
import type { MailRow } from '../post/queue.ts';
import { stopMails } from '../post/send.ts';
import { underLock } from '../register/commit.ts';
import type { Register } from '../register/register.ts';
import { cardOf } from '../requests/card.ts';
import { missingLabels } from '../requests/documents.ts';
import { acknowledgementMail, acknowledgementOrder, type Sent } from '../requests/mails.ts';
import { requestOf } from '../requests/state.ts';
import { acknowledgedTo, submit } from '../requests/submit.ts';
import { mailsWait } from '../review/effect.ts';
import { decisionMail } from '../review/mails.ts';
import { atDesk } from './file.ts';

/**
 * A clerk types the request of somebody who stands in front of them: it is that person's, as if sent online
 * (PAR-041, PAR-049, PAR-04A). The terms are theirs to accept, on the receipt they sign. Or the request that is there
 * is corrected as they ask, once they cannot change it any more (CAE-022).
 */
export function sendAtCounter(ports: Ports, input: CallInput<'office.counterSend'>): Reply<CounterReceipt> {
  const found = atDesk(ports, input.student);
  if ('kind' in found) return { ok: false, refusal: found };
  const { register, town, colleague } = found.desk;
  const link = found.student.links.find(({ role }) => role === input.present);
  const person = link && findPerson(register, link.person)?.record;
  const key = register.memory[keyMemory];
  if (!person || key === undefined) return { ok: false, refusal: nobody };
  const { correction } = input;
  const clerk = colleague.mail;
  const sent = submit(ports, { register, town, key, person, input, clerk, correction, notYours: nobody });
  if (!sent.ok) return { ok: false, refusal: atCounter(sent.refusal) };
  const { student } = sent.value;
  const request = requestOf(student);
  if (!request) throw new Error(`Demande absente après son enregistrement\u00a0: ${student.number}`);
  if (correction) stopClearedDecision(ports, register, student.number, instantFrom(request.lastAt));
  return {
    ok: true,
    value: {
      student: cardOf(sent.value),
      isCorrection: correction !== undefined,
      mail: acknowledgedTo(sent.value),
      present: request.authorName,
      clerk: request.clerk ?? colleague.mail,
      parts: paperOf(
        {
          request,
          student,
          person,
          legal: town.legal,
          missing: missingLabels(student, town, ports.startedAt),
          ...(correction && { correction: correction.reason.trim() }),
        },
        town,
      ),
    },
  };
}

/** A decision that the correction cleared, and that nobody was told yet, is told to nobody. */
function stopClearedDecision(ports: Ports, register: Register, student: string, correctedAt: number): void {
  const isCleared = ({ template, student: whose, facts, notBefore }: MailRow) =>
    template === decisionMail &&
    whose === student &&
    facts['told'] !== 'documentRefused' &&
    notBefore !== '' &&
    instantFrom(notBefore) <= correctedAt + mailsWait;
  underLock(ports, register, () => stopMails(ports, register, isCleared));
}

/** The counter has no box to tick: texts that changed meanwhile come with the student, opened again. */
function atCounter(refusal: Refusal): Refusal {
  const isStale = refusal.fields?.some(({ field }) => ['terms', 'notice', 'fees'].includes(field));
  return isStale ? { kind: 'invalid', message: staleTexts } : refusal;
}

const staleTexts =
  'Les textes à accepter ont changé. Rien n’est enregistré. Revenez à la recherche, puis rouvrez l’élève.';

/** The acknowledgement, for whom it cannot reach by mail too; the way to a page is told without a link. */
function paperOf(sent: Sent, town: TownNow): CounterReceipt['parts'] {
  const { facts } = acknowledgementOrder(sent, '', true);
  const parts = acknowledgementMail(facts, town, '').parts.flatMap((part) =>
    part.kind === 'link' ? [] : [part],
  );
  return sent.correction ? parts : [...parts, { kind: 'text', text: howToChange }];
}

const howToChange =
  'Pour la voir ou la modifier\u00a0: revenez au conservatoire, ou ouvrez le lien de votre invitation ou la page de votre lettre.';

const nobody: Refusal = {
  kind: 'notYours',
  message: 'Cette personne n’est pas connue pour cet élève. Rien n’est enregistré. Rouvrez l’élève.',
};
