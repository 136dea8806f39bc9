import * as z from 'zod/mini';
import { HostError } from '../index.ts';

const place = z.number().check(z.int(), z.gte(1), z.lte(100_000));
const a1 = z.string().check(z.regex(/^[A-Z]{1,3}\d{1,7}$/));

/** What a person may do to a tab from the page. */
const editSchema = z.discriminatedUnion('what', [
  z.object({ what: z.literal('paste'), cell: a1, rows: z.array(z.array(z.string())).check(z.minLength(1)) }),
  z.object({ what: z.literal('sort'), column: place, ascending: z.boolean() }),
  z.object({ what: z.literal('insertRow'), row: place }),
  z.object({ what: z.literal('deleteRow'), row: place }),
  z.object({ what: z.literal('insertColumn'), column: place }),
  z.object({ what: z.literal('deleteColumn'), column: place }),
  z.object({ what: z.literal('rename'), name: z.string().check(z.minLength(1), z.maxLength(100)) }),
]);
type Edit = z.infer<typeof editSchema>;

/** The part of a person in front of a workbook that an edit needs. */
export interface Hand {
  paste(tab: string, cell: string, rows: readonly (readonly string[])[]): void;
  sort(tab: string, column: number, ascending: boolean): void;
  insertRows(tab: string, before: number): void;
  deleteRows(tab: string, from: number): void;
  insertColumns(tab: string, before: number): void;
  deleteColumns(tab: string, from: number): void;
  renameSheet(tab: string, name: string): void;
}

const DEEDS: {
  readonly [What in Edit['what']]: (hand: Hand, tab: string, edit: Extract<Edit, { what: What }>) => void;
} = {
  paste: (hand, tab, { cell, rows }) => hand.paste(tab, cell, rows),
  sort: (hand, tab, { column, ascending }) => hand.sort(tab, column, ascending),
  insertRow: (hand, tab, { row }) => hand.insertRows(tab, row),
  deleteRow: (hand, tab, { row }) => hand.deleteRows(tab, row),
  insertColumn: (hand, tab, { column }) => hand.insertColumns(tab, column),
  deleteColumn: (hand, tab, { column }) => hand.deleteColumns(tab, column),
  rename: (hand, tab, { name }) => hand.renameSheet(tab, name),
};

/** Does what the page asks, as that person. @throws HostError in French: not understood, or refused */
export function carryOut(hand: Hand, tab: string, asked: unknown): void {
  const read = z.safeParse(editSchema, asked);
  if (!read.success) throw new HostError('Ce changement n’est pas compris. Rien n’a changé.');
  deed(hand, tab, read.data);
}

function deed<What extends Edit['what']>(hand: Hand, tab: string, edit: Extract<Edit, { what: What }>): void {
  (DEEDS[edit.what] as (hand: Hand, tab: string, edit: Extract<Edit, { what: What }>) => void)(
    hand,
    tab,
    edit,
  );
}
