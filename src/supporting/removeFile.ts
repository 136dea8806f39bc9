import type { Refusal, Reply } from '../calls/reply.ts';
import type { CallInput } from '../calls.ts';
import { dayOf } from '../dates.ts';
import { busy } from '../people/caller.ts';
import type { StudentRow } from '../people/tabs.ts';
import type { Ports } from '../ports.ts';
import { givenFor, isSettled, stateOf, withoutFile } from './given.ts';
import { changeDocuments, documentIn, giverOf, rowsFor } from './giver.ts';
import type { Changed } from './upload.ts';

/**
 * Takes back a file one gave, for every student it was given for, until the office has found the document good. It is
 * deleted for ever once the Journal says so; a file already taken back is not a fault.
 */
export function removeFile(ports: Ports, input: CallInput<'family.removeFile'>): Reply<Changed> {
  const giver = giverOf(ports, input);
  if ('kind' in giver) return { ok: false, refusal: giver };
  const { caller, student } = giver;
  const document = documentIn(giver, input.document);
  if (!document) return { ok: false, refusal: notYours };
  const rows = rowsFor(giver, document.level);
  const file = givenFor(student.record, document.id).files.find(({ key }) => key === input.file);
  if (!file) return { ok: true, value: { kind: 'done', caller, students: rows.map(({ record }) => record) } };
  if (file.by !== caller.person.record.id) return { ok: false, refusal: notYours };
  const today = dayOf(ports.startedAt);
  if (isSettled(stateOf(givenFor(student.record, document.id), today)))
    return { ok: false, refusal: settled };
  const gone = new Set<string>();
  const isIn = (row: StudentRow) => givenFor(row, document.id).files.find(({ key }) => key === input.file);
  const taken = changeDocuments(ports, caller, {
    key: input.requestKey,
    act: `Pièce retirée\u00a0: ${document.label}`,
    facts: { document: document.id, file: file.id },
    rows,
    change: (documents, row) => {
      const found = isIn(row);
      if (!found) return null;
      gone.add(found.id);
      return withoutFile(documents, document.id, input.file);
    },
  });
  if (taken.busy) return { ok: false, refusal: busy };
  // A file may lie in the row of a brother whose data are frozen: there it stays.
  for (const id of gone) if (!taken.value.some((row) => isIn(row)?.id === id)) ports.files.remove(id);
  return { ok: true, value: { kind: 'done', caller, students: taken.value } };
}

const notYours: Refusal = {
  kind: 'notYours',
  message: 'Ce fichier n’est pas à vous. Rien n’a changé.',
};

const settled: Refusal = {
  kind: 'invalid',
  message: 'Le conservatoire a déjà vu cette pièce. Rien n’a changé\u00a0: appelez-le pour la remplacer.',
};
