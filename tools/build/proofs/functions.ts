import type { Program } from 'acorn';
import type { Callable } from '../exports.ts';

/**
 * Complains unless the top level of a script is exactly the promised functions, as literal declarations, and the one bundle:
 * Apps Script does not see functions made inside an IIFE, and hides names with a trailing underscore.
 */
export function wrongFunctions(program: Program, callables: readonly Callable[]): string[] {
  const promised = callables.map(({ name }) => name);
  const found = program.body.flatMap((statement) =>
    statement.type === 'FunctionDeclaration' ? [statement.id.name] : [],
  );
  return [
    ...promised
      .filter((name) => !found.includes(name))
      .map((name) => `${name} is not a literal top-level function`),
    ...found
      .filter((name) => !promised.includes(name))
      .map((name) => `${name} is callable by anybody, and not in the list`),
    ...promised
      .filter((name) => name.endsWith('_'))
      .map((name) => `${name} is hidden by its trailing underscore`),
    ...program.body
      .filter((statement) => !isExpected(statement))
      .map((statement) => `stray top-level ${statement.type}`),
  ];
}

function isExpected(statement: Program['body'][number]): boolean {
  if (statement.type === 'FunctionDeclaration') return true;
  if (statement.type === 'ExpressionStatement') return statement.directive === 'use strict';
  return (
    statement.type === 'VariableDeclaration' &&
    statement.declarations.every(({ id }) => id.type === 'Identifier' && id.name === 'DaCapo')
  );
}
