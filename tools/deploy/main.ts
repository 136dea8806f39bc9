import { spawnSync } from 'node:child_process';
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { argv, execPath, exit } from 'node:process';
import type { Manifest } from '../build/proofs/manifest.ts';
import { root } from '../install.mjs';
import { carryOut, type Hands } from './carry-out.ts';
import { dryHands } from './dry-hands.ts';
import { addressOf, type Deployments } from './plan.ts';

/** `npm run deploy`, or `npm run deploy -- --dry-run` to see what it would do. The files in `dist` are built and proven just before. */
const manifestPath = join(root, 'dist/program/appsscript.json');
const keptPath = join(root, 'deployments.json');

const read = (path: string) => readFileSync(path, 'utf8');
const write = (path: string, value: unknown) => writeFileSync(path, `${JSON.stringify(value, null, 2)}\n`);

const forReal: Hands = {
  clasp(words) {
    const clasp = join(root, 'node_modules/@google/clasp/build/src/index.js');
    const { status, stdout } = spawnSync(execPath, [clasp, ...words], {
      cwd: root,
      encoding: 'utf8',
      stdio: ['inherit', 'pipe', 'inherit'],
    });
    if (status !== 0) throw new Error(`clasp ${words.join(' ')}\n${stdout}`);
    return stdout;
  },
  writeManifest: (manifest) => write(manifestPath, manifest),
  keep: (deployments) => write(keptPath, deployments),
};

/** What stands in the way, in French; empty when nothing does. */
function obstacle(): string {
  const untold = ['.clasp.json', 'menu.clasp.json'].filter((name) =>
    read(join(root, name)).includes('"REMPLACER'),
  );
  return untold.length === 0
    ? ''
    : `Écrivez d’abord l’identifiant du script (scriptId) dans ${untold.join(' et ')}\u00a0: rien n’a été envoyé.`;
}

function main(dryRun: boolean): string {
  const known: Deployments = existsSync(keptPath) ? JSON.parse(read(keptPath)) : { domain: '', anyone: '' };
  const built: Manifest = JSON.parse(read(manifestPath));
  const { domain, anyone } = carryOut(known, built, dryRun ? dryHands(console.log) : forReal);
  if (dryRun) return 'Essai à blanc\u00a0: rien n’a été envoyé.';
  return [
    'Les deux programmes sont en place.',
    `Familles\u00a0: ${addressOf(anyone)}`,
    `Agents\u00a0: ${addressOf(domain)}`,
    'Gardez deployments.json\u00a0: sans lui, le prochain envoi changerait les adresses et les liens déjà reçus.',
  ].join('\n');
}

const dryRun = argv.includes('--dry-run');
const refusal = dryRun ? '' : obstacle();
if (refusal !== '') {
  console.error(refusal);
  exit(1);
}
try {
  console.log(main(dryRun));
} catch (error) {
  console.error(error instanceof Error ? error.message : error);
  console.error(
    'L’envoi s’est arrêté là. Connectez-vous avec «\u00a0npx clasp login\u00a0», puis recommencez\u00a0: ce qui est déjà fait se refait sans dommage.',
  );
  exit(1);
}
