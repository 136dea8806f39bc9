import { networkInterfaces } from 'node:os';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { News } from '../../../host/workspace/grid/wire.ts';
import { type Answer, ask, endAll, get, inTown, post, type Space, shown, start, TOWN } from './space.ts';

const DOMAIN = 'valmontsurorge.example.org';
const MANAGER = `gestion@${DOMAIN}`;
const HANGAR = `agent.han@${DOMAIN}`;

let space: Space;
let books: ReadonlyMap<string, string>;
beforeAll(async () => {
  space = await start();
  const { text } = await get(space, '/', `dacapo@${DOMAIN}`);
  books = new Map(
    [...text.matchAll(/\/classeurs\/(\w+)">([^<]+)</g)].map(([, id = '', name = '']) => [name, id]),
  );
});
afterAll(endAll);

const book = (name: string): string => `/classeurs/${books.get(name)}`;
/** A mail on the content site. */
const MAIL = `/contenu/${TOWN}/courriels/1/famille@example.org`;
const own = () => `http://localhost:${space.port}`;
const content = () => `http://127.0.0.1:${space.port}`;
const edit = (cell: string, text: string): string => JSON.stringify({ what: 'write', cell, rows: [[text]] });

const cellsOf = (name: string, as = MANAGER, tab?: number): Promise<string[][]> =>
  shown(space, book(name), tab === undefined ? { as } : { as, tab });

describe('this machine only', () => {
  test('another interface of the machine finds nobody', async () => {
    const others = Object.values(networkInterfaces()).flatMap((all) => all ?? []);
    const outside = others.find(({ internal, family }) => !internal && family === 'IPv4');
    const hostname = outside?.address ?? '127.0.0.2';
    await expect(ask(space, '/', { hostname })).rejects.toMatchObject({ code: 'ECONNREFUSED' });
  });

  test.each(['evil.example', 'localhost.evil.example', '127.0.0.1.nip.io'])(
    'the name %s is refused',
    async (name) => {
      const headers = { host: `${name}:${space.port}` };
      expect((await ask(space, '/', { headers })).status).toBe(403);
      expect((await ask(space, MAIL, { headers })).status).toBe(403);
    },
  );

  test('its two sites do not answer for each other', async () => {
    const host = `127.0.0.1:${space.port}`;
    expect((await ask(space, '/', { headers: { host } })).status).toBe(403);
    expect((await ask(space, MAIL, { headers: { host } })).status).toBe(200);
    expect((await ask(space, MAIL)).status).toBe(403);
  });

  test('no page asks for anything elsewhere, and none may', async () => {
    for (const path of ['/', '/fichiers', '/courriels', '/horloge', '/plateforme', book('Le Hangar')]) {
      const { status, text, headers } = await get(space, path, MANAGER);
      expect([path, status]).toEqual([path, 200]);
      expect(headers['content-security-policy']).toMatch(/^default-src 'none'/);
      const asked = [...text.matchAll(/(?:src|href|action)="(https?:\/\/[^/"]+)/g)].map(([, site]) => site);
      expect(asked.filter((site) => site !== own() && site !== content())).toEqual([]);
    }
  });
});

describe('posts', () => {
  const poster = (origin: string | undefined, path = `${book('Le Hangar')}/modifier`): Promise<Answer> => {
    const headers = origin === undefined ? {} : { origin };
    return ask(space, inTown(path, MANAGER), { method: 'POST', body: edit('Z2', 'intrus'), headers });
  };

  test.each([
    ['no origin', () => undefined],
    ['another site', () => 'http://evil.example'],
    ['another port', () => `http://localhost:${space.port + 1}`],
    ['a sandboxed page', () => 'null'],
    ['a page of the program', () => content()],
  ])('from %s are refused and change nothing', async (_, origin) => {
    expect((await poster(origin())).status).toBe(403);
    expect((await cellsOf('Le Hangar')).flat()).not.toContain('intrus');
  });

  test('a framed page calls with its own ticket, never with one it made', async () => {
    const forged = `${Buffer.from(JSON.stringify({ place: 'domain', as: MANAGER })).toString('base64url')}.x`;
    const headers = { host: `127.0.0.1:${space.port}`, origin: content() };
    const body = JSON.stringify({ name: 'call', args: ['{}'] });
    expect(
      (await ask(space, `/contenu/${TOWN}/${forged}/appel`, { method: 'POST', body, headers })).status,
    ).toBe(403);
  });
});

