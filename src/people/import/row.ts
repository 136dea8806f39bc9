import type { Conservatoire } from '../../campaign/town.ts';
import { normalise } from '../sameness.ts';
import type { Course, PostalAddress } from '../student.ts';
import { isNumber, readBirthDate, readYes, tidyMail, tidyNumber, tidyPhone, tidyText } from './cells.ts';
import type { Columns, Field } from './columns.ts';
import type { CsvRecord } from './csv.ts';
import { type ShapeProblem, shapeProblem } from './table.ts';

/** Why a line cannot be read, with the facts to explain it. */
export type LineProblem =
  | ShapeProblem<Field>
  | {
      readonly kind: 'openQuote' | 'noNumber' | 'noName' | 'noBirthDate' | 'noCourse' | 'noConservatoire';
    }
  | { readonly kind: 'badNumber' | 'impossibleDate' | 'futureBirth'; readonly typed: string }
  | { readonly kind: 'unknownConservatoire'; readonly typed: string; readonly known: readonly string[] };

/** A guardian as one line names them; `address` is missing when it is the student's. */
export interface GuardianCells {
  readonly lastName: string;
  readonly firstName: string;
  readonly mail: string;
  readonly phone: string;
  readonly address?: PostalAddress;
}

/** One readable line: one course of one student. */
export interface Row {
  readonly line: number;
  readonly number: string;
  readonly conservatoire: string;
  readonly lastName: string;
  readonly firstName: string;
  readonly birthDate: string;
  readonly onLeave: boolean;
  readonly family: string;
  readonly mail: string;
  readonly phone: string;
  readonly address: PostalAddress;
  /** The same as the file says it, for a guardian without an address of their own. */
  readonly home: PostalAddress;
  readonly cursus: string;
  readonly course: Course;
  readonly guardian1: GuardianCells;
  readonly guardian2: GuardianCells;
}

/** What reading a line needs besides the line: `today` is the civil day `YYYY-MM-DD` in Paris. */
export interface Reader {
  readonly columns: Columns;
  /** Codes of the town's establishments by normalised name and code. */
  readonly codes: ReadonlyMap<string, string>;
  /** Names of the town's establishments. */
  readonly known: readonly string[];
  readonly today: string;
}

/** A reader for the files of a town; see `Reader`. */
export function createReader(columns: Columns, town: readonly Conservatoire[], today: string): Reader {
  const codes = town.flatMap(({ code, name }): [string, string][] => [
    [normalise(name), code],
    [normalise(code), code],
  ]);
  return { columns, codes: new Map(codes), known: town.map(({ name }) => name), today };
}

/** Reads one record, or says why it cannot be read. */
export function readRow(record: CsvRecord, reader: Reader): Row | LineProblem {
  const cells = record.cells;
  if (cells === undefined) return { kind: 'openQuote' };
  const shape = shapeProblem(cells, reader.columns);
  if (shape !== undefined) return shape;
  const raw = (field: Field): string => rawCell(cells, reader.columns, field);
  const text = (field: Field): string => tidyText(raw(field));
  const home = {
    street: text('student.street'),
    postcode: text('student.postcode'),
    town: text('student.town'),
  };
  const row: Row = {
    line: record.line,
    number: tidyNumber(raw('student.number')),
    conservatoire: reader.codes.get(normalise(text('student.conservatoire'))) ?? '',
    lastName: text('student.lastName'),
    firstName: text('student.firstName'),
    birthDate: readBirthDate(text('student.birthDate')) ?? '',
    onLeave: normalise(text('student.status')).includes('conge'),
    family: tidyNumber(raw('student.family')),
    mail: tidyMail(raw('student.mail')),
    phone: tidyPhone(raw('student.phone')),
    address: home,
    home,
    cursus: text('student.cursus'),
    course: {
      name: text('student.course'),
      level: text('student.level'),
      adapted: readYes(raw('student.adapted')),
    },
    guardian1: guardianCells('guardian1', raw),
    guardian2: guardianCells('guardian2', raw),
  };
  return contentProblem(row, text, reader) ?? row;
}

/** The cell of a field exactly as in the file; empty when the file has no such column. */
function rawCell(cells: readonly string[], columns: Columns, field: Field): string {
  const at = columns.at.get(field);
  return at === undefined ? '' : (cells[at] ?? '');
}

/** The student number of a record that could not be read, as far as it is known; empty otherwise. */
export function numberOf(record: CsvRecord, columns: Columns): string {
  const number = tidyNumber(rawCell(record.cells ?? [], columns, 'student.number'));
  return isNumber(number) ? number : '';
}

function contentProblem(row: Row, text: (field: Field) => string, reader: Reader): LineProblem | undefined {
  if (row.number === '') return { kind: 'noNumber' };
  if (!isNumber(row.number)) return { kind: 'badNumber', typed: text('student.number') };
  if (row.lastName === '' && row.firstName === '') return { kind: 'noName' };
  const typedDate = text('student.birthDate');
  if (typedDate === '') return { kind: 'noBirthDate' };
  if (row.birthDate === '') return { kind: 'impossibleDate', typed: typedDate };
  if (row.birthDate > reader.today) return { kind: 'futureBirth', typed: typedDate };
  const typedConservatoire = text('student.conservatoire');
  if (typedConservatoire === '') return { kind: 'noConservatoire' };
  if (row.conservatoire === '') {
    return { kind: 'unknownConservatoire', typed: typedConservatoire, known: reader.known };
  }
  return row.cursus === '' || row.course.name === '' ? { kind: 'noCourse' } : undefined;
}

/** Fields are written out once: made anew for each line they cost a quarter of the reading. */
const GUARDIAN_FIELDS = { guardian1: guardianFields('guardian1'), guardian2: guardianFields('guardian2') };

function guardianFields<W extends 'guardian1' | 'guardian2'>(whom: W) {
  return {
    lastName: `${whom}.lastName`,
    firstName: `${whom}.firstName`,
    mail: `${whom}.mail`,
    phone: `${whom}.phone`,
    street: `${whom}.street`,
    postcode: `${whom}.postcode`,
    town: `${whom}.town`,
  } as const;
}

function guardianCells(whom: 'guardian1' | 'guardian2', raw: (field: Field) => string): GuardianCells {
  const fields = GUARDIAN_FIELDS[whom];
  const lastName = tidyText(raw(fields.lastName));
  const firstName = tidyText(raw(fields.firstName));
  const mail = tidyMail(raw(fields.mail));
  const phone = tidyPhone(raw(fields.phone));
  const [street, postcode, town] = [raw(fields.street), raw(fields.postcode), raw(fields.town)].map(tidyText);
  if (!street && !postcode && !town) return { lastName, firstName, mail, phone };
  const address = splitAddress({ street: street ?? '', postcode: postcode ?? '', town: town ?? '' });
  return { lastName, firstName, mail, phone, address };
}

/** An address typed in a single cell, « 6 rue Pauline-Viardot 91990 Valmont-sur-Orge », in its three parts. */
function splitAddress(address: PostalAddress): PostalAddress {
  if (address.postcode !== '' || address.town !== '') return address;
  const parts = /^(.+?),? (\d{5}) (.+)$/.exec(address.street);
  const [, street = '', postcode = '', town = ''] = parts ?? [];
  return parts === null ? address : { street, postcode, town };
}

/** Whether a guardian is named at all on the line. */
export function isNamed(guardian: GuardianCells): boolean {
  return guardian.lastName !== '' || guardian.firstName !== '';
}
