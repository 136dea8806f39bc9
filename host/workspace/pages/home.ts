import { Hono } from 'hono';
import { html } from 'hono/html';
import { count, frenchInstant } from '../french.ts';
import type { Here, InTown } from '../here.ts';
import { type Html, page } from '../layout.ts';
import { accountsOf, nameOf, PUBLIC, type Somebody } from '../people.ts';
import { filesFor } from './files.ts';
import { papersOf } from './papers.ts';

/** The first page: who one is, the workbooks, the mail, the two sites. */
export function home(): Hono<InTown> {
  const app = new Hono<InTown>({ strict: false });
  app.get('/', (context) => {
    const here = context.get('here');
    const body = html`${tryFirst(here)}${whoForm(here)}${workbooks(here)}${sites(here)}${around(here)}`;
    return page(context, { title: 'Une petite ville sur votre ordinateur', section: '/', body });
  });
  app.post('/qui', async (context) => {
    const { mail } = await context.req.parseBody();
    return context.redirect(context.get('here').toAs(String(mail ?? ''), '/#qui'), 303);
  });
  return app;
}

function tryFirst(here: Here): Html {
  return html`<section class="first" aria-labelledby="essayer">
<h2 id="essayer">Que faire en premier</h2>
<ol>
<li>Ouvrez <a href="${here.to('/courriels')}">la boîte d’une famille</a>, suivez le lien de son courriel et répondez à sa place.</li>
<li>Revenez ici, devenez une personne de l’équipe et ouvrez son classeur&nbsp;: la demande y est.</li>
<li>Dans le classeur, essayez le menu <em>Da Capo</em>, puis avancez <a href="${here.to('/horloge')}">l’horloge</a>.</li>
</ol>
<p>Rien ne sort de cet ordinateur&nbsp;: aucun courriel ne part vraiment.</p>
</section>`;
}

function whoForm(here: Here): Html {
  const { desk, who } = here;
  const choice = ({ mail, label }: Somebody) =>
    html`<option value="${mail}" ${mail === who.mail ? html`selected` : ''}>${mail === '' ? 'le public' : mail} – ${label}</option>`;
  return html`<section aria-labelledby="qui">
<h2 id="qui">Qui suis-je</h2>
<form method="post" action="${here.to('/qui')}" class="line">
<p><label for="mail">La personne que vous êtes ici</label><br>
<select id="mail" name="mail">${[...accountsOf(desk.host), PUBLIC].map(choice)}</select></p>
<p><button type="submit">Devenir cette personne</button></p>
</form>
</section>`;
}

function workbooks(here: Here): Html {
  const { desk, who } = here;
  const all = desk.host.workbooks.list();
  const open = all.filter((workbook) => workbook.isOpenTo(who.mail));
  const closed = all.length - open.length;
  const items = open.map(
    ({ head, tabs }) =>
      html`<li><a href="${here.to(`/classeurs/${head.id}`)}">${nameOf(head.name)}</a> <span>${count(tabs.length, 'onglet')}</span></li>`,
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

function sites(here: Here): Html {
  const { desk } = here;
  return html`<section aria-labelledby="sites">
<h2 id="sites">Les deux sites</h2>
<ul class="cards">
<li><a href="${here.to(desk.siteOf('public'))}" target="_blank">Le site des familles</a> <span>ouvert à tous, dans un nouvel onglet</span></li>
<li><a href="${here.to(desk.siteOf('domain'))}?page=bureau" target="_blank">Le bureau</a> <span>pour les comptes de la ville, dans un nouvel onglet</span></li>
</ul>
</section>`;
}

function around(here: Here): Html {
  const { desk, who } = here;
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
<li><a href="${here.to('/fichiers')}">Fichiers</a> <span>${count(shown, 'fichier')}</span></li>
<li><a href="${here.to('/papiers')}">Papiers</a> <span>${count(papersOf(desk, who.mail).length, 'document')} à ouvrir ou à imprimer</span></li>
<li><a href="${here.to('/courriels')}">Courriels</a> <span>${count(host.outbox.length, 'courriel')} dans ${count(boxes, 'boîte')}</span></li>
<li><a href="${here.to('/horloge')}">Horloge et minuteurs</a> <span>${Number.isFinite(next) ? `prochain minuteur ${frenchInstant(next)}` : 'aucun minuteur'}</span></li>
<li><a href="${here.to('/plateforme')}">Ce que la plateforme a fait</a> <span>${count(host.executions.length, 'exécution')} depuis le démarrage</span></li>
</ul>
</section>`;
}
