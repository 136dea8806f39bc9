import { readFileSync } from 'node:fs';
import { check } from '../src/draw/check.ts';

/**
 * `npm run verify -- FILE "SEED"`: makes a draw again from its frozen list and its seed, and prints it, a line per course
 * (see `textOf` in `src/draw/check.ts`). Exit code 1, and a sentence, when they disagree.
 */
function main([path = '', seed = '', ...more]: readonly string[]): void {
  const list = textOf(path);
  if (path === '' || seed === '' || more.length > 0)
    stop('Écrivez\u00a0: npm run verify -- liste.txt "TAS1;tirage=…;liste=…;des=…"');
  else if (list === undefined) stop(`Le fichier ${path} n’a pas pu être lu.`);
  else {
    const checked = check(list, seed);
    if ('refused' in checked) stop(checked.refused);
    else process.stdout.write(checked.text);
  }
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
