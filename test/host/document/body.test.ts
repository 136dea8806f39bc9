import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { town } from '../town.ts';
import { written } from './desk.ts';

describe('a body', () => {
  test('[L] Body.getText, getNumChildren, getType: a new one holds one empty paragraph', () => {
    expect(written(`[body.getText(), types(body), String(body.getType()), body.toString()]`)).toEqual([
      '',
      ['PARAGRAPH'],
      'BODY_SECTION',
      'Body',
    ]);
  });

  test('[L] Body.appendParagraph, getChildIndex: the text begins with the line of the first paragraph', () => {
    const source = `body.appendParagraph('un'); const two = body.appendParagraph('deux');
      [body.getText(), body.getChildIndex(two), two.toString()]`;
    expect(written(source)).toEqual(['\nun\ndeux', 2, 'Paragraph']);
  });

  test('[L] Body.insertParagraph: at any place up to just after the end', () => {
    const source = `body.appendParagraph('b'); body.insertParagraph(1, 'a'); body.insertParagraph(3, body.getChild(1).copy());
      [body.getText(), failure(() => body.insertParagraph(99, 'x'))]`;
    expect(written(source)).toEqual([
      '\na\nb\na',
      'Exception: Child index (99) must be less than or equal to the number of child elements (4).',
    ]);
  });

  test('[C] Body.getChild: refuses an index past the end', () => {
    expect(written(`failure(() => body.getChild(5))`)).toBe(
      'Exception: Child index (5) must be less than the number of child elements (1).',
    );
  });

  test('[L] Body.appendTable, getTables: a table is followed by an empty paragraph', () => {
    const source = `const table = body.appendTable([['a', 1], ['é', null]]);
      [types(body), table.getText(), body.getText(), body.getTables().length, body.appendTable().getNumRows()]`;
    expect(written(source)).toEqual([
      ['PARAGRAPH', 'TABLE', 'PARAGRAPH'],
      'a\n1\né\n',
      '\na\n1\né\n\n',
      1,
      0,
    ]);
  });

  test('[L] Body.appendTable: refuses what is not rows of cells', () => {
    expect(written(`failure(() => body.appendTable(['a', 'b']))`)).toBe(
      "Exception: The parameters (String[]) don't match the method signature for DocumentApp.Body.appendTable.",
    );
  });

  test('[L] Body.appendPageBreak: a paragraph holds the break, and no text', () => {
    const source = `const end = body.appendPageBreak();
      [String(end.getType()), String(end.getParent().getType()), types(body), types(body.getChild(1)), body.getText()]`;
    expect(written(source)).toEqual([
      'PAGE_BREAK',
      'PARAGRAPH',
      ['PARAGRAPH', 'PARAGRAPH'],
      ['PAGE_BREAK'],
      '\n',
    ]);
  });

  test('[T] Body.appendHorizontalRule: a paragraph holds the rule', () => {
    const source = `const rule = body.appendHorizontalRule(); [String(rule.getType()), types(rule.getParent())]`;
    expect(written(source)).toEqual(['HORIZONTAL_RULE', ['HORIZONTAL_RULE']]);
  });

  test('[L] Body.appendListItem, getListItems, getParagraphs: items one after the other are one numbered list', () => {
    const source = `const one = body.appendListItem('un'); const two = body.appendListItem('deux');
      body.appendParagraph('fin'); const other = body.appendListItem('trois');
      [one.getListId() === two.getListId(), one.getListId() === other.getListId(), String(one.getGlyphType()),
       body.getListItems().length, body.getParagraphs().length]`;
    expect(written(source)).toEqual([true, false, 'NUMBER', 3, 5]);
  });

  test('[L] Body.appendImage: a paragraph holds the image; what is no image is refused', () => {
    const source = `const image = body.appendImage(pixel()); const again = body.appendImage(image.copy());
      [types(image.getParent()), image.getWidth(), again.getHeight(), body.getNumChildren(),
       failure(() => body.appendImage(Utilities.newBlob('texte', 'text/plain', 'a.txt')))]`;
    expect(written(source)).toEqual([['INLINE_IMAGE'], 1, 1, 3, 'Exception: Invalid image data.']);
  });

  test('[L] Body.clear, setText: margins stay, one paragraph is left', () => {
    const source = `body.setMarginTop(10); body.appendParagraph('x'); body.clear(); const cleared = body.getText();
      body.setText('a\\nb'); [cleared, body.getMarginTop(), types(body), body.getText()]`;
    expect(written(source)).toEqual(['', 10, ['PARAGRAPH', 'PARAGRAPH'], 'a\nb']);
  });

  test('[L] Body.getMarginTop, getMarginBottom, getMarginLeft, getMarginRight: an inch at first', () => {
    const source = `[body.getMarginTop(), body.getMarginBottom(), body.getMarginLeft(), body.getMarginRight()]`;
    expect(written(source)).toEqual([72, 72, 72, 72]);
  });

  test('[T] Body.setMarginTop, setMarginBottom, setMarginLeft, setMarginRight: are points', () => {
    const source = `body.setMarginTop(1).setMarginBottom(2).setMarginLeft(3).setMarginRight(4);
      [body.getMarginTop(), body.getMarginBottom(), body.getMarginLeft(), body.getMarginRight()]`;
    expect(written(source)).toEqual([1, 2, 3, 4]);
  });

  test('[T] Body.setPageWidth, setPageHeight, setAttributes, getAttributes: A4 is 595.276 by 841.89', () => {
    const source = `body.setPageWidth(595.276).setPageHeight(841.89);
      body.setAttributes({ [DocumentApp.Attribute.MARGIN_TOP]: 70.87 });
      [body.getPageWidth(), body.getPageHeight(), body.getMarginTop(), body.getAttributes().PAGE_WIDTH]`;
    expect(written(source)).toEqual([595.276, 841.89, 70.87, 595.276]);
  });

  test('[?] Body.getPageWidth, getPageHeight: American letter paper until told', () => {
    expect(written(`[body.getPageWidth(), body.getPageHeight()]`)).toEqual([612, 792]);
  });

  test('[L] Body.setAttributes: text follows, now and later; alignment does not', () => {
    const source = `const before = body.appendParagraph('avant');
      body.setAttributes({ HORIZONTAL_ALIGNMENT: DocumentApp.HorizontalAlignment.CENTER, ITALIC: true });
      const after = body.appendParagraph('après');
      [before, after].map((line) => [line.getAttributes().ITALIC, line.getAlignment()])`;
    for (const appendedParagraph of ['plain', 'likePrevious'] as const) {
      const host = town({}, { unconfirmed: { appendedParagraph } });
      expect(written(source, host)).toEqual([
        [true, null],
        [true, null],
      ]);
    }
  });

  test('[L] Body.setHeadingAttributes: changes nothing that can be relied upon', () => {
    const source = `const title = body.appendParagraph('Titre').setHeading(DocumentApp.ParagraphHeading.HEADING1);
      body.setHeadingAttributes(DocumentApp.ParagraphHeading.HEADING1, { BOLD: true, SPACING_BEFORE: 18 });
      const { BOLD, SPACING_BEFORE, HORIZONTAL_ALIGNMENT, HEADING } = title.getAttributes();
      [BOLD, SPACING_BEFORE, HORIZONTAL_ALIGNMENT, String(HEADING)]`;
    expect(written(source)).toEqual([null, null, null, 'HEADING1']);
  });

  test('[?] Body.appendParagraph: goes on as the paragraph above, its heading apart [L]', () => {
    const source = `body.appendParagraph('Titre').setHeading(DocumentApp.ParagraphHeading.HEADING1)
        .setAlignment(DocumentApp.HorizontalAlignment.CENTER).editAsText().setBold(true);
      const next = body.appendParagraph('suite');
      [String(next.getHeading()), next.getAlignment() && String(next.getAlignment()), next.editAsText().isBold()]`;
    const seen = (appendedParagraph: 'plain' | 'likePrevious') =>
      written(source, town({}, { unconfirmed: { appendedParagraph } }));
    expect(seen('likePrevious')).toEqual(['NORMAL', 'CENTER', true]);
    expect(seen('plain')).toEqual(['NORMAL', null, null]);
  });

  test('reads back any text as it was appended', () => {
    const host = town();
    fc.assert(
      fc.property(fc.array(fc.string({ unit: 'grapheme' }), { maxLength: 5 }), (texts) => {
        const source = `${JSON.stringify(texts)}.forEach((text) => body.appendParagraph(text)); body.getText()`;
        expect(written(source, host)).toBe(['', ...texts].join('\n'));
      }),
      { numRuns: 30 },
    );
  });
});

