import { type Orders, type Outcome, outcomeOf } from './allocation.ts';
import { drawIdentifier, type Entry, type Frozen, readFrozen } from './frozen.ts';
import { writeResult } from './result.ts';
import { digest, ordersOf, type Seed } from './tickets.ts';

/** A draw made again from what is published: the frozen list and the seed. */
export interface Checked {
  readonly frozen: Frozen;
  /** K, the digest of the seed. */
  readonly key: string;
  readonly orders: Orders;
  readonly outcome: Outcome;
  /** Of the result as it is published. */
  readonly fingerprint: string;
  /** One line per course, then the fingerprint of the result. */
  readonly text: string;
}

/** Why nothing can be checked, as a French sentence. */
export interface Refused {
  readonly refused: string;
}

/**
 * Makes a draw again: whoever has the file and the seed gets what was published, or a sentence that names what
 * disagrees. A canonical list is ASCII, so its text is its bytes. Only blanks around the seed are taken away.
 */
export function check(list: string, typed: string): Checked | Refused {
  const frozen = readFrozen(list);
  if ('sentence' in frozen) return refusal(`Liste, ligne ${frozen.line}\u00a0: ${frozen.sentence}`);
  const written = typed.replace(/^[ \t\r\n]+|[ \t\r\n]+$/g, '');
  const seed = readSeed(written);
  if ('refused' in seed) return seed;
  if (seed.draw !== frozen.draw)
    return refusal(`La graine est celle du tirage ${seed.draw}, la liste celle du tirage ${frozen.draw}.`);
  const own = digest(list);
  if (seed.list !== own)
    return refusal(
      `La graine est celle d’une autre liste. Empreinte dans la graine\u00a0: ${seed.list}. ` +
        `Empreinte de ce fichier\u00a0: ${own}. Il a changé depuis qu’il a été figé, ou ce n’est pas le bon.`,
    );
  const key = digest(written);
  const orders = ordersOf(frozen, key);
  const outcome = outcomeOf(frozen, orders);
  const fingerprint = digest(writeResult(frozen, outcome.held));
  return { frozen, key, orders, outcome, fingerprint, text: textOf(outcome, fingerprint) };
}

const refusal = (refused: string): Refused => ({ refused });

/** The parts of a seed, in their order: the name, its shape, and that shape in words. The last two only where announced. */
const parts = [
  ['tirage', drawIdentifier, 'un code de tirage'],
  ['liste', /^[0-9a-f]{64}$/, 'une empreinte\u00a0: 64 chiffres et lettres minuscules, de a à f'],
  ['des', /^[0-9]+$/, 'une suite de chiffres'],
  ['drand', /^[0-9a-z-]+:[0-9]+:[0-9a-f]+$/, 'une chaîne, un tour et une valeur de drand'],
  ['loto', /^[0-9]+(-[0-9]+)*$/, 'une suite de numéros et de tirets'],
] as const;

/** Reads a seed as it is published; French words for what is wrong in it. */
export function readSeed(written: string): Pick<Seed, 'draw' | 'list'> | Refused {
  const [protocol, ...fields] = written.split(';');
  if (protocol !== 'TAS1') return refusal('La graine ne commence pas par «\u00a0TAS1;\u00a0».');
  const named = fields.map((field): [string, string] => [
    field.split('=', 1)[0] ?? '',
    field.slice(field.indexOf('=') + 1),
  ]);
  const given = new Map(named);
  const unknown = named.find(([name]) => !parts.some(([known]) => known === name));
  if (unknown) return refusal(`Dans la graine, «\u00a0${unknown[0]}\u00a0» n’est pas une partie connue.`);
  const missing = parts.slice(0, 3).find(([name]) => !given.has(name));
  if (missing) return refusal(`Dans la graine, la partie «\u00a0${missing[0]}\u00a0» manque.`);
  const expected = parts.flatMap(([name]) => (given.has(name) ? [name] : []));
  if (named.map(([name]) => name).join() !== expected.join())
    return refusal(
      `Les parties de la graine vont dans cet ordre, une fois chacune\u00a0: ${expected.join(', ')}.`,
    );
  for (const [name, shape, words] of parts) {
    const value = given.get(name);
    if (value !== undefined && !shape.test(value))
      return refusal(`Dans la graine, «\u00a0${value}\u00a0» n’est pas ${words}.`);
  }
  return { draw: given.get('tirage') ?? '', list: given.get('liste') ?? '' };
}

/**
 * `DAN-1 retenus T0003 T0010 attente T0007`, with TABs between the four fields and a dash for nobody: a line per course,
 * by its bytes, each list in the order of the draw. The last line has the fingerprint of the result. All of it ASCII.
 */
function textOf({ lists }: Outcome, fingerprint: string): string {
  const lines = lists.map(({ course, placed, waiting }) => [
    course.id,
    'retenus',
    numbers(placed),
    'attente',
    numbers(waiting),
  ]);
  return [...lines, ['empreinte', fingerprint]].map((fields) => `${fields.join('\t')}\n`).join('');
}

const numbers = (entries: readonly Entry[]): string => entries.map(({ number }) => number).join(' ') || '-';
