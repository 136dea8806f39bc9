import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { HostError } from '../../../host/index.ts';
import { readArguments } from '../../../host/workspace/arguments.ts';
import { count, frenchInstant, seconds } from '../../../host/workspace/french.ts';
import { Tickets } from '../../../host/workspace/tickets.ts';
import { leadingTo, movedFrom } from '../../../host/workspace/towns/addresses.ts';
import { townName } from '../../../host/workspace/towns/names.ts';

describe('a ticket', () => {
  const place = fc.constantFrom('public', 'domain', 'dialog');
  const ticket = fc.record({ place, as: fc.string(), serial: fc.string() });

  test('is read as it was written, by who has the key', () => {
    fc.assert(
      fc.property(ticket, fc.string({ minLength: 1 }), (written, key) => {
        const text = new Tickets(key).write(written as never);
        expect(new Tickets(key).read(text)).toEqual(written);
        expect(new Tickets(`${key}x`).read(text)).toBeUndefined();
      }),
    );
  });

  test('changed by one sign is nobody’s', () => {
    const tickets = new Tickets('key');
    const text = tickets.write({ place: 'public', as: '', serial: '1' });
    for (let at = 0; at < text.length; at += 1) {
      const other = text[at] === 'A' ? 'B' : 'A';
      expect(tickets.read(text.slice(0, at) + other + text.slice(at + 1))).toBeUndefined();
    }
  });

  test('is never any text whatever', () => {
    fc.assert(fc.property(fc.string(), (text) => new Tickets('key').read(text) === undefined));
  });
});

describe('the name of a town', () => {
  test.each([
    ['Valmont', 'valmont'],
    ['  L’été   à Sceaux ', 'l-ete-a-sceaux'],
    ['Œuvre n 2', 'oeuvre-n-2'],
    ["l'essai - 3", 'l-essai-3'],
  ])('%s is kept in %s', (typed, name) => {
    expect(townName(typed).name).toBe(name);
  });

  test.each(['', '.', '..', 'a/b', 'a\\b', '-a', 'a\u0000', 'ville\n../x/', '漢字', 'a.b', '…'])(
    'is not %j',
    (typed) => expect(() => townName(typed)).toThrow(/Rien n’a été fait\.$/),
  );

  test('is never a path, whatever is typed', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme', maxLength: 40 }), (typed) => {
        try {
          expect(townName(typed).name).toMatch(/^[a-z0-9]+(-[a-z0-9]+)*$/);
        } catch (error) {
          expect(error).toBeInstanceOf(HostError);
        }
      }),
    );
  });
});

describe('the addresses of a town that moved', () => {
  const [old, first, second] = ['', '/ville/un', '/ville/un-2'].map((path) => `http://localhost:8417${path}`);
  const places = fc.constantFrom(old, first, second, 'http://localhost:9000/ville/un');
  const page = fc.constantFrom(
    'macros/s/A/exec?x=1',
    'a/macros/v.fr/s/B/exec',
    'papiers/1/edit',
    'fichiers/2',
  );
  const text = fc.array(
    fc
      .tuple(fc.constantFrom('«', ' ', '","', '\\"'), places, page)
      .map(([before, at, to]) => `${before}${at}/${to}`),
  );

  test('all lead to where it is, and those of others stay', () => {
    fc.assert(
      fc.property(places, places, text, (before = '', after = '', parts) => {
        const moved = movedFrom(before, after, parts.join(''));
        const expected = parts.map((part) => {
          const own = part.includes(`${before}/`) && !part.includes(`${before}/ville/`);
          return own ? part.replace(`${before}/`, `${after}/`) : part;
        });
        expect(moved).toBe(expected.join(''));
        if (before !== after) expect(movedFrom(before, after, moved)).toBe(moved);
      }),
    );
  });

  test('in a mail, whatever they were, lead to where it is', () => {
    fc.assert(
      fc.property(text, (parts) => {
        const led = leadingTo('http://localhost:1/ville/x/a@b.c', parts.join(''));
        expect(led.match(/http:\/\/localhost:\d+/g) ?? []).toHaveLength(parts.length);
        expect(led.replaceAll('http://localhost:1/ville/x/a@b.c/', '')).not.toContain('localhost');
      }),
    );
  });
});

describe('the words after npm start', () => {
  test('are optional', () => {
    expect(readArguments([]).port).toBe(8417);
    expect(readArguments([]).town).toMatch(/examples\/valmont$/);
  });

  test.each([[['--prot', '1']], [['8417']], [['--port', '70000']], [['--port', '-1']], [['--port']]])(
    '%j are refused in French',
    (words) => {
      expect(() => readArguments(words)).toThrow(
        /^(Ces mots ne sont pas compris|«\u00a0.*\u00a0» n’est pas un numéro)/,
      );
    },
  );
});

describe('French for people', () => {
  test.each([
    ['2026-05-11T10:00+02:00', 'lundi 11\u00a0mai 2026 à\u00a010\u00a0h'],
    ['2026-05-01T00:05+02:00', 'vendredi 1er\u00a0mai 2026 à\u00a00\u00a0h\u00a005'],
    ['2026-12-31T23:59:59Z', 'vendredi 1er\u00a0janvier 2027 à\u00a00\u00a0h\u00a059'],
  ])('%s is %s', (instant, words) => {
    expect(frenchInstant(Date.parse(instant))).toBe(words);
  });

  test('counts', () => {
    expect([0, 1, 2, 1768].map((value) => count(value, 'courriel'))).toEqual([
      '0\u00a0courriel',
      '1\u00a0courriel',
      '2\u00a0courriels',
      '1\u202f768\u00a0courriels',
    ]);
    expect(seconds(1449)).toBe('1,4\u00a0s');
  });
});
