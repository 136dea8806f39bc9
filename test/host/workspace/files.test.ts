import { describe, expect, test } from 'vitest';
import { fileSize } from '../../../host/workspace/french.ts';
import { ask, CLERK, driveProgram, fileIn, folderIn, OWNER } from '../drive/drive.ts';
import { ADDRESS, oneTown } from './one-town.ts';

const FAMILY = '';

/** A workspace over files: one folder shared with a clerk, one file in it, one file of the owner's alone. */
function workspace() {
  const { host, get } = oneTown({ program: driveProgram() });
  host.evaluate(`SpreadsheetApp.create('Pilotage').addEditor('${CLERK}')`);
  const pieces = folderIn(host, 'Pièces <2026>');
  const shared = fileIn(host, 'attestation', pieces);
  const secret = fileIn(host, 'confidentiel');
  const clerk = { type: 'user', role: 'reader', emailAddress: CLERK };
  ask(host, 'Permissions.create', clerk, pieces, { sendNotificationEmail: false });
  return { host, pieces, shared, secret, get };
}

describe('the page of files', () => {
  test('shows the owner everything, a clerk what is shared, a family nothing', async () => {
    const { get, pieces, secret } = workspace();
    const owner = await get('/fichiers', OWNER);
    expect(owner.text).toContain(`/fichiers/${pieces}">Pièces &lt;2026&gt;</a>`);
    expect(owner.text).toContain(`/fichiers/${secret}">confidentiel</a>`);
    const clerk = await get('/fichiers', CLERK);
    expect(clerk.text).toContain(pieces);
    expect(clerk.text).not.toContain('confidentiel');
    const family = await get('/fichiers', FAMILY);
    expect(family.text).toContain('Il n’y a aucun fichier ici pour cette personne.');
    expect(family.text).not.toContain('Pièces');
  });

  test('a folder shows what is in it, and with whom it is shared', async () => {
    const { get, pieces, shared } = workspace();
    const { text } = await get(`/fichiers/${pieces}`, CLERK);
    expect(text).toContain(`/fichiers/${shared}">attestation</a>`);
    expect(text).toContain('<td>texte</td><td class="n">7\u00a0o</td>');
    expect(text).toContain('<td>agent</td>');
    expect(text).toContain(`<a href="/ville/essai/${CLERK}/fichiers">Tous les fichiers</a>`);
  });

  test('a file alone in somebody’s view is at the top', async () => {
    const { host, get, secret } = workspace();
    const inside = fileIn(host, 'à vous', folderIn(host, 'À moi'));
    const clerk = { type: 'user', role: 'reader', emailAddress: CLERK };
    ask(host, 'Permissions.create', clerk, inside, { sendNotificationEmail: false });
    const { text } = await get('/fichiers', CLERK);
    expect(text).toContain('à vous');
    expect(text).not.toContain('À moi');
    expect(text).not.toContain(secret);
  });

  test('counts what is in the bin, for the owner only', async () => {
    const { host, get, pieces, shared } = workspace();
    ask(host, 'Files.update', { trashed: true }, pieces);
    const { text } = await get('/fichiers', OWNER);
    expect(text).toContain('Dans la corbeille&nbsp;: 2.');
    expect(text).not.toContain('Pièces');
    expect((await get('/fichiers', CLERK)).text).not.toContain('corbeille');
    expect((await get(`/fichiers/${shared}`, OWNER)).text).toContain('Ce fichier est dans la corbeille.');
  });

  test('is one step from the home page', async () => {
    const { get } = workspace();
    const card = /\/fichiers">Fichiers<\/a> <span>([^<]*)</;
    expect(card.exec((await get('/', OWNER)).text)?.[1]).toBe('2\u00a0fichiers');
    expect(card.exec((await get('/', CLERK)).text)?.[1]).toBe('1\u00a0fichier');
  });
});

describe('a file', () => {
  const encoded = `inline; filename*=UTF-8''`;

  test('opens with its type, in a sandbox', async () => {
    const { get, shared } = workspace();
    const { status, headers, text } = await get(`/fichiers/${shared}`, CLERK);
    expect([status, text]).toEqual([200, 'contenu']);
    expect(headers.get('content-type')).toBe('text/plain; charset=utf-8');
    expect(headers.get('content-disposition')).toBe(`${encoded}attestation`);
    expect(headers.get('x-content-type-options')).toBe('nosniff');
    expect(headers.get('content-security-policy')).toMatch(/^sandbox; default-src 'none'/);
  });

  test.each([
    ['application/pdf', 'application/pdf'],
    ['text/html', 'text/html; charset=utf-8'],
    ['image/svg+xml', 'image/svg+xml'],
    ['text/html\r\nx-a: b', 'application/octet-stream'],
    ['', 'application/octet-stream'],
  ])('of type %j is served as %s', async (mimeType, type) => {
    const { host, get } = workspace();
    const { id } = ask(host, 'Files.create', { name: 'a', mimeType }, { blob: ['<script>'] });
    const { headers } = await get(`/fichiers/${id}`, OWNER);
    expect(headers.get('content-type')).toBe(type);
    expect(headers.get('content-security-policy')).toMatch(/^sandbox; default-src 'none'/);
  });

  test.each([
    ['é "a"\r\nb', '%C3%A9%20%22a%22%0D%0Ab'],
    ["l'été (1)*", 'l%27%C3%A9t%C3%A9%20%281%29%2A'],
    ['\ud800', '%EF%BF%BD'],
  ])('named %j has a name that headers carry', async (name, expected) => {
    const { host, get } = workspace();
    const { headers } = await get(`/fichiers/${fileIn(host, name)}`, OWNER);
    expect(headers.get('content-disposition')).toBe(encoded + expected);
  });

  test('that is not shared is refused, and not named', async () => {
    const { get, secret, shared } = workspace();
    const clerk = await get(`/fichiers/${secret}`, CLERK);
    expect(clerk.status).toBe(409);
    expect(clerk.text).toContain(`Ce fichier n’est pas partagé avec ${CLERK}.`);
    expect(clerk.text).not.toContain('confidentiel');
    expect((await get(`/fichiers/${shared}`, FAMILY)).text).toContain('n’est pas partagé avec le public.');
    expect((await get('/fichiers/1x', OWNER)).text).toContain('Il n’y a pas de fichier à cette adresse.');
  });

  test('opens at the address the Drive service gives', async () => {
    const { host, get, shared } = workspace();
    const { webViewLink } = ask(host, 'Files.get', shared, { fields: 'webViewLink' });
    const link = String(webViewLink);
    expect(link.startsWith(`${ADDRESS}/`)).toBe(true);
    expect((await get(link.slice(ADDRESS.length), OWNER)).text).toBe('contenu');
  });

  test('has a size a person reads', () => {
    expect([0, 999, 1_000, 12_400, 999_499, 999_500, 2_345_678].map(fileSize)).toEqual([
      '0\u00a0o',
      '999\u00a0o',
      '1\u00a0ko',
      '12\u00a0ko',
      '999\u00a0ko',
      '1,0\u00a0Mo',
      '2,3\u00a0Mo',
    ]);
  });
});
