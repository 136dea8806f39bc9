import { describe, expect, test } from 'vitest';
import { driveTown, OWN_FILES, OWNER } from '../drive/drive.ts';

const scopes = [OWN_FILES, 'https://www.googleapis.com/auth/documents'];
const DOCX = 'application/vnd.openxmlformats-officedocument.wordprocessingml.document';

/** Converts a Word document with this foot; `doc` is what became of it. */
const converting = (foot: string, body = '<w:p/><w:sectPr>') => `
  const parts = { 'word/document.xml': '<w:body>${body}', 'word/footer1.xml': '<w:p>${foot}</w:p>' };
  const blobs = Object.keys(parts).map((path) => Utilities.newBlob(parts[path], 'text/xml', path));
  const made = Drive.Files.create({ name: 'Un papier', mimeType: 'application/vnd.google-apps.document' },
    Utilities.zip(blobs, 'a.docx').setContentType('${DOCX}'));
  const doc = DocumentApp.openById(made.id);`;

const NUMBERS =
  '<w:fldSimple w:instr="PAGE"><w:t>1</w:t></w:fldSimple><w:r><w:t> / </w:t></w:r><w:fldSimple w:instr="NUMPAGES"><w:t>1</w:t></w:fldSimple>';

const kinds = `const line = doc.getFooter().getParagraphs()[0];
  [line.getText(), ...Array.from({ length: line.getNumChildren() }, (_, at) => String(line.getChild(at).getType()))]`;

describe('a Word document that Drive converts', () => {
  test('[?] UnsupportedElement.getType, getParent: stand for the numbers of pages in its foot', () => {
    const host = driveTown({ scopes });
    expect(host.evaluate(converting(NUMBERS) + kinds)).toEqual([' / ', 'UNSUPPORTED', 'TEXT', 'UNSUPPORTED']);
    expect(host.documents.map(({ name, owner }) => [name, owner])).toEqual([['Un papier', OWNER]]);
    const parent = `doc.getFooter().getParagraphs()[0].getChild(0).getParent().getText()`;
    expect(host.evaluate(converting(NUMBERS) + parent)).toBe(' / ');
  });

  test('[?] Files.create: its page numbers may be lost', () => {
    const host = driveTown({ scopes }, { unconfirmed: { convertedFields: 'lost' } });
    expect(host.evaluate(converting(NUMBERS) + kinds)).toEqual([' / ', 'TEXT']);
  });

  test('[T] Files.create, remove: is one of the documents, until it is removed', () => {
    const host = driveTown({ scopes });
    const source = `${converting('')} Drive.Files.remove(doc.getId()); made`;
    expect(host.evaluate(source)).toMatchObject({ name: 'Un papier', kind: 'drive#file' });
    expect(host.documents).toEqual([]);
  });

  test('is not emulated with words in it, nor from another kind of file', () => {
    const host = driveTown({ scopes });
    expect(() => host.evaluate(converting('', '<w:p>mots</w:p>'))).toThrow('not emulated: Drive');
    const text = `Drive.Files.create({ name: 'a', mimeType: 'application/vnd.google-apps.document' }, Utilities.newBlob('a'))`;
    expect(() => host.evaluate(text)).toThrow('not emulated: Drive: content as');
  });
});
