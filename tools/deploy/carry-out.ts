import type { Manifest } from '../build/proofs/manifest.ts';
import { claspWords, type Deployments, deploymentPlan, withAccess } from './plan.ts';

/** What deploying touches, so that a dry run and the tests touch nothing. */
export interface Hands {
  /** Runs clasp and gives what it printed; throws when clasp fails. */
  clasp(words: readonly string[]): string;
  writeManifest(manifest: Manifest): void;
  /** Called after each deployment: an identifier that is lost changes the address of every link. */
  keep(deployments: Deployments): void;
}

/**
 * Carries out the plan, and leaves the manifest as built whatever happens.
 * @returns both identifiers, the new ones included
 */
export function carryOut(known: Deployments, built: Manifest, hands: Hands): Deployments {
  let deployments = known;
  try {
    for (const step of deploymentPlan(known, built.webapp?.access ?? '')) {
      if (step.kind === 'access') {
        hands.writeManifest(withAccess(built, step.access));
        continue;
      }
      const printed = hands.clasp(claspWords(step));
      if (step.kind === 'push') continue;
      deployments = { ...deployments, [step.to]: String(JSON.parse(printed).deploymentId) };
      hands.keep(deployments);
    }
  } finally {
    hands.writeManifest(built);
  }
  return deployments;
}
