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

function run(host: Host, calls: string): unknown {
  return host.evaluate(`${adapter}; (() => { ${calls} })()`);
}

/** Writes a paper as a new document of the host. */
export function write(
  host: Host,
  paper: Paper,
  pages?: 'numbered',
): { readonly id: string; readonly address: string } {
  const fill = `Adapter.papers.fill(place.id, ${JSON.stringify(paper)})`;
  const calls = `const place = Adapter.papers.create('Un document', ${JSON.stringify(pages)}); ${fill}; return place`;
  return run(host, calls) as { id: string; address: string };
}

/** Takes everything out of a document. */
export function empty(host: Host, id: string): void {
  run(host, `Adapter.papers.empty('${id}')`);
}
