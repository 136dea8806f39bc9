import { describe, expect, test } from 'vitest';
import type { Town } from '../../src/campaign/town.ts';
import { type Batch, lostWith, removedDocument } from '../../src/letters/batches.ts';
import { progressOf, readersAmong } from '../../src/letters/run.ts';
import type { Invitee } from '../../src/people/invitees.ts';

const town = { conservatoires: [{ code: 'CMD' }, { code: 'HAN' }] } as unknown as Town;
const address = { street: '1 rue Haute', postcode: '91990', town: 'Valmont' };

function invitee(
  id: string,
  lastName: string,
  conservatoires: readonly string[],
  more: object = {},
): Invitee {
  return {
    person: { id, lastName, firstName: 'Zoé', address, ...more },
    channel: 'letter',
    students: conservatoires.map((conservatoire, i) => ({ number: `E${i}`, conservatoire })),
  } as unknown as Invitee;
}

describe('who is reached by post', () => {
  test('with students in two conservatoires gets one letter, from that of the first', () => {
    const readers = readersAmong([invitee('P1', 'Roux', ['HAN', 'CMD'])], town);
    expect(readers.map(({ person, conservatoire }) => [person.id, conservatoire])).toEqual([['P1', 'HAN']]);
  });

  test('comes by conservatoire, then by name whatever its case and accents', () => {
    const all = [
      invitee('P1', 'Roux', ['HAN']),
      invitee('P2', 'zola', ['CMD']),
      invitee('P3', 'Élie', ['CMD']),
      { ...invitee('P4', 'Abel', ['CMD']), channel: 'mail' as const },
    ];
    expect(readersAmong(all, town).map(({ person }) => person.id)).toEqual(['P3', 'P2', 'P1']);
  });
});

describe('a run', () => {
  const readers = readersAmong(
    [
      invitee('P1', 'A', ['CMD']),
      invitee('P2', 'B', ['CMD']),
      invitee('P3', 'C', ['CMD']),
      invitee('P4', 'D', ['CMD'], { address: { ...address, street: '' } }),
    ],
    town,
  );
  const batch = (run: string, ...persons: string[]): Batch => ({
    ...{ number: 'L1', journal: 1, conservatoire: 'CMD', at: '', document: 'd', address: 'a', shared: true },
    ...{ run, persons },
  });
  const ids = (run: ReturnType<typeof progressOf>) =>
    [run.wanted, run.left].map((list) => list.map(({ person }) => person.id));

  test('wants who has no letter of another run, and goes on from what it made', () => {
    const batches = [batch('old', 'P1'), batch('new', 'P2')];
    expect(ids(progressOf(readers, batches, { key: 'new', again: 'none' }))).toEqual([['P2', 'P3'], ['P3']]);
  });

  test('wants who has a letter in no document any more, when asked, and nobody else again', () => {
    const lost = { ...batch('old', 'P1', 'P2'), document: removedDocument, address: '' };
    const batches = [lost, batch('since', 'P2'), batch('new', 'P1')];
    const asked = (again: 'none' | 'lost') =>
      ids(progressOf(readers, batches.slice(0, 2), { key: 'new', again }));
    expect(asked('none')).toEqual([['P3'], ['P3']]);
    expect(asked('lost')).toEqual([
      ['P1', 'P3'],
      ['P1', 'P3'],
    ]);
    expect(ids(progressOf(readers, batches, { key: 'new', again: 'lost' }))).toEqual([['P1', 'P3'], ['P3']]);
  });

  test('takes with the letter of somebody those of the same document, that are in no other', () => {
    const batches = [batch('a', 'P1', 'P2', 'P3'), batch('b', 'P3', 'P4')];
    const lost = [['P1'], ['P2', 'P3'], ['P4'], ['P9']].map((people) => lostWith(batches, new Set(people)));
    expect(lost).toEqual([1, 2, 0, 0]);
    expect(lostWith([{ ...batch('a', 'P1', 'P2'), document: removedDocument }], new Set(['P1']))).toBe(0);
  });

  test('wants everybody again when asked, and still makes each once', () => {
    const batches = [batch('old', 'P1'), batch('new', 'P2')];
    expect(ids(progressOf(readers, batches, { key: 'new', again: 'all' }))).toEqual([
      ['P1', 'P2', 'P3'],
      ['P1', 'P3'],
    ]);
  });
});
