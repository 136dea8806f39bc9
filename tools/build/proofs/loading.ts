import { createContext, runInContext } from 'node:vm';
import type { Callable } from '../exports.ts';

/** Any use of a service while the file is being read, even asking for a member. */
function alarm(name: string): object {
  const ring = (): never => {
    throw new Error(`${name} is used while the file loads`);
  };
  return new Proxy(() => undefined, { get: ring, set: ring, has: ring, apply: ring });
}

/**
 * Complains when a script calls a service while it loads (in a menu's `onOpen` that silently costs the menu), cannot be
 * loaded in a bare realm, or does not define what it promises.
 */
export function wrongLoading(
  code: string,
  callables: readonly Callable[],
  services: readonly string[],
): string[] {
  const realm = createContext(Object.fromEntries(services.map((name) => [name, alarm(name)])));
  try {
    runInContext(code, realm, { timeout: 10_000 });
  } catch (error) {
    return [String(error)];
  }
  return callables
    .filter(({ name }) => runInContext(`typeof DaCapo.${name}`, realm) !== 'function')
    .map(({ name }) => `DaCapo.${name} is not there once the file is loaded`);
}
