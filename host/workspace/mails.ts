import { Hono } from 'hono';
import { html, raw } from 'hono/html';
import type { Mail } from '../index.ts';
import type { Desk } from './desk.ts';
import { count, frenchInstant, shortInstant } from './french.ts';
import { CONTENT } from './guard.ts';
import { type Html, page } from './layout.ts';

/** Boxes and mails shown at once. */
const SHOWN = 100;

/** Everybody's mail: nothing left this machine. */
export function mails(desk: Desk): Hono {
  const app = new Hono();
  app.get('/courriels', (context) => {
    const wanted = context.req.query('adresse')?.trim() ?? '';
    return page(context, desk, { title: 'Courriels', section: '/courriels', body: boxList(desk, wanted) });
  });
  app.get('/courriels/boite', (context) => {
    const address = context.req.query('adresse') ?? '';
    const body = html`<p><a href="/courriels">Toutes les boîtes</a></p>${mailList(mailsTo(desk, address))}`;
    return page(context, desk, { title: `Boîte de ${address}`, section: '/courriels', body });
  });
  app.get('/courriels/:number{[0-9]+}', (context) => {
    const mail = desk.host.outbox[Number(context.req.param('number')) - 1];
    if (mail === undefined) return context.notFound();
    return page(context, desk, { title: mail.subject, section: '/courriels', body: mailBody(desk, mail) });
  });
  app.get(`${CONTENT}/courriels/:number{[0-9]+}`, (context) => {
    const mail = desk.host.outbox[Number(context.req.param('number')) - 1];
    if (mail?.htmlBody == null) return context.notFound();
    return context.html(
      html`<!DOCTYPE html><base target="_blank"><meta charset="utf-8">${raw(nowHere(desk, mail.htmlBody))}`,
    );
  });
  return app;
}

interface Box {
  readonly address: string;
  readonly mails: readonly Mail[];
}

/** Boxes by their last mail, newest first. */
function boxesOf(desk: Desk, wanted: string): Box[] {
  const boxes = new Map<string, Mail[]>();
  for (const mail of desk.host.outbox) {
    for (const address of mail.to) {
      if (!address.toLowerCase().includes(wanted.toLowerCase())) continue;
      const box = boxes.get(address) ?? [];
      box.push(mail);
      boxes.set(address, box);
    }
  }
  const last = (box: Box) => box.mails[box.mails.length - 1]?.number ?? 0;
  return [...boxes]
    .map(([address, list]) => ({ address, mails: list }))
    .sort((one, other) => last(other) - last(one));
}

function mailsTo(desk: Desk, address: string): Mail[] {
  return desk.host.outbox.filter((mail) => mail.to.includes(address)).reverse();
}

function boxList(desk: Desk, wanted: string): Html {
  const boxes = boxesOf(desk, wanted);
  const line = ({ address, mails: list }: Box) => {
    const last = list[list.length - 1];
    return html`<tr><th scope="row"><a href="/courriels/boite?adresse=${encodeURIComponent(address)}">${address}</a></th>
<td class="n">${list.length}</td><td>${last?.subject ?? ''}</td><td class="n">${last ? shortInstant(last.at) : ''}</td></tr>`;
  };
  return html`<form method="get" action="/courriels" class="line" role="search">
<p><label for="adresse">Chercher une adresse</label><br><input id="adresse" name="adresse" type="search" value="${wanted}"></p>
<p><button type="submit">Chercher</button></p>
</form>
<p>${count(boxes.length, 'boîte')}${boxes.length > SHOWN ? html`&nbsp;: voici les ${SHOWN} plus récentes` : ''}.</p>
${
  boxes.length === 0
    ? ''
    : html`<div class="scroll" tabindex="0" role="region" aria-label="Boîtes"><table data-live>
<thead><tr><th scope="col">Boîte</th><th scope="col" class="n">Courriels</th><th scope="col">Dernier objet</th><th scope="col" class="n">Reçu le</th></tr></thead>
<tbody>${boxes.slice(0, SHOWN).map(line)}</tbody></table></div>`
}`;
}

function mailList(list: readonly Mail[]): Html {
  if (list.length === 0) return html`<p>Cette boîte est vide.</p>`;
  const item = (mail: Mail) =>
    html`<li><a href="/courriels/${mail.number}">${mail.subject}</a> <span>${frenchInstant(mail.at)}</span></li>`;
  return html`<ul class="cards" data-live>${list.slice(0, SHOWN).map(item)}</ul>`;
}

function mailBody(desk: Desk, mail: Mail): Html {
  const facts: readonly (readonly [string, string])[] = [
    ['De', mail.name === null ? mail.from : `${mail.name} <${mail.from}>`],
    ['À', mail.to.join(', ')],
    ['Répondre à', mail.replyTo ?? ''],
    ['Envoyé', frenchInstant(mail.at)],
    ['Pièces jointes', mail.attachments.map(({ name }) => name).join(', ')],
  ];
  const fact = ([name, value]: readonly [string, string]) => html`<dt>${name}</dt><dd>${value}</dd>`;
  const box = mail.to[0] ?? '';
  return html`<p><a href="/courriels/boite?adresse=${encodeURIComponent(box)}">Boîte de ${box}</a></p>
<dl class="facts">${facts.filter(([, value]) => value !== '').map(fact)}</dl>
${
  mail.htmlBody === null
    ? ''
    : html`<h2>Comme la personne le voit</h2>
<p class="quiet">Les liens s’ouvrent dans un nouvel onglet.</p>
<iframe class="mail" title="Le courriel" src="${desk.sites.content}${CONTENT}/courriels/${mail.number}" sandbox="allow-popups allow-popups-to-escape-sandbox"></iframe>`
}
<h2>En texte seul</h2>
<pre class="text">${linked(nowHere(desk, mail.body))}</pre>`;
}

/** A mail written when the workspace had another port leads here all the same. */
function nowHere({ sites }: Desk, text: string): string {
  return text.replace(
    /http:\/\/localhost:\d+\/(?=(?:(?:a\/)?macros|fichiers|papiers)\/)/g,
    `${sites.workspace}/`,
  );
}

/** The text with its addresses made links. */
function linked(text: string): Html[] {
  return text
    .split(/(https?:\/\/[^\s<>"]+)/)
    .map((part, index) =>
      index % 2 === 1 ? html`<a href="${part}" target="_blank" rel="noreferrer">${part}</a>` : html`${part}`,
    );
}
