import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Ballot, Motive, Ruling } from '../../src/ballots/ballot.ts';
import { checkBallots } from '../../src/ballots/check.ts';
import { anyBallots, ballot, clay, dance, drums, elsewhere, rules, theatre } from './fixture.ts';

/** The motive of each void ballot, `valid` for the others, in the order of the list. */
function fates(ballots: readonly Ballot[], rulings: readonly Ruling[] = []): (Motive | 'valid')[] {
  const { fates: found } = checkBallots(ballots, rules, rulings);
  return ballots.map(({ number }) => {
    const fate = found.get(number);
    return fate?.kind === 'void' ? fate.motive : 'valid';
  });
}

const words = (one: Ballot, rulings: readonly Ruling[] = []) => {
  const fate = checkBallots([one], rules, rulings).fates.get(one.number);
  return fate?.kind === 'void' ? fate.words : '';
};

const alone = (change: Partial<Ballot>) => fates([ballot('P1', change)])[0];
const nb = '\u00a0';

describe('one motive for a void ballot', () => {
  /** What is wrong with a ballot by itself, in the order in which it is looked for; the wishes add up. */
  const wrongs: readonly (readonly [Motive, (one: Ballot) => Ballot])[] = [
    ['late', (one) => ({ ...one, handedInAt: '2026-09-12T17:00:00+02:00' })],
    ['familyNumber', (one) => ({ ...one, familyNumber: '' })],
    ['incomplete', (one) => ({ ...one, street: '' })],
    ['unknownCourse', (one) => ({ ...one, wishes: [...one.wishes, 'HAN-XX'] })],
    ['repeatedWish', (one) => ({ ...one, wishes: [...one.wishes, 'MUS-VIO'] })],
    [
      'tooManyWishes',
      (one) => ({ ...one, wishes: [...one.wishes, 'MUS-PIA', 'MUS-CLA', 'MUS-CHO', 'MUS-FLU'] }),
    ],
    ['age', (one) => ({ ...one, bornOn: '1990-05-05' })],
  ];

  it('is the first that applies, whatever else is wrong (IVR-019)', () =>
    fc.assert(
      fc.property(fc.subarray([...wrongs]), (chosen) => {
        const wrong = chosen.reduce((one, [, spoil]) => spoil(one), ballot('P2'));
        const first = ballot('P1', { handedInAt: '2026-09-12T09:30:00+02:00' });
        // The same person already has a ballot for the same activity: the last motive of all.
        expect(fates([first, wrong])[1]).toBe(chosen[0]?.[0] ?? 'duplicate');
      }),
    ));

  it('is late from 17:00:00 on, to the second (X5); before the opening it is early', () => {
    const at = (hour: string) => alone({ handedInAt: `2026-09-12T${hour}+02:00` });
    expect(['08:59:59', '09:00:00', '16:59:59', '17:00:00'].map(at)).toEqual([
      'early',
      'valid',
      'valid',
      'late',
    ]);
    expect(words(ballot('P1', { handedInAt: '2026-09-12T17:00:00+02:00' }))).toBe(
      `Remis le samedi 12${nb}septembre 2026 à${nb}17${nb}h${nb}: les bulletins étaient acceptés avant le samedi 12${nb}septembre 2026 à${nb}17${nb}h.`,
    );
  });

  it('is the family number where it is missing (IVR-018)', () => {
    expect(alone({ familyNumber: '' })).toBe('familyNumber');
  });

  it.each([
    [{ lastName: '' }, 'le nom'],
    [{ firstName: '' }, 'le prénom'],
    [{ bornOn: '' }, 'la date de naissance'],
    [{ street: '' }, 'l’adresse'],
    [{ postcode: '' }, 'l’adresse'],
    [{ town: '' }, 'l’adresse'],
    [{ phone: '', mail: '' }, 'un téléphone ou un courriel'],
    [{ activity: '' }, 'l’activité'],
    [{ wishes: [] }, 'un vœu'],
    [{ lastName: '', wishes: [] }, 'le nom et un vœu'],
  ])('is that it is incomplete with %j (IVR-080)', (change, what) => {
    expect(alone(change)).toBe('incomplete');
    expect(words(ballot('P1', change))).toBe(`Bulletin incomplet. Il manque ${what}.`);
  });

  it('is none with a phone and no mail, or a mail and no phone: who has no mail is called', () => {
    expect([alone({ mail: '' }), alone({ phone: '' })]).toEqual(['valid', 'valid']);
  });

  it('is none for whatever boxes are left unticked (IVR-083, X6)', () =>
    fc.assert(
      fc.property(
        fc.record({
          publication: fc.boolean(),
          culture: fc.boolean(),
          municipal: fc.boolean(),
          nextYear: fc.boolean(),
        }),
        (consents) => {
          expect(alone({ consents })).toBe('valid');
        },
      ),
    ));

  it('is an unknown course where the wish belongs to another structure or activity', () => {
    const unknown = [['HAN-XX'], ['DAN-IN'], ['MUS-VIO', 'HAN-T8']].map((wishes) => alone({ wishes }));
    expect(unknown).toEqual(['unknownCourse', 'unknownCourse', 'unknownCourse']);
    expect(alone({ activity: 'MUSIQUE' })).toBe('valid');
  });

  it('is the fifth wish; four are taken (IVR-017)', () => {
    const five = ['MUS-VIO', 'MUS-PIA', 'MUS-CLA', 'MUS-FLU', 'MUS-COR'];
    expect([alone({ wishes: five }), alone({ wishes: five.slice(1) })]).toEqual(['tooManyWishes', 'valid']);
  });

  it('is the age on the day of reference, both bounds included, for every wish (IVR-011)', () => {
    const born = ['2020-09-01', '2020-09-02', '2015-09-02', '2015-09-01'];
    expect(born.map((bornOn) => alone({ bornOn }))).toEqual(['valid', 'age', 'valid', 'age']);
    expect(words(ballot('P1', { bornOn: '1990-05-05' }))).toBe(
      `36 ans à la date de référence${nb}: le cours MUS-VIO est ouvert de 6 à 10 ans.`,
    );
  });
});

