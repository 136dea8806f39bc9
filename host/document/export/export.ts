import { paperOf } from '../paper.ts';
import { contentOf, type StoredDocument } from '../store/document.ts';

/** What a document may be saved as; Google's own menu offers the same. */
export const FORMATS = {
  docx: 'application/vnd.openxmlformats-officedocument.wordprocessingml.document',
  pdf: 'application/pdf',
  html: 'text/html; charset=utf-8',
} as const;

export type Format = keyof typeof FORMATS;

/** The document as a file. The writers are loaded when first needed: they are slow to start. */
export async function exported(document: StoredDocument, format: Format): Promise<Buffer> {
  const content = contentOf(document.content);
  const title = document.head.name;
  if (format === 'html') return Buffer.from(paperOf(document).html);
  if (format === 'docx') return (await import('./docx.ts')).docxOf(content, title);
  return (await import('./pdf.ts')).pdfOf(content, title);
}
