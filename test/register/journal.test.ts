import fc from 'fast-check';
import { expect, test } from 'vitest';
import { longestDecision, type MailOrder, mailLines } from '../../src/register/journal.ts';

const anyOrder: fc.Arbitrary<MailOrder> = fc.record({
  template: fc.constant('modèle'),
  person: fc.constant(''),
  student: fc.constant(''),
  facts: fc.dictionary(fc.string({ maxLength: 10 }), fc.string({ maxLength: 3000 }), { maxKeys: 5 }),
});

test('mails of a decision are cut into lines that each hold, whatever else the line says, in their order', () => {
  fc.assert(
    fc.property(fc.array(anyOrder, { maxLength: 40 }), fc.nat(5000), (orders, besides) => {
      const lines = mailLines(orders, besides);
      expect(lines.flat()).toEqual(orders);
      for (const mails of lines)
        expect(JSON.stringify({ mails }).length + besides).toBeLessThanOrEqual(longestDecision);
    }),
  );
});
