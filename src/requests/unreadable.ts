import type { FieldProblem } from './check.ts';

/** Where a call broke its schema, as a path in what was sent. */
interface Issue {
  readonly path: readonly PropertyKey[];
}

const messages: Readonly<Record<string, string>> = {
  keep: 'Un cursus coché est illisible. Décochez-le, ou rechargez la page.',
  demands: 'Une demande est inconnue ou trop longue. Décochez-la, ou rechargez la page.',
};

/**
 * An answer whose choices cannot be read at all, told at the field of the page where they are made: what was typed
 * stays on the screen. Empty for anything else.
 */
export function unreadableFields(issues: readonly Issue[]): FieldProblem[] {
  const steps = new Set(issues.flatMap(({ path }) => (path[0] === 'answer' ? [String(path[1])] : [])));
  return Object.entries(messages).flatMap(([field, message]) =>
    steps.has(field) ? [{ field, message }] : [],
  );
}