describe('an element', () => {
  test.each(['Paragraph', 'ListItem', 'Table'])(
    '[L] that is in a document is not appended again: %s',
    (name) => {
      const make = name === 'Table' ? "[['x']]" : "'x'";
      expect(written(`const one = body.append${name}(${make}); failure(() => body.append${name}(one))`)).toBe(
        'Exception: Element must be detached.',
      );
      expect(
        written(
          `const one = body.append${name}(${make}).copy(); [one.getParent(), body.append${name}(one).getText()]`,
        ),
      ).toEqual([null, 'x']);
    },
  );

  test('that this host does not know is told', () => {
    expect(() => written(`body.editAsText()`)).toThrow('not emulated: Body.editAsText');
    expect(() => written(`body.setAttributes({ COLOUR: 1 })`)).toThrow('not emulated: the attribute COLOUR');
  });
});

describe('a header and a footer', () => {
  test('[L] Document.addHeader, getHeader, addFooter, getFooter: one of each', () => {
    const source = `const before = [doc.getHeader(), doc.getFooter()];
      doc.addHeader().appendParagraph('haut'); doc.addFooter().appendParagraph('bas');
      [before, doc.getHeader().getText(), doc.getFooter().getText(), failure(() => doc.addHeader()), failure(() => doc.addFooter())]`;
    expect(written(source)).toEqual([
      [null, null],
      '\nhaut',
      '\nbas',
      'Exception: Document tab already contains a header.',
      'Exception: Document tab already contains a footer.',
    ]);
  });

  const everything = (section: string) => `const part = doc.add${section}();
    part.setText('a'); part.appendParagraph('b'); part.insertParagraph(1, 'c'); part.appendListItem('d');
    part.appendTable([['e']]); part.appendHorizontalRule(); part.appendImage(pixel()); part.setAttributes({ BOLD: true });
    const seen = [part.getText(), types(part), part.getParagraphs().length, part.getTables().length, part.getListItems().length,
      part.getChildIndex(part.getChild(1)), part.getChild(0).getAttributes().BOLD, String(part.getType()).split('_')[0]];
    part.clear(); [...seen, part.getText()]`;
  const all = (name: string) => [
    'a\nc\nb\nd\ne\n\n\n',
    ['PARAGRAPH', 'PARAGRAPH', 'PARAGRAPH', 'LIST_ITEM', 'TABLE', 'PARAGRAPH', 'PARAGRAPH', 'PARAGRAPH'],
    8,
    1,
    1,
    1,
    true,
    name,
    '',
  ];

  test('[T] HeaderSection.appendParagraph, insertParagraph, appendListItem, appendTable, appendHorizontalRule, appendImage, setText, getText, getParagraphs, getTables, getListItems, getChild, getChildIndex, getNumChildren, getType, setAttributes, clear: as in a body', () => {
    expect(written(everything('Header'))).toEqual(all('HEADER'));
  });

  test('[T] FooterSection.appendParagraph, insertParagraph, appendListItem, appendTable, appendHorizontalRule, appendImage, setText, getText, getParagraphs, getTables, getListItems, getChild, getChildIndex, getNumChildren, getType, setAttributes, clear: as in a body', () => {
    expect(written(everything('Footer'))).toEqual(all('FOOTER'));
  });
});
