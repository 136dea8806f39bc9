import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { Act, CellView, TabShape } from '../../../host/workspace/grid/wire.ts';
import { carryOut, readAct } from '../../../host/workspace/workbook/acts.ts';
import { Feed } from '../../../host/workspace/workbook/feed.ts';
import { History } from '../../../host/workspace/workbook/history.ts';
import { touched } from '../../../host/workspace/workbook/touched.ts';
import { town } from '../town.ts';

const OWNER = 'dacapo@ville.example.org';
const CLERK = 'guichet@ville.example.org';

/** A clerk in front of a workbook of 12 rows and 6 columns that begins with these rows. */
function seat(rows: readonly (readonly string[])[] = []) {
  const { workbooks } = town();
  const workbook = workbooks.create({ name: 'Un classeur', owner: OWNER, rows: 12, columns: 6 });
  workbook.head.editors.push(CLERK);
  const person = workbooks.person(workbook.head.id, { as: CLERK });
  const owner = workbooks.person(workbook.head.id, { as: OWNER });
  const [first] = workbook.tabs;
  if (first === undefined) throw new Error('a new workbook has a tab');
  if (rows.length > 0) person.paste(first.settings.name, 'A1', rows);
  const history = new History();
  let tab = first;
  const act = (asked: unknown) => {
    tab = carryOut({ workbook, tab, person, history }, readAct(asked));
  };
  return {
    workbook,
    owner,
    act,
    tab: () => tab,
    shown: () => person.displayed(tab.settings.name),
    json: () => JSON.stringify(workbook.toJson()),
  };
}

const NAMES = [
  ['Nom', 'Âge'],
  ['Zoé', '9'],
  ['Ana', '12'],
  ['Marc', '7'],
];

