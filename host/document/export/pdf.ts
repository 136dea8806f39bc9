import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import type * as PdfMake from 'pdfmake';
import type { Content, TDocumentDefinitions } from 'pdfmake/interfaces.js';
import { grouped, headRows, isWithoutLines } from '../shape.ts';
import type { Content as DocumentContent } from '../store/document.ts';
import type { Node, Run } from '../store/node.ts';
import { colourOf, headingLevel, isBullet, linkOf, number, paddingOf, pageOf } from './style.ts';

const require = createRequire(import.meta.url);

/** Which page of how many: only a footer or a header knows. */
interface Numbers {
  readonly page: number;
  readonly pages: number;
}

/** The document as a PDF file: bookmarks for headings, heads of tables that repeat, page numbers where it has some. */
export function pdfOf(content: DocumentContent, title: string): Promise<Buffer> {
  const pdfmake = require('pdfmake') as typeof PdfMake;
  const fonts = join(dirname(require.resolve('pdfmake/package.json')), 'fonts', 'Roboto');
  const font = (name: string) => join(fonts, `Roboto-${name}.ttf`);
  pdfmake.setFonts({
    Roboto: {
      normal: font('Regular'),
      bold: font('Medium'),
      italics: font('Italic'),
      bolditalics: font('MediumItalic'),
    },
  });
  pdfmake.setLocalAccessPolicy((path) => path.startsWith(fonts));
  pdfmake.setUrlAccessPolicy(() => false);
  return pdfmake.createPdf(pdfDefinition(content, title)).getBuffer();
}

/** What pdfmake is told of a document. */
export function pdfDefinition(
  { body, header, footer }: DocumentContent,
  title: string,
): TDocumentDefinitions {
  const { width, height, left, top, right, bottom } = pageOf(body);
  /** Half a margin from the edge of the sheet, as on Google. */
  const section = (node: Node, above: number) => (page: number, pages: number) => ({
    margin: [left, above, right, 0] as [number, number, number, number],
    stack: blocks(node, { page, pages }),
  });
  return {
    info: { title },
    language: 'fr',
    displayTitle: true,
    pageSize: { width, height },
    pageMargins: [left, top, right, bottom],
    defaultStyle: { font: 'Roboto', fontSize: 11 },
    ...(header && { header: section(header, top / 2) }),
    ...(footer && { footer: section(footer, bottom / 4) }),
    content: blocks(body),
  };
}

/** Paragraphs, lists and tables. What leads to a block stays on its page: a heading, the caption of a table. */
function blocks({ children }: Node, numbers?: Numbers): Content[] {
  const made: Content[] = [];
  let leading: Content[] = [];
  for (const [first, ...others] of grouped(children)) {
    if (!first) continue;
    const content = block([first, ...others], numbers);
    const isLeading = leads(first) || (leading.length > 0 && first.type === 'PARAGRAPH' && first.text === '');
    if (isLeading) leading.push(...content);
    else if (leading.length === 0) made.push(...content);
    else {
      const isLong = [first, ...others].reduce((length, { text }) => length + text.length, 0) > SHORT;
      made.push(...(isLong ? [together(leading), ...content] : [together([...leading, ...content])]));
    }
    if (!isLeading) leading = [];
  }
  return [...made, ...leading];
}

/** Letters that surely fit on a page with what leads to them, whatever the table. */
const SHORT = 600;

function leads(node: Node): boolean {
  const siblings = node.parent?.children ?? [];
  const isCaption = node.text !== '' && siblings[siblings.indexOf(node) + 1]?.type === 'TABLE';
  return node.type === 'PARAGRAPH' && (headingLevel(node) > 0 || isCaption);
}

function together(stack: Content[]): Content {
  return { stack, unbreakable: true };
}

function block(group: readonly [Node, ...Node[]], numbers: Numbers | undefined): Content[] {
  const [first] = group;
  if (first.type === 'TABLE') return [table(first, numbers)];
  if (first.type !== 'LIST_ITEM') return paragraph(first, numbers);
  const lines = group.map((item) => ({ stack: paragraph(item, numbers) }));
  return [isBullet(first) ? { ul: lines } : { ol: lines }];
}

