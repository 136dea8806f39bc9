import type { Played } from '../play/campaign.ts';
import { type Family, KEY, keyOf } from '../play/family.ts';
import { decisionFindings, isDecision } from './decisions.ts';
import { endFindings } from './ends.ts';
import { fileFindings } from './files.ts';
import { counted, type Finding, groupBy, wrong } from './findings.ts';
import { dueReminderFindings, letterFindings, reminderFindings } from './post.ts';
import type { Evidence, Row } from './readBack.ts';
import { requestIn } from './state.ts';

/**
 * Compares what people were told and did with what an auditor reads: every answer taken stands exactly once in *État*
 * and in the Journal, as it was given last, and was acknowledged once; every file, decision and mail likewise; every
 * student ends where they must, in every place that says so; and nothing else is there.
 */
export function audit(played: Played, evidence: Evidence): Finding[] {
  const taken = played.families.filter(({ taken }) => taken > 0);
  return [
    ...stateFindings(taken, evidence),
    ...journalFindings(taken, evidence),
    ...mailFindings(taken, evidence),
    ...endFindings(played, evidence),
    ...letterFindings(played, evidence),
    ...reminderFindings(played, evidence),
    ...dueReminderFindings(evidence),
    ...decisionFindings(played, evidence),
    ...fileFindings(played, evidence),
    ...surprises(played),
  ];
}

/** What somebody saw on a page and should not have. */
function surprises({ families, papers, review }: Played): Finding[] {
  const seen = [...families.map((family) => ({ family, surprises: family.surprises })), ...papers];
  return [
    ...seen.flatMap(({ family, surprises }) =>
      surprises.map((what) => wrong(`Élève ${family.answer.student}, page : ${what}.`)),
    ),
    ...review.surprises.map((what) => wrong(`Bureau : ${what}`)),
  ];
}

function stateFindings(taken: readonly Family[], { state }: Evidence): Finding[] {
  const rows = groupBy(state, (row) => row['Élève'] ?? '');
  const answered = new Set(taken.map(({ answer }) => answer.student));
  const twice = [...rows].flatMap(([student, { length }]) =>
    counted(length, 1, `Élève ${student}, lignes dans État`),
  );
  const unasked = state
    .filter((row) => requestIn(row) !== null && !answered.has(row['Élève'] ?? ''))
    .map((row) => wrong(`Élève ${row['Élève']} : une demande que personne n’a envoyée.`));
  const changed = taken.flatMap((family) => stateOf(family, rows.get(family.answer.student)?.[0]));
  return [...twice, ...unasked, ...changed];
}

function stateOf({ answer, sent, taken, receipt }: Family, row: Row | undefined): Finding[] {
  const { student, channel } = answer;
  const request = row === undefined ? null : requestIn(row);
  if (request === null)
    return [{ kind: 'lost', what: `Élève ${student} : demande absente de l’onglet État.` }];
  const same = JSON.stringify(request.answer) === JSON.stringify(sent) && request.channel === channel;
  if (same && request.receipt === receipt && request.changes === taken - 1) return [];
  return [wrong(`Élève ${student} : la demande dans État n’est pas la dernière envoyée.`)];
}

function journalFindings(taken: readonly Family[], { journal }: Evidence): Finding[] {
  const ours = groupBy(
    journal.filter((line) => (line['Clé'] ?? '').startsWith(KEY)),
    (line) => line['Clé'] ?? '',
  );
  const expected = new Map(
    taken.flatMap((family) => keysOf(family).map((key) => [key, family.answer.student])),
  );
  const unasked = [...ours.keys()].filter((key) => !expected.has(key));
  return [
    ...[...expected].flatMap(([key, student]) => {
      const lines = (ours.get(key) ?? []).filter((line) => line['Sujet'] === student);
      return counted(lines.length, 1, `Élève ${student}, lignes du Journal pour un envoi`);
    }),
    ...unasked.map((key) => wrong(`Journal : un envoi refusé y figure (${key}).`)),
  ];
}

function keysOf({ answer, taken }: Family): string[] {
  return Array.from({ length: taken }, (_, change) => keyOf(answer, change));
}

/** Acknowledgements by the receipt number they quote. */
function acknowledgementsIn(
  taken: readonly Family[],
  { mails }: Evidence,
): Map<string, Evidence['mails'][number][]> {
  const receipts = new Set(taken.map(({ receipt }) => receipt));
  const quoting = mails.flatMap((mail) => {
    const receipt = isDecision(mail) ? undefined : mail.body.split(/\s+/).find((word) => receipts.has(word));
    return receipt === undefined ? [] : [{ receipt, mail }];
  });
  const groups = groupBy(quoting, ({ receipt }) => receipt);
  return new Map([...groups].map(([receipt, found]) => [receipt, found.map(({ mail }) => mail)]));
}

/** How many mails acknowledge an answer or a change. */
export function acknowledgementCount(families: readonly Family[], evidence: Evidence): number {
  const taken = families.filter(({ taken }) => taken > 0);
  return [...acknowledgementsIn(taken, evidence).values()].reduce((sum, { length }) => sum + length, 0);
}

/** Who came to the counter without a mail has a paper instead. */
function mailFindings(taken: readonly Family[], evidence: Evidence): Finding[] {
  const received = acknowledgementsIn(taken, evidence);
  return taken.flatMap(({ answer, guardian, receipt, taken: times }) => {
    const mails = received.get(receipt) ?? [];
    const address = guardian?.mail ?? '';
    const elsewhere = mails.filter(({ to }) => to.length !== 1 || to[0]?.toLowerCase() !== address);
    return [
      ...counted(mails.length, address === '' ? 0 : times, `Élève ${answer.student}, accusés de réception`),
      ...elsewhere.map(() => wrong(`Élève ${answer.student} : accusé parti à une autre adresse.`)),
    ];
  });
}
