import { spawnSync } from 'node:child_process';
import { existsSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { chdir, env, execPath, exit } from 'node:process';
import { ensureBrowser } from './browser.mjs';
import { ensureInstalled, root } from './install.mjs';
import { ensureLibreOffice } from './libreoffice.mjs';
import { ensurePython } from './python.mjs';

/** Every check, cheapest first; the first that fails stops the rest and says why. */
chdir(root);
ensureInstalled();
step('types', () => typeProjects().every((project) => quiet('typescript/bin/tsc', '-p', project)));
step('lint', () => quiet('@biomejs/biome/bin/biome', 'check', '--error-on-warnings'));
step('build', () => quiet('../build.mjs'));
step('unused', () => quiet('knip/bin/knip.js'));
step('sizes', () => quiet('size-limit/bin.js'));
step('browser', () => {
  env['CHROME_PATH'] = ensureBrowser();
  return true;
});
step('python', () => {
  if (!ensurePython()) console.log('No Python 3.8 here: verify/tas1.py is not compared with Da Capo.');
  return true;
});
step('office', () => {
  if (!ensureLibreOffice())
    console.log('No LibreOffice here: no .xlsx file of the workspace is opened in it.');
  return true;
});
step('tests', () => run('inherit', 'vitest/vitest.mjs', 'run').status === 0);

/** Every folder with rules of its own for the compiler: the rooms of the repository, `src/google`, and the browser's part of the workspace. */
function typeProjects() {
  const rooms = readdirSync('.').filter((name) => !/^\.|^node_modules$|^dist$/.test(name));
  return [...rooms, 'src/google', 'host/workspace/grid']
    .map((room) => join(room, 'tsconfig.json'))
    .filter((path) => existsSync(path));
}

/**
 * @param {string} name
 * @param {() => boolean} passes
 */
function step(name, passes) {
  const began = performance.now();
  const outcome = passes() ? 'ok' : 'FAILED';
  console.log(`${name.padEnd(10)}${outcome} (${((performance.now() - began) / 1000).toFixed(1)} s)`);
  if (outcome === 'FAILED') exit(1);
}

/**
 * Runs a tool; what it says is shown only when it fails.
 * @param {string} tool
 * @param {string[]} words
 */
function quiet(tool, ...words) {
  const { status, stdout, stderr } = run('pipe', tool, ...words);
  if (status !== 0) console.error(`${stdout}${stderr}`);
  return status === 0;
}

/**
 * @param {'inherit' | 'pipe'} stdio
 * @param {string} tool its own script, so that no shell and no `npx` stands between
 * @param {string[]} words
 */
function run(stdio, tool, ...words) {
  return spawnSync(execPath, [join('node_modules', tool), ...words], { stdio, encoding: 'utf8' });
}
