import * as z from 'zod/mini';
import type { Category } from '../campaign/retention.ts';
import { key, line } from './fields.ts';

/* How long data are kept, what is held, what is destroyed. `calls.ts` takes it in. */

/** One line of the table of retention, and what is due by it now. */
export interface RetentionRow {
  readonly category: Category;
  readonly label: string;
  readonly what: string;
  readonly from: string;
  readonly months: number;
  readonly least: number;
  readonly most: number;
  readonly source: string;
  /** How many may go now; 0 for none. */
  readonly due: number;
}

/** Something kept whatever its age. */
export interface HoldLine {
  /** Empty for a contestation that holds by itself. */
  readonly number: string;
  readonly kind: 'person' | 'course' | 'draw' | 'appeal' | 'complaint';
  readonly target: string;
  /** Who or what it is, in words. */
  readonly words: string;
  readonly reason: string;
  readonly since: string;
  readonly by: string;
}

/** A purge or an erasure, as the team follows it. */
export interface EliminationLine {
  readonly number: string;
  readonly kind: 'purge' | 'erasure';
  /** In words. */
  readonly preparedAt: string;
  readonly preparedBy: string;
  readonly state: 'waiting' | 'allowed' | 'underWay' | 'done' | 'abandoned';
  readonly counted: readonly { readonly label: string; readonly count: number; readonly days: string }[];
  /** *M. Untel, directeur des archives, le 3 juin 2027*; empty until then. */
  readonly visa: string;
  readonly doneAt: string;
  /** Conservatoires whose workbook could not be written, and shows still what is gone. */
  readonly left: readonly string[];
  /** Once it is done: what went or lost its names, in words, and how many of it. */
  readonly gone: readonly (readonly [what: string, count: number])[];
  readonly reason: string;
}

/** How far a removal is, which goes on from one call to the next. */
export interface Removed {
  readonly isDone: boolean;
  /** Tabs looked through so far, of so many. */
  readonly looked: number;
  readonly tabs: number;
}

export interface RetentionPage {
  readonly table: readonly RetentionRow[];
  /** People who are due and held, so that they stay. */
  readonly held: number;
  readonly holds: readonly HoldLine[];
  /** The newest first. */
  readonly eliminations: readonly EliminationLine[];
  /** The *bordereau* of each purge that waits for its visa, as a page to print, by number. */
  readonly papers: Readonly<Record<string, string>>;
}

const reason = () => z.string().check(z.minLength(1), z.maxLength(1000));

export const retentionSchemas = {
  /** How long each kind of data is kept, what is due, what is held, and the purges there were. */
  'office.retention': () => z.object({}),
  /** The whole table, in months. */
  'office.setRetention': () => z.object({ months: z.record(line, z.number()), requestKey: key }),
  /** Prepares the *bordereau* of what is due now; the number shown is confirmed. */
  'office.preparePurge': () => z.object({ confirmed: z.number(), requestKey: key }),
  /** The visa of the archives, given on a civil day. */
  'office.purgeVisa': () => z.object({ number: line, name: line, quality: line, on: line, requestKey: key }),
  'office.abandonPurge': () => z.object({ number: line, reason: reason(), requestKey: key }),
  /** Does what the archives allowed; call again, the very same, until it is done. */
  'office.purge': () => z.object({ number: line, requestKey: key }),
  /** Keeps somebody, a course or a draw, whatever the age. */
  'office.hold': () =>
    z.object({
      kind: z.enum(['person', 'course', 'draw']),
      target: line,
      reason: reason(),
      requestKey: key,
    }),
  /** Lifts a hold by its number, or that of a contestation. */
  'office.liftHold': () => z.object({ target: line, reason: reason(), requestKey: key }),
} as const;

export interface RetentionAnswers {
  'office.retention': RetentionPage;
  'office.setRetention': RetentionPage;
  'office.preparePurge': RetentionPage;
  'office.purgeVisa': RetentionPage;
  'office.abandonPurge': RetentionPage;
  /** The page once it is done, and `null` until then. */
  'office.purge': Removed & { readonly page: RetentionPage | null };
  'office.hold': RetentionPage;
  'office.liftHold': RetentionPage;
}
