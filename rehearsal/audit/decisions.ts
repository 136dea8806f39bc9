import type { Played } from '../play/campaign.ts';
import type { Family } from '../play/family.ts';
import type { Decided } from '../play/review.ts';
import { counted, type Finding, groupBy, wrong } from './findings.ts';
import type { Evidence, Row } from './readBack.ts';

/** How the mail of a decision begins; who finds a request complete tells nobody, nor who accepts a document. */
const SUBJECTS: Readonly<Record<string, string>> = {
  'Demander des pièces': 'Pièces à envoyer avant la fin',
  Confirmer: 'Demande prise en compte',
  'Réinscription faite': 'Réinscription faite',
  'Envisager un rejet': 'Votre réponse est attendue',
  'Envisager une disqualification': 'Votre réponse est attendue',
  Rejeter: 'Demande rejetée',
  Disqualifier: 'Demande disqualifiée',
  Annuler: 'Demande annulée',
  Refuser: 'Une pièce est à remplacer',
};

const BEGINNINGS = [...new Set(Object.values(SUBJECTS))];

/** One mail names every document of a student that a batch refused. */
const SEVERAL_REFUSED = /^\d+\spièces sont à remplacer/;

type Mail = Evidence['mails'][number];

/** Does this mail tell a decision of the office? */
export function isDecision(mail: Pick<Mail, 'subject'>): boolean {
  return beginningOf(mail) !== '';
}

/** The lines of the Journal that decide on a request or on a document, those that were taken back among them. */
export function decisionLines({ journal }: Evidence): Row[] {
  return journal.filter((line) => /^(Décision|Pièce «.*»), lot \d/.test(plainSpaces(line['Quoi'] ?? '')));
}

/** Every decision stands once in the Journal, was told once to whom it concerns, and nothing else was. */
export function decisionFindings(played: Played, evidence: Evidence): Finding[] {
  const { decided, undone } = played.review;
  const lines = groupBy(decisionLines(evidence), keyOfLine);
  const expected = groupBy(decided, keyOf);
  const unasked = [...lines.keys()].filter((key) => !expected.has(key));
  const back = evidence.journal.filter((line) => (line['Quoi'] ?? '').startsWith('Retour en arrière'));
  return [
    ...[...expected].flatMap(([key, { length }]) =>
      counted(lines.get(key)?.length ?? 0, length, `Journal, ${key}`),
    ),
    ...unasked.map((key) => wrong(`Journal : une décision que personne n’a prise (${key}).`)),
    ...counted(
      back.length,
      undone.reduce((sum, { count }) => sum + count, 0),
      'Journal, retours en arrière',
    ),
    ...mailFindings(played, evidence),
  ];
}

function keyOf({ student, document, word, lot }: Decided): string {
  const what = document === '' ? 'Décision' : `Pièce « ${plainSpaces(document)} »`;
  return `${student} : ${what}, lot ${lot} : ${word}`;
}

function keyOfLine(line: Row): string {
  return `${line['Sujet']} : ${plainSpaces(line['Quoi'] ?? '')}`;
}

function plainSpaces(text: string): string {
  return text.replace(/[\u00a0\u202f]/g, ' ');
}

function mailFindings({ families, review }: Played, { mails }: Evidence): Finding[] {
  const byStudent = new Map(families.map((family) => [family.answer.student, family]));
  const told = onceABatch(review.decided).filter(
    (decided) =>
      !decided.isUndone && decided.word in SUBJECTS && reaches(byStudent.get(decided.student), decided),
  );
  const expected = groupBy(
    told,
    ({ student, word }) => `${byStudent.get(student)?.receipt} ${SUBJECTS[word]}`,
  );
  const byReceipt = new Map(families.map((family) => [family.receipt, family]));
  const found = groupBy(
    mails.filter(isDecision),
    (mail) => `${receiptIn(mail, byReceipt)} ${beginningOf(mail)}`,
  );
  const astray = mails
    .filter(isDecision)
    .filter(
      (mail) => mail.to[0]?.toLowerCase() !== byReceipt.get(receiptIn(mail, byReceipt))?.guardian?.mail,
    );
  return [
    ...[...new Set([...expected.keys(), ...found.keys()])].flatMap((key) =>
      counted(found.get(key)?.length ?? 0, expected.get(key)?.length ?? 0, `Courriel de décision, ${key}`),
    ),
    ...astray.map(({ subject }) => wrong(`Courriel de décision parti à une autre adresse : ${subject}.`)),
  ];
}

/** The refusals of a batch about one student are told together. */
function onceABatch(decided: readonly Decided[]): Decided[] {
  const seen = new Set<string>();
  return decided.filter(({ student, word, lot }) => {
    const key = `${student} ${lot}`;
    const isToldAlready = word === 'Refuser' && seen.has(key);
    if (word === 'Refuser') seen.add(key);
    return !isToldAlready;
  });
}

/** Who sent no request yet is told nothing: the paper came with a brother's or a sister's. */
function reaches(family: Family | undefined, { at }: Decided): boolean {
  if (!family || family.taken === 0) return false;
  return family.answer.at <= at && (family.guardian?.mail ?? '') !== '';
}

function beginningOf({ subject }: Pick<Mail, 'subject'>): string {
  if (SEVERAL_REFUSED.test(subject)) return SUBJECTS['Refuser'] ?? '';
  return BEGINNINGS.find((beginning) => subject.startsWith(beginning)) ?? '';
}

function receiptIn({ body }: Mail, receipts: ReadonlyMap<string, Family>): string {
  return body.split(/\s+/).find((word) => receipts.has(word)) ?? '';
}
