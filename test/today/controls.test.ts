import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { ageOn } from '../../src/people/age.ts';
import type { PersonRow, StudentRow } from '../../src/people/tabs.ts';
import {
  adultsWithGuardians,
  doubleAddresses,
  failedMails,
  oddAges,
  returnedMails,
  sharedAddresses,
} from '../../src/today/controls.ts';
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
      const person = { id, firstName: name, lastName: 'Sow', mail, families: [family], returned: [] };
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
    const found = sharedAddresses(seenOf(all)).map(({ people, ...rest }) => [
      rest,
      people.map(({ id }) => id),
    ]);
    expect(found).toEqual([[{ who: 'sow@ville.fr', found: ['Awa Sow', 'Noé Sow'] }, ['P1', 'P2']]]);
  });

  test('an address that came back counts no more; it is listed apart, with where mailings go instead', () => {
    fc.assert(
      fc.property(somebodies, fc.constantFrom('a@ville.fr', 'b@ville.fr', 'c@ville.fr'), (all, mail) => {
        const seen = marked(seenOf(all), mail);
        for (const list of [
          doubleAddresses(seen).map(({ found }) => found),
          sharedAddresses(seen).map(({ who }) => [who]),
        ])
          expect(list.flat()).not.toContain(mail);
        const holders = all.filter((one) => mailsOf(one).includes(mail));
        const lines = returnedMails(seen);
        expect(lines.map(({ person }) => person.id).sort()).toEqual(holders.map(({ id }) => id).sort());
        for (const { person, instead } of lines) {
          const own = all.find(({ id }) => id === person.id);
          const onFile = own?.mail.toLowerCase() ?? '';
          const left = [onFile, own?.answered ?? ''].filter((one) => one !== '' && one !== mail);
          expect(instead.toLowerCase()).toBe(onFile === '' ? '' : (left[0] ?? ''));
        }
      }),
    );
  });

  test('a mail that could not be sent is listed once an address, until it is marked or replaced', () => {
    const all = [{ id: 'P1', name: 'Awa', family: 'F1', mail: 'sow@ville.fr', answered: '' }];
    const failed = (to: string) => ({ person: 'P1', to, state: 'échec' });
    const mails = [failed('sow@ville.fr'), failed('SOW@ville.fr'), failed('autre@ville.fr')];
    const seen = { ...seenOf(all), mails } as unknown as Seen;
    expect(failedMails(seen)).toHaveLength(2);
    expect(failedMails(marked(seen, 'sow@ville.fr'))).toEqual([]);
  });
});

/** The same, where a clerk said of an address that it came back, of everybody. */
function marked(seen: Seen, mail: string): Seen {
  const people = [...seen.people].map(
    ([id, person]) =>
      [id, { ...person, returned: [{ mail, on: '2026-05-12', by: 'agent@ville.fr' }] }] as const,
  );
  return { ...seen, people: new Map(people) };
}

const born = fc
  .date({ min: new Date('1920-01-01'), max: new Date('2027-12-31'), noInvalidDate: true })
  .map((date) => date.toISOString().slice(0, 10));

describe('the control of ages', () => {
  const today = '2026-05-12';
  const pair = (child: string, parent: string): Seen => {
    const students = [
      {
        number: 'E1',
        birthDate: child,
        links: [
          { person: 'P1', role: 'self' },
          { person: 'P2', role: 'guardian1' },
        ],
      },
      { number: 'E2', birthDate: parent, links: [{ person: 'P2', role: 'self' }] },
    ];
    const people = new Map([
      ['P1', { id: 'P1', self: 'E1', firstName: 'Noé', lastName: 'Sow' }],
      ['P2', { id: 'P2', self: 'E2', firstName: 'Awa', lastName: 'Sow' }],
    ]);
    return { students, people, now: Date.parse(`${today}T12:00:00+02:00`) } as unknown as Seen;
  };

  test('finds who is under 3 or over 90, and a guardian who is a student less than 16 years older', () => {
    fc.assert(
      fc.property(born, born, (child, parent) => {
        const odd = new Set(oddAges(pair(child, parent)).map(({ student }) => student.number));
        const isOdd = (age: number) => age < 3 || age > 90;
        expect(odd.has('E2')).toBe(isOdd(ageOn(parent, today)));
        expect(odd.has('E1')).toBe(isOdd(ageOn(child, today)) || ageOn(parent, child) < 16);
      }),
    );
  });

  test('lists who is of age and still has guardians on file, and nobody else', () => {
    const adults = (child: string) =>
      adultsWithGuardians(pair(child, '1970-01-01')).map(({ number }) => number);
    expect(adults('2008-05-12')).toEqual(['E1']);
    expect(adults('2008-05-13')).toEqual([]);
  });
});
