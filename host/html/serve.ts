import { escapeHtml, type HtmlOutput } from './output.ts';

/** A page as a browser gets it from Google. */
export interface ServedPage {
  readonly title: string;
  readonly html: string;
  readonly metaTags: Readonly<Record<string, string>>;
  readonly faviconUrl: string | null;
  /** 'DEFAULT' (same site only) or 'ALLOWALL'. */
  readonly frameOptions: string;
}

/**
 * What HtmlService does to a page, at its worst: the file's own `<title>`, `<meta>` and icon are dropped, comments are
 * taken out of inline scripts without looking whether a string or a template literal holds the `//`, and their
 * other-than-ASCII characters arrive garbled. Seen in several repositories [C] (enuchi/React-Google-Apps-Script#157).
 */
export function serve(output: HtmlOutput): ServedPage {
  return {
    title: output.getTitle(),
    html: hostileHtml(output.getContent()),
    metaTags: { ...output.metaTags },
    faviconUrl: output.getFaviconUrl(),
    frameOptions: output.frameOptions,
  };
}

/** The served page as one document, as a browser would show it, with `script` run first. */
export function documentOf(page: ServedPage, script: string): string {
  const metas = Object.entries(page.metaTags).map(
    ([name, content]) => `<meta name="${escapeHtml(name)}" content="${escapeHtml(content)}">`,
  );
  const head = `<meta charset="utf-8"><title>${escapeHtml(page.title)}</title>${metas.join('')}<script>${script}</script>`;
  const at = /<head[^>]*>/i.exec(page.html);
  if (at === null) return `<!DOCTYPE html>${head}${page.html}`;
  const end = at.index + at[0].length;
  return page.html.slice(0, end) + head + page.html.slice(end);
}

/** The stripping itself, for pages and for dialogs alike. */
export function hostileHtml(html: string): string {
  return html
    .split(/(<script\b[^>]*>[\s\S]*?<\/script\s*>)/i)
    .map((part, index) => (index % 2 === 1 ? hostileScript(part) : withoutHead(part)))
    .join('');
}

function withoutHead(html: string): string {
  return html
    .replace(/<title\b[^>]*>[\s\S]*?<\/title\s*>/gi, '')
    .replace(/<meta\b[^>]*>/gi, '')
    .replace(/<link\b[^>]*\brel\s*=\s*["']?(?:shortcut )?icon[^>]*>/gi, '');
}

function hostileScript(element: string): string {
  const [whole, open = '', body = '', close = ''] = /^(<script\b[^>]*>)([\s\S]*?)(<\/script\s*>)$/i.exec(
    element,
  ) ?? [element];
  if (open === '') return whole;
  const stripped = body.replace(/\/\*[\s\S]*?\*\//g, '').replace(/\/\/[^\n\r]*/g, '');
  return open + garble(stripped) + close;
}

/** UTF-8 bytes read one by one as Latin-1: é becomes Ã©. */
function garble(text: string): string {
  return text.replace(/\P{ASCII}+/gu, (characters) => Buffer.from(characters, 'utf8').toString('latin1'));
}
