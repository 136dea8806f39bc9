import {
  AlignmentType,
  BorderStyle,
  Document,
  ExternalHyperlink,
  Footer,
  Header,
  HeadingLevel,
  HeightRule,
  ImageRun,
  type IParagraphOptions,
  LevelFormat,
  Packer,
  PageBreak,
  PageNumber,
  Paragraph,
  type ParagraphChild,
  Table,
  TableCell,
  TableLayoutType,
  TableRow,
  TextRun,
  VerticalAlign,
  WidthType,
} from 'docx';
import { headRows, isWithoutLines } from '../shape.ts';
import type { Content } from '../store/document.ts';
import type { Node, Run } from '../store/node.ts';
import { colourOf, headingLevel, isBullet, linkOf, number, paddingOf, pageOf } from './style.ts';

/** Twentieths of a point, which Word counts in. */
const twips = (points: number): number => Math.round(points * 20);

/** The document as a Word file: heading styles, heads of tables that repeat, page numbers where it has some. */
export function docxOf({ body, header, footer }: Content, title: string): Promise<Buffer> {
  const { width, height, ...margins } = pageOf(body);
  const margin = Object.fromEntries(Object.entries(margins).map(([side, points]) => [side, twips(points)]));
  const numbers = { level: 0, format: LevelFormat.DECIMAL, text: '%1.', alignment: AlignmentType.START };
  const indent = { left: twips(36), hanging: twips(18) };
  const lists = new Lists();
  return Packer.toBuffer(
    new Document({
      title,
      styles: { default: { document: { run: { font: 'Arial', size: 22, language: { value: 'fr-FR' } } } } },
      numbering: {
        config: [{ reference: NUMBERS, levels: [{ ...numbers, style: { paragraph: { indent } } }] }],
      },
      sections: [
        {
          properties: { page: { size: { width: twips(width), height: twips(height) }, margin } },
          ...(header && { headers: { default: new Header({ children: blocks(header, lists) }) } }),
          ...(footer && { footers: { default: new Footer({ children: blocks(footer, lists) }) } }),
          children: blocks(body, lists),
        },
      ],
    }),
  );
}

const NUMBERS = 'numbers';

/** Which list of the document is which of Word's: each begins again at 1. */
class Lists {
  private readonly instances = new Map<string, number>();

  instanceOf({ style }: Node): number {
    const id = String(style['LIST_ID']);
    const instance = this.instances.get(id) ?? this.instances.size + 1;
    this.instances.set(id, instance);
    return instance;
  }
}

function blocks({ children }: Node, lists: Lists): (Paragraph | Table)[] {
  return children.map((node) => (node.type === 'TABLE' ? table(node, lists) : paragraph(node, lists)));
}

const HEADINGS = [
  undefined,
  HeadingLevel.HEADING_1,
  HeadingLevel.HEADING_2,
  HeadingLevel.HEADING_3,
  HeadingLevel.HEADING_4,
  HeadingLevel.HEADING_5,
  HeadingLevel.HEADING_6,
];

const ALIGNMENTS: Readonly<Record<string, IParagraphOptions['alignment']>> = {
  CENTER: AlignmentType.CENTER,
  RIGHT: AlignmentType.RIGHT,
  JUSTIFY: AlignmentType.JUSTIFIED,
};

function paragraph(node: Node, lists: Lists): Paragraph {
  const { style } = node;
  const heading = HEADINGS[headingLevel(node)];
  const alignment = ALIGNMENTS[String(style['HORIZONTAL_ALIGNMENT'])];
  return new Paragraph({
    ...(heading && { heading }),
    ...(alignment && { alignment }),
    ...(node.type === 'LIST_ITEM' && listLook(node, lists)),
    ...(node.children.some(({ type }) => type === 'HORIZONTAL_RULE') && { thematicBreak: true }),
    spacing: {
      before: twips(number(style, 'SPACING_BEFORE', 0)),
      after: twips(number(style, 'SPACING_AFTER', 0)),
      line: Math.round(240 * number(style, 'LINE_SPACING', 1.15)),
    },
    run: { size: 2 * number(style, 'FONT_SIZE', 11) },
    children: node.children.flatMap(inline),
  });
}

