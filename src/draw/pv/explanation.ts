import { frenchDay } from '../../dates.ts';
import { listed } from '../../french.ts';
import type { Paper, PaperPart } from '../../papers/paper.ts';
import { explainSeats } from '../../places/seats.ts';
import { inFours } from '../fingerprint.ts';
import type { Entry } from '../frozen.ts';
import { digest, ticket } from '../tickets.ts';
import type { PvFacts } from './facts.ts';
import { type Run, ranksIn, runOf } from './run.ts';
import { counted, listNames, ordinal, ruleWords, titleOf, trialMark } from './words.ts';

/** For whom, and who answers; nothing of anybody else goes in. */
export interface ExplanationFacts {
  readonly number: string;
  /** Lines of the sender, and what shows through the window of the envelope. */
  readonly from: readonly string[];
  readonly to: readonly string[];
  /** Why they are on their list, in the words of who decided it (IVR-035). */
  readonly reason: string;
  /** What moved them on a waiting list since, day by day, the first first. */
  readonly events: readonly { readonly day: string; readonly text: string }[];
  /** Who communicates the rules (L.311-3-1), and the Mayor's address for complaints (IVR-106). */
  readonly service: string;
  readonly mayor: string;
  /** The last day complaints are taken by the rules, a civil day (IVR-104). */
  readonly contestUntil: string;
  readonly mediator: string;
  readonly court: string;
  readonly today: string;
}

/**
 * Why somebody has, or has not, a place (L.311-3-1 and R.311-3-1-2 of the code of relations between the public and the
 * administration): their list, ranks and seats, what it would have taken, how a waiting list moves, how to contest.
 */
export function explanationLetter(facts: PvFacts, asked: ExplanationFacts): Paper {
  const run = runOf(facts);
  const entry = facts.frozen.entries.find(({ number }) => number === asked.number);
  if (!entry) throw new RangeError(`${asked.number} is not in draw ${facts.frozen.draw}`);
  const person = facts.people.get(asked.number);
  const name = person ? `${person.firstName} ${person.lastName}` : asked.number;
  return {
    title: `Explication – ${asked.number}`,
    parts: [
      { kind: 'window', from: asked.from, to: asked.to },
      { kind: 'paragraph', words: `Le ${frenchDay(asked.today)}`, align: 'right' },
      { kind: 'heading', level: 1, text: `Le résultat du tirage au sort pour ${name}` },
      ...explanationParts(facts, run, { entry, asked }),
      { kind: 'signatures', signers: facts.signers },
    ],
    foot: `Tirage ${facts.frozen.draw} · participation ${asked.number}`,
    ...(facts.isTrial && { mark: trialMark }),
  };
}

/** What the letter explains, from the answer to how to contest it. */
export function explanationParts(
  facts: PvFacts,
  run: Run,
  { entry, asked }: { readonly entry: Entry; readonly asked: ExplanationFacts },
): PaperPart[] {
  return [
    { kind: 'paragraph', words: [{ text: answerWords(facts, run, entry), bold: true }] },
    ...listParts(entry, asked),
    ...wishParts(facts, run, entry),
    ...waitingParts(run, entry, asked),
    ...legalParts(facts, entry, asked),
  ];
}

function answerWords(facts: PvFacts, { held }: Run, { number }: Entry): string {
  const course = held.get(number);
  return course === undefined
    ? 'Aucune place n’est attribuée pour l’instant. La participation reste en attente.'
    : `Une place est attribuée\u00a0: ${titleOf(facts, course)}.`;
}

function listParts({ number, category }: Entry, { reason }: ExplanationFacts): PaperPart[] {
  return [
    {
      kind: 'facts',
      facts: [
        ['Participation', number],
        ['Liste', listNames[category]],
        ['Pourquoi cette liste', reason],
      ],
    },
  ];
}

/** One wish as the draw decided it, in words. */
export interface WishLine {
  readonly course: string;
  /** `Code – titre`. */
  readonly title: string;
  /** From 1, among those who asked; 0 where the order does not have them. */
  readonly rank: number;
  readonly among: number;
  readonly seats: number;
  /** The last rank that holds a seat; 0 when nobody does. */
  readonly lastServed: number;
  readonly outcome: string;
}

/** For each wish, the dearest first: the rank, the seats and where they ended. */
export function wishLines(facts: PvFacts, run: Run, entry: Entry): WishLine[] {
  return entry.wishes.map((wish) => {
    const course = facts.frozen.courses.find(({ id }) => id === wish);
    const unit = course?.unit ?? '';
    return {
      course: wish,
      title: titleOf(facts, wish),
      rank: ranksIn(run, unit).get(entry.number) ?? 0,
      among: (run.orders.get(unit) ?? []).length,
      seats: course?.seats ?? 0,
      lastServed: lastServed(run, { course: wish, unit }),
      outcome: outcomeWords(run, entry, wish),
    };
  });
}

function wishParts(facts: PvFacts, run: Run, entry: Entry): PaperPart[] {
  const rows = wishLines(facts, run, entry).map(
    ({ title, rank, among, seats, lastServed, outcome }, at): string[] => [
      String(at + 1),
      title,
      `${rank || '–'} sur ${among}`,
      String(seats),
      String(lastServed || 'aucun'),
      outcome,
    ],
  );
  const published = entry.wishes.flatMap((wish) => facts.courses.find(({ id }) => id === wish) ?? []);
  return [
    { kind: 'heading', level: 2, text: 'Vœu par vœu' },
    {
      kind: 'table',
      caption: 'Les rangs comptent la liste prioritaire, puis la seconde liste',
      columns: [
        { heading: 'Vœu', width: 14 },
        { heading: 'Cours', width: 44 },
        { heading: 'Rang', width: 22 },
        { heading: 'Places', width: 18 },
        { heading: 'Dernier rang servi', width: 24 },
        { heading: 'Résultat', width: 38 },
      ],
      rows,
    },
    { kind: 'list', items: published.map((course) => `${course.id}. ${explainSeats(course).join(' ')}`) },
    ...neededParts(facts, run, entry),
  ];
}

