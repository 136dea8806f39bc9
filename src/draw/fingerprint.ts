/**
 * SHA-256 of the built program, which the build writes here. To check it, put this mark back in `Code.js` in its place:
 * the fingerprint is that of the file with the mark.
 */
export const program = 'empreinte-du-programme-ecrite-a-la-construction-0000000000000000';

/** A fingerprint that can be read aloud. */
export function inFours(digest: string): string {
  return digest.replace(/(.{4})(?=.)/g, '$1 ');
}