describe('what a person asks of a tab', () => {
  const having = (...acts: readonly object[]) => {
    const at = seat(NAMES);
    for (const act of acts) at.act(act);
    return at;
  };

  test.each<[string, object, string[][]]>([
    [
      'writes',
      { what: 'write', cell: 'B2', rows: [['10'], ['13']] },
      [
        ['Nom', 'Âge'],
        ['Zoé', '10'],
        ['Ana', '13'],
        ['Marc', '7'],
      ],
    ],
    [
      'clears',
      { what: 'clear', ranges: ['A2:B2', 'B4'] },
      [
        ['Nom', 'Âge'],
        ['', ''],
        ['Ana', '12'],
        ['Marc', ''],
      ],
    ],
    [
      'copies',
      { what: 'copy', from: { tab: 0, range: 'A2:B3' }, cell: 'A5', isCut: false },
      [...NAMES, ['Zoé', '9'], ['Ana', '12']],
    ],
    [
      'moves',
      { what: 'copy', from: { tab: 0, range: 'A3:B4' }, cell: 'A2', isCut: true },
      [
        ['Nom', 'Âge'],
        ['Ana', '12'],
        ['Marc', '7'],
      ],
    ],
    [
      'inserts rows',
      { what: 'insertRows', run: [2, 1] },
      [
        ['Nom', 'Âge'],
        ['', ''],
        ['Zoé', '9'],
        ['Ana', '12'],
        ['Marc', '7'],
      ],
    ],
    [
      'deletes rows',
      { what: 'deleteRows', run: [2, 2] },
      [
        ['Nom', 'Âge'],
        ['Marc', '7'],
      ],
    ],
    ['inserts columns', { what: 'insertColumns', run: [1, 1] }, NAMES.map((row) => ['', ...row])],
    ['deletes columns', { what: 'deleteColumns', run: [1, 1] }, NAMES.map(([, age = '']) => [age])],
  ])('%s', (_, act, expected) => {
    expect(having(act).shown()).toEqual(expected);
  });

  test('sorts below the frozen headings', () => {
    const sorted = having(
      { what: 'freeze', rows: 1, columns: 0 },
      { what: 'sort', column: 1, ascending: true },
    );
    expect(sorted.shown().map(([name]) => name)).toEqual(['Nom', 'Ana', 'Marc', 'Zoé']);
  });

  test('filters column by column; sorting keeps hidden what does not pass', () => {
    const at = having(
      { what: 'freeze', rows: 1, columns: 0 },
      { what: 'filter', column: 1, shown: ['Zoé', 'Ana'] },
      { what: 'filter', column: 2, shown: ['9', '7'] },
    );
    const visible = () =>
      at.shown().flatMap(([name], index) => (at.tab().hidingOf(index + 1) === '' ? [name] : []));
    expect(visible()).toEqual(['Nom', 'Zoé']);
    at.act({ what: 'sort', column: 1, ascending: true });
    expect(visible()).toEqual(['Nom', 'Zoé']);
    at.act({ what: 'filter', column: 2, shown: null });
    expect(visible()).toEqual(['Nom', 'Ana', 'Zoé']);
    at.act({ what: 'removeFilter' });
    expect(visible()).toEqual(['Nom', 'Ana', 'Marc', 'Zoé']);
  });

  test('arranges tabs, and says which one is looked at', () => {
    const at = having(
      { what: 'addTab' },
      { what: 'renameTab', name: 'Notes' },
      { what: 'moveTab', place: 0 },
    );
    expect(at.workbook.tabs.map(({ settings }) => settings.name)).toEqual(['Notes', 'Feuille 1']);
    expect(at.tab().settings.name).toBe('Notes');
    at.act({ what: 'deleteTab' });
    expect(at.tab().settings.name).toBe('Feuille 1');
    expect(() => at.act({ what: 'deleteTab' })).toThrow(/dernier onglet/);
  });

  test.each([
    null,
    {},
    { what: 'burn' },
    { what: 'write', cell: 'B', rows: [['x']] },
    { what: 'write', cell: 'B2', rows: [] },
    { what: 'write', cell: 'B2', rows: [[]] },
    { what: 'deleteRows', run: [0, 1] },
    { what: 'deleteRows', run: [1.5, 1] },
    { what: 'deleteRows', run: [12, 2] },
    { what: 'deleteRows', run: [1, 12] },
    { what: 'deleteColumns', run: [1, 6] },
    { what: 'hideColumns', run: [6, 2] },
    { what: 'insertRows', run: [14, 1] },
    { what: 'insertRows', run: [1, 10_000_000] },
    { what: 'copy', from: { tab: 5, range: 'A1' }, cell: 'A1', isCut: false },
    { what: 'dress', ranges: ['A1'], look: 'background', value: 'url(http://example.org)' },
    { what: 'renameTab', name: '  ' },
    { what: 'renameTab', name: 'x'.repeat(101) },
    { what: 'freeze', rows: 12, columns: 0 },
    { what: 'clear', ranges: ['A1', 'A1:ZZZ9999999'] },
    { what: 'dress', ranges: ['A2:B13'], look: 'fontWeight', value: 'bold' },
    { what: 'copy', from: { tab: 0, range: 'A1:G2' }, cell: 'A1', isCut: false },
    { what: 'showRows', run: [12, 2] },
    { what: 'width', run: [6, 2], pixels: 90 },
    { what: 'filter', column: 7, shown: null },
    { what: 'insertColumns', run: [8, 1] },
    { what: 'undo' },
    { what: 'redo' },
  ])('%j is refused in French, and nothing changes', (asked) => {
    const at = seat(NAMES);
    const before = at.json();
    expect(() => at.act(asked)).toThrow(/^[A-ZÀÉ«][\s\S]*\.$/);
    expect(at.json()).toBe(before);
  });

  test('what is cut into another tab, and taken back, is where it was', () => {
    const at = seat(NAMES);
    const before = at.json();
    const source = at.tab().settings.id;
    at.act({ what: 'addTab' });
    const added = at.json();
    at.act({ what: 'copy', from: { tab: source, range: 'A2:B3' }, cell: 'A1', isCut: true });
    expect(at.shown()).toEqual([
      ['Zoé', '9'],
      ['Ana', '12'],
    ]);
    at.act({ what: 'undo' });
    expect(at.json()).toBe(added);
    at.act({ what: 'deleteTab' });
    expect(JSON.parse(at.json()).tabs).toEqual(JSON.parse(before).tabs);
  });

  test('a paste beyond the grid that a strict list refuses leaves the grid as it was', () => {
    const at = seat(NAMES);
    const rule = { values: ['oui', 'non'], dropdown: true, allowInvalid: false, help: null };
    at.tab().validations.set(12, 2, at.tab().ruleNumber(rule));
    const before = at.json();
    const rows = [
      ['x', 'oui'],
      ['y', 'non'],
      ['z', 'si'],
    ];
    expect(() => at.act({ what: 'write', cell: 'A12', rows })).toThrow(/n’est pas dans la liste/);
    expect(at.json()).toBe(before);
    expect(() => at.owner.paste('Feuille 1', 'A12', rows)).toThrow(/n’est pas dans la liste/);
    expect(at.tab().settings.rows).toBe(12);
  });

  test('a paste that a strict list refuses writes nothing at all', () => {
    const at = seat(NAMES);
    const rule = { values: ['oui', 'non'], dropdown: true, allowInvalid: false, help: null };
    at.tab().validations.set(3, 2, at.tab().ruleNumber(rule));
    const before = at.shown();
    expect(() =>
      at.act({
        what: 'write',
        cell: 'A2',
        rows: [
          ['x', 'oui'],
          ['y', 'si'],
        ],
      }),
    ).toThrow(/^La valeur «\u00a0si\u00a0» n’est pas dans la liste de la cellule B3/);
    expect(at.shown()).toEqual(before);
  });
});

