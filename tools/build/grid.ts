import { createHash } from 'node:crypto';
import { mkdir, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { build } from 'esbuild';

const repository = fileURLToPath(new URL('../..', import.meta.url));
const STAMP = 'empreinte';

/**
 * Bundles the spreadsheet of the rehearsal workspace (Univer and `host/workspace/grid`) into `dist/workspace`, unless
 * what is there was made of the very same sources: it takes seconds where the rest of the build takes half of one.
 */
export async function buildGrid(): Promise<void> {
  const [sources, outdir] = [join(repository, 'host/workspace/grid'), join(repository, 'dist/workspace')];
  const stamp = await stampOf(sources);
  const made = await readFile(join(outdir, STAMP), 'utf8').catch(() => '');
  if (made === stamp) return;
  await rm(outdir, { recursive: true, force: true });
  await mkdir(outdir, { recursive: true });
  await build({
    entryPoints: { grille: join(sources, 'main.ts') },
    outdir,
    bundle: true,
    format: 'iife',
    target: 'es2022',
    minify: true,
    legalComments: 'none',
    logLevel: 'silent',
    define: { 'process.env.NODE_ENV': '"production"' },
  });
  await writeFile(join(outdir, STAMP), stamp);
}

/** Changes with the sources and with the versions of what they use. */
async function stampOf(sources: string): Promise<string> {
  const names = (await readdir(sources)).sort();
  const files = [join(repository, 'package-lock.json'), ...names.map((name) => join(sources, name))];
  const texts = await Promise.all(files.map((file) => readFile(file)));
  const hash = createHash('sha256');
  for (const text of texts) hash.update(text).update('\n');
  return hash.digest('hex').slice(0, 16);
}
