import type { ImportPreview, ImportProgress } from '../calls/office.ts';
import type { Refusal, Reply } from '../calls/reply.ts';
import { type CallInput, mostDecisions } from '../calls.ts';
import { type Desk, openManagersDesk } from '../campaign/desk.ts';
import { dayOf } from '../dates.ts';
import type { Ports } from '../ports.ts';
import { commit, underLock } from '../register/commit.ts';
import { journalEnd, type Register } from '../register/register.ts';
import { forgottenIn } from './forgotten.ts';
import { refusalSentence } from './import/french.ts';
import { type ImportPlan, planImport } from './import/plan.ts';
import { limitedMemory, limitedNow } from './limited.ts';
import { clearUpload, stagedText, stagePart } from './staging.ts';
import { personSpec } from './tabs.ts';
import { type Batch, batchesOf, type Registered, readRegistered, writeBatch } from './writeImport.ts';

/** Keeps one part of a school file until its import is confirmed or replaced; a part sent twice counts once. */
export function stage(ports: Ports, input: CallInput<'office.stage'>): Reply<{ readonly received: number }> {
  const desk = openManagersDesk(ports);
  if ('kind' in desk) return { ok: false, refusal: desk };
  const locked = underLock(ports, desk.register, () => stagePart(ports, desk.register, input));
  return locked.busy ? { ok: false, refusal: busy } : { ok: true, value: { received: locked.value } };
}

/** What an import would change, line by line where a line is refused or doubtful; nothing is written. */
export function previewImport(ports: Ports, input: CallInput<'office.importPreview'>): Reply<ImportPreview> {
  const desk = openManagersDesk(ports);
  if ('kind' in desk) return { ok: false, refusal: desk };
  const planned = planFor(ports, desk, input);
  return 'kind' in planned ? { ok: false, refusal: planned } : { ok: true, value: previewOf(planned) };
}

interface Planned {
  readonly plan: ImportPlan;
  readonly existing: Registered;
  /** Last line of the Journal that the plan knows of. */
  readonly upTo: number;
}

/** Longest an execution works before it hands over to the next call. */
const patience = 4 * 60 * 1000;

/**
 * Writes an import, five hundred rows a batch, and goes on from where the last call stopped: what is written already
 * is no longer in the plan, so a kill or a second start loses and doubles nothing. Two imports at once are refused.
 */
export function applyImport(ports: Ports, input: CallInput<'office.importApply'>): Reply<ImportProgress> {
  const desk = openManagersDesk(ports);
  if ('kind' in desk) return { ok: false, refusal: desk };
  if (isImported(desk.register, input.upload)) return finishImport(ports, desk, input, null);
  const planned = planFor(ports, desk, input);
  if ('kind' in planned) return { ok: false, refusal: planned };
  const batches = batchesOf(planned.plan, planned.existing);
  const total = batches.reduce((sum, batch) => sum + batch.size, 0);
  let written = 0;
  for (const batch of batches) {
    if (ports.now() - ports.startedAt > patience) return { ok: true, value: { done: false, written, total } };
    const refusal = writeOne(ports, desk.register, batch, planned.upTo);
    if (refusal) return { ok: false, refusal };
    written += batch.size;
  }
  return finishImport(ports, desk, input, { ...planned, written, total });
}

/** A staged file, and the students in it whom a clerk says to be the same despite another name or birth date. */
type Import = CallInput<'office.importApply'>;

interface Finished extends Planned {
  readonly written: number;
  readonly total: number;
}

/** Minutes the import, when that was not done yet, and blanks the staged file. */
function finishImport(
  ports: Ports,
  desk: Desk,
  { upload, accepted = [] }: Import,
  done: Finished | null,
): Reply<ImportProgress> {
  const ended = underLock(ports, desk.register, (end) => {
    if (done) {
      const minute = { key: upload, actor: desk.colleague.mail, about: '', act: 'Import des élèves' };
      const facts = { ...figuresOf(done.plan), ...(accepted.length > 0 && { remplacés: accepted }) };
      commit(ports, desk.register, end, [{ ...minute, facts }]);
    }
    clearUpload(ports, desk.register, upload);
  });
  if (ended.busy) return { ok: false, refusal: busy };
  return { ok: true, value: { done: true, written: done?.written ?? 0, total: done?.total ?? 0 } };
}

