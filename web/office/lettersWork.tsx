import { useEffect, useState } from 'preact/hooks';
import type { LettersPreview, LettersProgress } from '../../src/calls/office.ts';
import type { Refusal } from '../../src/calls/reply.ts';
import type { CallInput } from '../../src/calls.ts';
import { useLeaveWarning } from '../family/screen.tsx';
import { newRequestKey, type Trouble } from '../server.ts';
import { Actions } from './actions.tsx';
import { Doing, Refused } from './call.tsx';
import type { SectionProps } from './model.ts';
import { ask } from './program.ts';
import { SectionScreen } from './section.tsx';
import { figure } from './words.ts';

/** What was confirmed. */
export type Run = Omit<CallInput<'office.letters'>, 'requestKey'>;

interface MakingProps extends SectionProps {
  readonly run: Run;
  readonly onDone: (made: number, preview: LettersPreview) => void;
  /** Somebody made letters meanwhile, or a new import came: nothing more is made under the old number. */
  readonly onChanged: (preview: LettersPreview) => void;
}

/** Asks for one document after the other until all are made; a stop keeps those made, and trying again goes on. */
export function Making({ home, run, onDone, onChanged, onWorking }: MakingProps) {
  const [key] = useState(newRequestKey);
  const [progress, setProgress] = useState<LettersProgress | null>(null);
  const [trouble, setTrouble] = useState<Trouble | null>(null);
  const [refusal, setRefusal] = useState<Refusal | null>(null);
  const isWorking = refusal === null;
  useLeaveWarning(() => isWorking);
  useEffect(() => {
    onWorking(isWorking);
    return () => onWorking(false);
  }, [isWorking]);

  const make = async () => {
    setRefusal(null);
    for (;;) {
      const reply = await ask('office.letters', { requestKey: key, ...run }, setTrouble);
      setTrouble(null);
      if (!reply.ok) return setRefusal(reply.refusal);
      const { made, total, preview } = reply.value;
      if (total !== run.confirmed || preview.over !== '') return onChanged(preview);
      if (made === total) return onDone(made, preview);
      setProgress(reply.value);
    }
  };
  useEffect(() => void make(), []);

  return (
    <SectionScreen home={home} heading="Lettres en cours" isWrong={!isWorking}>
      <progress aria-label="Lettres faites" max={run.confirmed} value={progress?.made ?? 0} />
      <Doing words={isWorking ? workWords(progress, run) : ''} trouble={trouble} />
      {refusal && (
        <>
          <Refused refusal={refusal} />
          <Actions label="Reprendre" onConfirm={make} />
        </>
      )}
    </SectionScreen>
  );
}

const workWords = (progress: LettersProgress | null, { confirmed }: Run): string =>
  `${figure(progress?.made ?? 0)} sur ${figure(confirmed)} lettres faites. Cela peut durer quelques minutes. Gardez cette page ouverte.`;
