/** What a text says in columns; its caption is its name. */
export interface TextTable {
  readonly caption: string;
  readonly columns: readonly string[];
  /** As many cells as columns; the first one names the row. */
  readonly rows: readonly (readonly string[])[];
}

export interface TextPart {
  readonly heading: string;
  readonly paragraphs: readonly string[];
  /** Below the paragraphs. */
  readonly table?: TextTable;
}

export interface LegalText {
  readonly title: string;
  readonly version: string;
  readonly parts: readonly TextPart[];
}

/** One version of the terms, or of the data notice, as it was published: never edited. */
export interface TermsVersion extends LegalText {
  /** "lundi 11 mai 2026 à 10 h" */
  readonly since: string;
}
