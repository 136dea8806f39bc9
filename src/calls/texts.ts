export interface LegalText {
  readonly title: string;
  readonly version: string;
  readonly parts: readonly { readonly heading: string; readonly paragraphs: readonly string[] }[];
}

/** One version of the terms as it was published: never edited. */
export interface TermsVersion extends LegalText {
  /** "lundi 11 mai 2026 à 10 h" */
  readonly since: string;
}
