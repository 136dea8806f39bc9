/** What XML cannot carry, or ExcelTS drops: controls but the tab and the new line, halves of pairs, two that are no characters. */
const UNWRITABLE = /(?![\t\n\x80-\x9F])\p{Cc}|\p{Cs}|[\uFFFE\uFFFF]/gu;

/** Excel reads `_x0041_` in any text as the character of that number. */
const READ_AS_CHARACTER = /_(?=x[0-9a-f]{4}_)/gi;

const written = (character: string) =>
  `_x${character.charCodeAt(0).toString(16).toUpperCase().padStart(4, '0')}_`;

/** The text as the file must hold it for Excel to read this very text. */
export function escaped(text: string): string {
  return text.replace(READ_AS_CHARACTER, written).replace(UNWRITABLE, written);
}

/** The text cut into pieces of that many characters at most (2 or more), no pair in two. */
export function pieces(text: string, size: number): string[] {
  const cut: string[] = [];
  for (let from = 0; from < text.length; ) {
    const splitsPair = (text.codePointAt(from + size - 1) ?? 0) > 0xffff;
    const until = from + size - (splitsPair ? 1 : 0);
    cut.push(text.slice(from, until));
    from = until;
  }
  return cut;
}
