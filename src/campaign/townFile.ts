import { at, boundOf, frenchBound, frenchDay, frenchInstant, frenchSpan, instantOf } from '../dates.ts';
import { isMail } from '../mailAddress.ts';
import type { Lottery } from './lottery.ts';
import { lotteryDates, lotteryFaults, lotteryFields } from './lotteryFile.ts';
import { ballotPeriodOf, periodOf } from './opening.ts';
import { periodWords } from './settings.ts';
import { type Town, townSchema } from './town.ts';

/** Which field of a settings file is wrong, and what to write there; `field` is empty for the file as a whole. */
export interface TownFault {
  readonly field: string;
  readonly sentence: string;
}

export type TownFile =
  | { readonly kind: 'town'; readonly town: Town }
  | { readonly kind: 'faults'; readonly faults: readonly TownFault[] };

/** What each field is called, and what it must hold. */
const fields: Readonly<Record<string, { readonly label: string; readonly wanted: string }>> = {
  town: { label: 'Nom de la ville', wanted: 'un texte' },
  postcodes: { label: 'Codes postaux', wanted: 'une liste de codes, par exemple\u00a0: 91990' },
  timeZone: { label: 'Fuseau horaire', wanted: 'Europe/Paris' },
  schoolYear: { label: 'Année scolaire', wanted: 'deux années, par exemple\u00a0: 2026-2027' },
  conservatoires: { label: 'Conservatoires', wanted: 'une liste de 1 à 30 conservatoires' },
  'conservatoires.code': {
    label: 'Code du conservatoire',
    wanted: '2 à 12 majuscules ou chiffres, par exemple\u00a0: CMD',
  },
  'conservatoires.name': { label: 'Nom du conservatoire', wanted: 'un texte' },
  'conservatoires.kind': { label: 'Type du conservatoire', wanted: 'CRR, CRD, CRC, CRI ou CMA, ou rien' },
  'conservatoires.mail': { label: 'Courriel du conservatoire', wanted: 'une adresse de courriel' },
  'conservatoires.phone': { label: 'Téléphone du conservatoire', wanted: 'un texte' },
  'conservatoires.address': { label: 'Adresse du conservatoire', wanted: 'un texte' },
  reEnrolment: { label: 'Dates de la réinscription', wanted: 'les quatre dates de la campagne' },
  'reEnrolment.invitationsOn': {
    label: 'Jour des invitations',
    wanted: 'un jour, par exemple\u00a0: 2026-05-04',
  },
  'reEnrolment.opensAt': {
    label: 'Ouverture des demandes',
    wanted: 'un jour et une heure, par exemple\u00a0: 2026-05-11T10:00',
  },
  'reEnrolment.closesAt': {
    label: 'Clôture des demandes',
    wanted: 'un jour et une heure, par exemple\u00a0: 2026-05-30T15:00',
  },
  'reEnrolment.documentsUntil': {
    label: 'Date limite des pièces',
    wanted: 'un jour et une heure, par exemple\u00a0: 2026-07-31T23:59',
  },
  'reEnrolment.divisibleCursus': {
    label: 'Cursus sécables',
    wanted: 'une liste de noms de cursus, par exemple\u00a0: ["Théâtre"]',
  },
  ...lotteryFields,
};

/**
 * Reads a town's settings file (`ville.json`) by the program's own schema, and checks what a schema cannot say: dates
 * that exist, a closing after the opening, addresses, codes used once. What no chapter needs is left out.
 */
export function readTownFile(text: string): TownFile {
  const json = parse(text);
  if (json === undefined) return { kind: 'faults', faults: [notJson] };
  const read = townSchema.safeParse(json);
  const faults = read.success
    ? townFaults(read.data)
    : read.error.issues.map((issue) => faultAt(issue.path, valueAt(json, issue.path)));
  return read.success && faults.length === 0 ? { kind: 'town', town: read.data } : { kind: 'faults', faults };
}

const notJson: TownFault = {
  field: '',
  sentence:
    'Ce fichier n’est pas un fichier de réglages ville.json, ou il est coupé. Choisissez le fichier ville.json de la ville.',
};

