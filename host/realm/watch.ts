import type { Cost } from '../gate.ts';

/** What a realm reports to, and takes its time and chance from. */
export interface RealmWatch {
  readonly now: () => number;
  readonly random: () => number;
  /** Lets one service call through the gate, after the check of the manifest's scopes. */
  readonly pass: <T>(member: string, cost: Cost, action: () => T) => T;
  /** Refuses a member whose scopes the manifest lacks. */
  readonly authorise: (member: string, scopes: readonly string[]) => void;
  /** A fault of the host itself: the execution must not end well, even if the program catches it. */
  readonly fault: (error: Error) => void;
}