/** A lost last answer is asked again: the Journal knows that this upload was imported. */
function isImported(register: Register, upload: string): boolean {
  return journalEnd(register).some(({ key }) => key === upload);
}

function writeOne(ports: Ports, register: Register, batch: Batch, upTo: number): Refusal | null {
  const locked = underLock(
    ports,
    register,
    ({ recent }) =>
      !recent.some(({ number, target }) => number > upTo && isOvertaken(target, batch)) &&
      writeBatch(ports, register, batch),
  );
  if (locked.busy) return busy;
  return locked.value ? null : changedMeanwhile;
}

/** Data frozen since the plan was made, or a person of this batch put right: the plan knows neither. */
function isOvertaken(target: string, { people }: Batch): boolean {
  return target === `*${limitedMemory}` || people.some((row) => target === `${personSpec.name}!${row}`);
}

function planFor(
  ports: Ports,
  { register, town }: Desk,
  { upload, accepted = [] }: Import,
): Planned | Refusal {
  const text = stagedText(register, upload);
  if (text === null) return notStaged;
  const recent = journalEnd(register);
  const existing = readRegistered(register);
  const plan = planImport({
    existing: {
      students: existing.students.map(({ record }) => record),
      persons: existing.persons.map(({ record }) => record),
    },
    text,
    town,
    today: dayOf(ports.startedAt),
    accepted,
    limited: limitedNow(ports, register, { recent }),
    isForgotten: forgottenIn(register.memory, dayOf(ports.startedAt)),
  });
  if (plan.kind !== 'plan') return { kind: 'invalid', message: refusalSentence(plan) };
  return { plan, existing, upTo: recent[recent.length - 1]?.number ?? 0 };
}

function figuresOf({ report }: ImportPlan): Record<string, number> {
  return {
    lues: report.read,
    gardées: report.kept,
    douteuses: report.doubtful.length,
    refusées: report.refused.length,
    nouveaux: report.students.added,
    modifiés: report.students.changed,
  };
}

function previewOf({ plan: { report, students, persons }, existing }: Planned): ImportPreview {
  const people = new Set([
    ...existing.persons.map(({ record }) => record.id),
    ...persons.map(({ id }) => id),
  ]);
  const numbers = new Set([
    ...existing.students.map(({ record }) => record.number),
    ...students.map(({ number }) => number),
  ]);
  const lines = [
    ...report.refused.map((line) => ({ kind: 'refused' as const, ...line })),
    ...report.doubtful.map((line) => ({ kind: 'doubtful' as const, ...line })),
  ];
  return {
    read: report.read,
    kept: report.kept,
    students: numbers.size,
    people: people.size,
    newStudents: report.students.added,
    changedStudents: report.students.changed,
    lines: lines
      .sort((a, b) => a.line - b.line)
      .map(({ line, kind, number, reason }) => ({ line, kind, student: number, reason })),
    refused: report.refused.length,
    doubtful: report.doubtful.length,
    decisions: report.decisions
      .slice(0, mostDecisions)
      .map(({ number, registered, file, accepted }) => ({ student: number, registered, file, accepted })),
    remarks: report.remarks.map(({ count, lines: where, sentence }) => ({ count, lines: where, sentence })),
  };
}

const busy: Refusal = {
  kind: 'busy',
  message:
    'Une autre opération est en cours. Ce qui est déjà écrit est gardé. Réessayez, l’import reprendra.',
};

const changedMeanwhile: Refusal = {
  kind: 'busy',
  message:
    'Des données ont changé en même temps. Rien n’est perdu. Relancez l’import\u00a0: il repart de l’état actuel.',
};

const notStaged: Refusal = {
  kind: 'invalid',
  message: 'Le fichier n’est pas arrivé en entier. Rien n’a été importé. Choisissez-le de nouveau.',
};
