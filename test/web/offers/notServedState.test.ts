import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { agesIn, everybody, narrowed, notServedCsv } from '../../../web/offers/notServedState.ts';
import { notServedPage } from '../../browser/lottery-offers.ts';

const numbers = (people: readonly { readonly entry: string }[]) => people.map(({ entry }) => entry);
const { people } = notServedPage;

describe('those the draw gave nothing', () => {
  test('come in the order of the first course they wait for; of one course, in its order', () => {
    const mixed = { ...notServedPage, people: [...people].reverse() };
    expect(numbers(narrowed(mixed, everybody))).toEqual(['T0021', 'T0022', 'T0023']);
    expect(numbers(narrowed(mixed, { ...everybody, course: 'HAN-T8' }))).toEqual(['T0022']);
  });

  test.each([
    ['', '', ['T0021', 'T0022', 'T0023']],
    ['6', '', ['T0021', 'T0022']],
    ['', '7', ['T0021']],
    ['8', '8', ['T0022']],
    ['9', '', []],
  ])('aged from « %s » to « %s »', (from, to, found) => {
    expect(numbers(narrowed(notServedPage, { course: '', from, to }))).toEqual(found);
  });

  test('have the ages there are, each once', () => {
    expect(agesIn([...people, ...people])).toEqual([6, 8]);
  });

  test('are a file in which no cell begins like a formula, whatever a family typed', () => {
    const first = people[0];
    if (!first) throw new Error('nobody');
    fc.assert(
      fc.property(fc.constantFrom('=', '+', '-', '@', "'", ''), fc.string(), (sign, text) => {
        const name = `${sign}${text}`;
        const csv = notServedCsv([{ ...first, name, phone: name, mails: [name] }]);
        expect(csv).not.toMatch(/(^|;)"[=+\-@\t\r\n']/m);
      }),
    );
    expect(notServedCsv([{ ...first, name: '=1+1' }])).toContain('"‘=1+1"');
  });

  test('are a file whose last line says what it may be used for', () => {
    expect(notServedCsv(people).trimEnd().split('\r\n').pop()).toMatch(/^"Fichier protégé\. /);
  });
});
