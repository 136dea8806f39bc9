import { useState } from 'preact/hooks';
import type { KeepableSeat } from '../../src/calls/offers.ts';
import { LinkButton } from '../fields/button.tsx';
import { CheckboxRow } from '../fields/choices.tsx';
import { errorOf, type FieldError } from '../fields/errors.ts';
import { ErrorSummary } from '../fields/summary.tsx';
import { Actions } from '../office/actions.tsx';
import { CallNotice, useCall } from '../office/call.tsx';
import { Facts, SectionScreen } from '../office/section.tsx';
import { dialled } from '../shell/contact.tsx';
import type { OffersProps } from './offers.tsx';

/** A second course, where both have more seats than people: kept once the family says so (IVR-039). */
export function KeepScreen({ home, seat, onBack, onDone }: OffersProps & { readonly seat: KeepableSeat }) {
  const call = useCall('office.keepBoth');
  const [isConfirmed, setConfirmed] = useState(false);
  const [errors, setErrors] = useState<readonly FieldError[]>([]);
  const { entry, name, phone, held, course, title } = seat;
  const submit = async (event: Event) => {
    event.preventDefault();
    setErrors(
      isConfirmed ? [] : [{ field: 'isConfirmed', message: 'Cochez une fois la confirmation reçue.' }],
    );
    if (!isConfirmed || call.isAsking) return;
    const page = await call.run({ entry, course, isConfirmed, requestKey: call.requestKey() });
    if (page) onDone(`${entry} ${name} garde aussi ${title}`, page);
  };
  return (
    <SectionScreen
      home={home}
      heading={`Garder aussi ${title}\u202f?`}
      isWrong={errors.length > 0 || call.state.at === 'refused'}
    >
      <p>
        Ces deux cours ont plus de places que de participations. La famille peut garder les deux&nbsp;:
        personne d’autre ne perd sa place. Elle reçoit un courriel, et une seconde fiche d’inscription à
        rendre.
      </p>
      <Facts
        facts={[
          { label: 'Participation', value: `${entry} ${name}` },
          { label: 'Place tenue', value: held },
          { label: 'Place en plus', value: title },
          {
            label: 'Téléphone',
            value: phone === '' ? 'non donné' : <a href={dialled(phone)}>{phone}</a>,
          },
        ]}
      />
      <form noValidate onSubmit={submit}>
        <ErrorSummary errors={errors} />
        <CheckboxRow
          id="isConfirmed"
          label="La famille confirme qu’elle garde les deux cours"
          checked={isConfirmed}
          onChecked={setConfirmed}
          error={errorOf(errors, 'isConfirmed')}
        />
        <CallNotice state={call.state} doing="Nous notons la seconde place…" />
        <Actions
          label="Garder les deux cours"
          disabled={call.isAsking}
          {...(call.isAsking ? {} : { onBack })}
        />
      </form>
    </SectionScreen>
  );
}

/** Who may be asked whether they keep a second course. */
export function KeepList({ page, onOpen }: OffersProps) {
  if (page.keepable.length === 0) return null;
  return (
    <details>
      <summary>Second cours à confirmer ({page.keepable.length})</summary>
      <p>
        Ces familles tiennent une place et ont demandé un autre cours où il reste des places pour tous. Elles
        peuvent garder les deux, si elles le confirment.
      </p>
      <ul>
        {page.keepable.map((seat) => (
          <li key={`${seat.entry} ${seat.course}`}>
            <LinkButton onPress={() => onOpen({ at: 'keep', entry: seat.entry, course: seat.course })}>
              {seat.entry} {seat.name}&nbsp;: {seat.title}
            </LinkButton>
          </li>
        ))}
      </ul>
    </details>
  );
}
