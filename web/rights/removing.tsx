import { useEffect, useState } from 'preact/hooks';
import type { Refusal, Reply } from '../../src/calls/reply.ts';
import type { Removed } from '../../src/calls/retention.ts';
import { Actions } from '../office/actions.tsx';
import { Doing, Refused } from '../office/call.tsx';
import { SectionScreen } from '../office/section.tsx';
import type { Trouble } from '../server.ts';
import type { SectionProps } from './model.ts';

interface RemovingProps<A extends Removed> extends SectionProps {
  readonly heading: string;
  /** The very same call, until it is done. */
  readonly again: (told: (trouble: Trouble) => void) => Promise<Reply<A>>;
  readonly onDone: (answer: A) => void;
  readonly onBack: () => void;
}

/** Asks again until everything is gone; a stop loses nothing, and trying again goes on from where it was. */
export function Removing<A extends Removed>(props: RemovingProps<A>) {
  const { home, heading, again, onDone, onBack, onWorking } = props;
  const [progress, setProgress] = useState<Removed | null>(null);
  const [trouble, setTrouble] = useState<Trouble | null>(null);
  const [refusal, setRefusal] = useState<Refusal | null>(null);
  const isWorking = refusal === null;
  useEffect(() => {
    onWorking(isWorking);
    return () => onWorking(false);
  }, [isWorking]);

  const remove = async () => {
    setRefusal(null);
    for (;;) {
      const reply = await again(setTrouble);
      setTrouble(null);
      if (!reply.ok) return setRefusal(reply.refusal);
      if (reply.value.isDone) return onDone(reply.value);
      setProgress(reply.value);
    }
  };
  useEffect(() => void remove(), []);

  return (
    <SectionScreen home={home} heading={heading} isWrong={!isWorking}>
      <progress aria-label="Onglets parcourus" max={progress?.tabs ?? 1} value={progress?.looked ?? 0} />
      <Doing words={isWorking ? workWords(progress) : ''} trouble={trouble} />
      {refusal && (
        <>
          <Refused refusal={refusal} />
          <Actions label="Reprendre" onConfirm={remove} onBack={onBack} />
        </>
      )}
    </SectionScreen>
  );
}

function workWords(progress: Removed | null): string {
  const patience = 'Cela peut durer quelques minutes. Si la page se ferme, le programme continue seul.';
  return progress
    ? `${progress.looked} onglets sur ${progress.tabs} sont parcourus. ${patience}`
    : `Nous commençons. ${patience}`;
}
