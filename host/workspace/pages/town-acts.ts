import { type Context, Hono } from 'hono';
import { html } from 'hono/html';
import { HostError } from '../../index.ts';
import { count, frenchInstant } from '../french.ts';
import { townPath } from '../here.ts';
import { type Html, plainBand, shell } from '../layout.ts';
import { cardOf, type TownCard } from '../towns/card.ts';
import { examplesWith } from '../towns/examples.ts';
import { townName } from '../towns/names.ts';
import {
  chosenExample,
  exampleField,
  nameField,
  refusal,
  type TownPages,
  type Typed,
  typedIn,
} from './town-forms.ts';

/** One act: what is said and asked before it, and the act itself. */
interface Act {
  readonly path: string;
  title(town: TownCard): string;
  /** What will happen and what is lost, then the fields. */
  before(parts: TownPages, town: TownCard, typed: Typed): Html;
  readonly button: string;
  readonly isLoss?: boolean;
  /** @throws HostError in French; then nothing was done */
  carryOut(parts: TownPages, town: TownCard, typed: Typed): Promise<void>;
  /** Where it leads, the list of towns if nothing is said. */
  leadsTo?(town: TownCard): string;
}

/** Copy, put back to the beginning, rename, delete: each says what will happen before it does. */
export function townActs(parts: TownPages): Hono {
  const app = new Hono({ strict: false });
  for (const act of ACTS) {
    app.get(`/:town/${act.path}`, (context) => ask(context, parts, act));
    app.post(`/:town/${act.path}`, async (context) => {
      const typed = await typedIn(context);
      try {
        const town = townOf(context, parts);
        await act.carryOut(parts, town, typed);
        return context.redirect(act.leadsTo?.(town) ?? '/villes', 303);
      } catch (error) {
        if (!(error instanceof HostError)) throw error;
        return ask(context, parts, act, { refused: error.message, typed });
      }
    });
  }
  return app;
}

function townOf(context: Context, { towns }: TownPages): TownCard {
  const name = context.req.param('town') ?? '';
  if (!towns.names().includes(name)) throw new HostError(`Il n’y a pas de ville «\u00a0${name}\u00a0» ici.`);
  return cardOf(towns, name);
}

interface Again {
  readonly refused?: string;
  readonly typed?: Typed;
}

function ask(
  context: Context,
  parts: TownPages,
  act: Act,
  { refused, typed = {} }: Again = {},
): Response | Promise<Response> {
  const town = townOf(context, parts);
  const body = html`<form method="post" action="/villes/${town.name}/${act.path}">
${refusal(refused)}
${act.before(parts, town, typed)}
<p class="buttons"><button type="submit" ${act.isLoss ? html`class="loss"` : ''}>${act.button}</button> <a class="button" href="/villes">Revenir sans rien faire</a></p>
</form>`;
  const shown = shell({ title: act.title(town), body, band: plainBand(), state: '' });
  return context.html(shown, refused === undefined ? 200 : 409);
}

const COPY: Act = {
  path: 'copier',
  title: ({ title }) => `Copier la ville ${title}`,
  before: (
    { towns },
    town,
    typed,
  ) => html`<p>La copie a tout ce que la ville a maintenant&nbsp;: ${holdings(town)}. Ses liens mènent à elle-même, et ce qui s’y fait ne change rien ici. Ce qui est déjà imprimé mène à l’ancienne adresse.</p>
${nameField('Le nom de la copie', typed['nom'] ?? towns.freeName(`${town.title} copie`).title)}`,
  button: 'Copier',
  carryOut: async ({ acts }, town, typed) => {
    const copy = townName(typed['nom'] ?? '');
    await acts.copy(town.name, copy);
    acts.tell(`La ville «\u00a0${copy.title}\u00a0» est une copie de «\u00a0${town.title}\u00a0».`);
  },
};

const RESET: Act = {
  path: 'recommencer',
  title: ({ title }) => `Remettre au début la ville ${title}`,
  before: (
    { towns, given },
    town,
    typed,
  ) => html`<p>La ville se refait de son exemple, au matin de l’ouverture. Cela prend quelques secondes, ou une minute pour une grande ville. Tout ce qui s’y est fait depuis est perdu, sauf si vous en gardez une copie&nbsp;: ${holdings(town)}. Les liens des anciens courriels ne marcheront plus.</p>
<label class="choice"><input type="checkbox" name="garder" value="oui" ${typed['nom'] !== undefined && typed['garder'] !== 'oui' ? '' : html`checked`}> <span>Garder la ville d’aujourd’hui sous un autre nom</span></label>
${nameField('Ce nom', typed['nom'] ?? towns.freeName(`${town.title} avant`).title)}
${exampleField('L’exemple dont elle se refait', examplesWith(given), typed['exemple'] ?? towns.recordOf(town.name).example)}`,
  button: 'Remettre au début',
  isLoss: true,
  carryOut: async ({ acts, given }, town, typed) => {
    const kept = typed['garder'] === 'oui' ? townName(typed['nom'] ?? '') : undefined;
    await acts.reset(town.name, chosenExample(examplesWith(given), typed), kept);
  },
  leadsTo: ({ name }) => `${townPath(name)}/`,
};

const RENAME: Act = {
  path: 'renommer',
  title: ({ title }) => `Renommer la ville ${title}`,
  before: (
    _,
    town,
    typed,
  ) => html`<p>Son dossier et son adresse changent de nom avec elle. Ses liens suivent&nbsp;; ce qui est déjà imprimé, et les fenêtres restées ouvertes, mènent à l’ancienne adresse.</p>
${nameField('Son nouveau nom', typed['nom'] ?? town.title)}`,
  button: 'Renommer',
  carryOut: async ({ acts }, town, typed) => {
    const other = townName(typed['nom'] ?? '');
    await acts.rename(town.name, other);
    acts.tell(`La ville «\u00a0${town.title}\u00a0» s’appelle «\u00a0${other.title}\u00a0».`);
  },
};

const REMOVE: Act = {
  path: 'supprimer',
  title: ({ title }) => `Supprimer la ville ${title}`,
  before: (_, town) =>
    html`<p class="attention">Son dossier est effacé de cet ordinateur, pour toujours&nbsp;: ${holdings(town)}. Les autres villes ne changent pas.</p>`,
  button: 'Supprimer pour toujours',
  isLoss: true,
  carryOut: async ({ acts }, town) => {
    await acts.remove(town.name);
    acts.tell(`La ville «\u00a0${town.title}\u00a0» est supprimée.`);
  },
};

const ACTS = [COPY, RESET, RENAME, REMOVE];

function holdings({ mails, now }: TownCard): string {
  const at = now === undefined ? '' : `, son horloge au ${frenchInstant(now)}`;
  return `ses classeurs, ses papiers, ses fichiers, ${count(mails, 'courriel')}${at}`;
}
