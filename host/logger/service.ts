import { format } from 'node:util';
import type { MembersOf } from '../emulated.ts';
import type { Execution, LogLine } from '../execution.ts';

/** https://developers.google.com/apps-script/reference/base/logger */
export class Logger {
  static readonly service = 'Logger';
  static readonly members = {
    log: 'call',
    getLog: 'call',
    clear: 'call',
  } satisfies MembersOf<GoogleAppsScript.Base.Logger>;
  private from = 0;
  constructor(private readonly execution: Execution) {}

  log(...values: unknown[]): this {
    this.execution.logs.push({ level: 'log', text: format(...values) });
    return this;
  }

  getLog(): string {
    return this.execution.logs
      .slice(this.from)
      .map((line) => `${line.text}\n`)
      .join('');
  }

  clear(): void {
    this.from = this.execution.logs.length;
  }
}

/** `console.*` costs nothing on Google and does not pass the gate. */
export function consoleFor(execution: Execution): Record<string, (...values: unknown[]) => void> {
  const write =
    (level: LogLine['level']) =>
    (...values: unknown[]) => {
      execution.logs.push({ level, text: format(...values) });
    };
  return {
    log: write('log'),
    info: write('info'),
    warn: write('warn'),
    error: write('error'),
    time: () => {},
    timeEnd: () => {},
  };
}