describe('of one person’s ballots', () => {
  const second = { handedInAt: '2026-09-12T11:00:00+02:00' };

  it('the first for an activity stands (IVR-015); at the same instant, the lower number', () => {
    expect(fates([ballot('P1', second), ballot('P2')])).toEqual(['duplicate', 'valid']);
    expect(fates([ballot('P2'), ballot('P1')])).toEqual(['duplicate', 'valid']);
    const { fates: found } = checkBallots([ballot('P1'), ballot('P2')], rules, []);
    expect(found.get('P2')).toEqual({
      kind: 'void',
      motive: 'duplicate',
      words: 'Cette personne a déjà remis le bulletin P1 pour cette activité.',
    });
  });

  it('one of dance and one of music are taken at the conservatoire, one at the Hangar, one at the gallery', () => {
    const all = [{}, dance, theatre, drums, clay].map((change, i) => ballot(`P${i}`, change));
    expect(fates(all)).toEqual(['valid', 'valid', 'valid', 'overLimit', 'valid']);
    expect(checkBallots(all, rules, []).fates.get('P3')).toEqual({
      kind: 'void',
      motive: 'overLimit',
      words: `Le Hangar${nb}: 1 bulletin par personne au plus, et celle-ci a déjà remis le bulletin P2.`,
    });
  });

  it('a void one counts against no later one', () => {
    const late = { handedInAt: '2026-09-12T08:00:00+02:00' };
    expect(fates([ballot('P1', late), ballot('P2', second)])).toEqual(['early', 'valid']);
  });

  it('as many are taken as the town says, for an activity or in all', () => {
    const limits = { CMD: { musique: 2 }, HAN: 2 };
    const generous = { ...rules, lottery: { ...rules.lottery, ballotLimits: limits } };
    const taken = (...changes: Partial<Ballot>[]) =>
      [
        ...checkBallots(
          changes.map((change, i) => ballot(`P${i}`, change)),
          generous,
          [],
        ).fates.values(),
      ].map((fate) => (fate.kind === 'void' ? fate.motive : 'valid'));
    expect(taken({}, {}, {}, dance, dance)).toEqual(['valid', 'valid', 'duplicate', 'valid', 'duplicate']);
    expect(taken(theatre, drums, theatre)).toEqual(['valid', 'valid', 'duplicate']);
  });

  it('neither a twin nor a homonym with nothing in common takes the place', () => {
    const twin = { firstName: 'Noé' };
    expect(fates([ballot('P1'), ballot('P2', twin), ballot('P3', elsewhere)])).toEqual([
      'valid',
      'valid',
      'valid',
    ]);
  });
});

