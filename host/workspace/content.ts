import { type Context, Hono } from 'hono';
import { HostError, ScriptFailure } from '../index.ts';
import type { Desk } from './desk.ts';
import { mailContent } from './pages/mail.ts';
import type { Ticket } from './tickets.ts';
import type { Towns } from './towns/towns.ts';

/** The content site of each town: the program's pages in their frames, the calls they make, the mails. */
export function content(towns: Towns): Hono {
  const app = new Hono();
  app.get('/courriels/:number{[0-9]+}/:reader', (context) =>
    mailContent(context, towns.desk(townIn(context))),
  );
  app.get('/:ticket', (context) => {
    const page = towns.desk(townIn(context)).pageOf(context.req.param('ticket'));
    return page === undefined
      ? context.html(
          '<!DOCTYPE html><html lang="fr"><title>Page passée</title><p>Cette page n’est plus là. Rechargez-la.',
          404,
        )
      : context.html(page);
  });
  app.post('/:ticket/appel', async (context) => {
    const desk = towns.desk(townIn(context));
    const ticket = desk.ticket(context.req.param('ticket'));
    if (ticket === undefined)
      return context.json({ error: 'NetworkError: Connection failure due to HTTP 403' }, 403);
    const { name, args } = await context.req.json<{ name: string; args: unknown[] }>();
    return context.json(call(desk, ticket, { name, args }));
  });
  return app;
}

/** Where this part is mounted, every address says the town. */
function townIn(context: Context): string {
  return context.req.param('town') ?? '';
}

function call(
  desk: Desk,
  { place, as, workbook = '' }: Ticket,
  { name, args }: { name: string; args: unknown[] },
): { ok: unknown } | { error: string } {
  const { host } = desk;
  try {
    if (place === 'dialog') return { ok: host.runInDialog(name, args, { workbookId: workbook, as }) ?? null };
    return { ok: host.run(name, args, { as, deployment: place }) ?? null };
  } catch (error) {
    if (error instanceof ScriptFailure || isKilled(error)) return { error: error.message };
    throw error;
  } finally {
    desk.nameLast(askedFor(args[0]) ?? name);
    desk.keep();
  }
}

function isKilled(error: unknown): error is Error {
  return error instanceof Error && error.name === 'ExecutionKilled' && !(error instanceof HostError);
}

/** Most pages send one text, `{ name, args }`: its name says more than the function's. */
function askedFor(request: unknown): string | undefined {
  if (typeof request !== 'string') return undefined;
  return /^\{"name":"([\w.]{1,60})"/.exec(request)?.[1];
}
