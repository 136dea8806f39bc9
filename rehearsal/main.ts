import { HostError } from '../host/index.ts';
import { readArguments } from './arguments.ts';
import { report } from './audit/figures.ts';
import { Refused } from './play/pages.ts';
import { rehearse } from './rehearse.ts';
import { readTown } from './sample/town.ts';
import { french } from './words.ts';

/** `npm run rehearse -- --town DIR --out DIR [--json] [--seed N]`: exit code 1 when something does not reconcile. */
async function main(): Promise<void> {
  const wanted = readArguments(process.argv.slice(2));
  const town = readTown(wanted.town);
  const outcome = await rehearse(town, wanted);
  console.log(report(town, outcome));
  if (wanted.json) console.log(JSON.stringify(outcome.figures));
  if (outcome.findings.length > 0) process.exitCode = 1;
}

main().catch((error: unknown) => {
  if (error instanceof Refused)
    console.error(french(`Le programme refuse (${error.call}) : ${error.message}`));
  else if (error instanceof HostError) console.error(error.message);
  else throw error;
  process.exitCode = 1;
});
