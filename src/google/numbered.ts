import { drive, idOf } from './files.ts';

/**
 * A new document whose foot says `2 / 7` on every page. No call of Google's inserts the number of a page, but a Word
 * document brings its own when Drive converts it (unconfirmed: the self-check tries it). `null` where Drive will not:
 * the paper then goes without numbers.
 */
export function numberedDocument(name: string): GoogleAppsScript.Document.Document | null {
  try {
    const blobs = Object.keys(parts).map((path) => Utilities.newBlob(parts[path] ?? '', 'text/xml', path));
    const file = Utilities.zip(blobs, 'papier.docx').setContentType(`${word}.document`);
    const made = drive().Files.create({ name, mimeType: 'application/vnd.google-apps.document' }, file, {
      fields: 'id',
    });
    return DocumentApp.openById(idOf(made));
  } catch (_refused) {
    return null;
  }
}

/** Does the foot of the document hold the number of the page and how many there are? */
export function hasNumbers(document: GoogleAppsScript.Document.Document): boolean {
  const [line] = document.getFooter()?.getParagraphs() ?? [];
  if (!line) return false;
  const kinds = Array.from({ length: line.getNumChildren() }, (_, at) => line.getChild(at).getType());
  return kinds.filter((kind) => kind === DocumentApp.ElementType.UNSUPPORTED).length === 2;
}

const word = 'application/vnd.openxmlformats-officedocument.wordprocessingml';
const packaged = 'http://schemas.openxmlformats.org/package/2006';
const office = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships';
const main = 'http://schemas.openxmlformats.org/wordprocessingml/2006/main';
const look = '<w:rPr><w:rFonts w:ascii="Arial" w:hAnsi="Arial"/><w:sz w:val="18"/></w:rPr>';

/** The smallest Word document with such a foot. Source: ECMA-376, parts 1 (17.10, 17.16) and 2. */
const parts: Readonly<Record<string, string>> = {
  '[Content_Types].xml': `<Types xmlns="${packaged}/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Override PartName="/word/document.xml" ContentType="${word}.document.main+xml"/><Override PartName="/word/footer1.xml" ContentType="${word}.footer+xml"/></Types>`,
  '_rels/.rels': related('officeDocument', 'word/document.xml'),
  'word/_rels/document.xml.rels': related('footer', 'footer1.xml'),
  'word/document.xml': `<w:document xmlns:w="${main}" xmlns:r="${office}"><w:body><w:p/><w:sectPr><w:footerReference w:type="default" r:id="r1"/><w:pgSz w:w="11906" w:h="16838"/></w:sectPr></w:body></w:document>`,
  'word/footer1.xml': `<w:ftr xmlns:w="${main}"><w:p><w:pPr><w:jc w:val="right"/></w:pPr>${field('PAGE')}<w:r>${look}<w:t xml:space="preserve"> / </w:t></w:r>${field('NUMPAGES')}</w:p></w:ftr>`,
};

function related(kind: string, target: string): string {
  return `<Relationships xmlns="${packaged}/relationships"><Relationship Id="r1" Type="${office}/${kind}" Target="${target}"/></Relationships>`;
}

function field(name: string): string {
  return `<w:fldSimple w:instr="${name}"><w:r>${look}<w:t>1</w:t></w:r></w:fldSimple>`;
}
