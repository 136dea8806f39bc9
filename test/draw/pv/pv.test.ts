import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { Edition, PvFacts } from '../../../src/draw/pv/facts.ts';
import { pvPaper } from '../../../src/draw/pv/pv.ts';
import { runOf } from '../../../src/draw/pv/run.ts';
import { paperHtml } from '../../../src/papers/html.ts';
import { anyFacts, courseOf, drawOf, everybodyIn, factsOf, tablesIn, under } from './facts.ts';

const editions: readonly Edition[] = ['projet', 'nominatif', 'consultable', 'public'];
const anyEdition = fc.constantFrom(...editions);
const order = 'Ordre du tirage, cours par cours';

const textOf = (facts: PvFacts, edition: Edition) => JSON.stringify(pvPaper(facts, edition));
const verdictsIn = (facts: PvFacts) =>
  under(pvPaper(facts, 'projet').parts, 'Chiffres à vérifier')
    .flatMap((part) => (part.kind === 'table' ? part.rows : []))
    .map((row) => row[row.length - 1]);

describe('the minutes of a draw', () => {
  test('add every sum up again: all agree where they are true (IVR-031)', () => {
    fc.assert(
      fc.property(anyFacts, (facts) => {
        expect(new Set(verdictsIn(facts))).toEqual(new Set(['concordant']));
        expect(textOf(facts, 'nominatif')).toContain(
          'Toutes les sommes et toutes les empreintes concordent.',
        );
      }),
    );
  });

  test.each<[string, (facts: PvFacts) => PvFacts, string]>([
    [
      'a ballot too many',
      (facts) => ({ ...facts, ballots: { ...facts.ballots, received: facts.ballots.received + 1 } }),
      'ne concorde pas\u00a0: le calcul donne 4, il est écrit 3',
    ],
    [
      'a result that was changed',
      (facts) => ({ ...facts, fingerprints: { ...facts.fingerprints, result: 'f'.repeat(64) } }),
      'ne concorde pas\u00a0: l’empreinte recalculée est différente',
    ],
    [
      'a list that was changed',
      (facts) => ({ ...facts, frozen: { ...facts.frozen, entries: facts.frozen.entries.slice(1) } }),
      'ne concorde pas\u00a0: l’empreinte recalculée est différente',
    ],
    [
      'seats that are not those of the capacity',
      (facts) => ({ ...facts, courses: [courseOf('A', 2), courseOf('B', 1)] }),
      'ne concorde pas\u00a0: 2 calculé, 1 figé',
    ],
    [
      'a typed order that lacks somebody',
      (facts) => ({
        ...facts,
        source: {
          kind: 'typed',
          orders: new Map([
            ['A', []],
            ['B', []],
          ]),
        },
      }),
      'ne concorde pas\u00a0: A\u00a0: il manque T0001, T0002, T0003.',
    ],
  ])('say so plainly of %s, and ask not to sign', (_what, change, verdict) => {
    const facts = change(
      factsOf(
        drawOf({ A: 1, B: 1 }, [
          ['R', 'A', 'B'],
          ['R', 'A'],
          ['N', 'B', 'A'],
        ]),
      ),
    );
    expect(verdictsIn(facts)).toContain(verdict);
    expect(textOf(facts, 'projet')).toContain('Ne signez pas avant d’avoir compris pourquoi.');
  });

  test('name every participation exactly once in each of its orders, in the order of the draw (IVR-033, IVR-034, IVR-040)', () => {
    fc.assert(
      fc.property(anyFacts, anyEdition, (facts, edition) => {
        const { orders } = runOf(facts);
        const rows = tablesIn(under(pvPaper(facts, edition).parts, order)).flatMap((table) => table.rows);
        const wanted = [...orders.keys()]
          .sort()
          .flatMap((unit) => (orders.get(unit) ?? []).map(({ number }, at) => [String(at + 1), number]));
        expect(rows.map(([rank, number]) => [rank, number])).toEqual(wanted);
      }),
    );
  });

  test('say each time the draw was put off, from when and why, in every edition (IVR-100)', () => {
    const facts: PvFacts = {
      ...factsOf(drawOf({ A: 1 }, [['R', 'A']])),
      postponed: [
        {
          at: 'dimanche 13\u00a0septembre 2026 à\u00a09\u00a0h',
          reason: 'Salle inondée.',
          from: 'lundi 14\u00a0septembre 2026 à\u00a010\u00a0h, Mairie',
          to: '',
        },
      ],
    };
    for (const edition of editions)
      expect(textOf(facts, edition)).toContain(
        'le dimanche 13\u00a0septembre 2026 à\u00a09\u00a0h. Date d’avant\u00a0: lundi 14\u00a0septembre 2026 à\u00a010\u00a0h, Mairie. Motif\u00a0: Salle inondée.',
      );
  });

  test('say of each where it stands, as the allocation does', () => {
    fc.assert(
      fc.property(anyFacts, (facts) => {
        const { held, waiting } = runOf(facts);
        for (const table of tablesIn(under(pvPaper(facts, 'nominatif').parts, order)))
          for (const [, number = '', , state = ''] of table.rows) {
            expect(state.includes('place')).toBe(held.has(number));
            const waits = [...waiting.values()].some((all) => all.some((one) => one.number === number));
            if (state.includes('attend')) expect(waits).toBe(true);
            if (!held.has(number)) expect(state).toMatch(/^attend\u00a0: /);
          }
      }),
    );
  });

  test('of the public never name who did not consent, nor bear a mail, a phone or a birth date (X9, IVR-041, IVR-083)', () => {
    fc.assert(
      fc.property(anyFacts, fc.constantFrom('public' as const, 'consultable' as const), (facts, edition) => {
        const text = textOf(facts, edition);
        expect(text).not.toMatch(/@example|069900|2018-01-0/);
        for (const { firstName, lastName, mayPublish } of everybodyIn(facts))
          for (const name of [firstName, JSON.stringify(lastName).slice(1, -1)])
            expect(text.includes(name)).toBe(mayPublish);
        if (edition === 'public') expect(text).not.toContain('Bruno Petit');
      }),
    );
  });

  test('to sign name everybody (IVR-040)', () => {
    fc.assert(
      fc.property(anyFacts, (facts) => {
        for (const { firstName } of everybodyIn(facts))
          expect(textOf(facts, 'nominatif')).toContain(firstName);
      }),
    );
  });

  test('hold no markup of what people typed', () => {
    fc.assert(
      fc.property(anyFacts, anyEdition, (facts, edition) => {
        const town = '<script>alert(1)</script>';
        expect(paperHtml(pvPaper({ ...facts, town }, edition))).not.toMatch(/<i>|<script/);
      }),
    );
  });

  test('list who waits for each course, the first first', () => {
    fc.assert(
      fc.property(anyFacts, (facts) => {
        const parts = under(pvPaper(facts, 'public').parts, 'Annexe B. Listes d’attente');
        const said = parts.flatMap((part) => (part.kind === 'list' ? part.items : []));
        const wanted = [...runOf(facts).waiting].flatMap(([course, all]) =>
          all.length === 0
            ? []
            : [`${course}, ${all.length} en attente\u00a0: ${all.map(({ number }) => number).join(', ')}`],
        );
        expect(said).toEqual(wanted.sort());
      }),
    );
  });

  test('bear on every page what they are not', () => {
    const facts = factsOf(drawOf({ A: 1 }, [['R', 'A']]));
    const marks = editions.map((edition) => pvPaper(facts, edition).mark);
    expect(marks).toEqual(['PROJET', undefined, 'CONSULTATION SUR DEMANDE – NE PAS DIFFUSER', undefined]);
    const trial = pvPaper({ ...facts, isTrial: true }, 'projet').mark;
    expect(trial).toBe('PROJET – TIRAGE D’ESSAI – SANS VALEUR');
    expect(pvPaper({ ...facts, isTrial: true }, 'public').mark).toBe('TIRAGE D’ESSAI – SANS VALEUR');
  });
});

