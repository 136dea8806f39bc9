import { existsSync, mkdirSync, renameSync, rmSync } from 'node:fs';
import type { Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { basename, join, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import { createAdaptorServer } from '@hono/node-server';
import { createHost, type Host, HostError, type HostOptions } from '../index.ts';
import { createApp } from './app.ts';
import { readArguments, type Wanted } from './arguments.ts';
import { sitesAt } from './guard.ts';
import { townPath } from './here.ts';
import { prepareTown } from './towns/prepare.ts';
import { readTown, type TownFiles } from './towns/town-files.ts';
import { Towns } from './towns/towns.ts';

type Answer = (request: Request) => Response | Promise<Response>;

const built = (name: string): string => fileURLToPath(new URL(`../../dist/${name}`, import.meta.url));
/** Where a town is made before it takes its place: what was cut short is swept away from here. */
const UNFINISHED = '.preparation-en-cours';
const TICK = 2_000;

/** The rehearsal workspace: `npm start`. Says its address in one line, or why not in one French sentence. */
async function main(): Promise<void> {
  const wanted = readArguments(process.argv.slice(2));
  const files = readTown(wanted.town);
  let answer: Answer = () =>
    new Response('Da Capo se prépare. Rechargez dans un instant.', {
      status: 503,
      headers: { refresh: '2' },
    });
  const server = createAdaptorServer({ fetch: (request: Request) => answer(request) }) as Server;
  const port = await listen(server, wanted.port);
  const sites = sitesAt(port);
  const options = (name: string, directory: string): HostOptions => ({
    directory,
    program: built('program'),
    menu: built('menu'),
    address: sites.workspace + townPath(name),
  });
  refuseTownFolder(wanted);
  const towns = new Towns({
    data: wanted.data,
    port,
    open: ({ name, directory }) => whole(createHost(options(name, directory))),
  });
  if (towns.names().length === 0) await prepareFirst(wanted, files, options);
  answer = createApp(towns, sites).fetch;
  setInterval(() => towns.tick(), TICK).unref();
  for (const signal of ['SIGINT', 'SIGTERM'] as const)
    process.once(signal, () => void leave(towns, server).catch(stop));
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

/** The sample town, under the name of its folder. It takes its place once it is whole. */
async function prepareFirst(
  { data, town }: Wanted,
  files: TownFiles,
  options: (name: string, directory: string) => HostOptions,
): Promise<void> {
  console.log('Premier démarrage\u00a0: la ville d’exemple se prépare, quelques secondes…');
  const name = basename(resolve(town));
  const unfinished = join(data, UNFINISHED);
  rmSync(unfinished, { recursive: true, force: true });
  mkdirSync(unfinished);
  const host = createHost({ ...options(name, join(unfinished, name)), owner: `dacapo@${files.domain}` });
  prepareTown(host, files);
  await host.close();
  renameSync(join(unfinished, name), join(data, name));
  rmSync(unfinished, { recursive: true });
}

/** Every workbook and document is read at once, so that a damaged one is told now and not in the middle of a rehearsal. */
function whole(host: Host): Host {
  try {
    host.workbooks.list();
    host.papers.list();
    return host;
  } catch (error) {
    void host.close();
    throw error;
  }
}

async function leave(towns: Towns, server: Server): Promise<void> {
  server.close();
  await towns.close();
  process.exit(0);
}

/** One sentence for what a person can do something about: a refusal of the host, a file that cannot be written. */
function stop(error: unknown): never {
  const isTold = error instanceof HostError;
  if (error instanceof Error && 'syscall' in error) {
    console.error(`Un fichier n’a pas pu être lu ou écrit\u00a0: ${error.message}`);
  } else console.error(isTold ? error.message : error);
  process.exit(1);
}

main().catch(stop);
