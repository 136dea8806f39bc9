import type { TownNow } from '../campaign/settings.ts';
import { dayOf, frenchDay, instantFrom } from '../dates.ts';
import { normalise } from '../people/sameness.ts';
import type { StudentRow } from '../people/tabs.ts';
import { type Review, reviewOf } from '../requests/decided.ts';
import { documentsOn } from '../requests/documents.ts';
import { statusOf } from '../requests/state.ts';
import { givenFor } from '../supporting/given.ts';
import type { SupportingDocument } from '../supporting/rules.ts';
import { documentLines } from '../supporting/views.ts';

/** The documents asked of a student at this instant, by the rules or by a clerk. */
export function askedOf(row: StudentRow, town: TownNow, now: number): SupportingDocument[] {
  return documentLines(row, documentsOn(row, town, now))
    .filter(({ state }) => state !== 'waived')
    .map(({ document }) => document);
}

/** A list of documents as a clerk writes it: one a line, or between semicolons. */
export function documentsIn(reason: string): string[] {
  return reason
    .split(/[\n;]/)
    .map((text) => text.trim())
    .filter((text) => text !== '');
}

/** Longest name of a document that a clerk adds. */
export const longestLabel = 200;

/** Fewer letters could be the beginning of anything. */
const shortestName = 4;

/** Does this name one of a clerk's list mean this document? By its whole name, or by the beginning of it. */
export function isNamed({ label }: Pick<SupportingDocument, 'label'>, asked: string): boolean {
  const name = normalise(asked.slice(0, longestLabel));
  return normalise(label) === name || (name.length >= shortestName && normalise(label).startsWith(name));
}

/**
 * Labels of the documents that a demand named and of which nothing was received since (PAR-013): one that was given
 * and then refused is not among them, since its refusal left the family without a last day.
 */
export function awaitedOf(row: StudentRow, asked: readonly SupportingDocument[]): string[] {
  const review = reviewOf(row);
  if (review?.state !== 'documentsAsked' || statusOf(row) !== 'documentsAsked') return [];
  const names = documentsIn(review.reason);
  return asked
    .filter((document) => {
      const { files, verdict } = givenFor(row, document.id);
      const isAwaited = verdict
        ? verdict.kind === 'refused' && verdict.lot === review.lot
        : files.length === 0;
      return isAwaited && names.some((name) => isNamed(document, name));
    })
    .map(({ label }) => label);
}

/** What a rejection for documents that did not come says, true for this student (PAR-015). */
export function lateReason({ at, until }: Review, awaited: readonly string[]): string {
  const askedOn = frenchDay(dayOf(instantFrom(at)));
  return `Pièces demandées le ${askedOn}, à envoyer avant la fin du ${frenchDay(until)}, et non reçues\u00a0: ${awaited.join(', ')}.`;
}

/** Is the last day of a demand over, with documents of it still awaited (PAR-015)? */
export function isLate(row: StudentRow, town: TownNow, now: number): boolean {
  const review = reviewOf(row);
  return (
    review?.state === 'documentsAsked' &&
    review.until < dayOf(now) &&
    awaitedOf(row, askedOf(row, town, now)).length > 0
  );
}
