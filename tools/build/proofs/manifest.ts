import { isDeepStrictEqual } from 'node:util';

export interface Manifest {
  readonly oauthScopes: readonly string[];
  readonly webapp?: Readonly<Record<string, string>>;
  readonly [field: string]: unknown;
}

/** Fields both manifests must have: one time zone for the script and the workbooks, the modern engine. */
const common = { timeZone: 'Europe/Paris', runtimeVersion: 'V8', exceptionLogging: 'STACKDRIVER' };

/** Families have no Google account, and everything runs as the municipal account. `npm run deploy` alone changes the access. */
const webapp = { access: 'ANYONE_ANONYMOUS', executeAs: 'USER_DEPLOYING' };

/** The one advanced service: DriveApp would ask for the whole of the account's Drive. */
const dependencies = {
  enabledAdvancedServices: [{ userSymbol: 'Drive', serviceId: 'drive', version: 'v3' }],
};

const expected = { program: { ...common, dependencies, webapp }, menu: common };

/** Complains about any field of a manifest other than its scopes that is not what the design says. */
export function wrongManifest(kind: 'program' | 'menu', { oauthScopes, ...fields }: Manifest): string[] {
  const wanted = expected[kind];
  return isDeepStrictEqual(fields, wanted)
    ? []
    : [`the manifest of ${kind} must say ${JSON.stringify(wanted)} and says ${JSON.stringify(fields)}`];
}