describe('a workbook', () => {
  test('is shown to those it is shared with, and to nobody else', async () => {
    expect((await get(space, book('Le Hangar'), HANGAR)).status).toBe(200);
    const { status, text } = await get(space, book('Pilotage'), HANGAR);
    expect(status).toBe(409);
    expect(text).toContain('n’est pas partagé avec agent.han@');
    for (const path of ['', '/nouvelles', '/fichier.xlsx'])
      expect((await get(space, `${book('Pilotage')}${path}`)).text).toContain(
        'n’est pas partagé avec le public',
      );
    const answer = await post(space, `${book('Pilotage')}/modifier`, {
      body: edit('A1', 'intrus'),
      as: HANGAR,
    });
    expect(answer.status).toBe(409);
    expect((await cellsOf('Pilotage')).flat()).not.toContain('intrus');
  });

  test('sorts, inserts, deletes and renames', async () => {
    const heads = async (): Promise<News['tabs']> =>
      JSON.parse((await get(space, `${book('Galerie Nadia-Léger')}/nouvelles`, MANAGER)).text).tabs;
    const tab = (await heads()).find(({ name }) => name === 'Demandes')?.id ?? -1;
    const change = (what: object) =>
      post(space, `${book('Galerie Nadia-Léger')}/modifier?onglet=${tab}`, {
        body: JSON.stringify(what),
        as: MANAGER,
      });
    const names = async () => {
      const cells = await cellsOf('Galerie Nadia-Léger', MANAGER, tab);
      return cells.map((row) => row[1] ?? '');
    };
    const before = (await names()).filter((name) => name !== '').slice(1);
    expect(before.length).toBeGreaterThan(3);
    await change({ what: 'sort', column: 2, ascending: false });
    const sorted = (await names()).filter((name) => name !== '').slice(1);
    expect(sorted).not.toEqual(before);
    expect(sorted).toEqual([...before].sort((one, other) => other.localeCompare(one, 'fr')));
    await change({ what: 'insertRows', run: [2, 1] });
    expect((await names())[1]).toBe('');
    await change({ what: 'deleteRows', run: [2, 1] });
    expect((await names())[1]).toBe(sorted[0]);
    await change({ what: 'renameTab', name: 'Mes demandes' });
    expect((await heads()).map(({ name }) => name)).toContain('Mes demandes');
  });

  test('is not written where somebody else has just moved the rows', async () => {
    const tell = async (): Promise<News> =>
      JSON.parse((await get(space, `${book('Le Hangar')}/nouvelles`, MANAGER)).text);
    const { id, version } = (await tell()).tab;
    const change = (page: string, act: object) =>
      post(space, `${book('Le Hangar')}/modifier?onglet=${id}&depuis=${version}&page=${page}`, {
        body: JSON.stringify(act),
        as: MANAGER,
      });
    expect((await change('one', { what: 'insertRows', run: [2, 1] })).status).toBe(200);
    const late = await change('two', { what: 'write', cell: 'B3', rows: [['perdu']] });
    expect([late.status, JSON.parse(late.text).error]).toEqual([
      409,
      'Quelqu’un d’autre, ou Da Capo, vient de changer ces lignes. Rien n’a changé de votre côté. Regardez-les, puis recommencez.',
    ]);
    expect((await cellsOf('Le Hangar', MANAGER, id)).flat()).not.toContain('perdu');
    expect((await change('one', { what: 'deleteRows', run: [2, 1] })).status).toBe(200);
  });

  test('refuses what it does not understand, in French', async () => {
    const answer = await post(space, `${book('Le Hangar')}/modifier`, {
      body: '{"what":"burn"}',
      as: MANAGER,
    });
    expect(JSON.parse(answer.text)).toEqual({ error: 'Ce changement n’est pas compris. Rien n’a changé.' });
  });

  test('comes as a file', async () => {
    const { headers, text } = await get(space, `${book('Le Hangar')}/fichier.xlsx`, MANAGER);
    expect(text.startsWith('PK')).toBe(true);
    expect(headers['content-disposition']).toMatch(/^attachment; filename\*=UTF-8''Da%20Capo.*\.xlsx$/);
  });

  test('has the menu of the program, which runs as the person', async () => {
    const { text } = await get(space, book('Le Hangar'), HANGAR);
    expect(text).toContain('<summary>Da Capo</summary>');
    const body = JSON.stringify({ item: 'Ouvrir le bureau', selection: 'Demandes!A1' });
    const { frames } = JSON.parse(
      (await post(space, `${book('Le Hangar')}/menu`, { body, as: HANGAR })).text,
    );
    expect(frames).toHaveLength(1);
    const path = frames[0].address.slice(content().length);
    const dialog = await ask(space, path, { headers: { host: `127.0.0.1:${space.port}` } });
    expect(dialog.text).toContain(own());
    const executions = await get(space, '/plateforme', MANAGER);
    expect(executions.text).toMatch(
      /openOffice<\/code><\/a><\/th><td>.*<\/td><td>menu<\/td>\s*<td>agent\.han<\/td><td>agent\.han</,
    );
  });
});

