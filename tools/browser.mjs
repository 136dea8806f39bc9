import { spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { createRequire } from 'node:module';
import { env, execPath } from 'node:process';
import { fromDebian, mayInstall } from './debian.mjs';
import { findOnThisMachine } from './find.mjs';
import { root } from './install.mjs';

const commands = ['google-chrome', 'google-chrome-stable', 'chromium', 'chromium-browser', 'chrome'];

const usualPlaces = [
  '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
  '/Applications/Chromium.app/Contents/MacOS/Chromium',
  'C:\\Program Files\\Google\\Chrome\\Application\\chrome.exe',
];

/**
 * The Chrome or Chromium of this machine, for the browser tests: `CHROME_PATH` first, then an installed one,
 * then the one Playwright installed.
 * @returns {string | undefined} the path of the executable
 */
export function findBrowser() {
  const chosen = env['CHROME_PATH'];
  if (chosen !== undefined && existsSync(chosen)) return chosen;
  return findOnThisMachine(commands, usualPlaces) ?? ownBrowser();
}

function ownBrowser() {
  const path = createRequire(import.meta.url)('playwright-core').chromium.executablePath();
  return existsSync(path) ? path : undefined;
}

/**
 * Finds a browser, or installs one: Debian's package as root, else Playwright's own.
 * @returns {string} the path of the executable; throws where nothing helps
 */
export function ensureBrowser() {
  // Papers are set in Arial: Liberation Sans has its very widths, where the next best font would fill another page.
  if (mayInstall() && !existsSync('/usr/share/fonts/truetype/liberation')) fromDebian('fonts-liberation');
  const ways = mayInstall() ? [() => fromDebian('chromium'), fromPlaywright] : [fromPlaywright];
  let browser = findBrowser();
  for (const install of ways) {
    if (browser) break;
    install();
    browser = findBrowser();
  }
  if (!browser) throw new Error('No Chrome or Chromium here, and none could be installed: set CHROME_PATH.');
  return browser;
}

function fromPlaywright() {
  spawnSync(execPath, ['node_modules/playwright-core/cli.js', 'install', 'chromium'], {
    cwd: root,
    stdio: 'inherit',
  });
}
