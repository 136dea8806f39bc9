import { mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { commit } from '../../../host/commit.ts';
import { DISK } from '../../../host/disk.ts';
import {
  createSpreadsheetApp,
  endExecution,
  type SpreadsheetWorld,
  Workbooks,
} from '../../../host/spreadsheet/index.ts';
import type { SpreadsheetApp } from '../../../host/spreadsheet/service/app.ts';
import type { Sheet } from '../../../host/spreadsheet/service/sheet.ts';
import type { Spreadsheet } from '../../../host/spreadsheet/service/spreadsheet.ts';

export const OWNER = 'dacapo@ville.example.org';
export const CLERK = 'guichet@ville.example.org';
/** 1 June 2026, noon in Paris. */
const NOON = Date.UTC(2026, 5, 1, 10);

export const freshFolder = (): string => mkdtempSync(join(tmpdir(), 'classeurs-'));

export function workbooksIn(folder: string): Workbooks {
  return new Workbooks(folder, { now: () => NOON });
}

/** Writes what changed, as the host would. */
export function saveTo(root: string, workbooks: Workbooks): void {
  commit({ root, disk: DISK }, workbooks.changes());
  workbooks.saved();
}

export type Answers = Partial<SpreadsheetWorld['unconfirmed']>;

/** One execution of the owner's, or of somebody else's. */
export function execution(workbooks: Workbooks, more: Partial<SpreadsheetWorld> = {}): SpreadsheetWorld {
  return {
    execution: {},
    workbooks,
    now: () => NOON,
    user: { effective: OWNER },
    unconfirmed: {
      formulaInTextCell: 'text',
      rangeOutsideGrid: 'atGetRange',
      apostrophe: 'hidden',
      appendRowOnFullGrid: 'extends',
      unknownSpreadsheet: 'illegal',
    },
    ...more,
  };
}

export interface Desk {
  readonly workbooks: Workbooks;
  readonly world: SpreadsheetWorld;
  readonly app: SpreadsheetApp;
  readonly spreadsheet: Spreadsheet;
  readonly sheet: Sheet;
  readonly id: string;
}

/** A new French workbook with the tab « Élèves » of 20 rows and 6 columns, in an execution of its owner. */
export function desk(answers: Answers = {}): Desk {
  const workbooks = workbooksIn(freshFolder());
  const plain = execution(workbooks);
  const world = { ...plain, unconfirmed: { ...plain.unconfirmed, ...answers } };
  const app = createSpreadsheetApp(world);
  const spreadsheet = app.create('Conservatoire', 20, 6);
  const sheet = spreadsheet.getActiveSheet().setName('Élèves');
  return { workbooks, world, app, spreadsheet, sheet, id: spreadsheet.getId() };
}

/** What somebody else sees in « Élèves » now: only what took effect. */
export function seen({ workbooks, id }: Pick<Desk, 'workbooks' | 'id'>): string[][] {
  return workbooks.person(id, { as: OWNER }).displayed('Élèves');
}

export { endExecution };
