import { escapeHtml } from '../html/output.ts';
import type { StyleBook } from './look.ts';
import { PAGE } from './service/body.ts';
import { grouped, headRows, isWithoutLines } from './shape.ts';
import type { Content } from './store/document.ts';
import { Node, type Run, type Style } from './store/node.ts';

const TAGS: Readonly<Record<string, string>> = {
  TITLE: 'h2',
  HEADING1: 'h2',
  HEADING2: 'h3',
  HEADING3: 'h4',
  HEADING4: 'h5',
  HEADING5: 'h6',
  HEADING6: 'h6',
};

/** The number of a page, or of pages: only paper knows it, so the exports say it. */
const FIELD = '#';

/** The sheets of a document as accessible HTML, one string each; the styles they use are noted in the book. */
export function sheetsOf({ body, header, footer }: Content, styles: StyleBook): string[] {
  const writer = new Writer(styles);
  const page = styles.classOf({ PAGE_WIDTH: PAGE.width, PAGE_HEIGHT: PAGE.height, ...body.style });
  const [top, bottom] = [header, footer].map((section) => (section ? writer.blocks(section.children) : ''));
  const sheets = pagesOf(body);
  return sheets.map(
    (blocks, index) =>
      `<section class="paper ${page}" aria-label="Page ${index + 1} sur ${sheets.length}">${top}<div class="paper-body">${writer.blocks(blocks)}</div>${bottom}</section>`,
  );
}

/** Blocks page by page. A paragraph is cut at its page breaks; what is left of it empty takes no line. */
function pagesOf(body: Node): Node[][] {
  const pages: Node[][] = [[]];
  for (const block of body.children) {
    const pieces = cut(block);
    for (const [index, piece] of pieces.entries()) {
      if (index > 0) pages.push([]);
      if (pieces.length === 1 || piece.children.length > 0) pages[pages.length - 1]?.push(piece);
    }
  }
  return pages;
}

function cut(block: Node): Node[] {
  if (!block.children.some(({ type }) => type === 'PAGE_BREAK')) return [block];
  const pieces: Node[] = [likeness(block)];
  for (const child of block.children) {
    if (child.type === 'PAGE_BREAK') pieces.push(likeness(block));
    else pieces[pieces.length - 1]?.insert(Node.fromJson(child.toJson()));
  }
  return pieces;
}

function likeness({ type, style }: Node): Node {
  return Node.fromJson({ type, style });
}

/** Writes blocks and what is in them. */
class Writer {
  constructor(private readonly styles: StyleBook) {}

  blocks(nodes: readonly Node[]): string {
    return grouped(nodes)
      .map((group) => {
        const [first] = group;
        if (first?.type === 'LIST_ITEM') return this.list(group, first);
        return group
          .map((node) => (node.type === 'TABLE' ? this.table(node) : this.paragraph(node)))
          .join('');
      })
      .join('\n');
  }

  private list(items: readonly Node[], { style }: Node): string {
    const tag = String(style['GLYPH_TYPE']).endsWith('BULLET') ? 'ul' : 'ol';
    const lines = items.map((item) => {
      const indent = Number(item.style['NESTING_LEVEL'] ?? 0) * 18;
      const look = indent === 0 ? item.style : { ...item.style, INDENT_START: indent };
      return `<li${this.looks(look)}>${this.inside(item)}</li>`;
    });
    return `<${tag}>${lines.join('')}</${tag}>`;
  }

  private paragraph(node: Node): string {
    const rules = node.children.filter(({ type }) => type === 'HORIZONTAL_RULE').length;
    if (rules > 0 && rules === node.children.length) return '<hr>'.repeat(rules);
    const text = this.inside(node);
    const tag = text === '' ? 'p' : (TAGS[String(node.style['HEADING'])] ?? 'p');
    return `<${tag}${this.looks(node.style)}>${text === '' ? '<br>' : text}</${tag}>${'<hr>'.repeat(rules)}`;
  }

  private inside(node: Node): string {
    return node.children.map((child) => this.inline(child)).join('');
  }

  private inline(node: Node): string {
    if (node.type === 'INLINE_IMAGE') return image(node.style);
    if (node.type === 'UNSUPPORTED') return FIELD;
    return node.runs.map((run) => this.run(run)).join('');
  }

  private run({ text, style }: Run): string {
    const shown = escapeHtml(text).replace(/\n|\r/g, '<br>');
    const styled = Object.keys(style).length === 0 ? shown : `<span${this.looks(style)}>${shown}</span>`;
    const link = String(style['LINK_URL'] ?? '');
    if (!/^(https?|mailto):/.test(link)) return styled;
    return `<a href="${escapeHtml(link)}" target="_blank" rel="noreferrer">${styled}</a>`;
  }

  private table(table: Node): string {
    const isBare = isWithoutLines(table);
    const heads = headRows(table);
    const rows = table.children.map((row, index) => this.row(row, index < heads ? 'th' : 'td'));
    const head = heads === 0 ? '' : `<thead>${rows.slice(0, heads).join('')}</thead>`;
    const columns = (table.children[0]?.children ?? []).map(
      ({ style }) => `<col${this.looks(style['WIDTH'] === undefined ? {} : { WIDTH: style['WIDTH'] })}>`,
    );
    return `<table${isBare ? ' class="bare" role="presentation"' : ''}><colgroup>${columns.join('')}</colgroup>${head}<tbody>${rows.slice(heads).join('')}</tbody></table>`;
  }

  private row(row: Node, tag: 'th' | 'td'): string {
    const cells = row.children.map((cell) => {
      const { WIDTH: _column, ...look } = cell.style;
      const scope = tag === 'th' ? ' scope="col"' : '';
      return `<${tag}${scope}${this.looks(look)}>${this.blocks(cell.children)}</${tag}>`;
    });
    return `<tr${this.looks(row.style)}>${cells.join('')}</tr>`;
  }

  private looks(style: Readonly<Style>): string {
    const name = this.styles.classOf(style);
    return name === '' ? '' : ` class="${name}"`;
  }
}

function image(style: Readonly<Style>): string {
  const alt = escapeHtml(String(style['ALT_DESCRIPTION'] ?? style['ALT_TITLE'] ?? ''));
  const size = `width="${style['WIDTH']}" height="${style['HEIGHT']}"`;
  return `<img src="data:${style['TYPE']};base64,${style['BASE64']}" alt="${alt}" ${size}>`;
}
