import * as z from 'zod/mini';
import { type Family, KEY, keyOf } from './family.ts';
import type { Evidence, Row } from './readBack.ts';

/** Something that does not reconcile: an answer or a mail that is missing, twice there, or not as it was given. */
export interface Finding {
  readonly kind: 'lost' | 'doubled' | 'wrong';
  /** A French sentence, by student number: no name. */
  readonly what: string;
}

/**
 * Compares what families were told with what an auditor reads: every answer taken stands exactly once in *État*, in the
 * Journal and in its conservatoire's *Demandes*, as it was given last, and was acknowledged once; nothing else does.
 */
export function audit(families: readonly Family[], evidence: Evidence): Finding[] {
  const taken = families.filter(({ taken }) => taken > 0);
  return [
    ...stateFindings(taken, evidence),
    ...viewFindings(taken, evidence),
    ...journalFindings(taken, evidence),
    ...mailFindings(taken, evidence),
    ...families.flatMap(({ answer, surprises }) =>
      surprises.map((what): Finding => ({ kind: 'wrong', what: `Élève ${answer.student}, page : ${what}.` })),
    ),
  ];
}

/** Too few of something is lost, too many is doubled. */
function counted(found: number, expected: number, what: string): Finding[] {
  if (found === expected) return [];
  const kind = found < expected ? 'lost' : 'doubled';
  return [{ kind, what: `${what} : ${found} au lieu de ${expected}.` }];
}

function groupBy<T>(items: readonly T[], key: (item: T) => string): Map<string, T[]> {
  const groups = new Map<string, T[]>();
  for (const item of items) {
    const group = groups.get(key(item));
    if (group === undefined) groups.set(key(item), [item]);
    else group.push(item);
  }
  return groups;
}

const requestSchema = z.looseObject({
  status: z.string(),
  receipt: z.string(),
  changes: z.number(),
  answer: z.unknown(),
});

/** The request of a row of *État*, nothing where nobody answered. */
export function requestIn(row: Row): z.infer<typeof requestSchema> | null {
  const text = row['Demande'] ?? '';
  return text === '' ? null : requestSchema.parse(JSON.parse(text));
}

function stateFindings(taken: readonly Family[], { state }: Evidence): Finding[] {
  const rows = groupBy(state, (row) => row['Élève'] ?? '');
  const answered = new Set(taken.map(({ answer }) => answer.student));
  const twice = [...rows].flatMap(([student, { length }]) =>
    counted(length, 1, `Élève ${student}, lignes dans État`),
  );
  const unasked = state
    .filter((row) => requestIn(row) !== null && !answered.has(row['Élève'] ?? ''))
    .map(
      (row): Finding => ({
        kind: 'wrong',
        what: `Élève ${row['Élève']} : une demande que personne n’a envoyée.`,
      }),
    );
  const wrong = taken.flatMap((family) => stateOf(family, rows.get(family.answer.student)?.[0]));
  return [...twice, ...unasked, ...wrong];
}

function stateOf({ answer, sent, taken, receipt }: Family, row: Row | undefined): Finding[] {
  const { student } = answer;
  const request = row === undefined ? null : requestIn(row);
  if (request === null)
    return [{ kind: 'lost', what: `Élève ${student} : demande absente de l’onglet État.` }];
  const same = JSON.stringify(request.answer) === JSON.stringify(sent);
  if (same && request.receipt === receipt && request.changes === taken - 1) return [];
  return [{ kind: 'wrong', what: `Élève ${student} : la demande dans État n’est pas la dernière envoyée.` }];
}

function viewFindings(taken: readonly Family[], { state, requests }: Evidence): Finding[] {
  const expected = new Map(taken.map((family) => [family.answer.student, labelOf(family)]));
  const ownStudents = groupBy(state, (row) => row['Établissement'] ?? '');
  return [...requests].flatMap(([code, view]) => {
    const rows = groupBy(view, (row) => row['N° élève'] ?? '');
    const own = new Set((ownStudents.get(code) ?? []).map((row) => row['Élève'] ?? ''));
    const strangers = [...rows.keys()].filter((student) => !own.has(student));
    return [
      ...[...own].flatMap((student) => rowFindings(student, rows.get(student) ?? [], expected.get(student))),
      ...strangers.map(
        (student): Finding => ({
          kind: 'wrong',
          what: `${code}, Demandes : ${student} n’est pas dans le Registre.`,
        }),
      ),
    ];
  });
}

/** How the sheets call what stands in the end. */
function labelOf({ answer, taken }: Family): string {
  if (answer.decision === 'decline') return 'Ne se réinscrit pas';
  return taken > 1 ? 'Modifiée' : 'Déposée';
}

const UNANSWERED = ['Sans réponse', 'Brouillon'];

function rowFindings(student: string, rows: readonly Row[], label: string | undefined): Finding[] {
  const shown = rows[0]?.['Statut'] ?? '';
  const isRight = rows.length === 0 || (label === undefined ? UNANSWERED.includes(shown) : shown === label);
  return [
    ...counted(rows.length, 1, `Élève ${student}, lignes dans Demandes`),
    ...(isRight
      ? []
      : [{ kind: 'wrong', what: `Élève ${student}, Demandes : statut « ${shown} ».` } as const]),
  ];
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
    ...unasked.map(
      (key): Finding => ({ kind: 'wrong', what: `Journal : un envoi refusé y figure (${key}).` }),
    ),
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
    const receipt = mail.body.split(/\s+/).find((word) => receipts.has(word));
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

function mailFindings(taken: readonly Family[], evidence: Evidence): Finding[] {
  const received = acknowledgementsIn(taken, evidence);
  return taken.flatMap(({ answer, guardian, receipt, taken: times }) => {
    const mails = received.get(receipt) ?? [];
    const address = guardian?.mail ?? '';
    const elsewhere = mails.filter(({ to }) => to.length !== 1 || to[0]?.toLowerCase() !== address);
    return [
      ...counted(mails.length, times, `Élève ${answer.student}, accusés de réception`),
      ...elsewhere.map(
        (): Finding => ({
          kind: 'wrong',
          what: `Élève ${answer.student} : accusé parti à une autre adresse.`,
        }),
      ),
    ];
  });
}
