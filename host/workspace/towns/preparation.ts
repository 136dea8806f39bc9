import { type ChildProcess, fork } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { HostError, type HostOptions } from '../../index.ts';

/** A town to make: from which example, and how its host is opened. */
export interface Order {
  readonly example: string;
  readonly host: HostOptions;
}

/** What the process that makes it says. */
export type Said = { readonly step: string } | { readonly students: number } | { readonly refusal: string };

/** A town that is being made. */
export interface Preparation {
  /** How many students it has. Rejects with a HostError in French. */
  readonly done: Promise<number>;
  stop(): void;
}

/** Makes a town in another process. @param tell hears each step, in French */
export function prepare(order: Order, tell: (step: string) => void): Preparation {
  const child = fork(fileURLToPath(new URL('prepare-main.ts', import.meta.url)), {
    execArgv: ['--import', import.meta.resolve('tsx')],
  });
  child.send(order);
  return { done: outcomeOf(child, tell), stop: () => child.kill() };
}

function outcomeOf(child: ChildProcess, tell: (step: string) => void): Promise<number> {
  return new Promise((resolve, reject) => {
    let students: number | undefined;
    let refusal = 'La préparation s’est arrêtée avant la fin.';
    child.on('message', (said: Said) => {
      if ('step' in said) tell(said.step);
      else if ('students' in said) students = said.students;
      else refusal = said.refusal;
    });
    child.once('error', reject);
    // Only then has it given the folder back.
    child.once('exit', () => (students === undefined ? reject(new HostError(refusal)) : resolve(students)));
  });
}
