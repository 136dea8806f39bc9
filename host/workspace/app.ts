import { readFileSync } from 'node:fs';
import { type Context, Hono } from 'hono';
import { html } from 'hono/html';
import { HostError } from '../index.ts';
import { clockPage } from './clock-page.ts';
import type { Desk } from './desk.ts';
import { files } from './files.ts';
import { guard } from './guard.ts';
import { home } from './home.ts';
import { page } from './layout.ts';
import { mails } from './mails.ts';
import { papers } from './papers.ts';
import { platform } from './platform.ts';
import { webApp } from './web-app.ts';
import { workbooks } from './workbook/page.ts';

const ASSETS = [
  ['page.js', 'text/javascript'],
  ['style.css', 'text/css'],
  ['icone.svg', 'image/svg+xml'],
] as const;

/** Everything the workspace answers. */
export function createApp(desk: Desk): Hono {
  const app = new Hono();
  app.use(guard(desk.sites));
  for (const [name, type] of ASSETS) {
    const text = readFileSync(new URL(`assets/${name}`, import.meta.url), 'utf8');
    app.get(`/${name}`, (context) => context.body(text, 200, { 'content-type': `${type}; charset=utf-8` }));
  }
  app.get('/etat', (context) => context.json({ version: desk.version, now: desk.host.clock.now() }));
  for (const part of [home, workbooks, papers, files, mails, clockPage, platform, webApp])
    app.route('/', part(desk));
  app.notFound((context) => told(context, desk, { sentence: 'Il n’y a rien à cette adresse.', status: 404 }));
  app.onError((error, context) => told(context, desk, troubleOf(error)));
  return app;
}

interface Told {
  readonly sentence: string;
  readonly status: 404 | 409 | 500;
}

/** A refusal is told as it is; anything else is a fault, shown to the person and written where they started it. */
function troubleOf(error: Error): Told {
  if (error instanceof HostError) return { sentence: error.message, status: 409 };
  console.error(error);
  return { sentence: `L’espace de répétition a rencontré une panne\u00a0: ${error.message}`, status: 500 };
}

function told(context: Context, desk: Desk, { sentence, status }: Told): Response | Promise<Response> {
  context.status(status);
  if (context.req.header('accept')?.includes('application/json')) return context.json({ error: sentence });
  const body = html`<p class="error">${sentence}</p><p><a href="/">Revenir à l’accueil</a></p>`;
  return page(context, desk, { title: 'Cela n’a pas été possible', section: '', body });
}
