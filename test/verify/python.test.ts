import { spawnSync } from 'node:child_process';
import { mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { check } from '../../src/draw/check.ts';
import { findPython } from '../../tools/python.mjs';
import { anyPublished, drawsOf, publishedOf } from '../draw/draws.ts';
import { seed as chance } from '../seed.ts';
import { badCases, list, printed, seed } from './cases.ts';

const python = findPython();
const script = fileURLToPath(new URL('../../verify/tas1.py', import.meta.url));
const folder = mkdtempSync(join(tmpdir(), 'dacapo-python-'));

/** Every case in one process; an empty text is a refusal. */
const batch = `
import json, runpy, sys
redraw = runpy.run_path(sys.argv[1])['redraw']
def answer(case):
    try: return redraw(case['list'].encode(), case['seed'])
    except ValueError: return ''
json.dump([answer(case) for case in json.load(sys.stdin)], sys.stdout)
`;

interface Case {
  readonly list: string;
  readonly seed: string;
}

function redrawn(cases: readonly Case[]): string[] {
  const { stdout, stderr } = run(JSON.stringify(cases), '-c', batch, script);
  expect(stderr).toBe('');
  return JSON.parse(stdout);
}

function run(input: string, ...words: string[]) {
  const { status, stdout, stderr } = spawnSync(python ?? '', words, { input, encoding: 'utf8' });
  return { status, stdout, stderr };
}

const byDaCapo = ({ list: text, seed: typed }: Case): string => {
  const found = check(text, typed);
  return 'refused' in found ? '' : found.text;
};

describe.skipIf(python === undefined)('tas1.py, without Da Capo', () => {
  it('prints what npm run verify prints, byte for byte', () => {
    const path = join(folder, 'liste.txt');
    writeFileSync(path, list);
    expect(run('', script, path, `${seed}\n`)).toEqual({ status: 0, stdout: printed, stderr: '' });
  });

  it('ends with code 1 and a sentence when list and seed disagree', () => {
    const path = join(folder, 'autre.txt');
    writeFileSync(path, list.replace('DAN-1\t2', 'DAN-1\t3'));
    const { status, stdout, stderr } = run('', script, path, seed);
    expect([status, stdout, stderr]).toEqual([1, '', expect.stringContaining('celle d’une autre liste')]);
    expect(run('', script, path).status).toBe(1);
  });

  it('agrees with Da Capo on hundreds of lists, byte for byte', () => {
    const cases = [
      ...fc.sample(anyPublished, { seed: chance, numRuns: 300 }),
      ...fc.sample(publishedOf(drawsOf(9, 80)), { seed: chance, numRuns: 100 }),
    ];
    expect(redrawn(cases)).toEqual(cases.map(byDaCapo));
  });

  it('refuses whatever Da Capo refuses', () => {
    expect(badCases.map(byDaCapo).join('')).toBe('');
    expect(redrawn(badCases).join('')).toBe('');
  });
});
