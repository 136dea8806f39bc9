import { describe, expect, test } from 'vitest';
import { intentOf, type Stand } from '../../../host/workspace/grid/intents.ts';
import { rangeName, rangeNamed } from '../../../host/workspace/grid/names.ts';

/** Somebody who selected B3:C5, then writes in B3. */
const STAND: Stand = {
  ranges: [{ row: 3, column: 2, rows: 3, columns: 2 }],
  cell: { row: 3, column: 2 },
  typed: undefined,
  frozen: { rows: 1, columns: 0 },
  size: { rows: 20, columns: 6 },
  hasFilter: false,
  widthOf: () => 100,
};

const meant = (id: string, params: unknown = undefined, stand: Partial<Stand> = {}) =>
  intentOf(id, params, { ...STAND, ...stand });

describe('a command of the grid', () => {
  test.each<[string, unknown, object]>([
    ['sheet.command.clear-selection-content', undefined, { what: 'clear', ranges: ['B3:C5'] }],
    ['sheet.command.insert-row-before', undefined, { what: 'insertRows', run: [3, 3] }],
    ['sheet.command.insert-multi-rows-above', { value: 1 }, { what: 'insertRows', run: [3, 1] }],
    ['sheet.command.insert-multi-rows-after', { value: 2 }, { what: 'insertRows', run: [6, 2] }],
    ['sheet.command.insert-multi-cols-right', { value: 1 }, { what: 'insertColumns', run: [4, 1] }],
    ['sheet.command.remove-row-confirm', undefined, { what: 'deleteRows', run: [3, 3] }],
    ['sheet.command.remove-col-confirm', undefined, { what: 'deleteColumns', run: [2, 2] }],
    ['sheet.command.hide-row-confirm', undefined, { what: 'hideRows', run: [3, 3] }],
    ['sheet.command.set-selected-rows-visible', undefined, { what: 'showRows', run: [2, 5] }],
    [
      'sheet.command.set-specific-rows-visible',
      { ranges: [{ startRow: 7, endRow: 8 }] },
      { what: 'showRows', run: [7, 4] },
    ],
    ['sheet.command.set-worksheet-col-width', { value: 80 }, { what: 'width', run: [2, 2], pixels: 80 }],
    [
      'sheet.command.delta-column-width',
      { deltaX: -20, anchorCol: 4 },
      { what: 'width', run: [5, 1], pixels: 80 },
    ],
    ['sheet.command.set-row-frozen', undefined, { what: 'freeze', rows: 3, columns: 0 }],
    ['sheet.command.set-col-frozen', undefined, { what: 'freeze', rows: 1, columns: 2 }],
    ['sheet.command.cancel-frozen', undefined, { what: 'freeze', rows: 0, columns: 0 }],
    [
      'sheet.command.set-filter-criteria',
      { col: 1, criteria: { filters: { filters: ['Zoé'], blank: true } } },
      { what: 'filter', column: 2, shown: ['Zoé', ''] },
    ],
    [
      'sheet.command.set-filter-criteria',
      { col: 1, criteria: null },
      { what: 'filter', column: 2, shown: null },
    ],
    [
      'sheet.command.set-range-values',
      { range: { startRow: 2, startColumn: 1 }, value: { v: 'Confirmer' } },
      { what: 'write', cell: 'B3', rows: [['Confirmer']] },
    ],
  ])('%s with %j asks for %j', (id, params, act) => {
    expect(meant(id, params)).toEqual(act);
  });

  test('writes what was typed, not what Univer makes of it', () => {
    const params = { range: { startRow: 2, startColumn: 1 }, value: { v: 123 } };
    expect(meant('sheet.command.set-range-values', params, { typed: '0123' })).toEqual({
      what: 'write',
      cell: 'B3',
      rows: [['0123']],
    });
  });

  test('makes the filter, or takes it away', () => {
    expect(meant('sheet.command.smart-toggle-filter')).toEqual({ what: 'makeFilter' });
    expect(meant('sheet.command.smart-toggle-filter', undefined, { hasFilter: true })).toEqual({
      what: 'removeFilter',
    });
  });

  test.each([
    'sheet.command.select-all',
    'sheet.command.move-selection',
    'doc.command.insert-text',
    'sheet.operation.set-selections',
  ])('%s only changes what one looks at', (id) => expect(meant(id)).toBe('look'));

  test.each([
    ['sheet.command.set-range-italic', undefined],
    ['sheet.command.add-worksheet-merge', undefined],
    ['sheet.command.auto-fill', undefined],
    ['sheet.command.a-command-of-next-year', undefined],
    ['data-validation.command.addRule', undefined],
    ['sheet.command.set-filter-criteria', { col: 1, criteria: { customFilters: {} } }],
    ['sheet.command.set-range-values', { value: { 0: { 0: { v: 1 } } } }],
  ])('%s with %j is not for a rehearsal', (id, params) => {
    expect(meant(id, params)).toBeUndefined();
  });
});

describe('the name of cells', () => {
  test.each(['A1', 'Z9', 'AA10', 'B2:C5', 'AZ1:BA2'])('%s is read as it is written', (name) => {
    const rect = rangeNamed(name);
    expect(rect && rangeName(rect)).toBe(name);
  });

  test('is read whichever corner comes first, in small letters too', () => {
    expect(rangeNamed(' c5:b2 ')).toEqual({ row: 2, column: 2, rows: 4, columns: 2 });
  });

  test.each(['', 'A', '1', 'A0', 'ABCD1', 'A1:', 'bonjour'])('%j is none', (text) => {
    expect(rangeNamed(text)).toBeUndefined();
  });
});
