import { useEffect, useState } from 'preact/hooks';
import type { OfficeHome } from '../../src/calls/office.ts';
import type { CallAnswers, CallInput, CallName } from '../../src/calls.ts';
import { Actions } from './actions.tsx';
import { CallNotice, type CallState, useCall } from './call.tsx';
import { SectionScreen } from './section.tsx';

export interface Loaded<N extends CallName> {
  readonly value: CallAnswers[N] | null;
  /** A fresher answer came with another call. */
  readonly set: (value: CallAnswers[N]) => void;
  readonly look: () => Promise<void>;
  readonly state: CallState;
}

/** What a section shows, asked when it opens. */
export function useLoaded<N extends CallName>(name: N, args: CallInput<N>): Loaded<N> {
  const call = useCall(name);
  const [value, setValue] = useState<CallAnswers[N] | null>(null);
  const set = (answer: CallAnswers[N]) => setValue(() => answer);
  const look = async () => {
    const answer = await call.run(args);
    if (answer !== null) set(answer);
  };
  useEffect(() => void look(), []);
  return { value, set, look, state: call.state };
}

interface LoadingProps {
  readonly home: OfficeHome;
  readonly heading: string;
  readonly doing: string;
  readonly loaded: Pick<Loaded<CallName>, 'state' | 'look'>;
}

/** Until the answer is there; why it is not, and the way to ask again. */
export function Loading({ home, heading, doing, loaded: { state, look } }: LoadingProps) {
  const isRefused = state.at === 'refused';
  return (
    <SectionScreen home={home} heading={heading} isWrong={isRefused}>
      <CallNotice state={state} doing={doing} />
      {isRefused && <Actions label="Réessayer" onConfirm={look} />}
    </SectionScreen>
  );
}
