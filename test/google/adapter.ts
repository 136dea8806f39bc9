import { fileURLToPath } from 'node:url';
import { buildSync } from 'esbuild';
import type { Host } from '../../host/index.ts';
import type { Paper } from '../../src/papers/paper.ts';

/** The adapter of papers alone, built as the program is. */
const adapter =
  buildSync({
    entryPoints: [fileURLToPath(new URL('../../src/google/papers.ts', import.meta.url))],
    bundle: true,
    write: false,
    format: 'iife',
    globalName: 'Adapter',
    target: 'es2019',
    charset: 'ascii',
  }).outputFiles[0]?.text ?? '';

/** Writes a paper as a new document of the host. */
export function write(host: Host, paper: Paper): { readonly id: string; readonly address: string } {
  const call = `Adapter.papers.write('Un document', ${JSON.stringify(paper)})`;
  return host.evaluate(`${adapter}; ${call}`) as { id: string; address: string };
}

/** Goes on in a document. */
export function append(host: Host, id: string, paper: Paper): void {
  host.evaluate(`${adapter}; Adapter.papers.append('${id}', ${JSON.stringify(paper)})`);
}
