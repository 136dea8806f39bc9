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

/**
 * The second character of a dangerous pair is never part of an escape of its own, so it can go first.
 * esbuild escapes accents in strings; here they go all the same, and so do the tabs it leaves.
 */
const safeString = (literal: string): string =>
  literal
    .replace(/(?<=\/)[/*]|(?<=<)[/?]|(?<=<!-)-/g, toEscape)
    .replace(/\\[\s\S]|[\t`\u007f-\uffff]/g, without(/[\t`\u007f-\uffff]/));

/**
 * In a pattern every slash goes, because a last escaped slash stands right before the closing one.
 * `<` goes before the closing slash, and rather than a `?` that means "perhaps"; after `<!-` the last `-` goes, so that a
 * range stays a range. esbuild leaves accents in patterns, so they go too.
 */
function safeRegExp(literal: string): string {
  const closing = literal.lastIndexOf('/');
  const pattern = literal
    .slice(1, closing)
    .replace(/\\[\s\S]|[\t/`\u007f-\uffff]|<(?=\?|$)|(?<=<!-)-/g, without(/[\t/`<\u007f-\uffff-]/));
  return `/${pattern}${literal.slice(closing)}`;
}

/** Turns a character, or an escape of that very character, into an escape by its number when it must go. */
const without =
  (mustGo: RegExp) =>
  (one: string): string =>
    mustGo.test(one.slice(-1)) ? toEscape(one.slice(-1)) : one;

function toEscape(character: string): string {
  const code = character.charCodeAt(0);
  return code < 0x80
    ? `\\x${code.toString(16).padStart(2, '0')}`
    : `\\u${code.toString(16).padStart(4, '0')}`;
}
