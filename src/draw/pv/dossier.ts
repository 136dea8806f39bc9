import { frenchDay } from '../../dates.ts';
import { listed } from '../../french.ts';
import type { Paper, PaperPart } from '../../papers/paper.ts';
import { inFours } from '../fingerprint.ts';
import { type Entry, writeFrozen } from '../frozen.ts';
import { digest } from '../tickets.ts';
import { type ExplanationFacts, explanationParts } from './explanation.ts';
import type { PvFacts } from './facts.ts';
import { runOf } from './run.ts';
import { trialMark } from './words.ts';

type Facts = readonly (readonly [label: string, value: string])[];

/** What the file of a dispute says besides the explanation. */
export interface DossierFacts {
  /** Each ballot of the participation, as it was read. */
  readonly ballots: readonly Facts[];
  /** What happened since the draw, and what was asked and answered: written by who knows of it. */
  readonly since: readonly PaperPart[];
}

/**
 * Everything about one contested participation in one document: why the result, the ballots as they were read, the
 * line that was frozen, what drew it, what happened since, and how to make the draw again.
 */
export function dossierPaper(
  facts: PvFacts,
  asked: ExplanationFacts,
  { ballots, since }: DossierFacts,
): Paper {
  const entry = facts.frozen.entries.find(({ number }) => number === asked.number);
  if (!entry) throw new RangeError(`${asked.number} is not in draw ${facts.frozen.draw}`);
  const person = facts.people.get(asked.number);
  const name = person ? `${person.firstName} ${person.lastName}` : asked.number;
  return {
    title: `Dossier de contestation – ${asked.number} – ${facts.frozen.draw}`,
    parts: [
      { kind: 'heading', level: 1, text: `Dossier de contestation\u00a0: ${name}, ${asked.number}` },
      {
        kind: 'paragraph',
        words: `Fait le ${frenchDay(asked.today)}. Tirage ${facts.frozen.draw}, ${facts.town}.`,
      },
      ...explanationParts(facts, runOf(facts), { entry, asked }),
      ...ballotParts(ballots),
      ...frozenParts(facts, entry),
      ...since,
      ...againParts(facts, entry),
    ],
    foot: `Tirage ${facts.frozen.draw} · participation ${asked.number} · liste ${facts.fingerprints.list.slice(0, 16)}`,
    ...(facts.isTrial && { mark: trialMark }),
  };
}

function ballotParts(ballots: readonly Facts[]): PaperPart[] {
  return [
    {
      kind: 'heading',
      level: 2,
      text: ballots.length > 1 ? 'Les bulletins, tels qu’ils sont lus' : 'Le bulletin, tel qu’il est lu',
    },
    ...ballots.map((lines): PaperPart => ({ kind: 'facts', facts: lines })),
  ];
}

/** The line that decided, and what it was drawn with. */
function frozenParts(facts: PvFacts, { number }: Entry): PaperPart[] {
  const { frozen, fingerprints, source, rulebook } = facts;
  const line =
    writeFrozen(frozen)
      .split('\n')
      .find((one) => one.startsWith(`participation\t${number}\t`)) ?? '';
  return [
    { kind: 'heading', level: 2, text: 'La liste figée et le tirage' },
    {
      kind: 'facts',
      facts: [
        ['Ligne figée', line.replace(/\t/g, ' ')],
        ['Empreinte de la liste', inFours(fingerprints.list)],
        ['Graine', source.kind === 'seed' ? source.line : 'urne tirée devant témoins, ordre saisi'],
        ['Empreinte du résultat', inFours(fingerprints.result)],
        ['Empreinte du programme', inFours(fingerprints.program)],
        ['Règlement', `version ${rulebook.version}, ${rulebook.address}`],
      ],
    },
  ];
}

/** How anybody makes the draw again: the whole of it, or one ticket by hand. */
function againParts({ frozen, source }: PvFacts, { number, wishes }: Entry): PaperPart[] {
  const heading: PaperPart = { kind: 'heading', level: 2, text: 'Refaire le calcul soi-même' };
  if (source.kind === 'typed')
    return [
      heading,
      {
        kind: 'paragraph',
        words:
          'L’ordre vient d’une urne. Le procès-verbal donne l’ordre de chaque cours. Les places se donnent dans cet ordre, selon la règle ci-dessus.',
      },
    ];
  const units = [
    ...new Set(wishes.map((wish) => frozen.courses.find(({ id }) => id === wish)?.unit ?? wish)),
  ];
  const key = digest(source.line);
  return [
    heading,
    {
      kind: 'list',
      numbered: true,
      items: [
        'Prenez la liste figée et la graine, publiées sur la page du tirage.',
        'Ouvrez la page «\u00a0Vérifier le tirage\u00a0»\u00a0: elle refait tout, sans réseau, et montre les rangs de ce numéro.',
        `Ou, dans un terminal, refaites l’empreinte de ${listed(units)}\u00a0: la plus petite est tirée en premier, la liste prioritaire avant la seconde.`,
      ],
    },
    ...[
      `printf %s "${source.line}" | sha256sum   (donne ${key})`,
      ...units.map((unit) => `printf %s "${key}:${unit}:${number}" | sha256sum`),
    ].map((words): PaperPart => ({ kind: 'paragraph', words, small: true })),
  ];
}
