import { parse, type Token } from 'acorn';

/**
 * Rewrites a script so that HtmlService serves it unharmed: its server-side pass can take `//…` and `/*…` for comments
 * even inside string and regular-expression literals, `</` and `<!--` end or alter the element, and `<?` opens a template.
 * The values of the literals are unchanged: one character of each pair becomes a `\x` escape.
 */
export function inlineSafe(script: string): string {
  const tokens: Token[] = [];
  parse(script, { ecmaVersion: 2019, sourceType: 'script', onToken: tokens });
  let safe = '';
  let done = 0;
  for (const { type, start, end } of tokens) {
    if (type.label !== 'string' && type.label !== 'regexp') continue;
    const literal = script.slice(start, end);
    safe += script.slice(done, start) + (type.label === 'string' ? safeString(literal) : safeRegExp(literal));
    done = end;
  }
  return safe + script.slice(done);
}

const hex = (character: string): string => `\\x${character.charCodeAt(0).toString(16)}`;

/** The second character of a dangerous pair is never part of an escape; a backtick may be, and then loses it. */
const safeString = (literal: string): string =>
  literal
    .replace(/(?<=\/)[/*]|(?<=<)[/?]|(?<=<!-)-/g, hex)
    .replace(/\\[\s\S]|`/g, (one) => (one.endsWith('`') ? hex('`') : one));

/**
 * In a pattern every slash goes, because a last escaped slash stands right before the closing one.
 * `<` goes before the closing slash, and rather than a `?` that means "perhaps"; after `<!-` the last `-` goes, so that a
 * range stays a range.
 */
function safeRegExp(literal: string): string {
  const closing = literal.lastIndexOf('/');
  const pattern = literal
    .slice(1, closing)
    .replace(/\\[\s\S]|[/`]|<(?=\?|$)|(?<=<!-)-/g, (one) => (/[/`<-]$/.test(one) ? hex(one.slice(-1)) : one));
  return `/${pattern}${literal.slice(closing)}`;
}
