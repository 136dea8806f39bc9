import { useState } from 'preact/hooks';
import type { OfficeHome } from '../../src/calls/office.ts';
import type { CallAnswers } from '../../src/calls.ts';
import { type FeesDocuments, feesFault } from '../../src/campaign/fees.ts';
import { Button, LinkButton } from '../fields/button.tsx';
import { errorOf, type FieldError } from '../fields/errors.ts';
import { ErrorSummary } from '../fields/summary.tsx';
import { TextArea, TextField } from '../fields/text.tsx';
import { Actions } from './actions.tsx';
import { CallNotice, useCall } from './call.tsx';
import { SectionScreen } from './section.tsx';

interface FeesProps {
  readonly home: OfficeHome;
  readonly fees: CallAnswers['public.texts']['fees'];
  /** Somebody else may have changed them. */
  readonly onStale: () => void;
  readonly onKept: () => void;
  readonly onLeave: () => void;
}

const nothing: FeesDocuments[number] = { title: '', address: '', text: '' };

/** The fees and rules that families read before they send: a title, and an address or a text (CAE-028). */
export function FeesEditor({ home, fees, onStale, onKept, onLeave }: FeesProps) {
  const call = useCall('office.fees');
  const [documents, setDocuments] = useState<FeesDocuments>(fees ? [...fees.documents] : [nothing]);
  const [errors, setErrors] = useState<readonly FieldError[]>([]);
  const change = (rank: number, part: Partial<FeesDocuments[number]>) =>
    setDocuments(documents.map((one, i) => (i === rank ? { ...one, ...part } : one)));
  const save = async (event: Event) => {
    event.preventDefault();
    if (call.isAsking) return;
    const tidy = documents.map(({ title, address, text }) => ({
      title: title.trim(),
      address: address.trim(),
      text: text.trim(),
    }));
    const wrong = tidy.flatMap((document, rank) => {
      const message = feesFault(document);
      return message ? [{ field: `fees-${fieldOf(message)}-${rank}`, message }] : [];
    });
    setErrors(wrong);
    if (wrong.length > 0) return;
    const base = fees?.version ?? '';
    const answer = await call.run({ documents: tidy, base, requestKey: call.requestKey() });
    if (answer) onKept();
    else onStale();
  };
  return (
    <SectionScreen
      home={home}
      heading="Tarifs et règlements"
      isWrong={errors.length > 0 || call.state.at === 'refused'}
    >
      <ErrorSummary errors={errors} />
      <p>
        Les familles les lisent avant d’envoyer, et cochent une case. Sans document, la case n’est pas
        demandée.
      </p>
      <form noValidate onSubmit={save}>
        {documents.map((document, rank) => (
          <section key={rank}>
            <h2>Document {rank + 1}</h2>
            <TextField
              id={`fees-title-${rank}`}
              label="Titre"
              hint="Exemple&nbsp;: Tarifs 2026‑2027."
              value={document.title}
              onValue={(title) => change(rank, { title })}
              error={errorOf(errors, `fees-title-${rank}`)}
            />
            <TextField
              id={`fees-address-${rank}`}
              label="Adresse sur le site de la ville"
              hint="Elle commence par https. Sans adresse, écrivez le texte."
              optional
              maxLength={5_000}
              value={document.address}
              onValue={(address) => change(rank, { address })}
              error={errorOf(errors, `fees-address-${rank}`)}
            />
            <TextArea
              id={`fees-text-${rank}`}
              label="Texte"
              optional
              value={document.text}
              onValue={(text) => change(rank, { text })}
              error={errorOf(errors, `fees-text-${rank}`)}
              maxLength={100_000}
              rows={10}
            />
          </section>
        ))}
        <div class="actions">
          <Button onPress={() => setDocuments([...documents, nothing])}>Ajouter un document</Button>
          {documents.length > 0 && (
            <LinkButton onPress={() => setDocuments(documents.slice(0, -1))}>
              Retirer le dernier document
            </LinkButton>
          )}
        </div>
        <CallNotice state={call.state} doing="Nous enregistrons…" />
        <Actions
          label="Enregistrer"
          disabled={call.isAsking}
          {...(call.isAsking ? {} : { onBack: onLeave })}
        />
      </form>
    </SectionScreen>
  );
}

/** The field a fault of a document is about. */
const fieldOf = (message: string): string => (/titre/i.test(message) ? 'title' : 'address');
