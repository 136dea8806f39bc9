import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { coverageText, covered } from '../../host/coverage.ts';

test('every emulated member has a test that carries its evidence mark', async () => {
  const bare = (await covered()).filter(({ tests }) => tests === 0);
  expect(bare.map(({ owner, member }) => `${owner}.${member}`)).toEqual([]);
});

test('COVERAGE.md is up to date (node --import tsx host/coverage.ts)', async () => {
  const written = readFileSync(new URL('../../host/COVERAGE.md', import.meta.url), 'utf8');
  expect(written).toBe(coverageText(await covered()));
});
