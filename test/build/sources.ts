import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { dirname, join, relative, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import { parseSync } from 'oxc-parser';

const repository = fileURLToPath(new URL('../..', import.meta.url));

/** One source file: its path from the root with forward slashes, and its text. */
export interface Source {
  readonly path: string;
  readonly text: string;
}

/** Every TypeScript file of these top folders that is there. */
export const sourcesOf = (folders: readonly string[]): Source[] =>
  folders
    .filter((folder) => existsSync(join(repository, folder)))
    .flatMap((folder) =>
      readdirSync(join(repository, folder), { recursive: true }).map((name) => join(folder, String(name))),
    )
    .filter((path) => /\.tsx?$/.test(path))
    .map((path) => ({
      path: path.replaceAll('\\', '/'),
      text: readFileSync(join(repository, path), 'utf8'),
    }));

/** What a file imports or re-exports, types included: a path from the root, or the name of a package. */
export function importsOf({ path, text }: Source): string[] {
  const { staticImports, staticExports, dynamicImports } = parseSync(path, text).module;
  const asked = [
    ...staticImports.map(({ moduleRequest }) => moduleRequest.value),
    ...staticExports.flatMap(({ entries }) =>
      entries.flatMap(({ moduleRequest }) => moduleRequest?.value ?? []),
    ),
    ...dynamicImports.map(({ moduleRequest }) => text.slice(moduleRequest.start + 1, moduleRequest.end - 1)),
  ];
  return asked.map((name) =>
    name.startsWith('.') ? relative('/', resolve('/', dirname(path), name)) : name,
  );
}

/**
 * Every name a file gives or uses in its code. Strings, comments, page text and the keys of object literals are left out:
 * those hold what people read, or what a file of a school is made of.
 */
export function identifiersOf({ path, text }: Source): string[] {
  const names = new Set<string>();
  JSON.stringify(parseSync(path, text).program, (_key, node) => {
    if (/^(?:JSX|Private)?Identifier$/.test(node?.type)) names.add(node.name);
    if (node?.type === 'Property' && !node.computed && !node.shorthand) return node.value;
    return typeof node === 'bigint' ? String(node) : node;
  });
  return [...names];
}
