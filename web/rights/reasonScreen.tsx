import type { ComponentChildren } from 'preact';
import { useState } from 'preact/hooks';
import type { OfficeHome } from '../../src/calls/office.ts';
import { errorOf, type FieldError } from '../fields/errors.ts';
import { ErrorSummary } from '../fields/summary.tsx';
import { TextArea } from '../fields/text.tsx';
import { Actions } from '../office/actions.tsx';
import { CallNotice, type CallState } from '../office/call.tsx';
import { SectionScreen } from '../office/section.tsx';
import { refusedFields } from './model.ts';

interface ReasonScreenProps {
  readonly home: OfficeHome;
  readonly heading: string;
  /** What it does, before it is done. */
  readonly children: ComponentChildren;
  /** Other fields, before the reason, with what is wrong with them. */
  readonly fields?: (errors: readonly FieldError[]) => ComponentChildren;
  readonly faults?: readonly FieldError[];
  readonly hint: string;
  readonly label: string;
  readonly doing: string;
  readonly state: CallState;
  readonly onBack: () => void;
  readonly onReason: (reason: string) => void;
}

/** An act that asks for its reason in writing. */
export function ReasonScreen(props: ReasonScreenProps) {
  const { home, heading, children, fields, faults = [], state, onBack, onReason } = props;
  const [reason, setReason] = useState('');
  const [found, setFound] = useState<readonly FieldError[]>([]);
  const errors = [...found, ...refusedFields(state)];
  const isAsking = state.at === 'asking';
  const submit = (event: Event) => {
    event.preventDefault();
    if (isAsking) return;
    const missing = reason.trim() === '' ? [{ field: 'reason', message: 'Écrivez le motif.' }] : [];
    const wrong = [...faults, ...missing];
    setFound(wrong);
    if (wrong.length === 0) onReason(reason.trim());
  };
  return (
    <SectionScreen home={home} heading={heading} isWrong={found.length > 0 || state.at === 'refused'}>
      {children}
      <form noValidate onSubmit={submit}>
        <ErrorSummary errors={found} />
        {fields?.(errors)}
        <TextArea
          id="reason"
          label="Motif"
          hint={props.hint}
          rows={3}
          maxLength={1000}
          value={reason}
          onValue={setReason}
          error={errorOf(errors, 'reason')}
        />
        <CallNotice state={state} doing={props.doing} />
        <Actions label={props.label} disabled={isAsking} {...(isAsking ? {} : { onBack })} />
      </form>
    </SectionScreen>
  );
}