function listLook(item: Node, lists: Lists): Pick<IParagraphOptions, 'bullet' | 'numbering'> {
  const level = number(item.style, 'NESTING_LEVEL', 0);
  if (isBullet(item)) return { bullet: { level } };
  return { numbering: { reference: NUMBERS, level: 0, instance: lists.instanceOf(item) } };
}

function inline(node: Node): ParagraphChild[] {
  switch (node.type) {
    case 'INLINE_IMAGE':
      return [image(node)];
    case 'PAGE_BREAK':
      return [new PageBreak()];
    case 'UNSUPPORTED':
      return [
        new TextRun({
          size: 2 * number(node.style, 'FONT_SIZE', 11),
          children: [node.style['FIELD'] === 'PAGE' ? PageNumber.CURRENT : PageNumber.TOTAL_PAGES],
        }),
      ];
    default:
      return node.runs.map(run);
  }
}

function run({ text, style }: Run): ParagraphChild {
  const color = colourOf(style);
  const lines = text.split(/\n|\r/);
  const made = new TextRun({
    size: 2 * number(style, 'FONT_SIZE', 11),
    bold: style['BOLD'] === true,
    italics: style['ITALIC'] === true,
    ...(style['UNDERLINE'] === true && { underline: {} }),
    ...(color && { color }),
    ...(typeof style['FONT_FAMILY'] === 'string' && { font: style['FONT_FAMILY'] }),
    children: lines.flatMap((line, at) => (at === 0 ? [line] : ['\n', line])),
  });
  const link = linkOf(style);
  return link === undefined ? made : new ExternalHyperlink({ link, children: [made] });
}

function image({ style }: Node): ImageRun {
  const alt = String(style['ALT_DESCRIPTION'] ?? style['ALT_TITLE'] ?? '');
  return new ImageRun({
    type: style['TYPE'] === 'image/jpeg' ? 'jpg' : 'png',
    data: Buffer.from(String(style['BASE64']), 'base64'),
    transformation: { width: number(style, 'WIDTH', 1), height: number(style, 'HEIGHT', 1) },
    altText: { name: 'Image', title: alt, description: alt },
  });
}

const NO_LINE = { style: BorderStyle.NONE, size: 0, color: 'auto' };
const BARE = { top: NO_LINE, bottom: NO_LINE, left: NO_LINE, right: NO_LINE };

function table(node: Node, lists: Lists): Table {
  const heads = headRows(node);
  const isBare = isWithoutLines(node);
  const columns = (node.children[0]?.children ?? []).map(({ style }) => number(style, 'WIDTH', 0));
  const isSized = columns.every((width) => width > 0);
  return new Table({
    layout: isSized ? TableLayoutType.FIXED : TableLayoutType.AUTOFIT,
    ...(isSized
      ? { columnWidths: columns.map(twips) }
      : { width: { size: 100, type: WidthType.PERCENTAGE } }),
    ...(isBare && { borders: { ...BARE, insideHorizontal: NO_LINE, insideVertical: NO_LINE } }),
    rows: node.children.map((row, index) => {
      const height = number(row.style, 'MINIMUM_HEIGHT', 0);
      return new TableRow({
        ...(index < heads && { tableHeader: true }),
        cantSplit: true,
        ...(height > 0 && { height: { value: twips(height), rule: HeightRule.ATLEAST } }),
        children: row.children.map((cell) => cellOf(cell, lists)),
      });
    }),
  });
}

function cellOf(cell: Node, lists: Lists): TableCell {
  const [left, top, right, bottom] = paddingOf(cell).map(twips);
  const width = number(cell.style, 'WIDTH', 0);
  return new TableCell({
    children: blocks(cell, lists),
    margins: {
      marginUnitType: WidthType.DXA,
      ...{ left: left ?? 0, top: top ?? 0, right: right ?? 0, bottom: bottom ?? 0 },
    },
    ...(width > 0 && { width: { size: twips(width), type: WidthType.DXA } }),
    verticalAlign: cell.style['VERTICAL_ALIGNMENT'] === 'CENTER' ? VerticalAlign.CENTER : VerticalAlign.TOP,
  });
}
