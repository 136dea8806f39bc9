/** Under the 200,000 characters the program takes a call, with room for what JSON adds. */
export const longestPart = 180_000;

/**
 * A school file in parts of at most `longest` characters, which joined again are the file the program reads. It is
 * composed and its line ends unified first, as the program does with each part: cut between CR and LF, or between a
 * letter and its accent, a part would read otherwise alone. Cuts fall after a line end where one is in reach, and
 * never inside a pair of half characters. An empty text is one empty part.
 */
export function partsOf(text: string, longest = longestPart): string[] {
  const whole = text.normalize('NFC').replace(/\r\n?/g, '\n');
  const parts: string[] = [];
  let start = 0;
  do {
    const end = cut(whole, start, start + longest);
    parts.push(whole.slice(start, end));
    start = end;
  } while (start < whole.length);
  return parts;
}

function cut(text: string, start: number, end: number): number {
  if (end >= text.length) return text.length;
  const lineEnd = text.lastIndexOf('\n', end - 1);
  if (lineEnd >= start) return lineEnd + 1;
  const splitsPair = /[\ud800-\udbff]/.test(text.charAt(end - 1)) && end - start > 1;
  return splitsPair ? end - 1 : end;
}
