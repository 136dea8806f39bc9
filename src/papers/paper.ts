/**
 * A French paper as data: a letter, a receipt, minutes. Two writers turn it into what people hold: `html.ts` and the
 * adapter for documents. Both keep to A4, margins of 25 mm, one typeface, black on white.
 */
export interface Paper {
  /** Names the paper; not written on it: that is a heading's work. */
  readonly title: string;
  readonly parts: readonly PaperPart[];
  /** One line at the foot of every page: the reference. Empty for none. */
  readonly foot: string;
  /** At the head of every page: what the paper is not, or not yet (*PROJET*). */
  readonly mark?: string;
}

export interface Span {
  readonly text: string;
  readonly bold?: true;
}

/** A word or two may be bold: the rest is plain. */
export type Words = string | readonly Span[];

/** Widths are millimetres; a page has 160 between its margins. */
export type PaperPart =
  | { readonly kind: 'heading'; readonly level: 1 | 2 | 3; readonly text: string }
  | {
      readonly kind: 'paragraph';
      readonly words: Words;
      readonly align?: 'right' | 'centre';
      readonly small?: true;
    }
  /** Two columns: what it is, and what it says. */
  | { readonly kind: 'facts'; readonly facts: readonly (readonly [label: string, value: string])[] }
  | {
      readonly kind: 'table';
      /** What the table is about: it stands above, and a screen reader says it first. */
      readonly caption: string;
      readonly columns: readonly { readonly heading: string; readonly width: number }[];
      readonly rows: readonly (readonly string[])[];
    }
  | { readonly kind: 'list'; readonly items: readonly string[]; readonly numbered?: true }
  /** First on its page: the addressee shows through the window of a French envelope. Lines of each. */
  | { readonly kind: 'window'; readonly from: readonly string[]; readonly to: readonly string[] }
  /** A box for each to sign in. */
  | { readonly kind: 'signatures'; readonly signers: readonly Signer[] }
  | { readonly kind: 'image'; readonly png: string; readonly width: number; readonly alt: string }
  /** In a box: a picture, and beside it the lines that go with it. */
  | {
      readonly kind: 'pictured';
      readonly png: string;
      readonly width: number;
      readonly alt: string;
      readonly lines: readonly Words[];
    }
  | { readonly kind: 'rule' }
  | { readonly kind: 'pageBreak' };

export interface Signer {
  readonly name: string;
  /** "Le maire", "Un témoin". */
  readonly quality: string;
}

/** Millimetres that both writers keep to. The window's place is that of a DL envelope with a window on the right. */
export const layout = {
  page: { width: 210, height: 297 },
  margin: 25,
  window: { left: 105, top: 50, bottom: 95 },
  signature: 25,
} as const;

/** The parts of a paper as one page among others: its own foot closes it. */
export function pageOf({ parts, foot }: Paper): readonly PaperPart[] {
  return foot === '' ? parts : [...parts, { kind: 'paragraph', words: foot, small: true }];
}

/** Many papers as one, each on a page of its own: a single document to print. */
export function joinPages(title: string, papers: readonly Paper[]): Paper {
  const parts = papers.flatMap((paper, index): readonly PaperPart[] =>
    index === 0 ? pageOf(paper) : [{ kind: 'pageBreak' }, ...pageOf(paper)],
  );
  return { title, parts, foot: '' };
}

/** Words as spans, empty ones left out. */
export function spansOf(words: Words): readonly Span[] {
  const spans = typeof words === 'string' ? [{ text: words }] : words;
  return spans.filter(({ text }) => text !== '');
}
