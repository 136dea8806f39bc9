import * as z from 'zod/mini';

/** One line of typing. */
export const line = z.string().check(z.maxLength(200));

/** Of a request, drawn by the page: the same one again is answered the same. */
export const key = z.string().check(z.regex(/^[A-Za-z0-9_-]{16,64}$/));

/** Opaque: signed by the program. */
export const session = z.string().check(z.maxLength(300));

/** Number of a student. */
export const student = z.string().check(z.minLength(1), z.maxLength(40));
