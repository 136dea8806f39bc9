import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Ballot, Ruling } from '../../src/ballots/ballot.ts';
import { likelyRulings, peopleOf } from '../../src/ballots/samePerson.ts';
import { ballot, elsewhere } from './fixture.ts';

const nb = '\u00a0';

/** What is thought of a ballot beside that of Élise Guérin, born on 2 March 2018. */
function beside(change: Partial<Ballot>, rulings: readonly Ruling[] = []) {
  const { personOf, proposals } = peopleOf([ballot('P1'), ballot('P2', change)], rulings);
  const [proposal] = proposals;
  if (personOf.get('P2') === 'P1') return 'same';
  return proposal ? [...proposal.reasons, proposal.likely, proposal.because] : 'different';
}

describe('the same person', () => {
  it.each([
    { lastName: 'GUERIN', firstName: 'elise' },
    { lastName: 'Gué-rin', firstName: 'É lise' },
    { familyNumber: 'PF900' },
    { ...elsewhere, familyNumber: 'pf 100' },
    { ...elsewhere, street: '4, RUE DES LILAS'.replace(',', '') },
    { ...elsewhere, phone: '06 39 98 39 22' },
    { ...elsewhere, mail: 'karim.guerin@example.org' },
  ])(
    'is certain by name and birth date, however written, as soon as anything else agrees: %j (IVR-016)',
    (change) => {
      expect(beside(change)).toBe('same');
    },
  );

  it('is not certain where family number, address and contact all differ: homonyms wait for a decision', () => {
    expect(beside(elsewhere)).toEqual([
      'mêmes nom, prénom et date de naissance, mais tout le reste diffère',
      'different',
      `rien d’autre en commun${nb}: ce peut être des homonymes`,
    ]);
  });

  it.each([
    [{ lastName: 'Guérrin' }, `nom${nb}: une lettre`],
    [{ lastName: 'Guéirn' }, `nom${nb}: une lettre`],
    [{ lastName: 'Guérin-Morel' }, 'nom raccourci'],
    [{ lastName: 'Élise', firstName: 'Guérin' }, 'nom et prénom échangés'],
    [{ bornOn: '2018-02-03' }, `date de naissance${nb}: jour et mois échangés`],
    [{ bornOn: '2018-03-12' }, `date de naissance${nb}: un chiffre`],
  ])('is proposed with %j, and likely where something else agrees', (change, reason) => {
    expect(beside({ ...change, ...elsewhere, familyNumber: 'PF100' })).toEqual([
      reason,
      'same',
      'même numéro pôle famille',
    ]);
  });

  it.each([{ lastName: 'Guérrin' }, { lastName: 'Élise', firstName: 'Guérin' }, { bornOn: '2018-02-03' }])(
    'is proposed with %j and not likely where nothing else agrees',
    (change) => {
      expect(beside({ ...change, ...elsewhere })).toContain('different');
    },
  );

  it.each([
    { bornOn: '2018-03-12', ...elsewhere },
    { bornOn: '2017-04-12' },
    { lastName: 'Morel' },
    { lastName: 'Guérrin', firstName: 'Elisa', ...elsewhere },
    { lastName: 'Guérrin', bornOn: '2018-02-03' },
  ])('is not even proposed with %j', (change) => {
    expect(beside(change)).toBe('different');
  });
});

