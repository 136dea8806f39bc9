/** One course of an enrolment, as the school software names it (MAU-009, CAE-025). */
export interface Course {
  readonly name: string;
  /** *Cycle*: "C1 2A", "6e", or empty. */
  readonly level: string;
  /** *Horaires aménagés*. */
  readonly adapted: boolean;
}

/** A cursus the student follows this year: asked for as a whole, never split (CAE-023). */
export interface Enrolment {
  readonly cursus: string;
  readonly courses: readonly Course[];
}

export interface PostalAddress {
  readonly street: string;
  readonly postcode: string;
  readonly town: string;
}

/** A student as imported. `number` is the school's own and never changes; dates are civil, `YYYY-MM-DD`. */
export interface Student {
  readonly number: string;
  /** Code of the conservatoire of attachment (PAR-042). */
  readonly conservatoire: string;
  readonly lastName: string;
  readonly firstName: string;
  readonly birthDate: string;
  /** *En congé*: may answer like everybody else (PAR-020). */
  readonly onLeave: boolean;
  /** *Numéro de famille*. */
  readonly family: string;
  readonly address: PostalAddress;
  readonly enrolments: readonly Enrolment[];
  /** School year asked for, `2026-2027`, in the last campaign whose file named them. */
  readonly schoolYear: string;
  /** Who has an access for this student: the student (`self`) first, then the guardians on file. */
  readonly links: readonly Link[];
}

/** `self` is the student's own access, `guardian1` and `guardian2` the holders of parental authority (PAR-022). */
export type Role = (typeof roles)[number];

export const roles = ['self', 'guardian1', 'guardian2'] as const;

/** Who may come for this student, and as what. */
export interface Link {
  readonly person: string;
  readonly role: Role;
}

/** The role in which a person comes for a student, or `null`: then the student is none of their business. */
export function roleOf(student: Pick<Student, 'links'>, person: string): Role | null {
  return student.links.find((link) => link.person === person)?.role ?? null;
}
