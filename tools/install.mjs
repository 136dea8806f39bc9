import { spawnSync } from 'node:child_process';
import { existsSync, statSync } from 'node:fs';
import { execPath, exit, platform, versions } from 'node:process';
import { fileURLToPath } from 'node:url';

/** The folder of the project, wherever the command is typed. */
export const root = fileURLToPath(new URL('..', import.meta.url));

const oldest = { major: 20, minor: 19 };

/** Installs the dependencies where they are missing or older than the lock file. Ends the process when it cannot. */
export function ensureInstalled() {
  const [major = 0, minor = 0] = versions.node.split('.').map(Number);
  if (major < oldest.major || (major === oldest.major && minor < oldest.minor)) {
    stop(
      `Da Capo demande Node ${oldest.major}.${oldest.minor} ou plus récent\u00a0; ici, c’est ${versions.node}.`,
    );
  }
  if (isUpToDate()) return;
  console.log('Installation des dépendances…');
  const npm = process.env['npm_execpath'];
  const ci = ['ci', '--include=dev', '--no-audit', '--no-fund'];
  const { status } = npm
    ? spawnSync(execPath, [npm, ...ci], { cwd: root, stdio: 'inherit' })
    : spawnSync('npm', ci, { cwd: root, stdio: 'inherit', shell: platform === 'win32' });
  if (status !== 0)
    stop('Les dépendances n’ont pas pu être installées\u00a0: le message de npm est ci-dessus.');
}

/** npm writes this file last, so a half-finished installation does not count. */
function isUpToDate() {
  const installed = `${root}/node_modules/.package-lock.json`;
  return (
    existsSync(installed) && statSync(installed).mtimeMs >= statSync(`${root}/package-lock.json`).mtimeMs
  );
}

/**
 * @param {string} sentence
 * @returns {never}
 */
function stop(sentence) {
  console.error(sentence);
  exit(1);
}
