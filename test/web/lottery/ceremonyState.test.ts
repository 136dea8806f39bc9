import { expect, test } from 'vitest';
import type { PublishedDraw } from '../../../src/calls/lottery.ts';
import {
  chanceErrors,
  chanceIn,
  newCeremony,
  presentIn,
  seedIn,
  unitsOf,
} from '../../../web/lottery/ceremonyState.ts';
import { shownDraw } from '../../../web/lottery/outcome.ts';

const text = [
  'TAS1',
  'tirage\tESSAI-1',
  'cours\tDAN-1\t1\tpar-cours',
  'cours\tMUS-1\t1\tMUS',
  'cours\tMUS-2\t1\tMUS',
  'participation\tT0001\tR\tMUS-1,MUS-2',
  'participation\tT0002\tN\tDAN-1',
  'participation\tT0003\tR\tMUS-2',
  '',
].join('\n');
const published = {
  draw: 'ESSAI-1',
  list: 'a'.repeat(64),
  text,
  seed: '',
  courses: [],
  orders: [
    { unit: 'DAN-1', order: ['T0002'] },
    { unit: 'MUS', order: ['T0001', 'T0003'] },
  ],
} as unknown as PublishedDraw;

const digits = '31415926535897932384';

test('a unit is named once, with those who ask one of its courses', () => {
  expect(unitsOf(published)).toEqual([
    { unit: 'DAN-1', asking: 1 },
    { unit: 'MUS', asking: 2 },
  ]);
});

test('nineteen digits are too few, twenty are enough, and the seed says what was typed', () => {
  const thrown = { ...newCeremony(), digits };
  expect(chanceErrors({ ...thrown, digits: digits.slice(1) }, published)[0]?.message).toBe(
    'Il manque 1 chiffre.',
  );
  expect(chanceErrors(thrown, published)).toEqual([]);
  expect(seedIn({ ...thrown, loto: ' 3-14-15 ' }, published)).toBe(
    `TAS1;tirage=ESSAI-1;liste=${published.list};des=${digits};loto=3-14-15`,
  );
  expect(chanceErrors({ ...thrown, loto: '3, 14' }, published).map(({ field }) => field)).toEqual(['loto']);
});

test('orders of an urn are read whatever separates them, and what is missing is named', () => {
  const urn = { ...newCeremony(), way: 'urn' as const, orders: { 'DAN-1': 't0002', MUS: 'T0001, T0003\n' } };
  expect(chanceIn(urn, published)).toEqual({ orders: published.orders });
  expect(chanceErrors(urn, published)).toEqual([]);
  const [wrong] = chanceErrors({ ...urn, orders: { ...urn.orders, MUS: 'T0001' } }, published);
  expect(wrong).toEqual({ field: 'order-MUS', message: 'MUS\u00a0: il manque T0003.' });
});

test('somebody is present, by name and quality', () => {
  expect(presentIn(newCeremony()).errors).toHaveLength(1);
  const present = [
    { name: 'Camille Martin', quality: 'adjointe' },
    { name: '', quality: '' },
  ];
  expect(presentIn({ ...newCeremony(), present })).toEqual({ present: present.slice(0, 1), errors: [] });
});

test('a draw made by hand shows its orders, each with what came of it', () => {
  const shown = shownDraw(published);
  if (typeof shown === 'string') throw new Error(shown);
  expect(
    shown.lists.map(({ id, asking }) => [id, asking.map(({ number, state }) => `${number} ${state}`)]),
  ).toEqual([
    ['DAN-1', ['T0002 placed']],
    ['MUS-1', ['T0001 placed']],
    ['MUS-2', ['T0001 preferred', 'T0003 placed']],
  ]);
  expect(shown.checked).toBe(null);
});
