import type { Context } from 'hono';
import { html, raw } from 'hono/html';
import type { Mail } from '../../index.ts';
import type { Desk } from '../desk.ts';
import { fileResponse } from '../file-response.ts';
import { fileSize, frenchInstant } from '../french.ts';
import { type Here, personWord } from '../here.ts';
import type { Html } from '../layout.ts';

type Piece = Mail['attachments'][number];

/** One mail, as the person of that box reads it. */
export function mailBody(here: Here, mail: Mail, box: string): Html {
  const { desk } = here;
  const facts: readonly (readonly [string, string])[] = [
    ['De', mail.name === null ? mail.from : `${mail.name} <${mail.from}>`],
    ['À', mail.to.join(', ')],
    ['Copie à', mail.cc.join(', ')],
    ['Répondre à', mail.replyTo ?? ''],
    ['Envoyé', frenchInstant(mail.at)],
  ];
  const fact = ([name, value]: readonly [string, string]) => html`<dt>${name}</dt><dd>${value}</dd>`;
  const frame = desk.contentAddress(`courriels/${mail.number}/${personWord(box)}`);
  return html`<dl class="facts" data-read="${box} ${mail.number}" data-reader="${desk.host.state.ids.public}">${facts.filter(([, value]) => value !== '').map(fact)}</dl>
${pieces(here, mail, box)}
<p class="quiet">Les liens s’ouvrent dans un nouvel onglet, comme la personne qui reçoit ce courriel.</p>
${
  mail.htmlBody === null
    ? ''
    : html`<h2>Comme la personne le voit</h2>
<iframe class="mail" title="Le courriel" src="${frame}" sandbox="allow-popups allow-popups-to-escape-sandbox"></iframe>`
}
<h2>En texte seul</h2>
<pre class="text">${linked(desk.linkedFor(box, mail.body))}</pre>
<script type="module" src="/mails.js"></script>`;
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

/** An attachment, as it was sent. */
export function pieceOf({ name, type, base64 }: Piece): Response {
  return fileResponse({ name, type, bytes: Buffer.from(base64, 'base64') });
}

function pieces(here: Here, { number, attachments }: Mail, box: string): Html | string {
  if (attachments.length === 0) return '';
  const line = ({ name, base64 }: Piece, index: number) => {
    const address = here.to(`/courriels/${personWord(box)}/${number}/piece/${index}`);
    return html`<li><a href="${address}" download="${name}">${name}</a> <span>${fileSize(Buffer.byteLength(base64, 'base64'))}</span></li>`;
  };
  return html`<h2>Pièces jointes</h2><ul class="cards">${attachments.map(line)}</ul>`;
}

/** The text with its addresses made links. */
function linked(text: string): Html[] {
  return text
    .split(/(https?:\/\/[^\s<>"]+)/)
    .map((part, index) =>
      index % 2 === 1 ? html`<a href="${part}" target="_blank" rel="noreferrer">${part}</a>` : html`${part}`,
    );
}
