import { spawn } from 'node:child_process';
import { mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test, vi } from 'vitest';
import { Folder } from '../../../host/folder.ts';
import { isOpenSomewhere } from '../../../host/lock.ts';
import { folder } from '../town.ts';
import { Other } from './process.ts';

const BUSY = /^Le dossier «\u00a0.*\u00a0» est déjà ouvert par une autre répétition\. Fermez-la d’abord\.$/;

const OPENER = new URL('./opener.ts', import.meta.url);

let others: Other[];
beforeAll(() => {
  others = [0, 1, 2].map(() => new Other(OPENER));
});
afterAll(() => Promise.all(others.map((other) => other.kill())));

/** A folder whose lock was left with this name in it. */
function lockedBy(holder: string): string {
  const directory = folder();
  mkdirSync(join(directory, 'ouvert.lock'));
  writeFileSync(join(directory, 'ouvert.lock', holder), '');
  return directory;
}

const isFree = (directory: string): boolean => {
  try {
    new Folder(directory).release();
    return true;
  } catch (error) {
    expect(String(error)).toMatch('est déjà ouvert');
    return false;
  }
};

describe('of several processes that open a folder at the same moment', () => {
  test.each([
    ['a new folder', () => folder()],
    ['one that a dead process left locked', () => lockedBy(`${2 ** 22 + 1}-1-0a`)],
  ])('exactly one gets it: %s', async (_what, made) => {
    for (let round = 0; round < 20; round += 1) {
      const directory = made();
      for (const other of others) other.say(directory);
      const said = await Promise.all(others.map((other) => other.read()));
      const [first = '', ...rest] = said.sort((one, other) => other.length - one.length).reverse();
      expect(first).toBe('open');
      for (const line of rest) expect(line).toMatch(BUSY);
      expect([isFree(directory), isOpenSomewhere(directory)]).toEqual([false, true]);
      for (const other of others) other.say('');
      await Promise.all(others.map((other) => other.read()));
      expect([isFree(directory), isOpenSomewhere(directory)]).toEqual([true, false]);
      expect(readdirSync(directory)).toEqual([]);
    }
  });
});

describe('the lock of a process', () => {
  test('that was killed is nobody’s', async () => {
    const [other, directory] = [new Other(OPENER), folder()];
    other.say(directory);
    expect(await other.read()).toBe('open');
    expect(isFree(directory)).toBe(false);
    await other.kill();
    expect(isFree(directory)).toBe(true);
  });

  test('counts with the time at which it began: its number may be another’s today', () => {
    expect(isFree(lockedBy(`${others[0]?.pid}-12345-0a`))).toBe(process.platform !== 'win32');
    expect(isFree(lockedBy(`${others[0]?.pid}--0a`))).toBe(false);
  });

  test.runIf(process.platform === 'linux')(
    'that ended counts no more, though it is still listed',
    async () => {
      const parent = spawn('sh', ['-c', 'sleep 0.3 & echo $!; exec sleep 60']);
      const ended = await new Promise<string>((resolve) =>
        parent.stdout.once('data', (line) => resolve(String(line).trim())),
      );
      await vi.waitUntil(() => readFileSync(`/proc/${ended}/stat`, 'utf8').includes(') Z '));
      expect(isFree(lockedBy(`${ended}--0a`))).toBe(true);
      parent.kill();
    },
  );

  test.each(['', '.DS_Store', '0-1-0a', `${2 ** 40}-1-0a`, 'abc-1-0a'])(
    'named « %s » holds nothing',
    (name) => {
      const directory = folder();
      mkdirSync(join(directory, 'ouvert.lock'));
      if (name !== '') writeFileSync(join(directory, 'ouvert.lock', name), '');
      expect(isFree(directory)).toBe(true);
    },
  );

  test('is its own in the same process too', () => {
    const directory = folder();
    const first = new Folder(directory);
    expect(isFree(directory)).toBe(false);
    first.release();
    expect(isFree(directory)).toBe(true);
  });
});
