/** A fingerprint that can be read aloud. */
export function inFours(digest: string): string {
  return digest.replace(/(.{4})(?=.)/g, '$1 ');
}
