import type { FamilyHome } from '../../src/calls/family.ts';
import type { Reply } from '../../src/calls/reply.ts';
import type { CallAnswers, CallInput, CallName } from '../../src/calls.ts';
import type { Server, Trouble } from '../server.ts';

/** How the person came in, kept to come in again by itself when the session is over. */
export type Door =
  | { readonly name: 'family.open'; readonly args: CallInput<'family.open'> }
  | { readonly name: 'family.signIn'; readonly args: CallInput<'family.signIn'> }
  | { readonly name: 'family.openOnce'; readonly args: CallInput<'family.openOnce'> };

type SessionCall = Exclude<Extract<CallName, `family.${string}`>, Door['name'] | 'family.lostAccess'>;

/** What the door answers; with the identifier and the code for who lost them. */
export type Opened = FamilyHome & Partial<Pick<CallAnswers['family.openOnce'], 'access'>>;
type Asked<N extends SessionCall> = Omit<CallInput<N>, 'session'>;
type Told = (trouble: Trouble) => void;

export interface Visit {
  open(door: Door, told: Told): Promise<Reply<Opened>>;
  /** Until a definite answer. */
  ask<N extends SessionCall>(name: N, args: Asked<N>, told?: Told): Promise<Reply<CallAnswers[N]>>;
  /** One attempt; null when the answer was lost. */
  askOnce<N extends SessionCall>(name: N, args: Asked<N>): Promise<Reply<CallAnswers[N]> | null>;
}

/**
 * One person's visit: carries the newest session with each call, and when it is over opens the door again without
 * a word, so that nobody loses what they typed. A file takes its time: `patient` waits longer before a call is lost.
 */
export function createVisit(server: Server, patient: Server = server): Visit {
  let session = '';
  let door: Door | null = null;

  const keep = (reply: Reply<unknown> | null): void => {
    const value = reply?.ok ? reply.value : null;
    if (
      typeof value === 'object' &&
      value !== null &&
      'session' in value &&
      typeof value.session === 'string'
    ) {
      session = value.session;
    }
  };
  const knock = (by: Door, told?: Told): Promise<Reply<Opened>> =>
    server.ask<Door['name']>(by.name, by.args, told);

  const renewed = async <T extends Reply<unknown> | null>(call: () => Promise<T>): Promise<T> => {
    const reply = await call();
    keep(reply);
    if (reply === null || reply.ok || reply.refusal.kind !== 'sessionOver' || door === null) return reply;
    const opened = await knock(door);
    keep(opened);
    if (!opened.ok) return reply;
    const second = await call();
    keep(second);
    return second;
  };
  const withSession = <N extends SessionCall>(args: Asked<N>): CallInput<N> =>
    ({ ...args, session }) as unknown as CallInput<N>;

  return {
    async open(by, told) {
      const reply = await knock(by, told);
      if (reply.ok) door = by;
      keep(reply);
      return reply;
    },
    ask: (name, args, told) =>
      renewed(() => (name === 'family.upload' ? patient : server).ask(name, withSession(args), told)),
    askOnce: (name, args) => renewed(() => server.askOnce(name, withSession(args))),
  };
}
