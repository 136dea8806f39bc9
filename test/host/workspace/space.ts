import { type ChildProcess, spawn } from 'node:child_process';
import { mkdtempSync } from 'node:fs';
import { request } from 'node:http';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { expect } from 'vitest';
import type { News } from '../../../host/workspace/grid/wire.ts';

const root = fileURLToPath(new URL('../../..', import.meta.url));
export const SMALL_TOWN = join(root, 'examples/valmont-small');

/** The town of a new workspace: it has the name of its example. */
export const TOWN = 'valmont-small';

export const emptyFolder = (): string => join(mkdtempSync(join(tmpdir(), 'dacapo-espace-')), 'espace');

/** A running workspace: the real command, in its own process. */
export interface Space {
  readonly port: number;
  readonly data: string;
  /** Ends it and waits until it is gone: what it said last. */
  stop(signal?: NodeJS.Signals): Promise<Refused>;
}

export interface SpaceOptions {
  readonly data?: string;
  readonly town?: string;
  readonly port?: number;
}

/** What a command that does not start, or that ends, says, and its exit code. */
export interface Refused {
  readonly code: number | null;
  readonly error: string;
}

const running = new Set<ChildProcess>();

function command({ data = emptyFolder(), town = SMALL_TOWN, port = 0 }: SpaceOptions) {
  const words = [
    '--import',
    'tsx',
    'host/workspace/main.ts',
    '--port',
    String(port),
    '--town',
    town,
    '--data',
    data,
  ];
  const child = spawn(process.execPath, words, { cwd: root });
  running.add(child);
  const said = { out: '', error: '' };
  child.stdout.on('data', (bytes) => {
    said.out += bytes;
  });
  child.stderr.on('data', (bytes) => {
    said.error += bytes;
  });
  const ended = new Promise<number | null>((resolve) => {
    child.once('exit', (code) => {
      running.delete(child);
      resolve(code);
    });
  });
  return { child, data, said, ended };
}

export async function start(options: SpaceOptions = {}): Promise<Space> {
  const { child, data, said, ended } = command(options);
  const stop: Space['stop'] = async (signal = 'SIGTERM') => {
    child.kill(signal);
    return { code: await ended, error: said.error.trim() };
  };
  const port = await new Promise<number>((resolve, reject) => {
    child.stdout.on('data', () => {
      const found = /est prêt\s: ouvrez http:\/\/localhost:(\d+)\//.exec(said.out);
      if (found) resolve(Number(found[1]));
    });
    void ended.then((code) => reject(new Error(`ended with ${code}: ${said.error}`)));
  });
  return { port, data, stop };
}

/** Starts without waiting until it is ready. */
export function startUnready(options: SpaceOptions): { readonly pid: number; kill(): Promise<unknown> } {
  const { child, ended } = command(options);
  const kill = () => {
    child.kill('SIGKILL');
    return ended;
  };
  return { pid: child.pid ?? 0, kill };
}

/** Starts where it must not: resolves once the command gave up. */
export async function refused(options: SpaceOptions): Promise<Refused> {
  const { said, ended } = command(options);
  const code = await ended;
  return { code, error: said.error.trim() };
}

export function endAll(): void {
  for (const child of running) child.kill('SIGKILL');
}

export interface Answer {
  readonly status: number;
  readonly headers: NodeJS.Dict<string | string[]>;
  readonly text: string;
}

export interface Asked {
  readonly method?: string;
  readonly body?: string;
  /** The address of the server, where it is not this machine's. */
  readonly hostname?: string;
  readonly headers?: Readonly<Record<string, string>>;
}

/** One request with exactly these headers: `fetch` would not let a test lie about `Host` and `Origin`. */
export function ask({ port }: Pick<Space, 'port'>, path: string, asked: Asked = {}): Promise<Answer> {
  const { method = 'GET', body = '', hostname = '127.0.0.1', headers = {} } = asked;
  return new Promise((resolve, reject) => {
    const options = { hostname, port, path, method, headers: { host: `localhost:${port}`, ...headers } };
    const sent = request(options, (response) => {
      let text = '';
      response.setEncoding('utf8');
      response.on('data', (part) => {
        text += part;
      });
      response.on('end', () =>
        resolve({ status: response.statusCode ?? 0, headers: response.headers, text }),
      );
    });
    sent.once('error', reject);
    sent.end(body);
  });
}

/** A page of the town as that person opens it; `''` is the public. */
export function inTown(path: string, as = ''): string {
  return `/ville/${TOWN}/${as === '' ? 'public' : as}${path}`;
}

/** A post as a page of the town makes it. */
export function post(
  space: Pick<Space, 'port'>,
  path: string,
  { body, as = '' }: { body: string; as?: string },
): Promise<Answer> {
  const headers = {
    origin: `http://localhost:${space.port}`,
    'content-type': body.startsWith('{') ? 'application/json' : 'application/x-www-form-urlencoded',
    accept: 'application/json',
  };
  return ask(space, inTown(path, as), { method: 'POST', body, headers });
}

export const get = (space: Pick<Space, 'port'>, path: string, as = ''): Promise<Answer> =>
  ask(space, inTown(path, as));

/** What a tab shows, row by row; without one, the first that holds something. @param book the path of its workbook */
export async function shown(
  space: Pick<Space, 'port'>,
  book: string,
  { as, tab }: { readonly as: string; readonly tab?: number },
): Promise<string[][]> {
  const query = tab === undefined ? '' : `?onglet=${tab}`;
  const news: News = JSON.parse((await get(space, `${book}/nouvelles${query}`, as)).text);
  const rows: string[][] = [];
  for (const [row, cells] of news.tab.rows)
    rows[row - 1] = cells.map((view) => (typeof view === 'string' ? view : view[0]));
  return Array.from(rows, (row) => row ?? []);
}

/** Exactly one line, a French sentence. */
export function expectOneSentence({ code, error }: Refused, about: RegExp): void {
  expect(code).toBe(1);
  expect(error.split('\n')).toHaveLength(1);
  expect(error).toMatch(about);
  expect(error).toMatch(/^[A-ZÉÀ«][^\n]*$/);
}
