import { useEffect, useState } from 'preact/hooks';
import type { InvitePreview } from '../../src/calls.ts';
import { Notice } from '../family/band.tsx';
import { errorOf, type FieldError } from '../fields/errors.ts';
import { ErrorSummary } from '../fields/summary.tsx';
import { TextField } from '../fields/text.tsx';
import { Actions } from './actions.tsx';
import { CallNotice, useCall } from './call.tsx';
import { FamiliesAddress } from './familiesAddress.tsx';
import type { SectionProps } from './model.ts';
import { Facts, SectionScreen } from './section.tsx';
import { counted, figure } from './words.ts';

type Phase =
  | { readonly at: 'loading' }
  /** `wasShown`: the number confirmed a moment ago, no longer true; nothing was sent. */
  | { readonly at: 'preview'; readonly preview: InvitePreview; readonly wasShown: number | null }
  | {
      readonly at: 'done';
      readonly planned: number;
      readonly before: InvitePreview;
      readonly after: InvitePreview;
    };

/** The link of every invitation needs its address first; then the invitations themselves. */
export function InvitationsSection(props: SectionProps) {
  return props.home.families === '' ? <FamiliesAddress {...props} /> : <Invite {...props} />;
}

/** Who would be invited and when, then one number to type, then the mails are planned (people, part c). */
function Invite(props: SectionProps) {
  const { home } = props;
  const call = useCall('office.invitePreview');
  const [phase, setPhase] = useState<Phase>({ at: 'loading' });
  useEffect(() => {
    call.run({}).then((preview) => preview && setPhase({ at: 'preview', preview, wasShown: null }));
  }, []);
  switch (phase.at) {
    case 'loading':
      return (
        <SectionScreen
          key="loading"
          home={home}
          heading="Inviter les familles"
          isWrong={call.state.at === 'refused'}
        >
          <CallNotice state={call.state} doing="Nous comptons les personnes à inviter…" />
        </SectionScreen>
      );
    case 'preview':
      return <Preview key={`preview ${phase.wasShown}`} {...props} phase={phase} onPhase={setPhase} />;
    case 'done':
      return <Done key="done" {...props} phase={phase} />;
  }
}

interface PreviewProps extends SectionProps {
  readonly phase: Extract<Phase, { at: 'preview' }>;
  readonly onPhase: (phase: Phase) => void;
}

function Preview({ home, phase: { preview, wasShown }, onPhase, onGo }: PreviewProps) {
  return (
    <SectionScreen home={home} heading="Inviter les familles">
      {wasShown !== null && (
        <Notice kind="attention" state="Le nombre a changé, rien n’est parti">
          <p>
            Vous aviez confirmé {figure(wasShown)}&nbsp;: il y a maintenant{' '}
            {counted(preview.toMail, 'personne')} à inviter. Relisez, puis confirmez de nouveau.
          </p>
        </Notice>
      )}
      <Counts preview={preview} />
      {preview.toMail === 0 ? (
        <>
          <p>Personne à inviter par courriel pour le moment.</p>
          <Actions label="Retour à l’accueil" onConfirm={() => onGo('')} />
        </>
      ) : (
        <>
          <Plan preview={preview} />
          <Confirm preview={preview} onPhase={onPhase} />
        </>
      )}
    </SectionScreen>
  );
}

function Counts({ preview }: { readonly preview: InvitePreview }) {
  return (
    <Facts
      facts={[
        { label: 'À inviter par courriel', value: <strong>{counted(preview.toMail, 'personne')}</strong> },
        { label: 'Déjà invitées', value: counted(preview.alreadyInvited, 'personne') },
        { label: 'Par lettre', value: `${counted(preview.toLetter, 'personne')} sans courriel` },
        {
          label: 'En attente d’un accord',
          value: `${counted(preview.waitingForConsent, 'élève')} de moins de 15\u00a0ans`,
        },
      ]}
    />
  );
}

