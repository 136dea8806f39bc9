import fc from 'fast-check';
import { allocate } from '../../../src/draw/allocation.ts';
import { type Frozen, inBytes, writeFrozen } from '../../../src/draw/frozen.ts';
import type { Named, Participant, PvCourse, PvFacts } from '../../../src/draw/pv/facts.ts';
import { writeResult } from '../../../src/draw/result.ts';
import { digest, ordersOf, seedText } from '../../../src/draw/tickets.ts';
import type { PaperPart } from '../../../src/papers/paper.ts';
import { anyDraw } from '../draws.ts';

/** Half past nine in Paris, one Monday of September. */
export const NINE_THIRTY = Date.UTC(2026, 8, 14, 7, 30);

export function courseOf(id: string, seats: number, more: Partial<PvCourse> = {}): PvCourse {
  return {
    id,
    title: `Cours ${id}`,
    structure: 'Conservatoire de danse et de musique',
    activity: 'Musique',
    slot: 'mercredi, 14\u00a0h',
    capacity: seats + 4,
    reEnrolled: 4,
    acceptances: 0,
    ...more,
  };
}

/** Facts that agree with themselves: a seed of these digits, its key, its result; one ballot a participation. */
export function factsOf(frozen: Frozen, more: Partial<PvFacts> = {}): PvFacts {
  const list = digest(writeFrozen(frozen));
  const line = seedText({ draw: frozen.draw, list, digits: '31415926535897932384' });
  const held = allocate(frozen, ordersOf(frozen, digest(line)));
  const people = new Map(frozen.entries.map(({ number }, at) => [number, personOf(at, at % 2 === 0)]));
  return {
    town: 'Valmont-sur-Orge',
    organiser: '1 place de la Mairie, 91990 Valmont-sur-Orge',
    rulebook: { version: '2026-1', address: 'https://valmont.example.org/reglement' },
    isTrial: false,
    postponed: [],
    place: 'Mairie, salle du conseil',
    plannedAt: NINE_THIRTY,
    startedAt: NINE_THIRTY + 120_000,
    endedAt: NINE_THIRTY + 3_600_000,
    present: [
      { name: 'Anne Martin', quality: 'Maire' },
      { name: 'Bruno Petit', quality: 'Témoin, parent d’élève' },
    ],
    material: '20 dés à dix faces',
    source: { kind: 'seed', line, fallback: '' },
    frozen,
    fingerprints: { list, result: digest(writeResult(frozen, held)), program: digest('program') },
    ballots: {
      received: frozen.entries.length + 3,
      void: [
        { motive: 'remis trop tard', count: 1 },
        { motive: 'numéro de pôle famille absent', count: 1 },
      ],
      withdrawn: 1,
      takingPart: frozen.entries.length,
      besides: 0,
    },
    courses: frozen.courses.map(({ id, seats }) => courseOf(id, seats)),
    levels: new Map(frozen.courses.flatMap(({ id, unit }) => (unit === id ? [] : [[unit, 'Débutant']]))),
    unlimited: [],
    people,
    incidents: [],
    signers: [{ quality: 'La maire', name: 'Anne Martin' }],
    ...more,
  };
}

/** Of a name that would show as markup, and with what no paper may show. */
function personOf(at: number, mayPublish: boolean, ballots = 1): Participant {
  const secret = {
    mail: `famille${at}@example.org`,
    phone: `069900${at}`,
    bornOn: `2018-01-0${(at % 9) + 1}`,
  };
  return { firstName: `<i>Zoé${at}e`, lastName: `Nom"&${at}fin`, mayPublish, ballots, ...secret };
}

/** Any run of a draw whose facts agree: some consent, some do not; some ask only a course without limit. */
export const anyFacts: fc.Arbitrary<PvFacts> = fc
  .record({
    frozen: anyDraw,
    consents: fc.array(fc.boolean(), { minLength: 12, maxLength: 12 }),
    ballots: fc.array(fc.integer({ min: 1, max: 3 }), { minLength: 12, maxLength: 12 }),
    besides: fc.nat(3),
    isTyped: fc.boolean(),
    isTrial: fc.boolean(),
    voids: fc.array(fc.nat(9), { maxLength: 3 }),
    withdrawn: fc.nat(5),
  })
  .map(({ frozen, consents, ballots, besides, isTyped, isTrial, voids, withdrawn }) => {
    const someone = (at: number) => personOf(at, consents[at] ?? false, ballots[at] ?? 1);
    const people = new Map(frozen.entries.map(({ number }, at) => [number, someone(at)]));
    const takingPart = [...people.values()].reduce((sum, person) => sum + person.ballots, 0);
    const asking = Array.from({ length: besides }, (_, at) => ({ ...someone(8 + at), ballot: `B-${at}` }));
    const facts = factsOf(frozen, {
      isTrial,
      people,
      unlimited: [{ id: 'LIBRE', title: 'Chorale', asking }],
      incidents: [{ at: NINE_THIRTY, text: 'Panne, notée par <i>Zoé0e Nom"&0fin', forPublic: '' }],
      ballots: {
        received: takingPart + voids.reduce((sum, count) => sum + count, withdrawn + besides),
        void: voids.map((count, at) => ({ motive: `motif ${at}`, count })),
        withdrawn,
        takingPart,
        besides,
      },
    });
    if (!isTyped || facts.source.kind === 'typed') return facts;
    return {
      ...facts,
      source: { kind: 'typed' as const, orders: ordersOf(frozen, digest(facts.source.line)) },
    };
  });

/** Everybody the facts name, in the draw or besides it. */
export const everybodyIn = ({ people, unlimited }: PvFacts): Named[] => [
  ...people.values(),
  ...unlimited.flatMap(({ asking }) => asking),
];

/** A draw of one's own: courses by code and seats, participations by their wishes. */
export function drawOf(
  courses: Readonly<Record<string, number>>,
  entries: readonly (readonly ['R' | 'N', ...string[]])[],
): Frozen {
  return {
    draw: 'VALMONT-2026',
    rule: 'offres-par-cours',
    courses: Object.entries(courses)
      .map(([id, seats]) => ({ id, seats, unit: id }))
      .sort((a, b) => inBytes(a.id, b.id)),
    entries: entries.map(([category, ...wishes], at) => ({
      number: `T${String(at + 1).padStart(4, '0')}`,
      category,
      wishes,
    })),
  };
}

export type Table = Extract<PaperPart, { kind: 'table' }>;

export const tablesIn = (parts: readonly PaperPart[]): Table[] =>
  parts.filter((part) => part.kind === 'table');

/** The parts after a heading of that text, up to the next of its level. */
export function under(parts: readonly PaperPart[], text: string): readonly PaperPart[] {
  const start = parts.findIndex((part) => part.kind === 'heading' && part.text === text);
  const heading = parts[start];
  if (heading?.kind !== 'heading') throw new Error(`no heading « ${text} »`);
  const rest = parts.slice(start + 1);
  const end = rest.findIndex((part) => part.kind === 'heading' && part.level <= heading.level);
  return end < 0 ? rest : rest.slice(0, end);
}