/** Any act that may be asked of a small tab. */
const someAct: fc.Arbitrary<Act> = (() => {
  const row = fc.integer({ min: 1, max: 8 });
  const column = fc.integer({ min: 1, max: 5 });
  const name = fc.tuple(fc.constantFrom('A', 'B', 'C', 'D'), row).map(([letter, at]) => `${letter}${at}`);
  const text = fc.constantFrom('', 'mot', '12', '1,5', '16/03/2026', "'0123", '=1+1', 'VRAI', 'é\n2', '50 %');
  const run = fc.tuple(row, fc.integer({ min: 1, max: 3 }));
  const columns = fc.tuple(fc.integer({ min: 1, max: 3 }), fc.integer({ min: 1, max: 2 }));
  return fc.oneof(
    fc.record({
      what: fc.constant('write' as const),
      cell: name,
      rows: fc.array(fc.tuple(text, text), { minLength: 1, maxLength: 3 }),
    }),
    fc.record({
      what: fc.constant('clear' as const),
      ranges: fc.array(name, { minLength: 1, maxLength: 2 }),
    }),
    fc.record({
      what: fc.constantFrom(
        'insertRows' as const,
        'deleteRows' as const,
        'hideRows' as const,
        'showRows' as const,
      ),
      run,
    }),
    fc.record({
      what: fc.constantFrom('insertColumns' as const, 'deleteColumns' as const, 'hideColumns' as const),
      run: columns,
    }),
    fc.record({ what: fc.constant('sort' as const), column, ascending: fc.boolean() }),
    fc.record({
      what: fc.constant('filter' as const),
      column,
      shown: fc.constantFrom(['mot'], ['', '12'], null),
    }),
    fc.record({ what: fc.constantFrom('makeFilter' as const, 'removeFilter' as const) }),
    fc.record({
      what: fc.constant('dress' as const),
      ranges: fc.array(name, { minLength: 1, maxLength: 2 }),
      look: fc.constant('background' as const),
      value: fc.constantFrom('', '#fff2cc'),
    }),
    fc.record({
      what: fc.constant('width' as const),
      run: columns,
      pixels: fc.integer({ min: -5, max: 300 }),
    }),
    fc.record({
      what: fc.constant('freeze' as const),
      rows: fc.integer({ min: 0, max: 2 }),
      columns: fc.integer({ min: 0, max: 1 }),
    }),
  );
})();

const isRefused = (act: () => void): boolean => {
  try {
    act();
    return false;
  } catch {
    return true;
  }
};

