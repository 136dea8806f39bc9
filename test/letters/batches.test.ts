import { describe, expect, test } from 'vitest';
import { batchesIn, madeAt } from '../../src/letters/batches.ts';
import type { Register } from '../../src/register/register.ts';

describe('the documents of letters', () => {
  test('a row taken again holds the newest: the last letter of somebody is that of the last act', () => {
    const records = [
      { journal: 30, at: 'juin', document: 'b', persons: ['P1'] },
      { journal: 12, at: 'mai', document: 'a', persons: ['P1', 'P2'] },
      { journal: 0, at: 'juillet', document: 'perdu', persons: ['P1'] },
    ];
    const found = records.map((record, i) => ({ row: i + 2, record }));
    const register = { table: () => ({ all: () => found }) } as unknown as Register;
    expect([...madeAt(batchesIn(register))]).toEqual([
      ['P1', 'juin'],
      ['P2', 'mai'],
    ]);
  });
});
