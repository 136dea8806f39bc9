/** Most students one decision is taken for at once. */
export const mostChosen = 300;

/** Stands in no number of a school, and an address carries it as it is. */
const between = '~';

/** Numbers of students as an address carries them: how all of them begin, once, then the rest of each. */
export function packed(numbers: readonly string[]): string {
  const [first = ''] = numbers;
  let shared = first.length;
  while (!numbers.every((number) => number.startsWith(first.slice(0, shared)))) shared--;
  return [first.slice(0, shared), ...numbers.map((number) => number.slice(shared))].join(between);
}

/** The numbers an address carries; anybody may have written it, so that they are only asked about. */
export function unpacked(text: string): string[] {
  const [shared = '', ...rests] = text.split(between);
  return [...new Set(rests.map((rest) => shared + rest))].filter((number) => number !== '');
}
