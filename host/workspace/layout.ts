import { html } from 'hono/html';
import { frenchInstant } from './french.ts';
import { type Asked, type Here, personCookie } from './here.ts';
import { inWords } from './people.ts';

export type Html = ReturnType<typeof html>;

export interface PageParts {
  readonly title: string;
  /** Where one is among the sections; '' is none of them. */
  readonly section: string;
  readonly body: Html;
  /** Wide pages use the whole window. */
  readonly wide?: boolean;
}

/** What a person finds on Google too, each where there is something for them. */
const OWN = [
  { path: '/', name: 'Accueil', kinds: ['account', 'family', 'public'] },
  { path: '/boite', name: 'Ma boîte', kinds: ['account', 'family'] },
  { path: '/papiers', name: 'Papiers', kinds: ['account'] },
  { path: '/fichiers', name: 'Fichiers', kinds: ['account'] },
] as const;

/** What only a rehearsal shows, whoever one is. */
const BACKSTAGE = [
  { path: '/courriels', name: 'Courriels' },
  { path: '/horloge', name: 'Horloge' },
  { path: '/plateforme', name: 'Plateforme' },
  { path: '/fidelite', name: 'Fidélité' },
] as const;

/** One page of a town, with its band: where one is, what time it is here, who one is. */
export function page(context: Asked, parts: PageParts): Response | Promise<Response> {
  const here = context.get('here');
  const top = html`${band(here, parts.section)}`;
  return context.html(shell({ ...parts, band: top, state: here.to('/etat'), cookie: personCookie(here) }));
}

interface ShellParts extends Omit<PageParts, 'section'> {
  /** What stands in the band at the top. */
  readonly band: Html;
  /** The address that tells whether anything changed; '' where nothing can. */
  readonly state: string;
  /** Says who one is in the town, for links that name nobody; '' outside of towns. */
  readonly cookie?: string;
}

/** Any page of the workspace. */
export function shell({ title, body, wide = false, band: top, state, cookie = '' }: ShellParts): Html {
  return html`<!DOCTYPE html>
<html lang="fr" data-state="${state}" data-cookie="${cookie}">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>${title} – Da Capo, en répétition</title>
<link rel="icon" href="/icone.svg" type="image/svg+xml">
<link rel="stylesheet" href="/style.css">
<link rel="stylesheet" href="/pages.css">
<script type="module" src="/here.js"></script>
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

/** The band of a page outside of towns. */
export function plainBand(): Html {
  return html`<p class="brand"><a href="/">Da Capo</a> <span>en répétition</span></p>
<nav aria-label="Espace de répétition"><ul class="links"><li><a href="/villes" aria-current="page">Les villes</a></li></ul></nav>`;
}

function band(here: Here, section: string): Html {
  const { desk, who } = here;
  const link = ({ path, name }: { readonly path: string; readonly name: string }) =>
    html`<li><a href="${here.to(path)}" ${path === section ? html`aria-current="page"` : ''}>${name}</a></li>`;
  const own = OWN.filter(({ kinds }) => (kinds as readonly string[]).includes(who.kind));
  return html`<p class="brand"><a href="${here.to('/')}">Da Capo</a> <span>en répétition</span></p>
<p class="town">Ville&nbsp;: <a href="/villes">${desk.title}</a></p>
<p class="now">Ici, il est <a href="${here.to('/horloge')}"><time data-now>${frenchInstant(desk.host.clock.now())}</time></a></p>
<p class="who">Vous êtes <strong>${inWords(desk.host, who)}</strong> · <a href="${here.to('/qui')}">Changer de personne</a></p>
<div class="sections">
<nav aria-label="Cette personne"><ul class="links">${own.map(link)}</ul></nav>
<nav class="backstage" aria-label="Coulisses de la répétition"><ul class="links">${BACKSTAGE.map(link)}</ul></nav>
</div>
${troubleAlert(here)}`;
}

/** Why what was done is not on the disk: `page.js` keeps it as it is now. */
export function troubleAlert({ desk: { host } }: Here): Html {
  const { trouble = '' } = host;
  return html`<p class="error" role="alert" data-trouble ${trouble === '' ? html`hidden` : ''}>${trouble}</p>`;
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
