import type { LimitPreview } from '../../src/calls/rights.ts';
import { of } from '../../src/french.ts';
import { Notice } from '../family/band.tsx';
import { useCall } from '../office/call.tsx';
import { Loading, useLoaded } from '../office/loaded.tsx';
import type { PersonProps } from './person.tsx';
import { ReasonScreen } from './reasonScreen.tsx';

/** Somebody’s data frozen as they are at their demand, or free again (GDPR 18, IVR-090). */
export function LimitScreen(props: PersonProps) {
  const refs = props.chosen.map(({ ref }) => ref);
  const loaded = useLoaded('office.limitPreview', { refs });
  if (!loaded.value)
    return (
      <Loading
        key="reading"
        home={props.home}
        heading="Geler à sa demande"
        doing="Nous regardons ce que cela entraîne…"
        loaded={loaded}
      />
    );
  return <LimitForm key="form" {...props} refs={refs} preview={loaded.value} />;
}

interface LimitFormProps extends PersonProps {
  readonly refs: string[];
  readonly preview: LimitPreview;
}

function LimitForm({ home, refs, preview: { name, isLimited, warnings }, onGo }: LimitFormProps) {
  const call = useCall('office.limit');
  const limit = async (reason: string) => {
    const asked = { refs, isLimited: !isLimited, reason, requestKey: call.requestKey() };
    if (await call.run(asked))
      onGo('person', isLimited ? 'Le gel demandé est levé' : 'Ses données sont gelées, à sa demande');
  };
  return (
    <ReasonScreen
      home={home}
      heading={
        isLimited
          ? `Lever le gel demandé pour les données ${of(name)}\u202f?`
          : `Geler à sa demande les données ${of(name)}\u202f?`
      }
      hint="Le numéro de la demande au registre, ou sa date."
      label={isLimited ? 'Lever ce gel' : 'Geler à sa demande'}
      doing={isLimited ? 'Nous levons le gel…' : 'Nous gelons ces données…'}
      state={call.state}
      onBack={() => onGo('person')}
      onReason={limit}
    >
      {isLimited ? (
        <p>
          Ces données servent de nouveau, telles qu’elles étaient. Prévenez la personne avant de le faire.
        </p>
      ) : (
        <Notice kind="attention" state="Ce que cela entraîne">
          <ul>
            {warnings.map((sentence) => (
              <li key={sentence}>{sentence}</li>
            ))}
          </ul>
        </Notice>
      )}
    </ReasonScreen>
  );
}
