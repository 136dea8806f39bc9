import { useState } from 'preact/hooks';
import type { DrawChangePreview, DrawsPage } from '../../src/calls/lottery.ts';
import type { OfficeHome } from '../../src/calls/office.ts';
import { DateField } from '../fields/date.tsx';
import { errorOf, type FieldError } from '../fields/errors.ts';
import { ErrorSummary } from '../fields/summary.tsx';
import { TextArea, TextField } from '../fields/text.tsx';
import { Actions } from '../office/actions.tsx';
import { CallNotice, useCall } from '../office/call.tsx';
import { Loading, useLoaded } from '../office/loaded.tsx';
import { Facts, SectionScreen } from '../office/section.tsx';
import { WhoIsTold } from './announced.tsx';
import { faultsOf, type Postponing, planOf, typedFrom } from './postponing.ts';

interface PostponeProps {
  readonly home: OfficeHome;
  readonly page: DrawsPage;
  readonly onPostponed: (after: DrawsPage) => void;
  readonly onBack: () => void;
}

/** Another day for the draw, with the reason that everybody reads (IVR-100). */
export function PostponeDraw(props: PostponeProps) {
  const loaded = useLoaded('office.postponePreview', {});
  if (!loaded.value)
    return (
      <Loading
        key="counting"
        home={props.home}
        heading="Reporter le tirage"
        doing="Nous comptons les familles…"
        loaded={loaded}
      />
    );
  return <PostponeForm key="form" {...props} preview={loaded.value} />;
}

const dates = [
  ['drawOn', 'Nouveau jour du tirage', 'Par exemple 21 09 2026.'],
  ['resultsBy', 'Résultats donnés le', 'Au plus tard ce jour-là.'],
  ['answersBy', 'Réponses des familles jusqu’au', 'Pour les places données par le tirage. Jour compris.'],
] as const;

function PostponeForm({
  home,
  page,
  preview,
  onPostponed,
  onBack,
}: PostponeProps & { readonly preview: DrawChangePreview }) {
  const call = useCall('office.postponeDraw');
  const [typed, setTyped] = useState<Postponing>(() => typedFrom(preview.plan));
  const [errors, setErrors] = useState<readonly FieldError[]>([]);
  const submit = async (event: Event) => {
    event.preventDefault();
    if (call.isAsking) return;
    const wrong = faultsOf(typed, preview.plan);
    setErrors(wrong);
    if (wrong.length > 0) return;
    const after = await call.run({
      plan: planOf(typed, preview.plan),
      reason: typed.reason,
      requestKey: call.requestKey(),
    });
    if (after) onPostponed(after);
  };
  const [first, ...following] = dates.map(([id, label, hint]) => (
    <DateField
      key={id}
      id={id}
      label={label}
      hint={hint}
      value={typed[id]}
      onValue={(value) => setTyped({ ...typed, [id]: value })}
      error={errorOf(errors, id)}
    />
  ));
  return (
    <SectionScreen
      home={home}
      heading="Reporter le tirage&#8239;?"
      isWrong={errors.length > 0 || call.state.at === 'refused'}
    >
      <Facts facts={[{ label: 'Tirage annoncé', value: `${page.planned}, ${page.place}` }]} />
      <form noValidate onSubmit={submit}>
        <ErrorSummary errors={errors} />
        {first}
        <TextField
          id="hour"
          label="Heure du tirage"
          hint="À Paris, par exemple 10:00."
          inputMode="numeric"
          short
          value={typed.hour}
          onValue={(hour) => setTyped({ ...typed, hour })}
          error={errorOf(errors, 'hour')}
        />
        <TextField
          id="place"
          label="Lieu du tirage"
          value={typed.place}
          onValue={(place) => setTyped({ ...typed, place })}
          error={errorOf(errors, 'place')}
        />
        {following}
        <TextArea
          id="reason"
          label="Motif"
          hint="Tout le monde le lira."
          rows={3}
          maxLength={500}
          value={typed.reason}
          onValue={(reason) => setTyped({ ...typed, reason })}
          error={errorOf(errors, 'reason')}
        />
        <h2>Ce qui va se passer</h2>
        <WhoIsTold {...preview} isFrozen={page.next === null} />
        <p>La page publique dit la nouvelle date et le motif. La date d’avant reste lisible.</p>
        <CallNotice state={call.state} doing="Nous reportons le tirage…" />
        <Actions
          label="Reporter le tirage"
          disabled={call.isAsking}
          back="Ne rien changer"
          {...(call.isAsking ? {} : { onBack })}
        />
      </form>
    </SectionScreen>
  );
}
