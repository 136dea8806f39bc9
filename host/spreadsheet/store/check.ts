import * as z from 'zod/mini';
import { LIMITS } from '../../limits.ts';
import { Flaw, parsed } from '../../reading.ts';
import { isLocale } from '../cells/locale.ts';
import type { CellValue } from '../cells/value.ts';
import { isTimeZone } from '../cells/zone.ts';
import type { Rect } from './a1.ts';
import { type Holds, layerIn } from './check-layer.ts';
import { type Hiding, LOOKS, type TabJson } from './tab.ts';
import { ID_STEP, type WorkbookJson } from './workbook.ts';

const from = (least: number) => z.number().check(z.gte(least));
const byColumn = <T>(value: z.ZodMiniType<T>) => z.record(z.string().check(z.regex(/^[1-9]\d*$/)), value);
const rect = z.object({ row: from(1), column: from(1), rows: from(0), columns: from(0) });
const protection = z.object({
  id: z.number(),
  kind: z.enum(['SHEET', 'RANGE']),
  rect: z.nullable(rect),
  description: z.string(),
  editors: z.array(z.string()),
  warningOnly: z.boolean(),
  domainEdit: z.boolean(),
  unprotected: z.array(rect),
});
const rule = z.object({
  values: z.array(z.string()),
  dropdown: z.boolean(),
  allowInvalid: z.boolean(),
  help: z.nullable(z.string()),
});
/** Cells apart: those of a large tab are looked at by hand. */
const tabSchema = z.object({
  id: from(0),
  name: z.string().check(z.minLength(1)),
  rows: from(1),
  columns: from(1),
  frozenRows: from(0),
  frozenColumns: from(0),
  hidden: z.boolean(),
  colour: z.nullable(z.string()),
  widths: byColumn(z.number()),
  hiddenColumns: z._default(byColumn(z.literal(true)), {}),
  filter: z.nullable(rect),
  shown: z._default(byColumn(z.array(z.string())), {}),
  protections: z.array(protection),
  rules: z.array(rule),
  values: z.unknown(),
  formats: z.unknown(),
  notes: z.unknown(),
  validations: z.unknown(),
  looks: z.record(z.string(), z.unknown()),
  hiding: z.optional(z.unknown()),
});
const workbookSchema = z.object({
  id: z.string(),
  name: z.string(),
  locale: z.string().check(z.refine(isLocale)),
  timeZone: z.string().check(z.refine(isTimeZone)),
  owner: z.string(),
  editors: z.array(z.string()),
  nextNumber: from(0),
  tabs: z.array(z.unknown()),
});

/** A workbook as its file has it. @throws Flaw saying what no workbook can hold, with its tab and cell */
export function checkedWorkbook(value: unknown): WorkbookJson {
  const { tabs, ...head } = parsed(workbookSchema, value);
  const workbook = { ...head, tabs: tabs.map(checkedTab) };
  refuseTogether(workbook);
  return workbook;
}

/** What no tab can see alone. */
function refuseTogether({ tabs, nextNumber }: WorkbookJson): void {
  if (tabs.length === 0) throw new Flaw('il n’a aucun onglet');
  const names = tabs.map(({ name }) => name);
  const twice = names.find((name, index) => names.indexOf(name) < index);
  if (twice !== undefined) throw new Flaw(`deux onglets s’appellent «\u00a0${twice}\u00a0»`);
  const ids = tabs.map(({ id }) => id);
  if (new Set(ids).size < ids.length) throw new Flaw('deux onglets ont le même numéro («\u00a0id\u00a0»)');
  const given = [
    ...ids.map((id) => id / ID_STEP),
    ...tabs.flatMap((tab) => tab.protections.map(({ id }) => id)),
  ];
  if (given.some((number) => number >= nextNumber))
    throw new Flaw('«\u00a0nextNumber\u00a0» n’est pas plus grand que les numéros déjà donnés');
  const cells = tabs.reduce((sum, { rows, columns }) => sum + rows * columns, 0);
  if (cells > LIMITS.workbookCells.value) throw new Flaw('il a plus de dix millions de cellules');
}

const TEXT: Holds<string> = {
  is: (value): value is string => typeof value === 'string',
  otherwise: 'ce n’est pas un texte',
};
const VALUE: Holds<CellValue> = {
  is: isCellValue,
  otherwise: 'ce n’est ni un texte, ni un nombre, ni vrai ou faux, ni une formule',
};
const HIDING: Holds<Hiding> = {
  is: (value): value is Hiding => value === '' || value === 'user' || value === 'filter',
  otherwise: 'ce n’est pas une façon de masquer une ligne',
};

function checkedTab(value: unknown, index: number): TabJson {
  const named = z.safeParse(z.object({ name: z.string() }), value);
  const where = `onglet ${named.success ? `«\u00a0${named.data.name}\u00a0»` : index + 1}`;
  const tab = parsed(tabSchema, value, `${where}\u00a0: `);
  const { values, formats, notes, validations, looks, hiding, ...settings } = tab;
  const { filter, rows, columns, rules } = settings;
  const isInside = filter === null || (lastOf(filter, 'row') <= rows && lastOf(filter, 'column') <= columns);
  if (!isInside) throw new Flaw(`${where}\u00a0: le filtre dépasse la grille`);
  const grid = { where, rows, columns };
  return {
    ...settings,
    values: layerIn(values, grid, VALUE),
    formats: layerIn(formats, grid, TEXT),
    notes: layerIn(notes, grid, TEXT),
    validations: layerIn(validations, grid, ruleAmong(rules.length)),
    looks: Object.fromEntries(
      LOOKS.flatMap((look) => (look in looks ? [[look, layerIn(looks[look], grid, TEXT)]] : [])),
    ),
    ...(hiding === undefined ? {} : { hiding: layerIn(hiding, grid, HIDING) }),
  };
}

function lastOf(rect: Rect, axis: 'row' | 'column'): number {
  return rect[axis] + rect[`${axis}s`] - 1;
}

function ruleAmong(count: number): Holds<number> {
  return {
    is: (value): value is number => Number.isInteger(value) && Number(value) >= 0 && Number(value) <= count,
    otherwise: 'sa liste de choix n’existe pas',
  };
}

/** A number too big for JSON reads as infinite. */
function isCellValue(value: unknown): value is CellValue {
  if (typeof value === 'number') return Number.isFinite(value);
  if (typeof value !== 'object' || value === null)
    return typeof value === 'string' || typeof value === 'boolean';
  return 'formula' in value && typeof value.formula === 'string';
}
