import { Hono } from 'hono';
import { html, raw } from 'hono/html';
import { exported, FORMATS, type Format, paperOf } from '../../document/index.ts';
import { HostError } from '../../index.ts';
import type { Desk } from '../desk.ts';
import { count } from '../french.ts';
import type { Asked, Here, InTown } from '../here.ts';
import { type Html, page } from '../layout.ts';

/** The documents of the town as sheets of paper, for the person one is. */
export function papers(): Hono<InTown> {
  const app = new Hono<InTown>({ strict: false });
  app.get('/papiers', (context) =>
    page(context, { title: 'Papiers', section: '/papiers', body: list(context.get('here')) }),
  );
  app.get('/papiers/:id', show);
  // As Google Docs has them beside a document's address.
  app.get('/papiers/:id/edit', show);
  app.get('/papiers/:id/export', (context) => download(context, context.req.query('format')));
  app.get('/papiers/:id/style.css', (context) => {
    const { css } = paperOf(opened(context));
    return context.body(css, 200, { 'content-type': 'text/css; charset=utf-8' });
  });
  app.get('/papiers/:id/fichier/:format', (context) => download(context, context.req.param('format')));
  return app;
}

/** The documents that person may open. */
export function papersOf(desk: Desk, mail: string) {
  return desk.host.papers.list().filter((document) => document.isOpenTo(mail));
}

function list(here: Here): Html {
  const { desk, who } = here;
  const open = papersOf(desk, who.mail);
  const closed = desk.host.papers.list().length - open.length;
  const item = ({ head }: (typeof open)[number]) =>
    html`<li><a href="${here.to(`/papiers/${head.id}`)}">${head.name}</a> <span>${sharedWith(head)}</span></li>`;
  return html`<p>Lettres, reçus et procès-verbaux écrits par le programme, comme Google Docs les garderait.</p>
${
  open.length === 0
    ? html`<p>Aucun document n’est partagé avec cette personne.</p>`
    : html`<ul class="cards" data-live="papiers">${open.map(item)}</ul>`
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

function opened(context: Asked) {
  const { desk, who } = context.get('here');
  const as = who.mail;
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
async function download(context: Asked, format = ''): Promise<Response> {
  const document = opened(context);
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

function show(context: Asked): Response | Promise<Response> {
  const document = opened(context);
  const { id, name } = document.head;
  const { pages } = paperOf(document);
  const here = context.get('here');
  const address = here.to(`/papiers/${id}`);
  const body = html`<link rel="stylesheet" href="${address}/style.css">
<p class="screen"><a href="${here.to('/papiers')}">Tous les papiers</a> · ${count(pages.length, 'page')} A4. Pour imprimer, <kbd>Ctrl</kbd> + <kbd>P</kbd>&nbsp;: chaque page sort sur sa feuille.</p>
<p class="screen">Enregistrer&nbsp;: ${saved.map(
    ([format, words], index) =>
      html`${index === 0 ? '' : ' · '}<a href="${address}/fichier/${format}" download>${words}</a>`,
  )}</p>
<div class="papers" tabindex="0" role="region" aria-label="Le document">${raw(pages.join('\n'))}</div>`;
  return page(context, { title: name, section: '/papiers', body, wide: true });
}
