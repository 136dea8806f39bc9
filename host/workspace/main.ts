import { existsSync, readdirSync, rmSync } from 'node:fs';
import type { Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { createAdaptorServer } from '@hono/node-server';
import { DISK } from '../disk.ts';
import { Folder } from '../folder.ts';
import { createHost, type Host, HostError } from '../index.ts';
import { isOfMachine, notOpened } from '../trouble.ts';
import { createApp } from './app.ts';
import { readArguments, type Wanted } from './arguments.ts';
import { Desk } from './desk.ts';
import { sitesAt } from './guard.ts';
import { prepareTown } from './prepare.ts';
import { readTown, type TownFiles } from './town-files.ts';

type Answer = (request: Request) => Response | Promise<Response>;

const built = (name: string): string => fileURLToPath(new URL(`../../dist/${name}`, import.meta.url));
/** There while a new workspace is being prepared: one that was cut short is made again. */
const UNFINISHED = 'preparation-en-cours';
const TICK = 2_000;

/** The rehearsal workspace: `npm start`. Says its address in one line, or why not in one French sentence. */
async function main(): Promise<void> {
  const wanted = readArguments(process.argv.slice(2));
  const town = readTown(wanted.town);
  let answer: Answer = () =>
    new Response('Da Capo se prépare. Rechargez dans un instant.', {
      status: 503,
      headers: { refresh: '2' },
    });
  const server = createAdaptorServer({ fetch: (request: Request) => answer(request) }) as Server;
  const port = await listen(server, wanted.port);
  const host = await openHost(wanted, { town, port }).catch((error: unknown) => {
    throw notOpened(error, wanted.data);
  });
  const desk = new Desk({ host, directory: wanted.data, port });
  answer = createApp(desk).fetch;
  setInterval(() => desk.time.tick(), TICK).unref();
  for (const signal of ['SIGINT', 'SIGTERM'] as const)
    process.once(signal, () => void leave(host, server).catch(stop));
  console.log(
    `Da Capo est prêt\u00a0: ouvrez ${desk.sites.workspace}/ dans votre navigateur (Ctrl+C pour arrêter).`,
  );
}

/** On this machine only. @returns the port, also where any free one was wanted */
function listen(server: Server, port: number): Promise<number> {
  return new Promise((resolve, reject) => {
    server.once('error', (error: NodeJS.ErrnoException) => reject(portTrouble(error, port)));
    server.listen(port, '127.0.0.1', () => resolve((server.address() as AddressInfo).port));
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

interface Place {
  readonly town: TownFiles;
  readonly port: number;
}

/** The host of the folder, with the sample town set up the first time. */
async function openHost({ data }: Wanted, { town, port }: Place): Promise<Host> {
  const unfinished = join(data, UNFINISHED);
  const options = {
    directory: data,
    program: built('program'),
    menu: built('menu'),
    address: sitesAt(port).workspace,
  };
  if (existsSync(unfinished)) clear(data);
  if (existsSync(join(data, 'state.json'))) return createHost(options);
  if (existsSync(data) && readdirSync(data).length > 0) {
    throw new HostError(
      `Le dossier «\u00a0${data}\u00a0» contient autre chose qu’un espace de répétition. Choisissez-en un vide.`,
    );
  }
  console.log('Premier démarrage\u00a0: la ville d’exemple se prépare, quelques secondes…');
  DISK.makeFolder(data);
  DISK.write(unfinished, '');
  const host = createHost({ ...options, owner: `dacapo@${town.domain}` });
  prepareTown(host, town);
  host.save();
  if (host.trouble !== undefined) await host.close();
  DISK.remove(unfinished);
  return host;
}

/** Empties a folder whose preparation was cut short, unless another process is at it right now. */
function clear(data: string): void {
  new Folder(data).release();
  rmSync(data, { recursive: true });
}

async function leave(host: Host, server: Server): Promise<void> {
  server.close();
  await host.close();
  process.exit(0);
}

/** One sentence for what a person can do something about: a refusal of the host, a file that cannot be read. */
function stop(error: unknown): never {
  const isTold = error instanceof HostError;
  if (isOfMachine(error)) console.error(`Un fichier n’a pas pu être lu ou écrit\u00a0: ${error.message}`);
  else console.error(isTold ? error.message : error);
  process.exit(1);
}

main().catch(stop);
