import { spawnSync } from 'node:child_process';
import { fromDebian, mayInstall } from './debian.mjs';

/**
 * A Python new enough for `verify/tas1.py`, where this machine has one.
 * @returns {string | undefined} its command
 */
export function findPython() {
  const isNew = ['-c', 'import sys; sys.exit(sys.version_info < (3, 8))'];
  return ['python3', 'python'].find((command) => spawnSync(command, isNew).status === 0);
}

/**
 * Finds Python, or installs Debian's. Elsewhere it may be missing: Da Capo does not need it, only one comparison does.
 * @returns {boolean} whether it is there
 */
export function ensurePython() {
  if (findPython() === undefined && mayInstall()) fromDebian('python3');
  return findPython() !== undefined;
}