describe('Annuler', () => {
  test('takes back whatever was done, step by step, and Rétablir does it again', () => {
    fc.assert(
      fc.property(fc.array(someAct, { maxLength: 8 }), (acts) => {
        const at = seat(NAMES);
        const states = [at.json()];
        for (const act of acts) if (!isRefused(() => at.act(act))) states.push(at.json());
        for (const state of states.slice(0, -1).reverse()) {
          at.act({ what: 'undo' });
          expect(at.json()).toBe(state);
        }
        for (const state of states.slice(1)) {
          at.act({ what: 'redo' });
          expect(at.json()).toBe(state);
        }
      }),
      { numRuns: 40 },
    );
  });

  test('never takes away what somebody else wrote since', () => {
    const at = seat(NAMES);
    at.act({ what: 'write', cell: 'A2', rows: [['Zélie']] });
    at.owner.type('Feuille 1', 'B4', '8');
    expect(() => at.act({ what: 'undo' })).toThrow(/^L’onglet a changé depuis/);
    expect(at.shown()).toEqual([
      ['Nom', 'Âge'],
      ['Zélie', '9'],
      ['Ana', '12'],
      ['Marc', '8'],
    ]);
    at.owner.type('Feuille 1', 'B4', '7');
    at.act({ what: 'undo' });
    expect(at.shown()).toEqual(NAMES);
  });
});

describe('an act on what somebody else has moved meanwhile', () => {
  /** What those rows show, without the empty cells and rows behind. */
  const shownIn = (at: ReturnType<typeof seat>, [from, count]: readonly [number, number]) => {
    const rows = at.shown().slice(from - 1, from - 1 + count);
    return rows
      .map((row) => row.join('|').replace(/\|+$/, ''))
      .join('\n')
      .trimEnd();
  };

  test('is refused, or means the very rows that the person saw', () => {
    fc.assert(
      fc.property(fc.array(someAct, { maxLength: 3 }), someAct, (others, mine) => {
        const at = seat(NAMES);
        const feed = new Feed();
        const since = feed.news(at.workbook, at.tab(), '').tab.version;
        const saw = touched(mine, at.tab()).map((run) => shownIn(at, run));
        for (const act of others) isRefused(() => at.act(act));
        const rows = touched(mine, at.tab());
        if (feed.hasMoved(at.workbook, at.tab(), rows, { since, page: 'mine' })) return;
        const beyond = mine.what === 'insertRows' || mine.what === 'deleteRows';
        if (!beyond) expect(rows.map((run) => shownIn(at, run))).toEqual(saw);
      }),
      { numRuns: 200 },
    );
  });

  test('a name typed beside a child whose row went elsewhere is written nowhere', () => {
    const at = seat(NAMES);
    const feed = new Feed();
    const since = feed.news(at.workbook, at.tab(), '').tab.version;
    at.owner.insertRows('Feuille 1', 2);
    const act = readAct({ what: 'write', cell: 'C3', rows: [['à rappeler']] });
    const known = { since, page: 'mine' };
    expect(feed.hasMoved(at.workbook, at.tab(), touched(act, at.tab()), known)).toBe(true);
    const fresh = feed.news(at.workbook, at.tab(), since).tab.version;
    const seen = { ...known, since: fresh };
    expect(feed.hasMoved(at.workbook, at.tab(), touched(act, at.tab()), seen)).toBe(false);
  });

  test('what the same page did just before stops nothing', () => {
    const at = seat(NAMES);
    const feed = new Feed();
    const since = feed.news(at.workbook, at.tab(), '').tab.version;
    at.act({ what: 'write', cell: 'C3', rows: [['un']] });
    feed.news(at.workbook, at.tab(), since, 'mine');
    const act = readAct({ what: 'write', cell: 'D3', rows: [['deux']] });
    const rows = touched(act, at.tab());
    expect(feed.hasMoved(at.workbook, at.tab(), rows, { since, page: 'mine' })).toBe(false);
    expect(feed.hasMoved(at.workbook, at.tab(), rows, { since, page: 'other' })).toBe(true);
  });
});

