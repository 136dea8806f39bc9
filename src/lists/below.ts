/**
 * Wishes that saying no to a course gives up with it: those below, down to the seat that is held and kept; none when a
 * better one is held.
 */
export function belowOf(
  wishes: readonly string[],
  course: string,
  held: string | undefined,
): readonly string[] {
  return wishes.slice(wishes.indexOf(course) + 1, held === undefined ? undefined : wishes.indexOf(held));
}
