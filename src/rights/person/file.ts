import type { Refusal, Reply } from '../../calls/reply.ts';
import type { PersonFile } from '../../calls/rights.ts';
import type { CallInput } from '../../calls.ts';
import { openManagersDesk } from '../../campaign/desk.ts';
import type { TownNow } from '../../campaign/settings.ts';
import { frenchInstant, instantFrom, stamp } from '../../dates.ts';
import { of } from '../../french.ts';
import { paperHtml } from '../../papers/html.ts';
import type { Paper, PaperPart } from '../../papers/paper.ts';
import { limitedFrom } from '../../people/limited.ts';
import { courseRows } from '../../places/tabs.ts';
import type { Ports } from '../../ports.ts';
import type { Register } from '../../register/register.ts';
import { allDocuments } from '../../supporting/rules.ts';
import { traces } from '../traces/all.ts';
import type { Said, Whom } from '../traces/trace.ts';
import { Names } from '../traces/whom.ts';
import { saidFacts, saidParts, type Titles } from './saidWords.ts';
import { tabWords } from './tabWords.ts';

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
  const titles = titlesIn(register, town);
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
      html: paperHtml(personPaper(town, { name, at, held, isLimited, titles })),
      json: JSON.stringify(file, null, 2),
    },
  };
}

export type HeldTab = readonly [tab: string, lines: readonly Said[]];

/** What every tab says of them; tabs that say nothing are left out. */
function heldOf(register: Register, whom: Whom): HeldTab[] {
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
  readonly titles: Titles;
}

/** What is written by its code: establishments, courses, documents. */
function titlesIn(register: Register, { conservatoires, schoolYear }: TownNow): Titles {
  const courses = Object.fromEntries(
    courseRows(register).map(({ record: { code, title } }) => [code, title]),
  );
  return {
    Établissement: Object.fromEntries(conservatoires.map(({ code, name }) => [code, name])),
    Cours: courses,
    Vœux: courses,
    document: Object.fromEntries(allDocuments(schoolYear).map(({ id, label }) => [id, label])),
  };
}

function personPaper({ town, legal }: TownNow, { name, at, held, isLimited, titles }: Told): Paper {
  return {
    title: `Données personnelles – ${name}`,
    foot: `Données ${of(name)}, ${frenchInstant(instantFrom(at))}`,
    parts: [
      { kind: 'heading', level: 1, text: `Données personnelles ${of(name)}` },
      {
        kind: 'paragraph',
        words: `Voici tout ce que le service des conservatoires de ${town} garde à votre sujet, le ${frenchInstant(instantFrom(at))}. Rien ici ne concerne d’autres personnes.`,
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
              words: `Une erreur, une question\u202f? Écrivez-nous\u00a0: ${legal.service.name}, ${legal.service.address}, ${legal.service.mail}.`,
            },
          ]
        : []),
      // Who they are first, every act and mail last.
      ...[...held]
        .reverse()
        .flatMap(([tab, lines]): PaperPart[] => [
          { kind: 'heading', level: 2, text: tabWords(tab) },
          ...saidParts(lines.map((said) => saidFacts(said, titles))),
        ]),
      ...(held.length === 0
        ? [{ kind: 'paragraph' as const, words: 'Nous ne gardons rien à votre sujet.' }]
        : []),
    ],
  };
}

export const unknownPerson: Refusal = {
  kind: 'invalid',
  message: 'Cette personne n’est plus connue sous cette référence. Rien n’a changé. Cherchez à nouveau.',
};
