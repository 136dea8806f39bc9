import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { town } from '../town.ts';
import { written } from './desk.ts';

const LAYOUT = `
  line.setAlignment(DocumentApp.HorizontalAlignment.RIGHT).setSpacingBefore(1).setSpacingAfter(2).setLineSpacing(1.5)
    .setIndentStart(3).setIndentEnd(4).setIndentFirstLine(5).setHeading(DocumentApp.ParagraphHeading.HEADING2);
  [String(line.getAlignment()), line.getSpacingBefore(), line.getSpacingAfter(), line.getLineSpacing(), line.getIndentStart(),
    line.getIndentEnd(), line.getIndentFirstLine(), String(line.getHeading())]`;
const LAID_OUT = ['RIGHT', 1, 2, 1.5, 3, 4, 5, 'HEADING2'];

const CONTENT = `
  const answer = line.setText('un'); line.appendText(' deux'); const image = line.appendInlineImage(pixel());
  const seen = [answer, line.getText(), line.getNumChildren(), String(line.getChild(2).getType()), types(line.getParent()).length,
    line.getPreviousSibling().getText(), line.getNextSibling(), line.editAsText().getText(), line.copy().getText()];
  line.setAttributes({ BOLD: true, SPACING_AFTER: 9 });
  const { BOLD, SPACING_AFTER, SPACING_BEFORE } = line.getAttributes();
  body.appendParagraph('fin'); line.clear(); const cleared = line.getText(); line.removeFromParent();
  [...seen, BOLD, SPACING_AFTER, SPACING_BEFORE, cleared, line.getParent(), body.getNumChildren(), String(line.getType())]`;
const contents = (type: string) => [
  ...[undefined, 'un deux', 3, 'INLINE_IMAGE', 2, '', null, 'un deux', 'un deux', true, 9, null, '', null, 2],
  type,
];

describe('a paragraph', () => {
  test('[T] Paragraph.setAlignment, getAlignment, setSpacingBefore, getSpacingBefore, setSpacingAfter, getSpacingAfter, setLineSpacing, getLineSpacing, setIndentStart, getIndentStart, setIndentEnd, getIndentEnd, setIndentFirstLine, getIndentFirstLine, setHeading, getHeading: are kept', () => {
    expect(written(`const line = body.appendParagraph('x'); ${LAYOUT}`)).toEqual(LAID_OUT);
  });

  test('[T] Paragraph.setText, appendText, appendInlineImage, getText, getNumChildren, getChild, getType, getParent, getPreviousSibling, getNextSibling, editAsText, copy, setAttributes, getAttributes, clear, removeFromParent: say what is inside', () => {
    expect(written(`const line = body.appendParagraph('x'); ${CONTENT}`)).toEqual(contents('PARAGRAPH'));
  });

  test('[T] Paragraph.appendPageBreak, appendHorizontalRule: stand among its text', () => {
    const source = `const line = body.appendParagraph('x'); line.appendPageBreak(); line.appendHorizontalRule(); types(line)`;
    expect(written(source)).toEqual(['TEXT', 'PAGE_BREAK', 'HORIZONTAL_RULE']);
  });

  test('[C] Paragraph.removeFromParent: a section keeps its last', () => {
    expect(written(`failure(() => body.getChild(0).removeFromParent())`)).toBe(
      "Exception: Can't remove the last paragraph in a document section.",
    );
  });

  test('[L] Paragraph.setHeading, setAlignment: a mistyped member is refused', () => {
    const source = `const line = body.appendParagraph('x');
      [failure(() => line.setHeading(DocumentApp.ParagraphHeading.HEADING9)), failure(() => line.setAlignment('RIGHT'))]`;
    expect(written(source)).toEqual([
      "Exception: The parameters (null) don't match the method signature for DocumentApp.Paragraph.setHeading.",
      "Exception: The parameters (String) don't match the method signature for DocumentApp.Paragraph.setAlignment.",
    ]);
  });
});

