import { layout, type PaperPart, spansOf, type Words } from '../papers/paper.ts';
import { pngSize } from '../papers/png.ts';
import type { Papers } from '../ports.ts';
import { drive } from './files.ts';
import { hasNumbers, numberedDocument } from './numbered.ts';

type Body = GoogleAppsScript.Document.Body;
type Cell = GoogleAppsScript.Document.TableCell;
type Document = GoogleAppsScript.Document.Document;
type Element = GoogleAppsScript.Document.Element;
type Table = GoogleAppsScript.Document.Table;
type Part<Kind extends PaperPart['kind']> = Extract<PaperPart, { kind: Kind }>;

/**
 * Papers as Google documents. Each operation on an element is a call, so there are few; each paragraph is told its whole
 * look, because what an appended one takes from the paragraph above is not known, and the looks of headings cannot be
 * set once for all.
 */
export const papers: Papers = {
  create: (name, pages) => {
    const document = (pages === 'numbered' && numberedDocument(name)) || DocumentApp.create(name);
    const place = { id: document.getId(), address: document.getUrl() };
    document.saveAndClose();
    return place;
  },
  fill: (id, paper) => {
    const document = DocumentApp.openById(id);
    const body = document.getBody();
    body.setAttributes(pageLook());
    thin(body.getChild(0));
    if (paper.mark) writeMark(document, paper.mark);
    if (paper.foot !== '') writeFoot(document, paper.foot);
    for (const part of paper.parts) writePart(body, part);
    document.saveAndClose();
  },
  empty: (id) => {
    const document = DocumentApp.openById(id);
    document.getBody().clear();
    document.saveAndClose();
  },
  remove: (id) => {
    try {
      drive().Files.remove(id);
    } catch (_gone) {
      // `drive.file` may not see a document that was made here, and says of it what it says of one that is gone.
      if (isThere(id)) papers.empty(id);
    }
  },
  share: (id, mails) => {
    const document = DocumentApp.openById(id);
    for (const viewer of document.getViewers())
      if (!mails.includes(viewer.getEmail().toLowerCase())) document.removeViewer(viewer);
    if (mails.length > 0) document.addViewers([...mails]);
  },
};

function isThere(id: string): boolean {
  try {
    DocumentApp.openById(id);
    return true;
  } catch (_gone) {
    return false;
  }
}

const typeface = 'Arial';
const black = '#000000';

/** Points in so many millimetres. */
const points = (millimetres: number): number => (millimetres * 72) / 25.4;

/** Pixels in so many millimetres: documents count 96 an inch. */
const pixels = (millimetres: number): number => Math.round((millimetres * 96) / 25.4);

function pageLook(): object {
  const margin = points(layout.margin);
  return {
    PAGE_WIDTH: points(layout.page.width),
    PAGE_HEIGHT: points(layout.page.height),
    MARGIN_TOP: margin,
    MARGIN_BOTTOM: margin,
    MARGIN_LEFT: margin,
    MARGIN_RIGHT: margin,
  };
}

interface Look {
  readonly size: number;
  readonly bold?: boolean;
  readonly before?: number;
  readonly after?: number;
  readonly align?: 'LEFT' | 'RIGHT' | 'CENTER';
}

function textLook({ size, bold = false }: Look): object {
  return {
    FONT_FAMILY: typeface,
    FONT_SIZE: size,
    BOLD: bold,
    ITALIC: false,
    UNDERLINE: false,
    FOREGROUND_COLOR: black,
  };
}

/** Everything a paragraph shows, its heading apart. */
function wholeLook(look: Look): object {
  return {
    ...textLook(look),
    HORIZONTAL_ALIGNMENT: DocumentApp.HorizontalAlignment[look.align ?? 'LEFT'],
    LINE_SPACING: 1.15,
    SPACING_BEFORE: look.before ?? 0,
    SPACING_AFTER: look.after ?? 8,
  };
}

/** An empty paragraph that documents insist on: it takes a millimetre, and the room that is left after it. */
function thin(paragraph: Element, after = 0): void {
  paragraph.setAttributes({ ...wholeLook({ size: 1, after }), LINE_SPACING: 1 });
}

function breakPage(body: Body): void {
  thin(body.appendPageBreak().getParent());
}

function writeMark(document: Document, mark: string): void {
  const header = document.addHeader();
  header.setText(mark);
  header.getChild(0).setAttributes(wholeLook({ size: 11, bold: true, align: 'CENTER' }));
}

/** Above the page numbers, where the document was made with some. */
function writeFoot(document: Document, foot: string): void {
  const footer = document.getFooter() ?? document.addFooter();
  if (hasNumbers(document)) {
    footer.insertParagraph(0, foot).setAttributes(wholeLook({ size: 9, after: 0 }));
    return;
  }
  footer.setText(foot);
  footer.setAttributes(textLook({ size: 9 }));
}

function writePart(body: Body, part: PaperPart): void {
  switch (part.kind) {
    case 'heading':
      writeHeading(body, part);
      break;
    case 'paragraph':
      writeParagraph(body, part);
      break;
    case 'facts':
      writeFacts(body, part);
      break;
    case 'table':
      writeTable(body, part);
      break;
    case 'list':
      writeList(body, part);
      break;
    case 'window':
      writeWindow(body, part);
      break;
    case 'signatures':
      writeSignatures(body, part);
      break;
    case 'image':
      writeImage(body, part, { size: 11 });
      break;
    case 'pictured':
      writePictured(body, part);
      break;
    case 'rule':
      thin(body.appendHorizontalRule().getParent());
      break;
    case 'pageBreak':
      breakPage(body);
      break;
  }
}