/** The last rank that holds a seat of a course; 0 when nobody does. */
function lastServed(
  { orders, held }: Run,
  { course, unit }: { readonly course: string; readonly unit: string },
): number {
  return (orders.get(unit) ?? []).reduce(
    (last, { number }, at) => (held.get(number) === course ? at + 1 : last),
    0,
  );
}

function outcomeWords({ held, waiting }: Run, { number, wishes }: Entry, wish: string): string {
  const kept = held.get(number);
  if (kept === wish) return 'place attribuée';
  if (kept !== undefined && wishes.indexOf(kept) < wishes.indexOf(wish)) return 'vœu préféré obtenu';
  const place = (waiting.get(wish) ?? []).findIndex((one) => one.number === number) + 1;
  return `en attente, ${ordinal(place)}`;
}

/** What would have been needed where no seat was given: a rank, or a seat more, or the other list served whole. */
function neededParts(facts: PvFacts, run: Run, entry: Entry): PaperPart[] {
  const kept = run.held.get(entry.number);
  const better = entry.wishes.slice(0, kept === undefined ? undefined : entry.wishes.indexOf(kept));
  const items = better.map((wish) => {
    const course = facts.frozen.courses.find(({ id }) => id === wish);
    const unit = course?.unit ?? '';
    const last = lastServed(run, { course: wish, unit });
    if ((course?.seats ?? 0) === 0) return `${wish}\u00a0: il n’y avait pas de place à tirer au sort.`;
    const residentsFirst =
      entry.category === 'N' && (run.waiting.get(wish) ?? []).some(({ category }) => category === 'R')
        ? ' La liste prioritaire n’est pas encore servie en entier.'
        : '';
    return `${wish}\u00a0: il aurait fallu être au rang ${last} ou avant.${residentsFirst}`;
  });
  return items.length === 0
    ? []
    : [
        { kind: 'paragraph', words: 'Ce qu’il aurait fallu pour les vœux qui ne sont pas obtenus\u00a0:' },
        { kind: 'list', items },
      ];
}

function waitingParts({ waiting }: Run, { number }: Entry, { events }: ExplanationFacts): PaperPart[] {
  const places = [...waiting].flatMap(([course, all]) => {
    const at = all.findIndex((one) => one.number === number);
    return at < 0 ? [] : [`${ordinal(at + 1)} pour ${course}, sur ${all.length}`];
  });
  if (places.length === 0) return [];
  return [
    { kind: 'heading', level: 2, text: 'La liste d’attente' },
    { kind: 'paragraph', words: `À l’issue du tirage\u00a0: ${listed(places)}.` },
    {
      kind: 'paragraph',
      words:
        'Quand une famille renonce ou ne répond pas à temps, sa place est proposée à la première personne en attente. On avance donc d’un rang à chaque place prise devant soi. On ne recule que si une preuve de domicile donne à quelqu’un la dernière place de la liste prioritaire.',
    },
    ...(events.length === 0
      ? []
      : [
          {
            kind: 'list' as const,
            items: events.map(({ day, text }) => `${day} – ${text}`),
          },
        ]),
  ];
}

function legalParts(
  { frozen, source, rulebook }: PvFacts,
  { number, wishes }: Entry,
  asked: ExplanationFacts,
): PaperPart[] {
  const units = new Set(wishes.map((wish) => frozen.courses.find(({ id }) => id === wish)?.unit ?? wish));
  const tickets =
    source.kind === 'typed'
      ? ['L’ordre vient d’une urne, tirée devant témoins, puis saisie.']
      : [
          `Données utilisées\u00a0: la liste, l’ordre des vœux, et une empreinte par cours, tirée de la graine publiée. ${counted(units.size, 'empreinte')}\u00a0:`,
          ...[...units].map((unit) => `${unit}\u00a0: ${inFours(ticket(digest(source.line), unit, number))}`),
        ];
  return [
    { kind: 'heading', level: 2, text: 'Comment c’est calculé' },
    { kind: 'paragraph', words: ruleWords[frozen.rule] },
    ...tickets.map((words): PaperPart => ({ kind: 'paragraph', words, small: true })),
    { kind: 'heading', level: 2, text: 'Vos droits' },
    {
      kind: 'paragraph',
      words: `Cette décision s’appuie sur un traitement algorithmique (tirage au sort) dont la finalité est de classer les demandes lorsque les places sont insuffisantes. Vous pouvez obtenir la communication des règles de ce traitement et de ses principales caractéristiques auprès de ${asked.service}. Sans réponse dans un délai d’un mois, vous pouvez saisir la CADA dans les deux mois (www.cada.fr).`,
    },
    {
      kind: 'paragraph',
      words: `Pour une question ou une contestation, écrivez à Monsieur le Maire ou Madame la Maire, ${asked.mayor}, avant le ${frenchDay(asked.contestUntil)} inclus (règlement, version ${rulebook.version}). Ce délai n’empêche pas de saisir le juge.`,
    },
    {
      kind: 'paragraph',
      words: `Vous pouvez demander une médiation\u00a0: ${asked.mediator}. Vous pouvez saisir ${asked.court}, dans les deux mois de la décision.`,
    },
  ];
}
