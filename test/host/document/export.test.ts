import { strFromU8, unzipSync } from 'fflate';
import { describe, expect, test } from 'vitest';
import { pdfDefinition } from '../../../host/document/export/pdf.ts';
import { contentOf } from '../../../host/document/store/document.ts';
import type { Host } from '../../../host/index.ts';
import type { Paper } from '../../../src/papers/paper.ts';
import { write } from '../../google/adapter.ts';
import { letter, minutes } from '../../papers/samples.ts';
import { driveTown, OWN_FILES } from '../drive/drive.ts';

const scopes = [OWN_FILES, 'https://www.googleapis.com/auth/documents'];

function written(paper: Paper): { host: Host; id: string } {
  const host = driveTown({ scopes });
  return { host, id: write(host, paper, 'numbered').id };
}

/** The parts of a Word file, by their paths. */
async function wordOf(paper: Paper): Promise<(path: string) => string> {
  const { host, id } = written(paper);
  const files = unzipSync(await host.exportDocument(id, 'docx'));
  return (path) => strFromU8(files[path] ?? new Uint8Array());
}

const long: Paper = {
  ...minutes,
  parts: [
    { kind: 'heading', level: 1, text: 'Ordre <du tirage>' },
    {
      kind: 'table',
      caption: 'Ordre',
      columns: [
        { heading: 'Ordre', width: 30 },
        { heading: 'Participation', width: 130 },
      ],
      rows: Array.from({ length: 120 }, (_, at) => [String(at + 1), `T${at}`]),
    },
  ],
  mark: 'PROJET',
};

const pagesIn = (pdf: Buffer) => pdf.toString('latin1').match(/\/Type\s*\/Page\b/g)?.length ?? 0;

describe('a document saved for Word', () => {
  test('has heading styles, heads of tables that repeat, rows that hold together', async () => {
    const main = (await wordOf(minutes))('word/document.xml');
    expect(main).toMatch(/<w:pStyle w:val="Heading1"\/>.*?Procès-verbal du tirage au sort/);
    expect(main).toMatch(/<w:pStyle w:val="Heading2"\/>.*?Ordre/);
    expect(main.match(/<w:tblHeader\/>/g)).toHaveLength(1);
    expect(main).toMatch(/<w:tr><w:trPr>(<w:cantSplit\/>)?<w:tblHeader\/>.*?Rang/);
    expect(main.match(/<w:cantSplit\/>/g)?.length).toBeGreaterThan(3);
  });

  test('says its mark at the head of each page, its foot, and the number of the page', async () => {
    const part = await wordOf({ ...minutes, mark: 'PROJET' });
    expect(part('word/header1.xml')).toContain('PROJET');
    const footer = part('word/footer1.xml');
    expect(footer).toMatch(/Tirage 3F9A.*PAGE<.* \/ .*NUMPAGES</);
  });

  test('is A4 with its margins, and lays out the window, its picture and its words', async () => {
    const part = await wordOf(letter(1));
    const main = part('word/document.xml');
    expect(main).toMatch(/<w:pgSz w:w="11906" w:h="16838"/);
    expect(main).toMatch(/w:left="1417"/);
    expect(main).toContain('Famille Robin 1');
    expect(main).toMatch(/<wp:docPr [^>]*descr="Code à photographier/);
    expect(main).toMatch(/<w:b\/>(?:(?!<w:t).)*<w:t[^>]*>samedi 30/);
  });

  test('numbers each list from one, and points the others', async () => {
    const main = (await wordOf({ ...minutes, parts: [...minutes.parts, ...minutes.parts] }))(
      'word/document.xml',
    );
    const lists = [...main.matchAll(/<w:numId w:val="(\d+)"/g)].map(([, id]) => id);
    expect(new Set(lists).size).toBe(3);
  });
});

describe('a document saved as PDF', () => {
  test('is a real file, its long table over several pages, with the bookmarks of its headings', async () => {
    const { host, id } = written(long);
    const pdf = await host.exportDocument(id, 'pdf');
    expect(pdf.subarray(0, 5).toString()).toBe('%PDF-');
    expect(pagesIn(pdf)).toBe(5);
    const text = pdf.toString('latin1');
    expect(text).toContain('/Lang (fr)');
    const title = Buffer.from(`\ufeffOrdre <du tirage>`, 'utf16le').swap16().toString('latin1');
    expect(text.includes(title) || text.includes('(Ordre <du tirage>)')).toBe(true);
  });

  test('repeats the head of its tables, its mark, its foot and the number of each page', () => {
    const { host, id } = written(long);
    const stored = host.papers.get(id);
    if (!stored) throw new Error('it was written');
    const definition = pdfDefinition(contentOf(stored.content), 'Un document');
    expect(JSON.stringify(definition.content).match(/"headerRows":\d/g)).toEqual(['"headerRows":1']);
    const said = (part: unknown) =>
      JSON.stringify((part as (page: number, pages: number) => unknown)(2, 7))
        .match(/"text":"[^"]*"/g)
        ?.map((text) => text.slice(8, -1));
    expect(said(definition.header)).toEqual(['PROJET']);
    expect(said(definition.footer)).toEqual([minutes.foot, '2', ' / ', '7']);
  });

  test('leaves no heading and no caption alone at the foot of a page', () => {
    const { host, id } = written({ ...minutes, parts: [...minutes.parts, ...minutes.parts] });
    const stored = host.papers.get(id);
    if (!stored) throw new Error('it was written');
    const { content } = pdfDefinition(contentOf(stored.content), 'Un document');
    const kept = (content as { unbreakable?: boolean }[]).filter(({ unbreakable }) => unbreakable);
    expect(kept.map((block) => JSON.stringify(block).includes('"headerRows":1'))).toEqual([true, true]);
    expect(JSON.stringify(kept[0])).toContain('Procès-verbal du tirage au sort');
  });

  test('holds the letter: window, picture, bold words', async () => {
    const { host, id } = written(letter(1));
    const pdf = await host.exportDocument(id, 'pdf');
    expect(pagesIn(pdf)).toBe(1);
    expect(pdf.toString('latin1')).toContain('/Subtype /Image');
  });
});

test('a document saved as a page is what people see; one that is not there is refused', async () => {
  const { host, id } = written(minutes);
  expect(String(await host.exportDocument(id, 'html'))).toBe(host.documents[0]?.html);
  expect(() => host.exportDocument('nulle-part', 'pdf')).toThrow(
    'Il n’y a pas de document de cet identifiant.',
  );
});
