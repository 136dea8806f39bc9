import { motiveWords } from '../../appeals/motives.ts';
import { frenchBound, frenchDate, frenchInstant, instantFrom } from '../../dates.ts';
import type { EventKind } from '../../lists/events.ts';
import type { PaperPart } from '../../papers/paper.ts';
import { demandLabels } from '../../requests/demands.ts';
import { channelLabels, statusLabels } from '../../requests/state.ts';
import { extensions, sizeWords } from '../../supporting/content.ts';
import type { Said } from '../traces/trace.ts';

type Words = Readonly<Record<string, string>>;

/** What the program calls things inside a cell, in words; a name that is not here is left out, and its value told. */
const names: Words = {
  ...{ status: 'état', receipt: 'accusé de réception', channel: 'voie', decision: 'choix' },
  ...{ firstAt: 'envoyée le', lastAt: 'dernier envoi le', changes: 'modifications', withdrawal: 'cessée' },
  ...{ studentAddress: 'adresse de l’élève', keep: 'cursus gardés', stop: 'cursus arrêtés' },
  ...{ partial: 'cours gardés', demands: 'demandes', accepts: 'textes acceptés', terms: 'conditions' },
  ...{
    notice: 'notice',
    fees: 'tarifs',
    state: 'état',
    reason: 'motif',
    until: 'jusqu’au',
    by: 'par',
    at: 'le',
  },
  ...{ publication: 'publier le nom', culture: 'nouvelles culturelles', municipal: 'nouvelles de la ville' },
  ...{
    nextYear: 'rappel l’an prochain',
    result: 'résultat',
    note: 'note',
    phone: 'téléphone',
    mail: 'courriel',
  },
};

const eventWords: Readonly<Record<EventKind, string>> = {
  accepte: 'place acceptée',
  renonce: 'place refusée',
  expire: 'pas de réponse à temps',
  retire: 'participation ou vœu retiré',
  exclu: 'participation exclue',
  residence: 'domicile prouvé',
  'place-ajoutee': 'place ajoutée',
  'place-retiree': 'place reprise',
};

/** What a cell holds in the program's own words, by the heading or the name it stands under. */
const values: Readonly<Record<string, Words>> = {
  Accès: { self: 'élève', guardian1: 'premier responsable', guardian2: 'second responsable' },
  Liste: { R: 'liste prioritaire', N: 'seconde liste' },
  Motif: motiveWords,
  Sorte: { 'an-dernier': 'de la liste de l’an dernier', exception: 'un second cours' },
  Événement: eventWords,
  status: statusLabels,
  state: statusLabels,
  channel: channelLabels,
  decision: { reEnrol: 'réinscription demandée', decline: 'ne se réinscrit pas' },
  kind: demandLabels,
  // The name a family gave its file says enough.
  type: Object.fromEntries(Object.keys(extensions).map((type) => [type, ''])),
};

/** Headings of the Registre that say little to who never saw it. */
const headings: Words = {
  Modèle: 'Courriel',
  Instant: 'Le',
  Quoi: 'Ce qui a été fait',
  'Envoyé à': 'Envoyé le',
  Élève: 'N° d’élève',
  Élèves: 'N° des élèves',
  Famille: 'N° de famille',
  Familles: 'N° de famille',
  Personne: 'N° d’accès',
  Accès: 'Accès comme',
};

/** What codes are called in the town: by the heading or the name they stand under. */
export type Titles = Readonly<Record<string, Words>>;

/** What a line says, each heading with its words; what is empty is left out. */
export function saidFacts(said: Said, titles: Titles): [string, string][] {
  return Object.entries(said).flatMap(([heading, value]): [string, string][] => {
    const words = wordsOf(value, heading, titles);
    return words === '' ? [] : [[headings[heading] ?? heading, words]];
  });
}

/** Short lines of one kind are read faster one below the other. */
const mostColumns = 4;
const width = 160;

/** Lines of one tab: a table where they are short and several, else each as facts. */
export function saidParts(lines: readonly (readonly (readonly [string, string])[])[]): PaperPart[] {
  const shown = [...new Set(lines.flatMap((facts) => facts.map(([heading]) => heading)))];
  const isLong = lines.some((facts) => facts.some(([, words]) => words.includes('\n')));
  if (lines.length < 2 || shown.length > mostColumns || isLong)
    return lines.map((facts) => ({ kind: 'facts', facts }));
  const columns = shown.map((heading) => ({ heading, width: Math.floor(width / shown.length) }));
  const rows = lines.map((facts) => {
    const cells = new Map(facts);
    return shown.map((heading) => cells.get(heading) ?? '');
  });
  const caption = `${lines.length}\u00a0lignes`;
  return [{ kind: 'table', caption, columns, rows }];
}

/** A cell as somebody reads it, under its heading: no brackets, days in full, what is empty left out. */
export function wordsOf(value: unknown, heading = '', titles: Titles = {}): string {
  return isPlain(value) ? piecesOf(value, titles).join('\n') : within(value, heading, titles);
}

function within(value: unknown, under: string, titles: Titles): string {
  if (value === null || value === undefined || value === 0) return '';
  if (typeof value === 'boolean') return value ? 'oui' : under in names ? 'non' : '';
  if (typeof value === 'number' && under === 'octets') return sizeWords(value);
  if (Array.isArray(value))
    return value
      .map((one) => within(one, under, titles))
      .filter(Boolean)
      .join('\n');
  return isPlain(value) ? piecesOf(value, titles).join(', ') : textWords(String(value), under, titles);
}

const isPlain = (value: unknown): value is object =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

function piecesOf(value: object, titles: Titles): string[] {
  if ('street' in value && 'postcode' in value && 'town' in value)
    return [[value.street, `${value.postcode} ${value.town}`.trim()].filter(Boolean).join(', ')];
  return Object.entries(value).flatMap(([name, one]) => {
    const words = within(one, name, titles);
    if (words === '') return [];
    const label = /^[a-z]+[A-Z]?\w*$/.test(name) ? names[name] : name;
    return [label === undefined ? words : `${label}\u00a0: ${words}`];
  });
}

function textWords(text: string, under: string, titles: Titles): string {
  if (/^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d[+-]\d\d:\d\d$/.test(text))
    return (under === 'Échéance' ? frenchBound : frenchInstant)(instantFrom(text));
  if (/^\d{4}-\d\d-\d\d$/.test(text)) return frenchDate(text);
  return titles[under]?.[text] ?? values[under]?.[text] ?? text;
}
