import { useState } from 'preact/hooks';
import type { DrawChangePreview, DrawSummary } from '../../src/calls/lottery.ts';
import type { OfficeHome } from '../../src/calls/office.ts';
import { RadioRows } from '../fields/choices.tsx';
import { errorOf, type FieldError } from '../fields/errors.ts';
import { ErrorSummary } from '../fields/summary.tsx';
import { TextArea, TextField } from '../fields/text.tsx';
import { Actions } from '../office/actions.tsx';
import { CallNotice, useCall } from '../office/call.tsx';
import { Loading, useLoaded } from '../office/loaded.tsx';
import { SectionScreen } from '../office/section.tsx';
import { SeatsLost, WhoIsTold } from './announced.tsx';

interface CancelProps {
  readonly home: OfficeHome;
  readonly draw: DrawSummary;
  readonly onCancelled: () => Promise<void>;
  readonly onBack: () => void;
}

/** Whom it tells and what it ends, before it is done (IVR-100). */
export function CancelDraw(props: CancelProps) {
  const { home, draw } = props;
  const loaded = useLoaded('office.cancelPreview', { draw: draw.draw });
  if (!loaded.value)
    return (
      <Loading
        key="counting"
        home={home}
        heading={`Annuler le tirage ${draw.draw}`}
        doing="Nous comptons les familles…"
        loaded={loaded}
      />
    );
  return <CancelForm key="form" {...props} preview={loaded.value} />;
}

const outcomes = [
  {
    value: 'again',
    label: 'Le tirage sera refait',
    detail: (
      <span class="hint">
        Les bulletins sont gardés. Annoncez la date avec «&nbsp;Reporter le tirage&nbsp;».
      </span>
    ),
  },
  {
    value: 'over',
    label: 'Le tirage est annulé',
    detail: <span class="hint">Aucun autre n’est annoncé pour l’instant.</span>,
  },
];

/** Never by a slip of the hand: the name of the draw is typed, and why everybody will read (IVR-100). */
function CancelForm({
  home,
  draw: { draw, state },
  preview,
  onCancelled,
  onBack,
}: CancelProps & { readonly preview: DrawChangePreview }) {
  const [outcome, setOutcome] = useState('');
  const call = useCall('office.cancelDraw');
  const [reason, setReason] = useState('');
  const [name, setName] = useState('');
  const [errors, setErrors] = useState<readonly FieldError[]>([]);
  const submit = async (event: Event) => {
    event.preventDefault();
    if (call.isAsking) return;
    const wrong = [
      ...(outcome === '' ? [{ field: 'outcome', message: 'Dites si le tirage sera refait.' }] : []),
      ...(reason.trim() === '' ? [{ field: 'reason', message: 'Écrivez le motif.' }] : []),
      ...(name.trim() === draw ? [] : [{ field: 'name', message: `Tapez ${draw}.` }]),
    ];
    setErrors(wrong);
    if (wrong.length > 0) return;
    if (await call.run({ draw, requestKey: call.requestKey(), reason, isRedone: outcome === 'again' }))
      await onCancelled();
  };
  return (
    <SectionScreen
      home={home}
      heading={`Annuler le tirage ${draw}\u202f?`}
      isWrong={errors.length > 0 || call.state.at === 'refused'}
    >
      <p>
        {state === 'drawn'
          ? 'Ce tirage est fait. Annulé, son résultat reste publié avec le motif, mais ne donne plus de place.'
          : 'Cette liste est figée. Annulée, elle reste publiée avec le motif. Places et bulletins pourront changer.'}
      </p>
      <SeatsLost {...preview} />
      <form noValidate onSubmit={submit}>
        <ErrorSummary errors={errors} />
        <RadioRows
          id="outcome"
          legend="Et ensuite&#8239;?"
          choices={outcomes}
          value={outcome}
          onValue={setOutcome}
          error={errorOf(errors, 'outcome')}
        />
        <TextArea
          id="reason"
          label="Motif"
          hint="Tout le monde le lira."
          rows={3}
          maxLength={1000}
          value={reason}
          onValue={setReason}
          error={errorOf(errors, 'reason')}
        />
        <TextField
          id="name"
          label={`Tapez le nom du tirage (${draw})`}
          value={name}
          onValue={setName}
          error={errorOf(errors, 'name')}
        />
        <h2>Ce qui va se passer</h2>
        <WhoIsTold {...preview} isFrozen />
        <CallNotice state={call.state} doing="Nous annulons le tirage…" />
        <Actions
          label="Annuler ce tirage"
          disabled={call.isAsking}
          back="Ne rien annuler"
          {...(call.isAsking ? {} : { onBack })}
        />
      </form>
    </SectionScreen>
  );
}
