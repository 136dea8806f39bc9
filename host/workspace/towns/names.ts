import { HostError } from '../../index.ts';

/** A folder of this name may be a town: an address carries it as it is. */
const FOLDER = /^\w[\w.-]*$/;
const LONGEST = 40;

/** What people call a town, and its folder. */
export interface TownName {
  readonly title: string;
  readonly name: string;
}

export function isTownFolder(name: string): boolean {
  return FOLDER.test(name);
}

/** « L’essai de Zoé » is kept in `l-essai-de-zoe`. @throws HostError in French for what names no town */
export function townName(typed: string): TownName {
  const title = typed.trim().replace(/\s+/g, ' ');
  if (title.length > LONGEST)
    throw new HostError(
      `Ce nom a ${title.length} signes. Donnez-en un de ${LONGEST} au plus. Rien n’a été fait.`,
    );
  if (!/^[\p{L}\p{N}][\p{L}\p{N} ’'-]*$/u.test(title))
    throw new HostError(
      'Un nom de ville est fait de lettres, de chiffres, d’espaces et de traits d’union. Rien n’a été fait.',
    );
  const name = folderFor(title);
  if (name === '')
    throw new HostError('Ce nom n’a ni lettre latine ni chiffre. Donnez-en un autre. Rien n’a été fait.');
  return { title, name };
}

/** The folder of a town of that title; '' where there can be none. */
export function folderFor(title: string): string {
  const letters = title.replace(/œ/gi, 'oe').replace(/æ/gi, 'ae').normalize('NFKD').replace(/\p{M}/gu, '');
  return letters
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, '-')
    .replace(/^-+|-+$/g, '');
}
