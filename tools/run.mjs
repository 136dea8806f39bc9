import { resolve } from 'node:path';
import { argv, execPath } from 'node:process';
import { pathToFileURL } from 'node:url';

/**
 * `node tools/run.mjs FILE ARGUMENTS…`: installs what is missing, builds, then runs a TypeScript file in this very process
 * as if it had been called with these arguments. Building takes under a second, so it is never skipped.
 */
const [, , file = '', ...rest] = argv;
try {
  const { build, buildGrid } = await import('../build.mjs');
  await Promise.all([build(), buildGrid()]);
} catch (error) {
  console.error(error instanceof Error ? error.message : error);
  process.exit(1);
}
argv.splice(0, argv.length, execPath, resolve(file), ...rest);
await import(pathToFileURL(resolve(file)).href);
