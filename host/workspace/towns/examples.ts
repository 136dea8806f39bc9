import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { basename, isAbsolute, join, relative, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';

const ROOT = fileURLToPath(new URL('../../../', import.meta.url));

/** A folder of files a town can be made from. */
export interface Example {
  /** As a record keeps it: from the folder of the project where it is inside. */
  readonly folder: string;
  readonly title: string;
  /** One sentence: what it is good for. */
  readonly about: string;
}

/** The folders of `examples/` that hold a town, and the one the command was given. */
export function examplesWith(given: string): Example[] {
  const inside = readdirSync(join(ROOT, 'examples')).map((name) => join(ROOT, 'examples', name));
  const folders = new Set([resolve(given), ...inside.map((path) => resolve(path))]);
  return [...folders].filter((path) => existsSync(join(path, 'ville.json'))).map(exampleIn);
}

/** Where the files of an example are. */
export function exampleFolder(kept: string): string {
  return resolve(ROOT, kept);
}

/** The example in that folder. */
export function exampleIn(path: string): Example {
  const fromRoot = relative(ROOT, path);
  const isInside = !fromRoot.startsWith('..') && !isAbsolute(fromRoot);
  return { folder: isInside ? fromRoot : resolve(path), title: basename(path), about: aboutOf(path) };
}

function aboutOf(path: string): string {
  const file = join(path, 'presentation.txt');
  return existsSync(file) ? readFileSync(file, 'utf8').trim() : `Les fichiers de ${path}.`;
}
