import { Hono } from 'hono';
import { html } from 'hono/html';
import { DIFFERENCES } from '../../differences.ts';
import type { InTown } from '../here.ts';
import { type Html, page } from '../layout.ts';

/** What differs from Google, for the person in front of it. */
export function fidelity(): Hono<InTown> {
  const app = new Hono<InTown>({ strict: false });
  app.get('/fidelite', (context) =>
    page(context, { title: 'Fidélité\u00a0: ce qui diffère de Google', section: '/fidelite', body }),
  );
  return app;
}

const subjects = [...new Set(DIFFERENCES.map(({ about }) => about))];

function rows(subject: string): Html {
  const lines = DIFFERENCES.filter(({ about }) => about === subject);
  return html`<h2>${subject}</h2>
<div class="scroll" tabindex="0" role="region" aria-label="${subject}"><table class="compared">
<thead><tr><th scope="col">Ici</th><th scope="col">Sur Google</th></tr></thead>
<tbody>${lines.map(({ here, onGoogle }) => html`<tr><td>${here}</td><td>${onGoogle}</td></tr>`)}</tbody></table></div>`;
}

const body = html`<p>Le programme est le même, octet pour octet. Ce qui l’entoure imite Google d’aussi près que possible. Voici ce qui reste différent.</p>
${subjects.map(rows)}
<p class="quiet">Le détail technique, service par service, est dans le fichier <code>host/COVERAGE.md</code>.</p>`;
