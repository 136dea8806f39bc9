import { spawnSync } from 'node:child_process';
import { copyFile, mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { type BuiltFile, build } from '../../tools/build/build.ts';

const repository = fileURLToPath(new URL('../..', import.meta.url));
let folder = '';
let files: BuiltFile[] = [];

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'da-capo-clasp-'));
  files = await build({ outdir: join(folder, 'dist') });
  await Promise.all(
    ['.clasp.json', 'menu.clasp.json'].map((name) => copyFile(join(repository, name), join(folder, name))),
  );
});

afterAll(() => rm(folder, { recursive: true }));

/** What the real clasp would send to Google, in no order; it needs no account to say so. */
function listed(projectFile: string): { filesToPush: string[]; untrackedFiles: string[] } {
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
  const { filesToPush, untrackedFiles } = listed(projectFile);
  expect(built.length).toBeGreaterThan(1);
  expect(filesToPush.sort()).toEqual(built.map((path) => `dist/${path}`).sort());
  expect(untrackedFiles).toEqual([]);
});
