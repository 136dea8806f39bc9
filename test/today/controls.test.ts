import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { PersonRow, StudentRow } from '../../src/people/tabs.ts';
import { doubleAddresses, sharedAddresses } from '../../src/today/controls.ts';
import type { Seen } from '../../src/today/seen.ts';

interface Somebody {
  readonly id: string;
  readonly name: string;
  readonly family: string;
  readonly mail: string;
  /** The mail of an answer this person sent, or empty. */
  readonly answered: string;
}

/** Each person has one student of their own, and perhaps sent a request for them. */
function seenOf(somebodies: readonly Somebody[]): Seen {
  const people = new Map(
    somebodies.map(({ id, name, family, mail }) => {
      const person = { id, firstName: name, lastName: 'Sow', mail, families: [family] };
      return [id, person as unknown as PersonRow] as const;
    }),
  );
  const students = somebodies.map(({ id, answered }) => {
    const answer = { decision: 'reEnrol', coordinates: { mail: answered } };
    const request = answered === '' ? null : { author: id, answer };
    return { links: [{ person: id, role: 'guardian1' }], request } as unknown as StudentRow;
  });
  return { people, students } as unknown as Seen;
}

const somebodies = fc
  .array(
    fc.record({
      name: fc.constantFrom('Awa', 'AWA', 'Élise', 'Elise', 'Noé'),
      family: fc.constantFrom('F1', 'F2'),
      mail: fc.constantFrom('', 'a@ville.fr', 'b@ville.fr', 'B@ville.fr'),
      answered: fc.constantFrom('', 'a@ville.fr', 'c@ville.fr'),
    }),
    { maxLength: 8 },
  )
  .map((all) => all.map((one, i) => ({ ...one, id: `P${i + 1}` })));

const plain = (name: string) => name.normalize('NFD').replace(/\p{M}/gu, '').toLowerCase();
const mailsOf = ({ mail, answered }: Somebody) =>
  [mail, answered].filter(Boolean).map((one) => one.toLowerCase());

describe('the control of addresses (PAR-056)', () => {
  test('one person with several addresses is found whoever wrote them, and nobody else', () => {
    fc.assert(
      fc.property(somebodies, (all) => {
        const groups = new Map<string, Set<string>>();
        for (const one of all) {
          const key = `${plain(one.name)} ${one.family}`;
          groups.set(key, new Set([...(groups.get(key) ?? []), ...mailsOf(one)]));
        }
        const expected = [...groups.values()]
          .filter(({ size }) => size > 1)
          .map((mails) => [...mails].sort().join());
        const found = doubleAddresses(seenOf(all)).map((one) => one.found.join());
        expect(found.sort()).toEqual(expected.sort());
      }),
    );
  });

  test('an address of several people names them all; two spellings of one address are one', () => {
    const all = [
      { id: 'P1', name: 'Awa', family: 'F1', mail: 'sow@ville.fr', answered: '' },
      { id: 'P2', name: 'Noé', family: 'F1', mail: 'SOW@ville.fr', answered: '' },
      { id: 'P3', name: 'Léa', family: 'F2', mail: 'lea@ville.fr', answered: '' },
    ];
    expect(sharedAddresses(seenOf(all))).toEqual([{ who: 'sow@ville.fr', found: ['Awa Sow', 'Noé Sow'] }]);
  });
});
