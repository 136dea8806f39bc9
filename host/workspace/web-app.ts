import { Hono } from 'hono';
import { html } from 'hono/html';
import { isInDomain } from '../identity.ts';
import { clientScript, type Deployment, documentOf } from '../index.ts';
import { type Asked, type Here, type InTown, personCookie } from './here.ts';
import { type Html, troubleAlert } from './layout.ts';
import { inWords } from './people.ts';

/** As on Google, for a project of its own; a dialog may not leave the workbook it was opened in. [D] guides/html/restrictions */
export const DIALOG_SANDBOX =
  'allow-same-origin allow-forms allow-scripts allow-popups allow-downloads allow-modals allow-popups-to-escape-sandbox';
const PAGE_SANDBOX = `${DIALOG_SANDBOX} allow-top-navigation-by-user-activation`;

/** The two sites of the program: each page in its frame. */
export function webApp(): Hono<InTown> {
  const app = new Hono<InTown>({ strict: false });
  app.get('/macros/s/:id/exec', (context) => visit(context, 'public'));
  app.get('/a/macros/:domain/s/:id/exec', (context) => visit(context, 'domain'));
  return app;
}

function visit(context: Asked, deployment: Deployment): Response | Promise<Response> {
  const here = context.get('here');
  const { desk } = here;
  const { id, domain = desk.host.town.domain } = context.req.param();
  if (id !== desk.host.state.ids[deployment] || domain !== desk.host.town.domain) return context.notFound();
  const as = accountOf(here);
  const query = context.req.query();
  const served = desk.host.visit(query, { as, deployment });
  if (served.error !== undefined) return context.html(refused(here, served.error), 403);
  const place = { place: deployment, as };
  const ticket = desk.frame(place, (endpoint) =>
    documentOf(served, clientScript({ endpoint, parameter: query, hash: '' })),
  );
  return context.html(outer(here, served.title, desk.contentAddress(ticket)));
}

/** Families have no account of the town: for the program, they are nobody until they show their link. */
function accountOf({ desk, who }: Here): string {
  return isInDomain(who.mail, desk.host.town.domain) ? who.mail : '';
}

/** What stands around the frame: on Google, a band that nobody can take away. */
function outer(here: Here, title: string, address: string): Html {
  return html`<!DOCTYPE html>
<html lang="fr" data-cookie="${personCookie(here)}">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>${title}</title>
<link rel="icon" href="/icone.svg" type="image/svg+xml">
<link rel="stylesheet" href="/style.css">
<script type="module" src="/here.js"></script>
</head>
<body class="outer">
<p class="made-by">Cette application a été créée par un utilisateur de Google Apps Script, pas par Google. <a href="${here.to('/')}">Espace de répétition</a>&nbsp;: vous y êtes ${inWords(here.desk.host, here.who)}.</p>
${troubleAlert(here)}
<iframe title="${title}" src="${address}" sandbox="${PAGE_SANDBOX}"></iframe>
</body>
</html>`;
}

function refused(here: Here, reason: string): Html {
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
<p>Si c’est un droit qui manque, <a href="${here.to('/qui')}">devenez une autre personne</a> et revenez.</p>
</main>
</body>
</html>`;
}
