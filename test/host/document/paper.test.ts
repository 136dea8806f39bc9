import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { town } from '../town.ts';
import { PIXEL, written } from './desk.ts';

/** A document as its people see it. */
function seen(source: string) {
  const host = town();
  written(source, host);
  const [paper] = host.documents;
  if (paper === undefined) throw new Error('the document is there');
  return paper;
}

describe('a document as people see it', () => {
  test('has a sheet of paper for each page', () => {
    const { pages } = seen(`body.appendParagraph('une'); body.appendPageBreak(); body.appendParagraph('deux');
      const last = body.appendParagraph('fin'); last.appendPageBreak(); last.appendText('trois');`);
    expect(pages).toHaveLength(3);
    expect(pages[0]).toContain('aria-label="Page 1 sur 3"');
    expect(pages.map((page) => /une|deux|trois/.exec(page)?.[0])).toEqual(['une', 'deux', 'trois']);
    expect(pages[1]).toContain('fin');
  });

  test('repeats its header and its footer', () => {
    const { pages } = seen(
      `doc.addHeader().setText('haut'); doc.addFooter().setText('bas'); body.appendPageBreak();`,
    );
    expect(pages.map((page) => [page.includes('haut'), page.includes('bas')])).toEqual([
      [true, true],
      [true, true],
    ]);
  });

  test('has headings, lists, rules, links and images a screen reader understands', () => {
    const { html } = seen(`const { HEADING1, HEADING2 } = DocumentApp.ParagraphHeading;
      body.appendParagraph('Titre').setHeading(HEADING1); body.appendParagraph('Partie').setHeading(HEADING2);
      body.appendListItem('a'); body.appendListItem('b').setNestingLevel(1);
      body.appendParagraph('x'); body.appendListItem('c').setGlyphType(DocumentApp.GlyphType.BULLET);
      body.appendHorizontalRule(); body.appendParagraph('voir').setText('ici');
      body.appendParagraph('lien').editAsText().setLinkUrl('https://ville.example.org/?a=1&b=2');
      body.appendParagraph('piège').editAsText().setLinkUrl('javascript:alert(1)');
      body.appendImage(pixel()).setAltDescription('Un "point"');`);
    expect(html).toMatch(/<h2[^>]*>Titre<\/h2>/);
    expect(html).toMatch(/<h3[^>]*>Partie<\/h3>/);
    expect(html).toMatch(/<ol><li[^>]*>a<\/li><li[^>]*>b<\/li><\/ol>/);
    expect(html).toMatch(/<ul><li[^>]*>c<\/li><\/ul>/);
    expect(html).toContain('<hr>');
    expect(html).toContain('href="https://ville.example.org/?a=1&amp;b=2"');
    expect(html).not.toContain('javascript:');
    expect(html).toContain(
      `src="data:image/png;base64,${PIXEL}" alt="Un &#34;point&#34;" width="1" height="1"`,
    );
  });

  test('has a head for the bold first row of a table with lines, and none for a table without', () => {
    const { html } = seen(`const one = body.appendTable([['Nom', 'Rang'], ['a', '1']]);
      one.getRow(0).setAttributes({ BOLD: true });
      body.appendTable([['Expéditeur', 'Destinataire']]).setBorderWidth(0).getRow(0).setAttributes({ BOLD: true });`);
    expect(html.match(/<th scope="col"/g)).toHaveLength(2);
    expect(html).toMatch(/<thead><tr><th[^>]*><p[^>]*><span[^>]*>Nom<\/span>/);
    expect(html).toContain('<table class="bare" role="presentation">');
  });

  test('is drawn by classes, with no style written on an element', () => {
    const { pages, css } = seen(`body.setPageWidth(595.276).setPageHeight(841.89).setMarginLeft(70.87);
      body.appendParagraph('x').setAttributes({ FONT_SIZE: 9, FONT_FAMILY: 'Arial', FOREGROUND_COLOR: '#111111', SPACING_AFTER: 4,
        HORIZONTAL_ALIGNMENT: DocumentApp.HorizontalAlignment.RIGHT, LINE_SPACING: 1.2, ITALIC: true, UNDERLINE: false });
      const cell = body.appendTable([['a']]).getCell(0, 0).setPaddingTop(70).setVerticalAlignment(DocumentApp.VerticalAlignment.CENTER);
      cell.getParent().setMinimumHeight(20);`);
    expect(pages.join()).not.toContain('style=');
    for (const rule of [
      'width:595.276pt',
      'min-height:841.89pt',
      'padding-left:70.87pt',
      'font-size:9pt',
      'text-align:right',
    ])
      expect(css).toContain(rule);
    expect(css).toContain('vertical-align:middle');
  });

  test('shows any text as it is, never as markup', () => {
    const host = town();
    const text = fc.string().map((part) => `x<i>${part}"&</i>`);
    fc.assert(
      fc.property(text, (value) => {
        const id = written(
          `const given = ${JSON.stringify(value)}; body.appendParagraph(given); body.appendTable([[given]]);
           body.appendListItem(given); body.appendImage(pixel()).setAltTitle(given);
           body.appendParagraph('x').setAttributes({ FONT_FAMILY: given, FOREGROUND_COLOR: given, LINK_URL: 'https://' + given }); doc.getId()`,
          host,
        );
        const { html, css } = host.documents.find((paper) => paper.id === id) ?? { html: '<i>', css: '' };
        expect(html).not.toMatch(/<i>|<\/i>/);
        expect(css).not.toMatch(/[<>]/);
      }),
      { numRuns: 15 },
    );
  });
});
