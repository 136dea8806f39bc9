import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { HostError } from '../../../host/index.ts';
import { readArguments } from '../../../host/workspace/arguments.ts';
import { count, frenchInstant, seconds } from '../../../host/workspace/french.ts';
import { carryOut, type Hand } from '../../../host/workspace/sheet-edit.ts';
import { sheetTable } from '../../../host/workspace/sheet-table.ts';
import { Tickets } from '../../../host/workspace/tickets.ts';
import { leadingTo, movedFrom } from '../../../host/workspace/towns/addresses.ts';
import { townName } from '../../../host/workspace/towns/names.ts';
import { town } from '../town.ts';

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

describe('a tab as a table', () => {
  const OWNER = 'dacapo@ville.example.org';

  function filled(rows: readonly (readonly string[])[]) {
    const { workbooks } = town();
    const workbook = workbooks.create({ name: 'Un classeur', owner: OWNER, rows: 50, columns: 8 });
    const [tab] = workbook.tabs;
    const person = workbooks.person(workbook.head.id, { as: OWNER });
    if (tab === undefined) throw new Error('a new workbook has a tab');
    if (rows.length > 0) person.paste(tab.settings.name, 'A1', rows);
    return { tab, person };
  }

  test('shows any text as it is, never as markup', () => {
    const text = fc.string().map((part) => `x<i>${part}"&</i>`);
    fc.assert(
      fc.property(text, (cell) => {
        const { tab, person } = filled([[cell]]);
        expect(sheetTable(tab, person)).not.toMatch(/<i>|<\/i>/);
      }),
      { numRuns: 20 },
    );
  });

  test('keeps the frozen rows in its head, and room to write around', () => {
    const { tab, person } = filled([['Nom'], ['Robin']]);
    tab.settings.frozenRows = 1;
    const html = sheetTable(tab, person);
    const head = /<thead>(.*)<\/thead>/s.exec(html)?.[1] ?? '';
    expect(head).toContain('>Nom<');
    expect(head).not.toContain('>Robin<');
    expect(html.match(/<tr>/g)).toHaveLength(1 + 2 + 3);
    expect(html).toContain('<th scope="col">B</th></tr>');
  });

  test('shows what was typed as Sheets does, numbers and dates on the right', () => {
    const { tab, person } = filled([['16/03/2026', '1234,5', "'0123", 'VRAI', 'mot']]);
    const cells = [...sheetTable(tab, person).matchAll(/<td tabindex="-1"([^>]*)>([^<]+)</g)];
    expect(cells.map(([, looks, shown]) => `${looks}|${shown}`)).toEqual([
      ' class="n"|16/03/2026',
      ' class="n"|1234,5',
      '|0123',
      ' class="b"|VRAI',
      '|mot',
    ]);
  });

  test('offers the formula to who changes it, and the result to who reads', () => {
    const { tab, person } = filled([['=1+1', 'oui']]);
    expect(sheetTable(tab, person)).toContain('data-source="=1+1"');
  });

  test('of nothing is still somewhere to write', () => {
    const { tab, person } = filled([]);
    expect(sheetTable(tab, person)).toContain('<td tabindex="-1"></td>');
  });
});

describe('an edit', () => {
  /** Writes down what it is told to do. */
  function hand(): { readonly done: unknown[]; readonly at: Hand } {
    const done: unknown[] = [];
    const note =
      (name: string) =>
      (...args: unknown[]) =>
        void done.push([name, ...args]);
    return {
      done,
      at: {
        paste: note('paste'),
        sort: note('sort'),
        insertRows: note('insertRows'),
        deleteRows: note('deleteRows'),
        insertColumns: note('insertColumns'),
        deleteColumns: note('deleteColumns'),
        renameSheet: note('renameSheet'),
      },
    };
  }

  test.each([
    [{ what: 'paste', cell: 'B2', rows: [['x']] }, ['paste', 'T', 'B2', [['x']]]],
    [{ what: 'sort', column: 2, ascending: false }, ['sort', 'T', 2, false]],
    [{ what: 'insertRow', row: 3 }, ['insertRows', 'T', 3]],
    [{ what: 'deleteRow', row: 3 }, ['deleteRows', 'T', 3]],
    [{ what: 'insertColumn', column: 3 }, ['insertColumns', 'T', 3]],
    [{ what: 'deleteColumn', column: 3 }, ['deleteColumns', 'T', 3]],
    [{ what: 'rename', name: 'N' }, ['renameSheet', 'T', 'N']],
  ])('%j is done once', (asked, expected) => {
    const { done, at } = hand();
    carryOut(at, 'T', asked);
    expect(done).toEqual([expected]);
  });

  test.each([
    null,
    {},
    { what: 'burn' },
    { what: 'paste', cell: 'B', rows: [['x']] },
    { what: 'paste', cell: 'B2', rows: [] },
    { what: 'deleteRow', row: 0 },
    { what: 'deleteRow', row: 1.5 },
    { what: 'rename', name: '' },
  ])('%j is refused, and nothing is done', (asked) => {
    const { done, at } = hand();
    expect(() => carryOut(at, 'T', asked)).toThrow(/Rien n’a changé/);
    expect(done).toEqual([]);
  });
});
