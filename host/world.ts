import type { Chance } from './chance.ts';
import type { Clock } from './clock.ts';
import type { Documents } from './document/index.ts';
import type { DriveStore } from './drive/store.ts';
import type { Execution } from './execution.ts';
import type { Gate } from './gate.ts';
import type { Program } from './program.ts';
import type { Realm } from './realm.ts';
import type { UiSink, Workbooks } from './spreadsheet/index.ts';
import type { State } from './state.ts';
import type { Unconfirmed } from './unconfirmed.ts';

/** Two Apps Script projects, with separate properties, caches and locks. */
export type Project = 'program' | 'menu';

/** What the services of one execution see of the host. */
export interface World {
  readonly execution: Execution;
  readonly user: { readonly effective: string; readonly active: string };
  readonly unconfirmed: Unconfirmed;
  readonly state: State;
  readonly program: Program;
  readonly gate: Gate;
  readonly chance: Chance;
  readonly clock: Clock;
  readonly realm: Realm;
  /** Instant inside the execution, in milliseconds since 1970 UTC: its start plus what it took so far. */
  readonly now: () => number;
  /** The web address of the deployment that runs. */
  readonly address: string;
  readonly project: Project;
  readonly workbooks: Workbooks;
  readonly documents: Documents;
  /** Everybody's Drive, apart from the workbooks. */
  readonly files: DriveStore;
  /** Where dialogs appear, when somebody sits in front of the workbook. */
  readonly ui: UiSink | undefined;
  /** The workbook a bound program is opened in. */
  readonly bound: { readonly workbookId: string; readonly selection: string | undefined } | undefined;
}
