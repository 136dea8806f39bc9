import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import {
  asPlanned,
  type CampaignDecision,
  decideCampaign,
  extended,
  type Standing,
} from '../../src/campaign/standing.ts';
import { type Town, townSchema } from '../../src/campaign/town.ts';
import { boundOf, instantOf } from '../../src/dates.ts';
import { example } from '../story/town.ts';

const file = townSchema.parse(JSON.parse(new TextDecoder().decode(example('valmont-small', 'ville.json'))));
const by = 'gestion@valmontsurorge.example.org';
const during = instantOf('2026-05-20T09:00');

const civil = fc
  .date({ min: new Date('2026-05-01'), max: new Date('2026-07-31'), noInvalidDate: true })
  .map((date) => date.toISOString().slice(0, 16));
const decisions: fc.Arbitrary<CampaignDecision> = fc.oneof(
  fc
    .constantFrom('suspend', 'resume', 'cancel')
    .map((kind) => ({ kind, reason: 'Panne de réseau' }) as const),
  civil.map((closesAt) => ({ kind: 'extend', reason: 'Panne de réseau', closesAt }) as const),
);

/** Decisions one after the other, an hour apart; a refused one changes nothing. */
function play(list: readonly CampaignDecision[], from = during): Standing {
  return list.reduce<Standing>((standing, decision, i) => {
    const town: Town = extended(file, standing);
    const next = decideCampaign(decision, { town, standing, now: from + i * 3_600_000, by });
    return 'kind' in next ? standing : next;
  }, asPlanned);
}

describe('the town decides of its campaign (PAR-060, PAR-062)', () => {
  test('no decision ever brings the closing forward', () => {
    fc.assert(
      fc.property(fc.array(decisions, { maxLength: 12 }), (list) => {
        let closing = boundOf(file.reEnrolment.closesAt);
        for (let count = 1; count <= list.length; count++) {
          const next = boundOf(extended(file, play(list.slice(0, count))).reEnrolment.closesAt);
          expect(next).toBeGreaterThanOrEqual(closing);
          closing = next;
        }
      }),
    );
  });

  test('a stop is signed, dated and reasoned; a resumption brings back what was planned', () => {
    fc.assert(
      fc.property(fc.array(decisions, { maxLength: 12 }), (list) => {
        const { stopped, closesAt } = play(list);
        if (stopped) expect([stopped.by, stopped.reason]).toEqual([by, 'Panne de réseau']);
        const resumed = play([...list, { kind: 'resume', reason: 'Réseau rétabli' }]);
        expect(resumed).toMatchObject({ stopped: null, closesAt });
        if (stopped) expect(resumed.last).toMatchObject({ kind: 'resume', by, reason: 'Réseau rétabli' });
      }),
    );
  });

  const standing: Standing = {
    last: null,
    stopped: { kind: 'suspended', at: '2026-05-20T09:00:00+02:00', by, reason: 'Panne' },
    closesAt: null,
  };
  const cancelled: Standing = {
    ...standing,
    stopped: { ...standing.stopped, kind: 'cancelled' } as Standing['stopped'],
  };
  const refusals: readonly [CampaignDecision, Standing, number, string][] = [
    [
      { kind: 'suspend', reason: 'x' },
      standing,
      during,
      'Rien n’a changé. La campagne est déjà suspendue, depuis le mercredi 20\u00a0mai 2026 à\u00a09\u00a0h.',
    ],
    [
      { kind: 'suspend', reason: 'x' },
      asPlanned,
      instantOf('2026-05-30T15:00'),
      'Rien n’a changé. La période est close depuis le samedi 30\u00a0mai 2026 à\u00a015\u00a0h\u00a0: il n’y a rien à suspendre.',
    ],
    [{ kind: 'resume', reason: 'x' }, asPlanned, during, 'Rien n’a changé. La campagne n’est pas arrêtée.'],
    [
      { kind: 'cancel', reason: 'x' },
      cancelled,
      during,
      'Rien n’a changé. La campagne est déjà annulée, depuis le mercredi 20\u00a0mai 2026 à\u00a09\u00a0h.',
    ],
    [
      { kind: 'extend', reason: 'x', closesAt: '2026-05-30T15:00' },
      asPlanned,
      during,
      'Rien n’a changé. La clôture est déjà le samedi 30\u00a0mai 2026 à\u00a015\u00a0h. Une prolongation va plus loin.',
    ],
    [
      { kind: 'extend', reason: 'x', closesAt: '2026-06-31T15:00' },
      asPlanned,
      during,
      'Rien n’a changé. «\u00a02026-06-31T15:00\u00a0» n’est pas une date qui existe.',
    ],
    [
      { kind: 'extend', reason: 'x', closesAt: '2026-06-10T15:00' },
      asPlanned,
      instantOf('2026-06-10T15:00'),
      'Rien n’a changé. Cette nouvelle clôture est déjà passée.',
    ],
  ];
  test.each(refusals)('%o is refused: case %#', (decision, before, now, message) => {
    expect(decideCampaign(decision, { town: file, standing: before, now, by })).toEqual({
      kind: 'invalid',
      message,
    });
  });

  test('a campaign that is closed can be extended: that alone lets somebody in late (PAR-033, PAR-062)', () => {
    const after = instantOf('2026-06-02T09:00');
    const decision = {
      kind: 'extend',
      reason: 'Panne le dernier jour',
      closesAt: '2026-06-05T15:00',
    } as const;
    expect(decideCampaign(decision, { town: file, standing: asPlanned, now: after, by })).toEqual({
      last: { kind: 'extend', at: '2026-06-02T09:00:00+02:00', by, reason: 'Panne le dernier jour' },
      stopped: null,
      closesAt: '2026-06-05T15:00',
    });
  });
});
