import { type ContentProblem, contentOf, largestFile, problemWords } from '../../src/supporting/content.ts';

/** A chosen file made ready to leave, or why it cannot. */
export type Prepared =
  | { readonly kind: 'ready'; readonly base64: string; readonly picture: Blob | null }
  | { readonly kind: 'refused'; readonly message: string };

/** A page of text photographed stays legible at this size, and weighs a third of the limit. */
const longestSide = 2200;
const wanted = 700 * 1024;
/** Above this, the browser is asked to decode smaller: a photo of 40 megapixels fills a phone's memory. */
const heavy = 3 * 1024 * 1024;

const refused = (problem: ContentProblem): Prepared => ({ kind: 'refused', message: problemWords(problem) });

/**
 * A photo is made smaller and upright, and loses what its camera wrote in it (the place, the hour); a PDF and a small
 * PNG leave as they are. The program looks at the content again.
 */
export async function prepare(file: Blob): Promise<Prepared> {
  const content = contentOf(await bytesOf(file.slice(0, largestFile)));
  const isPdf = content.kind !== 'heic' && (await isPdfFile(file));
  if (content.kind === 'empty') return refused(content);
  if (isPdf) {
    if (file.size > largestFile) return refused({ kind: 'tooLarge', bytes: file.size });
    return content.kind === 'fine' ? ready(file, null) : refused(content);
  }
  if (content.kind === 'fine' && content.type === 'image/png' && file.size <= wanted)
    return ready(file, file);
  const smaller = await shrunk(file);
  if (smaller) return ready(smaller, smaller);
  if (content.kind === 'cutShort' && file.size > largestFile)
    return refused({ kind: 'tooLarge', bytes: file.size });
  return content.kind === 'fine' ? refused({ kind: 'cutShort' }) : refused(content);
}

async function bytesOf(file: Blob): Promise<Uint8Array> {
  return new Uint8Array(await file.arrayBuffer());
}

async function isPdfFile(file: Blob): Promise<boolean> {
  return (await file.slice(0, 5).text()) === '%PDF-';
}

/** As a JPEG of reasonable weight; null where the browser cannot read the picture. */
async function shrunk(file: Blob): Promise<Blob | null> {
  const picture = await decoded(file);
  if (picture === null) return null;
  try {
    let best: Blob | null = null;
    for (const [side, quality] of [
      [longestSide, 0.82],
      [longestSide, 0.65],
      [1600, 0.6],
    ] as const) {
      best = await asJpeg(picture, side, quality);
      if (best && best.size <= wanted) break;
    }
    return best && best.size <= largestFile ? best : null;
  } finally {
    picture.close();
  }
}

async function decoded(file: Blob): Promise<ImageBitmap | null> {
  const upright = { imageOrientation: 'from-image' } as const;
  const smaller = { ...upright, resizeWidth: longestSide, resizeQuality: 'high' } as const;
  const attempts = file.size > heavy ? [smaller, upright] : [upright];
  for (const options of attempts) {
    try {
      return await createImageBitmap(file, options);
    } catch {
      // An older browser knows fewer options, and none knows every format.
    }
  }
  return null;
}

function asJpeg(picture: ImageBitmap, side: number, quality: number): Promise<Blob | null> {
  const scale = Math.min(1, side / Math.max(picture.width, picture.height));
  const canvas = document.createElement('canvas');
  canvas.width = Math.max(1, Math.round(picture.width * scale));
  canvas.height = Math.max(1, Math.round(picture.height * scale));
  const pen = canvas.getContext('2d');
  if (pen === null) return Promise.resolve(null);
  pen.fillStyle = '#fff';
  pen.fillRect(0, 0, canvas.width, canvas.height);
  pen.drawImage(picture, 0, 0, canvas.width, canvas.height);
  return new Promise((resolve) => canvas.toBlob(resolve, 'image/jpeg', quality));
}

function ready(file: Blob, picture: Blob | null): Promise<Prepared> {
  return new Promise((resolve) => {
    const reader = new FileReader();
    reader.onload = () => {
      const text = String(reader.result);
      resolve({ kind: 'ready', base64: text.slice(text.indexOf(',') + 1), picture });
    };
    reader.onerror = () => resolve(refused({ kind: 'cutShort' }));
    reader.readAsDataURL(file);
  });
}
