/*
 * What the page of a workbook and the workspace say to each other. Rows and columns count from 1, as on Google.
 */

export interface Rect {
  readonly row: number;
  readonly column: number;
  readonly rows: number;
  readonly columns: number;
}

/** Where consecutive rows or columns begin, and how many they are. */
export type Run = readonly [from: number, count: number];

/** What a cell looks like besides its text; absent is ordinary. */
export interface CellLook {
  readonly bold?: true;
  readonly wrap?: true;
  readonly fill?: string;
  readonly ink?: string;
  readonly family?: string;
  readonly size?: number;
  readonly align?: 'left' | 'center' | 'right';
  readonly top?: true;
  /** Where a click on it leads. */
  readonly link?: string;
}

/** A cell: what it shows, what it looks like, and what opens to write in it where that is something else. */
export type CellView = string | readonly [text: string, look: CellLook, source?: string];

/** A dropdown, and the cells that have it. */
export interface ListView {
  readonly words: readonly string[];
  readonly help: string;
  readonly isStrict: boolean;
  readonly cells: readonly Rect[];
}

export interface FilterView {
  readonly rect: Rect;
  /** The texts let through, by column. */
  readonly shown: Readonly<Record<string, readonly string[]>>;
  /** The rows it hides. */
  readonly hidden: readonly Run[];
}

/** A tab without its cells. */
export interface TabShape {
  readonly rows: number;
  readonly columns: number;
  readonly frozenRows: number;
  readonly frozenColumns: number;
  /** Pixels, by column. */
  readonly widths: Readonly<Record<string, number>>;
  /** By hand. */
  readonly hiddenRows: readonly Run[];
  readonly hiddenColumns: readonly Run[];
  readonly filter: FilterView | null;
  readonly lists: readonly ListView[];
  /** What is noted on cells, by their name: `B4`. */
  readonly notes: Readonly<Record<string, string>>;
}

export interface TabHead {
  readonly id: number;
  readonly name: string;
  readonly isHidden: boolean;
  readonly colour: string | null;
}

/** What changed in a tab since the version the page had; everything where it had none. */
export interface TabNews {
  readonly id: number;
  /** To be given back when asking for what comes next. */
  readonly version: string;
  readonly shape?: TabShape;
  readonly rows: readonly (readonly [row: number, cells: readonly CellView[]])[];
}

/** The tabs as they stand, and what changed in the one that is looked at. */
export interface News {
  readonly name: string;
  readonly tabs: readonly TabHead[];
  readonly tab: TabNews;
}

/** What a person does to a tab, named in the address. */
export type Act =
  | { readonly what: 'write'; readonly cell: string; readonly rows: readonly (readonly string[])[] }
  | { readonly what: 'clear'; readonly ranges: readonly string[] }
  | {
      readonly what: 'copy';
      readonly from: { readonly tab: number; readonly range: string };
      readonly cell: string;
      /** What was copied is emptied, as cutting does. */
      readonly isCut: boolean;
    }
  | { readonly what: 'sort'; readonly column: number; readonly ascending: boolean }
  | { readonly what: 'insertRows' | 'deleteRows' | 'hideRows' | 'showRows'; readonly run: Run }
  | { readonly what: 'insertColumns' | 'deleteColumns' | 'hideColumns' | 'showColumns'; readonly run: Run }
  | { readonly what: 'width'; readonly run: Run; readonly pixels: number }
  | { readonly what: 'freeze'; readonly rows: number; readonly columns: number }
  | { readonly what: 'makeFilter' | 'removeFilter' }
  | { readonly what: 'filter'; readonly column: number; readonly shown: readonly string[] | null }
  | {
      readonly what: 'dress';
      readonly ranges: readonly string[];
      readonly look: 'fontWeight' | 'background' | 'fontColor';
      readonly value: string;
    }
  | { readonly what: 'renameTab'; readonly name: string }
  | { readonly what: 'moveTab'; readonly place: number }
  | { readonly what: 'addTab' | 'deleteTab' }
  | { readonly what: 'undo' | 'redo' };

/** What the program showed, once a line of its menu was clicked. */
export interface Shown {
  /** Seconds they stay; below 0, until they are closed. */
  readonly toasts: readonly { readonly title: string; readonly text: string; readonly seconds: number }[];
  readonly alerts: readonly { readonly title: string; readonly text: string }[];
  readonly frames: readonly Frame[];
}

export interface Frame {
  readonly kind: 'dialog' | 'modeless' | 'sidebar';
  readonly title: string;
  readonly address: string;
  /** Pixels; null where the program leaves it to Google. */
  readonly width: number | null;
  readonly height: number | null;
}

/** How an act ended: what changed since the version it was sent with, or why nothing did. */
export type Done = { readonly news: News; readonly trouble?: string } | { readonly error: string };
