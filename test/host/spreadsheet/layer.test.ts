import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { Layer } from '../../../host/spreadsheet/store/layer.ts';

const ROWS = 6;
const COLUMNS = 4;
const position = { row: fc.integer({ min: 1, max: ROWS }), column: fc.integer({ min: 1, max: COLUMNS }) };
const word = fc.constantFrom('', 'a', 'b', 'c');
const steps = fc.array(
  fc.oneof(
    fc.record({ kind: fc.constant('set' as const), ...position, word }),
    fc.record({ kind: fc.constant('column' as const), ...position, word }),
    fc.record({ kind: fc.constant('downwards' as const), ...position, word }),
  ),
);
type Step = typeof steps extends fc.Arbitrary<(infer T)[]> ? T : never;

/** The same steps on a plain matrix: what a layer must look like. */
function model(taken: readonly Step[]): string[][] {
  const cells = Array.from({ length: ROWS }, () => new Array<string>(COLUMNS).fill(''));
  for (const { kind, row, column, word: value } of taken)
    cells.forEach((line, index) => {
      const chosen = kind === 'column' || index === row - 1 || (kind === 'downwards' && index >= row);
      if (chosen) line[column - 1] = value;
    });
  return cells;
}

function layerAfter(taken: readonly Step[]): Layer<string> {
  const layer = new Layer<string>('');
  for (const { kind, row, column, word: value } of taken)
    if (kind === 'set') layer.set(row, column, value);
    else {
      const from = kind === 'column' ? 1 : row;
      layer.fill({ row: from, column, rows: ROWS - from + 1, columns: 1 }, value, ROWS);
    }
  return layer;
}

function cellsOf(layer: Layer<string>, rows = ROWS, columns = COLUMNS): string[][] {
  return Array.from({ length: rows }, (_, down) =>
    Array.from({ length: columns }, (__, across) => layer.get(down + 1, across + 1)),
  );
}

describe('a layer of cells', () => {
  test('holds what a plain matrix holds, whatever was given to cells and to whole columns', () => {
    fc.assert(
      fc.property(steps, (taken) => {
        expect(cellsOf(layerAfter(taken))).toStrictEqual(model(taken));
      }),
    );
  });

  test('survives its own JSON', () => {
    fc.assert(
      fc.property(steps, (taken) => {
        const layer = layerAfter(taken);
        const again = new Layer('', JSON.parse(JSON.stringify(layer.toJson())));
        expect(cellsOf(again)).toStrictEqual(cellsOf(layer));
      }),
    );
  });

  test('rows inserted then deleted leave no trace', () => {
    fc.assert(
      fc.property(
        steps,
        fc.integer({ min: 1, max: ROWS + 1 }),
        fc.integer({ min: 1, max: 3 }),
        (taken, at, count) => {
          const layer = layerAfter(taken);
          layer.insertRows(at, count, Math.min(at, ROWS));
          layer.deleteRows(at, count);
          expect(cellsOf(layer)).toStrictEqual(model(taken));
        },
      ),
    );
  });

  test('columns inserted then deleted leave no trace', () => {
    fc.assert(
      fc.property(steps, fc.integer({ min: 1, max: COLUMNS + 1 }), (taken, at) => {
        const layer = layerAfter(taken);
        layer.insertColumns(at, 2, Math.min(at, COLUMNS));
        layer.deleteColumns(at, 2);
        expect(cellsOf(layer)).toStrictEqual(model(taken));
      }),
    );
  });

  test('rearranged rows are the same rows', () => {
    const order = fc.shuffledSubarray([0, 1, 2, 3, 4, 5], { minLength: ROWS, maxLength: ROWS });
    fc.assert(
      fc.property(steps, order, (taken, wanted) => {
        const layer = layerAfter(taken);
        layer.permuteRows({ row: 1, column: 1, rows: ROWS, columns: COLUMNS }, wanted);
        const before = model(taken);
        expect(cellsOf(layer)).toStrictEqual(wanted.map((from) => before[from]));
      }),
    );
  });

  test('a new row is like the row it is told to copy', () => {
    const layer = new Layer<string>('');
    layer.set(2, 1, 'a');
    layer.insertRows(3, 1, 2);
    expect(cellsOf(layer, 3, 1)).toStrictEqual([[''], ['a'], ['a']]);
  });

  test('formatting 20,000 rows below their headings keeps nothing for each of them', () => {
    const layer = new Layer<string>('');
    layer.fill({ row: 3, column: 1, rows: 19_998, columns: 30 }, '@', 20_000);
    expect([layer.get(2, 30), layer.get(3, 30), layer.get(20_000, 1)]).toStrictEqual(['', '@', '@']);
    expect(layer.toJson().rows).toHaveLength(2);
  });

  test('the last row and column are those of cells that hold something', () => {
    const layer = new Layer<string>('');
    expect([layer.lastRow(), layer.lastColumn()]).toStrictEqual([0, 0]);
    layer.set(4, 3, 'a');
    layer.set(5, 4, 'b');
    layer.set(5, 4, '');
    expect([layer.lastRow(), layer.lastColumn()]).toStrictEqual([4, 3]);
  });
});
