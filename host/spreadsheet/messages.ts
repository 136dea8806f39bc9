import { ServiceError } from '../emulated.ts';

/** Google's words, each with its evidence in spec/apps-script.md 4. */
const MESSAGES = {
  startingRow: 'The starting row of the range is too small.',
  startingColumn: 'The starting column of the range is too small.',
  rowsAtLeastOne: 'The number of rows in the range must be at least 1.',
  columnsAtLeastOne: 'The number of columns in the range must be at least 1.',
  rangeNotFound: 'Range not found',
  outside: 'The coordinates of the range are outside the dimensions of the sheet.',
  rowsOutOfBounds: 'Those rows are out of bounds.',
  columnsOutOfBounds: 'Those columns are out of bounds.',
  allNonFrozenRows: 'Sorry, it is not possible to delete all non-frozen rows.',
  allNonFrozenColumns: 'Sorry, it is not possible to delete all non-frozen columns.',
  allSheets: "You can't remove all the sheets in a document.",
  tooManyCells:
    'This action would increase the number of cells in the workbook above the limit of 10000000 cells.',
  tooLong: 'Your input contains more than the maximum of 50000 characters in a single cell.',
  noAccess: 'You do not have permission to access the requested document.',
  unexpectedId: 'Unexpected error while getting the method or property openById on object SpreadsheetApp.',
  noUi: 'Cannot call SpreadsheetApp.getUi() from this context.',
  protectedCell:
    'You are trying to edit a protected cell or object. Please contact the spreadsheet owner to remove protection if you need to edit.',
  filterExists: "You can't create a filter in a sheet that already has a filter.",
} as const;

/** An error in one of Google's fixed sentences. */
export function refused(message: keyof typeof MESSAGES): ServiceError {
  return new ServiceError(MESSAGES[message]);
}

/** `The number of rows in the data does not match the number of rows in the range. The data has 1 but the range has 526.` */
export function sizeMismatch(what: 'rows' | 'columns', data: number, range: number): ServiceError {
  return new ServiceError(
    `The number of ${what} in the data does not match the number of ${what} in the range. The data has ${data} but the range has ${range}.`,
  );
}

/** Two tabs cannot have one name. */
export function duplicateName(name: string): ServiceError {
  return new ServiceError(`A sheet with the name "${name}" already exists. Please enter another name.`);
}

/** A value outside the list of a strict dropdown [?]. */
export function invalidData(cell: string): ServiceError {
  return new ServiceError(
    `The data you entered in cell ${cell} violates the data validation rules set on this cell.`,
  );
}

/** The older sentence for an identifier that names no spreadsheet. */
export function illegalId(id: string): ServiceError {
  return new ServiceError(`Illegal spreadsheet id or key: ${id}`);
}

/** A tab that was deleted in the meantime. */
export function sheetGone(id: number): ServiceError {
  return new ServiceError(`Sheet ${id} not found`);
}
