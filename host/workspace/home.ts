import { Hono } from 'hono';
import { setCookie } from 'hono/cookie';
import { html } from 'hono/html';
import type { Desk } from './desk.ts';
import { filesFor } from './files.ts';
import { count, frenchInstant } from './french.ts';
import { type Html, page, WHO, whoIn } from './layout.ts';
import { papersOf } from './papers.ts';
import { nameOf, peopleOf, type Somebody, somebody } from './people.ts';

/** The first page: who one is, the workbooks, the mail, the two sites. */
export function home(desk: Desk): Hono {
  const app = new Hono();
  app.get('/', (context) => {
    const who = whoIn(context, desk);
    const body = html`${tryFirst()}${whoForm(desk, who)}${workbooks(desk, who)}${sites(desk)}${around(desk, who)}`;
    return page(context, desk, { title: 'Une petite ville sur votre ordinateur', section: '/', body });
  });
  app.post('/qui', async (context) => {
    const { mail } = await context.req.parseBody();
    const chosen = somebody(desk.host, String(mail ?? ''));
    setCookie(context, WHO, chosen.mail, { httpOnly: true, sameSite: 'Lax', path: '/' });
    return context.redirect('/#qui', 303);
  });
  return app;
}

function tryFirst(): Html {
  return html`<section class="first" aria-labelledby="essayer">
<h2 id="essayer">Que faire en premier</h2>
<ol>
<li>Ouvrez <a href="/courriels">la boîte d’une famille</a>, suivez le lien de son courriel et répondez à sa place.</li>
<li>Revenez ici, devenez une personne de l’équipe et ouvrez son classeur&nbsp;: la demande y est.</li>
<li>Dans le classeur, essayez le menu <em>Da Capo</em>, puis avancez <a href="/horloge">l’horloge</a>.</li>
</ol>
<p>Rien ne sort de cet ordinateur&nbsp;: aucun courriel ne part vraiment.</p>
</section>`;
}

function whoForm(desk: Desk, who: Somebody): Html {
  const choice = ({ mail, label }: Somebody) =>
    html`<option value="${mail}" ${mail === who.mail ? html`selected` : ''}>${label}</option>`;
  return html`<section aria-labelledby="qui">
<h2 id="qui">Qui suis-je</h2>
<form method="post" action="/qui" class="line">
<p><label for="mail">La personne que vous êtes ici</label><br>
<select id="mail" name="mail">${peopleOf(desk.host).map(choice)}</select></p>
<p><button type="submit">Devenir cette personne</button></p>
</form>
</section>`;
}

function workbooks(desk: Desk, who: Somebody): Html {
  const all = desk.host.workbooks.list();
  const open = all.filter((workbook) => workbook.isOpenTo(who.mail));
  const closed = all.length - open.length;
  const items = open.map(
    ({ head, tabs }) =>
      html`<li><a href="/classeurs/${head.id}">${nameOf(head.name)}</a> <span>${count(tabs.length, 'onglet')}</span></li>`,
  );
  const others =
    closed === 0
      ? ''
      : `${count(closed, 'autre classeur', 'autres classeurs')} ${closed === 1 ? 'n’est pas partagé' : 'ne sont pas partagés'} avec cette personne.`;
  return html`<section aria-labelledby="classeurs">
<h2 id="classeurs">Classeurs</h2>
${open.length === 0 ? html`<p>Aucun classeur n’est partagé avec cette personne.</p>` : html`<ul class="cards">${items}</ul>`}
${open.length > 0 && others !== '' ? html`<p class="quiet">${others}</p>` : ''}
</section>`;
}

function sites(desk: Desk): Html {
  return html`<section aria-labelledby="sites">
<h2 id="sites">Les deux sites</h2>
<ul class="cards">
<li><a href="${pathOf(desk, 'public')}" target="_blank">Le site des familles</a> <span>ouvert à tous, dans un nouvel onglet</span></li>
<li><a href="${pathOf(desk, 'domain')}?page=bureau" target="_blank">Le bureau</a> <span>pour les comptes de la ville, dans un nouvel onglet</span></li>
</ul>
</section>`;
}

/** Without its beginning, so that it works in this window wherever it was opened. */
function pathOf(desk: Desk, deployment: 'public' | 'domain'): string {
  return new URL(desk.host.addressOf(deployment)).pathname;
}

function around(desk: Desk, who: Somebody): Html {
  const { host } = desk;
  const shown = filesFor(desk, who.mail).filter(({ size }) => size !== null).length;
  const boxes = new Set(host.outbox.flatMap((mail) => mail.to)).size;
  const next = host.state.triggers.reduce(
    (first, { nextAt }) => Math.min(first, nextAt ?? first),
    Number.POSITIVE_INFINITY,
  );
  return html`<section aria-labelledby="autour">
<h2 id="autour">Autour</h2>
<ul class="cards">
<li><a href="/fichiers">Fichiers</a> <span>${count(shown, 'fichier')}</span></li>
<li><a href="/papiers">Papiers</a> <span>${count(papersOf(desk, who.mail).length, 'document')} à ouvrir ou à imprimer</span></li>
<li><a href="/courriels">Courriels</a> <span>${count(host.outbox.length, 'courriel')} dans ${count(boxes, 'boîte')}</span></li>
<li><a href="/horloge">Horloge et minuteurs</a> <span>${Number.isFinite(next) ? `prochain minuteur ${frenchInstant(next)}` : 'aucun minuteur'}</span></li>
<li><a href="/plateforme">Ce que la plateforme a fait</a> <span>${count(host.executions.length, 'exécution')} depuis le démarrage</span></li>
</ul>
</section>`;
}
