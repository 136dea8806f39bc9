/**
 * SpreadsheetApp for the host: the store of workbooks (`Workbooks`, `Person`), the service classes of one execution
 * (`createSpreadsheetApp`), what becomes of its writes (`endExecution`, `pendingWrites`), and the file to take away
 * (`exportXlsx`).
 */
import { SpreadsheetApp } from './service/app.ts';
import type { SpreadsheetWorld } from './world.ts';

export type { MenuEntry, UiAnswer, UiEvent, UiSink } from './service/ui.ts';
export { Workbooks } from './workbooks.ts';
export { endExecution, pendingWrites, type SpreadsheetWorld } from './world.ts';
export { exportXlsx } from './xlsx.ts';

/** The global `SpreadsheetApp` of one execution. */
export function createSpreadsheetApp(world: SpreadsheetWorld): SpreadsheetApp {
  return new SpreadsheetApp(world);
}
