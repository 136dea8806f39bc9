import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { type Frozen, readFrozen, writeFrozen } from '../../src/draw/frozen.ts';
import { anyDraw } from './draws.ts';

const list: Frozen = {
  draw: 'VAL-2026-1',
  rule: 'offres-par-cours',
  courses: [
    { id: 'DAN-1', seats: 2, unit: 'DAN-1' },
    { id: 'GUI-A', seats: 1, unit: 'GUI' },
    { id: 'GUI-B', seats: 0, unit: 'GUI' },
  ],
  entries: [
    { number: 'T0001', category: 'R', wishes: ['GUI-B', 'GUI-A'] },
    { number: 'T0002', category: 'N', wishes: ['DAN-1'] },
  ],
};

const text =
  'TAS1\ntirage\tVAL-2026-1\ncours\tDAN-1\t2\tpar-cours\ncours\tGUI-A\t1\tGUI\ncours\tGUI-B\t0\tGUI\n' +
  'participation\tT0001\tR\tGUI-B,GUI-A\nparticipation\tT0002\tN\tDAN-1\n';

/** The line and the sentence of what is wrong. */
const faultOf = (changed: string): [number, string] => {
  const read = readFrozen(changed);
  return 'sentence' in read ? [read.line, read.sentence] : [0, ''];
};

describe('the frozen list', () => {
  test('is one text, whatever the order it was gathered in', () => {
    expect(writeFrozen(list)).toBe(text);
    const turned = { ...list, courses: [...list.courses].reverse(), entries: [...list.entries].reverse() };
    expect(writeFrozen(turned)).toBe(text);
    expect(readFrozen(text)).toEqual(list);
  });

  test('names its rule only where families ask', () => {
    const asked = { ...list, rule: 'demandes-des-familles' as const };
    expect(writeFrozen(asked).split('\n')[2]).toBe('regle\tdemandes-des-familles');
    expect(readFrozen(writeFrozen(asked))).toEqual(asked);
  });

  test('may join several ballots in one entry: more than four wishes', () => {
    const ids = ['A', 'B', 'C', 'D', 'E'];
    const courses = ids.map((id) => ({ id, seats: 1, unit: id }));
    const long = { ...list, courses, entries: [{ number: 'T1', category: 'R' as const, wishes: ids }] };
    expect(readFrozen(writeFrozen(long))).toEqual(long);
  });

  test('is read as it was written, for any list', () => {
    fc.assert(
      fc.property(anyDraw, (draw) => {
        expect(readFrozen(writeFrozen(draw))).toEqual(draw);
      }),
    );
  });

  test.each([
    ['a BOM', `\ufeff${text}`, 1, 'BOM'],
    [
      'Windows line ends',
      text.replace('1\tpar-cours\n', '1\tpar-cours\r\n').replace('2\tpar-cours\n', '2\tpar-cours\r\n'),
      3,
      'CRLF',
    ],
    ['an accent', text.replace('DAN-1\t2', 'DÉN-1\t2'), 3, 'Un caractère n’est ni une lettre simple'],
    ['no last line end', text.slice(0, -1), 7, 'le fichier est coupé'],
    ['another protocol', text.replace('TAS1', 'TAS2'), 1, 'La première ligne n’est pas'],
    ['no name of the draw', text.replace('tirage\t', 'tirage\t '), 2, 'ne nomme pas le tirage'],
    [
      'an unknown rule',
      text.replace('cours\tDAN', 'regle\tau-hasard\ncours\tDAN'),
      3,
      '« au-hasard » n’est pas une règle',
    ],
    ['a TAB in an identifier', text.replace('GUI-A\t1', 'GUI\tA\t1'), 4, 'Un cours a trois champs'],
    ['negative seats', text.replace('GUI-A\t1', 'GUI-A\t-1'), 4, '« -1 » n’est pas un nombre de places'],
    [
      'courses out of order',
      text.replace('GUI-B\t0', 'DAN-0\t0'),
      5,
      'Le cours DAN-0 n’est pas dans l’ordre',
    ],
    [
      'a course that is its own level',
      text.replace('2\tpar-cours', '2\tDAN-1'),
      3,
      'DAN-1 est à la fois le code d’un cours et celui d’un niveau',
    ],
    [
      'a level named as a course before it',
      text.replace('0\tGUI', '0\tDAN-1'),
      5,
      'DAN-1 est à la fois le code d’un cours et celui d’un niveau',
    ],
    [
      'a level named as a course after it',
      text.replace('1\tGUI', '1\tGUI-B'),
      5,
      'GUI-B est à la fois le code d’un cours et celui d’un niveau',
    ],
    ['a course twice', text.replace('GUI-B\t0', 'GUI-A\t0'), 5, 'là deux fois'],
    ['a course after an entry', `${text}cours\tZZZ\t1\tpar-cours\n`, 8, 'n’est pas à sa place'],
    ['an unknown category', text.replace('T0001\tR', 'T0001\tX'), 6, '« X » n’est pas une catégorie'],
    [
      'an unknown course',
      text.replace('GUI-B,GUI-A', 'GUI-B,GUI-C'),
      6,
      'Le vœu « GUI-C » n’est pas un cours',
    ],
    ['a wish twice', text.replace('GUI-B,GUI-A', 'GUI-B,GUI-B'), 6, 'demande deux fois le même cours'],
    ['no wish', text.replace('\tGUI-B,GUI-A', '\t'), 6, 'Le vœu «  » n’est pas un cours'],
    ['an entry twice', text.replace('T0002', 'T0001'), 7, 'là deux fois'],
  ])('with %s is refused, at its line', (_, changed, line, sentence) => {
    const [at, said] = faultOf(changed);
    expect([at, said.replace(/\u00a0/g, ' ')]).toEqual([line, expect.stringContaining(sentence)]);
  });
});
