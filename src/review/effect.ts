import type { TownNow } from '../campaign/settings.ts';
import { isLimitedStudent, type Limited } from '../people/limited.ts';
import type { StudentRow } from '../people/tabs.ts';
import { decisionWords, type Review, reviewOf } from '../requests/decided.ts';
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
import { askedOf } from './awaited.ts';
import { decide } from './decide.ts';
import type { Before, Item } from './lots.ts';
import { type Tells, toldBy } from './mails.ts';
import { judge } from './verdict.ts';

/** How long the mails of a batch wait, so that it can be taken back before anybody reads it. */
export const mailsWait = 10 * 60 * 1000;

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
      readonly tells: Tells | null;
    };

export interface Setting {
  readonly town: TownNow;
  readonly by: string;
  readonly lot: number;
  readonly limited: Limited;
  readonly now: number;
}

/** The rule behind each kind of item; nothing is decided of frozen data. Pure. */
export function effectOf(row: StudentRow, item: Item, setting: Setting): Effect {
  if (isLimitedStudent(setting.limited, row))
    return {
      kind: 'refused',
      sentence: 'Données gelées, à la demande d’une personne\u00a0: rien ne se décide avant la levée du gel.',
    };
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
  const rules = askedOf(row, town, now);
  const { decision, reason } = item;
  const outcome = decide(row, { decision, reason, by, lot, at: now + mailsWait, rules });
  if (outcome.kind !== 'decided') return outcome;
  const { review, documents, tells } = outcome;
  const told = { told: toldBy(review), reason: review?.reason ?? '', until: review?.until ?? '' };
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
  const told = { told: 'documentRefused', refused: [[document.label, item.reason.trim()]] } as const;
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

/** Does this still stand as a batch left it? What it cleared has no number any more: nothing stands there. */
export function isLeftBy(row: StudentRow, before: Before, lot: number): boolean {
  const now = before.kind === 'verdict' ? givenFor(row, before.document).verdict : reviewOf(row);
  return before.isCleared ? now === null : now?.lot === lot;
}