/** A real heading, for screen readers and the outline; its look is set after, since the heading resets it. */
function writeHeading(body: Body, { level, text }: Part<'heading'>): void {
  const { HEADING1, HEADING2, HEADING3 } = DocumentApp.ParagraphHeading;
  const heading = { 1: HEADING1, 2: HEADING2, 3: HEADING3 }[level];
  const size = { 1: 18, 2: 14, 3: 12 }[level];
  body
    .appendParagraph(text)
    .setHeading(heading)
    .setAttributes(wholeLook({ size, bold: true, before: level === 1 ? 0 : 8 }));
}

const alignments = { right: 'RIGHT', centre: 'CENTER' } as const;

function writeParagraph(body: Body, { words, align, small }: Part<'paragraph'>): void {
  writeWords(body, words, { size: small ? 9 : 11, align: align === undefined ? 'LEFT' : alignments[align] });
}

function writeWords(into: Body | Cell, words: Words, look: Look): void {
  const spans = spansOf(words);
  const paragraph = into.appendParagraph(spans.map(({ text }) => text).join(''));
  paragraph.setAttributes(wholeLook(look));
  let start = 0;
  for (const { text, bold } of spans) {
    if (bold) paragraph.editAsText().setBold(start, start + text.length - 1, true);
    start += text.length;
  }
}

function writeFacts(body: Body, { facts }: Part<'facts'>): void {
  if (facts.length === 0) return;
  const table = body.appendTable(facts.map(([label, value]) => [`${label}\u00a0:`, value]));
  table.setBorderWidth(0);
  setWidths(table, [55, 105]);
  close(table, 11);
}

function writeTable(body: Body, { caption, columns, rows }: Part<'table'>): void {
  body.appendParagraph(caption).setAttributes(wholeLook({ size: 10, bold: true, after: 2 }));
  const table = body.appendTable([columns.map(({ heading }) => heading), ...rows.map((row) => [...row])]);
  table.setBorderColor(black).setBorderWidth(0.5);
  setWidths(
    table,
    columns.map(({ width }) => width),
  );
  close(table, 10, 6);
  table.getRow(0).setAttributes({ BOLD: true });
}

/** What stands right after a list goes on with it: an empty paragraph comes first. */
function writeList(body: Body, { items, numbered }: Part<'list'>): void {
  thin(body.appendParagraph(''));
  const { NUMBER, BULLET } = DocumentApp.GlyphType;
  for (const text of items) {
    const item = body.appendListItem(text);
    item.setGlyphType(numbered ? NUMBER : BULLET);
    item.setAttributes(wholeLook({ size: 11, after: 4 }));
  }
}

/**
 * A table without lines: the addressee's cell begins at the window, whatever stands in the sender's; the row ends below
 * the window.
 */
function writeWindow(body: Body, { from, to }: Part<'window'>): void {
  const { margin, window, page } = layout;
  const table = body.appendTable([[from.join('\n'), to.join('\n')]]);
  table.setBorderWidth(0);
  setWidths(table, [window.left - margin, page.width - margin - window.left]);
  const row = table.getRow(0);
  row.setMinimumHeight(points(window.bottom - margin));
  row.getCell(0).setPaddingLeft(0).setPaddingTop(0);
  row
    .getCell(1)
    .setPaddingLeft(0)
    .setPaddingTop(points(window.top - margin));
  close(table, 11);
}

function writeSignatures(body: Body, { signers }: Part<'signatures'>): void {
  if (signers.length === 0) return;
  const names = signers.map(({ quality, name }) => `${quality}\n${name}`);
  const table = body.appendTable([names, names.map(() => '')]);
  table.setBorderColor(black).setBorderWidth(0.5);
  table.getRow(1).setMinimumHeight(points(layout.signature));
  close(table, 11);
}

function writeImage(into: Body | Cell, { png, width, alt }: Part<'image' | 'pictured'>, look: Look): void {
  const size = pngSize(png);
  const blob = Utilities.newBlob(Utilities.base64Decode(png), 'image/png', 'image.png');
  const image = into.appendImage(blob).setWidth(pixels(width));
  image.setHeight(pixels((width * size.height) / size.width)).setAltDescription(alt);
  image.getParent().setAttributes(wholeLook(look));
}

/** Millimetres of white around the picture of a box, its cell's padding included. */
const besidePicture = 8;

/** A cell insists on a first paragraph, as a document does. */
function writePictured(body: Body, part: Part<'pictured'>): void {
  const { margin, page } = layout;
  const table = body.appendTable([['', '']]);
  table.setBorderColor(black).setBorderWidth(0.5);
  const width = part.width + besidePicture;
  setWidths(table, [width, page.width - 2 * margin - width]);
  const [picture, lines] = [table.getCell(0, 0), table.getCell(0, 1)];
  for (const cell of [picture, lines]) {
    thin(cell.getChild(0));
    cell.setVerticalAlignment(DocumentApp.VerticalAlignment.CENTER);
  }
  writeImage(picture, part, { size: 1, after: 0, align: 'CENTER' });
  for (const line of part.lines) writeWords(lines, line, { size: 11, after: 4 });
  thinAfter(table);
}

function setWidths(table: Table, widths: readonly number[]): void {
  widths.forEach((width, column) => {
    table.setColumnWidth(column, points(width));
  });
}

/** One look for all its text, and the empty paragraph documents put after a table made thin. */
function close(table: Table, size: number, room = 0): void {
  table.setAttributes(textLook({ size }));
  thinAfter(table, room);
}

function thinAfter(table: Table, room = 0): void {
  const after = table.getNextSibling();
  if (after) thin(after, room);
}
