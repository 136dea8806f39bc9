import { Hono } from 'hono';
import { getCookie, setCookie } from 'hono/cookie';
import { html } from 'hono/html';
import { count, frenchInstant } from '../french.ts';
import type { Asked, Here, InTown } from '../here.ts';
import { type Html, page, postButton } from '../layout.ts';
import { mailboxesOf, mailboxOf } from '../mailboxes.ts';
import { inWords, nameOf, type Somebody } from '../people.ts';
import { filesFor } from './files.ts';
import { papersOf } from './papers.ts';

/** The cookie of who has seen what to try first. */
const SEEN = 'conseils';

/** The first page: what this person has, then what only a rehearsal shows. */
export function home(): Hono<InTown> {
  const app = new Hono<InTown>({ strict: false });
  app.get('/', (context) => {
    const here = context.get('here');
    const body = html`${tryFirst(context)}${OWN[here.who.kind](here)}${backstage(here)}${again(context)}`;
    return page(context, {
      title: `L’accueil\u00a0: ${inWords(here.desk.host, here.who)}`,
      section: '/',
      body,
    });
  });
  app.post('/conseils', async (context) => {
    const { vu } = await context.req.parseBody();
    setCookie(context, SEEN, String(vu ?? ''), { path: '/', sameSite: 'Lax', maxAge: 31_536_000 });
    return context.redirect(context.get('here').to('/'), 303);
  });
  return app;
}

function hasSeen(context: Asked): boolean {
  return getCookie(context, SEEN) === 'oui';
}

function tryFirst(context: Asked): Html | string {
  if (hasSeen(context)) return '';
  const here = context.get('here');
  return html`<section class="first" aria-labelledby="essayer">
<h2 id="essayer">Que faire en premier</h2>
<ol>
<li><a href="${here.to('/qui#familles')}">Devenez une famille</a>, ouvrez sa boîte, suivez le lien de son courriel et répondez à sa place.</li>
<li><a href="${here.to('/qui')}">Devenez une personne de l’équipe</a> et ouvrez son classeur&nbsp;: la réponse y est.</li>
<li>Dans le classeur, essayez le menu <em>Da Capo</em>, puis avancez <a href="${here.to('/horloge')}">l’horloge</a>.</li>
</ol>
<p>Rien ne sort de cet ordinateur&nbsp;: aucun courriel ne part vraiment.</p>
${postButton(here.to('/conseils'), 'J’ai compris', { vu: 'oui' })}
</section>`;
}

function again(context: Asked): Html | string {
  if (!hasSeen(context)) return '';
  return postButton(context.get('here').to('/conseils'), 'Revoir que faire en premier', { vu: '' });
}

interface Card {
  readonly path: string;
  readonly name: string;
  readonly more: string;
  readonly inNewTab?: boolean;
}

/** What each kind of person finds, as on Google. */
const OWN: Readonly<Record<Somebody['kind'], (here: Here) => Html>> = {
  account: (here) =>
    html`${workbooks(here)}${section(here, 'Pour cette personne', [box(here), ...documents(here), office(here), site(here)])}`,
  family: (here) => section(here, 'Pour cette famille', [box(here), site(here)]),
  public: (here) => section(here, 'Pour tout le monde', [site(here)]),
};

function workbooks(here: Here): Html {
  const { desk, who } = here;
  const all = desk.host.workbooks.list();
  const open = all.filter((workbook) => workbook.isOpenTo(who.mail));
  const cards = open.map(({ head, tabs }) => ({
    path: `/classeurs/${head.id}`,
    name: nameOf(head.name),
    more: count(tabs.length, 'onglet'),
  }));
  return html`${section(here, 'Classeurs', cards)}
${open.length === 0 ? html`<p>Aucun classeur n’est partagé avec cette personne.</p>` : notShared(all.length - open.length)}`;
}

function notShared(closed: number): Html | string {
  if (closed === 0) return '';
  return html`<p class="quiet">${count(closed, 'autre classeur n’est', 'autres classeurs ne sont')} pas ${closed === 1 ? 'partagé' : 'partagés'} avec cette personne.</p>`;
}

function box({ desk, who }: Here): Card {
  const { mails } = mailboxOf(desk.host, who.mail);
  const last = mails[0] === undefined ? '' : `, le dernier\u00a0: ${mails[0].subject}`;
  return { path: '/boite', name: 'Ma boîte', more: count(mails.length, 'courriel') + last };
}

function documents({ desk, who }: Here): Card[] {
  const shown = filesFor(desk, who.mail).filter(({ size }) => size !== null).length;
  const papers = papersOf(desk, who.mail).length;
  return [
    { path: '/papiers', name: 'Papiers', more: `${count(papers, 'document')} à ouvrir ou à imprimer` },
    { path: '/fichiers', name: 'Fichiers', more: count(shown, 'fichier') },
  ];
}

function office({ desk }: Here): Card {
  const more = 'les pages de l’équipe, dans un nouvel onglet';
  return { path: `${desk.siteOf('domain')}?page=bureau`, name: 'Le bureau', more, inNewTab: true };
}

function site({ desk, who }: Here): Card {
  const more =
    who.kind === 'family'
      ? 'sans le lien d’un courriel, il ne sait pas qui vous êtes'
      : 'ouvert à tous, dans un nouvel onglet';
  return { path: desk.siteOf('public'), name: 'Le site des familles', more, inNewTab: true };
}

function backstage(here: Here): Html {
  const { host } = here.desk;
  const boxes = mailboxesOf(host).length;
  const due = host.state.triggers.flatMap(({ nextAt }) => nextAt ?? []);
  const next = due.length === 0 ? 'aucun minuteur' : `prochain minuteur ${frenchInstant(Math.min(...due))}`;
  const mails = `${count(host.outbox.length, 'courriel')} dans ${count(boxes, 'boîte')}, celle de chacun`;
  return section(here, 'Les coulisses de la répétition', [
    { path: '/courriels', name: 'Courriels', more: mails },
    { path: '/horloge', name: 'Horloge', more: next },
    {
      path: '/plateforme',
      name: 'Plateforme',
      more: `ce que Google aurait fait\u00a0: ${count(host.executions.length, 'exécution')} depuis l’ouverture`,
    },
    { path: '/fidelite', name: 'Fidélité', more: 'ce qui diffère de Google' },
  ]);
}

function section(here: Here, title: string, cards: readonly Card[]): Html {
  const id = title.toLowerCase().replace(/[^a-z]+/g, '-');
  const item = ({ path, name, more, inNewTab }: Card) =>
    html`<li><a href="${here.to(path)}"${inNewTab ? html` target="_blank"` : ''}>${name}</a> <span>${more}</span></li>`;
  return html`<section aria-labelledby="${id}">
<h2 id="${id}">${title}</h2>
${cards.length === 0 ? '' : html`<ul class="cards" data-live="${id}">${cards.map(item)}</ul>`}
</section>`;
}
