import { type Program, parse } from 'acorn';
import type { Script } from '../script.ts';
import { wrongFunctions } from './functions.ts';
import { freeGlobals, unknownGlobals } from './globals.ts';
import { laterCalls } from './library.ts';
import { wrongLoading } from './loading.ts';
import { type Manifest, wrongManifest } from './manifest.ts';
import { needlessScopes, servicesOf } from './scopes.ts';

/** All that is wrong with one Apps Script project, as sentences; empty when Google will take it as it is. */
export function wrongScript(
  kind: 'program' | 'menu',
  { code, callables }: Script,
  manifest: Manifest,
): string[] {
  const program = parsed(code);
  if (typeof program === 'string') return [program];
  const used = freeGlobals(program);
  const services = servicesOf(manifest.oauthScopes);
  return [
    ...wrongManifest(kind, manifest),
    ...needlessScopes(manifest.oauthScopes, used),
    ...wrongFunctions(program, callables),
    ...unknownGlobals(used, services),
    ...laterCalls(program, code),
    ...wrongLoading(code, callables, services),
  ];
}

/** Apps Script refuses to parse private and static fields; ES2019 is the youngest language it is known to take whole. */
export function parsed(code: string): Program | string {
  try {
    return parse(code, { ecmaVersion: 2019, sourceType: 'script', ranges: true });
  } catch (error) {
    return `not ES2019: ${String(error)}`;
  }
}
