import type { Context, MiddlewareHandler } from 'hono';
import { getCookie, setCookie } from 'hono/cookie';
import { html } from 'hono/html';
import { HostError } from '../index.ts';
import type { Desk } from './desk.ts';
import { Here, type InTown, isPersonWord, PUBLIC_WORD, personCookie, townPath, WHO } from './here.ts';
import { plainBand, shell } from './layout.ts';
import { firstPerson, type Somebody, somebody } from './people.ts';
import type { Standing, Towns } from './towns/towns.ts';

type Held = Extract<Standing, { readonly kind: 'held' }>;

/** The cookie that says in which town this browser was last. */
const TOWN = 'ville';

/**
 * Opens the town of the address for the person it names. A link that names nobody, as mails, cells and the program
 * hold them, leads to who one was there last. While something is done to the town, a page waits for its end.
 */
export function enter(towns: Towns): MiddlewareHandler<InTown> {
  return async (context, next) => {
    const name = context.req.param('town') ?? '';
    const standing = towns.standingOf(name);
    if (standing.kind === 'held') return waiting(context, standing);
    const desk = towns.desk(name);
    const word = context.req.param('who') ?? '';
    if (!isPersonWord(word)) return asBefore(context, desk);
    const who = personOf(desk, word);
    if (who === undefined) throw new HostError(`Personne n’a l’adresse ${word} dans cette ville.`);
    const here = new Here(desk, who);
    context.set('here', here);
    if (isOpening(context)) {
      context.header('set-cookie', personCookie(here), { append: true });
      setCookie(context, TOWN, desk.town, { path: '/', sameSite: 'Lax' });
    }
    return next();
  };
}

/** The first address: the town this browser was in last, else the one opened last, else the list of towns. */
export function enterLast(towns: Towns): MiddlewareHandler {
  return async (context) => {
    const last = getCookie(context, TOWN) ?? '';
    const town = towns.names().includes(last) ? last : towns.latest();
    return context.redirect(town === undefined ? '/villes' : `${townPath(town)}/`);
  };
}

/** Whether a person opens this page in a window, and no script of a window behind asks for it again. */
function isOpening(context: Context): boolean {
  return (context.req.header('sec-fetch-mode') ?? 'navigate') === 'navigate';
}

function asBefore(context: Context, desk: Desk): Response {
  if (context.req.method !== 'GET') throw new HostError('Cette adresse se lit seulement. Rien n’a changé.');
  const { pathname, search } = new URL(context.req.url);
  const rest = pathname.slice(townPath(desk.town).length);
  const word = decodeURIComponent(getCookie(context, WHO) ?? '');
  const known = isPersonWord(word) ? personOf(desk, word) : undefined;
  const here = new Here(desk, known ?? firstPerson(desk.host));
  return context.redirect(here.to(rest === '' ? '/' : rest) + search);
}

function personOf(desk: Desk, word: string): Somebody | undefined {
  return somebody(desk.host, word === PUBLIC_WORD ? '' : word);
}

function waiting(context: Context, { title, doing }: Held): Response | Promise<Response> {
  if (context.req.header('accept')?.includes('application/json')) return context.json({ error: doing }, 503);
  const body = html`<p role="status" class="attention" data-live="attente" data-until-ready>${doing}</p>
<p>Cette page s’ouvre d’elle-même dès que la ville est prête. <a href="/villes">Les autres villes</a> restent ouvertes.</p>
<noscript><meta http-equiv="refresh" content="3"></noscript>`;
  return context.html(shell({ title, body, band: plainBand(), state: '/villes/etat' }), 503);
}
