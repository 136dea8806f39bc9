import type { Refusal, Reply } from '../calls/reply.ts';
import type { CallInput } from '../calls.ts';
import { dayOf, stamp } from '../dates.ts';
import { busy, type Caller, holderIn } from '../people/caller.ts';
import type { StudentRow } from '../people/tabs.ts';
import type { Ports } from '../ports.ts';
import type { Found } from '../register/table.ts';
import { contentOf, type FileType, largestFile, problemWords } from './content.ts';
import { type Place, placesFor, store } from './files.ts';
import { documentsOf, type GivenFile, givenFor, isSettled, mostFiles, stateOf, withFile } from './given.ts';
import { changeDocuments, documentIn, type Giver, giverOf, rowsFor } from './giver.ts';
import { partLength, sliceLength, slicesInPart } from './parts.ts';
import type { SupportingDocument } from './rules.ts';

type Upload = CallInput<'family.upload'>;

/** The documents of these students changed, at the hand of this person. */
export interface Changed {
  readonly kind: 'done';
  readonly caller: Caller;
  readonly students: readonly StudentRow[];
}

export type Taken =
  | { readonly kind: 'kept' }
  | { readonly kind: 'missing'; readonly parts: number[] }
  | Changed;

/**
 * Takes one part of a file. Parts before the last wait in Google's cache, two round trips each; the last one makes the
 * file count: a bounded number of round trips, whatever its size. When the cache forgot some, they are named, to be
 * sent again, and then the last one again. A repeat of a file already taken changes nothing.
 */
export function upload(ports: Ports, input: Upload): Reply<Taken> {
  if (input.part < input.parts - 1) return keepPart(ports, input);
  const giver = giverOf(ports, input);
  if ('kind' in giver) return no(giver);
  const document = documentIn(giver, input.document);
  if (!document) return no(unreadable);
  const rows = rowsFor(giver, document.level);
  const { files } = givenFor(giver.student.record, document.id);
  if (files.some((file) => file.key === input.requestKey)) return done(giver, rows.map(recordOf));
  const refusal = mayAdd(giver, document, ports.startedAt);
  if (refusal) return no(refusal);
  const whole = wholeFile(ports, input);
  return typeof whole === 'string' ? take(ports, input, { giver, document, rows, base64: whole }) : whole;
}

function keepPart(ports: Ports, input: Upload): Reply<Taken> {
  const holder = holderIn(ports, input.session);
  if ('kind' in holder) return no(holder);
  if (input.data.length !== partLength) return no(unreadable);
  const names = slotsOf(input, input.part);
  const slices = names.map((name, i) => [name, input.data.slice(i * sliceLength, (i + 1) * sliceLength)]);
  ports.transit.put(Object.fromEntries(slices), waits);
  return { ok: true, value: { kind: 'kept' } };
}

/** Long enough for the other parts to come over a slow network. */
const waits = 30 * 60;

/** Names of the slices of one part: of this session, this file and this student only. */
function slotsOf({ session, student, requestKey }: Upload, part: number): string[] {
  const who = session.split('.')[0] ?? '';
  return Array.from({ length: slicesInPart }, (_, i) => `${who}:${student}:${requestKey}:${part}:${i}`);
}

/** The whole of a file as base64, or what to send again. */
function wholeFile(ports: Ports, input: Upload): string | Reply<Taken> {
  if (input.parts === 1) return input.data;
  const before = Array.from({ length: input.parts - 1 }, (_, part) => slotsOf(input, part));
  const found = ports.transit.take(before.flat());
  const missing = before.flatMap((names, part) => (names.every((name) => name in found) ? [] : [part]));
  if (missing.length > 0) return { ok: true, value: { kind: 'missing', parts: missing } };
  return before.flat().reduce((text, name) => text + (found[name] ?? ''), '') + input.data;
}

