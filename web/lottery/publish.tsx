import { useState } from 'preact/hooks';
import type { PlacesPage } from '../../src/calls/lottery.ts';
import type { OfficeHome } from '../../src/calls/office.ts';
import { errorOf, type FieldError } from '../fields/errors.ts';
import { ErrorSummary } from '../fields/summary.tsx';
import { TextArea } from '../fields/text.tsx';
import { Actions } from '../office/actions.tsx';
import { CallNotice, useCall } from '../office/call.tsx';
import { Facts, SectionScreen } from '../office/section.tsx';
import { counted } from '../office/words.ts';

interface PublishProps {
  readonly home: OfficeHome;
  readonly page: PlacesPage;
  readonly onPublished: (after: PlacesPage) => void;
  readonly onBack: () => void;
}

/** What everybody will read, then the one act that publishes it; too late, only with its reason (IVR-050). */
export function Publish({ home, page, onPublished, onBack }: PublishProps) {
  const call = useCall('office.publishPlaces');
  const [reason, setReason] = useState('');
  const [errors, setErrors] = useState<readonly FieldError[]>([]);
  const submit = async (event: Event) => {
    event.preventDefault();
    const isMissing = page.isLate && reason.trim() === '';
    setErrors(
      isMissing ? [{ field: 'reason', message: 'Écrivez pourquoi la liste est publiée si tard.' }] : [],
    );
    if (isMissing) return;
    const after = await call.run({ requestKey: call.requestKey(), reason });
    if (after) onPublished(after);
  };
  const seats = page.courses.reduce((sum, one) => sum + (one.seats ?? 0), 0);
  return (
    <SectionScreen home={home} heading="Publier la liste&#8239;?" isWrong={errors.length > 0}>
      <ErrorSummary errors={errors} />
      <p>
        Tout le monde lira ces places sur la page du tirage. Chaque publication garde sa version et sa date.
      </p>
      <Facts
        facts={[
          { label: 'Cours', value: counted(page.courses.length, 'cours', 'cours') },
          { label: 'Places au tirage', value: counted(seats, 'place') },
          {
            label: 'Sans limite de jauge',
            value: counted(page.courses.filter((one) => one.seats === null).length, 'cours', 'cours'),
          },
          { label: 'À publier au plus tard', value: `le ${page.publishBy}` },
        ]}
      />
      <form noValidate onSubmit={submit}>
        {page.isLate && (
          <TextArea
            id="reason"
            label="Pourquoi la liste est-elle publiée si tard&#8239;?"
            hint="Ce jour est passé. Le procès-verbal du tirage reprendra cette phrase."
            rows={3}
            maxLength={500}
            value={reason}
            onValue={setReason}
            error={errorOf(errors, 'reason')}
          />
        )}
        <CallNotice state={call.state} doing="Nous publions la liste…" />
        <Actions label="Publier la liste" disabled={call.isAsking} {...(call.isAsking ? {} : { onBack })} />
      </form>
    </SectionScreen>
  );
}
