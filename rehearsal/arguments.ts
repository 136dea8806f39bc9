import { randomInt } from 'node:crypto';
import { parseArgs } from 'node:util';
import { Chance } from '../host/chance.ts';
import { HostError } from '../host/index.ts';

/** What `npm run rehearse` was asked for. Folders are as typed. */
export interface Wanted {
  /** Folder of the town's files. */
  readonly town: string;
  /** Folder for what the rehearsal leaves. */
  readonly out: string;
  readonly json: boolean;
  /** Replays the rehearsal: printed when it was not given. */
  readonly seed: number;
  /** Digits of the dice thrown at the draw; drawn from the seed when they are not given. */
  readonly dice: string;
}

/** Reads the words after `npm run rehearse --`. @throws HostError in French for what is not understood */
export function readArguments(words: readonly string[]): Wanted {
  const { town, out, json = false, seed: typed, dice } = valuesOf(words);
  if (town === undefined || out === undefined) throw new HostError(USAGE);
  const seed = typed === undefined ? randomInt(2 ** 31) : seedOf(typed);
  return { town, out, json, seed, dice: dice === undefined ? thrownFrom(seed) : diceOf(dice) };
}

/** A whole number under 2³¹. @throws HostError in French */
export function seedOf(text: string): number {
  if (/^\d{1,10}$/.test(text) && Number(text) < 2 ** 31) return Number(text);
  throw new HostError(
    `«\u00a0${text}\u00a0» n’est pas une graine\u00a0: donnez un nombre entier, par exemple --seed 42.`,
  );
}

/** Twenty dice at least, as the ceremony asks. @throws HostError in French */
function diceOf(text: string): string {
  if (/^\d{20,80}$/.test(text)) return text;
  throw new HostError(
    `«\u00a0${text}\u00a0» n’est pas un jet de dés\u00a0: donnez de 20 à 80 chiffres, par exemple --dice 31415926535897932384.`,
  );
}

/** Forty dice that the seed throws. */
export function thrownFrom(seed: number): string {
  const chance = new Chance(seed, 2);
  return Array.from({ length: 40 }, () => Math.floor(chance.next() * 10)).join('');
}

const USAGE =
  'Dites quelle ville jouer et où écrire\u00a0: npm run rehearse -- --town examples/valmont-small --out rehearsals/essai';

function valuesOf(words: readonly string[]): {
  town?: string;
  out?: string;
  json?: boolean;
  seed?: string;
  dice?: string;
} {
  const text = { type: 'string' } as const;
  try {
    const options = { town: text, out: text, seed: text, dice: text, json: { type: 'boolean' } } as const;
    return parseArgs({ args: [...words], options }).values;
  } catch {
    throw new HostError(`Ces mots ne sont pas compris. ${USAGE}`);
  }
}
