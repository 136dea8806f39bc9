import type { Context, MiddlewareHandler } from 'hono';
import { getCookie, setCookie } from 'hono/cookie';
import { HostError } from '../index.ts';
import type { Desk } from './desk.ts';
import { Here, type InTown, isPersonWord, PUBLIC_WORD, personWord, townPath } from './here.ts';
import { firstPerson, somebody } from './people.ts';
import type { Towns } from './towns/towns.ts';

/** The cookie of a town that says who this browser was there last. */
const WHO = 'qui';

/**
 * Opens the town of the address for the person it names. A link that names nobody, as mails, cells and the program
 * hold them, leads to who one was there last.
 */
export function enter(towns: Towns): MiddlewareHandler<InTown> {
  return async (context, next) => {
    const desk = towns.desk(context.req.param('town') ?? '');
    const word = context.req.param('who') ?? '';
    if (!isPersonWord(word)) return asBefore(context, desk);
    const who = somebody(desk.host, word === PUBLIC_WORD ? '' : word);
    if (who === undefined) throw new HostError(`Personne n’a l’adresse ${word} dans cette ville.`);
    setCookie(context, WHO, personWord(who.mail), { path: townPath(desk.town), sameSite: 'Lax' });
    context.set('here', new Here(desk, who));
    return next();
  };
}

/** The town alone leads to the first page of who one was there last. */
export function enterAsBefore(towns: Towns): MiddlewareHandler<InTown> {
  return async (context) => asBefore(context, towns.desk(context.req.param('town') ?? ''));
}

function asBefore(context: Context, desk: Desk): Response {
  if (context.req.method !== 'GET') throw new HostError('Cette adresse se lit seulement. Rien n’a changé.');
  const { pathname, search } = new URL(context.req.url);
  const rest = pathname.slice(townPath(desk.town).length);
  const word = decodeURIComponent(getCookie(context, WHO) ?? '');
  const known = isPersonWord(word) ? somebody(desk.host, word === PUBLIC_WORD ? '' : word) : undefined;
  const here = new Here(desk, known ?? firstPerson(desk.host));
  return context.redirect(here.to(rest === '' ? '/' : rest) + search);
}
