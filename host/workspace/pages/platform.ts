import { Hono } from 'hono';
import { html } from 'hono/html';
import { type Execution, LIMITS } from '../../index.ts';
import { isConsumer } from '../../limits.ts';
import type { Desk } from '../desk.ts';
import { count, exactInstant, frenchNumber, seconds, shortInstant } from '../french.ts';
import type { InTown } from '../here.ts';
import { type Html, page } from '../layout.ts';
import { shortName } from '../people.ts';

const SHOWN = 100;

const ORIGINS: Readonly<Record<Execution['origin'], string>> = {
  public: 'site des familles',
  domain: 'site de la ville',
  editor: 'éditeur',
  trigger: 'minuteur',
  menu: 'menu',
  simple: 'ouverture',
};

/** What Google says when one of its limits is met. */
const LIMIT_WORDS =
  /Exceeded maximum execution time|Service invoked too many times|Service using too much|Limit exceeded|Argument too large|exceeded the property storage|above the limit|too many scripts/;

/** What Google would have done, and what it would have cost. */
export function platform(): Hono<InTown> {
  const app = new Hono<InTown>({ strict: false });
  app.get('/plateforme', (context) => {
    const { desk } = context.get('here');
    const all = desk.host.executions;
    const body = html`<div data-live>${quota(desk)}${limitsMet(all)}${table(desk, all.slice(-SHOWN).reverse())}</div>`;
    return page(context, {
      title: 'Ce que la plateforme a fait',
      section: '/plateforme',
      body,
      wide: true,
    });
  });
  return app;
}

function hasMetLimit({ error }: Pick<Execution, 'error'>): boolean {
  return error !== undefined && LIMIT_WORDS.test(error);
}

function quota({ host }: Desk): Html {
  const { owner } = host.town;
  const daily = isConsumer(owner)
    ? LIMITS.mailRecipientsPerDayConsumer
    : LIMITS.mailRecipientsPerDayWorkspace;
  const use = host.state.mailUse[owner];
  return html`<p>Destinataires de courriels depuis ${use ? shortInstant(use.since) : 'le début'}&nbsp;: ${frenchNumber(use?.recipients ?? 0)} sur les ${frenchNumber(daily.value)} que Google permet par jour.</p>`;
}

function limitsMet(all: readonly Execution[]): Html {
  const met = all.filter(hasMetLimit).length;
  if (met === 0) return html`<p class="done">✓ Aucune limite de Google n’a été atteinte.</p>`;
  return html`<p class="error">✗ Une limite de Google a été atteinte par ${count(met, 'exécution')}, marquées en rouge.</p>`;
}

function table(desk: Desk, latest: readonly Execution[]): Html {
  if (latest.length === 0) return html`<p>Rien n’a tourné depuis le démarrage.</p>`;
  const line = (execution: Execution) => html`<tr class="${hasMetLimit(execution) ? 'limit' : ''}">
<td class="n">${exactInstant(execution.startedAt)}</td><td><code>${desk.nameOf(execution)}</code></td><td>${ORIGINS[execution.origin]}</td>
<td>${execution.as === '' ? 'anonyme' : shortName(desk.host, execution.as)}</td><td>${shortName(desk.host, execution.effective)}</td>
<td class="n">${frenchNumber(execution.callCount)}</td><td class="n">${frenchNumber(execution.trips)}</td><td class="n">${seconds(execution.milliseconds)}</td>
<td class="n">${execution.countOf('MailApp.sendEmail')}</td><td>${outcome(execution)}</td></tr>`;
  return html`<p>Les ${count(latest.length, 'dernière exécution', 'dernières exécutions')}. La durée est celle qu’on attend sur Google, pas celle d’ici.</p>
<div class="scroll" tabindex="0" role="region" aria-label="Exécutions"><table>
<thead><tr><th scope="col" class="n">Début</th><th scope="col">Appel</th><th scope="col">Par</th><th scope="col">Demandé par</th><th scope="col">Exécuté comme</th>
<th scope="col" class="n">Appels</th><th scope="col" class="n">Allers-retours</th><th scope="col" class="n">Durée</th><th scope="col" class="n">Courriels</th><th scope="col">Fin</th></tr></thead>
<tbody>${latest.map(line)}</tbody></table></div>`;
}

function outcome({ error }: Execution): Html {
  return error === undefined
    ? html`<span class="done">✓&nbsp;normale</span>`
    : html`<span class="error">✗ <span lang="en">${error}</span></span>`;
}
