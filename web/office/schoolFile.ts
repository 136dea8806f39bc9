/** Why a file cannot be read as text; the sentence for the clerk is in `UNREADABLE_FILES`. */
export type UnreadableKind = 'empty' | 'spreadsheet' | 'pdf' | 'binary';

export interface SchoolFile {
  readonly kind: 'text';
  readonly text: string;
  readonly encoding: 'UTF-8' | 'UTF-16' | 'Windows-1252';
}

export interface UnreadableFile {
  readonly kind: UnreadableKind;
  readonly sentence: string;
}

const SAVE_AS_CSV =
  'Ouvrez-le dans votre tableur, enregistrez-le en CSV (Fichier, Enregistrer sous, « CSV UTF-8 »), puis choisissez ce nouveau fichier.';

const UNREADABLE_FILES: Readonly<Record<UnreadableKind, string>> = {
  empty: 'Ce fichier est vide. Exportez de nouveau la liste des élèves depuis le logiciel de scolarité.',
  spreadsheet: `Ce fichier est un classeur (Excel ou LibreOffice), pas un fichier CSV. ${SAVE_AS_CSV}`,
  pdf: 'Ce fichier est un PDF : on ne peut pas y lire une liste. Exportez la liste des élèves en CSV depuis le logiciel de scolarité.',
  binary: `Ce fichier n’est pas un fichier de texte. ${SAVE_AS_CSV}`,
};

/** First bytes of what people send instead of a CSV: a zip is an .xlsx or an .ods, the second is the old .xls. */
const SIGNATURES: readonly (readonly [UnreadableKind, readonly number[]])[] = [
  ['spreadsheet', [0x50, 0x4b, 0x03, 0x04]],
  ['spreadsheet', [0xd0, 0xcf, 0x11, 0xe0]],
  ['pdf', [0x25, 0x50, 0x44, 0x46]],
];

/**
 * Reads the bytes of a school export as text, in the browser or in Node: UTF-8 with or without byte order mark (a few
 * damaged letters do not make it something else), UTF-16 with one, otherwise Windows-1252 (what school software writes
 * in France). The mark is not part of the text.
 * Refuses an empty file, a spreadsheet, a PDF and anything holding NUL bytes, with a French sentence saying what to do.
 */
export function decodeSchoolFile(bytes: Uint8Array): SchoolFile | UnreadableFile {
  const refused = unreadableKind(bytes);
  if (refused !== undefined) return { kind: refused, sentence: UNREADABLE_FILES[refused] };
  const mark = utf16Mark(bytes);
  if (mark !== undefined)
    return { kind: 'text', text: new TextDecoder(mark).decode(bytes), encoding: 'UTF-16' };
  const text = decodeUtf8(bytes) ?? decodeDamagedUtf8(bytes);
  if (text !== undefined) return { kind: 'text', text, encoding: 'UTF-8' };
  return { kind: 'text', text: decodeWindows1252(bytes), encoding: 'Windows-1252' };
}

function decodeUtf8(bytes: Uint8Array): string | undefined {
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes);
  } catch {
    return undefined;
  }
}

/**
 * UTF-8 with some letters lost, each read as U+FFFD; undefined when the letters that are whole do not outnumber them: in
 * another encoding nearly every accent is an error. A letter cut by the end of the file says nothing either way.
 */
function decodeDamagedUtf8(bytes: Uint8Array): string | undefined {
  const decoder = new TextDecoder('utf-8');
  const text = decoder.decode(bytes, { stream: true });
  const [whole, lost] = [/[^\p{ASCII}\ufffd]/gu, /\ufffd/g].map((sign) => text.match(sign)?.length ?? 0);
  return (whole ?? 0) > (lost ?? 0) ? text + decoder.decode() : undefined;
}

/** What Windows-1252 writes from 0x80 to 0x9f, in order; a space stands for the five bytes it leaves undefined. */
const WINDOWS_1252 = '€ ‚ƒ„…†‡ˆ‰Š‹Œ Ž  ‘’“”•–—˜™š›œ žŸ';

/** Some versions of Node (20 among them) decode that range as Latin-1 control characters, losing every ’, – and œ. */
function decodeWindows1252(bytes: Uint8Array): string {
  return new TextDecoder('windows-1252')
    .decode(bytes)
    .replace(/\p{Cc}/gu, (control) => WINDOWS_1252[control.charCodeAt(0) - 0x80] ?? control);
}

function unreadableKind(bytes: Uint8Array): UnreadableKind | undefined {
  if (bytes.length === 0) return 'empty';
  const signed = SIGNATURES.find(([, signature]) => startsWith(bytes, signature));
  if (signed !== undefined) return signed[0];
  return utf16Mark(bytes) === undefined && bytes.includes(0) ? 'binary' : undefined;
}

function utf16Mark(bytes: Uint8Array): 'utf-16le' | 'utf-16be' | undefined {
  if (startsWith(bytes, [0xff, 0xfe])) return 'utf-16le';
  return startsWith(bytes, [0xfe, 0xff]) ? 'utf-16be' : undefined;
}

function startsWith(bytes: Uint8Array, signature: readonly number[]): boolean {
  return signature.every((byte, at) => bytes[at] === byte);
}
