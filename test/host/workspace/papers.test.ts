import { describe, expect, test } from 'vitest';
import { program } from '../town.ts';
import { ADDRESS, oneTown } from './one-town.ts';

const OWNER = 'dacapo@ville.example.org';
const CLERK = 'scolarite@ville.example.org';

/** A workspace with two letters in one document, and a way to ask it as somebody. */
function workspace() {
  const { host, get } = oneTown({ program: program() });
  host.workbooks.create({ name: 'Un classeur', owner: OWNER, rows: 2, columns: 2 }).head.editors.push(CLERK);
  const ask = (path: string, as = OWNER) => get(path, as);
  const address = String(
    host.evaluate(`const doc = DocumentApp.create('Lettres <de mai>'); const body = doc.getBody();
      body.appendParagraph('Première lettre').editAsText().setFontSize(9); body.appendPageBreak();
      body.appendParagraph('Seconde lettre'); doc.getUrl()`),
  );
  return { host, ask, path: address.slice(ADDRESS.length).replace(/\/edit$/, '') };
}

describe('papers', () => {
  test('are listed to the persons who may open them', async () => {
    const { ask, host, path } = workspace();
    const listed = (as: string) => `<a href="/ville/essai/${as}${path}">Lettres &lt;de mai&gt;</a>`;
    expect((await ask('/papiers')).text).toContain(listed(OWNER));
    const { text } = await ask('/papiers', CLERK);
    expect(text).toContain('Aucun document n’est partagé avec cette personne.');
    expect(text).toContain('1\u00a0autre document n’est pas partagé avec cette personne.');
    host.evaluate(`DocumentApp.openByUrl('${ADDRESS}${path}').addViewer('${CLERK}')`);
    expect((await ask('/papiers', CLERK)).text).toContain(listed(CLERK));
  });

  test('make one somebody here, even without a workbook', async () => {
    const { ask, host, path } = workspace();
    const mayor = 'maire@ville.example.org';
    host.evaluate(`DocumentApp.openByUrl('${ADDRESS}${path}').addViewer('${mayor}')`);
    expect((await ask('/qui')).text).toContain(`des papiers seulement – ${mayor}`);
    expect((await ask(path, mayor)).status).toBe(200);
  });

  test('are one line of the first page', async () => {
    const { ask } = workspace();
    expect((await ask('/')).text).toContain(
      `<a href="/ville/essai/${OWNER}/papiers">Papiers</a> <span>1\u00a0document à ouvrir`,
    );
    expect((await ask('/', CLERK)).text).toContain('<span>0\u00a0document à ouvrir');
  });

  test('open at the address the program knows, a sheet a page, with a style sheet of their own', async () => {
    const { ask, path } = workspace();
    const { text, headers } = await ask(path);
    expect(text).toContain('<h1>Lettres &lt;de mai&gt;</h1>');
    expect(text).toContain('2\u00a0pages A4');
    expect(text.match(/<section class="paper /g)).toHaveLength(2);
    expect(text).not.toContain('style="');
    expect(headers.get('content-security-policy')).toContain("style-src 'self'");
    const style = await ask(`${path}/style.css`);
    expect(style.headers.get('content-type')).toBe('text/css; charset=utf-8');
    expect(style.text).toContain('font-size:9pt');
    expect(style.text).toContain('break-after:page');
  });

  test('are saved as PDF, for Word and as a page, under their name', async () => {
    const { ask, path } = workspace();
    const { text } = await ask(path);
    for (const [format, type, start] of [
      ['pdf', 'application/pdf', '%PDF-'],
      ['docx', 'application/vnd.openxmlformats-officedocument.wordprocessingml.document', 'PK'],
      ['html', 'text/html; charset=utf-8', '<!DOCTYPE html>'],
    ] as const) {
      expect(text).toContain(`<a href="/ville/essai/${OWNER}${path}/fichier/${format}" download>`);
      const file = await ask(`${path}/fichier/${format}`);
      expect(file.headers.get('content-type')).toBe(type);
      expect(file.headers.get('content-disposition')).toBe(
        `attachment; filename*=UTF-8''Lettres%20%3Cde%20mai%3E.${format}`,
      );
      expect(file.text.startsWith(start)).toBe(true);
    }
    const pdf = await ask(`${path}/export?format=pdf`);
    expect([pdf.status, pdf.headers.get('content-type')]).toEqual([200, 'application/pdf']);
    expect((await ask(`${path}/edit`)).text).toContain('Enregistrer');
    expect((await ask(`${path}/export?format=pdf`, CLERK)).status).toBe(409);
    expect((await ask(`${path}/export`)).status).toBe(409);
    expect((await ask(`${path}/fichier/exe`)).status).toBe(409);
    expect((await ask(`${path}/fichier/pdf`, CLERK)).status).toBe(409);
  });

  test('stay closed to whom they are not shared with', async () => {
    const { ask, path } = workspace();
    const { status, text } = await ask(path, CLERK);
    expect([status, text.includes('Première lettre')]).toEqual([409, false]);
    expect(text).toContain(`n’est pas partagé avec ${CLERK}.`);
    expect((await ask(`${path}/style.css`, CLERK)).status).toBe(409);
    expect((await ask('/papiers/nulle-part')).text).toContain('Il n’y a pas de document à cette adresse.');
  });
});
