import type { MembersOf } from '../emulated.ts';
import type { World } from '../world.ts';
import { escapeHtml, HtmlOutput } from './output.ts';

type Piece = { readonly kind: 'text' | 'code' | 'print' | 'raw'; readonly source: string };

/**
 * A page with `<? code ?>`, `<?= printed and escaped ?>` and `<?!= printed as it is ?>`. Properties set on the
 * template are variables of its code. https://developers.google.com/apps-script/guides/html/templates
 */
export class HtmlTemplate {
  static readonly service = 'HtmlTemplate';
  static readonly family = 'HtmlService';
  static readonly open = true;
  static readonly members = {
    evaluate: 'call',
    getRawContent: 'call',
    getCode: 'call',
  } satisfies MembersOf<GoogleAppsScript.HTML.HtmlTemplate>;
  readonly #html: string;
  readonly #world: World;

  constructor(html: string, world: World) {
    this.#html = html;
    this.#world = world;
  }

  getRawContent(): string {
    return this.#html;
  }

  /** The JavaScript the template becomes: a function body that returns the page. */
  getCode(): string {
    return codeOf(piecesOf(this.#html));
  }

  evaluate(): HtmlOutput {
    const { realm } = this.#world;
    const names = Object.keys(this);
    const page = realm.apply([...names, '$escape'], this.getCode(), [
      ...names.map((name) => Reflect.get(this, name)),
      (value: unknown, context: unknown) =>
        context === 'script' ? escapeScript(value) : escapeHtml(String(value)),
    ]);
    return new HtmlOutput(String(page));
  }
}

function piecesOf(html: string): Piece[] {
  const pieces: Piece[] = [];
  const scriptlet = /<\?(!?=)?([\s\S]*?)\?>/g;
  let from = 0;
  for (let found = scriptlet.exec(html); found !== null; found = scriptlet.exec(html)) {
    const [whole, mark, source = ''] = found;
    pieces.push({ kind: 'text', source: html.slice(from, found.index) });
    pieces.push({ kind: mark === '=' ? 'print' : mark === '!=' ? 'raw' : 'code', source });
    from = found.index + whole.length;
  }
  pieces.push({ kind: 'text', source: html.slice(from) });
  return pieces;
}

function codeOf(pieces: readonly Piece[]): string {
  let before = '';
  const lines = pieces.map(({ kind, source }) => {
    if (kind === 'code') return source;
    if (kind === 'text') {
      before += source;
      return `$page += ${JSON.stringify(source)};`;
    }
    return kind === 'raw'
      ? `$page += (${source});`
      : `$page += $escape((${source}), '${contextAfter(before)}');`;
  });
  return `var $page = '';\n${lines.join('\n')}\nreturn $page;`;
}

function contextAfter(html: string): 'script' | 'html' {
  return html.lastIndexOf('<script') > html.lastIndexOf('</script') ? 'script' : 'html';
}

/** Safe inside a string literal of an inline script. */
function escapeScript(value: unknown): string {
  return String(value).replace(
    /[^A-Za-z0-9 ,.;:_-]/g,
    (character) => `\\u${character.charCodeAt(0).toString(16).padStart(4, '0')}`,
  );
}
