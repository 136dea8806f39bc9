import { sheetsOf } from './html.ts';
import { StyleBook } from './look.ts';
import { contentOf, type StoredDocument } from './store/document.ts';

/** A document as people see it. */
export interface PaperView {
  readonly id: string;
  readonly name: string;
  readonly owner: string;
  readonly editors: readonly string[];
  readonly viewers: readonly string[];
  /** What `Body.getText()` answers. */
  readonly text: string;
  /** The text of every paragraph and list item of the body, those of tables too. */
  readonly paragraphs: readonly string[];
  /** Sheets of paper, as far as page breaks tell. */
  readonly pages: readonly string[];
  readonly css: string;
  /** The whole as one HTML page. */
  readonly html: string;
}

export function paperOf({ head, content: saved }: StoredDocument): PaperView {
  const content = contentOf(saved);
  const styles = new StyleBook();
  const pages = sheetsOf(content, styles);
  const { css } = styles;
  return {
    ...head,
    text: content.body.text,
    paragraphs: content.body.all('PARAGRAPH', 'LIST_ITEM').map(({ text }) => text),
    pages,
    css,
    html: `<!DOCTYPE html><html lang="fr"><meta charset="utf-8"><style>${css}</style><body>${pages.join('\n')}</body></html>`,
  };
}