describe('a list item', () => {
  test('[T] ListItem.setAlignment, getAlignment, setSpacingBefore, getSpacingBefore, setSpacingAfter, getSpacingAfter, setLineSpacing, getLineSpacing, setIndentStart, getIndentStart, setIndentEnd, getIndentEnd, setIndentFirstLine, getIndentFirstLine, setHeading, getHeading: are kept', () => {
    expect(written(`const line = body.appendListItem('x'); ${LAYOUT}`)).toEqual(LAID_OUT);
  });

  test('[T] ListItem.setText, appendText, appendInlineImage, getText, getNumChildren, getChild, getType, getParent, getPreviousSibling, getNextSibling, editAsText, copy, setAttributes, getAttributes, clear, removeFromParent: say what is inside', () => {
    expect(written(`const line = body.appendListItem('x'); ${CONTENT}`)).toEqual(contents('LIST_ITEM'));
  });

  test('[L] ListItem.getListId, getGlyphType, setGlyphType, getNestingLevel, setNestingLevel: numbered at first', () => {
    const source = `const item = body.appendListItem('x'); const first = [String(item.getGlyphType()), item.getNestingLevel()];
      item.setGlyphType(DocumentApp.GlyphType.SQUARE_BULLET).setNestingLevel(2);
      const next = body.appendListItem('y');
      [first, String(item.getGlyphType()), item.getNestingLevel(), next.getListId() === item.getListId(), String(next.getGlyphType())]`;
    expect(written(source)).toEqual([['NUMBER', 0], 'SQUARE_BULLET', 2, true, 'SQUARE_BULLET']);
  });
});

describe('text', () => {
  test('[T] Text.setBold, isBold, setItalic, isItalic, setUnderline, isUnderline, setFontSize, getFontSize, setFontFamily, getFontFamily, setForegroundColor, getForegroundColor, setLinkUrl, getLinkUrl: whole, or by offsets', () => {
    const source = `const text = body.appendParagraph('Réinscription').editAsText();
      text.setBold(true).setItalic(0, 1, true).setUnderline(2, 2, true).setFontSize(9).setFontFamily('Arial')
        .setForegroundColor('#211d33').setLinkUrl(0, 1, 'https://ville.example.org');
      [text.isBold(), text.isItalic(), text.isItalic(1), text.isItalic(2), text.isUnderline(2), text.getFontSize(), text.getFontFamily(),
        text.getForegroundColor(), text.getLinkUrl(), text.getLinkUrl(0)]`;
    expect(written(source)).toEqual([
      ...[true, null, true, null, true, 9, 'Arial', '#211d33', null],
      'https://ville.example.org',
    ]);
  });

  test('[?] Text.setBold, setItalic: refuse offsets outside the text', () => {
    const source = `const text = body.appendParagraph('abc').editAsText();
      [failure(() => text.setBold(0, 3, true)), failure(() => text.setItalic(2, 1, true))]`;
    expect(written(source)).toEqual(Array(2).fill('Exception: Invalid argument: startOffset'));
  });

  test('[T] Text.getText, setText, appendText, getType, getParent, copy, setAttributes, getAttributes: of a piece of a paragraph', () => {
    const source = `const line = body.appendParagraph('a'); const piece = line.appendText('b').setBold(true).setAttributes({ FONT_SIZE: 8 });
      const seen = [line.getText(), line.editAsText().isBold(), String(piece.getType()), piece.getParent().getText(), piece.copy().getParent()];
      piece.setText('c').appendText('d');
      const whole = line.editAsText().setText('z').appendText('y');
      [...seen, piece.getAttributes().BOLD, piece.getAttributes().FONT_SIZE, piece.getText(), line.getText(), whole.getText(), String(whole.isBold())]`;
    expect(written(source)).toEqual(['ab', null, 'TEXT', 'ab', null, true, 8, 'cd', 'zy', 'zy', 'true']);
  });

  test('[?] Paragraph.appendText: goes on in the style before it', () => {
    const source = `const line = body.appendParagraph('a'); line.editAsText().setBold(true);
      [line.appendText('b').isBold(), line.setText('c'), line.editAsText().isBold()]`;
    expect(written(source)).toEqual([true, undefined, true]);
  });

  test('styled by offsets stays the same text, and only those characters change', () => {
    const host = town();
    const text = fc.string({ minLength: 1, maxLength: 12 }).filter((value) => !value.includes('\n'));
    fc.assert(
      fc.property(text, fc.array(fc.tuple(fc.nat(11), fc.nat(11)), { maxLength: 3 }), (value, pairs) => {
        const spans = pairs
          .map(([one, other]) => [Math.min(one, other), Math.max(one, other)] as const)
          .filter(([, end]) => end < value.length);
        const source = `const line = body.appendParagraph(''); line.setText(${JSON.stringify(value)}); const text = line.editAsText();
          ${JSON.stringify(spans)}.forEach(([start, end]) => text.setBold(start, end, true));
          [text.getText(), Array.from({ length: text.getText().length }, (_, i) => text.isBold(i) === true)]`;
        const bold = Array.from({ length: value.length }, (_, at) =>
          spans.some(([start, end]) => start <= at && at <= end),
        );
        expect(written(source, host)).toEqual([value, bold]);
      }),
      { numRuns: 40 },
    );
  });
});

