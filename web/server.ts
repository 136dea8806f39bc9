import type { Reply } from '../src/calls/reply.ts';
import type { CallAnswers, CallInput, CallName } from '../src/calls.ts';

/** Why an answer is late: the program is full, or the network gives no answer. */
export type Trouble = 'busy' | 'lost';

/** What this file asks of the browser; tests give their own. */
export interface Outside {
  /** One call to the program: its JSON answer, or null where nothing definite came back. */
  run(text: string): Promise<string | null>;
  wait(milliseconds: number): Promise<void>;
  /** A number in [0, 1[. */
  random(): number;
}

export interface Server {
  /**
   * Asks until the answer is definite: a busy or lost call is sent again, the very same, so every call must be
   * safe to repeat. `told` hears why it takes long. Never rejects.
   */
  ask<N extends CallName>(
    name: N,
    args: CallInput<N>,
    told?: (trouble: Trouble) => void,
  ): Promise<Reply<CallAnswers[N]>>;
  /** Asks once: null when the answer was lost. */
  askOnce<N extends CallName>(name: N, args: CallInput<N>): Promise<Reply<CallAnswers[N]> | null>;
}

interface Runner {
  withSuccessHandler(handler: (answer: unknown) => void): Runner;
  withFailureHandler(handler: () => void): Runner;
  call(text: string): void;
}

declare const google: { readonly script: { readonly run: Runner } };

const SECOND = 1000;
const LONGEST_BACK_OFF = 15 * SECOND;

/** Milliseconds before the attempt after `lost` losses: 1, 2, 4… 15 s, shortened by chance so that crowds spread. */
const backOff = (lost: number, random: number): number =>
  Math.min(LONGEST_BACK_OFF, SECOND * 2 ** lost) * (0.5 + random / 2);

/** A busy program is asked again after 2 to 10 s. */
const busyWait = (random: number): number => (2 + 8 * random) * SECOND;

function parse<T>(text: string | null): Reply<T> | null {
  if (text === null) return null;
  try {
    return JSON.parse(text);
  } catch {
    return null;
  }
}

export function createServer(outside: Outside): Server {
  const askOnce: Server['askOnce'] = async (name, args) =>
    parse(await outside.run(JSON.stringify({ name, args })));

  const ask: Server['ask'] = async (name, args, told) => {
    let sent = args;
    for (let lost = 0; ; ) {
      const reply = await askOnce(name, sent);
      if (reply === null) {
        told?.('lost');
        await outside.wait(backOff(lost++, outside.random()));
      } else if (!reply.ok && reply.refusal.kind === 'busy') {
        told?.('busy');
        lost = 0;
        const { arrival } = reply.refusal;
        if (arrival !== undefined) sent = { ...sent, arrival };
        await outside.wait(busyWait(outside.random()));
      } else return reply;
    }
  };
  return { ask, askOnce };
}

/** `google.script.run` as a promise; a null answer is a fault of the platform, not an answer. */
const runWithin =
  (patience: number) =>
  (text: string): Promise<string | null> =>
    new Promise((resolve) => {
      const lose = () => resolve(null);
      setTimeout(lose, patience);
      try {
        google.script.run
          .withSuccessHandler((answer) => resolve(typeof answer === 'string' ? answer : null))
          .withFailureHandler(lose)
          .call(text);
      } catch {
        lose();
      }
    });

/** Ends at once when the network comes back. */
const wait = (milliseconds: number): Promise<void> =>
  new Promise((resolve) => {
    const over = () => {
      removeEventListener('online', over);
      resolve();
    };
    setTimeout(over, milliseconds);
    addEventListener('online', over);
  });

/** The program through `google.script.run`: a call without an answer for `patience` milliseconds counts as lost. */
export const programWithin = (patience: number): Server =>
  createServer({ run: runWithin(patience), wait, random: Math.random });

/** A phone that changes cells may never call back: a family's call is lost after a minute. */
export const { ask, askOnce } = programWithin(60 * SECOND);

/** A photo over a poor network takes minutes: sent again too soon, it would never arrive. */
export const slowly = programWithin(5 * 60 * SECOND);

const ALPHABET = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_';

/** A fresh request key: 22 base64url characters (132 bits), kept until the request has a definite answer. */
export function newRequestKey(): string {
  const bytes = crypto.getRandomValues(new Uint8Array(22));
  return Array.from(bytes, (byte) => ALPHABET.charAt(byte % 64)).join('');
}
