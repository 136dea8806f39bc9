import type { Refusal } from '../calls/reply.ts';
import type { Ref } from '../calls/rights.ts';
import { conservatoireOf, type Kept, kept, type TownNow } from '../campaign/settings.ts';
import type { Ports } from '../ports.ts';
import type { JournalEnd } from '../register/commit.ts';
import type { Register } from '../register/register.ts';
import type { Student } from './student.ts';

/** Name of the memory that holds whose data are frozen: read with every visit, so that nothing more is to be read. */
export const limitedMemory = 'limites';

/** References of those whose data are frozen as they are (GDPR 18, CNS-010). */
export type Limited = ReadonlySet<Ref>;

export function limitedFrom(memory: Readonly<Record<string, string>>): Limited {
  return new Set(kept<readonly Ref[]>(memory[limitedMemory]) ?? []);
}

/** For the holder of the lock: what was read before it is still true unless the end of the Journal says otherwise. */
export function limitedNow(
  ports: Ports,
  register: Register,
  { recent }: Pick<JournalEnd, 'recent'>,
): Limited {
  const text = register.memory[limitedMemory];
  const since = text === undefined ? 0 : (JSON.parse(text) as Kept<unknown>).journal;
  const isChanged = recent.some(({ target, number }) => target === `*${limitedMemory}` && number > since);
  return limitedFrom(isChanged ? ports.memory.all() : register.memory);
}

export function isLimitedPerson(limited: Limited, person: string): boolean {
  return limited.has(`acces:${person}`);
}

export function isLimitedStudent(limited: Limited, { links }: Pick<Student, 'links'>): boolean {
  return links.some(({ role, person }) => role === 'self' && isLimitedPerson(limited, person));
}

/** Whom mailings and letters are for: nobody whose data are frozen, about no student whose data are. */
export function notLimited<P extends { readonly id: string }, S extends Pick<Student, 'links'>>(
  limited: Limited,
  { persons, students }: { readonly persons: readonly P[]; readonly students: readonly S[] },
): { readonly persons: readonly P[]; readonly students: readonly S[] } {
  if (limited.size === 0) return { persons, students };
  return {
    persons: persons.filter(({ id }) => !isLimitedPerson(limited, id)),
    students: students.filter((student) => !isLimitedStudent(limited, student)),
  };
}

/** Whether this person may change nothing for this student: the data of the one or of the other are frozen. */
export function isLimitedFor(limited: Limited, student: Pick<Student, 'links'>, person: string): boolean {
  return isLimitedPerson(limited, person) || isLimitedStudent(limited, student);
}

/** What a family is told who reads and may not change; to whom they write. */
export function limitedWords({ legal, ...town }: TownNow, { conservatoire }: Pick<Student, 'conservatoire'>) {
  const { name, mail } = legal?.service ?? conservatoireOf(town, conservatoire);
  return `Ces données sont gelées, à la demande d’une personne. Vous pouvez les lire. Rien ne les change. Pour lever ce gel, écrivez à ${name}, ${mail}.`;
}

export function limitedRefusal(town: TownNow, student: Pick<Student, 'conservatoire'>): Refusal {
  return { kind: 'readOnly', message: limitedWords(town, student) };
}
