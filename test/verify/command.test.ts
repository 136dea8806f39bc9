import { spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';
import { check } from '../../src/draw/check.ts';
import { explain } from '../../src/draw/explain.ts';
import { digest, ticket } from '../../src/draw/tickets.ts';
import { badCases, list, printed, seed, spaced } from './cases.ts';

const root = fileURLToPath(new URL('../../', import.meta.url));
const folder = mkdtempSync(join(tmpdir(), 'dacapo-verify-'));

/** A list on disk, as somebody downloads it. */
function saved(text: string): string {
  const path = join(folder, 'liste.txt');
  writeFileSync(path, text);
  return path;
}

function run(command: string, ...words: string[]) {
  const { status, stdout, stderr } = spawnSync(command, words, { cwd: root, encoding: 'utf8' });
  return { status, stdout, said: spaced(stderr) };
}

/** The very words of `npm run verify`. */
const verify = (...words: string[]) =>
  run(process.execPath, '--import', './build.mjs', 'verify/main.ts', ...words);

describe('npm run verify', () => {
  it('is this very command', () => {
    const { scripts } = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8'));
    expect(scripts.verify).toBe('node --import ./build.mjs verify/main.ts');
  });

  it('prints a line for each course, and the fingerprint of the result', () => {
    expect(verify(saved(list), seed)).toEqual({ status: 0, stdout: printed, said: '' });
  });

  it.each(badCases)('refuses $name', ({ list: text, seed: typed, says }) => {
    const { status, stdout, said } = verify(saved(text), typed);
    expect([status, stdout]).toEqual([1, '']);
    expect(said).toContain(says);
  });

  it('says how it is written, and that a file cannot be read', () => {
    expect(verify(saved(list))).toEqual({
      status: 1,
      stdout: '',
      said: 'Écrivez : npm run verify -- liste.txt "TAS1;tirage=…;liste=…;des=…", puis, si vous l’avez, evenements.txt\n',
    });
    expect(verify('nulle-part.txt', seed).said).toBe('Le fichier nulle-part.txt n’a pas pu être lu.\n');
  });
});

describe('npm run verify, with the file of what happened since', () => {
  const head = 'TAS1\ntirage\tVAL-2026-1\npublie\t2026-09-14T10:30:00+02:00\n';
  const events = (...lines: string[]): string => {
    const path = join(folder, 'evenements.txt');
    const numbered = lines.map((line, i) => `${i + 1}\t2026-09-15T09:00:00+02:00\t${line}\n`);
    writeFileSync(path, head + numbered.join(''));
    return path;
  };

  it('prints who is enrolled, to whom a seat is offered, who waits', () => {
    const path = events('accepte\tT0002\tDAN-1', 'renonce\tT0001\tGUI-A', 'place-ajoutee\t-\tGUI-B');
    expect(verify(saved(list), seed, path)).toEqual({
      status: 0,
      stdout:
        'DAN-1\tinscrits\tT0002\tproposes\tT0003\tattente\t-\nGUI-A\tinscrits\t-\tproposes\tT0003\tattente\t-\n' +
        'GUI-B\tinscrits\t-\tproposes\tT0001\tattente\t-\n',
      said: '',
    });
  });

  it('names the first line that cannot be', () => {
    const { status, said } = verify(saved(list), seed, events('accepte\tT0002\tGUI-A'));
    expect([status, said]).toEqual([1, 'Événements, ligne 4 : T0002 n’a pas demandé GUI-A.\n']);
    const other = join(folder, 'autre.txt');
    writeFileSync(other, 'TAS1\ntirage\tAUTRE\n');
    expect(verify(saved(list), seed, other).said).toBe(
      'Les événements sont ceux du tirage AUTRE, la liste celle du tirage VAL-2026-1.\n',
    );
    expect(verify(saved(list), seed, 'nulle-part.txt').said).toBe(
      'Le fichier nulle-part.txt n’a pas pu être lu.\n',
    );
  });
});

describe.skipIf(run('sha256sum', '--version').status !== 0)('one ticket, with sha256sum', () => {
  it('is what the lines of the README say', () => {
    const readme = readFileSync(join(root, 'README.md'), 'utf8');
    const [lines = ''] = readme.match(/^K=.+\nprintf .+GUI:T0001.+$/m) ?? [];
    const { stdout } = run('sh', '-c', `graine='${seed}'\n${lines}`);
    expect(stdout).toBe(`${ticket(digest(seed), 'GUI', 'T0001')}  -\n`);
  });

  it('is what the page and the explanation say to type', () => {
    const found = check(list, seed);
    const [wish] = ('refused' in found ? null : explain(found, 'T0003'))?.wishes ?? [];
    expect(run('sh', '-c', wish?.shell ?? '').stdout).toBe(`${wish?.ticket}  -\n`);
  });
});
