import { readFileSync } from 'node:fs';
import { check } from '../src/draw/check.ts';
import { presentOf } from '../src/lists/present.ts';

/**
 * `npm run verify -- FILE "SEED" [EVENTS]`: makes a draw again from its frozen list and its seed, and prints it, a line
 * per course (see `textOf` in `src/draw/check.ts`). With the file of what happened since, prints where it stands now
 * (`src/lists/present.ts`). Exit code 1, and a sentence, when they disagree.
 */
function main([path = '', seed = '', events, ...more]: readonly string[]): void {
  if (path === '' || seed === '' || more.length > 0) stop(usage);
  else {
    const list = textOf(path);
    const log = events === undefined ? '' : textOf(events);
    const unread = [list === undefined ? path : '', log === undefined ? events : ''].find(
      (name) => name !== '',
    );
    if (list === undefined || log === undefined) stop(`Le fichier ${unread} n’a pas pu être lu.`);
    else print(list, seed, log);
  }
}

const usage =
  'Écrivez\u00a0: npm run verify -- liste.txt "TAS1;tirage=…;liste=…;des=…", puis, si vous l’avez, evenements.txt';

function print(list: string, seed: string, log: string): void {
  const checked = check(list, seed);
  const found = 'refused' in checked || log === '' ? checked : presentOf(checked, log);
  if ('refused' in found) stop(found.refused);
  else process.stdout.write(found.text);
}

function textOf(path: string): string | undefined {
  try {
    return readFileSync(path, 'utf8');
  } catch {
    return undefined;
  }
}

function stop(sentence: string): void {
  console.error(sentence);
  process.exitCode = 1;
}

main(process.argv.slice(2));
