import { drawIdentifier, inBytes } from '../draw/frozen.ts';

/**
 * What happens to a draw once it is made (lottery rules, section 5). `place-retiree` takes back a seat that was added
 * by mistake and that nobody holds.
 */
export const eventKinds = [
  'accepte',
  'renonce',
  'expire',
  'retire',
  'exclu',
  'residence',
  'place-ajoutee',
  'place-retiree',
] as const;

export type EventKind = (typeof eventKinds)[number];

/** One line of the log: `entry` and `course` are empty where the kind needs none. */
export interface DrawEvent {
  /** `2026-09-15T18:04:05+02:00`. */
  readonly at: string;
  readonly kind: EventKind;
  readonly entry: string;
  readonly course: string;
}

/** Everything that happened to a draw, the oldest first. */
export interface EventLog {
  readonly draw: string;
  /** When the result was published; empty before. A residence proved earlier changes the list itself. */
  readonly publishedAt: string;
  readonly events: readonly DrawEvent[];
}

/** Why a text is no log of a draw: its line, from 1, and a French sentence. */
export interface EventFault {
  readonly line: number;
  readonly sentence: string;
}

const protocol = 'TAS1';
const nothing = '-';
const instant = /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d[+-]\d\d:\d\d$/;
const identifier = /^[A-Z0-9-]{1,24}$/;

/** Which of the two fields a kind needs: `optional` where a dash means all of them. */
const needs: Readonly<Record<EventKind, { readonly entry: boolean; readonly course: boolean | 'optional' }>> =
  {
    accepte: { entry: true, course: true },
    renonce: { entry: true, course: true },
    expire: { entry: true, course: true },
    retire: { entry: true, course: 'optional' },
    exclu: { entry: true, course: false },
    residence: { entry: true, course: false },
    'place-ajoutee': { entry: false, course: true },
    'place-retiree': { entry: false, course: true },
  };

/** Lines before the first event: the protocol, the draw and, once there is one, the publication. */
const headLines = ({ publishedAt }: EventLog): number => (publishedAt === '' ? 2 : 3);

/** The line of the published text that an event stands in, from 1. */
export function lineOf(log: EventLog, index: number): number {
  return headLines(log) + 1 + index;
}

/** The log as it is published: as canonical as the list, an event a line. */
export function writeEvents({ draw, publishedAt, events }: EventLog): string {
  const lines = [
    [protocol],
    ['tirage', draw],
    ...(publishedAt === '' ? [] : [['publie', publishedAt]]),
    ...events.map(({ at, kind, entry, course }, i) => [
      String(i + 1),
      at,
      kind,
      entry || nothing,
      course || nothing,
    ]),
  ];
  return lines.map((fields) => `${fields.join('\t')}\n`).join('');
}

/** Reads a published log, or names the first line that is not as it should be. Nothing is guessed or mended. */
export function readEvents(text: string): EventLog | EventFault {
  const odd = text.search(/[^\t\n\u0020-\u007e]/);
  if (odd >= 0)
    return { line: text.slice(0, odd).split('\n').length, sentence: 'Un signe n’est pas de ce format.' };
  if (!text.endsWith('\n'))
    return { line: text.split('\n').length, sentence: 'La dernière ligne est coupée.' };
  const rows = text
    .slice(0, -1)
    .split('\n')
    .map((line) => line.split('\t'));
  const [first = [], [word = '', draw = '', ...more] = [], third = []] = rows;
  if (first.join('\t') !== protocol)
    return { line: 1, sentence: `La première ligne n’est pas «\u00a0${protocol}\u00a0».` };
  if (word !== 'tirage' || !drawIdentifier.test(draw) || more.length > 0)
    return { line: 2, sentence: 'La deuxième ligne ne nomme pas le tirage.' };
  const publishedAt = third[0] === 'publie' ? (third[1] ?? '') : '';
  if (third[0] === 'publie' && (third.length !== 2 || !instant.test(publishedAt)))
    return { line: 3, sentence: 'La troisième ligne ne dit pas quand le résultat a été publié.' };
  return readLines(rows, { draw, publishedAt, events: [] });
}

function readLines(rows: readonly (readonly string[])[], head: EventLog): EventLog | EventFault {
  const events: DrawEvent[] = [];
  let latest = '';
  for (let i = headLines(head); i < rows.length; i++) {
    const event = readEvent(rows[i] ?? [], events.length + 1);
    if (typeof event === 'string') return { line: i + 1, sentence: event };
    const at = new Date(event.at).toISOString();
    if (inBytes(at, latest) < 0)
      return { line: i + 1, sentence: 'Cet événement est d’avant celui de la ligne précédente.' };
    latest = at;
    events.push(event);
  }
  return { ...head, events };
}

function readEvent(fields: readonly string[], number: number): DrawEvent | string {
  const [own = '', at = '', word = '', entry = '', course = ''] = fields;
  if (fields.length !== 5)
    return 'Un événement a cinq champs\u00a0: son numéro, l’instant, ce qui arrive, la participation, le cours.';
  if (own !== String(number))
    return `Cet événement porte le numéro ${own}\u00a0: le ${number} était attendu.`;
  if (!instant.test(at) || Number.isNaN(Date.parse(at))) return `«\u00a0${at}\u00a0» n’est pas un instant.`;
  const kind = eventKinds.find((one) => one === word);
  if (!kind) return `«\u00a0${word}\u00a0» n’est pas un événement connu.`;
  const needed = needs[kind];
  if (needed.entry ? !identifier.test(entry) || entry === nothing : entry !== nothing)
    return needed.entry
      ? `Il manque la participation de «\u00a0${kind}\u00a0».`
      : `«\u00a0${kind}\u00a0» ne concerne pas une participation.`;
  const hasCourse = course !== nothing;
  if (hasCourse ? needed.course === false || !identifier.test(course) : needed.course === true)
    return hasCourse
      ? `«\u00a0${course}\u00a0» n’est pas à sa place après «\u00a0${kind}\u00a0».`
      : `Il manque le cours de «\u00a0${kind}\u00a0».`;
  return { at, kind, entry: needed.entry ? entry : '', course: hasCourse ? course : '' };
}
