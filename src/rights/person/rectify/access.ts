import type { Answer } from '../../../calls/answer.ts';
import { findPerson, findStudent } from '../../../people/find.ts';
import type { Rectified } from '../../../people/person.ts';
import type { PostalAddress } from '../../../people/student.ts';
import { type PersonRow, personSpec, type StudentRow, studentSpec } from '../../../people/tabs.ts';
import type { Register } from '../../../register/register.ts';
import type { Found } from '../../../register/table.ts';
import { type RequestState, requestOf } from '../../../requests/state.ts';
import { type Documents, documentsOf } from '../../../supporting/given.ts';
import { changed, type Fields, fullName, type Righting, type RightRecord } from './record.ts';

/** A guardian, or a student, by their access: in *Personnes*, and of a student in *État* too. */
export function accessRecord(register: Register, id: string): RightRecord | null {
  const person = findPerson(register, id);
  if (!person || person.record.id !== id) return null;
  const { self, rows, students: numbers } = person.record;
  const students = numbers.flatMap((number) => findStudent(register, number, rows[number] ?? 0) ?? []);
  const own = students.find(({ record }) => record.number === self)?.record ?? null;
  const fields = fieldsOf(person.record, own);
  if (fullName(fields) === '') return null;
  return {
    name: fullName(fields),
    fields,
    hints: own ? { ...hints, birthDate: ageHint } : hints,
    students: students.map(({ record }) => record),
    changes: (after) => changesOf(register, { person, students, own, before: fields, after }),
    settle: () => {},
  };
}

const hints: Fields = {
  mail: 'Les prochains courriels partent à la nouvelle adresse. Un lien déjà envoyé à l’ancienne fonctionne encore.',
};

const ageHint = 'L’âge change ce que l’élève peut faire\u00a0: avant 18\u00a0ans, un responsable répond.';

function fieldsOf({ lastName, firstName, mail, phone, address }: PersonRow, own: StudentRow | null): Fields {
  if (!own) return { lastName, firstName, mail, phone, ...address };
  return {
    ...{ lastName: own.lastName, firstName: own.firstName, birthDate: own.birthDate },
    ...{ mail, phone, ...own.address },
  };
}

interface Access {
  readonly person: Found<PersonRow>;
  readonly students: readonly Found<StudentRow>[];
  readonly own: StudentRow | null;
  readonly before: Fields;
  readonly after: Fields;
}

function changesOf(register: Register, access: Access): Righting[] {
  const { person, students, own, before, after } = access;
  const { id, self, address, rectified } = person.record;
  // A student who is also a guardian may have an address of their own there.
  const isElsewhere = own !== null && !isSame(address, own.address);
  const { lastName = '', firstName = '', birthDate = '', mail = '', phone = '' } = after;
  const inPersons = {
    ...{ rectified: rectifiedOf(rectified, before, after), self, lastName, firstName, mail, phone },
    address: isElsewhere ? address : addressIn(after),
  };
  const table = register.table(studentSpec);
  const inStudents = students.flatMap(({ row, record }): Righting[] => {
    const { number, review, conservatoire, onLeave, family } = record;
    const request = requestRighted(record, access);
    const documents = documentsRighted(record, access);
    const about = number;
    if (record === own) {
      const asked = { review, request, documents, conservatoire };
      const names = { lastName, firstName, birthDate, onLeave, family, address: addressIn(after) };
      return [{ about, change: table.change(row, { ...asked, ...names }) }];
    }
    const isKept = isSame(request, record.request) && isSame(documents, record.documents);
    return isKept ? [] : [{ about, change: table.change(row, { review, request, documents }) }];
  });
  return [{ about: id, change: register.table(personSpec).change(person.row, inPersons) }, ...inStudents];
}

const addressIn = ({ street = '', postcode = '', town = '' }: Fields): PostalAddress => ({
  street,
  postcode,
  town,
});

const isSame = (one: unknown, other: unknown): boolean => JSON.stringify(one) === JSON.stringify(other);

/** What an import still reads as it is now: put right twice, the file says what it said at first. */
function rectifiedOf(known: Rectified, before: Fields, after: Fields): Rectified {
  const next = { ...known };
  for (const field of changed(before, after)) {
    const said = before[field] ?? '';
    const was = known[field]?.now === said ? known[field].was : said;
    const now = after[field] ?? '';
    if (was === now) delete next[field];
    else next[field] = { was, now };
  }
  return next;
}

/** What they asked and wrote under their name, with the coordinates they gave where these were the wrong ones. */
function requestRighted(row: StudentRow, { person, own, before, after }: Access): RequestState | null {
  const request = requestOf(row);
  if (!request) return null;
  const { id } = person.record;
  const isAuthor = request.author === id;
  const name = fullName(after);
  const isRenamed = name !== fullName(before);
  const { answer, disagreements } = request;
  return {
    ...request,
    ...(isAuthor && isRenamed && { authorName: name }),
    answer: answerRighted(answer, { before, after, isAuthor, isOwn: row === own }),
    ...(disagreements && {
      disagreements: disagreements.map((one) =>
        one.by === id && isRenamed ? { ...one, byName: name } : one,
      ),
    }),
  };
}

interface Given {
  readonly before: Fields;
  readonly after: Fields;
  readonly isAuthor: boolean;
  readonly isOwn: boolean;
}

function answerRighted(answer: Answer, { before, after, isAuthor, isOwn }: Given): Answer {
  if (answer.decision !== 'reEnrol') return answer;
  const moved = (said: PostalAddress) =>
    isSame(addressIn({ ...said }), addressIn(before)) ? addressIn(after) : said;
  const put = (field: 'mail' | 'phone', said: string) =>
    said !== '' && said.toLowerCase() === before[field]?.toLowerCase() ? (after[field] ?? '') : said;
  const { coordinates, studentAddress } = answer;
  return {
    ...answer,
    ...(isAuthor && {
      coordinates: {
        address: moved(coordinates.address),
        phone: put('phone', coordinates.phone),
        mail: put('mail', coordinates.mail),
      },
    }),
    ...(isOwn && { studentAddress: moved(studentAddress) }),
  };
}

/** Files they gave say by whom. */
function documentsRighted(row: StudentRow, { person, before, after }: Access): Documents | null {
  if (row.documents === null || fullName(before) === fullName(after))
    return row.documents as Documents | null;
  const documents = documentsOf(row);
  const given = Object.entries(documents.given).map(([id, one]) => [
    id,
    {
      ...one,
      files: one.files.map((file) =>
        file.by === person.record.id ? { ...file, byName: fullName(after) } : file,
      ),
    },
  ]);
  return { ...documents, given: Object.fromEntries(given) };
}
