import type { Context } from 'hono';
import { getCookie } from 'hono/cookie';
import { html } from 'hono/html';
import type { Desk } from './desk.ts';
import { frenchInstant } from './french.ts';
import { type Somebody, shortName, somebody } from './people.ts';

export type Html = ReturnType<typeof html>;

/** The cookie that says who one is. */
export const WHO = 'qui';

export interface PageParts {
  readonly title: string;
  /** Where one is among the sections; '' is none of them. */
  readonly section: string;
  readonly body: Html;
  /** Wide pages use the whole window. */
  readonly wide?: boolean;
}

const SECTIONS = [
  ['/', 'Accueil'],
  ['/fichiers', 'Fichiers'],
  ['/papiers', 'Papiers'],
  ['/courriels', 'Courriels'],
  ['/horloge', 'Horloge'],
  ['/plateforme', 'Plateforme'],
] as const;

export function whoIn(context: Context, desk: Desk): Somebody {
  return somebody(desk.host, getCookie(context, WHO));
}

/** One page of the workspace, with its band: where one is, what time it is here, who one is. */
export function page(context: Context, desk: Desk, parts: PageParts): Response | Promise<Response> {
  const who = whoIn(context, desk);
  const link = ([address, name]: readonly [string, string]) =>
    html`<li><a href="${address}" ${address === parts.section ? html`aria-current="page"` : ''}>${name}</a></li>`;
  return context.html(html`<!DOCTYPE html>
<html lang="fr">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>${parts.title} – Da Capo, en répétition</title>
<link rel="icon" href="/icone.svg" type="image/svg+xml">
<link rel="stylesheet" href="/style.css">
<script type="module" src="/page.js"></script>
</head>
<body>
<a class="skip" href="#contenu">Aller au contenu</a>
<header class="band">
<p class="brand"><a href="/">Da Capo</a> <span>en répétition</span></p>
<nav aria-label="Espace de répétition"><ul class="links">${SECTIONS.map(link)}</ul></nav>
<p class="now">Ici, il est <a href="/horloge"><time data-now>${frenchInstant(desk.host.clock.now())}</time></a></p>
<p class="who">Vous êtes&nbsp;: <a href="/#qui">${who.mail === '' ? 'le public' : shortName(desk.host, who.mail)}</a></p>
${troubleAlert(desk)}
</header>
<main id="contenu" class="${parts.wide ? 'wide' : 'sheet'}" tabindex="-1">
<h1>${parts.title}</h1>
${parts.body}
</main>
</body>
</html>`);
}

/** Why what was done is not on the disk: `page.js` keeps it as it is now. */
export function troubleAlert({ host: { trouble } }: Desk): Html {
  return html`<p class="error" role="alert" data-trouble ${trouble === undefined ? html`hidden` : ''}>${trouble ?? ''}</p>`;
}

/** A button that posts a few hidden facts. */
export function postButton(
  action: string,
  label: string,
  facts: Readonly<Record<string, string>> = {},
): Html {
  const fields = Object.entries(facts).map(
    ([name, value]) => html`<input type="hidden" name="${name}" value="${value}">`,
  );
  return html`<form method="post" action="${action}">${fields}<button type="submit">${label}</button></form>`;
}
