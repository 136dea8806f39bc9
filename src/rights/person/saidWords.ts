import { motiveWords } from '../../appeals/motives.ts';
import type { Conservatoire } from '../../campaign/town.ts';
import { frenchBound, frenchDate, frenchInstant, instantFrom } from '../../dates.ts';
import type { EventKind } from '../../lists/events.ts';
import type { PaperPart } from '../../papers/paper.ts';
import { demandLabels } from '../../requests/demands.ts';
import { channelLabels, statusLabels } from '../../requests/state.ts';
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
};

/** What a line says, each heading with its words; what is empty is left out. */
export function saidFacts(said: Said, conservatoires: readonly Conservatoire[]): [string, string][] {
  const establishments = Object.fromEntries(conservatoires.map(({ code, name }) => [code, name]));
  return Object.entries(said).flatMap(([heading, value]): [string, string][] => {
    const words = wordsOf(value, heading);
    return words === '' ? [] : [[heading, (heading === 'Établissement' && establishments[words]) || words]];
  });
}

/** Short lines of one kind are read faster one below the other. */
const mostColumns = 4;
const width = 160;

/** Lines of one tab: a table where they are short and several, else each as facts. */
export function saidParts(lines: readonly (readonly (readonly [string, string])[])[]): PaperPart[] {
  const headings = [...new Set(lines.flatMap((facts) => facts.map(([heading]) => heading)))];
  const isLong = lines.some((facts) => facts.some(([, words]) => words.includes('\n')));
  if (lines.length < 2 || headings.length > mostColumns || isLong)
    return lines.map((facts) => ({ kind: 'facts', facts }));
  const columns = headings.map((heading) => ({ heading, width: Math.floor(width / headings.length) }));
  const rows = lines.map((facts) => {
    const cells = new Map(facts);
    return headings.map((heading) => cells.get(heading) ?? '');
  });
  const caption = `${lines.length}\u00a0lignes`;
  return [{ kind: 'table', caption, columns, rows }];
}

/** A cell as somebody reads it, under its heading: no brackets, days in full, what is empty left out. */
export function wordsOf(value: unknown, heading = ''): string {
  return isPlain(value) ? piecesOf(value).join('\n') : within(value, heading);
}

function within(value: unknown, under: string): string {
  if (value === null || value === undefined) return '';
  if (typeof value === 'boolean') return value ? 'oui' : under in names ? 'non' : '';
  if (Array.isArray(value))
    return value
      .map((one) => within(one, under))
      .filter(Boolean)
      .join('\n');
  return isPlain(value) ? piecesOf(value).join(', ') : textWords(String(value), under);
}

const isPlain = (value: unknown): value is object =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

function piecesOf(value: object): string[] {
  if ('street' in value && 'postcode' in value && 'town' in value)
    return [[value.street, `${value.postcode} ${value.town}`.trim()].filter(Boolean).join(', ')];
  return Object.entries(value).flatMap(([name, one]) => {
    const words = within(one, name);
    if (words === '') return [];
    const label = /^[a-z]+[A-Z]?\w*$/.test(name) ? names[name] : name;
    return [label === undefined ? words : `${label}\u00a0: ${words}`];
  });
}

function textWords(text: string, under: string): string {
  if (/^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d[+-]\d\d:\d\d$/.test(text))
    return (under === 'Échéance' ? frenchBound : frenchInstant)(instantFrom(text));
  if (/^\d{4}-\d\d-\d\d$/.test(text)) return frenchDate(text);
  return values[under]?.[text] ?? text;
}
