import type { Deployment } from './execution.ts';
import type { Unconfirmed } from './unconfirmed.ts';

/** Who owns the program, and the town's domain. */
export interface Town {
  readonly owner: string;
  readonly domain: string;
}

export function isInDomain(email: string, domain: string): boolean {
  return email.toLowerCase().endsWith(`@${domain.toLowerCase()}`);
}

/**
 * What `Session.getActiveUser()` says in a web app that runs as its owner: nothing for a stranger, the address for
 * someone of the owner's domain. [D] reference/base/session — and [?] on a deployment open to anyone.
 */
export function activeUser(
  as: string,
  deployment: Deployment,
  town: Town & { unconfirmed: Unconfirmed },
): string {
  if (!isInDomain(as, town.domain)) return '';
  return deployment === 'domain' || town.unconfirmed.clerkOnPublicDeployment === 'named' ? as : '';
}
