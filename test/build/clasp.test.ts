import { spawnSync } from 'node:child_process';
import { copyFile, mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { type BuiltFile, build } from '../../tools/build/build.ts';

const repository = fileURLToPath(new URL('../..', import.meta.url));
const town = fileURLToPath(new URL('fixtures/town', import.meta.url));
let folder = '';
let files: BuiltFile[] = [];

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'da-capo-clasp-'));
  files = await build({ root: town, outdir: join(folder, 'dist') });
  await Promise.all(
    ['.clasp.json', 'menu.clasp.json'].map((name) => copyFile(join(repository, name), join(folder, name))),
  );
});

afterAll(() => rm(folder, { recursive: true }));

/** What the real clasp would send to Google; it needs no account to say so. */
function listed(projectFile: string): unknown {
  const clasp = join(repository, 'node_modules/@google/clasp/build/src/index.js');
  const words = ['--project', projectFile, 'show-file-status', '--json'];
  const { stdout } = spawnSync(process.execPath, [clasp, ...words], { cwd: folder, encoding: 'utf8' });
  return JSON.parse(stdout);
}

test.each([
  ['.clasp.json', 'program/'],
  ['menu.clasp.json', 'menu/'],
])('clasp sends with %s exactly what was built in dist/%s', (projectFile, project) => {
  const built = files.map(({ path }) => path).filter((path) => path.startsWith(project));
  expect(built.length).toBeGreaterThan(1);
  const byName = new Intl.Collator('en').compare;
  expect(listed(projectFile)).toEqual({
    filesToPush: built.map((path) => `dist/${path}`).sort(byName),
    untrackedFiles: [],
  });
});
