import type { RetentionPage } from '../../src/calls/retention.ts';
import { Notice } from '../family/band.tsx';
import { Actions } from '../office/actions.tsx';
import { useCall } from '../office/call.tsx';
import { type Loaded, Loading, useLoaded } from '../office/loaded.tsx';
import { SectionScreen } from '../office/section.tsx';
import { counted } from '../office/words.ts';
import { nameOf } from './people.ts';
import type { PersonProps } from './person.tsx';
import { ReasonScreen } from './reasonScreen.tsx';

/** Each record of somebody kept whatever its age; those already held stay as they are. */
export function HoldPersonScreen(props: PersonProps) {
  const loaded = useLoaded('office.retention', {});
  if (!loaded.value)
    return (
      <Loading
        key="reading"
        home={props.home}
        heading="Geler pour un litige"
        doing="Nous lisons les gels…"
        loaded={loaded}
      />
    );
  return <Holding key="holding" {...props} loaded={loaded} page={loaded.value} />;
}

interface HoldingProps extends PersonProps {
  readonly loaded: Loaded<'office.retention'>;
  readonly page: RetentionPage;
}

function Holding({ home, chosen, loaded, page, onGo }: HoldingProps) {
  const call = useCall('office.hold');
  const left = chosen.filter(({ ref }) => !page.holds.some(({ target }) => target === ref));
  const onBack = () => onGo('person');
  if (left.length === 0 && !call.isAsking)
    return (
      <SectionScreen key="held" home={home} heading="Geler pour un litige">
        <Notice kind="plain" state="Ces fiches sont déjà gelées">
          <p>Un gel se lève dans la section Conservation.</p>
        </Notice>
        <Actions label="Revenir à la personne" onConfirm={onBack} />
      </SectionScreen>
    );
  const hold = async (reason: string) => {
    for (const { ref } of left) {
      const asked = { kind: 'person' as const, target: ref, reason, requestKey: call.requestKey() };
      const after = await call.run(asked);
      if (!after) return;
      loaded.set(after);
    }
    onGo('person', 'Ses données sont gelées, pour un litige');
  };
  return (
    <ReasonScreen
      key="reason"
      home={home}
      heading="Geler pour un litige&#8239;?"
      hint="Par exemple&nbsp;: recours déposé au tribunal le 3 juin."
      label="Geler pour un litige"
      doing="Nous posons le gel…"
      state={call.state}
      onBack={onBack}
      onReason={hold}
    >
      <p>
        {nameOf(chosen)}&nbsp;: {counted(left.length, 'fiche à geler', 'fiches à geler')}. Tant que le gel
        dure, rien n’est éliminé ni effacé. Avec un élève, ses responsables restent, et l’inverse.
      </p>
    </ReasonScreen>
  );
}
