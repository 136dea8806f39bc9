import { strFromU8, unzipSync } from 'fflate';
import { NotEmulated } from '../emulated.ts';
import type { Unconfirmed } from '../unconfirmed.ts';
import { type ContentJson, EMPTY } from './store/document.ts';
import { Node, paragraphNode, textNode } from './store/node.ts';

export const DOCX = 'application/vnd.openxmlformats-officedocument.wordprocessingml.document';
export const GOOGLE_DOCUMENT = 'application/vnd.google-apps.document';

/**
 * What Drive makes of a Word document: here of one that is empty but for the text and the page numbers of its foot.
 * Whether the numbers come through is unconfirmed [?].
 */
export function convertedDocx(
  bytes: Buffer,
  { convertedFields }: Pick<Unconfirmed, 'convertedFields'>,
): ContentJson {
  const files = unzipSync(bytes);
  const part = (path: string) => strFromU8(files[path] ?? new Uint8Array());
  if (!/<w:body><w:p\/><w:sectPr>/.test(part('word/document.xml')))
    throw new NotEmulated('Drive: a Word document that is not empty');
  const line = paragraphNode('PARAGRAPH', '');
  for (const [, field, text] of part('word/footer1.xml').matchAll(
    /<w:fldSimple w:instr="(\w+)">.*?<\/w:fldSimple>|<w:t[^>]*>([^<]*)</g,
  )) {
    if (text !== undefined) line.insert(textNode(text));
    else if (convertedFields === 'kept') line.insert(fieldNode(field ?? ''));
  }
  const footer = new Node('FOOTER_SECTION');
  footer.insert(line);
  return { ...EMPTY, footer: footer.toJson() };
}

function fieldNode(name: string): Node {
  const node = new Node('UNSUPPORTED');
  node.style = { FIELD: name };
  return node;
}
