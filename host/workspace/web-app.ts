import { type Context, Hono } from 'hono';
import { html } from 'hono/html';
import { isInDomain } from '../identity.ts';
import { clientScript, type Deployment, documentOf, HostError, ScriptFailure } from '../index.ts';
import type { Desk } from './desk.ts';
import { CONTENT } from './guard.ts';
import { type Html, troubleAlert, whoIn } from './layout.ts';

/** As on Google, for a project of its own; a dialog may not leave the workbook it was opened in. [D] guides/html/restrictions */
export const DIALOG_SANDBOX =
  'allow-same-origin allow-forms allow-scripts allow-popups allow-downloads allow-modals allow-popups-to-escape-sandbox';
const PAGE_SANDBOX = `${DIALOG_SANDBOX} allow-top-navigation-by-user-activation`;

/** The program's pages, each in its frame, and the calls they make. */
export function webApp(desk: Desk): Hono {
  const app = new Hono();
  app.get('/macros/s/:id/exec', (context) => visit(context, desk, 'public'));
  app.get('/a/macros/:domain/s/:id/exec', (context) => visit(context, desk, 'domain'));
  app.get(`${CONTENT}/:ticket`, (context) => {
    const page = desk.pageOf(context.req.param('ticket'));
    return page === undefined
      ? context.html(
          '<!DOCTYPE html><html lang="fr"><title>Page passée</title><p>Cette page n’est plus là. Rechargez-la.',
          404,
        )
      : context.html(page);
  });
  app.post(`${CONTENT}/:ticket/appel`, async (context) => {
    const ticket = desk.ticket(context.req.param('ticket'));
    if (ticket === undefined)
      return context.json({ error: 'NetworkError: Connection failure due to HTTP 403' }, 403);
    const { name, args } = await context.req.json<{ name: string; args: unknown[] }>();
    if (ticket.place === 'dialog') return context.json({ error: `${name} is not a function` });
    return context.json(call(desk, { name, args }, { as: ticket.as, deployment: ticket.place }));
  });
  return app;
}

function visit(context: Context, desk: Desk, deployment: Deployment): Response | Promise<Response> {
  if (new URL(desk.host.addressOf(deployment)).pathname !== context.req.path) return context.notFound();
  const as = accountOf(desk, whoIn(context, desk).mail);
  const query = context.req.query();
  const served = desk.host.visit(query, { as, deployment });
  if (served.error !== undefined) return context.html(refused(served.error), 403);
  const place = { place: deployment, as };
  const ticket = desk.frame(place, (endpoint) =>
    documentOf(served, clientScript({ endpoint, parameter: query, hash: '' })),
  );
  return context.html(outer(desk, served.title, `${desk.sites.content}${CONTENT}/${ticket}`));
}

/** Families have no account of the town: for the program, they are nobody until they show their link. */
function accountOf(desk: Desk, mail: string): string {
  return isInDomain(mail, desk.host.town.domain) ? mail : '';
}

function call(
  desk: Desk,
  { name, args }: { name: string; args: unknown[] },
  visitor: { as: string; deployment: Deployment },
): { ok: unknown } | { error: string } {
  try {
    return { ok: desk.host.run(name, args, visitor) ?? null };
  } catch (error) {
    if (error instanceof ScriptFailure || isKilled(error)) return { error: error.message };
    throw error;
  } finally {
    desk.nameLast(askedFor(args[0]) ?? name);
    desk.keep();
  }
}

function isKilled(error: unknown): error is Error {
  return error instanceof Error && error.name === 'ExecutionKilled' && !(error instanceof HostError);
}

/** Most pages send one text, `{ name, args }`: its name says more than the function's. */
function askedFor(request: unknown): string | undefined {
  if (typeof request !== 'string') return undefined;
  return /^\{"name":"([\w.]{1,60})"/.exec(request)?.[1];
}

/** What stands around the frame: on Google, a band that nobody can take away. */
function outer(desk: Desk, title: string, address: string): Html {
  return html`<!DOCTYPE html>
<html lang="fr">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>${title}</title>
<link rel="icon" href="/icone.svg" type="image/svg+xml">
<link rel="stylesheet" href="/style.css">
</head>
<body class="outer">
<p class="made-by">Cette application a été créée par un utilisateur de Google Apps Script, pas par Google. <a href="/">Espace de répétition</a></p>
${troubleAlert(desk)}
<iframe title="${title}" src="${address}" sandbox="${PAGE_SANDBOX}"></iframe>
</body>
</html>`;
}

function refused(reason: string): Html {
  return html`<!DOCTYPE html>
<html lang="fr">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>Erreur de la plateforme</title>
<link rel="stylesheet" href="/style.css">
</head>
<body>
<main class="sheet">
<h1>La plateforme ne montre pas cette page</h1>
<p>Google dirait ici&nbsp;: <q lang="en">${reason}</q></p>
<p>Si c’est un droit qui manque, <a href="/#qui">devenez une autre personne</a> et revenez.</p>
</main>
</body>
</html>`;
}
