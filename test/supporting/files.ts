import { readFileSync } from 'node:fs';

/** Real small files, and two that are not what they say. */
export const piece = (name: string): Buffer =>
  readFileSync(new URL(`../../examples/pieces/${name}`, import.meta.url));

/** A JPEG of a given weight: the same picture, with a long comment in it. */
export function heavyJpeg(bytes: number): Buffer {
  const photo = piece('photo-identite.jpg');
  const parts: Buffer[] = [photo.subarray(0, 2)];
  let missing = bytes - photo.length;
  while (missing > 0) {
    const length = Math.min(missing, 60_000);
    const comment = Buffer.alloc(Math.max(4, length), 0x20);
    comment.set([0xff, 0xfe, ((comment.length - 2) >> 8) & 255, (comment.length - 2) & 255]);
    parts.push(comment);
    missing -= comment.length;
  }
  return Buffer.concat([...parts, photo.subarray(2)]);
}
