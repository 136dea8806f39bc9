import { html } from 'hono/html';
import type { Call, Execution } from '../../index.ts';
import { isLimit } from '../../limits.ts';
import type { Desk } from '../desk.ts';
import { count, exactInstant, frenchNumber, seconds } from '../french.ts';
import type { Here } from '../here.ts';
import type { Html } from '../layout.ts';
import { shortName } from '../people.ts';

export const ORIGINS: Readonly<Record<Execution['origin'], string>> = {
  public: 'site des familles',
  domain: 'site de la ville',
  editor: 'éditeur',
  trigger: 'minuteur',
  menu: 'menu',
  simple: 'ouverture d’un classeur',
};

/** Lines of calls shown: an execution that long says the same thing again and again. */
const MOST_LINES = 1_000;

/** Whether Google would have said that one of its limits is met, also where the program went on. */
export function hasMetLimit({ limits, error }: Pick<Execution, 'limits' | 'error'>): boolean {
  return limits.length > 0 || (error !== undefined && isLimit(error));
}

export function askedBy({ host }: Desk, { as }: Execution): string {
  return as === '' ? 'anonyme' : shortName(host, as);
}

/** How it ended, as a word, a sign and Google's own sentence. */
export function endOf(execution: Execution): Html {
  const { error, limits } = execution;
  const [words] = error === undefined ? limits : [error];
  if (words === undefined) return html`<span class="done">✓&nbsp;normale</span>`;
  const what = hasMetLimit(execution) ? 'limite de Google' : 'erreur';
  const andThen = error === undefined ? ', le programme a continué' : '';
  return html`<span class="error">✗ ${what}&nbsp;: <span lang="en">${words}</span>${andThen}</span>`;
}

/** One execution: who asked, what it cost, its calls in order, what it said and sent. */
export function executionBody(here: Here, execution: Execution): Html {
  const { desk } = here;
  const facts: readonly (readonly [string, string])[] = [
    ['Début', exactInstant(execution.startedAt)],
    ['Fonction', execution.function],
    ['Par', ORIGINS[execution.origin]],
    ['Demandé par', askedBy(desk, execution)],
    ['Exécuté comme', shortName(desk.host, execution.effective)],
    ['Durée sur Google', seconds(execution.milliseconds)],
    [
      'Appels',
      `${frenchNumber(execution.callCount)}, dont ${count(execution.trips, 'aller-retour', 'allers-retours')}`,
    ],
  ];
  const fact = ([name, value]: readonly [string, string]) => html`<dt>${name}</dt><dd>${value}</dd>`;
  return html`<p><a href="${here.to('/plateforme')}">Toutes les exécutions</a></p>
<dl class="facts">${facts.map(fact)}<dt>Fin</dt><dd>${endOf(execution)}</dd></dl>
${limits(execution)}${mails(here, execution)}${logs(execution)}${calls(execution)}`;
}

function limits({ limits: met }: Execution): Html | string {
  if (met.length === 0) return '';
  const each = [...new Set(met)].map((words) => html`<li class="error" lang="en">${words}</li>`);
  return html`<h2>Limites de Google atteintes</h2><ul>${each}</ul>`;
}

/** By their numbers: subjects name children, addresses may. */
function mails(here: Here, { mails: numbers }: Execution): Html | string {
  const link = (number: number) =>
    html`<li><a href="${here.to(`/courriels/${number}`)}">Courriel ${number}</a></li>`;
  return numbers.length === 0 ? '' : html`<h2>Courriels</h2><ul class="links">${numbers.map(link)}</ul>`;
}

function logs({ logs: lines }: Execution): Html | string {
  if (lines.length === 0) return '';
  return html`<h2>Journal du programme</h2>
<ul class="log">${lines.map(({ level, text }) => html`<li><span>${LEVELS[level]}</span> ${text}</li>`)}</ul>`;
}

const LEVELS: Readonly<Record<Execution['logs'][number]['level'], string>> = {
  log: 'note',
  info: 'information',
  warn: 'attention',
  error: 'erreur',
};

/** Calls of one member, one after the other. */
interface Group {
  readonly member: string;
  readonly cost: Call['cost'];
  readonly at: number;
  times: number;
  milliseconds: number;
}

function calls(execution: Execution): Html {
  if (execution.callCount === 0) return html`<h2>Appels</h2><p>Aucun service de Google n’a été appelé.</p>`;
  if (execution.calls.length === 0)
    return html`<h2>Appels</h2><p>Cette exécution est ancienne&nbsp;: seul leur nombre est encore gardé.</p>`;
  const groups = grouped(execution.calls);
  const line = ({ member, cost, at, times, milliseconds }: Group) => html`<tr>
<td class="n">${seconds(at)}</td><th scope="row"><code>${member}</code></th><td class="n">${frenchNumber(times)}</td>
<td>${cost === 'trip' ? 'aller-retour' : 'appel'}</td><td class="n">${frenchNumber(milliseconds)}&nbsp;ms</td></tr>`;
  return html`<h2>Appels</h2>
<p>Dans l’ordre, ceux qui se suivent réunis. Les durées sont estimées.${groups.length > MOST_LINES ? html` Voici les ${frenchNumber(MOST_LINES)} premières lignes sur ${frenchNumber(groups.length)}.` : ''}</p>
<div class="scroll" tabindex="0" role="region" aria-label="Appels"><table>
<thead><tr><th scope="col" class="n">À</th><th scope="col">Membre</th><th scope="col" class="n">Fois</th><th scope="col">Coût</th><th scope="col" class="n">Durée</th></tr></thead>
<tbody>${groups.slice(0, MOST_LINES).map(line)}</tbody></table></div>`;
}

function grouped(all: readonly Call[]): Group[] {
  const groups: Group[] = [];
  for (const { member, cost, at, milliseconds } of all) {
    const last = groups[groups.length - 1];
    if (last?.member === member && last.cost === cost) {
      last.times += 1;
      last.milliseconds += milliseconds;
    } else groups.push({ member, cost, at, times: 1, milliseconds });
  }
  return groups;
}
