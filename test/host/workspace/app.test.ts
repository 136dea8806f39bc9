import { describe, expect, test } from 'vitest';
import { NOW, program } from '../town.ts';
import { ADDRESS, content, oneTown, own, startedAgain } from './one-town.ts';

const OWNER = 'dacapo@ville.example.org';

const CODE = `
function doGet(e) { return HtmlService.createHtmlOutput('<p>' + (e.parameter.mot || '') + '</p>').setTitle('Une page'); }
function call(json) { return Session.getActiveUser().getEmail() + ' ' + json; }
function fails() { throw new Error('non'); }
function everyFiveMinutes() { MailApp.sendEmail('famille@example.org', 'Objet', 'Voir https://exemple.example.org/a?b=1&c=2 <b>'); }
function tooMany() { for (var i = 0; i < 31; i++) MailApp.sendEmail(Array(51).join('famille@example.org,').slice(0, -1), 'Objet', 'Texte'); }
function goesOn() { try { tooMany(); } catch (error) { console.warn('on continue'); } }
function attaches() { MailApp.sendEmail({ to: 'famille@example.org', cc: 'autre@example.org', subject: 'Objet', body: 'Bonjour Ève Roux,', attachments: [Utilities.newBlob('<b>', 'text/html', 'à lire.html')] }); }
function quiet() {}
function startQuiet() { ScriptApp.newTrigger('quiet').timeBased().everyMinutes(5).create(); }
function start() { ScriptApp.newTrigger('everyFiveMinutes').timeBased().everyMinutes(5).create(); }
`;

/** A workspace over a tiny program, asked without a network. */
function workspace() {
  const space = oneTown({ program: program({ code: CODE }) });
  return { ...space, desk: space.towns.desk('essai') };
}
type Workspace = ReturnType<typeof workspace>;

/** Opens the town's site and gives the path of what is framed. */
async function framed({ desk, get }: Workspace, query = ''): Promise<string> {
  const { text } = await get(desk.siteOf('domain') + query, OWNER);
  return new RegExp(`src="${content}([^"]+)"`).exec(text)?.[1] ?? '';
}

const calling = ({ ask }: Workspace, path: string, name: string, args: unknown[] = []) =>
  ask(content, `${path}/appel`, { method: 'POST', body: JSON.stringify({ name, args }) });

describe('a framed page', () => {
  test('is what doGet made of the address', async () => {
    const space = workspace();
    const path = await framed(space, '?mot=bonjour');
    expect((await space.ask(content, path)).text).toContain('<p>bonjour</p>');
  });

  test('calls as the person who opened it', async () => {
    const space = workspace();
    const { text } = await calling(space, await framed(space), 'call', ['x']);
    expect(JSON.parse(text)).toEqual({ ok: `${OWNER} x` });
  });

  test('goes on calling after a restart', async () => {
    const space = workspace();
    const path = await framed(space);
    const { text } = await calling({ ...space, ask: startedAgain(space) }, path, 'call', ['x']);
    expect(JSON.parse(text)).toEqual({ ok: `${OWNER} x` });
  });

  test.each([
    ['fails', 'non'],
    ['unknown', 'google.script.run.unknown is not a function'],
  ])('hears why %s failed', async (name, message) => {
    const space = workspace();
    const { text } = await calling(space, await framed(space), name);
    expect(JSON.parse(text)).toEqual({ error: message });
  });
});

describe('what the platform did', () => {
  test('is told without alarm while no limit is met', async () => {
    const space = workspace();
    space.host.call('everyFiveMinutes');
    const { text } = await space.get('/plateforme', OWNER);
    expect(text).toContain('Aucune limite de Google n’a été atteinte.');
    expect(text).not.toContain('class="limit"');
    expect(text).toContain('1 sur les 1\u202f500');
  });

  test('has a red line where Google would have said no', async () => {
    const space = workspace();
    expect(() => space.host.call('tooMany')).toThrow('Service invoked too many times for one day: email.');
    const { text } = await space.get('/plateforme', OWNER);
    expect(text).toContain('Une limite de Google a été atteinte par 1\u00a0exécution');
    expect(text.match(/class="limit"/g)).toHaveLength(1);
  });
});

