import type { TownNow } from '../campaign/settings.ts';
import { instantFrom } from '../dates.ts';
import { studentNow } from '../people/find.ts';
import { type StudentRow, studentSpec } from '../people/tabs.ts';
import type { Ports } from '../ports.ts';
import { type Act, commit, underLock } from '../register/commit.ts';
import type { Register } from '../register/register.ts';
import { documentsOf, extraDocuments, givenFor, withoutFiles } from './given.ts';
import { documentNamed, type SupportingDocument } from './rules.ts';

/** A day to take the decision back, then the file goes. */
const grace = 24 * 60 * 60 * 1000;

/** Students in one commit: about a second under the lock. */
const studentsAtOnce = 25;

/**
 * Deletes the files on somebody's health that a clerk has seen a day ago, for ever: that they were seen, by whom, when
 * and until when they are valid, stays. The Journal says it first; a file that a kill leaves behind is swept.
 * Whoever is held, by the numbers of students, keeps them. Returns how many files went; stops when somebody else holds
 * the lock.
 */
export function forgetSeen(
  ports: Ports,
  register: Register,
  town: TownNow,
  heldNow: () => ReadonlySet<string>,
): number {
  const table = register.table(studentSpec);
  const before = ports.startedAt - grace;
  const seen = table.all().filter(({ record }) => seenIn(record, town, before).length > 0);
  let count = 0;
  for (let start = 0; start < seen.length; start += studentsAtOnce) {
    const gone: string[] = [];
    const locked = underLock(ports, register, (end) => {
      const held = heldNow();
      const acts = seen.slice(start, start + studentsAtOnce).flatMap((read): Act[] => {
        const found = studentNow(register, read, end);
        const own = found ? seenIn(found.record, town, before) : [];
        if (!found || own.length === 0 || held.has(found.record.number)) return [];
        for (const { id } of own) gone.push(...givenFor(found.record, id).files.map((file) => file.id));
        const documents = own.reduce((all, { id }) => withoutFiles(all, id), documentsOf(found.record));
        const { number } = found.record;
        const change = table.change(found.row, { documents });
        const act = `Fichiers supprimés après contrôle\u00a0: ${own.map(({ label }) => label).join(', ')}`;
        return [{ key: `oubli-${ports.startedAt}-${number}`, actor: 'Da Capo', about: number, act, change }];
      });
      commit(ports, register, end, acts);
    });
    if (locked.busy) break;
    for (const id of gone) ports.files.remove(id);
    count += gone.length;
  }
  return count;
}

/** Documents on health whose files were seen before an instant, and are still kept. */
function seenIn(student: StudentRow, { schoolYear }: TownNow, before: number): SupportingDocument[] {
  return Object.entries(documentsOf(student).given).flatMap(([id, { files, verdict }]) => {
    const document = documentNamed(id, schoolYear) ?? extraDocuments(student).find((one) => one.id === id);
    const isSeen = verdict?.kind === 'seen' && instantFrom(verdict.at) < before && files.length > 0;
    return document?.isSensitive && isSeen ? [document] : [];
  });
}
