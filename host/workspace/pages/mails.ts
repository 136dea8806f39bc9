import { type Context, Hono } from 'hono';
import { html, raw } from 'hono/html';
import type { Mail } from '../../index.ts';
import type { Desk } from '../desk.ts';
import { count, frenchInstant, shortInstant } from '../french.ts';
import { type Here, type InTown, personWord } from '../here.ts';
import { type Html, page } from '../layout.ts';

/** Boxes and mails shown at once. */
const SHOWN = 100;

/** Everybody's mail: nothing left this machine. */
export function mails(): Hono<InTown> {
  const app = new Hono<InTown>({ strict: false });
  app.get('/courriels', (context) => {
    const wanted = context.req.query('adresse')?.trim() ?? '';
    const body = boxList(context.get('here'), wanted);
    return page(context, { title: 'Courriels', section: '/courriels', body });
  });
  app.get('/courriels/:box', (context) => {
    const here = context.get('here');
    const box = context.req.param('box');
    const body = html`<p><a href="${here.to('/courriels')}">Toutes les boîtes</a></p>${mailList(here, box)}`;
    return page(context, { title: `Boîte de ${box}`, section: '/courriels', body });
  });
  app.get('/courriels/:box/:number{[0-9]+}', (context) => {
    const here = context.get('here');
    const { box, number } = context.req.param();
    const mail = mailsTo(here.desk, box).find((one) => one.number === Number(number));
    if (mail === undefined) return context.notFound();
    return page(context, { title: mail.subject, section: '/courriels', body: mailBody(here, mail, box) });
  });
  return app;
}

/** The mail itself, in its frame on the content site. */
export function mailContent(context: Context, desk: Desk): Response | Promise<Response> {
  const mail = desk.host.outbox[Number(context.req.param('number')) - 1];
  const reader = context.req.param('reader') ?? '';
  if (mail?.htmlBody == null) return context.notFound();
  return context.html(
    html`<!DOCTYPE html><base target="_blank"><meta charset="utf-8">${raw(desk.linkedFor(reader, mail.htmlBody))}`,
  );
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

function boxList(here: Here, wanted: string): Html {
  const boxes = boxesOf(here.desk, wanted);
  const line = ({ address, mails: list }: Box) => {
    const last = list[list.length - 1];
    return html`<tr><th scope="row"><a href="${here.to(boxPath(address))}">${address}</a></th>
<td class="n">${list.length}</td><td>${last?.subject ?? ''}</td><td class="n">${last ? shortInstant(last.at) : ''}</td></tr>`;
  };
  return html`<form method="get" action="${here.to('/courriels')}" class="line" role="search">
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

function mailList(here: Here, box: string): Html {
  const list = mailsTo(here.desk, box);
  if (list.length === 0) return html`<p>Cette boîte est vide.</p>`;
  const item = (mail: Mail) =>
    html`<li><a href="${here.to(`${boxPath(box)}/${mail.number}`)}">${mail.subject}</a> <span>${frenchInstant(mail.at)}</span></li>`;
  return html`<ul class="cards" data-live>${list.slice(0, SHOWN).map(item)}</ul>`;
}

function mailBody(here: Here, mail: Mail, box: string): Html {
  const facts: readonly (readonly [string, string])[] = [
    ['De', mail.name === null ? mail.from : `${mail.name} <${mail.from}>`],
    ['À', mail.to.join(', ')],
    ['Répondre à', mail.replyTo ?? ''],
    ['Envoyé', frenchInstant(mail.at)],
    ['Pièces jointes', mail.attachments.map(({ name }) => name).join(', ')],
  ];
  const fact = ([name, value]: readonly [string, string]) => html`<dt>${name}</dt><dd>${value}</dd>`;
  const content = here.desk.contentAddress(`courriels/${mail.number}/${personWord(box)}`);
  return html`<p><a href="${here.to(boxPath(box))}">Boîte de ${box}</a></p>
<dl class="facts">${facts.filter(([, value]) => value !== '').map(fact)}</dl>
${
  mail.htmlBody === null
    ? ''
    : html`<h2>Comme la personne le voit</h2>
<p class="quiet">Les liens s’ouvrent dans un nouvel onglet, comme la personne qui reçoit ce courriel.</p>
<iframe class="mail" title="Le courriel" src="${content}" sandbox="allow-popups allow-popups-to-escape-sandbox"></iframe>`
}
<h2>En texte seul</h2>
<pre class="text">${linked(here.desk.linkedFor(box, mail.body))}</pre>`;
}

function boxPath(address: string): string {
  return `/courriels/${personWord(address)}`;
}

/** The text with its addresses made links. */
function linked(text: string): Html[] {
  return text
    .split(/(https?:\/\/[^\s<>"]+)/)
    .map((part, index) =>
      index % 2 === 1 ? html`<a href="${part}" target="_blank" rel="noreferrer">${part}</a>` : html`${part}`,
    );
}