describe('the minutes say', () => {
  test('when, where, before whom and how chance was made (IVR-031)', () => {
    const text = textOf(factsOf(drawOf({ A: 1 }, [['R', 'A']])), 'nominatif');
    for (const words of [
      'Mairie, salle du conseil',
      'lundi 14\u00a0septembre 2026 à\u00a09\u00a0h\u00a030',
      '"Anne Martin","Maire"',
      '31415 92653 58979 32384',
      '20 dés à dix faces',
      'TAS1;tirage=VALMONT-2026;liste=',
    ])
      expect(text).toContain(words);
  });

  test('that orders drawn by hand were typed, and nothing of a seed (IVR-032)', () => {
    const facts = factsOf(
      drawOf({ A: 1 }, [
        ['R', 'A'],
        ['N', 'A'],
      ]),
    );
    const [first, second] = facts.frozen.entries;
    if (!first || !second) throw new Error('two take part');
    const typed = pvPaper(
      { ...facts, source: { kind: 'typed', orders: new Map([['A', [first, second]]]) } },
      'nominatif',
    );
    const text = JSON.stringify(typed);
    expect(text).toContain(
      'à la main, dans une urne, cours par cours. Les ordres tirés ont été saisis ensuite.',
    );
    expect(text).not.toMatch(/TAS1;|Clé K/);
  });

  test('which substitute was used and why', () => {
    const facts = factsOf(drawOf({ A: 1 }, [['R', 'A']]));
    if (facts.source.kind === 'typed') throw new Error('it has a seed');
    const fallback = 'Boules de loto, les dés ayant roulé sous la table.';
    expect(textOf({ ...facts, source: { ...facts.source, fallback } }, 'public')).toContain(fallback);
  });

  test('which rule was used, and for how many the other would have changed something (X11)', () => {
    const cycle = drawOf({ A: 1, B: 1 }, [
      ['R', 'A', 'B'],
      ['R', 'B', 'A'],
    ]);
    const [one, two] = cycle.entries;
    if (!one || !two) throw new Error('two take part');
    const orders = new Map([
      ['A', [two, one]],
      ['B', [one, two]],
    ]);
    const text = textOf({ ...factsOf(cycle), source: { kind: 'typed', orders } }, 'public');
    expect(text).toContain('les cours proposent (offres-par-cours)');
    expect(text).toContain(
      '(«\u00a0les familles demandent\u00a0») aurait servi autrement 2\u00a0participations.',
    );
  });

  test('which courses have strictly fewer participations than seats, and who may keep several (IVR-039)', () => {
    const facts = factsOf(
      drawOf({ A: 3, B: 2, C: 1 }, [
        ['R', 'A', 'B'],
        ['N', 'A', 'C'],
        ['R', 'C'],
      ]),
    );
    const parts = under(
      pvPaper(facts, 'public').parts,
      'Cours où il y a moins de participations que de places',
    );
    expect(parts[0]).toEqual({ kind: 'list', items: ['A – Cours A', 'B – Cours B'] });
    expect(tablesIn(parts)[0]?.rows).toEqual([['T0001', 'A', 'B']]);
  });

  test('who was within reach of several courses, and kept the dearest (IVR-038)', () => {
    const facts = factsOf(
      drawOf({ A: 1, B: 2 }, [
        ['R', 'A', 'B'],
        ['N', 'B'],
      ]),
    );
    const parts = under(pvPaper(facts, 'public').parts, 'Annexe A. Attribution pas à pas');
    expect(tablesIn(parts)[0]?.rows).toEqual([['T0001', 'A', 'B']]);
  });

  test('incidents to who signs; the public reads other words, or where to ask (IVR-101)', () => {
    const incident = { at: Date.UTC(2026, 8, 14, 8), text: 'Panne signalée par Léa', forPublic: '' };
    const facts = factsOf(drawOf({ A: 1 }, [['R', 'A']]), {
      incidents: [incident, { ...incident, forPublic: 'Panne de réseau' }],
    });
    expect(textOf(facts, 'projet')).toContain(
      'lundi 14\u00a0septembre 2026 à\u00a010\u00a0h\u00a0: Panne signalée par Léa',
    );
    const open = textOf(facts, 'public');
    expect(open).not.toContain('Léa');
    expect(open).toContain('Panne de réseau');
    expect(open).toContain('Le détail est au procès-verbal signé');
  });

  test('how the rules were read where they leave a choice (X4, X5, X14)', () => {
    const text = textOf(factsOf(drawOf({ A: 1 }, [['R', 'A']])), 'public');
    expect(text).toContain('Qui accepte un vœu moins préféré reste en attente pour ses vœux préférés.');
    expect(text).toContain('donne la dernière place de la liste prioritaire.');
  });

  test('each course with its seats and how they are counted (IVR-051, IVR-052)', () => {
    const facts = factsOf(drawOf({ A: 6 }, [['R', 'A']]), {
      courses: [courseOf('A', 6, { capacity: 20, reEnrolled: 12, acceptances: 5 })],
    });
    const text = textOf(facts, 'public');
    expect(text).toContain('["A","20","12","2","6","1","5","concordant"]');
    expect(text).toContain('20 places moins 12 demandes de réinscription\u00a0: 8 places libres.');
  });
});
