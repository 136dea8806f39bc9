import type { MiddlewareHandler } from 'hono';

/**
 * The two addresses of the workspace. What the town's program, its dialogs and its mails show is served from the
 * second, so that for the browser it is another site, as googleusercontent.com is for Google's.
 */
export interface Sites {
  readonly workspace: string;
  readonly content: string;
}

export function sitesAt(port: number): Sites {
  return { workspace: `http://localhost:${port}`, content: `http://127.0.0.1:${port}` };
}

/** Paths of the content site, and of nothing else. */
export const CONTENT = '/contenu';

/**
 * Answers only its own two names (another name that leads here is somebody's trick), keeps the two sites apart, and
 * takes posts only from pages of the same site. Adds the headers that keep every page on this machine.
 */
export function guard(sites: Sites): MiddlewareHandler {
  return async (context, next) => {
    const isContent = context.req.path.startsWith(`${CONTENT}/`);
    const site = isContent ? sites.content : sites.workspace;
    if (`http://${context.req.header('host') ?? ''}` !== site) {
      return context.text(`Cet espace ne répond qu’à l’adresse ${sites.workspace}/`, 403);
    }
    const isReading = context.req.method === 'GET' || context.req.method === 'HEAD';
    if (!isReading && context.req.header('origin') !== site) {
      return context.text(
        'Cette demande vient d’une autre page que celles de l’espace\u00a0: elle est refusée.',
        403,
      );
    }
    await next();
    const { headers } = context.res;
    // A file of the town's Drive comes with a closer policy of its own.
    if (!headers.has('content-security-policy')) {
      headers.set('content-security-policy', isContent ? contentPolicy(sites) : ownPolicy(sites));
    }
    headers.set('referrer-policy', 'same-origin');
    headers.set('x-content-type-options', 'nosniff');
    if (!headers.has('cache-control')) headers.set('cache-control', 'no-store');
    return undefined;
  };
}

/** @param style where styles may come from besides the workspace's own sheet: Univer writes them into its elements */
export function ownPolicy({ content }: Sites, style = ''): string {
  const rules = [
    "default-src 'none'",
    "script-src 'self'",
    `style-src 'self' ${style}`.trim(),
    "connect-src 'self'",
    "img-src 'self' data:",
  ];
  return [
    ...rules,
    "form-action 'self'",
    "base-uri 'none'",
    "frame-ancestors 'none'",
    `frame-src ${content}`,
  ].join('; ');
}

/** A page of the program carries everything inside, as HtmlService serves it. */
function contentPolicy({ workspace }: Sites): string {
  const inside = [
    "script-src 'unsafe-inline'",
    "style-src 'unsafe-inline'",
    'img-src data: blob:',
    'font-src data:',
  ];
  return ["default-src 'none'", ...inside, "connect-src 'self'", `frame-ancestors ${workspace}`].join('; ');
}
