/**
 * What the documentation leaves open [?]: both answers are possible on the live service, so the suite can run in
 * either. Nothing in the product may depend on one of them.
 */
export interface Unconfirmed {
  /** A string beginning with '=' written into a cell of format '@'. */
  readonly formulaInTextCell: 'text' | 'formula';
  /** When a range outside the grid is refused. */
  readonly rangeOutsideGrid: 'atGetRange' | 'atUse';
  /** A leading apostrophe written by a script. */
  readonly apostrophe: 'hidden' | 'kept';
  /** A full grid when appendRow is called. */
  readonly appendRowOnFullGrid: 'extends' | 'throws';
  /** A clerk who is signed in and visits the deployment made for anyone. */
  readonly clerkOnPublicDeployment: 'nameless' | 'named';
  /** What a page gets when the function returned nothing. */
  readonly undefinedToPage: 'null' | 'undefined';
  /** What a paragraph appended to a document looks like: its own, or the one above it, heading apart. */
  readonly appendedParagraph: 'plain' | 'likePrevious';
  /** The numbers of pages in the foot of a Word document that Drive converts. */
  readonly convertedFields: 'kept' | 'lost';
  /** The text of the error for an identifier that names no spreadsheet. */
  readonly unknownSpreadsheet: 'illegal' | 'unexpected';
}

/** The harsher answer of each pair, so that what works here works either way; pages are numbered, to be seen. */
export const UNCONFIRMED: Unconfirmed = {
  formulaInTextCell: 'formula',
  rangeOutsideGrid: 'atGetRange',
  apostrophe: 'hidden',
  appendRowOnFullGrid: 'throws',
  clerkOnPublicDeployment: 'nameless',
  undefinedToPage: 'null',
  appendedParagraph: 'likePrevious',
  convertedFields: 'kept',
  unknownSpreadsheet: 'unexpected',
};
