import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { env } from 'node:process';

/**
 * Before and after all tests. One seed for every file, printed: `SEED=123 npm test` replays a failure exactly. One
 * temporary folder for whatever the tests, the hosts and the browser write, removed at the end.
 */
export default function once(): () => void {
  env['SEED'] ??= String(Math.floor(Math.random() * 2 ** 31));
  console.log(`SEED=${env['SEED']}`);
  const folder = mkdtempSync(join(tmpdir(), 'da-capo-tests-'));
  env['TMPDIR'] = folder;
  return () => rmSync(folder, { recursive: true, force: true });
}
