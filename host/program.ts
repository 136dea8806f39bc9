import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parse, type Program as Tree } from 'acorn';
import * as z from 'zod/mini';
import { HostError } from './errors.ts';

const manifestSchema = z.object({
  timeZone: z.string(),
  oauthScopes: z.optional(z.array(z.string())),
  dependencies: z.optional(
    z.object({
      enabledAdvancedServices: z.optional(
        z.array(z.object({ userSymbol: z.string(), serviceId: z.string(), version: z.string() })),
      ),
    }),
  ),
  webapp: z.optional(z.object({ access: z.string(), executeAs: z.string() })),
});
export type Manifest = z.infer<typeof manifestSchema>;

/** A built project as Google would hold it: its manifest, its script files, its pages. */
export class Program {
  readonly manifest: Manifest;
  /** Functions Google recognises: declared literally at the top level of a file. [D] guides/html/communication */
  readonly functions: ReadonlySet<string>;

  constructor(readonly folder: string) {
    if (!existsSync(join(folder, 'appsscript.json'))) {
      throw new HostError(
        `Le programme «\u00a0${folder}\u00a0» n’a pas de fichier appsscript.json\u00a0: a-t-il été construit\u00a0?`,
      );
    }
    this.manifest = this.readManifest();
    this.functions = new Set(
      this.scripts().flatMap((file) => functionsOf(readFileSync(join(folder, file), 'utf8'))),
    );
  }

  /** The text of a page, named with or without `.html`; undefined when the project has no such page. */
  page(name: string): string | undefined {
    const file = join(this.folder, name.endsWith('.html') ? name : `${name}.html`);
    return existsSync(file) ? readFileSync(file, 'utf8') : undefined;
  }

  /** What is callable from a page: declared at top level, and not ending in `_`. */
  isCallable(name: string): boolean {
    return this.functions.has(name) && !name.endsWith('_');
  }

  private scripts(): string[] {
    return readdirSync(this.folder).filter((file) => /\.(js|gs)$/.test(file));
  }

  private readManifest(): Manifest {
    const file = join(this.folder, 'appsscript.json');
    try {
      return manifestSchema.parse(JSON.parse(readFileSync(file, 'utf8')));
    } catch {
      throw new HostError(`Le fichier «\u00a0${file}\u00a0» est abîmé\u00a0: il ne peut pas être lu.`);
    }
  }
}

/** By the text of a script: parsing a large one takes longer than opening everything else. */
const parsed = new Map<string, readonly string[]>();

/**
 * Apps Script refuses class fields and `#private` while parsing, Node accepts them: 2021 is the last edition
 * without them. [D] guides/v8-runtime
 */
function functionsOf(script: string): readonly string[] {
  const known = parsed.get(script);
  if (known) return known;
  const tree: Tree = parse(script, { ecmaVersion: 2021, sourceType: 'script' });
  const functions = tree.body.flatMap((statement) => {
    if (statement.type === 'FunctionDeclaration') return [statement.id.name];
    if (statement.type !== 'VariableDeclaration') return [];
    return statement.declarations.flatMap(({ id, init }) => {
      const isFunction = init?.type === 'FunctionExpression' || init?.type === 'ArrowFunctionExpression';
      return isFunction && id.type === 'Identifier' ? [id.name] : [];
    });
  });
  parsed.set(script, functions);
  return functions;
}
