import { Hono } from 'hono';
import { html } from 'hono/html';
import { count } from '../french.ts';
import type { Here, InTown } from '../here.ts';
import { type Html, page } from '../layout.ts';
import { type Mailbox, mailboxesOf, mailboxesWith } from '../mailboxes.ts';
import { accountsOf, familyOf, inWords, PUBLIC, type Somebody, shortName } from '../people.ts';

/** Families shown at once. */
const MOST = 20;
/** Families shown to who looks for nobody yet. */
const FEW = 5;

/** Who one is here, and everybody one may become. */
export function whoPage(): Hono<InTown> {
  const app = new Hono<InTown>({ strict: false });
  app.get('/qui', (context) => {
    const here = context.get('here');
    const words = context.req.query('cherche')?.trim() ?? '';
    const body = html`<p>Vous êtes <strong>${inWords(here.desk.host, here.who)}</strong>. Choisissez une personne&nbsp;: cette fenêtre devient la sienne. Une autre fenêtre peut être quelqu’un d’autre.</p>
${team(here)}${families(here, words)}${everybody(here)}`;
    return page(context, { title: 'Qui suis-je', section: '/qui', body });
  });
  return app;
}

function team(here: Here): Html {
  const { host } = here.desk;
  const line = (one: Somebody) =>
    choice(here, one, { name: shortName(host, one.mail), more: `${one.label} – ${one.mail}` });
  return html`<section aria-labelledby="equipe">
<h2 id="equipe">L’équipe</h2>
<ul class="people">${accountsOf(host).map(line)}</ul>
</section>`;
}

function families(here: Here, words: string): Html {
  const { host } = here.desk;
  const isFamily = ({ address }: Mailbox) =>
    !accountsOf(host).some(({ mail }) => mail.toLowerCase() === address.toLowerCase());
  const found = (words === '' ? mailboxesOf(host) : mailboxesWith(host, words)).filter(isFamily);
  const shown = found.slice(0, words === '' ? FEW : MOST);
  const line = ({ address, name, mails }: Mailbox) =>
    choice(here, familyOf(address, name), {
      name: name === '' ? address : name,
      more: `${name === '' ? '' : `${address}, `}${count(mails.length, 'courriel')}`,
    });
  return html`<section aria-labelledby="familles">
<h2 id="familles">Une famille</h2>
<form method="get" action="${here.to('/qui')}" class="line" role="search">
<p><label for="cherche">Nom d’un parent, d’un enfant, ou adresse</label><br><input id="cherche" name="cherche" type="search" value="${words}" autocomplete="off"></p>
<p><button type="submit">Chercher</button></p>
</form>
${words === '' ? html`<p>${intro(found.length)}</p>` : html`<p tabindex="-1" autofocus>${told(found.length, words)}</p>`}
<ul class="people">${shown.map(line)}</ul>
</section>`;
}

function intro(known: number): string {
  if (known === 0) return 'Aucune famille n’a encore reçu de courriel.';
  return `${count(known, 'personne a', 'personnes ont')} une boîte. Les dernières à avoir reçu un courriel\u00a0:`;
}

function told(known: number, words: string): string {
  if (known === 0)
    return `Personne ne correspond à «\u00a0${words}\u00a0» parmi celles et ceux qui ont reçu un courriel.`;
  const more = known > MOST ? `\u00a0; voici les ${MOST} premières. Précisez pour voir les autres` : '';
  return `${count(known, 'personne correspond', 'personnes correspondent')} à «\u00a0${words}\u00a0»${more}.`;
}

function everybody(here: Here): Html {
  const line = choice(here, PUBLIC, {
    name: 'Le public',
    more: 'Ni compte ni lien personnel\u00a0: le site des familles comme tout le monde le voit.',
  });
  return html`<section aria-labelledby="public">
<h2 id="public">N’importe qui</h2>
<ul class="people">${line}</ul>
</section>`;
}

function choice(here: Here, { mail }: Somebody, { name, more }: { name: string; more: string }): Html {
  const isMe = mail === here.who.mail;
  return html`<li><a class="button" href="${here.toAs(mail, '/')}" ${isMe ? html`aria-current="true"` : ''}>${name}</a> <span>${more}</span></li>`;
}
