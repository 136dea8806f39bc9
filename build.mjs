import { argv } from 'node:process';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { ensureInstalled } from './tools/install.mjs';

ensureInstalled();
const { register } = await import('tsx/esm/api');

/** From here on this process may import TypeScript; JSX is Preact's. */
register({ tsconfig: fileURLToPath(new URL('tsconfig.base.json', import.meta.url)) });

/** Makes `dist/program` and `dist/menu`, the very files that go to Google; see `tools/build/build.ts`. */
export const { build } = await import('./tools/build/build.ts');

/** Makes `dist/workspace`, the spreadsheet of the rehearsal workspace; see `tools/build/grid.ts`. */
export const { buildGrid } = await import('./tools/build/grid.ts');

if (import.meta.url === pathToFileURL(argv[1] ?? '').href) {
  const kilobytes = (/** @type {number} */ bytes) => `${(bytes / 1000).toFixed(1)} kB`.padStart(10);
  try {
    await buildGrid();
    for (const { path, bytes, gzipBytes } of await build()) {
      console.log(`${path.padEnd(28)}${kilobytes(bytes)}${kilobytes(gzipBytes)} gzip`);
    }
  } catch (error) {
    console.error(error instanceof Error ? error.message : error);
    process.exitCode = 1;
  }
}
