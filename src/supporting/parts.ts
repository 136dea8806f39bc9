/** How many characters of base64 one call carries: what `google.script.run` surely takes. A longer file comes in parts. */
export const partLength = 855_000;

/** A part that waits for the last one is cut for Google's cache: at most 100 KB a value. */
export const sliceLength = 95_000;

export const slicesInPart = partLength / sliceLength;

/** Parts of the largest file (2 MiB, four characters of base64 for three bytes). */
export const mostParts = Math.ceil((Math.ceil((2 * 1024 * 1024) / 3) * 4) / partLength);

/** A file as base64, in its parts: all as long as one call carries, but the last. */
export function partsOfFile(base64: string): string[] {
  const parts: string[] = [];
  for (let i = 0; i * partLength < Math.max(1, base64.length); i++) {
    parts.push(base64.slice(i * partLength, (i + 1) * partLength));
  }
  return parts;
}
