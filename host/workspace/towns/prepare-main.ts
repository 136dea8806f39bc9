import { setImmediate } from 'node:timers/promises';
import { createHost, HostError } from '../../index.ts';
import type { Order, Said } from './preparation.ts';
import { prepareTown } from './prepare.ts';
import { readTown } from './town-files.ts';

/** A town made in a process of its own, so that the others go on being served. Ends with the one that asked for it. */
async function main(order: Order): Promise<void> {
  const files = readTown(order.example);
  const host = createHost({ ...order.host, owner: `dacapo@${files.domain}` });
  const steps = prepareTown(host, files);
  let step = steps.next();
  while (step.done !== true) {
    say({ step: step.value });
    // Lets a message leave, and the end of the other process be heard.
    await setImmediate();
    step = steps.next();
  }
  await host.close();
  say({ students: step.value });
}

function say(said: Said): void {
  process.send?.(said);
}

/** A refusal is told as it is; anything else is a fault of the program or of the workspace. */
function fail(error: unknown): void {
  if (!(error instanceof HostError)) console.error(error);
  say({ refusal: error instanceof Error ? error.message : String(error) });
}

process.once('disconnect', () => process.exit(1));
process.once('message', (order: Order) => {
  main(order)
    .catch(fail)
    .finally(() => process.disconnect());
});
