import {
  cpSync,
  existsSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  rmSync,
  truncateSync,
  writeFileSync,
} from 'node:fs';
import { createServer } from 'node:net';
import { dirname, join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import {
  ask,
  emptyFolder,
  endAll,
  expectOneSentence,
  get,
  post,
  refused,
  SMALL_TOWN,
  type Space,
  shown,
  start,
  startUnready,
  TOWN,
} from './space.ts';

const MANAGER = 'gestion@valmontsurorge.example.org';

let prepared: string;
let first: Space;
beforeAll(async () => {
  first = await start();
  await first.stop();
  prepared = first.data;
});
afterAll(endAll);

/** A workspace of its own, already prepared. */
function copyOfPrepared(): string {
  const data = emptyFolder();
  mkdirSync(dirname(data), { recursive: true });
  cpSync(prepared, data, { recursive: true });
  return data;
}

const workbookFiles = (data: string) =>
  readdirSync(join(data, TOWN, 'workbooks')).map((name) => join(data, TOWN, 'workbooks', name));

async function idOf(space: Space, name: string): Promise<string> {
  const { text } = await get(space, '/', MANAGER);
  return new RegExp(`/classeurs/(\\w+)">${name}<`).exec(text)?.[1] ?? '';
}

const cells = async (space: Space, id: string): Promise<string[]> =>
  (await shown(space, `/classeurs/${id}`, { as: MANAGER })).flat();

describe('npm start refuses in one French sentence', () => {
  test('a port that is taken', async () => {
    const other = createServer();
    const port = await new Promise<number>((resolve) => {
      other.listen(0, '127.0.0.1', () => resolve((other.address() as { port: number }).port));
    });
    const data = emptyFolder();
    expectOneSentence(await refused({ port, data }), new RegExp(`Le port ${port} est déjà pris`));
    expect(existsSync(data)).toBe(false);
    other.close();
  });

  test('a town folder that is not there', async () => {
    const data = emptyFolder();
    expectOneSentence(await refused({ town: 'nulle-part', data }), /dossier de ville «\snulle-part\s»/);
    expect(existsSync(data)).toBe(false);
  });

  test('a ville.json that is not a town', async () => {
    const town = emptyFolder();
    cpSync(SMALL_TOWN, town, { recursive: true });
    writeFileSync(join(town, 'ville.json'), '{"conservatoires":[]}');
    expectOneSentence(await refused({ town }), /ville\.json\s» ne décrit pas une ville/);
  });

  test('the folder of a town, where the one that holds it is wanted', async () => {
    const data = join(copyOfPrepared(), TOWN);
    expectOneSentence(await refused({ data }), /est une ville\. Donnez celui qui la contient/);
  });

  test('a port that is no number', async () => {
    expectOneSentence(await refused({ port: Number.NaN }), /«\sNaN\s» n’est pas un numéro de port/);
  });
});

/** Kills a first start in the middle of its preparation. @returns its process */
async function cutShort(data: string): Promise<number> {
  const { pid, kill } = startUnready({ data });
  await expect.poll(() => existsSync(join(data, '.preparation-en-cours')), { timeout: 30_000 }).toBe(true);
  await kill();
  return pid;
}

describe('the first start', () => {
  test('leaves a town set up and invited, on the morning its campaign opens', async () => {
    const space = await start({ data: copyOfPrepared() });
    const { text } = await get(space, '/', MANAGER);
    expect(text).toMatch(/lundi 11\u00a0mai 2026 à\u00a010\u00a0h/);
    expect(text).toContain('>Pilotage<');
    expect(text).toContain('>Le Hangar<');
    const state = JSON.parse(readFileSync(join(prepared, TOWN, 'state.json'), 'utf8'));
    expect(state.triggers).toHaveLength(1);
    const mails = readFileSync(join(prepared, TOWN, 'mails.ndjson'), 'utf8')
      .trim()
      .split('\n')
      .map((line) => JSON.parse(line));
    expect(mails.length).toBeGreaterThan(20);
    const instants = mails.map(({ at }) => at);
    expect(Math.min(...instants)).toBeGreaterThanOrEqual(Date.parse('2026-05-04T08:00+02:00'));
    expect(Math.max(...instants)).toBeLessThan(Date.parse('2026-05-11T10:00+02:00'));
    await space.stop();
  });

  test('leaves what is no town as it is', async () => {
    const data = emptyFolder();
    mkdirSync(join(data, 'photos'), { recursive: true });
    writeFileSync(join(data, 'photo.jpg'), 'x');
    const space = await start({ data });
    expect(readdirSync(data).sort()).toEqual(['photo.jpg', 'photos', TOWN]);
    await space.stop();
  });

  test('cut short, is made again from nothing', async () => {
    const data = emptyFolder();
    const first = await cutShort(data);
    expect(readdirSync(join(data, '.preparation-en-cours'))).toEqual([`${first}-${TOWN}`]);
    const space = await start({ data });
    expect((await get(space, '/', MANAGER)).text).toContain('>Pilotage<');
    expect(readdirSync(data)).toEqual([TOWN]);
    await space.stop();
  });
});

describe('a town that cannot be opened', () => {
  /** A workspace of two towns, the second one as the first. */
  function twoTowns(): string {
    const data = copyOfPrepared();
    cpSync(join(data, TOWN), join(data, 'deux'), { recursive: true });
    return data;
  }

  test.each(['state.json', 'a workbook'])('says why, and the other goes on: damaged %s', async (which) => {
    const data = twoTowns();
    const file = which === 'a workbook' ? (workbookFiles(data)[0] ?? '') : join(data, TOWN, which);
    truncateSync(file, 100);
    const before = readFileSync(file);
    const space = await start({ data });
    const { status, text } = await get(space, '/', MANAGER);
    expect(readFileSync(file)).toEqual(before);
    expect(status).toBe(409);
    expect(text).toContain('est abîmé');
    expect(text).toContain(file);
    expect((await ask(space, `/ville/deux/${MANAGER}/`)).status).toBe(200);
    await space.stop();
  });

  test('because another workspace has it open, opens once it is closed there', async () => {
    const one = await start({ data: twoTowns() });
    await get(one, '/', MANAGER);
    const other = await start({ data: one.data });
    expect((await get(other, '/', MANAGER)).text).toContain('est déjà ouvert par une autre répétition');
    expect((await ask(other, `/ville/deux/${MANAGER}/`)).status).toBe(200);
    await one.stop();
    expect((await get(other, '/', MANAGER)).status).toBe(200);
    await other.stop();
  });
});

describe('what was done is still there', () => {
  test.each(['SIGTERM', 'SIGKILL'] as const)('after %s: a cell, the clock, the mail', async (signal) => {
    const data = copyOfPrepared();
    const before = await start({ data });
    const id = await idOf(before, 'Le Hangar');
    const edit = { what: 'write', cell: 'Y2', rows: [[`écrit avant ${signal}`]] };
    expect(
      (await post(before, `/classeurs/${id}/modifier`, { body: JSON.stringify(edit), as: MANAGER })).status,
    ).toBe(200);
    expect(
      (await post(before, '/horloge', { body: 'step=at&instant=2026-05-11T10:30', as: MANAGER })).status,
    ).toBe(303);
    await untilStill(before);
    const mails = (await get(before, '/courriels')).text.match(/[\d\s]+boîtes?/)?.[0];
    await before.stop(signal);

    const after = await start({ data });
    expect(await cells(after, id)).toContain(`écrit avant ${signal}`);
    const { now } = JSON.parse((await get(after, '/etat')).text);
    expect(now).toBeGreaterThanOrEqual(Date.parse('2026-05-11T10:30+02:00'));
    expect((await get(after, '/courriels')).text.match(/[\d\s]+boîtes?/)?.[0]).toBe(mails);
    await after.stop();
  });
});

describe('what cannot be written', () => {
  test('is told in the answer, on every page and at the end, and exits with code 1', async () => {
    const space = await start({ data: copyOfPrepared() });
    const id = await idOf(space, 'Le Hangar');
    rmSync(join(space.data, TOWN, 'ouvert.lock'), { recursive: true });
    const body = JSON.stringify({ what: 'write', cell: 'Y2', rows: [['jamais écrit']] });
    const { status, text } = await post(space, `/classeurs/${id}/modifier`, { body, as: MANAGER });
    const { news, trouble } = JSON.parse(text);
    expect([status, JSON.stringify(news).includes('jamais écrit')]).toEqual([200, true]);
    expect(trouble).toMatch(/^Le dossier «\s.*\s» n’est plus réservé à cette répétition/);
    expect(JSON.parse((await get(space, '/etat', MANAGER)).text).trouble).toBe(trouble);
    for (const path of ['/', '/horloge', `/classeurs/${id}`]) {
      const page = (await get(space, path, MANAGER)).text;
      expect(page).toContain('<p class="error" role="alert" data-trouble >Le dossier «\u00a0');
    }
    expectOneSentence(await space.stop(), /n’est plus réservé .* ce qui a été fait depuis est perdu\.$/);
    const again = await start({ data: space.data });
    expect(await cells(again, id)).not.toContain('jamais écrit');
    expect(JSON.parse((await get(again, '/etat', MANAGER)).text).trouble).toBeNull();
    expect((await get(again, '/', MANAGER)).text).toContain('data-trouble hidden></p>');
    expect(await again.stop()).toEqual({ code: 0, error: '' });
  });
});

/** Until the clock has reached where it was sent. */
async function untilStill(space: Space): Promise<void> {
  for (;;) {
    const { version } = JSON.parse((await get(space, '/etat')).text);
    if (version.endsWith('.')) return;
    await new Promise((resolve) => setTimeout(resolve, 50));
  }
}
