import { spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { env, getuid } from 'node:process';

/** Where a missing tool of the tests may be installed without asking anybody: as root, on Debian and its kin. */
export const mayInstall = () => getuid?.() === 0 && existsSync('/usr/bin/apt-get');

/**
 * Installs one of Debian's packages.
 * @param {string} name
 */
export function fromDebian(name) {
  spawnSync('apt-get', ['update', '-q'], { stdio: 'inherit' });
  const quietly = { ...env, DEBIAN_FRONTEND: 'noninteractive' };
  spawnSync('apt-get', ['install', '-q', '-y', '--no-install-recommends', name], {
    stdio: 'inherit',
    env: quietly,
  });
}
