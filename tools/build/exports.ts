import { type ParamPattern, parseSync } from 'oxc-parser';

/** One function Google may call, with its own parameter names. */
export interface Callable {
  readonly name: string;
  readonly parameters: readonly string[];
}

/**
 * Reads the one list of what Google may call: the functions that `program.ts` or `menu.ts` exports, in the order of the file.
 * Throws on any other kind of export: Apps Script only sees functions, and a stub can only forward plain parameters.
 */
export function callablesOf(source: string): Callable[] {
  const { program } = parseSync('program.ts', source);
  return program.body.flatMap((statement) => {
    if (!/^Export|^TSExport/.test(statement.type)) return [];
    if (statement.type === 'ExportNamedDeclaration') {
      const { declaration, exportKind } = statement;
      if (exportKind === 'type') return [];
      if (declaration?.type === 'FunctionDeclaration' && declaration.id) {
        return [{ name: declaration.id.name, parameters: declaration.params.map(nameOf) }];
      }
    }
    throw new Error(
      `only functions declared on the spot can be called by Google, not: ${source.slice(statement.start, statement.end)}`,
    );
  });
}

function nameOf(parameter: ParamPattern): string {
  if (parameter.type === 'Identifier') return parameter.name;
  throw new Error(`a function called by Google takes plain parameters, not ${parameter.type}`);
}

/** A literal top-level function, the only form Apps Script recognises in every kind of call. */
export const stubOf = ({ name, parameters }: Callable): string =>
  `function ${name}(${parameters.join(', ')}) { return DaCapo.${name}(${parameters.join(', ')}); }\n`;
