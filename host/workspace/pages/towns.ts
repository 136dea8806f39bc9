import { Hono } from 'hono';
import { html } from 'hono/html';
import { HostError } from '../../index.ts';
import { count, frenchInstant } from '../french.ts';
import { townPath } from '../here.ts';
import { type Html, plainBand, postButton, shell } from '../layout.ts';
import type { Acts } from '../towns/acts.ts';
import { cardOf, type TownCard } from '../towns/card.ts';
import { examplesWith } from '../towns/examples.ts';
import { townName } from '../towns/names.ts';
import { townActs } from './town-acts.ts';
import {
  chosenExample,
  exampleField,
  nameField,
  refusal,
  type TownPages,
  type Typed,
  typedIn,
} from './town-forms.ts';

/** The towns side by side, and what a person does to whole towns. */
export function townList(parts: TownPages): Hono {
  const { towns, acts, given } = parts;
  const app = new Hono({ strict: false });
  app.get('/', (context) => context.html(list(parts, {})));
  app.get('/etat', (context) => context.json({ version: towns.version, now: Date.now() }));
  app.post('/', async (context) => {
    const typed = await typedIn(context);
    try {
      const name = townName(typed['nom'] ?? '');
      acts.create(name, chosenExample(examplesWith(given), typed));
      return context.redirect(`${townPath(name.name)}/`, 303);
    } catch (error) {
      if (!(error instanceof HostError)) throw error;
      return context.html(list(parts, { refused: error.message, typed }), 409);
    }
  });
  app.post('/:town/arreter', (context) => {
    acts.stop(context.req.param('town'));
    return context.redirect('/villes', 303);
  });
  app.route('/', townActs(parts));
  return app;
}

interface Asked {
  /** Why a new town was refused, and what was typed. */
  readonly refused?: string;
  readonly typed?: Typed;
}

function list({ towns, acts, given }: TownPages, { refused, typed = {} }: Asked): Html {
  const done = acts.takeNews();
  const cards = towns.names().map((name) => cardOf(towns, name));
  const body = html`${done === undefined ? '' : html`<p class="done" role="status" tabindex="-1" autofocus>✓ ${done}</p>`}
<p>Chaque ville est un dossier de cet ordinateur, avec son horloge, ses classeurs et ses courriels. Plusieurs peuvent être ouvertes à la fois.</p>
<ul class="towns" data-live="villes">${cards.map((town) => card(town, acts))}</ul>
<section aria-labelledby="nouvelle">
<h2 id="nouvelle">Nouvelle ville</h2>
<form method="post" action="/villes">
${refusal(refused)}
${nameField('Son nom', typed['nom'] ?? '')}
${exampleField('L’exemple dont elle est faite', examplesWith(given), typed['exemple'])}
<p><button type="submit">Préparer cette ville</button></p>
</form>
</section>`;
  return shell({ title: 'Les villes', body, band: plainBand(), state: '/villes/etat' });
}

function card(town: TownCard, acts: Acts): Html {
  const { name, title, standing, exists } = town;
  if (standing.kind === 'held') {
    const stop = acts.isPreparing(name)
      ? postButton(`/villes/${name}/arreter`, 'Arrêter la préparation')
      : '';
    return html`<li><h2>${title}</h2><p class="attention">${standing.doing}</p>${stop}</li>`;
  }
  const trouble = standing.kind === 'troubled' ? html`<p class="error">${standing.why}</p>` : '';
  if (!exists)
    return html`<li><h2>${title}</h2>${trouble}${postButton(`/villes/${name}/supprimer`, 'Retirer de la liste')}</li>`;
  const act = (path: string, label: string) =>
    html`<a href="/villes/${name}/${path}">${label}<span class="unseen"> la ville ${title}</span></a>`;
  return html`<li><h2><a href="${townPath(name)}/">${title}</a></h2>
${standing.kind === 'troubled' ? trouble : html`<p>${facts(town)}</p>`}
<p class="acts">${act('copier', 'Copier')} ${act('recommencer', 'Remettre au début')} ${act('renommer', 'Renommer')} ${act('supprimer', 'Supprimer')}</p></li>`;
}

function facts({ now, students, mails, example, standing }: TownCard): string {
  const holdings = [
    students === null ? '' : `${count(students, 'élève')} à sa préparation, `,
    count(mails, 'courriel'),
  ];
  return [
    now === undefined ? 'Son fichier d’état ne peut pas être lu.' : `Il y est ${frenchInstant(now)}.`,
    `${holdings.join('')}.`,
    example === null ? '' : `Faite de l’exemple ${example}.`,
    standing.kind === 'open'
      ? 'Ouverte\u00a0: ses minuteurs passent.'
      : 'Fermée\u00a0: elle s’ouvre quand on y entre.',
  ].join(' ');
}
