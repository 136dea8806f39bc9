import { Hono } from 'hono';
import { html } from 'hono/html';
import { type Execution, LIMITS } from '../../index.ts';
import { isConsumer } from '../../limits.ts';
import type { Desk } from '../desk.ts';
import { count, exactInstant, frenchNumber, seconds, shortInstant } from '../french.ts';
import type { Here, InTown } from '../here.ts';
import { type Html, page } from '../layout.ts';
import { shortName } from '../people.ts';
import { askedBy, endOf, executionBody, hasMetLimit, ORIGINS } from './execution.ts';

/** Executions shown at once. */
const SHOWN = 100;
const DAY = 24 * 60 * 60_000;

/** Which executions are shown. */
interface Wanted {
  readonly onlyTroubled: boolean;
  /** Those before that one; all of them otherwise. */
  readonly before: number;
}

/** What Google would have done, and what it would have cost. */
export function platform(): Hono<InTown> {
  const app = new Hono<InTown>({ strict: false });
  app.get('/plateforme', (context) => {
    const { voir, avant } = context.req.query();
    const wanted = {
      onlyTroubled: voir === 'erreurs',
      before: Number(avant ?? '') || Number.POSITIVE_INFINITY,
    };
    const body = list(context.get('here'), wanted);
    return page(context, { title: 'Plateforme', section: '/plateforme', body, wide: true });
  });
  app.get('/plateforme/:id{[0-9]+}', (context) => {
    const here = context.get('here');
    const id = Number(context.req.param('id'));
    const execution = here.desk.host.executions.find((one) => one.id === id);
    if (execution === undefined) return context.notFound();
    const body = executionBody(here, execution);
    const title = `Exécution ${id}\u00a0: ${here.desk.nameOf(execution)}`;
    return page(context, { title, section: '/plateforme', body });
  });
  return app;
}

function list(here: Here, { onlyTroubled, before }: Wanted): Html {
  const { desk } = here;
  const all = desk.host.executions;
  const kept = all.filter(
    (one) => one.id < before && (!onlyTroubled || one.error !== undefined || hasMetLimit(one)),
  );
  const shown = kept.slice(-SHOWN).reverse();
  const oldest = shown[shown.length - 1];
  const older = kept.length > shown.length && oldest !== undefined;
  const words = onlyTroubled ? 'voir=erreurs&' : '';
  return html`<p>Ce que Google aurait fait depuis que la ville est ouverte&nbsp;: chaque exécution du programme, avec ses appels. La durée est celle qu’on attend sur Google, pas celle d’ici.</p>
<div data-live="plateforme">${quota(desk)}${limitsMet(all)}
${filter(here, onlyTroubled)}
${table(here, shown)}
${older ? html`<p><a href="${here.to(`/plateforme?${words}avant=${oldest.id}`)}">Les exécutions plus anciennes</a></p>` : ''}</div>`;
}

function quota({ host }: Desk): Html {
  const { owner } = host.town;
  const daily = isConsumer(owner)
    ? LIMITS.mailRecipientsPerDayConsumer
    : LIMITS.mailRecipientsPerDayWorkspace;
  const last = host.state.mailUse[owner];
  const use = last !== undefined && host.clock.now() - last.since < DAY ? last : undefined;
  const since = use === undefined ? '' : ` depuis ${shortInstant(use.since)}`;
  return html`<p>Destinataires de courriels${since}&nbsp;: ${frenchNumber(use?.recipients ?? 0)} sur les ${frenchNumber(daily.value)} que Google permet par jour.</p>`;
}

function limitsMet(all: readonly Execution[]): Html {
  const met = all.filter(hasMetLimit).length;
  if (met === 0) return html`<p class="done">✓ Aucune limite de Google n’a été atteinte.</p>`;
  return html`<p class="error">✗ Une limite de Google a été atteinte par ${count(met, 'exécution')}, marquées en rouge.</p>`;
}

function filter(here: Here, onlyTroubled: boolean): Html {
  const link = (query: string, label: string, isHere: boolean) =>
    html`<li><a href="${here.to(`/plateforme${query}`)}" ${isHere ? html`aria-current="true"` : ''}>${label}</a></li>`;
  return html`<nav aria-label="Exécutions à voir"><ul class="links">${link('', 'Toutes', !onlyTroubled)}${link('?voir=erreurs', 'Seulement les erreurs et les limites', onlyTroubled)}</ul></nav>`;
}

function table(here: Here, shown: readonly Execution[]): Html {
  const { desk } = here;
  if (shown.length === 0) return html`<p>Aucune exécution à montrer.</p>`;
  const line = (execution: Execution) => html`<tr class="${hasMetLimit(execution) ? 'limit' : ''}">
<td class="n">${exactInstant(execution.startedAt)}</td>
<th scope="row"><a href="${here.to(`/plateforme/${execution.id}`)}"><code>${desk.nameOf(execution)}</code></a></th><td>${endOf(execution)}</td><td>${ORIGINS[execution.origin]}</td>
<td>${askedBy(desk, execution)}</td><td>${shortName(desk.host, execution.effective)}</td>
<td class="n">${frenchNumber(execution.callCount)}</td><td class="n">${frenchNumber(execution.trips)}</td><td class="n">${seconds(execution.milliseconds)}</td>
<td class="n">${execution.mails.length}</td></tr>`;
  return html`<p>${count(shown.length, 'exécution')}, les plus récentes d’abord.</p>
<div class="scroll" tabindex="0" role="region" aria-label="Exécutions"><table>
<thead><tr><th scope="col" class="n">Début</th><th scope="col">Appel</th><th scope="col">Fin</th><th scope="col">Par</th><th scope="col">Demandé par</th><th scope="col">Exécuté comme</th>
<th scope="col" class="n">Appels</th><th scope="col" class="n">Allers-retours</th><th scope="col" class="n">Durée</th><th scope="col" class="n">Courriels</th></tr></thead>
<tbody>${shown.map(line)}</tbody></table></div>`;
}