describe('the program’s pages', () => {
  const domainSite = async () =>
    /href="[^"]*(\/a\/macros\/[^?"]+)/.exec((await get(space, '/', MANAGER)).text)?.[1] ?? '';

  test('the town’s site is refused to the public, in Google’s words', async () => {
    const { status, text } = await get(space, await domainSite());
    expect(status).toBe(403);
    expect(text).toContain('You need permission to access this app.');
  });

  test('are framed as on Google, on another site', async () => {
    const { text } = await get(space, await domainSite(), MANAGER);
    expect(text).toContain(
      'sandbox="allow-same-origin allow-forms allow-scripts allow-popups allow-downloads allow-modals allow-popups-to-escape-sandbox allow-top-navigation-by-user-activation"',
    );
    expect(text).toContain(`src="${content()}/contenu/`);
  });

  test('another address than the deployments’ is nobody’s', async () => {
    expect((await get(space, '/macros/s/AKfycbautre/exec')).status).toBe(404);
  });
});

describe('the clock', () => {
  test('goes where it is sent, and its timers are told in groups', async () => {
    const move = (body: string) => post(space, '/horloge', { body });
    await move('step=at&instant=2026-05-11T12:00');
    await expect
      .poll(async () => JSON.parse((await get(space, '/etat')).text).version, { timeout: 20_000 })
      .toMatch(/\.$/);
    const { text } = await get(space, '/horloge');
    expect(text).toMatch(/<td class="n">2[34]<\/td><td class="n">0<\/td>/);
    expect(text).toContain('lundi 11\u00a0mai 2026 à\u00a012\u00a0h');
  });

  test('refuses a day that does not exist', async () => {
    const { text } = await post(space, '/horloge', { body: 'step=at&instant=2026-02-31T12:00' });
    expect(JSON.parse(text).error).toMatch(/^Cette date n’existe pas/);
  });

  test('goes back, and its timers go on from there', async () => {
    await post(space, '/horloge', { body: 'step=at&instant=2026-05-11T11:00' });
    expect((await get(space, '/horloge')).text).toContain(
      'prochain passage lundi 11\u00a0mai 2026 à\u00a011\u00a0h\u00a005',
    );
  });
});
