import { existsSync } from 'node:fs';
import type { Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { basename, join, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import { createAdaptorServer } from '@hono/node-server';
import { createHost, type Host, HostError, type HostOptions } from '../index.ts';
import { isOfMachine } from '../trouble.ts';
import { createApp } from './app.ts';
import { readArguments, type Wanted } from './arguments.ts';
import { sitesAt } from './guard.ts';
import { Acts } from './towns/acts.ts';
import { moveTo } from './towns/addresses.ts';
import { exampleIn } from './towns/examples.ts';
import { prepare } from './towns/preparation.ts';
import type { TownRecord } from './towns/record.ts';
import { readTown } from './towns/town-files.ts';
import { type Placed, Towns } from './towns/towns.ts';

type Answer = (request: Request) => Response | Promise<Response>;

const built = (name: string): string => fileURLToPath(new URL(`../../dist/${name}`, import.meta.url));
const TICK = 2_000;

/** The rehearsal workspace: `npm start`. Says its address in one line, or why not in one French sentence. */
async function main(): Promise<void> {
  const wanted = readArguments(process.argv.slice(2));
  readTown(wanted.town);
  let answer: Answer = () =>
    new Response('Da Capo se prépare. Rechargez dans un instant.', {
      status: 503,
      headers: { refresh: '2' },
    });
  const server = createAdaptorServer({ fetch: (request: Request) => answer(request) }) as Server;
  const port = await listen(server, wanted.port);
  refuseTownFolder(wanted);
  const towns = new Towns({ data: wanted.data, port, open });
  const acts = new Acts({ towns, hostAt, prepare });
  await acts.sweep();
  const sites = sitesAt(port);
  answer = createApp({ towns, acts, sites, given: wanted.town }).fetch;
  for (const signal of ['SIGINT', 'SIGTERM'] as const)
    process.once(signal, () => void leave({ towns, acts, server }).catch(stop));
  if (towns.names().length === 0) await makeFirst(acts, towns, wanted);
  setInterval(() => towns.tick(), TICK).unref();
  console.log(
    `Da Capo est prêt\u00a0: ouvrez ${sites.workspace}/ dans votre navigateur (Ctrl+C pour arrêter).`,
  );
}

/** On this machine only. @returns the port, also where any free one was wanted */
function listen(server: Server, port: number): Promise<number> {
  return new Promise((resolved, reject) => {
    server.once('error', (error: NodeJS.ErrnoException) => reject(portTrouble(error, port)));
    server.listen(port, '127.0.0.1', () => resolved((server.address() as AddressInfo).port));
  });
}

function portTrouble(error: NodeJS.ErrnoException, port: number): Error {
  if (error.code === 'EADDRINUSE') {
    return new HostError(
      `Le port ${port} est déjà pris, peut-être par un autre espace ouvert. Fermez-le, ou choisissez-en un autre\u00a0: npm start -- --port ${port + 1}`,
    );
  }
  return error.code === 'EACCES'
    ? new HostError(`Le port ${port} est réservé\u00a0: choisissez-en un au-dessus de 1024.`)
    : error;
}

/** The folder that was given before there were several towns is one of them now. */
function refuseTownFolder({ data }: Wanted): void {
  if (!existsSync(join(data, 'state.json'))) return;
  throw new HostError(
    `Le dossier «\u00a0${data}\u00a0» est une ville. Donnez celui qui la contient\u00a0: npm start -- --data ${join(resolve(data), '..')}`,
  );
}

function hostAt({ directory, address }: Placed): HostOptions {
  return { directory, program: built('program'), menu: built('menu'), address };
}

/** A town that leads to itself wherever it was, and whatever its name was. */
function open(place: Placed, record: TownRecord): Host {
  moveTo(place, record);
  return createHost(hostAt(place));
}

/** The sample town, under the name of its folder. @throws HostError in French when it cannot be made */
async function makeFirst(acts: Acts, towns: Towns, { town }: Wanted): Promise<void> {
  console.log('Premier démarrage\u00a0: la ville d’exemple se prépare, quelques secondes…');
  const first = towns.freeName(basename(resolve(town)).replace(/[^\p{L}\p{N}-]+/gu, ' '));
  await acts.create(first, exampleIn(resolve(town)).folder).done;
  const standing = towns.standingOf(first.name);
  if (standing.kind === 'troubled') throw new HostError(standing.why);
}

interface Running {
  readonly towns: Towns;
  readonly acts: Acts;
  readonly server: Server;
}

async function leave({ towns, acts, server }: Running): Promise<void> {
  server.close();
  acts.stopAll();
  await towns.close();
  process.exit(0);
}

/** One sentence for what a person can do something about: a refusal of the host, a file that cannot be written. */
function stop(error: unknown): never {
  const isTold = error instanceof HostError;
  if (isOfMachine(error)) console.error(`Un fichier n’a pas pu être lu ou écrit\u00a0: ${error.message}`);
  else console.error(isTold ? error.message : error);
  process.exit(1);
}

main().catch(stop);
