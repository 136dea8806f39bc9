import { type Kind, recogniseHeading, type Whom } from './headings.ts';
import {
  type Columns as ColumnsOf,
  cutTable,
  type Lexicon,
  type Table,
  understandHeadings,
} from './table.ts';

/** A column as the product names it: whom it concerns and what it says. */
export type Field = `${Whom}.${Kind}`;

/** The columns of a school file. */
export type Columns = ColumnsOf<Field>;

const STUDENTS: Lexicon<Field> = {
  understand(heading) {
    const found = recogniseHeading(heading);
    return typeof found === 'string'
      ? found
      : { field: `${found.whom}.${found.kind}`, rank: found.rank, words: found.words };
  },
  required: [
    'student.conservatoire',
    'student.number',
    'student.lastName',
    'student.firstName',
    'student.birthDate',
    'student.cursus',
    'student.course',
  ],
};

/** A school file as a table, see `cutTable`. */
export function readTable(text: string): Table<Field> | 'empty' | 'notATable' {
  return cutTable(text, STUDENTS);
}

/** The headings of a school file, in whatever order. */
export function readHeadings(cells: readonly string[]): Columns {
  return understandHeadings(cells, STUDENTS);
}
