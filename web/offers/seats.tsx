import { useState } from 'preact/hooks';
import type { OfficeCourse } from '../../src/calls/offers.ts';
import { errorOf, type FieldError } from '../fields/errors.ts';
import { ErrorSummary } from '../fields/summary.tsx';
import { TextArea } from '../fields/text.tsx';
import { Actions } from '../office/actions.tsx';
import { CallNotice, useCall } from '../office/call.tsx';
import { SectionScreen } from '../office/section.tsx';
import { counted, figure } from '../office/words.ts';
import type { OffersProps } from './offers.tsx';

interface SeatsProps extends OffersProps {
  readonly course: OfficeCourse;
  readonly isMore: boolean;
}

/** A seat more in a course, or an added one taken back; in writing. */
export function SeatsScreen({ home, course, isMore, onBack, onDone }: SeatsProps) {
  const call = useCall('office.seats');
  const [reason, setReason] = useState('');
  const [errors, setErrors] = useState<readonly FieldError[]>([]);
  const { id, seats } = course;
  const action = isMore ? 'Ajouter une place' : 'Reprendre une place';
  const after = isMore ? seats + 1 : seats - 1;
  const submit = async (event: Event) => {
    event.preventDefault();
    const isMissing = reason.trim() === '';
    setErrors(isMissing ? [{ field: 'reason', message: 'Écrivez le motif.' }] : []);
    if (isMissing || call.isAsking) return;
    const page = await call.run({ course: id, isMore, reason, requestKey: call.requestKey() });
    if (page) onDone(`${id} a maintenant ${counted(after, 'place')}`, page);
  };
  return (
    <SectionScreen
      home={home}
      heading={`${action} en ${id}\u202f?`}
      isWrong={errors.length > 0 || call.state.at === 'refused'}
    >
      <p>
        {course.title} passe de {figure(seats)} à {counted(after, 'place')}. {effectOf(course, isMore)} Aucun
        courriel ne part.
      </p>
      <form noValidate onSubmit={submit}>
        <ErrorSummary errors={errors} />
        <TextArea
          id="reason"
          label="Motif"
          hint="Il reste dans le Journal, avec votre nom. Le journal publié dit la place, sans le motif."
          rows={3}
          maxLength={1000}
          value={reason}
          onValue={setReason}
          error={errorOf(errors, 'reason')}
        />
        <CallNotice state={call.state} doing="Nous changeons le nombre de places…" />
        <Actions label={action} disabled={call.isAsking} {...(call.isAsking ? {} : { onBack })} />
      </form>
    </SectionScreen>
  );
}

function effectOf({ waiting }: OfficeCourse, isMore: boolean): string {
  if (!isMore) return 'Une place tenue ou proposée ne se reprend pas.';
  return waiting > 0
    ? 'La place sera à proposer à la première personne qui attend.'
    : 'Personne n’attend ce cours\u00a0: la place restera libre.';
}