describe('one execution', () => {
  test('shows what it called in order, what it said, and its mails by their numbers', async () => {
    const space = workspace();
    space.host.call('everyFiveMinutes');
    space.host.call('goesOn');
    const [, second] = space.host.executions;
    const { text } = await space.get(`/plateforme/${second?.id}`, OWNER);
    expect(text).toMatch(
      /<code>MailApp\.sendEmail<\/code><\/th><td class="n">30<\/td>\s*<td>aller-retour<\/td>/,
    );
    expect(text).toContain('<li><span>attention</span> on continue</li>');
    expect(text).toContain('limite de Google');
    expect(text).toContain('le programme a continué');
    expect(text).toMatch(/\/courriels\/2">Courriel 2<\/a>/);
    expect(text).not.toContain('famille@example.org');
    const { status, headers } = await space.get('/courriels/2', OWNER);
    expect([status, headers.get('location')]).toEqual([
      302,
      space.path('/courriels/famille@example.org/2', OWNER),
    ]);
  });

  test('that is old says that its calls are no longer kept', async () => {
    const space = workspace();
    space.host.call('everyFiveMinutes');
    const [first] = space.host.executions;
    first?.forgetCalls();
    const { text } = await space.get(`/plateforme/${first?.id}`, OWNER);
    expect(text).toContain('Cette exécution est ancienne');
  });

  test('is found among errors and limits only when it has one', async () => {
    const space = workspace();
    space.host.call('everyFiveMinutes');
    space.host.call('goesOn');
    expect(() => space.host.call('fails')).toThrow('non');
    const { text } = await space.get('/plateforme?voir=erreurs', OWNER);
    expect(text).toContain('2\u00a0exécutions, les plus récentes');
    expect(text.match(/class="limit"/g)).toHaveLength(1);
    expect(text).not.toContain('>everyFiveMinutes<');
  });

  test('that nobody ran is nowhere', async () => {
    expect((await workspace().get('/plateforme/999', OWNER)).status).toBe(404);
  });
});

describe('time', () => {
  const minutes = (count: number) => count * 60_000;

  /** Until the clock stands where it was sent. */
  const settled = ({ desk }: Workspace) =>
    expect.poll(() => desk.time.until, { timeout: 20_000 }).toBeUndefined();

  test('passes: every timer runs at its time, and alike runs are one line', async () => {
    const space = workspace();
    space.host.call('start');
    const first = space.host.state.triggers[0]?.nextAt ?? 0;
    space.desk.time.moveTo(first + minutes(55));
    await settled(space);
    expect(space.desk.time.groups).toEqual([
      {
        handler: 'everyFiveMinutes',
        from: first,
        to: first + minutes(55),
        runs: 12,
        mails: 12,
        error: undefined,
      },
    ]);
    expect(space.host.outbox).toHaveLength(12);
  });

  test.each([
    [2, 24],
    [24, 24],
    [24 * 10, 40],
  ])('over %i hours, a timer with nothing to do runs %i times', async (hours, runs) => {
    const space = workspace();
    space.host.call('startQuiet');
    const start = space.host.state.triggers[0]?.nextAt ?? 0;
    space.host.clock.set(start - minutes(5));
    space.desk.time.moveTo(start - minutes(5) + minutes(60 * hours));
    await settled(space);
    expect(space.desk.time.groups.map((group) => group.runs)).toEqual([runs]);
  });

  test('runs a timer whenever it is due while its mail is leaving', async () => {
    const space = workspace();
    space.host.call('start');
    space.desk.time.moveTo(NOW + minutes(240));
    await settled(space);
    expect(space.host.outbox).toHaveLength(1 + 180 / 5);
  });

  test('goes back without a run, and timers start again from there', async () => {
    const space = workspace();
    space.host.call('start');
    space.desk.time.jumpTo(NOW - minutes(600));
    expect(space.desk.time.groups).toEqual([]);
    space.desk.time.moveTo(NOW - minutes(590));
    await settled(space);
    expect(space.desk.time.groups).toMatchObject([
      { from: NOW - minutes(595), to: NOW - minutes(590), runs: 2, mails: 2 },
    ]);
  });

  test('refuses to be moved while it moves, and says what came of it', async () => {
    const space = workspace();
    space.host.call('start');
    const move = (body: string) => {
      const headers = { 'content-type': 'application/x-www-form-urlencoded' };
      return space.ask(own, space.path('/horloge', OWNER), { method: 'POST', body, headers });
    };
    space.desk.time.moveTo(NOW + minutes(60 * 24 * 300));
    expect((await move('step=hour')).text).toContain('Le temps avance déjà.');
    expect((await space.get('/horloge', OWNER)).text).toContain('<progress');
    await move('step=stop');
    const { text } = await space.get('/horloge', OWNER);
    expect(text).not.toContain('<progress');
    expect(text).toMatch(/Le temps a avancé du lundi 1er\u00a0juin 2026 à\u00a09\u00a0h au /);
  });

  test('stops where it is told, and stays there', async () => {
    const space = workspace();
    space.host.call('start');
    space.desk.time.moveTo(NOW + minutes(60 * 24 * 300));
    space.desk.time.stop();
    await new Promise((resolve) => setTimeout(resolve, 50));
    const stopped = space.host.clock.now();
    expect(stopped).toBeLessThan(NOW + minutes(60 * 24 * 300));
    await new Promise((resolve) => setTimeout(resolve, 50));
    expect(space.host.clock.now()).toBe(stopped);
  });
});

describe('a mail', () => {
  test('has its links made links in the text, and its markup left text', async () => {
    const space = workspace();
    space.host.call('everyFiveMinutes');
    const { text } = await space.get('/courriels/famille@example.org/1', OWNER);
    expect(text).toContain('<a href="https://exemple.example.org/a?b=1&amp;c=2"');
    expect(text).toContain('&lt;b&gt;');
  });

  test('written when the workspace had another port leads here all the same', async () => {
    const space = workspace();
    const reader = `${ADDRESS}/famille@example.org`;
    const link = 'http://localhost:9999/macros/s/AKfycb/exec?acces=P1.x';
    space.host.evaluate(
      `MailApp.sendEmail('famille@example.org', 'Objet', '${link} http://localhost:9999/fichiers/1a http://localhost:9999/autre')`,
    );
    const { text } = await space.get('/courriels/famille@example.org/1', OWNER);
    expect(text).toContain(`href="${reader}/macros/s/AKfycb/exec?acces=P1.x"`);
    expect(text).toContain(`href="${reader}/fichiers/1a"`);
    expect(text).toContain('href="http://localhost:9999/autre"');
  });

  test('has its attachments to keep, which act in nobody’s name', async () => {
    const space = workspace();
    space.host.call('attaches');
    const { text } = await space.get('/courriels/famille@example.org/1', OWNER);
    const address = /href="([^"]+\/piece\/0)" download="à lire\.html"/.exec(text)?.[1] ?? '';
    const piece = await space.ask(own, address);
    expect([piece.status, piece.text]).toEqual([200, '<b>']);
    expect(piece.headers.get('content-security-policy')).toMatch(/^sandbox; default-src 'none'/);
    expect((await space.ask(own, address.replace(/0$/, '1'))).status).toBe(404);
  });

  test('is in the box of everybody it went to, under the name it greets', async () => {
    const space = workspace();
    space.host.call('attaches');
    expect((await space.get('/courriels', OWNER)).text).toContain('2\u00a0boîtes');
    const mine = await space.get('/boite', 'Autre@example.org');
    expect(mine.text).toContain('<h1>Ma boîte</h1>');
    expect(mine.text).toContain('Ève Roux, une famille');
    expect((await space.get('/courriels/autre@example.org', OWNER)).text).toContain(
      '<h1>Boîte\u00a0: Ève Roux (autre@example.org)</h1>',
    );
  });

  test('that does not exist is nowhere', async () => {
    expect((await workspace().get('/courriels/famille@example.org/1', OWNER)).status).toBe(404);
  });
});
