import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { build } from 'esbuild';
import { inlineSafe } from './inline.ts';

/** The parts of one page, kept apart for the proofs. */
export interface Page {
  readonly template: string;
  readonly style: string;
  readonly script: string;
}

/**
 * Bundles one folder of `web/` (an `index.html` with `{style}` and `{script}`, a `main.tsx` that imports its CSS).
 */
export async function bundlePage(folder: string): Promise<Page> {
  const template = await readFile(join(folder, 'index.html'), 'utf8');
  const result = await build({
    entryPoints: [join(folder, 'main.tsx')],
    outdir: 'out',
    bundle: true,
    write: false,
    format: 'iife',
    target: 'es2019',
    charset: 'ascii',
    minify: true,
    jsx: 'automatic',
    jsxImportSource: 'preact',
    supported: { 'template-literal': false },
    legalComments: 'none',
    logLevel: 'silent',
    loader: { '.svg': 'dataurl', '.woff2': 'dataurl' },
  });
  const textOf = (extension: string) =>
    result.outputFiles
      .filter((file) => file.path.endsWith(extension))
      .map((file) => file.text.trim())
      .join('');
  return { template, style: textOf('.css'), script: inlineSafe(textOf('.js')) };
}

/** The one file HtmlService serves: everything inline, nothing to fetch. Not by `replace`, which would read `$&`. */
export function assemblePage({ template, style, script }: Page): string {
  const put = (html: string, mark: string, text: string) => {
    const parts = html.split(mark);
    if (parts.length !== 2) throw new Error(`a page's index.html needs ${mark} exactly once`);
    return parts.join(text);
  };
  return put(put(template, '{style}', style), '{script}', script);
}
