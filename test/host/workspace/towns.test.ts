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
import { dirname, join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { type Answer, ask, emptyFolder, endAll, type Space, start, TOWN } from './space.ts';

const DOMAIN = 'valmontsurorge.example.org';
const MANAGER = `gestion@${DOMAIN}`;
const EXAMPLE = 'examples/valmont-small';

let prepared: string;
beforeAll(async () => {
  const first = await start();
  await first.stop();
  prepared = first.data;
});
afterAll(endAll);

/** A workspace over a copy of the prepared town. */
function another(port = 0, change: (data: string) => void = () => {}): Promise<Space> {
  const data = emptyFolder();
  mkdirSync(dirname(data), { recursive: true });
  cpSync(prepared, data, { recursive: true });
  change(data);
  return start({ data, port });
}

const page = (space: Space, town: string, path = '/', who = MANAGER): Promise<Answer> =>
  ask(space, `/ville/${town}/${who}${path}`);

/** A form sent as its page sends it. */
function send(space: Space, path: string, fields: Readonly<Record<string, string>> = {}): Promise<Answer> {
  const headers = {
    origin: `http://localhost:${space.port}`,
    'content-type': 'application/x-www-form-urlencoded',
  };
  return ask(space, path, { method: 'POST', headers, body: new URLSearchParams(fields).toString() });
}

/** Until the page of a town is no longer one that waits. */
const ready = (space: Space, town: string): Promise<void> =>
  expect.poll(async () => (await page(space, town)).status, { timeout: 90_000, interval: 200 }).not.toBe(503);

const towns = (data: string): string[] => readdirSync(data).sort();

/** Every address of a workspace that the files of a town hold. */
function addressesIn(folder: string): string[] {
  const inside = ['workbooks', 'documents']
    .filter((name) => existsSync(join(folder, name)))
    .flatMap((name) => readdirSync(join(folder, name)).map((file) => join(folder, name, file)));
  const texts = [join(folder, 'state.json'), ...inside].map((file) => readFileSync(file, 'utf8'));
  const found = texts.flatMap((text) => text.match(/http:\/\/localhost:\d+(?:\/ville\/[\w-]+)?/g) ?? []);
  return [...new Set(found)];
}

const clockOf = async (space: Space, town: string): Promise<number> =>
  JSON.parse((await page(space, town, '/etat')).text).now;

describe('towns side by side', () => {
  test('have each its own time, and the list says it', async () => {
    const space = await another();
    await send(space, `/villes/${TOWN}/copier`, { nom: 'Deux' });
    await send(space, `/ville/deux/${MANAGER}/horloge`, { step: 'at', instant: '2026-05-11T08:00' });
    expect(await clockOf(space, TOWN)).toBeGreaterThanOrEqual(Date.parse('2026-05-11T10:00+02:00'));
    expect(await clockOf(space, 'deux')).toBeLessThan(Date.parse('2026-05-11T08:01+02:00'));
    const { text } = await ask(space, '/villes');
    expect(text).toContain('Il y est lundi 11\u00a0mai 2026 à\u00a08\u00a0h.');
    expect(text).toContain('40\u00a0élèves à sa préparation, 54\u00a0courriels.');
    await space.stop();
  });

  test('are prepared while the others are served, and wait with a page that says so', async () => {
    const space = await another();
    const made = await send(space, '/villes', { nom: 'L’essai de Zoé', exemple: EXAMPLE });
    expect([made.status, made.headers['location']]).toEqual([303, '/ville/l-essai-de-zoe/']);
    const waiting = await page(space, 'l-essai-de-zoe');
    expect(waiting.status).toBe(503);
    expect(waiting.text).toContain('Cette ville se prépare.');
    // First: to open the other town may take as long as to make this small one.
    expect((await ask(space, '/villes')).text).toContain('Arrêter la préparation');
    expect((await page(space, TOWN)).status).toBe(200);
    await ready(space, 'l-essai-de-zoe');
    const { text } = await page(space, 'l-essai-de-zoe');
    expect(text).toContain('>Pilotage<');
    expect(text).toContain('L’essai de Zoé');
    expect(towns(space.data)).toEqual(['l-essai-de-zoe', TOWN]);
    await space.stop();
  });

  test('are given up in the middle without a trace', async () => {
    const space = await another();
    await send(space, '/villes', { nom: 'deux', exemple: EXAMPLE });
    await expect
      .poll(async () => (await ask(space, '/villes')).text, { timeout: 30_000 })
      .toContain('Arrêter la préparation');
    await send(space, '/villes/deux/arreter');
    await ready(space, 'deux');
    expect((await page(space, 'deux')).text).toContain('Il n’y a pas de ville «\u00a0deux\u00a0» ici.');
    expect(towns(space.data)).toEqual([TOWN]);
    await space.stop();
  });

  test.each([
    ['a path', '../dehors', 'Un nom de ville est fait de lettres'],
    ['nothing', '', 'Un nom de ville est fait de lettres'],
    ['a name that is taken', 'Valmont Small', 'est déjà pris'],
    ['a long name', 'a'.repeat(41), 'a 41 signes'],
  ])('are not called %s', async (_, nom, sentence) => {
    const space = await another();
    const { status, text } = await send(space, '/villes', { nom, exemple: EXAMPLE });
    expect(status).toBe(409);
    expect(text).toContain(sentence);
    expect(towns(space.data)).toEqual([TOWN]);
    expect(existsSync(join(space.data, '../dehors'))).toBe(false);
    await space.stop();
  });

  test('are made of the examples that were offered, and of no other folder', async () => {
    const space = await another();
    const { status, text } = await send(space, '/villes', { nom: 'deux', exemple: '/etc' });
    expect([status, text.includes('Choisissez un des exemples.')]).toEqual([409, true]);
    await space.stop();
  });
});

describe('a copy', () => {
  test('leads to itself, and what is done there changes nothing here', async () => {
    const space = await another();
    await page(space, TOWN);
    const answer = await send(space, `/villes/${TOWN}/copier`, { nom: 'Copie' });
    expect([answer.status, answer.headers['location']]).toEqual([303, '/villes']);
    expect((await ask(space, '/villes')).text).toContain('«\u00a0Copie\u00a0» est une copie de');
    const { text } = await page(space, 'copie');
    expect(text).not.toContain(`/ville/${TOWN}/`);
    expect(addressesIn(join(space.data, 'copie'))).toEqual([`http://localhost:${space.port}/ville/copie`]);
    const box = await page(space, 'copie', '/courriels/claire.ndiaye19@example.org');
    const mail = /href="([^"]+\/courriels\/claire[^"]+\/\d+)"/.exec(box.text)?.[1] ?? '';
    expect((await ask(space, mail)).text).toContain(
      `href="http://localhost:${space.port}/ville/copie/claire.ndiaye19@example.org/macros/s/`,
    );
    await send(space, `/ville/copie/${MANAGER}/horloge`, { step: 'hour' });
    expect(await clockOf(space, TOWN)).toBeLessThan(Date.parse('2026-05-11T10:30+02:00'));
    await space.stop();
  });

  test('refuses the tickets of the town it was copied from', async () => {
    const space = await another();
    await send(space, `/villes/${TOWN}/copier`, { nom: 'copie' });
    const site = /href="([^"]+\/a\/macros\/[^?"]+)/.exec((await page(space, TOWN)).text)?.[1] ?? '';
    const ticket = /\/contenu\/[\w-]+\/([^"]+)"/.exec((await ask(space, `${site}?page=bureau`)).text)?.[1];
    const call = (town: string) => {
      const origin = `http://127.0.0.1:${space.port}`;
      const body = JSON.stringify({ name: 'call', args: ['{"name":"office.home","args":{}}'] });
      const headers = { host: `127.0.0.1:${space.port}`, origin };
      return ask(space, `/contenu/${town}/${ticket}/appel`, { method: 'POST', headers, body });
    };
    expect((await call(TOWN)).status).toBe(200);
    expect((await call('copie')).status).toBe(403);
    await space.stop();
  });
});

describe('a town', () => {
  test('opened at another port leads to itself there', async () => {
    const one = await another();
    await page(one, TOWN);
    await one.stop();
    const other = await start({ data: one.data, port: one.port + 1 });
    await page(other, TOWN);
    expect(addressesIn(join(one.data, TOWN))).toEqual([`http://localhost:${other.port}/ville/${TOWN}`]);
    await other.stop();
  });

  test('from before there were several is one of them, under the name of its folder', async () => {
    const space = await another(0, (data) => {
      const [folder, old] = [join(data, TOWN), 'http://localhost:8417'];
      const [address = ''] = addressesIn(folder);
      const books = readdirSync(join(folder, 'workbooks')).map((name) => join(folder, 'workbooks', name));
      for (const file of [join(folder, 'state.json'), ...books])
        writeFileSync(file, readFileSync(file, 'utf8').replaceAll(address, old));
      rmSync(join(folder, 'repetition.json'));
      expect(addressesIn(folder)).toEqual([old]);
    });
    expect((await page(space, TOWN)).status).toBe(200);
    expect(addressesIn(join(space.data, TOWN))).toEqual([`http://localhost:${space.port}/ville/${TOWN}`]);
    await space.stop();
  });

  test('is renamed with its folder and its address', async () => {
    const space = await another();
    await page(space, TOWN);
    await send(space, `/villes/${TOWN}/renommer`, { nom: 'Été 2026' });
    expect(towns(space.data)).toEqual(['ete-2026']);
    expect((await page(space, 'ete-2026')).text).toContain('Été 2026');
    expect(addressesIn(join(space.data, 'ete-2026'))).toEqual([
      `http://localhost:${space.port}/ville/ete-2026`,
    ]);
    expect((await page(space, TOWN)).status).toBe(409);
    await space.stop();
  });

  test('whose last changes cannot be saved stays open, and loses none', async () => {
    const space = await another();
    await page(space, TOWN);
    rmSync(join(space.data, TOWN, 'ouvert.lock'), { recursive: true });
    await send(space, `/ville/${TOWN}/${MANAGER}/horloge`, { step: 'at', instant: '2026-05-11T10:05' });
    for (const act of ['copier', 'renommer', 'recommencer', 'supprimer']) {
      const { status, text } = await send(space, `/villes/${TOWN}/${act}`, {
        nom: 'Autre',
        exemple: EXAMPLE,
      });
      expect([status, text]).toEqual([409, expect.stringContaining('n’est plus réservé à cette répétition')]);
    }
    expect(towns(space.data)).toEqual([TOWN]);
    expect((await page(space, TOWN)).text).toMatch(/à\u00a010\u00a0h\u00a00[5-9]/);
    await space.stop();
  });

  test('is deleted after it was said what is lost', async () => {
    const space = await another();
    await send(space, `/villes/${TOWN}/copier`, { nom: 'copie' });
    expect((await ask(space, '/villes/copie/supprimer')).text).toContain('54\u00a0courriels');
    expect(towns(space.data)).toEqual(['copie', TOWN]);
    await page(space, 'copie');
    await send(space, '/villes/copie/supprimer');
    expect(towns(space.data)).toEqual([TOWN]);
    await space.stop();
  });

  test('that is damaged says why in the list, and can be deleted', async () => {
    const space = await another(0, (data) => {
      cpSync(join(data, TOWN), join(data, 'abimee'), { recursive: true });
      truncateSync(join(data, 'abimee', 'state.json'), 100);
    });
    expect((await page(space, 'abimee')).status).toBe(409);
    const { text } = await ask(space, '/villes');
    expect(text).toMatch(/abimee<\/a><\/h2>\s*<p class="error">Le fichier .* est abîmé/);
    await send(space, '/villes/abimee/supprimer');
    expect(towns(space.data)).toEqual([TOWN]);
    await space.stop();
  });

  test('whose time moves is renamed all the same, and stands where it came to', async () => {
    const space = await another();
    await send(space, `/ville/${TOWN}/${MANAGER}/horloge`, { step: 'at', instant: '2027-05-11T08:00' });
    await send(space, `/villes/${TOWN}/renommer`, { nom: 'deux' });
    const stopped = await clockOf(space, 'deux');
    expect(stopped).toBeLessThan(Date.parse('2027-05-11T08:00+02:00'));
    expect(await clockOf(space, 'deux')).toBeLessThan(stopped + 60_000);
    expect(towns(space.data)).toEqual(['deux']);
    await space.stop();
  });

  test('goes back to the beginning, kept as it was under another name', async () => {
    const space = await another();
    await send(space, `/ville/${TOWN}/${MANAGER}/horloge`, { step: 'at', instant: '2026-05-09T09:00' });
    const asked = await ask(space, `/villes/${TOWN}/recommencer`);
    expect(asked.text).toContain('Tout ce qui s’y est fait depuis est perdu');
    expect(asked.text).toContain('value="valmont-small avant"');
    const fields = { garder: 'oui', nom: 'valmont-small avant', exemple: EXAMPLE };
    await send(space, `/villes/${TOWN}/recommencer`, fields);
    await ready(space, TOWN);
    expect(await clockOf(space, TOWN)).toBeGreaterThanOrEqual(Date.parse('2026-05-11T10:00+02:00'));
    expect(await clockOf(space, 'valmont-small-avant')).toBeLessThan(Date.parse('2026-05-09T09:10+02:00'));
    expect(towns(space.data)).toEqual([TOWN, 'valmont-small-avant']);
    await space.stop();
  });

  test('whose return to the beginning is killed is there as it was at the next start', async () => {
    const space = await another();
    await send(space, `/ville/${TOWN}/${MANAGER}/horloge`, { step: 'at', instant: '2026-05-09T09:00' });
    await send(space, `/villes/${TOWN}/recommencer`, { exemple: EXAMPLE });
    expect((await page(space, TOWN)).status).toBe(503);
    await space.stop('SIGKILL');
    const after = await start({ data: space.data });
    expect(await clockOf(after, TOWN)).toBeLessThan(Date.parse('2026-05-09T09:10+02:00'));
    await expect.poll(() => towns(space.data), { timeout: 30_000 }).toEqual([TOWN]);
    await after.stop();
  });
});

describe('who opens a page', () => {
  const CLAIRE = 'claire.ndiaye19@example.org';

  test('is the person of the address, or whom this browser was last in that town', async () => {
    const space = await another();
    const cookies = [(await page(space, TOWN, '/', CLAIRE)).headers['set-cookie']].flat();
    const own = cookies.find((cookie) => cookie?.startsWith('qui='));
    expect(own).toContain(`Path=/ville/${TOWN};`);
    const site = `/ville/${TOWN}/macros/s/AKfycb/exec?acces=P1.x`;
    const cookie = own?.split(';')[0] ?? '';
    const asClaire = await ask(space, site, { headers: { cookie } });
    expect([asClaire.status, asClaire.headers['location']]).toEqual([
      302,
      `/ville/${TOWN}/${CLAIRE}/macros/s/AKfycb/exec?acces=P1.x`,
    ]);
    const asAnybody = await ask(space, site);
    expect(asAnybody.headers['location']).toContain(`/ville/${TOWN}/${MANAGER}/macros/`);
    await space.stop();
  });

  test('is not changed by a window behind that asks whether anything is new', async () => {
    const space = await another();
    const headers = { 'sec-fetch-mode': 'cors' };
    const behind = await ask(space, `/ville/${TOWN}/${CLAIRE}/etat`, { headers });
    expect(behind.headers['set-cookie']).toBeUndefined();
    await space.stop();
  });

  test('is somebody the town knows', async () => {
    const space = await another();
    const { status, text } = await page(space, TOWN, '/', 'inconnue@example.org');
    expect([status, text.includes('Personne n’a l’adresse inconnue@example.org')]).toEqual([409, true]);
    await space.stop();
  });

  test('finds what is theirs: a family its box, the public the site, each without a workbook', async () => {
    const space = await another();
    const family = (await page(space, TOWN, '/', CLAIRE)).text;
    expect(family).toContain('Claire N’Diaye, une famille');
    expect(family).toContain('1\u00a0courriel, le dernier');
    const everybody = (await page(space, TOWN, '/', 'public')).text;
    expect(everybody).toContain('Le site des familles');
    for (const text of [family, everybody]) expect(text).not.toContain('/classeurs/');
    const found = (await page(space, TOWN, '/qui?cherche=EMMA%20ndiaye')).text;
    expect(found).toContain(`/ville/${TOWN}/${CLAIRE}/`);
    await space.stop();
  });
});
