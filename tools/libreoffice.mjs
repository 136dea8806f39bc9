import { existsSync, realpathSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { platform } from 'node:process';
import { fromDebian, mayInstall } from './debian.mjs';
import { findOnThisMachine } from './find.mjs';

const usualPlaces = [
  '/Applications/LibreOffice.app/Contents/MacOS/soffice',
  'C:\\Program Files\\LibreOffice\\program\\soffice.com',
];

/**
 * The LibreOffice of this machine, when it opens spreadsheets.
 * @returns {string | undefined} the path of its command
 */
export function findLibreOffice() {
  const path = findOnThisMachine(['soffice', 'libreoffice'], usualPlaces);
  if (path === undefined || platform !== 'linux') return path;
  // Linux installs it in parts: this one is its spreadsheet.
  return existsSync(join(dirname(realpathSync(path)), 'libsclo.so')) ? path : undefined;
}

/**
 * Finds LibreOffice, or installs Debian's spreadsheet without its windows: 90 MB to fetch, a third of the whole.
 * Elsewhere it may be missing: Da Capo does not need it, only one comparison does.
 * @returns {boolean} whether it is there
 */
export function ensureLibreOffice() {
  if (findLibreOffice() === undefined && mayInstall()) fromDebian('libreoffice-calc-nogui');
  return findLibreOffice() !== undefined;
}
