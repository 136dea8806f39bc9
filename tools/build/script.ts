import { createHash } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';
import { build } from 'esbuild';
import { type Callable, callablesOf, stubOf } from './exports.ts';

const older = fileURLToPath(new URL('older.ts', import.meta.url));

/** Everything Apps Script runs: its text, and the functions it promises to Google. */
export interface Script {
  readonly code: string;
  readonly callables: readonly Callable[];
}

/**
 * Bundles one entry (`src/program.ts` or `src/menu.ts`) into one classic script for the V8 of Apps Script.
 * Fully minified: Google parses it again at every execution, and local names alone would double it.
 * Short lines, so that the line of a stack trace still says something.
 */
export async function bundleScript(entry: string): Promise<Script> {
  const callables = callablesOf(await readFile(entry, 'utf8'));
  const result = await build({
    entryPoints: [entry],
    bundle: true,
    write: false,
    format: 'iife',
    globalName: 'DaCapo',
    target: 'es2019',
    inject: [older],
    charset: 'ascii',
    minify: true,
    lineLimit: 160,
    legalComments: 'none',
    logLevel: 'silent',
    footer: { js: callables.map(stubOf).join('') },
  });
  return { code: fingerprinted(result.outputFiles.map((file) => file.text).join('')), callables };
}

/** Where the program keeps its own fingerprint: see `src/draw/fingerprint.ts`. */
const mark = 'empreinte-du-programme-ecrite-a-la-construction-0000000000000000';

/** Writes the SHA-256 of the script, as it is with the mark, in place of the mark; as long, so that no line moves. */
function fingerprinted(code: string): string {
  return code.split(mark).join(createHash('sha256').update(code).digest('hex'));
}