function parse(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

type Path = readonly PropertyKey[];

function faultAt(path: Path, value: unknown): TownFault {
  const named = path.filter((step) => typeof step !== 'number').map(String);
  const known = named.map((_, cut) => fields[named.slice(0, named.length - cut).join('.')]).find(Boolean);
  if (!known) return { field: '', sentence: notJson.sentence };
  const name = `«\u00a0${known.label}\u00a0»${rankOf(path)}`;
  const state =
    value === undefined ? `Il manque ${name}.` : `${name} ne convient pas\u00a0: ${shown(value)}.`;
  return { field: path.map(String).join('.'), sentence: `${state} Écrivez ${known.wanted}.` };
}

/** ` (conservatoire n° 2)` for the second of the file. */
function rankOf([list, rank]: Path): string {
  return list === 'conservatoires' && typeof rank === 'number' ? ` (conservatoire n°\u00a0${rank + 1})` : '';
}

function shown(value: unknown): string {
  const text = typeof value === 'string' ? value : JSON.stringify(value);
  return `«\u00a0${text.length > 40 ? `${text.slice(0, 40)}…` : text}\u00a0»`;
}

function valueAt(json: unknown, path: Path): unknown {
  return path.reduce<unknown>(
    (value, step) =>
      typeof value === 'object' && value !== null ? (value as Record<PropertyKey, unknown>)[step] : undefined,
    json,
  );
}

/** What a schema cannot say: the page asks it to help, the server to decide. Empty when the town can be kept. */
export function townFaults(town: Town): TownFault[] {
  const { reEnrolment, lottery, conservatoires } = town;
  const codes = conservatoires.map(({ code }) => code);
  const faults = [
    ...impossible(['reEnrolment', 'invitationsOn'], reEnrolment.invitationsOn, (day) => at(day, 0)),
    ...(['opensAt', 'closesAt', 'documentsUntil'] as const).flatMap((name) =>
      impossible(['reEnrolment', name], reEnrolment[name], instantOf),
    ),
    ...(lottery ? lotteryDates(lottery) : []).flatMap(([name, value, instant]) =>
      impossible(['lottery', name], value, instant),
    ),
    ...conservatoires.flatMap(({ mail }, rank) =>
      isMail(mail) ? [] : [faultAt(['conservatoires', rank, 'mail'], mail)],
    ),
    ...codes.flatMap((code, rank) => (codes.indexOf(code) === rank ? [] : [twice(code, rank)])),
  ];
  return faults.length > 0 ? faults : [...disordered(town), ...lotteryFaults(town)];
}

function impossible(path: Path, value: string, instant: (value: string) => number): TownFault[] {
  try {
    instant(value);
    return [];
  } catch {
    return [faultAt(path, value)];
  }
}

const twice = (code: string, rank: number): TownFault => ({
  field: `conservatoires.${rank}.code`,
  sentence: `Deux conservatoires portent le code «\u00a0${code}\u00a0». Donnez à chacun le sien.`,
});

function disordered(town: Town): TownFault[] {
  const { opensAt, closesAt } = periodOf(town);
  if (opensAt < closesAt) return [];
  return [
    {
      field: 'reEnrolment.closesAt',
      sentence: 'La clôture des demandes vient avant leur ouverture. Corrigez une des deux dates.',
    },
  ];
}

/** The dates of a campaign in words, as families will read them. */
export function datesOf(town: Town): readonly { readonly label: string; readonly words: string }[] {
  const { opens, closes } = periodWords(town);
  const { invitationsOn, documentsUntil } = town.reEnrolment;
  return [
    { label: 'Invitations', words: `à partir du ${frenchDay(invitationsOn)}` },
    { label: 'Ouverture des demandes', words: opens },
    { label: 'Clôture des demandes', words: closes },
    { label: 'Pièces à fournir', words: `jusqu’au ${frenchBound(boundOf(documentsUntil))}` },
    ...(town.lottery ? drawDates(town.lottery) : []),
  ];
}

function drawDates(lottery: Lottery): ReturnType<typeof datesOf> {
  const { opensAt, closesAt } = ballotPeriodOf(lottery);
  return [
    { label: 'Places du tirage publiées', words: `le ${frenchDay(lottery.placesPublishedOn)}` },
    { label: 'Bulletins du tirage', words: frenchSpan(opensAt, closesAt) },
    { label: 'Tirage', words: `${frenchInstant(instantOf(lottery.drawAt))}, ${lottery.place}` },
    {
      label: 'Réponses de la liste principale',
      words: `jusqu’au ${frenchBound(boundOf(lottery.mainListAnswersBy))}`,
    },
  ];
}
