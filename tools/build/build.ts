import { mkdir, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { gzipSync } from 'node:zlib';
import { assemblePage, bundlePage } from './page.ts';
import type { Manifest } from './proofs/manifest.ts';
import { wrongPage } from './proofs/page.ts';
import { wrongScript } from './proofs/script.ts';
import { bundleScript } from './script.ts';

const repository = fileURLToPath(new URL('../..', import.meta.url));

/** One built file: `program/Code.js` and so on, its text and sizes in bytes. */
export interface BuiltFile {
  readonly path: string;
  readonly text: string;
  readonly bytes: number;
  readonly gzipBytes: number;
}

interface Places {
  /** Where `src/`, `web/` and the manifests are; this repository by default. */
  readonly root?: string;
  /** Where `program/` and `menu/` are made; `dist` in the root by default. What was there goes. */
  readonly outdir?: string;
}

/**
 * Builds the two Apps Script projects, each with nothing but its script, its pages and its manifest.
 * Proves that Google will take them; throws one error with every complaint, and then writes nothing.
 */
export async function build({
  root = repository,
  outdir = join(root, 'dist'),
}: Places = {}): Promise<BuiltFile[]> {
  const [program, menu, pages] = await Promise.all([
    projectOf('program', root),
    projectOf('menu', root),
    pagesOf(join(root, 'web')),
  ]);
  const complaints = [...program.complaints, ...menu.complaints, ...pages.complaints];
  if (complaints.length > 0)
    throw new Error(`The build is not fit for Google:\n- ${complaints.join('\n- ')}`);
  const files = [...program.files, ...pages.files, ...menu.files];
  await replace(outdir, files);
  return files;
}

interface Part {
  readonly files: readonly BuiltFile[];
  readonly complaints: readonly string[];
}

const sources = {
  program: { entry: 'src/program.ts', manifest: 'appsscript.json', script: 'Code.js' },
  menu: { entry: 'src/menu.ts', manifest: 'menu.appsscript.json', script: 'Menu.js' },
} as const;

async function projectOf(kind: 'program' | 'menu', root: string): Promise<Part> {
  const source = sources[kind];
  const manifestText = await readFile(join(root, source.manifest), 'utf8');
  const manifest: Manifest = JSON.parse(manifestText);
  const script = await bundleScript(join(root, source.entry));
  return {
    files: [fileOf(`${kind}/${source.script}`, script.code), fileOf(`${kind}/appsscript.json`, manifestText)],
    complaints: wrongScript(kind, script, manifest).map((complaint) => `${source.script}: ${complaint}`),
  };
}

/** Every folder of `web/` with an `index.html` is a page of that name. */
async function pagesOf(web: string): Promise<Part> {
  const paths = await readdir(web, { recursive: true });
  const names = paths.flatMap((path) => /^([^/\\]+)[/\\]index\.html$/.exec(path)?.[1] ?? []).sort();
  const parts = await Promise.all(names.map((name) => pageOf(join(web, name), name)));
  return {
    files: parts.flatMap(({ files }) => files),
    complaints: parts.flatMap(({ complaints }) => complaints),
  };
}

async function pageOf(folder: string, name: string): Promise<Part> {
  const page = await bundlePage(folder);
  return {
    files: [fileOf(`program/${name}.html`, assemblePage(page))],
    complaints: wrongPage(page).map((complaint) => `${name}.html: ${complaint}`),
  };
}

const fileOf = (path: string, text: string): BuiltFile => ({
  path,
  text,
  bytes: Buffer.byteLength(text),
  gzipBytes: gzipSync(text).length,
});

async function replace(outdir: string, files: readonly BuiltFile[]): Promise<void> {
  for (const folder of ['program', 'menu']) {
    await rm(join(outdir, folder), { recursive: true, force: true });
    await mkdir(join(outdir, folder), { recursive: true });
  }
  await Promise.all(files.map(({ path, text }) => writeFile(join(outdir, path), text)));
}
