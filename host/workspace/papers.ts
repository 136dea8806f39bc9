import { type Context, Hono } from 'hono';
import { html, raw } from 'hono/html';
import { exported, FORMATS, type Format, paperOf } from '../document/index.ts';
import { HostError } from '../index.ts';
import type { Desk } from './desk.ts';
import { count } from './french.ts';
import { type Html, page, whoIn } from './layout.ts';

/** The documents of the town as sheets of paper, for the person one is. */
export function papers(desk: Desk): Hono {
  const app = new Hono();
  app.get('/papiers', (context) =>
    page(context, desk, {
      title: 'Papiers',
      section: '/papiers',
      body: list(desk, whoIn(context, desk).mail),
    }),
  );
  app.get('/papiers/:id', (context) => show(context, desk));
  // As Google Docs has them beside a document's address.
  app.get('/papiers/:id/edit', (context) => show(context, desk));
  app.get('/papiers/:id/export', (context) => download(context, desk, context.req.query('format')));
  app.get('/papiers/:id/style.css', (context) => {
    const { css } = paperOf(opened(context, desk));
    return context.body(css, 200, { 'content-type': 'text/css; charset=utf-8' });
  });
  app.get('/papiers/:id/fichier/:format', (context) => download(context, desk, context.req.param('format')));
  return app;
}

/** The documents that person may open. */
export function papersOf(desk: Desk, mail: string) {
  return desk.host.papers.list().filter((document) => document.isOpenTo(mail));
}

function list(desk: Desk, mail: string): Html {
  const open = papersOf(desk, mail);
  const closed = desk.host.papers.list().length - open.length;
  const item = ({ head }: (typeof open)[number]) =>
    html`<li><a href="/papiers/${head.id}">${head.name}</a> <span>${sharedWith(head)}</span></li>`;
  return html`<p>Lettres, reçus et procès-verbaux écrits par le programme, comme Google Docs les garderait.</p>
${
  open.length === 0
    ? html`<p>Aucun document n’est partagé avec cette personne.</p>`
    : html`<ul class="cards" data-live>${open.map(item)}</ul>`
}
${closed === 0 ? '' : html`<p class="quiet">${count(closed, 'autre document', 'autres documents')} ${closed === 1 ? 'n’est pas partagé' : 'ne sont pas partagés'} avec cette personne.</p>`}`;
}

function sharedWith({
  editors,
  viewers,
}: {
  readonly editors: string[];
  readonly viewers: string[];
}): string {
  const others = editors.length + viewers.length;
  return others === 0 ? 'partagé avec personne' : `partagé avec ${count(others, 'personne')}`;
}

function opened(context: Context, desk: Desk) {
  const as = whoIn(context, desk).mail;
  const document = desk.host.papers.get(context.req.param('id') ?? '');
  if (document === undefined) throw new HostError('Il n’y a pas de document à cette adresse.');
  if (!document.isOpenTo(as)) {
    throw new HostError(
      `Le document «\u00a0${document.head.name}\u00a0» n’est pas partagé avec ${as === '' ? 'le public' : as}.`,
    );
  }
  return document;
}

/** The document as a file to keep, under its name. */
async function download(context: Context, desk: Desk, format = ''): Promise<Response> {
  const document = opened(context, desk);
  if (!isFormat(format)) throw new HostError('Un document ne s’enregistre pas sous cette forme.');
  const file = encodeURIComponent(`${document.head.name}.${format}`);
  return context.body(new Uint8Array(await exported(document, format)), 200, {
    'content-type': FORMATS[format],
    'content-disposition': `attachment; filename*=UTF-8''${file}`,
  });
}

function isFormat(word: string): word is Format {
  return Object.hasOwn(FORMATS, word);
}

const saved: readonly (readonly [Format, string])[] = [
  ['pdf', 'PDF'],
  ['docx', 'Word'],
  ['html', 'page web'],
];

function show(context: Context, desk: Desk): Response | Promise<Response> {
  const document = opened(context, desk);
  const { id, name } = document.head;
  const { pages } = paperOf(document);
  const body = html`<link rel="stylesheet" href="/papiers/${id}/style.css">
<p class="screen"><a href="/papiers">Tous les papiers</a> · ${count(pages.length, 'page')} A4. Pour imprimer, <kbd>Ctrl</kbd> + <kbd>P</kbd>&nbsp;: chaque page sort sur sa feuille.</p>
<p class="screen">Enregistrer&nbsp;: ${saved.map(
    ([format, words], index) =>
      html`${index === 0 ? '' : ' · '}<a href="/papiers/${id}/fichier/${format}" download>${words}</a>`,
  )}</p>
<div class="papers" tabindex="0" role="region" aria-label="Le document">${raw(pages.join('\n'))}</div>`;
  return page(context, desk, { title: name, section: '/papiers', body, wide: true });
}