describe('a table', () => {
  test('[T] Table.getNumRows, getRow, getCell, getText, getType, getParent, getNextSibling, appendTableRow, copy, removeFromParent: rows of cells', () => {
    const source = `const table = body.appendTable([['a', 'b'], ['c', 'd']]);
      const row = table.appendTableRow(); row.appendTableCell('e'); table.appendTableRow(table.getRow(0).copy());
      const seen = [table.getNumRows(), table.getCell(1, 0).getText(), table.getText(), String(table.getType()), String(table.getParent().getType()),
        String(table.getNextSibling().getType()), table.copy().getNumRows()];
      table.removeFromParent(); [...seen, types(body), failure(() => table.getCell(9, 0))]`;
    expect(written(source)).toEqual([
      ...[4, 'c', 'a\nb\nc\nd\ne\na\nb', 'TABLE', 'BODY_SECTION', 'PARAGRAPH', 4],
      ['PARAGRAPH', 'PARAGRAPH'],
      'Exception: Child index (9) must be less than the number of child elements (4).',
    ]);
  });

  test('[T] Table.setColumnWidth, getColumnWidth, setBorderColor, getBorderColor, setBorderWidth, getBorderWidth, setAttributes: how it looks', () => {
    const source = `const table = body.appendTable([['a', 'b'], ['c', 'd']]);
      table.setColumnWidth(1, 100).setBorderColor('#888888').setBorderWidth(0).setAttributes({ FONT_SIZE: 9 });
      [table.getColumnWidth(0), table.getColumnWidth(1), table.getCell(1, 1).getWidth(), table.getBorderColor(), table.getBorderWidth(),
        table.getCell(0, 0).getChild(0).editAsText().getFontSize(), failure(() => table.setColumnWidth(2, 10))]`;
    expect(written(source)).toEqual([
      ...[null, 100, 100, '#888888', 0, 9],
      'Exception: Child index (2) must be less than the number of child elements (2).',
    ]);
  });

  test('[T] TableRow.getCell, getNumCells, appendTableCell, setMinimumHeight, getMinimumHeight, getText, getType, getParent, copy, setAttributes, removeFromParent: a row', () => {
    const source = `const table = body.appendTable([['a'], ['b']]); const row = table.getRow(0);
      row.appendTableCell(row.getCell(0).getType() && 'x'); row.setMinimumHeight(70).setAttributes({ BOLD: true });
      const seen = [row.getNumCells(), row.getText(), row.getMinimumHeight(), String(row.getType()), row.getParent().getNumRows(), row.copy().getNumCells(),
        row.getCell(1).getChild(0).editAsText().isBold()];
      row.removeFromParent(); [...seen, table.getNumRows()]`;
    expect(written(source)).toEqual([2, 'a\nx', 70, 'TABLE_ROW', 2, 2, true, 1]);
  });

  test('[T] TableCell.getText, setText, clear, getChild, getNumChildren, appendParagraph, appendListItem, appendImage, appendHorizontalRule, appendTable, getType, getParent: a cell holds paragraphs', () => {
    const source = `const cell = body.appendTable([['a']]).getCell(0, 0);
      const first = [cell.getNumChildren(), String(cell.getChild(0).getType()), String(cell.getType()), cell.getParent().getNumCells()];
      cell.appendParagraph('b'); cell.appendListItem('c'); cell.appendImage(pixel()); cell.appendHorizontalRule(); cell.appendTable([['d']]);
      const second = [cell.getText(), types(cell).length]; cell.setText('e\\nf'); const third = types(cell).length; cell.clear();
      [...first, ...second, third, cell.getText()]`;
    expect(written(source)).toEqual([1, 'PARAGRAPH', 'TABLE_CELL', 1, 'a\nb\nc\n\n\nd\n', 7, 2, '']);
  });

  test('[T] TableCell.setWidth, getWidth, setBackgroundColor, getBackgroundColor, setPaddingTop, getPaddingTop, setPaddingBottom, getPaddingBottom, setPaddingLeft, getPaddingLeft, setPaddingRight, getPaddingRight, setVerticalAlignment, getVerticalAlignment, setAttributes: a width is the whole column’s', () => {
    const source = `const table = body.appendTable([['a'], ['b']]); const cell = table.getCell(0, 0);
      const before = String(cell.getVerticalAlignment());
      cell.setWidth(80).setBackgroundColor('#eeeeee').setPaddingTop(1).setPaddingBottom(2).setPaddingLeft(3).setPaddingRight(4)
        .setVerticalAlignment(DocumentApp.VerticalAlignment.BOTTOM)
        .setAttributes({ HORIZONTAL_ALIGNMENT: DocumentApp.HorizontalAlignment.RIGHT, BOLD: true });
      [before, cell.getWidth(), table.getCell(1, 0).getWidth(), cell.getBackgroundColor(), cell.getPaddingTop(), cell.getPaddingBottom(),
        cell.getPaddingLeft(), cell.getPaddingRight(), String(cell.getVerticalAlignment()), cell.getChild(0).getAlignment(),
        cell.getChild(0).editAsText().isBold(), cell.setBackgroundColor(null).getBackgroundColor()]`;
    expect(written(source)).toEqual(['TOP', 80, 80, '#eeeeee', 1, 2, 3, 4, 'BOTTOM', null, true, null]);
  });
});

