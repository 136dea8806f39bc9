import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { Host } from '../../host/index.ts';
import { driveTown, OWN_FILES } from '../host/drive/drive.ts';
import { town } from '../host/town.ts';
import { anyPaper, letter, letters, minutes, wordsOf } from '../papers/samples.ts';
import { empty, write } from './adapter.ts';

const DOCUMENTS = 'https://www.googleapis.com/auth/documents';

const seen = (host: Host) => {
  const [paper] = host.documents;
  if (paper === undefined) throw new Error('a document was written');
  return paper;
};

describe('a paper written as a document', () => {
  test('says every word in order, whatever a new paragraph takes from the one above', () => {
    for (const appendedParagraph of ['plain', 'likePrevious'] as const) {
      const host = town({}, { unconfirmed: { appendedParagraph } });
      fc.assert(
        fc.property(anyPaper, (paper) => {
          const { id } = write(host, paper);
          const { text } = host.documents.find((document) => document.id === id) ?? { text: '' };
          let at = 0;
          for (const word of paper.parts.flatMap(wordsOf)) {
            expect(text.indexOf(word, at)).toBeGreaterThanOrEqual(at);
            at = text.indexOf(word, at) + word.length;
          }
        }),
        { numRuns: 15 },
      );
    }
  });

  test('looks the same, whatever a new paragraph takes from the one above', () => {
    const looks = (['plain', 'likePrevious'] as const).map((appendedParagraph) => {
      const host = town({}, { unconfirmed: { appendedParagraph } });
      write(host, { ...letters(2), parts: [...letters(2).parts, ...minutes.parts] });
      return seen(host).pages.map((page) => page.replace(/ class="[^"]*"/g, ''));
    });
    expect(looks[0]).toEqual(looks[1]);
  });

  test('is A4 with margins of 25 mm, real headings, a head of columns, a foot, and its address', () => {
    const host = town({}, { address: 'http://localhost:8417' });
    const place = write(host, minutes);
    const { html, css, id, name } = seen(host);
    expect(place).toEqual({ id, address: `http://localhost:8417/papiers/${id}/edit` });
    expect(name).toBe('Un document');
    expect(css).toContain('width:595.2755905511812pt;min-height:841.8897637795276pt');
    expect(css).toContain('padding-left:70.86614173228347pt');
    expect(html).toMatch(/<h2[^>]*><span[^>]*>Procès-verbal du tirage au sort<\/span><\/h2>/);
    expect(html).toMatch(/<h3[^>]*><span[^>]*>Ordre<\/span><\/h3>/);
    expect(html.match(/<th scope="col"/g)).toHaveLength(2);
    expect(html).toMatch(/<ul><li[^>]*>.*Un témoin est présent/);
    expect(html).toMatch(/<ol><li[^>]*>.*premier/);
    expect(html).toContain('Tirage 3F9A · empreinte 12AB 34CD');
  });

  test('shows the addressee 105 mm from the left and 50 mm from the top', () => {
    const host = town();
    const { id } = write(host, letter(1));
    const source = `const table = DocumentApp.openById('${id}').getBody().getTables()[0]; const cell = table.getCell(0, 1);
      [table.getColumnWidth(0), cell.getPaddingLeft(), cell.getPaddingTop(), table.getRow(0).getMinimumHeight(), table.getBorderWidth()]`;
    const [left, ...inside] = host.evaluate(source) as [number, ...number[]];
    expect(25 + (left * 25.4) / 72).toBeCloseTo(105);
    expect(inside.map((points) => (points * 25.4) / 72)).toEqual(
      [0, 25, 70, 0].map((mm) => expect.closeTo(mm, 6)),
    );
  });

  test('holds its picture at its size, with its words', () => {
    const host = town();
    write(host, letter(1));
    expect(seen(host).html).toMatch(/alt="Code à photographier[^"]*" width="113" height="113"/);
  });

  test('says its mark at the head, and above its foot the number of each page', () => {
    const host = driveTown({ scopes: [OWN_FILES, DOCUMENTS] });
    const { id } = write(host, { ...minutes, mark: 'PROJET' }, 'numbered');
    const { html } = seen(host);
    expect(html).toMatch(/<section[^>]*><p[^>]*><span[^>]*>PROJET<\/span><\/p>/);
    expect(html).toMatch(/empreinte 12AB 34CD<\/span><\/p>\n?<p[^>]*>#[^#]* \/ [^#]*#<\/p>/);
    expect(host.documents.map((document) => document.id)).toEqual([id]);
  });

  test('has its foot alone where Drive refuses, or where the numbers are lost on the way', () => {
    const refusing = town();
    const losing = driveTown(
      { scopes: [OWN_FILES, DOCUMENTS] },
      { unconfirmed: { convertedFields: 'lost' } },
    );
    for (const host of [refusing, losing]) {
      write(host, minutes, 'numbered');
      expect(seen(host).html).toContain('empreinte 12AB 34CD</span></p></section>');
      expect(host.documents).toHaveLength(1);
    }
  });

  test('that will not be used is emptied: nothing of it can be read any more', () => {
    const host = town();
    const { id } = write(host, letters(2));
    empty(host, id);
    expect(seen(host).text.trim()).toBe('');
    expect(seen(host).html).not.toMatch(/Robin|<img|<table/);
  });

  test('of 150 letters takes well under four minutes of Google, in four round trips', () => {
    const host = town();
    write(host, letters(150));
    const run = host.executions[host.executions.length - 1];
    expect(run?.trips).toBe(4);
    expect((run?.callCount ?? 0) / 150).toBeLessThan(50);
    expect(run?.milliseconds).toBeLessThan(120_000);
    expect(seen(host).pages).toHaveLength(150);
  });
});
