import { useEffect, useState } from 'preact/hooks';
import type { AnnouncePreview } from '../../src/calls.ts';
import { Notice } from '../family/band.tsx';
import { Actions } from './actions.tsx';
import { CallNotice, useCall } from './call.tsx';
import { ConfirmNumber, MailingPlan, planWords } from './mailing.tsx';
import type { SectionProps } from './model.ts';
import { SectionScreen } from './section.tsx';
import { counted, figure } from './words.ts';

type Phase =
  | { readonly at: 'counting' }
  /** `wasShown`: the number confirmed a moment ago, no longer true; nothing was planned. */
  | { readonly at: 'preview'; readonly preview: AnnouncePreview; readonly wasShown: number | null }
  | { readonly at: 'planned'; readonly before: AnnouncePreview };

interface AnnounceProps extends SectionProps {
  /** What was just decided, as a sentence; empty for a decision of another day. */
  readonly decided: string;
  readonly onLeave: () => void;
}

/** A decision is taken at once; telling the families is a second act, counted first (PAR-060…064). */
export function Announce(props: AnnounceProps) {
  const { home, decided, onLeave } = props;
  const call = useCall('office.announcePreview');
  const [phase, setPhase] = useState<Phase>({ at: 'counting' });
  useEffect(() => {
    call.run({}).then((preview) => preview && setPhase({ at: 'preview', preview, wasShown: null }));
  }, []);
  switch (phase.at) {
    case 'counting':
      return (
        <SectionScreen key="counting" home={home} heading="Campagne" isWrong={call.state.at === 'refused'}>
          <Decided decided={decided} />
          <CallNotice state={call.state} doing="Nous comptons les personnes à prévenir…" />
          {call.state.at === 'refused' && <Actions label="Retour à la campagne" onConfirm={onLeave} />}
        </SectionScreen>
      );
    case 'preview':
      return <Preview key={`preview ${phase.wasShown}`} {...props} phase={phase} onPhase={setPhase} />;
    case 'planned':
      return (
        <SectionScreen key="planned" home={home} heading="Annonce prévue">
          <Notice
            kind="done"
            state={`${counted(phase.before.toMail, 'personne sera prévenue', 'personnes seront prévenues')} par courriel`}
          >
            <p>
              {planWords(phase.before.plan)} Da Capo les envoie seul&nbsp;: vous pouvez fermer cette page.
            </p>
          </Notice>
          <Actions label="Retour à la campagne" onConfirm={onLeave} />
        </SectionScreen>
      );
  }
}

function Decided({ decided }: { readonly decided: string }) {
  if (decided === '') return null;
  return (
    <Notice kind="done" state={decided}>
      <p>C’est écrit au Journal, avec votre adresse et la raison.</p>
    </Notice>
  );
}

interface PreviewProps extends AnnounceProps {
  readonly phase: Extract<Phase, { at: 'preview' }>;
  readonly onPhase: (phase: Phase) => void;
}

function Preview({ home, decided, onLeave, phase: { preview, wasShown }, onPhase }: PreviewProps) {
  const call = useCall('office.announce');
  const { toMail, already } = preview;
  const announce = async () => {
    const after = await call.run({ requestKey: call.requestKey(), confirmed: toMail });
    if (!after) return;
    const isPlanned = after.toMail === 0 && after.already > already;
    onPhase(
      isPlanned ? { at: 'planned', before: preview } : { at: 'preview', preview: after, wasShown: toMail },
    );
  };
  return (
    <SectionScreen home={home} heading="Prévenir les familles" isWrong={call.state.at === 'refused'}>
      <Decided decided={decided} />
      {wasShown !== null && (
        <Notice kind="attention" state="Le nombre a changé, rien n’est parti">
          <p>
            Vous aviez confirmé {figure(wasShown)}&nbsp;: il y a maintenant {counted(toMail, 'personne')} à
            prévenir. Relisez, puis confirmez de nouveau.
          </p>
        </Notice>
      )}
      {toMail === 0 ? (
        <>
          <p>
            {already === 0
              ? 'Personne n’est encore invité\u00a0: les invitations diront ce qui vaut.'
              : `Tout le monde est déjà prévenu\u00a0: ${counted(already, 'personne')}.`}
          </p>
          <Actions label="Retour à la campagne" onConfirm={onLeave} />
        </>
      ) : (
        <>
          <p>
            {counted(toMail, 'personne')}, déjà invitées, recevraient la décision, sa raison et leur lien.
            {already > 0 && ` ${counted(already, 'personne')} l’ont déjà reçue.`}
          </p>
          <MailingPlan {...preview} />
          <ConfirmNumber
            toMail={toMail}
            whom="à prévenir"
            action={`Prévenir ${counted(toMail, 'personne')}`}
            doing="Nous préparons les courriels…"
            state={call.state}
            onConfirm={announce}
            onBack={onLeave}
          />
        </>
      )}
    </SectionScreen>
  );
}
