import * as z from 'zod/mini';

/** A line of the settings that people read. */
export const text = z.string().check(z.minLength(1), z.maxLength(300));
/** A civil day in the town's time zone. */
export const civilDay = z.string().check(z.regex(/^\d{4}-\d{2}-\d{2}$/));
/** A civil instant in the town's time zone, to the minute; see `boundOf` for what `23:59` means. */
export const civilMinute = z.string().check(z.regex(/^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}$/));
