import type { Manifest } from '../build/proofs/manifest.ts';

/** The two deployments of the program, by their identifier at Google; empty before the first time. */
export interface Deployments {
  readonly domain: string;
  readonly anyone: string;
}

/** One thing `npm run deploy` does. */
export type Step =
  | { readonly kind: 'access'; readonly access: string }
  | { readonly kind: 'push'; readonly projectFile: string }
  | { readonly kind: 'publish'; readonly to: keyof Deployments; readonly id: string };

const program = '.clasp.json';

/**
 * The menu, then the program twice: for the clerks with the domain's access, then for everybody with the manifest as built.
 * In this order the files left at Google are the public ones.
 * @param publicAccess the `webapp.access` of the manifest as built
 */
export const deploymentPlan = (deployments: Deployments, publicAccess: string): readonly Step[] => [
  { kind: 'push', projectFile: 'menu.clasp.json' },
  { kind: 'access', access: 'DOMAIN' },
  { kind: 'push', projectFile: program },
  { kind: 'publish', to: 'domain', id: deployments.domain },
  { kind: 'access', access: publicAccess },
  { kind: 'push', projectFile: program },
  { kind: 'publish', to: 'anyone', id: deployments.anyone },
];

const descriptions: Readonly<Record<keyof Deployments, string>> = { domain: 'agents', anyone: 'familles' };

/**
 * The words to give clasp. `--force`, because clasp asks about a changed manifest and skips the push where nobody answers.
 * Publishing makes a version and points the deployment at it; the same identifier keeps the same address.
 */
export function claspWords(step: Exclude<Step, { kind: 'access' }>): string[] {
  if (step.kind === 'push') return ['--project', step.projectFile, 'push', '--force'];
  const command = step.id === '' ? ['create-deployment'] : ['update-deployment', step.id];
  return ['--project', program, '--json', ...command, '--description', descriptions[step.to]];
}

/** The manifest with another access for its web app, everything else as built. */
export const withAccess = ({ webapp, ...manifest }: Manifest, access: string): Manifest => ({
  ...manifest,
  webapp: { ...webapp, access },
});

/** Where a deployment is visited. */
export const addressOf = (id: string): string => `https://script.google.com/macros/s/${id}/exec`;
