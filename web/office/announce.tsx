import { useEffect, useState } from 'preact/hooks';
import type { AnnouncePreview } from '../../src/calls/office.ts';
import { Notice } from '../family/band.tsx';
import { Actions } from './actions.tsx';
import { CallNotice, useCall } from './call.tsx';
import { ConfirmNumber, MailingPlan, planWords, ToCall } from './mailing.tsx';
import type { SectionProps } from './model.ts';
import { SectionScreen } from './section.tsx';
import { counted, figure } from './words.ts';

type Phase =
  | { readonly at: 'counting' }
  /** `wasShown`: the number confirmed a moment ago, no longer true; nothing was planned. */
  | { readonly at: 'preview'; readonly preview: AnnouncePreview; readonly wasShown: number | null }
  | { readonly at: 'planned'; readonly before: AnnouncePreview };

interface AnnounceProps extends SectionProps {
  readonly about: keyof typeof news;
  /** What was just decided, as a sentence; empty for a decision of another day. */
  readonly decided: string;
  readonly onLeave: () => void;
}

/** What is announced, and how the page speaks of it. */
const news = {
  campaign: {
    heading: 'Campagne',
    back: 'Retour à la campagne',
    what: 'la décision, sa raison et leur lien',
    proof: 'C’est écrit au Journal, avec votre adresse et la raison.',
  },
  terms: {
    heading: 'Conditions',
    back: 'Retour aux conditions',
    what: 'l’annonce de l’avenant et leur lien',
    proof: 'C’est écrit au Journal, avec votre adresse.',
  },
} as const;

/** A decision is taken at once; telling the families is a second act, counted first (PAR-060…064). */
export function Announce(props: AnnounceProps) {
  const { home, about, decided, onLeave } = props;
  const { heading, back } = news[about];
  const call = useCall('office.announcePreview');
  const [phase, setPhase] = useState<Phase>({ at: 'counting' });
  useEffect(() => {
    call.run({ about }).then((preview) => preview && setPhase({ at: 'preview', preview, wasShown: null }));
  }, []);
  switch (phase.at) {
    case 'counting':
      return (
        <SectionScreen key="counting" home={home} heading={heading} isWrong={call.state.at === 'refused'}>
          <Decided decided={decided} about={about} />
          <CallNotice state={call.state} doing="Nous comptons les personnes à prévenir…" />
          {call.state.at === 'refused' && <Actions label={back} onConfirm={onLeave} />}
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
          <Actions label={back} onConfirm={onLeave} />
        </SectionScreen>
      );
  }
}

function Decided({ decided, about }: Pick<AnnounceProps, 'decided' | 'about'>) {
  if (decided === '') return null;
  return (
    <Notice kind="done" state={decided}>
      <p>{news[about].proof}</p>
    </Notice>
  );
}

interface PreviewProps extends AnnounceProps {
  readonly phase: Extract<Phase, { at: 'preview' }>;
  readonly onPhase: (phase: Phase) => void;
}

function Preview({ home, about, decided, onLeave, phase: { preview, wasShown }, onPhase }: PreviewProps) {
  const call = useCall('office.announce');
  const { toMail, already } = preview;
  const announce = async () => {
    const after = await call.run({ about, requestKey: call.requestKey(), confirmed: toMail });
    if (!after) return;
    const isPlanned = after.toMail === 0 && after.already > already;
    onPhase(
      isPlanned ? { at: 'planned', before: preview } : { at: 'preview', preview: after, wasShown: toMail },
    );
  };
  return (
    <SectionScreen home={home} heading="Prévenir les familles" isWrong={call.state.at === 'refused'}>
      <Decided decided={decided} about={about} />
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
          <Actions label={news[about].back} onConfirm={onLeave} />
        </>
      ) : (
        <>
          <p>
            {counted(toMail, 'personne')}, déjà invitées, recevraient {news[about].what}.
            {already > 0 && ` ${counted(already, 'personne')} l’ont déjà reçue.`}
          </p>
          <ToCall {...preview} />
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
