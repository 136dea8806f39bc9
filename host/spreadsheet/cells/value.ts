/** A formula is kept as it was written, with its leading `=`; it is never silently text. */
export interface Formula {
  readonly formula: string;
}

/** What a cell holds. Dates are serials with a date format; the empty cell is `''`. */
export type CellValue = string | number | boolean | Formula;

export function isFormula(value: CellValue): value is Formula {
  return typeof value === 'object';
}

/** What typing leaves in a cell: a value and, when typing implies one, a number format. */
export interface Typed {
  readonly value: CellValue;
  readonly format?: string;
}

/** Plain text: what is written is kept to the letter. */
export const TEXT_FORMAT = '@';

/** The automatic format; Google reads it back as `0.###############`. */
export const AUTOMATIC_FORMAT = '';