describe('what a page is told', () => {
  /** A page that remembers what it was told. */
  class Page {
    version = '';
    shape: TabShape | undefined;
    rows: (readonly CellView[])[] = [];

    hear(feed: Feed, { workbook, tab }: Pick<ReturnType<typeof seat>, 'workbook' | 'tab'>): number {
      const { tab: told } = feed.news(workbook, tab(), this.version);
      this.version = told.version;
      this.shape = told.shape ?? this.shape;
      this.rows.length = Math.min(this.rows.length, this.shape?.rows ?? 0);
      for (const [row, cells] of told.rows) this.rows[row - 1] = cells;
      return told.rows.length;
    }

    get content(): string {
      const rows = Array.from({ length: this.shape?.rows ?? 0 }, (_, index) => this.rows[index] ?? []);
      return JSON.stringify([this.shape, rows]);
    }
  }

  test('is in the end what a page opened now is told, whoever did what in between, and whenever each page asked', () => {
    const step = fc.record({ act: someAct, asks: fc.array(fc.boolean(), { minLength: 2, maxLength: 2 }) });
    fc.assert(
      fc.property(fc.array(step, { maxLength: 12 }), (steps) => {
        const at = seat(NAMES);
        const feed = new Feed();
        const pages = [new Page(), new Page()];
        for (const { act, asks } of steps) {
          isRefused(() => at.act(act));
          for (const [index, page] of pages.entries()) if (asks[index]) page.hear(feed, at);
        }
        const fresh = new Page();
        fresh.hear(new Feed(), at);
        for (const page of pages) {
          page.hear(feed, at);
          expect(page.content).toBe(fresh.content);
        }
      }),
      { numRuns: 60 },
    );
  });

  test('is only what changed: one row for one cell, nothing for nothing', () => {
    const at = seat(NAMES);
    const feed = new Feed();
    const page = new Page();
    expect(page.hear(feed, at)).toBe(4);
    expect(page.hear(feed, at)).toBe(0);
    at.act({ what: 'write', cell: 'C3', rows: [['x']] });
    expect(page.hear(feed, at)).toBe(1);
  });

  test('starts anew after the workspace was started again', () => {
    const at = seat(NAMES);
    const page = new Page();
    page.hear(new Feed(), at);
    expect(page.hear(new Feed(), at)).toBe(4);
  });

  test('shows a cell as Sheets does, and what opens to write in it', () => {
    const at = seat([['16/03/2026', '1234,50', "'0123", 'VRAI', 'mot', '=1+1']]);
    const page = new Page();
    page.hear(new Feed(), at);
    expect(page.rows[0]).toEqual([
      ['16/03/2026', { align: 'right' }],
      ['1234,5', { align: 'right' }],
      ['0123', {}, "'0123"],
      ['VRAI', { align: 'center' }],
      'mot',
      ['#ERROR!', {}, '=1+1'],
    ]);
  });

  test('a link is told as one, where it leads and what it says', () => {
    const at = seat([
      ['=HYPERLINK("#gid=7";"Onglet Demandes")', 'https://example.org/a', 'voir https://example.org'],
    ]);
    const page = new Page();
    page.hear(new Feed(), at);
    expect(page.rows[0]).toEqual([
      ['Onglet Demandes', { link: '#gid=7' }, '=HYPERLINK("#gid=7";"Onglet Demandes")'],
      ['https://example.org/a', { link: 'https://example.org/a' }],
      'voir https://example.org',
    ]);
  });
});

describe('what opens to write in a cell', () => {
  test('typed back, leaves it as it was', () => {
    const typed = fc.oneof(
      fc.constantFrom(
        '16/03/2026',
        '12:30',
        '16/03/2026 12:30',
        '1/2',
        '50 %',
        '12,5%',
        '1 234,5',
        '3 €',
        '1e3',
        'FAUX',
        "'=1+1",
        '=A1',
        '+33 6',
        '-',
        "''a",
      ),
      fc.double({ noNaN: true, noDefaultInfinity: true }).map((value) => String(value).replace('.', ',')),
      fc.string({ minLength: 1, maxLength: 12 }),
    );
    fc.assert(
      fc.property(typed, (text) => {
        const at = seat();
        at.act({ what: 'write', cell: 'B2', rows: [[text]] });
        const before = JSON.stringify(at.tab().values.get(2, 2));
        const [source = ''] = [at.owner.editTexts('Feuille 1')[1]?.[1]];
        at.act({ what: 'write', cell: 'B2', rows: [[source]] });
        expect(JSON.stringify(at.tab().values.get(2, 2))).toBe(before);
      }),
      { numRuns: 200 },
    );
  });
});
