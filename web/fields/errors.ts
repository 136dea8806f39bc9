/** One thing to correct: `field` is the path in the answer and the id of the element to focus. */
export interface FieldError {
  readonly field: string;
  readonly message: string;
}

/** The message for one field, where there is one. */
export const errorOf = (errors: readonly FieldError[], field: string): string | undefined =>
  errors.find((error) => error.field === field)?.message;

export const errorId = (field: string): string => `${field}-error`;
export const hintId = (field: string): string => `${field}-hint`;

/** What `aria-describedby` lists for a field, or undefined where there is nothing to say. */
export function describedBy(field: string, hint: unknown, error: unknown): string | undefined {
  const ids = [hint ? hintId(field) : '', error ? errorId(field) : ''].filter((id) => id !== '');
  return ids.length === 0 ? undefined : ids.join(' ');
}
