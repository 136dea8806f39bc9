import { fileURLToPath } from 'node:url';
import { buildSync } from 'esbuild';
import { describe, expect, test } from 'vitest';
import { freeGlobals, unknownGlobals } from '../../tools/build/proofs/globals.ts';
import { parsed } from '../../tools/build/proofs/script.ts';

/** A part of the papers as the program would carry it. */
function carried(name: string): string {
  const [file] = buildSync({
    entryPoints: [fileURLToPath(new URL(`../../src/papers/${name}.ts`, import.meta.url))],
    bundle: true,
    minify: true,
    write: false,
    format: 'iife',
    globalName: 'Part',
    target: 'es2019',
    charset: 'ascii',
  }).outputFiles;
  return file?.text ?? '';
}

describe('on Apps Script', () => {
  test.each([
    ['qr', 13_000],
    ['html', 6_000],
  ])('%s asks for no browser and no Node, and weighs less than %i bytes', (name, bytes) => {
    const code = carried(name);
    const program = parsed(code);
    if (typeof program === 'string') throw new Error(program);
    expect(unknownGlobals(freeGlobals(program), [])).toEqual([]);
    expect(code.length).toBeLessThan(bytes);
  });
});
