import { createServer } from '../server.ts';

interface Runner {
  withSuccessHandler(handler: (answer: unknown) => void): Runner;
  withFailureHandler(handler: () => void): Runner;
  call(text: string): void;
}

declare const google: { readonly script: { readonly run: Runner } };

/**
 * Google ends an execution after six minutes. An office call may use most of them (an import, the workbooks), and
 * asking again before its end would start the same work twice.
 */
const PATIENCE = 6.5 * 60 * 1000;

function run(text: string): Promise<string | null> {
  return new Promise((resolve) => {
    const lose = () => resolve(null);
    setTimeout(lose, PATIENCE);
    try {
      google.script.run
        .withSuccessHandler((answer) => resolve(typeof answer === 'string' ? answer : null))
        .withFailureHandler(lose)
        .call(text);
    } catch {
      lose();
    }
  });
}

const wait = (milliseconds: number): Promise<void> =>
  new Promise((resolve) => setTimeout(resolve, milliseconds));

/** The program, asked until its answer is definite, as patiently as Google works. */
export const { ask } = createServer({ run, wait, random: Math.random });
