import type { ComponentChildren } from 'preact';
import { useLayoutEffect, useRef, useState } from 'preact/hooks';
import type { Refusal } from '../../src/calls/reply.ts';
import type { CallAnswers, CallInput, CallName } from '../../src/calls.ts';
import { newRequestKey, type Trouble } from '../server.ts';
import { ask } from './program.ts';

export type CallState =
  | { readonly at: 'idle' }
  | { readonly at: 'asking'; readonly trouble: Trouble | null }
  | { readonly at: 'refused'; readonly refusal: Refusal };

export interface Call<N extends CallName> {
  readonly state: CallState;
  readonly isAsking: boolean;
  /** The answer, or null once it is refused; `state` then holds why. */
  run(args: CallInput<N>): Promise<CallAnswers[N] | null>;
  /** The request key of the act under way: the same until a definite answer, so that a repeat never acts twice. */
  requestKey(): string;
}

/** One call of the office, with what to tell meanwhile. Busy and lost answers are asked again. */
export function useCall<N extends CallName>(name: N): Call<N> {
  const [state, setState] = useState<CallState>({ at: 'idle' });
  const key = useRef(newRequestKey());
  const run = async (args: CallInput<N>) => {
    setState({ at: 'asking', trouble: null });
    const reply = await ask(name, args, (trouble) => setState({ at: 'asking', trouble }));
    if (reply.ok || reply.refusal.kind !== 'broken') key.current = newRequestKey();
    setState(reply.ok ? { at: 'idle' } : { at: 'refused', refusal: reply.refusal });
    return reply.ok ? reply.value : null;
  };
  return { state, isAsking: state.at === 'asking', run, requestKey: () => key.current };
}

const troubles: Readonly<Record<Trouble, string>> = {
  busy: 'Une autre opération est en cours. Rien n’est perdu, nous réessayons. Gardez cette page ouverte.',
  lost: 'Connexion perdue. Rien n’est perdu, nous réessayons. Gardez cette page ouverte.',
};

/** What a call is doing, heard as it changes; then why it was refused, with the focus. */
export function CallNotice({ state, doing }: { readonly state: CallState; readonly doing: string }) {
  return (
    <>
      <Doing
        words={state.at === 'asking' ? doing : ''}
        trouble={state.at === 'asking' ? state.trouble : null}
      />
      {state.at === 'refused' && <Refused refusal={state.refusal} />}
    </>
  );
}

/** Waiting is told, long waiting is explained; empty words leave the place silent. */
export function Doing({ words, trouble }: { readonly words: string; readonly trouble: Trouble | null }) {
  return (
    <p class="doing" role="status">
      {words !== '' && trouble ? troubles[trouble] : words}
    </p>
  );
}

/** The program's own words. */
export function Refused({ refusal }: { readonly refusal: Refusal }) {
  return (
    <Alert state={refusal.message}>
      {refusal.fields && refusal.fields.length > 0 && (
        <ul>
          {refusal.fields.map(({ field, message }) => (
            <li key={field}>{message}</li>
          ))}
        </ul>
      )}
    </Alert>
  );
}

interface AlertProps {
  readonly state: string;
  readonly children?: ComponentChildren;
}

/** What went wrong; it takes the focus, so that nobody waits for something that stopped. */
export function Alert({ state, children }: AlertProps) {
  const box = useRef<HTMLDivElement>(null);
  useLayoutEffect(() => box.current?.focus(), [state]);
  return (
    <div class="notice error" role="alert" tabIndex={-1} ref={box}>
      <p class="mark">
        <span aria-hidden="true">✕ </span>
        {state}
      </p>
      {children}
    </div>
  );
}
