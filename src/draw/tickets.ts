import { sha256 } from '@noble/hashes/sha2.js';
import { type Entry, type Frozen, inBytes } from './frozen.ts';

/** What makes the seed of a draw; the sources besides the digits only where they were announced. */
export interface Seed {
  readonly draw: string;
  /** SHA-256 of the frozen list, hexadecimal, lower case. */
  readonly list: string;
  /** Digits thrown before witnesses. */
  readonly digits: string;
  /** `<chain>:<round>:<randomness>` */
  readonly drand?: string;
  readonly loto?: string;
}

/** The seed as one line of text, which anybody can type again (TAS1, step 4). */
export function seedText({ draw, list, digits, drand, loto }: Seed): string {
  const more = [
    ...(drand === undefined ? [] : [`;drand=${drand}`]),
    ...(loto === undefined ? [] : [`;loto=${loto}`]),
  ];
  return `TAS1;tirage=${draw};liste=${list};des=${digits}${more.join('')}`;
}

/** SHA-256 of an ASCII text, hexadecimal, lower case: what `printf %s "…" | sha256sum` says. */
export function digest(text: string): string {
  const bytes = new Uint8Array(text.length);
  for (let i = 0; i < text.length; i++) bytes[i] = text.charCodeAt(i);
  let hex = '';
  for (const byte of sha256(bytes)) hex += hexOf[byte];
  return hex;
}

const hexOf = Array.from({ length: 256 }, (_, byte) => byte.toString(16).padStart(2, '0'));

/** The number that places an entry in the order of a unit; `key` is the digest of the seed. */
export function ticket(key: string, unit: string, number: string): string {
  return digest(`${key}:${unit}:${number}`);
}

/**
 * The order of each unit: whoever asks one of its courses, residents first (IVR-036), then by ticket, then by number.
 * Sorted, never shuffled: taking somebody out leaves everybody else's order as it was.
 */
export function ordersOf(
  { courses, entries }: Pick<Frozen, 'courses' | 'entries'>,
  key: string,
): Map<string, Entry[]> {
  const unitOf = new Map(courses.map(({ id, unit }) => [id, unit]));
  const drawn = new Map(courses.map(({ unit }) => [unit, [] as { entry: Entry; ticket: string }[]]));
  for (const entry of entries) {
    const units = new Set(entry.wishes.map((wish) => unitOf.get(wish) ?? wish));
    for (const unit of units) drawn.get(unit)?.push({ entry, ticket: ticket(key, unit, entry.number) });
  }
  return new Map(
    [...drawn].map(([unit, all]) => [unit, all.sort(byRank).map(({ entry }) => entry)] as const),
  );
}

interface Drawn {
  readonly entry: Entry;
  readonly ticket: string;
}

function byRank(a: Drawn, b: Drawn): number {
  if (a.entry.category !== b.entry.category) return a.entry.category === 'R' ? -1 : 1;
  return inBytes(a.ticket, b.ticket) || inBytes(a.entry.number, b.entry.number);
}
