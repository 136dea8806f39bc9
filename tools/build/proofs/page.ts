import type { Page } from '../page.ts';
import { freeGlobals } from './globals.ts';
import { parsed } from './script.ts';

/** What HtmlService damages in an inline script or style: each with why. */
const dangers: readonly (readonly [RegExp, string])[] = [
  [/\/\//, 'may be stripped to the end of the line'],
  [/\/\*/, 'may be stripped up to the next end of a comment'],
  [/`/, 'a template literal, which HtmlService damages'],
  [/[^\x20-\x7e\n]/, 'not printable ASCII, which may arrive garbled'],
  [/<\//, 'may end the element'],
  [/<!--/, 'alters how the element is read'],
  [/<\?/, 'opens a template'],
];

/** Ways for a page to reach another server or keep something in the browser (the page must do neither). */
const forbidden = [
  ...[
    'fetch',
    'XMLHttpRequest',
    'WebSocket',
    'EventSource',
    'Image',
    'Worker',
    'SharedWorker',
    'importScripts',
  ],
  ...['localStorage', 'sessionStorage', 'indexedDB', 'caches', 'cookieStore'],
];

/** What is wrong with a served page, as sentences; empty when it survives HtmlService and loads nothing. */
export function wrongPage({ template, style, script }: Page): string[] {
  const program = parsed(script);
  return [
    ...damages('the script', script),
    ...damages('the style', style),
    ...loads(template, style),
    ...(typeof program === 'string' ? [program] : reaches(freeGlobals(program))),
    ...(/\.(?:cookie|sendBeacon)\b/.test(script) ? ['the script uses cookies or a beacon'] : []),
  ];
}

const damages = (where: string, text: string): string[] =>
  dangers.flatMap(([danger, why]) => {
    const at = text.search(danger);
    return at < 0 ? [] : [`in ${where}, …${text.slice(Math.max(0, at - 40), at + 40)}… ${why}`];
  });

const reaches = (used: readonly string[]): string[] =>
  used.filter((name) => forbidden.includes(name)).map((name) => `the script uses ${name}`);

/** `href` is a load in `<link>` only: an ordinary link may lead elsewhere. */
function loads(template: string, style: string): string[] {
  const elements = [
    ...template.matchAll(/<link\b[^>]*>|<[^>]*\s(?:src|srcset|poster|data|background)\s*=[^>]*>/gi),
  ];
  const addresses = [...style.matchAll(/@import[^;]*|url\(\s*["']?(?!data:|#)[^)]*\)/gi)];
  return [...elements, ...addresses].map(([what]) => `the page loads ${what}`);
}
