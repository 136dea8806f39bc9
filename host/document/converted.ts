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
  const foot = part('word/footer1.xml');
  const line = paragraphNode('PARAGRAPH', '');
  if (foot.includes('<w:jc w:val="right"/>')) line.style = { HORIZONTAL_ALIGNMENT: 'RIGHT' };
  /** Word counts half points. */
  const size = Number(/<w:sz w:val="(\d+)"/.exec(foot)?.[1] ?? 22) / 2;
  for (const [, field, text] of foot.matchAll(
    /<w:fldSimple w:instr="(\w+)">.*?<\/w:fldSimple>|<w:t[^>]*>([^<]*)</g,
  )) {
    if (text !== undefined) line.insert(textNode(text, { FONT_SIZE: size }));
    else if (convertedFields === 'kept') line.insert(fieldNode(field ?? '', size));
  }
  const footer = new Node('FOOTER_SECTION');
  footer.insert(line);
  return { ...EMPTY, footer: footer.toJson() };
}

function fieldNode(name: string, size: number): Node {
  const node = new Node('UNSUPPORTED');
  node.style = { FIELD: name, FONT_SIZE: size };
  return node;
}
