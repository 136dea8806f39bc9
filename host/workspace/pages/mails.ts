import { Hono } from 'hono';
import { html } from 'hono/html';
import type { Mail } from '../../index.ts';
import { count, frenchInstant, shortInstant } from '../french.ts';
import { type Asked, type Here, type InTown, personWord } from '../here.ts';
import { type Html, page } from '../layout.ts';
import { type Mailbox, mailboxesOf, mailboxesWith, mailboxOf } from '../mailboxes.ts';
import { mailBody, pieceOf } from './mail.ts';

/** Boxes and mails shown at once. */
const SHOWN = 100;

/** Everybody's mail: nothing left this machine. */
export function mails(): Hono<InTown> {
  const app = new Hono<InTown>({ strict: false });
  app.get('/courriels', (context) => {
    const wanted = context.req.query('cherche')?.trim() ?? '';
    const body = boxList(context.get('here'), wanted);
    return page(context, { title: 'Courriels', section: '/courriels', body });
  });
  app.get('/boite', (context) => box(context, context.get('here').who.mail));
  app.get('/courriels/:number{[0-9]+}', (context) => {
    const here = context.get('here');
    const mail = here.desk.host.outbox[Number(context.req.param('number')) - 1];
    if (mail === undefined) return context.notFound();
    return context.redirect(here.to(`${boxPath(mail.to[0] ?? '')}/${mail.number}`));
  });
  app.get('/courriels/:box', (context) => box(context, context.req.param('box')));
  app.get('/courriels/:box/:number{[0-9]+}', (context) => {
    const found = mailIn(context);
    if (found === undefined) return context.notFound();
    const here = context.get('here');
    const body = html`${backTo(here, found.box)}${mailBody(here, found.mail, found.box.address)}`;
    return page(context, { title: found.mail.subject, section: sectionOf(here, found.box), body });
  });
  app.get('/courriels/:box/:number{[0-9]+}/piece/:piece{[0-9]+}', (context) => {
    const piece = mailIn(context)?.mail.attachments[Number(context.req.param('piece'))];
    return piece === undefined ? context.notFound() : pieceOf(piece);
  });
  return app;
}

/** Where somebody's mailbox is. */
function boxPath(address: string): string {
  return `/courriels/${personWord(address)}`;
}

function mailIn(context: Asked): { readonly mail: Mail; readonly box: Mailbox } | undefined {
  const { box: address = '', number } = context.req.param();
  const box = mailboxOf(context.get('here').desk.host, address);
  const mail = box.mails.find((one) => one.number === Number(number));
  return mail && { mail, box };
}

function box(context: Asked, address: string): Response | Promise<Response> {
  const here = context.get('here');
  const found = mailboxOf(here.desk.host, address);
  const isMine = isOf(here, found);
  const owner = found.name === '' ? found.address : `${found.name} (${found.address})`;
  const body = html`${isMine ? '' : html`<p><a href="${here.to('/courriels')}">Courriels</a></p>`}${mailList(here, found)}`;
  const title = isMine ? 'Ma boîte' : `Boîte\u00a0: ${owner}`;
  return page(context, { title, section: sectionOf(here, found), body });
}

function isOf({ who }: Here, { address }: Mailbox): boolean {
  return who.mail.toLowerCase() === address.toLowerCase();
}

function sectionOf(here: Here, box: Mailbox): string {
  return isOf(here, box) ? '/boite' : '/courriels';
}

function backTo(here: Here, box: Mailbox): Html {
  const [path, name] = isOf(here, box)
    ? ['/boite', 'Ma boîte']
    : [boxPath(box.address), `Boîte\u00a0: ${box.name === '' ? box.address : box.name}`];
  return html`<p><a href="${here.to(path)}">${name}</a></p>`;
}

function boxList(here: Here, wanted: string): Html {
  const { host } = here.desk;
  const boxes = wanted === '' ? mailboxesOf(host) : mailboxesWith(host, wanted);
  const line = ({ address, name, mails: [last, ...others] }: Mailbox) => html`<tr>
<th scope="row">${name === '' ? '' : html`${name}<br>`}<a href="${here.to(boxPath(address))}">${address}</a></th><td class="n">${others.length + 1}</td>
<td>${last?.subject ?? ''}</td><td class="n">${last === undefined ? '' : shortInstant(last.at)}</td></tr>`;
  return html`<p>La boîte de chacun. Rien n’a quitté cet ordinateur&nbsp;: chaque courriel attend ici, chez qui l’aurait reçu.</p>
<form method="get" action="${here.to('/courriels')}" class="line" role="search">
<p><label for="cherche">Nom, adresse ou mot d’un courriel</label><br><input id="cherche" name="cherche" type="search" value="${wanted}"></p>
<p><button type="submit">Chercher</button></p>
</form>
<p ${wanted === '' ? '' : html`tabindex="-1" autofocus`}>${count(boxes.length, 'boîte')}${boxes.length > SHOWN ? html`&nbsp;: voici les ${SHOWN} plus récentes` : ''}.</p>
${
  boxes.length === 0
    ? ''
    : html`<div class="scroll" tabindex="0" role="region" aria-label="Boîtes"><table data-live="boites">
<thead><tr><th scope="col">Boîte</th><th scope="col" class="n">Courriels</th><th scope="col">Dernier objet</th><th scope="col" class="n">Reçu le</th></tr></thead>
<tbody>${boxes.slice(0, SHOWN).map(line)}</tbody></table></div>`
}`;
}

/** What was read is remembered by the browser alone, for this very town: see `mails.js`. */
function mailList(here: Here, { address, mails: list }: Mailbox): Html {
  if (list.length === 0) return html`<p>Cette boîte est vide.</p>`;
  const item = (mail: Mail) =>
    html`<li data-mail="${address} ${mail.number}"><a href="${here.to(`${boxPath(address)}/${mail.number}`)}">${mail.subject}</a> <span>${frenchInstant(mail.at)}</span></li>`;
  const more = list.length > SHOWN ? html`<p>Les ${SHOWN} plus récents sur ${list.length}.</p>` : '';
  return html`${more}<ul class="cards" data-live="courriels" data-reader="${here.desk.host.state.ids.public}">${list.slice(0, SHOWN).map(item)}</ul>
<script type="module" src="/mails.js"></script>`;
}
