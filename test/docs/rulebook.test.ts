import { existsSync, readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';

const root = new URL('../../', import.meta.url);
const text = readFileSync(new URL('docs/rulebook.md', root), 'utf8');
const rows = text
  .split('\n')
  .filter((line) => /^\| [A-Z]{3}-/.test(line))
  .map((line) => line.split('|').map((cell) => cell.trim()))
  .map(([, number = '', , carrier = '', proof = '']) => ({ number, carrier, proof }));

const span = (source: string, from: number, to: number) =>
  Array.from({ length: to - from + 1 }, (_, i) => `${source}-${String(from + i).padStart(3, '0')}`);

/** The numbers of the documents; Paris and Ivry leave gaps between their articles. */
const numbers = [
  ...span('PAR', 1, 4),
  ...span('PAR', 10, 15),
  ...span('PAR', 20, 22),
  ...span('PAR', 30, 34),
  ...span('PAR', 40, 49),
  'PAR-04A',
  ...span('PAR', 50, 51),
  ...span('PAR', 55, 58),
  ...span('PAR', 60, 66),
  ...span('PAR', 70, 75),
  ...span('PAR', 93, 94),
  ...span('MAU', 1, 14),
  ...span('CAE', 1, 32),
  ...span('IVR', 1, 4),
  ...span('IVR', 10, 19),
  ...span('IVR', 30, 41),
  ...span('IVR', 50, 54),
  ...span('IVR', 60, 68),
  ...span('IVR', 70, 72),
  ...span('IVR', 80, 85),
  ...span('IVR', 100, 106),
  ...[
    'PAR-090',
    'PAR-091',
    'IVR-087',
    'IVR-088',
    'IVR-089',
    'IVR-091',
    'CNS-001',
    'CNS-004',
    'CNS-005',
    'CNS-006',
  ],
  ...['CNS-015', 'CNS-016', 'CNS-018', 'CNS-019', 'CNS-020', 'CNS-021'],
  'IVR-086',
  'CNS-002',
  'CNS-014',
  ...span('PAR', 80, 83),
  'PAR-092',
  'CNS-003',
  ...span('CNS', 10, 13),
  'CNS-017',
  ...span('CNS', 7, 9),
  'IVR-090',
];

/** What is named between backquotes. */
const paths = (cell: string) => [...cell.matchAll(/`([^`]+)`/g)].map(([, path = '']) => path);

describe('the rulebook', () => {
  it('has every rule once, in order', () => {
    expect(rows.map(({ number }) => number)).toEqual(numbers);
  });

  it('names files that exist', () => {
    const named = rows.flatMap(({ carrier, proof }) => [...paths(carrier), ...paths(proof)]);
    expect(named.filter((path) => !existsSync(new URL(path, root)))).toEqual([]);
  });

  it('proves each rule that is built by a test of that title, and says of each other why it is not', () => {
    const wrong = rows.filter(({ carrier, proof }) => {
      if (carrier === '–') return !/^not built( yet)?: ./.test(proof);
      const [, file = '', title = ''] = /^`(test\/[^`]+)` « (.+) »$/.exec(proof) ?? [];
      return title === '' || !readFileSync(new URL(file, root), 'utf8').includes(`'${title}'`);
    });
    expect(wrong).toEqual([]);
  });
});