describe('what a clerk decides', () => {
  const reason = 'Signature d’un tiers';

  it('may void a ballot in writing, and restore it', () => {
    const voided: Ruling = { kind: 'void', ballot: 'P1', reason };
    const restored: Ruling = { kind: 'restored', ballot: 'P1', motive: 'clerk', reason };
    expect(fates([ballot('P1'), ballot('P2')], [voided])).toEqual(['clerk', 'valid']);
    expect(words(ballot('P1'), [voided])).toBe(`Annulé par décision${nb}: Signature d’un tiers`);
    expect(fates([ballot('P1')], [voided, restored])).toEqual(['valid']);
    expect(fates([ballot('P1')], [voided, restored, voided])).toEqual(['clerk']);
  });

  it('may lift one motive, by a signed decision; the others still hold (X5)', () => {
    const late = ballot('P1', { handedInAt: '2026-09-12T17:05:00+02:00' });
    const lifted: Ruling = { kind: 'restored', ballot: 'P1', motive: 'late', reason };
    expect(fates([late], [lifted])).toEqual(['valid']);
    expect(fates([{ ...late, familyNumber: '' }], [lifted])).toEqual(['familyNumber']);
    const drumsToo = [ballot('P1', theatre), ballot('P2', drums)];
    expect(fates(drumsToo, [{ kind: 'restored', ballot: 'P2', motive: 'overLimit', reason }])).toEqual([
      'valid',
      'valid',
    ]);
  });

  it('says who is the same person, and who is not', () => {
    const near = [ballot('P1'), ballot('P2', { lastName: 'Guerrin' })];
    const both = ['P1', 'P2'] as const;
    expect(fates(near)).toEqual(['valid', 'valid']);
    expect(fates(near, [{ kind: 'same', ballots: both }])).toEqual(['valid', 'duplicate']);
    expect(fates([ballot('P1'), ballot('P2')], [{ kind: 'different', ballots: both }])).toEqual([
      'valid',
      'valid',
    ]);
  });
});

describe('the order of the lines', () => {
  it('never matters', () =>
    fc.assert(
      fc.property(
        anyBallots.chain((ballots) =>
          fc.tuple(fc.constant(ballots), fc.shuffledSubarray(ballots, { minLength: ballots.length })),
        ),
        ([ballots, shuffled]) => {
          const [one, other] = [ballots, shuffled].map((list) => checkBallots(list, rules, []));
          expect(new Map([...(other?.fates ?? [])].sort())).toEqual(new Map([...(one?.fates ?? [])].sort()));
          expect(other?.people).toEqual(one?.people);
        },
      ),
    ));

  it('and nobody has two valid ballots for one activity, or two at the Hangar', () =>
    fc.assert(
      fc.property(anyBallots, (ballots) => {
        const { fates: found, people } = checkBallots(ballots, rules, []);
        const held = ballots
          .filter(({ number }) => found.get(number)?.kind === 'valid')
          .map(({ number, conservatoire, activity }) =>
            [people.personOf.get(number), conservatoire, conservatoire === 'CMD' ? activity : ''].join(' '),
          );
        expect(new Set(held).size).toBe(held.length);
        expect(found.size).toBe(ballots.length);
      }),
    ));
});
