import { Actions } from '../office/actions.tsx';
import { CallNotice, useCall } from '../office/call.tsx';
import { Facts, SectionScreen } from '../office/section.tsx';
import { counted } from '../office/words.ts';
import type { StepProps } from './ceremony.tsx';
import { chanceIn, seedIn } from './ceremonyState.ts';
import { DigitBoxes } from './ceremonySteps.tsx';
import { Fingerprint } from './fingerprint.tsx';

/** The last look, and the one press. Pressed again after a failure it asks for the very same draw. */
export function CeremonyLook({ home, draw, ceremony, published, change, onWorking, onLook }: StepProps) {
  const call = useCall('office.makeDraw');
  const seed = seedIn(ceremony, published);
  const make = async () => {
    onWorking(true);
    const made = await call.run({
      draw: draw.draw,
      requestKey: ceremony.key,
      present: [...ceremony.present],
      chance: chanceIn(ceremony, published),
    });
    if (made) await onLook();
    onWorking(false);
  };
  return (
    <SectionScreen home={home} heading="Tout est-il juste&#8239;?" isWrong={call.state.at === 'refused'}>
      <div class="ceremony">
        {ceremony.way === 'dice' ? (
          <>
            <DigitBoxes digits={ceremony.digits} />
            <p>
              {counted(ceremony.digits.length, 'chiffre')}&nbsp;: <span class="seed">{ceremony.digits}</span>
            </p>
          </>
        ) : (
          <p>Les ordres sont ceux de l’urne.</p>
        )}
        <CallNotice state={call.state} doing="Nous tirons. Gardez cette page ouverte." />
        <Actions
          label="Tirer"
          disabled={call.isAsking}
          onConfirm={make}
          back="Corriger"
          {...(call.isAsking ? {} : { onBack: () => change({ step: 'chance' }) })}
        />
        <Facts
          facts={[
            { label: 'Tirage', value: draw.draw },
            { label: 'Participations', value: String(draw.entries) },
            { label: 'Liste', value: <Fingerprint hex={draw.list} /> },
            {
              label: 'Présents',
              value: ceremony.present.map(({ name, quality }) => `${name}, ${quality}`).join('\n'),
            },
            ...(seed === '' ? [] : [{ label: 'Graine', value: <code class="seed">{seed}</code> }]),
          ]}
        />
      </div>
    </SectionScreen>
  );
}
