import { useState } from 'preact/hooks';
import type { BallotLine, BallotsPage } from '../../src/calls/lottery.ts';
import type { OfficeHome } from '../../src/calls/office.ts';
import type { CallInput } from '../../src/calls.ts';
import { RadioRows } from '../fields/choices.tsx';
import { errorOf, type FieldError } from '../fields/errors.ts';
import { ErrorSummary } from '../fields/summary.tsx';
import { TextArea } from '../fields/text.tsx';
import { Actions } from '../office/actions.tsx';
import { CallNotice, useCall } from '../office/call.tsx';
import { Facts, SectionScreen } from '../office/section.tsx';

type RulingAsked = CallInput<'office.ruleBallot'>['ruling'];
type Motive = Extract<RulingAsked, { kind: 'restored' }>['motive'];

/** What a clerk may set aside, as the ballot's own sentence names it. */
const restored: Readonly<Record<Motive, string>> = {
  early: 'remis avant l’ouverture',
  late: 'remis trop tard',
  familyNumber: 'sans numéro pôle famille',
  incomplete: 'incomplet',
  age: 'âge qui ne convient pas',
  overLimit: 'au-delà du nombre permis',
  clerk: 'déclaré nul par un agent',
  withdrawn: 'retiré par erreur',
};

interface RulingProps {
  readonly home: OfficeHome;
  readonly ballot: BallotLine;
  readonly onRuled: (after: BallotsPage) => void;
  readonly onBack: () => void;
}

/** One ballot, and what is decided of it, with its reason; nothing is erased, the last decision counts. */
export function Ruling({ home, ballot, onRuled, onBack }: RulingProps) {
  const call = useCall('office.ruleBallot');
  const [kind, setKind] = useState('');
  const [motive, setMotive] = useState('');
  const [reason, setReason] = useState('');
  const [errors, setErrors] = useState<readonly FieldError[]>([]);
  const submit = async (event: Event) => {
    event.preventDefault();
    const wrong = [
      ...(kind === '' ? [{ field: 'kind', message: 'Choisissez une décision.' }] : []),
      ...(kind === 'restored' && motive === ''
        ? [{ field: 'motive', message: 'Choisissez le motif à écarter.' }]
        : []),
      ...(reason.trim() === '' ? [{ field: 'reason', message: 'Écrivez la raison.' }] : []),
    ];
    setErrors(wrong);
    if (wrong.length > 0) return;
    const about = { ballot: ballot.number, reason };
    const ruling: RulingAsked =
      kind === 'restored'
        ? { kind, motive: motive as Motive, ...about }
        : { kind: kind as 'void' | 'withdrawn', ...about };
    const after = await call.run({ ruling, requestKey: call.requestKey() });
    if (after) onRuled(after);
  };
  return (
    <SectionScreen home={home} heading={`Bulletin ${ballot.number}`} isWrong={errors.length > 0}>
      <Facts
        facts={[
          { label: 'Remis le', value: ballot.handedIn },
          { label: 'Participant', value: `${ballot.name}, ${ballot.bornOn}` },
          { label: 'Pour', value: `${ballot.activity}, ${ballot.conservatoire}` },
          { label: 'Vœux', value: ballot.wishes || 'aucun' },
          { label: 'État', value: `${ballot.state}. ${ballot.why}` },
        ]}
      />
      <form noValidate onSubmit={submit}>
        <ErrorSummary errors={errors} />
        <RadioRows
          id="kind"
          legend="Décision"
          choices={[
            { value: 'void', label: 'Déclarer nul' },
            { value: 'withdrawn', label: 'Retirer, à la demande de la famille' },
            { value: 'restored', label: 'Rétablir\u00a0: écarter un motif' },
          ]}
          value={kind}
          onValue={setKind}
          error={errorOf(errors, 'kind')}
        />
        {kind === 'restored' && (
          <RadioRows
            id="motive"
            legend="Motif à écarter"
            choices={Object.entries(restored).map(([value, label]) => ({ value, label }))}
            value={motive}
            onValue={setMotive}
            error={errorOf(errors, 'motive')}
          />
        )}
        <TextArea
          id="reason"
          label="Raison"
          hint="Elle reste dans le Journal, avec votre nom."
          rows={3}
          maxLength={500}
          value={reason}
          onValue={setReason}
          error={errorOf(errors, 'reason')}
        />
        <CallNotice state={call.state} doing="Nous enregistrons la décision…" />
        <Actions
          label="Prendre cette décision"
          disabled={call.isAsking}
          {...(call.isAsking ? {} : { onBack })}
        />
      </form>
    </SectionScreen>
  );
}
