import { useEffect } from 'preact/hooks';
import type { DrawSummary, DrawsPage, PublishedDraw } from '../../src/calls/lottery.ts';
import { useLeaveWarning } from '../family/screen.tsx';
import { Actions } from '../office/actions.tsx';
import { Loading, useLoaded } from '../office/loaded.tsx';
import { SectionScreen } from '../office/section.tsx';
import { CeremonyLook } from './ceremonyLook.tsx';
import { CeremonyResult } from './ceremonyResult.tsx';
import { type Ceremony, newCeremony } from './ceremonyState.ts';
import { Chance, FingerprintAloud, PresentPeople } from './ceremonySteps.tsx';
import type { SectionProps } from './model.ts';

interface CeremonySectionProps extends SectionProps {
  readonly ceremony: Ceremony;
  readonly onCeremony: (ceremony: Ceremony) => void;
}

/** The draw before witnesses, on the wall of the room: once, whatever happens to the call (IVR-031, IVR-032). */
export function CeremonySection(props: CeremonySectionProps) {
  const { home } = props;
  const loaded = useLoaded('office.draws', {});
  if (!loaded.value)
    return (
      <Loading key="reading" home={home} heading="Cérémonie" doing="Nous lisons le tirage…" loaded={loaded} />
    );
  const draw = standingOf(loaded.value);
  return draw ? (
    <Standing key={draw.draw} {...props} page={loaded.value} draw={draw} onLook={loaded.look} />
  ) : (
    <SectionScreen key="none" home={home} heading="Cérémonie">
      <p>Aucune liste n’est figée. La cérémonie s’ouvre une fois la liste figée.</p>
      <Actions label="Voir où en est le tirage" onConfirm={() => props.onGo('tirage')} />
    </SectionScreen>
  );
}

/** The draw that holds the list now. */
const standingOf = ({ next, draws }: DrawsPage): DrawSummary | undefined => (next ? undefined : draws[0]);

interface StandingProps extends CeremonySectionProps {
  readonly page: DrawsPage;
  readonly draw: DrawSummary;
  readonly onLook: () => Promise<void>;
}

export interface StepProps extends StandingProps {
  readonly published: PublishedDraw;
  readonly change: (part: Partial<Ceremony>) => void;
  readonly onLeave: () => void;
}

function Standing(props: StandingProps) {
  const { home, draw, ceremony, onCeremony, onGo } = props;
  const published = useLoaded('public.draw', { draw: draw.draw });
  const isDrawn = draw.state === 'drawn';
  useLeaveWarning(() => !isDrawn && ceremony.digits !== '');
  // The published draw is read again once it is made: the page shows what everybody reads.
  useEffect(() => {
    if (isDrawn && published.value?.state === 'frozen') void published.look();
  }, [isDrawn]);
  useEffect(() => {
    if (isDrawn && ceremony.digits !== '') onCeremony(newCeremony());
  }, [isDrawn]);
  if (!published.value || (isDrawn && published.value.state !== 'drawn'))
    return (
      <Loading
        key="list"
        home={home}
        heading="Cérémonie"
        doing="Nous lisons la liste figée…"
        loaded={published}
      />
    );
  const step: StepProps = {
    ...props,
    published: published.value,
    change: (part) => onCeremony({ ...ceremony, ...part }),
    onLeave: () => onGo('tirage'),
  };
  if (isDrawn) return <CeremonyResult {...step} />;
  switch (ceremony.step) {
    case 'present':
      return <PresentPeople key="present" {...step} />;
    case 'fingerprint':
      return <FingerprintAloud key="fingerprint" {...step} />;
    case 'chance':
      return <Chance key="chance" {...step} />;
    case 'look':
      return <CeremonyLook key="look" {...step} />;
  }
}
