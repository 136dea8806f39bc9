import { useEffect, useState } from 'preact/hooks';
import type { RemindPreview } from '../../src/calls/office.ts';
import { Notice } from '../family/band.tsx';
import { RadioRows } from '../fields/choices.tsx';
import { Actions } from './actions.tsx';
import { CallNotice, useCall } from './call.tsx';
import { ConfirmNumber, MailingPlan, planWords, ToCall } from './mailing.tsx';
import type { SectionProps } from './model.ts';
import { SectionScreen } from './section.tsx';
import { counted } from './words.ts';

type Kind = RemindPreview['kind'];

const kinds: Readonly<Record<Kind, string>> = {
  silent: 'Celles qui n’ont pas répondu',
  draft: 'Celles dont la réponse est commencée, pas envoyée',
  documents: 'Celles à qui il manque des pièces',
};

/** One thing to remind of, whom it reaches and when, one number to type: at most one reminder a person in 48 h. */
export function RemindSection({ home, onGo }: SectionProps) {
  const [kind, setKind] = useState<Kind>('silent');
  const [planned, setPlanned] = useState<RemindPreview | null>(null);
  if (planned)
    return (
      <SectionScreen key="planned" home={home} heading="Relance prévue">
        <Notice
          kind="done"
          state={counted(planned.toMail, 'personne sera relancée', 'personnes seront relancées')}
        >
          <p>
            {planWords(planned.plan)} Qui aura répondu entre-temps ne reçoit rien. Vous pouvez fermer cette
            page.
          </p>
        </Notice>
        <Actions label="Retour à l’accueil" onConfirm={() => onGo('')} />
      </SectionScreen>
    );
  return (
    <SectionScreen key="choosing" home={home} heading="Relances">
      <p>Une personne ne reçoit jamais deux relances en 48&nbsp;heures.</p>
      <RadioRows
        id="kind"
        legend="Qui relancer&#8239;?"
        choices={(Object.keys(kinds) as Kind[]).map((value) => ({ value, label: kinds[value] }))}
        value={kind}
        onValue={(value) => setKind(value as Kind)}
      />
      <Whom key={kind} kind={kind} onPlanned={setPlanned} />
    </SectionScreen>
  );
}

interface WhomProps {
  readonly kind: Kind;
  readonly onPlanned: (before: RemindPreview) => void;
}

function Whom({ kind, onPlanned }: WhomProps) {
  const look = useCall('office.remindPreview');
  const call = useCall('office.remind');
  const [preview, setPreview] = useState<RemindPreview | null>(null);
  const [wasShown, setWasShown] = useState<number | null>(null);
  useEffect(() => {
    look.run({ kind }).then(setPreview);
  }, []);
  if (!preview) return <CallNotice state={look.state} doing="Nous comptons les personnes à relancer…" />;
  const remind = async () => {
    const after = await call.run({ kind, requestKey: call.requestKey(), confirmed: preview.toMail });
    if (!after) return;
    if (after.toMail === 0) return onPlanned(preview);
    setWasShown(preview.toMail);
    setPreview(after);
  };
  if (preview.toMail === 0)
    return (
      <p role="status">
        {preview.already > 0
          ? `${counted(preview.already, 'personne est déjà relancée', 'personnes sont déjà relancées')} aujourd’hui.`
          : 'Personne à relancer\u00a0: tout est fait, ou une relance est partie depuis moins de 48\u00a0heures.'}
      </p>
    );
  return (
    <>
      {wasShown !== null && <Notice kind="attention" state="Le nombre a changé, rien n’est parti" />}
      <p role="status">{counted(preview.toMail, 'personne à relancer', 'personnes à relancer')}.</p>
      <ToCall {...preview} />
      <MailingPlan {...preview} />
      <ConfirmNumber
        key={preview.toMail}
        toMail={preview.toMail}
        whom="à relancer"
        action={`Relancer ${counted(preview.toMail, 'personne')}`}
        doing="Nous préparons les courriels…"
        state={call.state}
        onConfirm={remind}
      />
    </>
  );
}
