import type { Hands } from './carry-out.ts';

/** Hands that only say what the real ones would do: the commands as they could be typed, and the files written. */
export const dryHands = (say: (line: string) => void): Hands => ({
  clasp(words) {
    say(`npx clasp ${words.join(' ')}`);
    return '{ "deploymentId": "…" }';
  },
  writeManifest: ({ webapp }) => say(`dist/program/appsscript.json\u00a0: accès ${webapp?.['access']}`),
  keep: () => say('deployments.json\u00a0: identifiants gardés'),
});
