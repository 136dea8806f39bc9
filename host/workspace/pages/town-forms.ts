import type { Context } from 'hono';
import { html } from 'hono/html';
import { HostError } from '../../index.ts';
import type { Html } from '../layout.ts';
import type { Acts } from '../towns/acts.ts';
import type { Example } from '../towns/examples.ts';
import type { Towns } from '../towns/towns.ts';

/** What the pages about whole towns share. */
export interface TownPages {
  readonly towns: Towns;
  readonly acts: Acts;
  /** The folder of example files the command was given. */
  readonly given: string;
}

/** What a person typed, by field. */
export type Typed = Readonly<Record<string, string | undefined>>;

export async function typedIn(context: Context): Promise<Typed> {
  const fields = Object.entries(await context.req.parseBody());
  return Object.fromEntries(fields.map(([name, value]) => [name, typeof value === 'string' ? value : '']));
}

export function nameField(label: string, value: string): Html {
  return html`<p><label for="nom">${label}</label><br><input id="nom" name="nom" required maxlength="40" value="${value}" autocomplete="off"></p>`;
}

export function exampleField(
  legend: string,
  examples: readonly Example[],
  folder: string | null | undefined,
): Html {
  const wanted = folder ?? examples[0]?.folder;
  const choice = ({ folder: value, title, about }: Example) =>
    html`<label class="choice"><input type="radio" name="exemple" value="${value}" required ${value === wanted ? html`checked` : ''}> <span><strong>${title}</strong> ${about}</span></label>`;
  return html`<fieldset><legend>${legend}</legend>
${examples.map(choice)}
</fieldset>`;
}

/** Only an example that was offered: a form names no other folder. @throws HostError in French */
export function chosenExample(examples: readonly Example[], { exemple }: Typed): string {
  const found = examples.find(({ folder }) => folder === exemple);
  if (found === undefined) throw new HostError('Choisissez un des exemples. Rien n’a été fait.');
  return found.folder;
}

/** Why a form was refused, above its first field and read out. */
export function refusal(sentence: string | undefined): Html | string {
  if (sentence === undefined) return '';
  return html`<p class="error" role="alert" tabindex="-1" autofocus>${sentence}</p>`;
}
