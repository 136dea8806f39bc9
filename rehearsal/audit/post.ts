import type { Played } from '../play/campaign.ts';
import { linkIn } from '../play/mailboxes.ts';
import { counted, type Finding, groupBy, wrong } from './findings.ts';
import type { Evidence } from './readBack.ts';

const HOUR = 3_600_000;

/** Every person to be written to by post has one sheet, and nobody has two. */
export function letterFindings({ letters, preparation }: Played, evidence: Evidence): Finding[] {
  const readers = evidence.letters.map((lines) => {
    const line = lines.find((one) => /^Référence\s*: /.test(one)) ?? '';
    return line.replace(/^Référence\s*: /, '');
  });
  const people = new Map(evidence.people.map((row) => [row['Personne'] ?? '', row]));
  const twice = [...groupBy(readers, (reader) => reader)].filter(([, { length }]) => length > 1);
  const strangers = readers.filter((reader) => people.get(reader)?.['Courriel'] !== '');
  return [
    ...counted(readers.length, letters.toMake, 'Lettres'),
    ...counted(
      letters.toMake + letters.withoutAddress,
      preparation.invitations.toLetter,
      'Lettres prévues et personnes sans adresse',
    ),
    ...twice.map(([reader]): Finding => ({ kind: 'doubled', what: `Deux lettres pour ${reader}.` })),
    ...strangers.map((reader) => wrong(`Une lettre pour ${reader}, qui n’en attend pas.`)),
  ];
}

const REMINDERS =
  /^(Votre réponse pour la réinscription est attendue|Votre réponse n’est pas encore envoyée|Des pièces manquent)/;

/** The mails that remind somebody of something. */
export function remindersIn({ mails }: Evidence): Evidence['mails'][number][] {
  return mails.filter(({ subject }) => REMINDERS.test(subject));
}

/** The mails that the timer sends before the last day for documents. */
export function dueRemindersIn({ mails }: Evidence): Evidence['mails'][number][] {
  return mails.filter(({ subject }) => /^Rappel\s: pièces à envoyer/.test(subject));
}

/** The last day for documents that a mail names, with whom it was written to. */
function lastDayIn({ subject, to }: Evidence['mails'][number]): string {
  return `${to.join()} ${/avant la fin du (.*?) –/.exec(subject)?.[1] ?? ''}`;
}

/** Who was asked for documents is reminded of their last day once at most, and nobody else is. */
export function dueReminderFindings(evidence: Evidence): Finding[] {
  const asked = new Set(
    evidence.mails.filter(({ subject }) => subject.startsWith('Pièces à envoyer')).map(lastDayIn),
  );
  const sent = groupBy(dueRemindersIn(evidence), lastDayIn);
  return [...sent].flatMap(([day, { length }]): Finding[] => [
    ...(asked.has(day) ? [] : [wrong(`Un rappel de pièces que personne n’a demandées : ${day}.`)]),
    ...(length > 1 ? [{ kind: 'doubled', what: `${length} rappels de pièces : ${day}.` } as const] : []),
  ]);
}

/** Each reminder planned has left, or was dropped because it had become needless; two never within 48 hours. */
export function reminderFindings({ reminders }: Played, evidence: Evidence): Finding[] {
  const sent = remindersIn(evidence);
  const dropped = evidence.queue.filter((row) => row['Modèle'] === 'relance' && row['État'] === 'annulé');
  const inOrder = [...sent, ...dueRemindersIn(evidence)].sort((one, other) => one.at - other.at);
  const byReader = groupBy(inOrder, ({ body, to }) => linkIn(body) ?? to.join());
  const close = [...byReader.values()].filter((mails) =>
    mails.some(({ at }, place) => place > 0 && at - (mails[place - 1]?.at ?? 0) < 48 * HOUR),
  );
  return [
    ...counted(sent.length + dropped.length, reminders.planned, 'Relances'),
    ...close.map(() => wrong('Deux relances à une même personne en moins de 48 h.')),
  ];
}
