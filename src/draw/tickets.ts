import { sha256 } from '@noble/hashes/sha2.js';
import { type Entry, type Frozen, inBytes } from './frozen.ts';

/** Fewest digits of a seed: twenty dice with ten faces. */
export const fewestDigits = 20;

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
  let hex = '';
  for (const byte of sha256(asciiOf(text))) hex += byte.toString(16).padStart(2, '0');
  return hex;
}

function asciiOf(text: string): Uint8Array {
  const bytes = new Uint8Array(text.length);
  for (let i = 0; i < text.length; i++) bytes[i] = text.charCodeAt(i);
  return bytes;
}

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
  const asking = new Map(courses.map(({ unit }) => [unit, [] as Entry[]]));
  for (const entry of entries)
    for (const unit of new Set(entry.wishes.map((wish) => unitOf.get(wish) ?? wish)))
      asking.get(unit)?.push(entry);
  return new Map([...asking].map(([unit, all]) => [unit, inOrder(all, key, unit)]));
}

/**
 * A key fills one block of SHA-256, so what a unit's tickets share is hashed once, and each costs one block more. A
 * number made of the list and the first 48 bits of the ticket says the order; tickets that begin alike are compared whole.
 */
function inOrder(asking: readonly Entry[], key: string, unit: string): Entry[] {
  const shared = sha256.create().update(asciiOf(`${key}:${unit}:`));
  const whole = shared.clone();
  const bytes = new Uint8Array(32);
  const view = new DataView(bytes.buffer);
  const drawn = asking.map((entry) => {
    shared._cloneInto(whole).update(asciiOf(entry.number)).digestInto(bytes);
    const begins = view.getUint32(0) * 2 ** 16 + view.getUint16(4);
    return { entry, place: begins + (entry.category === 'R' ? 0 : 2 ** 48) };
  });
  const byWholeTicket = (a: string, b: string) =>
    inBytes(ticket(key, unit, a), ticket(key, unit, b)) || inBytes(a, b);
  drawn.sort((a, b) => a.place - b.place || byWholeTicket(a.entry.number, b.entry.number));
  return drawn.map(({ entry }) => entry);
}
