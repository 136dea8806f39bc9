import { Hono } from 'hono';
import { html } from 'hono/html';
import { Temporal } from 'temporal-polyfill';
import { durationMs } from '../../clock.ts';
import { HostError } from '../../index.ts';
import type { Desk } from '../desk.ts';
import { count, frenchInstant, shortInstant } from '../french.ts';
import type { Here, InTown } from '../here.ts';
import { type Html, page, postButton } from '../layout.ts';
import type { RunGroup, Timekeeper } from '../timekeeper.ts';

const STEPS: Readonly<
  Record<string, { readonly label: string; readonly by: Parameters<typeof durationMs>[0] }>
> = {
  hour: { label: 'Avancer d’une heure', by: { hours: 1 } },
  day: { label: 'Avancer d’un jour', by: { days: 1 } },
};

/** The clock, which can be moved, and the timers that ran. */
export function clockPage(): Hono<InTown> {
  const app = new Hono<InTown>({ strict: false });
  app.get('/horloge', (context) =>
    page(context, {
      title: 'Horloge et minuteurs',
      section: '/horloge',
      body: clockBody(context.get('here')),
    }),
  );
  app.post('/horloge', async (context) => {
    const here = context.get('here');
    const { desk } = here;
    const { step, instant } = await context.req.parseBody();
    if (step === 'stop') desk.time.stop();
    else if (step === 'real') desk.time.jumpTo(Date.now());
    else desk.time.moveTo(wantedInstant(desk, String(step ?? ''), String(instant ?? '')));
    return context.redirect(here.to('/horloge'), 303);
  });
  return app;
}

/** @throws HostError for an instant nobody could mean */
function wantedInstant(desk: Desk, step: string, instant: string): number {
  const by = STEPS[step]?.by;
  if (by !== undefined) return desk.host.clock.now() + durationMs(by);
  try {
    return Temporal.PlainDateTime.from(instant).toZonedDateTime('Europe/Paris').epochMilliseconds;
  } catch {
    throw new HostError('Cette date n’existe pas. L’horloge n’a pas bougé. Donnez un jour et une heure.');
  }
}

function clockBody(here: Here): Html {
  const { desk } = here;
  const { clock } = desk.host;
  const action = here.to('/horloge');
  const local = Temporal.Instant.fromEpochMilliseconds(clock.now())
    .toZonedDateTimeISO('Europe/Paris')
    .toPlainDateTime()
    .toString({ smallestUnit: 'minute' });
  return html`<p class="big"><time data-now>${frenchInstant(clock.now())}</time> <span>à Paris</span></p>
<div role="status" data-live="nouvelles">${news(desk.time)}</div>
<div data-live="mouvement" data-always tabindex="-1">${moving(desk.time, action)}</div>
<div class="buttons">
${Object.entries(STEPS).map(([step, { label }]) => postButton(action, label, { step }))}
${postButton(action, 'Revenir à l’heure réelle', { step: 'real' })}
</div>
<form method="post" action="${action}" class="line">
<p><label for="instant">Aller à un jour et une heure (de Paris)</label><br><input id="instant" name="instant" type="datetime-local" required value="${local}"></p>
<p><button type="submit">Y aller</button></p>
</form>
<p class="quiet">En avançant, les minuteurs passent et les courriels prévus partent. Au-delà de deux heures, un minuteur passe une fois par heure&nbsp;; au-delà de deux jours, toutes les six heures&nbsp;; à chacune de ses échéances tant que des courriels partent. En reculant, ou en revenant à l’heure réelle, rien ne s’efface et rien ne part&nbsp;: seule l’heure change.</p>
<div data-live="minuteurs">${timers(desk)}</div>
<div data-live="passages">${runs(desk.time.groups)}</div>`;
}

/** What time is doing, or what came of it when it last moved. */
function news({ until, move, trouble }: Timekeeper): Html | string {
  if (trouble !== undefined) return html`<p class="error">${trouble}</p>`;
  if (until !== undefined)
    return html`<p class="attention">Le temps avance jusqu’au ${frenchInstant(until)}. Vous pouvez continuer à travailler.</p>`;
  if (move === undefined) return '';
  const errors = move.errors === 0 ? 'sans erreur' : `dont ${count(move.errors, 'en erreur', 'en erreur')}`;
  return html`<p class="done">✓ Le temps a avancé du ${frenchInstant(move.from)} au ${frenchInstant(move.to)}&nbsp;: ${count(move.runs, 'passage')} de minuteurs, ${errors}, et ${count(move.mails, 'courriel')}.</p>`;
}

function moving({ until, move }: Timekeeper, action: string): Html | string {
  if (until === undefined || move === undefined) return '';
  return html`<p><progress aria-label="Le temps qui passe" max="${until - move.from}" value="${move.to - move.from}" data-from="${move.from}"></progress></p>
${postButton(action, 'Arrêter ici', { step: 'stop' })}`;
}

function timers(desk: Desk): Html {
  const line = (timer: Desk['host']['state']['triggers'][number]) =>
    html`<li><code>${timer.handler}</code> <span>${timer.nextAt === null ? 'terminé' : `prochain passage ${frenchInstant(timer.nextAt)}`}</span></li>`;
  const { triggers } = desk.host.state;
  return html`<h2>Minuteurs</h2>
${triggers.length === 0 ? html`<p>Aucun minuteur.</p>` : html`<ul class="cards">${triggers.map(line)}</ul>`}`;
}

function runs(groups: readonly RunGroup[]): Html {
  if (groups.length === 0)
    return html`<h2>Passages</h2><p>Aucun minuteur n’est passé depuis l’ouverture de la ville.</p>`;
  const line = ({ handler, from, to, runs: times, mails, error }: RunGroup) => html`<tr>
<td>${shortInstant(from)}${times > 1 ? html` – ${shortInstant(to)}` : ''}</td><td><code>${handler}</code></td>
<td class="n">${times}</td><td class="n">${mails}</td>
<td>${error === undefined ? html`<span class="done">✓ sans erreur</span>` : html`<span class="error">✗ <span lang="en">${error}</span></span>`}</td></tr>`;
  return html`<h2>Passages</h2>
<p>${count(
    groups.reduce((sum, group) => sum + group.runs, 0),
    'passage',
  )} depuis l’ouverture de la ville, les plus récents d’abord.</p>
<div class="scroll" tabindex="0" role="region" aria-label="Passages des minuteurs"><table>
<thead><tr><th scope="col">Quand</th><th scope="col">Minuteur</th><th scope="col" class="n">Passages</th><th scope="col" class="n">Courriels</th><th scope="col">Résultat</th></tr></thead>
<tbody>${[...groups].reverse().map(line)}</tbody></table></div>`;
}
