/** What a family may give (CAE-002). */
export type FileType = 'application/pdf' | 'image/jpeg' | 'image/png';

export const extensions: Readonly<Record<FileType, string>> = {
  'application/pdf': 'pdf',
  'image/jpeg': 'jpg',
  'image/png': 'png',
};

/** Largest file, in bytes (CAE-004). */
export const largestFile = 2 * 1024 * 1024;

/** Why a file cannot be taken, with the facts to explain it. */
export type ContentProblem =
  | { readonly kind: 'empty' }
  | { readonly kind: 'tooLarge'; readonly bytes: number }
  | { readonly kind: 'heic' }
  | { readonly kind: 'otherType' }
  /** It begins like one of the types, and its end is missing. */
  | { readonly kind: 'cutShort' };

export type Content = { readonly kind: 'fine'; readonly type: FileType } | ContentProblem;

/**
 * What a file really is, by its first and last bytes: its name proves nothing (CAE-002). Signed bytes, as Google gives
 * them, and unsigned ones read alike. Formats: ISO 32000-1 7.5, ITU T.81 annex B, PNG (ISO 15948) 5, ISO 23008-12.
 */
export function contentOf(bytes: ArrayLike<number>): Content {
  if (bytes.length === 0) return { kind: 'empty' };
  if (bytes.length > largestFile) return { kind: 'tooLarge', bytes: bytes.length };
  if (has(bytes, 4, letters('ftyp')) && /^(hei|hev|mif|msf)/.test(textAt(bytes, 8, 4)))
    return { kind: 'heic' };
  const found = types.find(({ begins }) => begins(bytes));
  if (!found) return { kind: 'otherType' };
  return found.ends(bytes) ? { kind: 'fine', type: found.type } : { kind: 'cutShort' };
}

interface Format {
  readonly type: FileType;
  readonly begins: (bytes: ArrayLike<number>) => boolean;
  readonly ends: (bytes: ArrayLike<number>) => boolean;
}

const pngSignature = [137, 80, 78, 71, 13, 10, 26, 10];
const jpegBegins = [255, 216, 255];
const jpegEnds = [255, 217];

const types: readonly Format[] = [
  {
    type: 'application/pdf',
    begins: (bytes) => has(bytes, 0, letters('%PDF-')),
    ends: (bytes) => lastIndexOf(bytes, letters('%%EOF'), 0) > 0,
  },
  {
    type: 'image/jpeg',
    begins: (bytes) => has(bytes, 0, jpegBegins),
    ends: (bytes) => {
      const scan = scanOf(bytes);
      return scan !== null && lastIndexOf(bytes, jpegEnds, scan) > 0;
    },
  },
  {
    type: 'image/png',
    begins: (bytes) => has(bytes, 0, pngSignature) && has(bytes, 12, letters('IHDR')),
    ends: (bytes) => lastIndexOf(bytes, letters('IEND'), 33) > 0,
  },
];

/** Where the picture of a JPEG begins, after its segments: a thumbnail before it has an end of its own. */
function scanOf(bytes: ArrayLike<number>): number | null {
  let place = 2;
  while (at(bytes, place) === 0xff) {
    const marker = at(bytes, place + 1);
    if (marker === 0xda) return place;
    place += marker === 0xff ? 1 : 2 + at(bytes, place + 2) * 256 + at(bytes, place + 3);
  }
  return null;
}

function at(bytes: ArrayLike<number>, place: number): number {
  return (bytes[place] ?? 0) & 0xff;
}

function letters(text: string): number[] {
  return Array.from(text, (letter) => letter.charCodeAt(0));
}

function has(bytes: ArrayLike<number>, place: number, codes: readonly number[]): boolean {
  return codes.every((code, i) => at(bytes, place + i) === code);
}

function textAt(bytes: ArrayLike<number>, place: number, length: number): string {
  return Array.from({ length }, (_, i) => String.fromCharCode(at(bytes, place + i))).join('');
}

/** Last place of these bytes, not before `from`; -1 when they are not there. */
function lastIndexOf(bytes: ArrayLike<number>, codes: readonly number[], from: number): number {
  const [first = 0] = codes;
  for (let place = bytes.length - codes.length; place >= from; place--) {
    if (at(bytes, place) === first && has(bytes, place, codes)) return place;
  }
  return -1;
}

/** `720 Ko`, `2,4 Mo`: never less than it is, so that 2,1 is more than 2. */
export function sizeWords(bytes: number): string {
  if (bytes < 1000 * 1024) return `${Math.ceil(bytes / 1024)}\u00a0Ko`;
  const tenths = Math.ceil((bytes * 10) / (1024 * 1024));
  return `${String(tenths / 10).replace('.', ',')}\u00a0Mo`;
}

const instead = 'ou choisissez «\u00a0Je l’enverrai plus tard\u00a0».';

/** What to tell a family: what happened to the file, and what to do. */
export function problemWords(problem: ContentProblem): string {
  switch (problem.kind) {
    case 'empty':
      return `Ce fichier est vide. Rien n’a été envoyé. Choisissez-en un autre, ${instead}`;
    case 'tooLarge':
      return `Ce fichier pèse ${sizeWords(problem.bytes)}, la limite est 2\u00a0Mo. Rien n’a été envoyé. Prenez plutôt une photo de chaque page, ${instead}`;
    case 'heic':
      return `Cette photo est au format HEIC, que nous ne savons pas lire. Rien n’a été envoyé. Sur un iPhone\u00a0: Réglages, Appareil photo, Formats, «\u00a0Le plus compatible\u00a0», puis reprenez la photo. Sinon, faites une capture d’écran de la photo, ${instead}`;
    case 'otherType':
      return `Ce fichier n’est ni un PDF, ni une photo JPG ou PNG, quel que soit son nom. Rien n’a été envoyé. Choisissez-en un autre, ${instead}`;
    case 'cutShort':
      return `Ce fichier est incomplet\u00a0: sa fin manque. Rien n’a été envoyé. Enregistrez-le ou photographiez-le de nouveau, ${instead}`;
  }
}
