import { ServiceError } from './emulated.ts';
import type { Manifest } from './program.ts';

/**
 * Refuses a member of which the manifest holds no scope, in Google's words [C]. A manifest without `oauthScopes`
 * lets Google find them by itself: everything is granted.
 */
export function authorise(manifest: Manifest, member: string, scopes: readonly string[]): void {
  const granted = manifest.oauthScopes;
  if (granted === undefined || scopes.length === 0 || scopes.some((scope) => granted.includes(scope))) return;
  throw new ServiceError(
    `Specified permissions are not sufficient to call ${member}. Required permissions: (${scopes.join(' || ')})`,
  );
}

const BOUND_ONLY = 'https://www.googleapis.com/auth/spreadsheets.currentonly';

/**
 * A simple trigger (onOpen) runs without the person's authorisation: of what needs a scope it may use only the
 * workbook it is bound to. [D] guides/triggers#restrictions
 */
export function refuseInSimpleTrigger(member: string, scopes: readonly string[]): void {
  if (scopes.length === 0 || scopes.includes(BOUND_ONLY)) return;
  throw new ServiceError(
    `You do not have permission to call ${member}. Required permissions: (${scopes.join(' || ')})`,
  );
}