/** The account's quota spreads the mails over days: said before, not discovered after. */
function Plan({ preview: { plan, perHour, toMail } }: { readonly preview: InvitePreview }) {
  return (
    <>
      <h2>Quand partiront les courriels</h2>
      <p>Au plus {counted(perHour, 'courriel')} par heure, sous la limite du compte Google de la ville.</p>
      <table class="narrow">
        <caption class="unseen">Courriels par jour</caption>
        <thead>
          <tr>
            <th scope="col">Jour</th>
            <th scope="col" class="number">
              Courriels
            </th>
          </tr>
        </thead>
        <tbody>
          {plan.map(({ day, mails }) => (
            <tr key={day}>
              <td>{day}</td>
              <td class="number">{figure(mails)}</td>
            </tr>
          ))}
        </tbody>
        <tfoot>
          <tr>
            <th scope="row">Total</th>
            <td class="number">{figure(toMail)}</td>
          </tr>
        </tfoot>
      </table>
    </>
  );
}

/** Digits as people type them: `1 300`, with any space. */
const numberTyped = (text: string): number =>
  /^[\d\s]+$/.test(text) ? Number(text.replace(/\s/g, '')) : Number.NaN;

function Confirm({
  preview,
  onPhase,
}: {
  readonly preview: InvitePreview;
  readonly onPhase: (phase: Phase) => void;
}) {
  const call = useCall('office.invite');
  const [typed, setTyped] = useState('');
  const [errors, setErrors] = useState<readonly FieldError[]>([]);
  const { toMail } = preview;
  const submit = async (event: Event) => {
    event.preventDefault();
    if (call.isAsking) return;
    const isRight = numberTyped(typed) === toMail;
    setErrors(
      isRight
        ? []
        : [
            {
              field: 'confirmed',
              message: `Tapez le nombre de personnes à inviter\u00a0: ${figure(toMail)}.`,
            },
          ],
    );
    if (!isRight) return;
    const after = await call.run({ requestKey: call.requestKey(), confirmed: toMail });
    if (after) onPhase(outcome(preview, after));
  };
  return (
    <form noValidate onSubmit={submit}>
      <h2>Confirmer</h2>
      <ErrorSummary errors={errors} />
      <TextField
        id="confirmed"
        label={`Tapez le nombre de personnes à inviter (${figure(toMail)})`}
        hint="Un courriel envoyé ne se reprend pas&nbsp;: ce nombre évite un envoi par erreur."
        inputMode="numeric"
        short
        value={typed}
        onValue={setTyped}
        error={errorOf(errors, 'confirmed')}
      />
      <CallNotice state={call.state} doing="Nous préparons les invitations…" />
      <Actions label={`Inviter ${counted(toMail, 'personne')}`} disabled={call.isAsking} />
    </form>
  );
}

/**
 * The program plans everybody or nobody: when somebody is still to invite, the number had changed and nothing left.
 */
function outcome(before: InvitePreview, after: InvitePreview): Exclude<Phase, { at: 'loading' }> {
  const planned = after.alreadyInvited - before.alreadyInvited;
  return after.toMail === 0 && planned > 0
    ? { at: 'done', planned, before, after }
    : { at: 'preview', preview: after, wasShown: before.toMail };
}

function Done({
  home,
  phase: { planned, before, after },
  onGo,
}: SectionProps & { readonly phase: Extract<Phase, { at: 'done' }> }) {
  const first = before.plan[0]?.day;
  const last = before.plan[before.plan.length - 1]?.day;
  return (
    <SectionScreen home={home} heading="Invitations prévues">
      <Notice
        kind="done"
        state={`${counted(planned, 'personne sera invitée', 'personnes seront invitées')} par courriel`}
      >
        <p>
          {first === last
            ? `Les courriels partent le ${first}.`
            : `Les courriels partent du ${first} au ${last}.`}{' '}
          Da Capo les envoie seul&nbsp;: vous pouvez fermer cette page.
        </p>
      </Notice>
      <Counts preview={after} />
      <Actions label="Retour à l’accueil" onConfirm={() => onGo('')} />
    </SectionScreen>
  );
}