describe('what stands in a line', () => {
  test('[T] InlineImage.setWidth, getWidth, setHeight, getHeight, setAltTitle, getAltTitle, setAltDescription, getAltDescription, getBlob, getType, getParent, copy, removeFromParent: an image', () => {
    const source = `const image = body.appendImage(pixel()).setWidth(30).setHeight(40).setAltTitle('QR').setAltDescription('Code');
      const seen = [image.getWidth(), image.getHeight(), image.getAltTitle(), image.getAltDescription(), image.getBlob().getContentType(),
        image.getBlob().getBytes().length, String(image.getType()), types(image.getParent()), image.copy().getWidth()];
      const line = image.getParent(); image.removeFromParent(); [...seen, line.getNumChildren()]`;
    const seen = written(source) as unknown[];
    expect(seen).toEqual([
      30,
      40,
      'QR',
      'Code',
      'image/png',
      seen[5],
      'INLINE_IMAGE',
      ['INLINE_IMAGE'],
      30,
      0,
    ]);
    expect(seen[5]).toBeGreaterThan(60);
  });

  test('[T] PageBreak.getType, getParent: a page break', () => {
    expect(
      written(`const end = body.appendPageBreak(); [String(end.getType()), types(end.getParent())]`),
    ).toEqual(['PAGE_BREAK', ['PAGE_BREAK']]);
  });

  test('[T] HorizontalRule.getType, getParent: a rule', () => {
    expect(
      written(`const rule = body.appendHorizontalRule(); [String(rule.getType()), types(rule.getParent())]`),
    ).toEqual(['HORIZONTAL_RULE', ['HORIZONTAL_RULE']]);
  });
});
