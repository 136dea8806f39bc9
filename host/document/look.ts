import type { Style } from './store/node.ts';

/** CSS of one attribute. Lengths of Docs are points. */
const CSS: Readonly<Record<string, (value: Style[string]) => string>> = {
  BACKGROUND_COLOR: (value) => `background-color:${colour(value)}`,
  BOLD: (value) => `font-weight:${value === true ? '700' : '400'}`,
  FONT_FAMILY: (value) => `font-family:"${String(value).replace(/[^\w -]/g, '')}",sans-serif`,
  FONT_SIZE: points('font-size'),
  FOREGROUND_COLOR: (value) => `color:${colour(value)}`,
  ITALIC: (value) => `font-style:${value === true ? 'italic' : 'normal'}`,
  UNDERLINE: (value) => `text-decoration:${value === true ? 'underline' : 'none'}`,
  HORIZONTAL_ALIGNMENT: (value) => `text-align:${String(value).toLowerCase()}`,
  INDENT_END: points('margin-right'),
  INDENT_START: points('margin-left'),
  LINE_SPACING: (value) => `line-height:${Number(value) * LINE}`,
  SPACING_AFTER: points('margin-bottom'),
  SPACING_BEFORE: points('margin-top'),
  MINIMUM_HEIGHT: points('height'),
  PADDING_BOTTOM: points('padding-bottom'),
  PADDING_LEFT: points('padding-left'),
  PADDING_RIGHT: points('padding-right'),
  PADDING_TOP: points('padding-top'),
  VERTICAL_ALIGNMENT: (value) =>
    `vertical-align:${value === 'CENTER' ? 'middle' : String(value).toLowerCase()}`,
  WIDTH: points('width'),
  MARGIN_BOTTOM: points('padding-bottom'),
  MARGIN_LEFT: points('padding-left'),
  MARGIN_RIGHT: points('padding-right'),
  MARGIN_TOP: points('padding-top'),
  PAGE_HEIGHT: points('min-height'),
  PAGE_WIDTH: points('width'),
};

/** Single spacing of the usual typefaces. */
const LINE = 1.17;

function points(property: string): (value: Style[string]) => string {
  return (value) => `${property}:${Number(value)}pt`;
}

function colour(value: Style[string]): string {
  return /^#[\da-f]{3,8}$/i.test(String(value)) ? String(value) : 'inherit';
}

/**
 * A style sheet made as a document is written out: a class for each style met, because the workspace's pages allow no
 * style written on an element.
 */
export class StyleBook {
  private readonly classes = new Map<string, string>();

  /** The class of that style, with a space before it, or nothing when it says nothing. */
  classOf(style: Readonly<Style>): string {
    const css = Object.entries(style).flatMap(([name, value]) => CSS[name]?.(value) ?? []);
    return css.length === 0 ? '' : this.named(css.join(';'));
  }

  /** The class of these declarations. */
  named(declarations: string): string {
    const known = this.classes.get(declarations) ?? `s${this.classes.size}`;
    this.classes.set(declarations, known);
    return known;
  }

  get css(): string {
    const rules = [...this.classes].map(
      ([declarations, name]) => `.paper .${name},.paper.${name}{${declarations}}`,
    );
    return `${BASE}${rules.join('\n')}\n`;
  }
}

/** Sheets of paper on a desk; printed, a sheet is a page. */
const BASE = `.paper{box-sizing:border-box;max-width:100%;margin:0 auto 24px;padding:72pt;width:612pt;min-height:792pt;display:flex;flex-direction:column;background:#fff;color:#000;font:11pt/1.35 Arial,sans-serif;box-shadow:0 1px 6px #0006;overflow-wrap:break-word}
.paper-body{flex:1}
.paper p,.paper li,.paper h2,.paper h3,.paper h4,.paper h5,.paper h6{margin:0;max-width:none;color:inherit}
.paper h2{font-size:20pt;font-weight:400}
.paper h3{font-size:16pt;font-weight:400}
.paper h4{font-size:14pt;font-weight:400}
.paper h5,.paper h6{font-size:12pt;font-weight:400}
.paper ol,.paper ul{margin:0;padding-left:18pt}
.paper table{border-collapse:collapse;width:100%}
.paper th,.paper td{border:1pt solid #000;padding:5pt;vertical-align:top;text-align:left;font-weight:400}
.paper table.bare th,.paper table.bare td{border:0}
.paper a{color:inherit}
.paper hr{width:100%;border:0;border-top:1px solid #444}
.paper img{max-width:100%}
@page{size:A4;margin:0}
@media print{.paper{box-shadow:none;margin:0;max-width:none;break-after:page}.paper:last-child{break-after:auto}}
`;