const ALIGNMENTS: Readonly<Record<string, 'center' | 'right' | 'justify'>> = {
  CENTER: 'center',
  RIGHT: 'right',
  JUSTIFY: 'justify',
};

/** The lines of a paragraph; what is beside them in it (a picture, a rule, a page break) stands alone. */
function paragraph(node: Node, numbers: Numbers | undefined): Content[] {
  const { style } = node;
  const alignment = ALIGNMENTS[String(style['HORIZONTAL_ALIGNMENT'])] ?? 'left';
  const margin: [number, number, number, number] = [
    0,
    number(style, 'SPACING_BEFORE', 0),
    0,
    number(style, 'SPACING_AFTER', 0),
  ];
  const others = node.children.flatMap((child) => besideText(child, alignment));
  const runs = node.children.flatMap((child) => inline(child, numbers));
  if (runs.length === 0 && others.length > 0) return others;
  const line: Content = {
    text: runs.length === 0 ? ' ' : runs,
    fontSize: number(style, 'FONT_SIZE', 11),
    lineHeight: number(style, 'LINE_SPACING', 1.15),
    alignment,
    margin,
    ...(headingLevel(node) > 0 && { outline: true, outlineText: node.text }),
  };
  return [line, ...others];
}

function besideText({ type, style }: Node, alignment: 'left' | 'center' | 'right' | 'justify'): Content[] {
  switch (type) {
    case 'PAGE_BREAK':
      return [{ text: '', pageBreak: 'after' }];
    case 'HORIZONTAL_RULE':
      return [{ canvas: [{ type: 'line', x1: 0, y1: 4, x2: 453, y2: 4, lineWidth: 0.5 }] }];
    case 'INLINE_IMAGE':
      return [
        {
          image: `data:${style['TYPE']};base64,${style['BASE64']}`,
          width: number(style, 'WIDTH', 1) * POINTS_PER_PIXEL,
          height: number(style, 'HEIGHT', 1) * POINTS_PER_PIXEL,
          alignment,
        },
      ];
    default:
      return [];
  }
}

const POINTS_PER_PIXEL = 0.75;

function inline(node: Node, numbers: Numbers | undefined): Content[] {
  if (node.type === 'UNSUPPORTED') {
    const shown = node.style['FIELD'] === 'PAGE' ? numbers?.page : numbers?.pages;
    return [{ text: String(shown ?? ''), fontSize: number(node.style, 'FONT_SIZE', 11) }];
  }
  return node.runs.map(run);
}

/** The typeface has no narrow no-break space: the usual one stands in. */
function run({ text, style }: Run): Content {
  const color = colourOf(style);
  const link = linkOf(style);
  return {
    text: text.replace(/\u202f/g, '\u00a0').replace(/\r/g, '\n'),
    fontSize: number(style, 'FONT_SIZE', 11),
    bold: style['BOLD'] === true,
    italics: style['ITALIC'] === true,
    ...(style['UNDERLINE'] === true && { decoration: 'underline' }),
    ...(color && { color: `#${color}` }),
    ...(link && { link }),
  };
}

function table(node: Node, numbers: Numbers | undefined): Content {
  const columns = node.children[0]?.children ?? [];
  const heights = node.children.map(({ style }) => number(style, 'MINIMUM_HEIGHT', 0) || ('auto' as const));
  const line = isWithoutLines(node) ? 0 : number(node.style, 'BORDER_WIDTH', 1);
  return {
    table: {
      headerRows: headRows(node),
      dontBreakRows: true,
      keepWithHeaderRows: 1,
      widths: columns.map(({ style }) => ('WIDTH' in style ? number(style, 'WIDTH', 0) - line : '*')),
      heights,
      body: node.children.map((row) =>
        row.children.map((cell) => ({ stack: blocks(cell, numbers), margin: paddingOf(cell) })),
      ),
    },
    layout: {
      hLineWidth: () => line,
      vLineWidth: () => line,
      paddingLeft: () => 0,
      paddingRight: () => 0,
      paddingTop: () => 0,
      paddingBottom: () => 0,
    },
  };
}
