import { useLayoutEffect, useMemo, useState } from 'preact/hooks';
import { Notice } from '../family/band.tsx';
import { Actions } from '../office/actions.tsx';
import { SectionScreen } from '../office/section.tsx';
import { counted } from '../office/words.ts';
import type { StepProps } from './ceremony.tsx';
import { CourseOrder, courseCounts } from './courseResult.tsx';
import { Fingerprint } from './fingerprint.tsx';
import { shownDraw } from './outcome.ts';
import { Qr } from './qr.tsx';

/** What was drawn, one course a screen in the order of their codes; nothing here can draw again. */
export function CeremonyResult(props: StepProps) {
  const { home, published, onLeave } = props;
  const shown = useMemo(() => shownDraw(published), [published]);
  const [at, setAt] = useState(0);
  const lists = typeof shown === 'string' ? [] : shown.lists;
  const last = lists.length + 1;
  const step = (by: number) => setAt((now) => Math.min(last, Math.max(0, now + by)));
  useArrows(step);
  const course = lists[at - 1];
  const back = { onBack: at === 0 ? onLeave : () => step(-1), back: at === 0 ? 'Quitter' : 'Revenir' };
  if (course)
    return (
      <SectionScreen key={course.id} home={home} heading={`${course.id} – ${course.title}`}>
        <div class="ceremony">
          <p>
            {courseCounts(course)}.
            {course.unit !== course.id && ` Ce cours partage l’ordre du niveau ${course.unit}.`}
          </p>
          <CourseOrder course={course} heading="h2" />
          <Actions
            label={at < lists.length ? `Cours suivant (${at}\u00a0sur\u00a0${lists.length})` : 'Finir'}
            onConfirm={() => step(1)}
            {...back}
          />
          <Keys />
        </div>
      </SectionScreen>
    );
  if (at === 0) return <First key="first" {...props} shown={shown} onNext={() => step(1)} />;
  return (
    <SectionScreen key="last" home={home} heading="Chacun peut vérifier">
      <div class="ceremony">
        <div class="verify">
          <Qr address={`${home.families}?page=verifier`} />
          <div>
            <p>Avec la liste figée et la graine, cette page refait le tirage, sans connexion.</p>
            <p class="seed">{home.families}?page=verifier</p>
          </div>
        </div>
        <h2>Empreinte du résultat</h2>
        <Fingerprint hex={published.result} />
        <Actions label="Quitter la cérémonie" onConfirm={onLeave} onBack={() => step(-1)} />
      </div>
    </SectionScreen>
  );
}

interface FirstProps extends StepProps {
  readonly shown: ReturnType<typeof shownDraw>;
  readonly onNext: () => void;
}

function First({ home, published, shown, onNext, onLeave }: FirstProps) {
  return (
    <SectionScreen home={home} heading="Le tirage est fait" isWrong={typeof shown === 'string'}>
      <div class="ceremony">
        <p>
          Le {published.drawnAt}&nbsp;: {counted(published.placed, 'place attribuée', 'places attribuées')},{' '}
          {counted(published.waiting, 'participation')} sans place au tirage.
        </p>
        {typeof shown !== 'string' && shown.otherwise > 0 && (
          <p>
            L’autre règle d’attribution aurait servi autrement {counted(shown.otherwise, 'participation')}. Le
            procès-verbal le dit.
          </p>
        )}
        {typeof shown === 'string' && (
          <Notice kind="error" state="Le résultat ne se recalcule pas dans cette page">
            <p>{shown}</p>
          </Notice>
        )}
        {published.seed !== '' && (
          <>
            <h2>Graine</h2>
            <p class="seed">{published.seed}</p>
          </>
        )}
        <h2>Empreinte du résultat</h2>
        <Fingerprint hex={published.result} />
        <Actions label="Voir les cours, un par un" onConfirm={onNext} back="Quitter" onBack={onLeave} />
        <Keys />
      </div>
    </SectionScreen>
  );
}

function Keys() {
  return (
    <p class="unprinted">
      <kbd>Espace</kbd> ou <kbd>→</kbd>&nbsp;: suivant. <kbd>←</kbd>&nbsp;: revenir.
    </p>
  );
}

const moves: Readonly<Record<string, number>> = {
  ' ': 1,
  ArrowRight: 1,
  PageDown: 1,
  ArrowLeft: -1,
  PageUp: -1,
};

/** A remote control types PageDown; a space on a button is for the button. */
function useArrows(step: (by: number) => void): void {
  useLayoutEffect(() => {
    const listen = (event: KeyboardEvent) => {
      const by = moves[event.key];
      if (by === undefined || (event.key === ' ' && event.target instanceof HTMLButtonElement)) return;
      event.preventDefault();
      step(by);
    };
    document.addEventListener('keydown', listen);
    return () => document.removeEventListener('keydown', listen);
  }, [step]);
}
