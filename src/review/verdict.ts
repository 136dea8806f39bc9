import { stamp } from '../dates.ts';
import { normalise } from '../people/sameness.ts';
import type { StudentRow } from '../people/tabs.ts';
import {
  type Documents,
  documentsOf,
  givenFor,
  type Verdict,
  type verdictWords,
  withVerdict,
} from '../supporting/given.ts';
import type { SupportingDocument } from '../supporting/rules.ts';

/** A decision somebody wants taken about one document of one student. */
export interface WantedVerdict {
  readonly kind: keyof typeof verdictWords;
  readonly document: SupportingDocument;
  /** Why it is refused; or until when it is valid, `JJ/MM/AAAA` or `AAAA-MM-JJ`. */
  readonly reason: string;
  readonly by: string;
  readonly lot: number;
  readonly at: number;
}

/** Longest reason for one document: those of all the documents of a child stand in one mail. */
const longestVerdict = 1000;

export type VerdictOutcome =
  | { readonly kind: 'same' }
  | { readonly kind: 'refused'; readonly sentence: string }
  | { readonly kind: 'decided'; readonly documents: Documents; readonly tells: boolean };

/** What becomes of one document: what was given is judged, what was judged can be asked again. */
export function judge(row: StudentRow, wanted: WantedVerdict): VerdictOutcome {
  const { kind, document, reason, by, lot, at } = wanted;
  const given = givenFor(row, document.id);
  const documents = documentsOf(row);
  if (kind === 'none') {
    if (!given.verdict) return { kind: 'same' };
    return { kind: 'decided', documents: withVerdict(documents, document.id, null), tells: false };
  }
  if (kind === 'accepted' && given.files.length === 0)
    return no('Aucun fichier n’est reçu. La pièce est vue sur papier\u202f? Décidez «\u00a0Vue\u00a0».');
  if (kind === 'refused' && reason.trim() === '')
    return no('«\u00a0Refuser\u00a0» demande un motif, que la famille lira\u00a0: écrivez-le à côté.');
  if (reason.length > longestVerdict)
    return no(`Le motif dépasse ${longestVerdict} caractères\u00a0: raccourcissez-le.`);
  const until = kind === 'seen' || kind === 'accepted' ? dayIn(reason) : '';
  if (until === null) return no(`«\u00a0${reason}\u00a0» n’est pas une date. Exemple\u00a0: 30/09/2026.`);
  const verdict: Verdict = {
    // A paper on somebody's health is not kept: it was seen.
    kind: kind === 'accepted' && document.isSensitive ? 'seen' : kind,
    at: stamp(at),
    by,
    reason: kind === 'refused' || kind === 'waived' ? reason.trim() : '',
    until,
    lot,
  };
  if (isSame(given.verdict, verdict)) return { kind: 'same' };
  return {
    kind: 'decided',
    documents: withVerdict(documents, document.id, verdict),
    tells: kind === 'refused',
  };
}

function no(sentence: string): VerdictOutcome {
  return { kind: 'refused', sentence };
}

function isSame(before: Verdict | null, next: Verdict): boolean {
  return before?.kind === next.kind && before.reason === next.reason && before.until === next.until;
}

/** A day as people write it, as `YYYY-MM-DD`; empty stays empty, anything else is `null`. */
function dayIn(text: string): string | null {
  const typed = normalise(text).replace(/^valable(jusquau)?/, '');
  if (typed === '') return '';
  const [, year, month, day] = /^(\d{4})-?(\d{2})-?(\d{2})$/.exec(typed) ?? [];
  const [, d, m, y] = /^(\d{1,2})[/.](\d{1,2})[/.](\d{4})$/.exec(typed) ?? [];
  const parts = year ? [year, month, day] : y ? [y, m?.padStart(2, '0'), d?.padStart(2, '0')] : null;
  const iso = parts?.join('-') ?? '';
  const date = Date.parse(`${iso}T00:00:00Z`);
  return Number.isNaN(date) || new Date(date).toISOString().slice(0, 10) !== iso ? null : iso;
}
