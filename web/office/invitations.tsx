import { useEffect, useState } from 'preact/hooks';
import type { InvitePreview } from '../../src/calls/office.ts';
import { Notice } from '../family/band.tsx';
import { LinkButton } from '../fields/button.tsx';
import { Actions } from './actions.tsx';
import { CallNotice, useCall } from './call.tsx';
import { FamiliesAddress } from './familiesAddress.tsx';
import { ConfirmNumber, MailingPlan, planWords } from './mailing.tsx';
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
          <MailingPlan {...preview} />
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

interface ConfirmProps {
  readonly preview: InvitePreview;
  readonly onPhase: (phase: Phase) => void;
}

function Confirm({ preview, onPhase }: ConfirmProps) {
  const call = useCall('office.invite');
  const { toMail } = preview;
  const invite = async () => {
    const after = await call.run({ requestKey: call.requestKey(), confirmed: toMail });
    if (after) onPhase(outcome(preview, after));
  };
  return (
    <ConfirmNumber
      toMail={toMail}
      whom="à inviter"
      action={`Inviter ${counted(toMail, 'personne')}`}
      doing="Nous préparons les invitations…"
      state={call.state}
      onConfirm={invite}
    />
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
  return (
    <SectionScreen home={home} heading="Invitations prévues">
      <Notice
        kind="done"
        state={`${counted(planned, 'personne sera invitée', 'personnes seront invitées')} par courriel`}
      >
        <p>{planWords(before.plan)} Da Capo les envoie seul&nbsp;: vous pouvez fermer cette page.</p>
      </Notice>
      <Counts preview={after} />
      {after.toLetter > 0 && (
        <p>
          Les personnes sans courriel attendent une lettre.{' '}
          <LinkButton onPress={() => onGo('lettres')}>Faire les lettres</LinkButton>
        </p>
      )}
      <Actions label="Retour à l’accueil" onConfirm={() => onGo('')} />
    </SectionScreen>
  );
}
