import { NotEmulated } from '../emulated.ts';

/** One term of a search; all of them must hold. */
export type Term =
  | { readonly kind: 'parent' | 'name' | 'mimeType'; readonly value: string }
  | { readonly kind: 'trashed'; readonly value: boolean }
  | { readonly kind: 'appProperty'; readonly key: string; readonly value: string };

/** A text in quotes, in which a quote and a backslash are written with a backslash before them. [D] */
const TEXT = String.raw`'((?:[^'\\]|\\['\\])*)'`;

const TERMS: readonly (readonly [RegExp, (found: readonly string[]) => Term])[] = [
  [term(String.raw`${TEXT}\s+in\s+parents`), ([value = '']) => ({ kind: 'parent', value })],
  [term(String.raw`name\s*=\s*${TEXT}`), ([value = '']) => ({ kind: 'name', value })],
  [term(String.raw`mimeType\s*=\s*${TEXT}`), ([value = '']) => ({ kind: 'mimeType', value })],
  [term(String.raw`trashed\s*=\s*(true|false)`), ([value]) => ({ kind: 'trashed', value: value === 'true' })],
  [
    term(String.raw`appProperties\s+has\s+\{\s*key\s*=\s*${TEXT}\s+and\s+value\s*=\s*${TEXT}\s*\}`),
    ([key = '', value = '']) => ({ kind: 'appProperty', key, value }),
  ],
];

/**
 * The terms of a `q`, joined with `and`. [D] drive/api/guides/search-files
 * @throws NotEmulated for any other term, operator or spelling
 */
export function termsOf(query: string): Term[] {
  const terms: Term[] = [];
  let rest = query.trim();
  while (rest !== '') {
    const read = readTerm(rest);
    if (read === undefined) throw new NotEmulated(`Files.list with q ${query}`);
    terms.push(read.term);
    const after = rest.slice(read.length);
    rest = after.replace(/^\s+and\s+(?=\S)/, '');
    if (after !== '' && rest === after) throw new NotEmulated(`Files.list with q ${query}`);
  }
  return terms;
}

function readTerm(text: string): { term: Term; length: number } | undefined {
  for (const [pattern, make] of TERMS) {
    const found = pattern.exec(text);
    if (found !== null) return { term: make(found.slice(1).map(unescaped)), length: found[0].length };
  }
  return undefined;
}

function term(source: string): RegExp {
  return new RegExp(`^${source}`);
}

function unescaped(text: string): string {
  return text.replace(/\\(['\\])/g, '$1');
}
