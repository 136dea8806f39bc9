import type { Blob } from '../../utilities/blob.ts';
import { refused } from '../messages.ts';
import { Node } from '../store/node.ts';

interface Size {
  readonly width: number;
  readonly height: number;
}

/** A new image of its natural size, in pixels. Refuses what is not a PNG, JPEG or GIF. */
export function imageOf(blob: Blob): Node {
  const found = pngSize(blob.buffer) ?? gifSize(blob.buffer) ?? jpegSize(blob.buffer);
  if (found === undefined) throw refused('invalidImage');
  const [type, { width, height }] = found;
  const node = new Node('INLINE_IMAGE');
  node.style = { WIDTH: width, HEIGHT: height, TYPE: type, BASE64: blob.buffer.toString('base64') };
  return node;
}

type Found = readonly [type: string, size: Size];

function pngSize(bytes: Buffer): Found | undefined {
  if (bytes.length < 24 || bytes.toString('latin1', 0, 8) !== '\x89PNG\r\n\x1a\n') return undefined;
  return ['image/png', { width: bytes.readUInt32BE(16), height: bytes.readUInt32BE(20) }];
}

function gifSize(bytes: Buffer): Found | undefined {
  if (bytes.length < 10 || bytes.toString('latin1', 0, 4) !== 'GIF8') return undefined;
  return ['image/gif', { width: bytes.readUInt16LE(6), height: bytes.readUInt16LE(8) }];
}

/** The frame header is one of several markers: walks from segment to segment up to it. */
function jpegSize(bytes: Buffer): Found | undefined {
  if (bytes.length < 4 || bytes.readUInt16BE(0) !== 0xffd8) return undefined;
  for (let at = 2; at + 9 <= bytes.length; at += 2 + bytes.readUInt16BE(at + 2)) {
    const marker = bytes.readUInt16BE(at);
    const isFrame = marker >= 0xffc0 && marker <= 0xffcf && ![0xffc4, 0xffc8, 0xffcc].includes(marker);
    if (isFrame)
      return ['image/jpeg', { height: bytes.readUInt16BE(at + 5), width: bytes.readUInt16BE(at + 7) }];
  }
  return undefined;
}
