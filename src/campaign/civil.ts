import * as z from 'zod/mini';
import { instantOf } from '../dates.ts';

/** A line of the settings that people read. */
export const text = z.string().check(z.minLength(1), z.maxLength(300));
/** A civil day in the town's time zone. */
export const civilDay = z.string().check(z.regex(/^\d{4}-\d{2}-\d{2}$/));
/** A civil instant in the town's time zone, to the minute; see `boundOf` for what `23:59` means. */
export const civilMinute = z.string().check(z.regex(/^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}$/));

/** The same, of the calendar: what a clerk types may be 31 February. */
export const realDay = () => civilDay.check(z.refine(exists));
export const realMinute = () => civilMinute.check(z.refine(exists));

function exists(civil: string): boolean {
  try {
    return instantOf(civil) > 0;
  } catch {
    return false;
  }
}