/** A document that the office has seen and found good is closed; so is one with as many files as it takes. */
function mayAdd({ student }: Giver, { id }: SupportingDocument, now: number): Refusal | null {
  const given = givenFor(student.record, id);
  if (isSettled(stateOf(given, dayOf(now)))) return settled;
  return given.files.length < mostFiles ? null : full;
}

interface Whole {
  readonly giver: Giver;
  readonly document: SupportingDocument;
  readonly rows: readonly Found<StudentRow>[];
  readonly base64: string;
}

function take(ports: Ports, input: Upload, { giver, document, rows, base64 }: Whole): Reply<Taken> {
  if (base64.length % 4 !== 0) return no(unreadable);
  const size = (base64.length / 4) * 3 - (base64.length - base64.replace(/=+$/, '').length);
  const bytes = size > largestFile ? [] : ports.files.bytes(base64);
  const content = size > largestFile ? ({ kind: 'tooLarge', bytes: size } as const) : contentOf(bytes);
  if (content.kind !== 'fine') return no({ kind: 'invalid', message: problemWords(content) });
  const places = store(ports, placesFor(ports, giver, rows), {
    label: document.label,
    type: content.type,
    bytes,
  });
  const taken = changeDocuments(ports, giver.caller, {
    key: input.requestKey,
    act: `Pièce reçue\u00a0: ${document.label}`,
    facts: { document: document.id, files: places.map(({ file }) => file.id), bytes: bytes.length },
    rows,
    change: (documents, student) => {
      const already = documents.given[document.id]?.files.some(({ key }) => key === input.requestKey);
      const place = places.find((one) => one.student === student.number);
      if (already || !place) return null;
      const file = fileOf(ports, { input, giver, place, type: content.type, bytes: bytes.length });
      return withFile({ ...documents, folder: documents.folder || place.folder }, document.id, file);
    },
  });
  if (taken.busy) return undone(ports, places);
  dropUnused(ports, places, taken.value);
  return done(giver, taken.value);
}

function fileOf(
  ports: Ports,
  {
    input,
    giver,
    place,
    type,
    bytes,
  }: { input: Upload; giver: Giver; place: Place; type: FileType; bytes: number },
): GivenFile {
  const { id, firstName, lastName } = giver.caller.person.record;
  return {
    key: input.requestKey,
    ...place.file,
    name: input.name,
    type,
    bytes,
    at: stamp(ports.startedAt),
    by: id,
    byName: `${firstName} ${lastName}`,
  };
}

/** The page sends the last part again in a moment; no file of it must stay behind. */
function undone(ports: Ports, places: readonly Place[]): Reply<Taken> {
  for (const { file } of places) ports.files.remove(file.id);
  return no(busy);
}

/** The same request twice at once makes its files twice: those that no row names go. */
function dropUnused(ports: Ports, places: readonly Place[], students: readonly StudentRow[]): void {
  const named = students.flatMap((student) =>
    Object.values(documentsOf(student).given).flatMap(({ files }) => files.map(({ id }) => id)),
  );
  for (const { file } of places) if (!named.includes(file.id)) ports.files.remove(file.id);
}

function done({ caller }: Giver, students: readonly StudentRow[]): Reply<Taken> {
  return { ok: true, value: { kind: 'done', caller, students } };
}

function recordOf({ record }: Found<StudentRow>): StudentRow {
  return record;
}

function no(refusal: Refusal): Reply<never> {
  return { ok: false, refusal };
}

const unreadable: Refusal = {
  kind: 'invalid',
  message:
    'Ce fichier est arrivé incomplet. Rien n’a été enregistré. Rechargez la page, puis choisissez-le de nouveau.',
};

const settled: Refusal = {
  kind: 'invalid',
  message: 'Le conservatoire a déjà vu cette pièce. Rien n’a été envoyé\u00a0: vous n’avez rien à faire.',
};

const full: Refusal = {
  kind: 'invalid',
  message: `Cette pièce a déjà ${mostFiles}\u00a0fichiers. Rien n’a été envoyé. Supprimez-en un, ou appelez votre conservatoire.`,
};