describe('brothers, sisters and twins', () => {
  const firstNames = ['Élise', 'Noé', 'Maëlys', 'Jean-Baptiste', 'Augustin', 'Fatoumata', 'Zoé'];

  it('are never proposed as one person when their first names differ, whatever they share', () =>
    fc.assert(
      fc.property(
        fc.shuffledSubarray(firstNames, { minLength: 2 }),
        fc.array(fc.constantFrom('2018-03-02', '2018-02-03'), { minLength: 7, maxLength: 7 }),
        (names, days) => {
          const children = names.map((firstName, i) =>
            ballot(`P${i}`, { firstName, bornOn: days[i] ?? '2018-03-02' }),
          );
          const { personOf, proposals } = peopleOf(children, []);
          expect(new Set(personOf.values()).size).toBe(names.length);
          expect(proposals).toEqual([]);
        },
      ),
    ));

  it.each([
    ['Léa', 'Léo'],
    ['Louis', 'Louise'],
    ['Jean', 'Jean-Baptiste'],
    ['Maël', 'Mael-Yann'],
  ])('%s and %s wait for a decision, and are never decided the same by themselves', (one, other) => {
    const twins = [ballot('P1', { firstName: one }), ballot('P2', { firstName: other })];
    const { personOf, proposals } = peopleOf(twins, []);
    expect(personOf.get('P2')).toBe('P2');
    expect(proposals.map(({ likely }) => likely)).toEqual(['different']);
    expect(proposals[0]?.because).toBe(`deux prénoms${nb}: ce peut être des jumeaux`);
  });
});

describe('a ruling', () => {
  const both = ['P1', 'P2'] as const;

  it('settles what was proposed; the last on two ballots counts', () => {
    const change = { lastName: 'Guérrin' };
    const [same, different] = [
      { kind: 'same', ballots: both },
      { kind: 'different', ballots: ['P2', 'P1'] },
    ] as const;
    expect(beside(change, [same])).toBe('same');
    expect(beside(change, [different])).toBe('different');
    expect(beside(change, [same, different])).toBe('different');
    expect(beside(change, [different, same])).toBe('same');
  });

  it('goes before what is certain, and before what other ballots would join', () => {
    expect(beside({}, [{ kind: 'different', ballots: both }])).toBe('different');
    const three = ['P1', 'P2', 'P3'].map((number) => ballot(number));
    const { personOf } = peopleOf(three, [{ kind: 'different', ballots: both }]);
    expect([...personOf]).toEqual([
      ['P1', 'P1'],
      ['P2', 'P2'],
      ['P3', 'P1'],
    ]);
  });

  it('about a ballot that is not there is nothing', () => {
    expect(beside({ firstName: 'Noé' }, [{ kind: 'same', ballots: ['P1', 'P9'] }])).toBe('different');
  });

  it('as likely leaves nothing to decide', () => {
    const list = [
      ballot('P1'),
      ballot('P2', { lastName: 'Guérrin' }),
      ballot('P3', elsewhere),
      ballot('P4', { firstName: 'Elisa' }),
    ];
    const rulings = likelyRulings(peopleOf(list, []).proposals);
    expect(rulings).toContainEqual({ kind: 'same', ballots: ['P1', 'P2'] });
    const { personOf, proposals } = peopleOf(list, rulings);
    expect(proposals).toEqual([]);
    expect(new Set(personOf.values())).toEqual(new Set(['P1', 'P3', 'P4']));
  });
});

describe('ten thousand ballots', () => {
  /** Families of a few children, two ballots each, names and days as common as in a town. */
  const many = (count: number) =>
    Array.from({ length: count }, (_, i) => {
      const child = Math.floor(i / 2);
      const family = Math.floor(child / 2);
      const letters = (n: number, most: number) =>
        [...String((n * 7919) % most)].map((figure) => 'aeioulmnrs'[Number(figure)]).join('');
      return ballot(`P${String(i).padStart(5, '0')}`, {
        lastName: `Du${letters(family, 499)}`,
        firstName: `Ma${letters(child, 199)}`,
        bornOn: `20${10 + (child % 13)}-0${1 + (child % 9)}-${10 + ((child * 5) % 19)}`,
        familyNumber: `PF${family}`,
        street: `${family % 141} rue des Lilas`,
        phone: `06 39 98 ${Math.floor(family / 100)} ${family % 100}`,
        mail: `m${family}@example.org`,
      });
    });

  const timeOf = (count: number) => {
    const list = many(count);
    const start = performance.now();
    expect(new Set(peopleOf(list, []).personOf.values()).size).toBe(count / 2);
    return performance.now() - start;
  };

  it('are told apart in a second or so, by keys and not everybody with everybody', () => {
    timeOf(1_000);
    expect(timeOf(10_000)).toBeLessThan(5_000);
  });
});
