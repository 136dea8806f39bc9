import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import * as z from 'zod/mini';
import { HostError } from './errors.ts';

/** What is wrong in a file, in French, from the place to the reason: `onglet « Élèves », cellule C12 : …`. */
export class Flaw extends Error {}

export interface Kind {
  /** As the sentence begins: `Le fichier de classeur`. */
  readonly called: string;
}

const FILE: Kind = { called: 'Le fichier' };
const SUFFIX = '.json';
const utf8 = new TextDecoder('utf-8', { fatal: true });

/** The sentence for a file that somebody edited into nonsense. Nothing has been written when it is said. */
export function damaged(path: string, why: string, { called }: Kind = FILE): HostError {
  return new HostError(
    `${called} «\u00a0${path}\u00a0» est abîmé\u00a0: ${why}. Remettez-en une copie. Rien n’a été changé dans le dossier.`,
  );
}

/** The content of a file; undefined when there is none. */
export function readBytes(path: string): Buffer | undefined {
  try {
    return readFileSync(path);
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === 'ENOENT') return undefined;
    throw new HostError(`Le fichier «\u00a0${path}\u00a0» ne peut pas être ouvert.`, { cause: error });
  }
}

/** The parsed JSON of a file, checked; undefined when there is no such file. @throws HostError naming a damaged one */
export function readJson<T>(path: string, check: (value: unknown) => T, kind?: Kind): T | undefined {
  const bytes = readBytes(path);
  if (bytes === undefined) return undefined;
  try {
    return check(JSON.parse(textOf(bytes)));
  } catch (error) {
    throw damaged(path, reasonOf(error), kind);
  }
}

/** The text of a file that must be UTF-8: an editor that saved it otherwise has spoilt every accent. */
export function textOf(bytes: Buffer): string {
  try {
    return utf8.decode(bytes);
  } catch {
    throw new Flaw('il n’est pas écrit en UTF-8');
  }
}

/** Every `.json` file of a folder, each holding what its name says. @throws HostError naming a damaged one */
export function readAll<T extends { readonly id: string }>(
  directory: string,
  check: (value: unknown) => T,
  kind?: Kind,
): T[] {
  if (!existsSync(directory)) return [];
  const files = readdirSync(directory).filter((name) => name.endsWith(SUFFIX));
  return files.flatMap((name) => {
    const checked = (value: unknown): T => {
      const found = check(value);
      if (`${found.id}${SUFFIX}` === name) return found;
      throw new Flaw(`il porte l’identifiant «\u00a0${found.id}\u00a0», qui n’est pas son nom`);
    };
    return readJson(join(directory, name), checked, kind) ?? [];
  });
}

interface Named {
  readonly id: string;
  readonly name: string;
}

/** By name; two of one name stand in the same order after every opening. */
export function byName(one: Named, other: Named): number {
  return one.name.localeCompare(other.name, 'fr') || one.id.localeCompare(other.id);
}

/** A value of a known shape, or the French reason why it is not. @param where what the value is, before the reason */
export function parsed<T>(schema: z.ZodMiniType<T>, value: unknown, where = ''): T {
  const { success, data, error } = z.safeParse(schema, value);
  if (success) return data;
  const field = error.issues[0]?.path.join('.') ?? '';
  throw new Flaw(
    `${where}${field === '' ? 'il n’a pas la forme attendue' : `«\u00a0${field}\u00a0» n’a pas la forme attendue`}`,
  );
}

/** Why a value could not be read, in French. */
export function reasonOf(error: unknown): string {
  if (error instanceof Flaw) return error.message;
  if (error instanceof SyntaxError) return 'il ne peut pas être lu jusqu’au bout';
  throw error;
}
