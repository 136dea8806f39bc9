import { useEffect, useState } from 'preact/hooks';
import type { LotSummary, ReviewPreview, ReviewProgress } from '../../src/calls/review.ts';
import { Notice } from '../family/band.tsx';
import { Actions } from './actions.tsx';
import { CallNotice, useCall } from './call.tsx';
import { Lots, Undo } from './lots.tsx';
import type { SectionProps } from './model.ts';
import { ChosenForm, type Picked } from './reviewChosen.tsx';
import { Preview, Problems } from './reviewPreview.tsx';
import { SectionScreen } from './section.tsx';
import { counted, figure } from './words.ts';

/** `picked` is what is decided for chosen students; null for what the columns to be filled ask for. */
export type Phase =
  | { readonly at: 'choosing' }
  | { readonly at: 'reading'; readonly picked: Picked | null }
  | { readonly at: 'preview'; readonly picked: Picked | null; readonly preview: ReviewPreview }
  | { readonly at: 'working'; readonly progress: ReviewProgress | null }
  | { readonly at: 'done'; readonly progress: ReviewProgress }
  | { readonly at: 'undo'; readonly lot: LotSummary };

export interface ChosenProps {
  /** Numbers of the students chosen in a workbook, until something was done with them. */
  readonly chosen: readonly string[];
  readonly onChosen: (chosen: readonly string[]) => void;
}

/**
 * What clerks wrote in the columns to be filled, or one decision on chosen students, shown whole, then done as one
 * batch that can be taken back.
 */
export function ReviewSection(props: SectionProps & ChosenProps) {
  const { home, chosen, onChosen } = props;
  const read = useCall('office.reviewPreview');
  const [phase, setPhase] = useState<Phase>(
    chosen.length > 0 ? { at: 'choosing' } : { at: 'reading', picked: null },
  );
  const look = async (picked: Picked | null) => {
    setPhase({ at: 'reading', picked });
    const preview = await read.run(picked ? { picked } : {});
    if (preview) setPhase({ at: 'preview', picked, preview });
  };
  const goOn = (next: Phase) => {
    if (next.at === 'done') onChosen([]);
    setPhase(next);
  };
  const lookAtColumns = () => {
    onChosen([]);
    look(null);
  };
  useEffect(() => {
    if (phase.at === 'reading') look(null);
  }, []);
  switch (phase.at) {
    case 'choosing':
      return <ChosenForm home={home} students={chosen} onLook={look} onLeave={lookAtColumns} />;
    case 'reading':
      return (
        <SectionScreen key="reading" home={home} heading="Décisions" isWrong={read.state.at === 'refused'}>
          <CallNotice state={read.state} doing="Nous lisons les classeurs…" />
          {read.state.at === 'refused' && (
            <Actions label="Lire de nouveau" onConfirm={() => look(phase.picked)} />
          )}
        </SectionScreen>
      );
    case 'preview':
      return (
        <Preview
          key={phase.preview.shown}
          {...props}
          {...phase}
          onPhase={goOn}
          onLook={look}
          onLeave={lookAtColumns}
        />
      );
    case 'undo':
      return (
        <Undo
          key="undo"
          {...props}
          lot={phase.lot}
          onDone={(progress) => setPhase({ at: 'done', progress })}
          onLeave={lookAtColumns}
        />
      );
    case 'working':
      return <Working home={home} progress={phase.progress} />;
    case 'done':
      return (
        <Done
          key="done"
          {...props}
          progress={phase.progress}
          onLook={lookAtColumns}
          onUndo={(lot) => setPhase({ at: 'undo', lot })}
        />
      );
  }
}

interface DoneProps extends SectionProps {
  readonly progress: ReviewProgress;
  readonly onLook: () => void;
  readonly onUndo: (lot: LotSummary) => void;
}

function Done({ home, progress, onLook, onUndo, onGo }: DoneProps) {
  const { lot, skipped, lots } = progress;
  const undone = lots.find((one) => one.lot === lot)?.undoes ?? 0;
  return (
    <SectionScreen home={home} heading={undone > 0 ? `Lot ${undone} annulé` : `Lot ${lot} terminé`}>
      <Notice kind="done" state={undone > 0 ? undoneWords(progress) : doneWords(progress)}>
        {undone === 0 && (
          <p>Les courriels partent dans dix minutes. Jusque-là, annuler le lot les arrête tous.</p>
        )}
        <p>Les onglets sont à jour.</p>
      </Notice>
      <Problems problems={skipped} count={skipped.length} />
      <Actions label="Lire de nouveau les classeurs" onConfirm={onLook} onBack={() => onGo('')} />
      <Lots lots={lots} onUndo={onUndo} />
    </SectionScreen>
  );
}

const undoneWords = ({ total }: ReviewProgress): string =>
  counted(total, 'décision est revenue à ce qu’elle était', 'décisions sont revenues à ce qu’elles étaient');

const doneWords = ({ total, skipped }: ReviewProgress): string =>
  counted(total - skipped.length, 'décision est prise', 'décisions sont prises');

interface WorkingProps extends Pick<SectionProps, 'home'> {
  readonly progress: ReviewProgress | null;
}

function Working({ home, progress }: WorkingProps) {
  return (
    <SectionScreen key="working" home={home} heading="Décisions en cours">
      <p role="status">
        {progress
          ? `${figure(progress.done)} sur ${figure(progress.total)}. Vous pouvez fermer cette page\u00a0: Da Capo continue seul.`
          : 'Nous commençons…'}
      </p>
      <progress
        max={progress?.total ?? 1}
        {...(progress ? { value: progress.done } : {})}
        aria-label="Décisions prises"
      />
    </SectionScreen>
  );
}
