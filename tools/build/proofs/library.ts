import type { Program } from 'acorn';
import { simple } from 'acorn-walk';

/** Methods younger than ES2019, which esbuild does not lower. `with` is missing here: Temporal has one of its own. */
const laterMethods = [
  ...['at', 'findLast', 'findLastIndex', 'toReversed', 'toSorted', 'toSpliced', 'replaceAll', 'matchAll'],
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

/** Complains about every call of a library function that Apps Script is not known to have, with the code around it. */
export function laterCalls(program: Program, code: string): string[] {
  const complaints: string[] = [];
  simple(program, {
    CallExpression({ callee, start }) {
      if (callee.type !== 'MemberExpression' || callee.computed || callee.property.type !== 'Identifier')
        return;
      const method = callee.property.name;
      const owner = callee.object.type === 'Identifier' ? callee.object.name : '';
      if (laterMethods.includes(method) || laterStatics.includes(`${owner}.${method}`)) {
        complaints.push(`.${method}() is younger than ES2019: …${code.slice(start, start + 80)}…`);
      }
    },
  });
  return complaints;
}
