import type { Program } from 'acorn';
import { simple } from 'acorn-walk';
import { analyze } from 'eslint-scope';

/** ECMAScript's globals in Apps Script's V8: no timers, no `URL`, no `TextEncoder`, no `crypto`, no `fetch`. */
const ecmaScript = [
  ...[
    'Array',
    'ArrayBuffer',
    'BigInt',
    'BigInt64Array',
    'BigUint64Array',
    'Boolean',
    'DataView',
    'Date',
    'Error',
  ],
  ...[
    'EvalError',
    'Float32Array',
    'Float64Array',
    'Infinity',
    'Int16Array',
    'Int32Array',
    'Int8Array',
    'Intl',
  ],
  ...['JSON', 'Map', 'Math', 'NaN', 'Number', 'Object', 'Promise', 'Proxy', 'RangeError', 'ReferenceError'],
  ...['Reflect', 'RegExp', 'Set', 'String', 'Symbol', 'SyntaxError', 'TypeError', 'URIError', 'Uint16Array'],
  ...[
    'Uint32Array',
    'Uint8Array',
    'Uint8ClampedArray',
    'WeakMap',
    'WeakSet',
    'decodeURI',
    'decodeURIComponent',
  ],
  ...[
    'encodeURI',
    'encodeURIComponent',
    'globalThis',
    'isFinite',
    'isNaN',
    'parseFloat',
    'parseInt',
    'undefined',
  ],
];

/**
 * The names a script uses without declaring them, each once.
 * A name that only stands after `typeof` is left out: asking whether something exists is harmless.
 */
export function freeGlobals(program: Program): string[] {
  const asked = new Set<unknown>();
  simple(program, {
    UnaryExpression(node) {
      if (node.operator === 'typeof') asked.add(node.argument);
    },
  });
  const scope = analyze(program as Parameters<typeof analyze>[0], {
    ecmaVersion: 2019,
    sourceType: 'script',
  }).globalScope;
  const free = (scope?.through ?? []).filter(({ identifier }) => !asked.has(identifier));
  return [...new Set(free.map(({ identifier }) => identifier.name))].filter((name) => !scope?.set.has(name));
}

/** Complains about every global that neither ECMAScript nor the permitted services define. `Function` and `eval` are not among them. */
export const unknownGlobals = (used: readonly string[], services: readonly string[]): string[] =>
  used
    .filter((name) => !ecmaScript.includes(name) && !services.includes(name))
    .map((name) => `${name} does not exist in Apps Script, or the manifest does not permit it`);
