import { useState } from 'preact/hooks';
import type { OfficeOffer } from '../../src/calls/offers.ts';
import { Button } from '../fields/button.tsx';
import { RadioRows } from '../fields/choices.tsx';
import { DateField, isoOf } from '../fields/date.tsx';
import { errorOf, type FieldError } from '../fields/errors.ts';
import { ErrorSummary } from '../fields/summary.tsx';
import { TextArea, TextField } from '../fields/text.tsx';
import { Actions } from '../office/actions.tsx';
import { CallNotice, useCall } from '../office/call.tsx';
import { hourOf, parisMinute } from '../office/parisTime.ts';
import type { OfferProps } from './offer.tsx';
import { type CallDraft, resultHint, resultsFor, resultWords } from './offersState.ts';

interface CallFormProps extends OfferProps {
  readonly onWrong: (isWrong: boolean) => void;
}

/** A call to a family, as it was: when, what came of it (IVR-065). The hour said counts, not the hour typed. */
export function CallForm(props: CallFormProps) {
  const { offer, now, drafts, onDraft, onOpen, onBack, onDone, onWrong } = props;
  const call = useCall('office.call');
  const [fresh] = useState((): CallDraft => ({ at: parisMinute(now()), result: '', note: '' }));
  const typed = drafts[offer.number] ?? fresh;
  const { at, result, note } = typed;
  const change = (part: Partial<CallDraft>) => onDraft(offer.number, { ...typed, ...part });
  const [errors, setErrors] = useState<readonly FieldError[]>([]);
  const day = isoOf(at.day);
  const minute = hourOf(at.hour.trim()).slice(0, 5);
  const submit = async (event: Event) => {
    event.preventDefault();
    if (call.isAsking) return;
    const wrong = [
      ...(result === '' ? [{ field: 'result', message: 'Choisissez ce que l’appel a donné.' }] : []),
      ...(day === '' ? [{ field: 'day', message: 'Écrivez le jour de l’appel.' }] : []),
      ...(minute === '' ? [{ field: 'at', message: 'L’heure de l’appel s’écrit 10:04.' }] : []),
    ];
    setErrors(wrong);
    onWrong(wrong.length > 0);
    if (wrong.length > 0) return;
    const page = await call.run({
      offer: offer.number,
      at: `${day}T${minute}`,
      result: result as keyof typeof resultWords,
      note,
      requestKey: call.requestKey(),
    });
    onWrong(page === null);
    if (!page) return;
    onDraft(offer.number, null);
    onDone(toldOf(offer, result as keyof typeof resultWords), page);
  };
  const refused = call.state.at === 'refused' ? (call.state.refusal.fields ?? []) : [];
  const faults = errors.length > 0 ? errors : refused;
  return (
    <form noValidate onSubmit={submit}>
      <h2>Noter un appel</h2>
      <ErrorSummary errors={errors} />
      <RadioRows
        id="result"
        legend="Ce que l’appel a donné"
        choices={resultsFor(offer.state).map((value) => ({
          value,
          label: resultWords[value][0],
          detail: <span class="hint">{resultHint(value, offer)}</span>,
        }))}
        value={result}
        onValue={(value) => change({ result: value })}
        error={errorOf(faults, 'result')}
      />
      <DateField
        id="day"
        label="Jour de l’appel"
        hint="Aujourd’hui, sauf si vous le changez."
        value={at.day}
        onValue={(day) => change({ at: { ...at, day } })}
        error={errorOf(faults, 'day')}
      />
      <TextField
        id="at"
        label="Heure de l’appel"
        hint="À Paris, par exemple 10:04. Une réponse compte à cette heure."
        inputMode="numeric"
        short
        value={at.hour}
        onValue={(hour) => change({ at: { ...at, hour } })}
        error={errorOf(faults, 'at')}
      />
      <TextArea
        id="note"
        label="Note"
        optional
        rows={2}
        maxLength={500}
        value={note}
        onValue={(words) => change({ note: words })}
      />
      <CallNotice state={call.state} doing="Nous notons l’appel…" />
      <Actions label="Noter l’appel" disabled={call.isAsking} {...(call.isAsking ? {} : { onBack })}>
        <Button onPress={() => onOpen({ at: 'decide', entry: offer.entry })}>Décider…</Button>
      </Actions>
    </form>
  );
}

const toldOf = ({ entry, name }: OfficeOffer, result: keyof typeof resultWords): string =>
  `L’appel à ${entry} ${name} est noté\u00a0: ${resultWords[result][0].toLowerCase()}`;
