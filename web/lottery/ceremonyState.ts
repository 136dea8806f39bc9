import type { PublishedDraw } from '../../src/calls/lottery.ts';
import type { CallInput } from '../../src/calls.ts';
import { readSeed } from '../../src/draw/check.ts';
import { readFrozen } from '../../src/draw/frozen.ts';
import { wrongOrders } from '../../src/draw/hand.ts';
import { fewestDigits, seedText } from '../../src/draw/tickets.ts';
import type { FieldError } from '../fields/errors.ts';
import { newRequestKey } from '../server.ts';

type Asked = CallInput<'office.makeDraw'>;

/** What is typed in the room; the page keeps it whatever happens to the call. */
export interface Ceremony {
  /** The same at every press: one ceremony makes one draw. */
  readonly key: string;
  readonly step: 'present' | 'fingerprint' | 'chance' | 'look';
  readonly present: Asked['present'];
  readonly way: 'dice' | 'urn';
  readonly digits: string;
  readonly drand: string;
  readonly loto: string;
  /** Numbers drawn from an urn, as typed, by unit. */
  readonly orders: Readonly<Record<string, string>>;
}

export const newCeremony = (): Ceremony => ({
  key: newRequestKey(),
  step: 'present',
  present: [{ name: '', quality: '' }],
  way: 'dice',
  digits: '',
  drand: '',
  loto: '',
  orders: {},
});

/** Everybody present by name and quality, one at least; empty lines do not count. */
export function presentIn({ present }: Ceremony): { present: Asked['present']; errors: FieldError[] } {
  const named = present.filter(({ name, quality }) => `${name}${quality}`.trim() !== '');
  const half = named.some(({ name, quality }) => name.trim() === '' || quality.trim() === '');
  const message =
    named.length === 0
      ? 'Écrivez qui est présent, une personne au moins.'
      : 'Écrivez le nom et la qualité de chaque personne.';
  return { present: named, errors: named.length === 0 || half ? [{ field: 'name-0', message }] : [] };
}

/** What is drawn, as the frozen list says it, with how many take part in each. */
export function unitsOf({ text }: PublishedDraw): { readonly unit: string; readonly asking: number }[] {
  const frozen = readFrozen(text);
  if ('sentence' in frozen) return [];
  const unitOf = new Map(frozen.courses.map(({ id, unit }) => [id, unit]));
  return [...new Set(unitOf.values())].map((unit) => ({
    unit,
    asking: frozen.entries.filter(({ wishes }) => wishes.some((wish) => unitOf.get(wish) === unit)).length,
  }));
}

export function chanceIn(ceremony: Ceremony, published: PublishedDraw): Asked['chance'] {
  const { way, digits, drand, loto, orders } = ceremony;
  if (way === 'dice') return { digits, drand: drand.trim(), loto: loto.trim() };
  const numbers = (typed: string) =>
    typed
      .toUpperCase()
      .split(/[\s,;]+/)
      .filter((one) => one !== '');
  return { orders: unitsOf(published).map(({ unit }) => ({ unit, order: numbers(orders[unit] ?? '') })) };
}

/** The whole seed, as it will be published; empty where orders are typed. */
export function seedIn({ way, digits, drand, loto }: Ceremony, { draw, list }: PublishedDraw): string {
  if (way === 'urn') return '';
  const more = { ...(drand.trim() && { drand: drand.trim() }), ...(loto.trim() && { loto: loto.trim() }) };
  return seedText({ draw, list, digits, ...more });
}

/** What keeps a draw from being made of it. */
export function chanceErrors(ceremony: Ceremony, published: PublishedDraw): FieldError[] {
  const chance = chanceIn(ceremony, published);
  if ('orders' in chance) {
    const frozen = readFrozen(published.text);
    const wrong = 'sentence' in frozen ? [] : wrongOrders(frozen, chance.orders);
    return wrong.map(({ unit, sentence }) => ({ field: `order-${unit}`, message: sentence }));
  }
  const missing = fewestDigits - ceremony.digits.length;
  if (missing > 0)
    return [{ field: 'digits', message: `Il manque ${missing} chiffre${missing > 1 ? 's' : ''}.` }];
  const seed = readSeed(seedIn(ceremony, published));
  return 'refused' in seed ? [{ field: ceremony.drand ? 'drand' : 'loto', message: seed.refused }] : [];
}
