import type { Rectifiable } from '../../calls/rights.ts';
import { isAdult } from '../age.ts';
import type { Rectified } from '../person.ts';
import { normalise } from '../sameness.ts';
import type { Known, Registered } from './plan.ts';
import type { Note } from './remarks.ts';
import type { GuardianCells, Row } from './row.ts';

/** A person of whom something was put right. */
type Righted = Known & { readonly rectified: Rectified };

/**
 * Lines of the file with what was put right since (GDPR 16): a cell that still says what was wrong is read as what it
 * became, for as long as the record says so. Another cell is news, and followed. Notes name the students whose file is
 * to be corrected in the school software.
 */
export function putRight(
  rows: readonly Row[],
  { students, persons }: Registered,
  today: string,
): { readonly rows: readonly Row[]; readonly notes: readonly Note[] } {
  const righted = persons.filter((one): one is Righted => Object.keys(one.rectified ?? {}).length > 0);
  if (righted.length === 0) return { rows, notes: [] };
  const selves = new Map(righted.map((person) => [person.self, person]));
  const byNumber = new Map(students.map((student) => [student.number, student]));
  const notes: Note[] = [];
  const after = rows.map((row) => {
    const self = selves.get(row.number);
    const student = byNumber.get(row.number);
    const right = new Righting(righted, today);
    const next = {
      ...(self && student ? right.self(row, { ...student, mail: self.mail, phone: self.phone }, self) : row),
      guardian1: right.guardian(row.guardian1, row),
      guardian2: right.guardian(row.guardian2, row),
    };
    if (right.isTold) notes.push({ kind: 'rectified', line: row.line, subject: row.number });
    return next;
  });
  return { rows: after, notes };
}

type Said = Readonly<Partial<Record<Rectifiable, string>>>;

/** One line of the file. */
class Righting {
  /** Something in it is to be corrected in the school software. */
  isTold = false;

  constructor(
    private readonly righted: readonly Righted[],
    private readonly today: string,
  ) {}

  /** `known`: what is registered of the student, in *État* and *Personnes*. */
  self(row: Row, { address, ...known }: Who, { rectified }: Righted): Row {
    const { lastName, firstName, birthDate, mail, phone } = row;
    const said = { lastName, firstName, birthDate, mail, phone, ...row.address };
    const { street, postcode, town, ...others } = this.put(said, { ...known, ...address }, rectified);
    return { ...row, ...others, address: { street, postcode, town } };
  }

  guardian(cells: GuardianCells, row: Row): GuardianCells {
    const person = this.righted.find((one) => this.isNamed(one, cells, row));
    if (!person) return cells;
    const { address = row.home, ...names } = cells;
    const known = { ...person, ...person.address };
    const { street, postcode, town, ...others } = this.put({ ...names, ...address }, known, person.rectified);
    const isMoved = street !== address.street || postcode !== address.postcode || town !== address.town;
    return { ...cells, ...others, ...(isMoved && { address: { street, postcode, town } }) };
  }

  private put<T extends Said>(said: T, known: Said, rectified: Rectified): T {
    const next: Partial<Record<Rectifiable, string>> = {};
    for (const [name, right] of Object.entries(rectified)) {
      const field = name as Rectifiable;
      const cell = said[field];
      if (cell === undefined || known[field] !== right.now || !isSaid(field, cell, right.was)) continue;
      next[field] = right.now;
      this.isTold ||= cell.toUpperCase() !== right.now.toUpperCase();
    }
    return { ...said, ...next };
  }

  /** The rules of sameness, by what the file said and by what it is now; the student is no guardian of their own before 18. */
  private isNamed(person: Righted, cells: GuardianCells, row: Row): boolean {
    const { rectified, families, students, self } = person;
    const isEither = (field: 'lastName' | 'firstName' | 'mail') =>
      [person[field], rectified[field]?.was ?? person[field]].some((one) => isSaid(field, cells[field], one));
    if (!isEither('lastName') || !isEither('firstName')) return false;
    if (self === row.number)
      return isAdult(row.birthDate, this.today) && cells.mail !== '' && cells.mail === row.mail;
    const isGuardian = self === '' || students.some((number) => number !== self);
    const isKnown =
      students.includes(row.number) ||
      (row.family !== '' && families.includes(row.family)) ||
      (cells.mail !== '' && isEither('mail'));
    return isGuardian && isKnown;
  }
}

type Who = Pick<Row, 'lastName' | 'firstName' | 'birthDate' | 'mail' | 'phone' | 'address'>;

/** Whether a cell says it: names and addresses however they are written. */
function isSaid(field: Rectifiable, cell: string, said: string): boolean {
  const isWritten = field === 'lastName' || field === 'firstName' || field === 'street' || field === 'town';
  return cell === said || (isWritten && normalise(cell) === normalise(said));
}
