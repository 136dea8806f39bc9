import { describe, expect, test } from 'vitest';
import { carryOut, type Hands } from '../../tools/deploy/carry-out.ts';
import { dryHands } from '../../tools/deploy/dry-hands.ts';

const built = {
  oauthScopes: [],
  timeZone: 'Europe/Paris',
  webapp: { access: 'ANYONE_ANONYMOUS', executeAs: 'USER_DEPLOYING' },
};
const first = { domain: '', anyone: '' };

/** Hands that write down what they are asked; `failsAt` is the clasp command that fails. */
function scribe(failsAt = 'never') {
  const done: string[] = [];
  const hands: Hands = {
    clasp(words) {
      done.push(words.join(' '));
      if (words.includes(failsAt)) throw new Error('clasp failed');
      return JSON.stringify({ deploymentId: `id-${words.at(-1)}`, versionNumber: 3 });
    },
    writeManifest: ({ webapp, timeZone }) =>
      done.push(`manifest ${webapp?.access} ${webapp?.executeAs} ${timeZone}`),
    keep: ({ domain, anyone }) => done.push(`keep ${domain} ${anyone}`),
  };
  return { done, hands };
}

describe('deploying', () => {
  test('sends the menu, then the clerks’ half, then the families’, and ends with the public manifest', () => {
    const { done, hands } = scribe();
    expect(carryOut(first, built, hands)).toEqual({ domain: 'id-agents', anyone: 'id-familles' });
    expect(done).toEqual([
      '--project menu.clasp.json push --force',
      'manifest DOMAIN USER_DEPLOYING Europe/Paris',
      '--project .clasp.json push --force',
      '--project .clasp.json --json create-deployment --description agents',
      'keep id-agents ',
      'manifest ANYONE_ANONYMOUS USER_DEPLOYING Europe/Paris',
      '--project .clasp.json push --force',
      '--project .clasp.json --json create-deployment --description familles',
      'keep id-agents id-familles',
      'manifest ANYONE_ANONYMOUS USER_DEPLOYING Europe/Paris',
    ]);
  });

  test('updates what is deployed already, so that no address changes', () => {
    const { done, hands } = scribe();
    carryOut({ domain: 'D', anyone: 'A' }, built, hands);
    expect(done.filter((line) => line.includes('deployment'))).toEqual([
      '--project .clasp.json --json update-deployment D --description agents',
      '--project .clasp.json --json update-deployment A --description familles',
    ]);
  });

  test('leaves the manifest as built, and keeps what was deployed, when clasp fails half-way', () => {
    const { done, hands } = scribe('familles');
    expect(() => carryOut(first, built, hands)).toThrow('clasp failed');
    expect(done).toContain('keep id-agents ');
    expect(done.at(-1)).toBe('manifest ANYONE_ANONYMOUS USER_DEPLOYING Europe/Paris');
  });

  test('says on a dry run the commands it would give, and nothing else happens', () => {
    const said: string[] = [];
    carryOut(
      { domain: 'D', anyone: '' },
      built,
      dryHands((line) => said.push(line)),
    );
    expect(said).toEqual([
      'npx clasp --project menu.clasp.json push --force',
      'dist/program/appsscript.json\u00a0: accès DOMAIN',
      'npx clasp --project .clasp.json push --force',
      'npx clasp --project .clasp.json --json update-deployment D --description agents',
      'deployments.json\u00a0: identifiants gardés',
      'dist/program/appsscript.json\u00a0: accès ANYONE_ANONYMOUS',
      'npx clasp --project .clasp.json push --force',
      'npx clasp --project .clasp.json --json create-deployment --description familles',
      'deployments.json\u00a0: identifiants gardés',
      'dist/program/appsscript.json\u00a0: accès ANYONE_ANONYMOUS',
    ]);
  });
});
