import { html } from 'hono/html';
import { frenchInstant } from './french.ts';
import type { Asked, Here } from './here.ts';
import { shortName } from './people.ts';

export type Html = ReturnType<typeof html>;

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

/** One page of a town, with its band: where one is, what time it is here, who one is. */
export function page(context: Asked, parts: PageParts): Response | Promise<Response> {
  const here = context.get('here');
  return context.html(shell({ ...parts, band: band(here, parts.section), state: here.to('/etat') }));
}

interface ShellParts extends Omit<PageParts, 'section'> {
  /** What stands in the band at the top. */
  readonly band: Html;
  /** The address that tells whether anything changed. */
  readonly state: string;
}

/** Any page of the workspace. */
export function shell({ title, body, wide = false, band: top, state }: ShellParts): Html {
  return html`<!DOCTYPE html>
<html lang="fr" data-state="${state}">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>${title} – Da Capo, en répétition</title>
<link rel="icon" href="/icone.svg" type="image/svg+xml">
<link rel="stylesheet" href="/style.css">
<script type="module" src="/page.js"></script>
</head>
<body>
<a class="skip" href="#contenu">Aller au contenu</a>
<header class="band">
${top}
</header>
<main id="contenu" class="${wide ? 'wide' : 'sheet'}" tabindex="-1">
<h1>${title}</h1>
${body}
</main>
</body>
</html>`;
}

function band(here: Here, section: string): Html {
  const { desk, who } = here;
  const link = ([path, name]: readonly [string, string]) =>
    html`<li><a href="${here.to(path)}" ${path === section ? html`aria-current="page"` : ''}>${name}</a></li>`;
  return html`<p class="brand"><a href="${here.to('/')}">Da Capo</a> <span>en répétition</span></p>
<nav aria-label="Espace de répétition"><ul class="links">${SECTIONS.map(link)}</ul></nav>
<p class="now">Ici, il est <a href="${here.to('/horloge')}"><time data-now>${frenchInstant(desk.host.clock.now())}</time></a></p>
<p class="who">Vous êtes&nbsp;: <a href="${here.to('/#qui')}">${who.kind === 'public' ? 'le public' : shortName(desk.host, who.mail)}</a></p>`;
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
