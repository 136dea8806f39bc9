import fc from 'fast-check';
import { expect, test } from 'vitest';
import { proposedReply } from '../../src/rights/registers/requests/replies.ts';
import { outcomes, refusalMotives, rightKinds } from '../../src/rights/registers/requests/words.ts';
import { seed } from '../seed.ts';

const replies = fc.record({
  kind: fc.constantFrom(...rightKinds),
  outcome: fc.constantFrom(...outcomes),
  motive: fc.constantFrom(...refusalMotives),
  isHeld: fc.boolean(),
});

test('a reply proposed says why something is refused exactly when something is (CNS-013)', () => {
  fc.assert(
    fc.property(replies, (reply) => {
      const words = proposedReply(reply);
      const why = proposedReply({ ...reply, outcome: 'refused' }).split('\n\n')[1] ?? '';
      expect(words.includes(why)).toBe(reply.outcome !== 'done');
    }),
    { seed },
  );
});

test('of whom nothing is held, a reply says so, and gives nothing', () => {
  const words = proposedReply({ kind: 'copy', outcome: 'done', motive: '', isHeld: false });
  expect(words).toContain('nous ne tenons aucune donnée à ce nom');
  expect(words).not.toContain('jointe');
});
