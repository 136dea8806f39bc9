import { readFileSync } from 'node:fs';
import { type Context, Hono } from 'hono';
import { html } from 'hono/html';
import { HostError } from '../index.ts';
import { content } from './content.ts';
import { enter, enterLast } from './enter.ts';
import { CONTENT, guard, type Sites } from './guard.ts';
import type { InTown } from './here.ts';
import { page, plainBand, shell } from './layout.ts';
import { clockPage } from './pages/clock.ts';
import { fidelity } from './pages/fidelity.ts';
import { files } from './pages/files.ts';
import { home } from './pages/home.ts';
import { mails } from './pages/mails.ts';
import { papers } from './pages/papers.ts';
import { platform } from './pages/platform.ts';
import { townList } from './pages/towns.ts';
import { whoPage } from './pages/who.ts';
import type { Acts } from './towns/acts.ts';
import type { Towns } from './towns/towns.ts';
import { webApp } from './web-app.ts';
import { gridFiles, workbooks } from './workbook/page.ts';

const ASSETS = [
  ['here.js', 'text/javascript'],
  ['page.js', 'text/javascript'],
  ['mails.js', 'text/javascript'],
  ['style.css', 'text/css'],
  ['pages.css', 'text/css'],
  ['workbook.css', 'text/css'],
  ['icone.svg', 'image/svg+xml'],
] as const;

export interface AppParts {
  readonly towns: Towns;
  readonly acts: Acts;
  readonly sites: Sites;
  /** The folder of example files the command was given. */
  readonly given: string;
}

/** Everything the workspace answers. */
export function createApp({ towns, acts, sites, given }: AppParts): Hono<InTown> {
  const app = new Hono<InTown>({ strict: false });
  app.use(guard(sites));
  for (const [name, type] of ASSETS) {
    const text = readFileSync(new URL(`assets/${name}`, import.meta.url), 'utf8');
    app.get(`/${name}`, (context) => context.body(text, 200, { 'content-type': `${type}; charset=utf-8` }));
  }
  app.route('/', gridFiles());
  app.get('/', enterLast(towns));
  app.route('/villes', townList({ towns, acts, given }));
  app.route(`${CONTENT}/:town`, content(towns));
  app.use('/ville/:town', enter(towns));
  app.use('/ville/:town/:who/*', enter(towns));
  for (const part of [home, whoPage, workbooks, papers, files, mails, clockPage, platform, fidelity, webApp])
    app.route('/ville/:town/:who', part());
  app.get('/ville/:town/:who/etat', (context) => {
    const { desk } = context.get('here');
    const { clock, trouble } = desk.host;
    return context.json({ version: desk.version, now: clock.now(), trouble: trouble ?? null });
  });
  app.notFound((context) => told(context, { sentence: 'Il n’y a rien à cette adresse.', status: 404 }));
  app.onError((error, context) => told(context, troubleOf(error)));
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

function told(context: Context<InTown>, { sentence, status }: Told): Response | Promise<Response> {
  context.status(status);
  if (context.req.header('accept')?.includes('application/json')) return context.json({ error: sentence });
  const title = 'Cela n’a pas été possible';
  // Not in a town: it could not be opened, or nobody there has that address.
  const here = context.get('here') as InTown['Variables']['here'] | undefined;
  const back =
    here === undefined
      ? html`<a href="/villes">Voir les villes</a>`
      : html`<a href="${here.to('/')}">Revenir à l’accueil</a>`;
  const body = html`<p class="error">${sentence}</p><p>${back}</p>`;
  if (here !== undefined) return page(context, { title, section: '', body });
  return context.html(shell({ title, body, band: plainBand(), state: '' }));
}
