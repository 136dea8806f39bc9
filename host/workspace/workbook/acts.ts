import * as z from 'zod/mini';
import { type Host, HostError } from '../../index.ts';
import { LIMITS } from '../../limits.ts';
import { Tab as StoredTab } from '../../spreadsheet/store/tab.ts';
import type { Act } from '../grid/wire.ts';
import type { History } from './history.ts';

type Person = ReturnType<Host['workbooks']['person']>;
export type Workbook = NonNullable<ReturnType<Host['workbooks']['get']>>;
export type Tab = Workbook['tabs'][number];

const whole = z.number().check(z.int(), z.gte(1), z.lte(LIMITS.workbookCells.value));
const fromNought = z.number().check(z.int(), z.gte(0), z.lte(LIMITS.workbookCells.value));
const cell = z.string().check(z.regex(/^[A-Z]{1,3}\d{1,7}$/));
const range = z.string().check(z.regex(/^[A-Z]{1,3}\d{1,7}(:[A-Z]{1,3}\d{1,7})?$/));
const ranges = z.array(range).check(z.minLength(1), z.maxLength(1_000));
const run = z.tuple([whole, whole]);
const line = z.array(z.string()).check(z.minLength(1));

const actSchema: z.ZodMiniType<Act> = z.discriminatedUnion('what', [
  z.object({ what: z.literal('write'), cell, rows: z.array(line).check(z.minLength(1)) }),
  z.object({ what: z.literal('clear'), ranges }),
  z.object({
    what: z.literal('copy'),
    from: z.object({ tab: fromNought, range }),
    cell,
    isCut: z.boolean(),
  }),
  z.object({ what: z.literal('sort'), column: whole, ascending: z.boolean() }),
  z.object({ what: z.enum(['insertRows', 'deleteRows', 'hideRows', 'showRows']), run }),
  z.object({ what: z.enum(['insertColumns', 'deleteColumns', 'hideColumns', 'showColumns']), run }),
  z.object({ what: z.literal('width'), run, pixels: z.number() }),
  z.object({ what: z.literal('freeze'), rows: fromNought, columns: fromNought }),
  z.object({ what: z.enum(['makeFilter', 'removeFilter']) }),
  z.object({ what: z.literal('filter'), column: whole, shown: z.nullable(z.array(z.string())) }),
  z.object({
    what: z.literal('dress'),
    ranges,
    look: z.enum(['fontWeight', 'background', 'fontColor']),
    value: z.string().check(z.regex(/^(bold|#[0-9a-f]{6})?$/)),
  }),
  z.object({ what: z.literal('renameTab'), name: z.string() }),
  z.object({ what: z.literal('moveTab'), place: fromNought }),
  z.object({ what: z.enum(['addTab', 'deleteTab']) }),
  z.object({ what: z.enum(['undo', 'redo']) }),
]);

interface Place {
  readonly workbook: Workbook;
  readonly tab: Tab;
  readonly person: Person;
  readonly history: History;
}

/** @returns the tab to look at afterwards; anything else is the same one */
type Deed<What extends Act['what']> = (place: Place, act: Act & { readonly what: What }) => unknown;

const DEEDS: { readonly [What in Act['what']]: Deed<What> } = {
  write: ({ person, tab }, { cell: at, rows }) => person.paste(tab.settings.name, at, rows),
  clear: ({ person, tab }, { ranges: all }) => {
    for (const one of all) person.clear(tab.settings.name, one);
  },
  copy: ({ person, workbook, tab }, { from, cell: at, isCut }) => {
    const source = workbook.tabById(from.tab);
    if (source === undefined) throw new HostError('L’onglet copié n’existe plus. Rien n’a été collé.');
    const taken = { tab: source.settings.name, a1: from.range };
    const put = { tab: tab.settings.name, a1: at };
    if (isCut) person.move(taken, put);
    else person.copy(taken, put);
  },
  sort: ({ person, tab }, { column, ascending }) => person.sort(tab.settings.name, column, ascending),
  insertRows: ({ person, tab }, { run: rows }) => person.insertRows(tab.settings.name, ...rows),
  insertColumns: ({ person, tab }, { run: columns }) => person.insertColumns(tab.settings.name, ...columns),
  deleteRows: ({ person, tab }, { run: rows }) => person.deleteRows(tab.settings.name, ...rows),
  hideRows: ({ person, tab }, { run: rows }) => person.hideRows(tab.settings.name, ...rows),
  showRows: ({ person, tab }, { run: rows }) => person.showRows(tab.settings.name, ...rows),
  deleteColumns: ({ person, tab }, { run: columns }) => person.deleteColumns(tab.settings.name, ...columns),
  hideColumns: ({ person, tab }, { run: columns }) => person.hideColumns(tab.settings.name, ...columns),
  showColumns: ({ person, tab }, { run: columns }) => person.showColumns(tab.settings.name, ...columns),
  width: ({ person, tab }, { run: columns, pixels }) => person.setWidth(tab.settings.name, columns, pixels),
  freeze: ({ person, tab }, { rows, columns }) => person.freeze(tab.settings.name, rows, columns),
  makeFilter: ({ person, tab }) => person.makeFilter(tab.settings.name),
  removeFilter: ({ person, tab }) => person.unfilter(tab.settings.name),
  filter: ({ person, tab }, { column, shown }) => person.filter(tab.settings.name, column, shown),
  dress: ({ person, tab }, { ranges: all, look, value }) => {
    for (const one of all) person.dress(tab.settings.name, one, [look, value]);
  },
  renameTab: ({ person, tab }, { name }) => person.renameSheet(tab.settings.name, name),
  moveTab: ({ person, tab }, { place }) => person.moveSheet(tab.settings.name, place),
  addTab: ({ person }) => person.addSheet(),
  deleteTab: ({ person, workbook, tab }) => {
    person.deleteSheet(tab.settings.name);
    return workbook.tabs[0];
  },
  undo: ({ history, workbook }) => history.undo(workbook),
  redo: ({ history, workbook }) => history.redo(workbook),
};

/** What adds, takes away or moves whole tabs cannot be put back. */
const NOT_KEPT: readonly Act['what'][] = ['undo', 'redo', 'addTab', 'deleteTab', 'moveTab'];

/** What a page asks. @throws HostError in French for anything else */
export function readAct(asked: unknown): Act {
  const read = z.safeParse(actSchema, asked);
  if (!read.success) throw new HostError('Ce changement n’est pas compris. Rien n’a changé.');
  return read.data;
}

/**
 * Does it as that person, all of it or nothing.
 * @returns the tab to look at afterwards
 * @throws HostError in French where it is refused
 */
export function carryOut(place: Place, act: Act): Tab {
  const { workbook, tab, history } = place;
  const deed = DEEDS[act.what] as Deed<Act['what']>;
  if (NOT_KEPT.includes(act.what)) {
    const next = deed(place, act);
    return next instanceof StoredTab ? next : tab;
  }
  const source = act.what === 'copy' ? workbook.tabById(act.from.tab) : undefined;
  history.keep(workbook, [...new Set([tab, source ?? tab])], () => deed(place, act));
  return workbook.tabById(tab.settings.id) ?? tab;
}
