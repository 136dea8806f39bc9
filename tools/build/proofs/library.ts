import type { AnyNode, Program } from 'acorn';
import { simple } from 'acorn-walk';

/**
 * Methods younger than ES2019, which esbuild does not lower. `at` and `with` are missing: tables and Temporal have their own,
 * and in `src/` the compiler already refuses those of arrays.
 */
const laterMethods = [
  ...['findLast', 'findLastIndex', 'toReversed', 'toSorted', 'toSpliced', 'replaceAll', 'matchAll'],
  ...['isWellFormed', 'toWellFormed', 'setFromBase64', 'toBase64', 'setFromHex', 'toHex'],
];

const laterStatics = [
  ...[
    'Object.hasOwn',
    'Object.groupBy',
    'Map.groupBy',
    'Array.fromAsync',
    'Promise.allSettled',
    'Promise.any',
  ],
  ...['Promise.withResolvers', 'Promise.try', 'RegExp.escape', 'Uint8Array.fromBase64', 'Uint8Array.fromHex'],
  ...['Error.isError', 'Math.sumPrecise', 'Iterator.from'],
];

/**
 * Complains about every call of a library function that Apps Script is not known to have, with the code around it.
 * Where the script asks with `typeof` whether a function is there, it is taken to have another way.
 */
export function laterCalls(program: Program, code: string): string[] {
  const calls: { method: string; owner: string; start: number }[] = [];
  const asked = new Set<string>();
  simple(program, {
    CallExpression({ callee, start }) {
      const method = memberOf(callee);
      const owner =
        callee.type === 'MemberExpression' && callee.object.type === 'Identifier' ? callee.object.name : '';
      if (method !== undefined) calls.push({ method, owner, start });
    },
    UnaryExpression({ operator, argument }) {
      const member = memberOf(argument);
      if (operator === 'typeof' && member !== undefined) asked.add(member);
    },
  });
  return calls
    .filter(
      ({ method, owner }) => laterMethods.includes(method) || laterStatics.includes(`${owner}.${method}`),
    )
    .filter(({ method }) => !asked.has(method))
    .map(({ method, start }) => `.${method}() is younger than ES2019: …${code.slice(start, start + 80)}…`);
}

const memberOf = (node: AnyNode): string | undefined =>
  node.type === 'MemberExpression' && !node.computed && node.property.type === 'Identifier'
    ? node.property.name
    : undefined;
