import type { Refusal, Reply } from '../calls/reply.ts';
import type { PersonFile } from '../calls/rights.ts';
import type { CallInput } from '../calls.ts';
import { openManagersDesk } from '../campaign/desk.ts';
import type { TownNow } from '../campaign/settings.ts';
import { frenchDay, frenchInstant, instantFrom, stamp } from '../dates.ts';
import { paperHtml } from '../papers/html.ts';
import type { Paper, PaperPart } from '../papers/paper.ts';
import { limitedFrom } from '../people/limited.ts';
import type { Ports } from '../ports.ts';
import type { Register } from '../register/register.ts';
import { traces } from './traces/all.ts';
import type { Said, Whom } from './traces/trace.ts';
import { Names } from './traces/whom.ts';

/**
 * Everything the Registre, the files and the queue hold about somebody, readable and machine-readable (GDPR 15 and 20),
 * with nothing about others: what two people share is told of the one who asked.
 */
export function personFile(ports: Ports, { refs }: CallInput<'office.personFile'>): Reply<PersonFile> {
  const desk = openManagersDesk(ports);
  if ('kind' in desk) return { ok: false, refusal: desk };
  const { register, town } = desk;
  const names = new Names(register);
  const name = names.nameOf(refs);
  if (name === '') return { ok: false, refusal: unknownPerson };
  const held = heldOf(register, names.of(refs));
  const at = stamp(ports.startedAt);
  const limited = limitedFrom(register.memory);
  const isLimited = refs.some((ref) => limited.has(ref));
  const file = {
    ville: town.town,
    'établi le': at,
    personne: name,
    ...(isLimited && { 'données gelées': 'oui' }),
    données: Object.fromEntries(held),
  };
  return {
    ok: true,
    value: {
      name,
      html: paperHtml(personPaper(town, { name, at, held, isLimited })),
      json: JSON.stringify(file, null, 2),
    },
  };
}

export type HeldTab = readonly [tab: string, lines: readonly Said[]];

/** What every tab says of them; tabs that say nothing are left out. */
export function heldOf(register: Register, whom: Whom): HeldTab[] {
  return traces.flatMap((trace): HeldTab[] => {
    const lines = register
      .table(trace.spec)
      .all()
      .map(({ record }) => trace.said(record, whom))
      .filter((said) => said !== null);
    return lines.length === 0 ? [] : [[trace.spec.name, lines]];
  });
}

interface Told {
  readonly name: string;
  readonly at: string;
  readonly held: readonly HeldTab[];
  readonly isLimited: boolean;
}

function personPaper({ town, legal }: TownNow, { name, at, held, isLimited }: Told): Paper {
  return {
    title: `Données personnelles – ${name}`,
    foot: `Données de ${name}, ${frenchInstant(instantFrom(at))}`,
    parts: [
      { kind: 'heading', level: 1, text: `Données personnelles de ${name}` },
      {
        kind: 'paragraph',
        words: `Voici tout ce que le service des conservatoires de la ville de ${town} garde à votre sujet, le ${frenchInstant(instantFrom(at))}. Rien n’y concerne d’autres personnes.`,
      },
      ...(isLimited
        ? [
            {
              kind: 'paragraph' as const,
              words: 'Ces données sont gelées, comme vous l’avez demandé\u00a0: rien ne les change.',
            },
          ]
        : []),
      ...(legal
        ? [
            {
              kind: 'paragraph' as const,
              words: `Une erreur, une question\u202f? Écrivez à ${legal.service.name}, ${legal.service.address}, ${legal.service.mail}.`,
            },
          ]
        : []),
      ...held.flatMap(([tab, lines]): PaperPart[] => [
        { kind: 'heading', level: 2, text: tabWords[tab] ?? tab },
        ...lines.map((said): PaperPart => ({ kind: 'facts', facts: factsOf(said) })),
      ]),
      ...(held.length === 0 ? [{ kind: 'paragraph' as const, words: 'Rien.' }] : []),
    ],
  };
}

/** What each tab is about, for somebody who never saw the Registre. */
const tabWords: Readonly<Record<string, string>> = {
  Journal: 'Ce qui a été fait',
  Courriels: 'Courriels envoyés',
  Lettres: 'Lettres',
  Lots: 'Décisions prises par lots',
  Papiers: 'Documents établis',
  Réclamations: 'Questions et contestations',
  Propositions: 'Places proposées',
  Événements: 'Suites du tirage',
  'Cours sans limite figés': 'Cours sans limite de places',
  Participations: 'Participations au tirage',
  Bulletins: 'Bulletins',
  État: 'Dossier de l’élève',
  Personnes: 'Identité et coordonnées',
};

function factsOf(said: Said): (readonly [string, string])[] {
  return Object.entries(said).flatMap(([label, value]) => {
    const words = wordsOf(value);
    return words === '' ? [] : [[label, words] as const];
  });
}

/** A cell as somebody reads it: no brackets, days in full, what is empty left out. */
export function wordsOf(value: unknown): string {
  if (value === null || value === undefined || value === false) return '';
  if (value === true) return 'oui';
  if (Array.isArray(value)) return value.map(wordsOf).filter(Boolean).join('\n');
  if (typeof value === 'object')
    return Object.entries(value)
      .flatMap(([label, one]) => {
        const words = wordsOf(one);
        return words === '' ? [] : [/^[a-z]+[A-Z]?\w*$/.test(label) ? words : `${label}\u00a0: ${words}`];
      })
      .join(', ');
  return textWords(String(value));
}

function textWords(text: string): string {
  if (/^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d[+-]\d\d:\d\d$/.test(text)) return frenchInstant(instantFrom(text));
  return /^\d{4}-\d\d-\d\d$/.test(text) ? frenchDay(text) : text;
}

export const unknownPerson: Refusal = {
  kind: 'invalid',
  message: 'Cette personne n’est plus connue sous cette référence. Rien n’a changé. Cherchez à nouveau.',
};
