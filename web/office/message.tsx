import { useState } from 'preact/hooks';
import type { Message, MessagePreview, MessageState } from '../../src/calls/message.ts';
import { Notice } from '../family/band.tsx';
import { useLeaveWarning } from '../family/screen.tsx';
import { CheckboxRows, RadioRows } from '../fields/choices.tsx';
import { errorOf } from '../fields/errors.ts';
import { ErrorSummary } from '../fields/summary.tsx';
import { TextArea, TextField } from '../fields/text.tsx';
import { Actions } from './actions.tsx';
import { CallNotice, useCall } from './call.tsx';
import { ConfirmNumber, MailingPlan, planWords, ToCall } from './mailing.tsx';
import type { SectionProps } from './model.ts';
import { SectionScreen } from './section.tsx';
import { counted } from './words.ts';

const states: Readonly<Record<MessageState, string>> = {
  none: 'Sans réponse',
  draft: 'Réponse commencée, pas envoyée',
  sent: 'Demande envoyée, pas encore décidée',
  missing: 'Demande envoyée, où il manque des pièces',
  confirmed: 'Demande confirmée',
  declined: 'Ne se réinscrit pas',
  refused: 'Demande rejetée, disqualifiée ou annulée',
  withdrawn: 'Participation cessée',
};

const empty: Message = { from: 'conservatoire', conservatoires: [], states: [], subject: '', text: '' };

type Phase =
  | { readonly at: 'writing' }
  /** `hasChanged`: the number confirmed is no longer true; nothing was planned. */
  | { readonly at: 'preview'; readonly preview: MessagePreview; readonly hasChanged: boolean }
  | { readonly at: 'planned'; readonly before: MessagePreview };

/** Words to people chosen by where they stand: written, read as they will be, counted, then sent once each (PAR-063). */
export function MessageSection(props: SectionProps) {
  const { home, onGo } = props;
  const [message, setMessage] = useState(empty);
  const [phase, setPhase] = useState<Phase>({ at: 'writing' });
  useLeaveWarning(() => phase.at !== 'planned' && message.text !== '');
  switch (phase.at) {
    case 'writing':
      return (
        <Writing
          key="writing"
          home={home}
          message={message}
          onMessage={setMessage}
          onPreview={(preview) => setPhase({ at: 'preview', preview, hasChanged: false })}
        />
      );
    case 'preview':
      return (
        <Preview
          key={`preview ${phase.preview.toMail}`}
          home={home}
          message={message}
          phase={phase}
          onPhase={setPhase}
        />
      );
    case 'planned':
      return (
        <SectionScreen key="planned" home={home} heading="Message prévu">
          <Notice
            kind="done"
            state={`${counted(phase.before.toMail, 'personne recevra', 'personnes recevront')} ce message`}
          >
            <p>{planWords(phase.before.plan)} C’est écrit au Journal, avec le texte.</p>
          </Notice>
          <ToCall {...phase.before} />
          <Actions label="Retour à l’accueil" onConfirm={() => onGo('')} />
        </SectionScreen>
      );
  }
}

interface WritingProps extends Pick<SectionProps, 'home'> {
  readonly message: Message;
  readonly onMessage: (message: Message) => void;
  readonly onPreview: (preview: MessagePreview) => void;
}

function Writing({ home, message, onMessage, onPreview }: WritingProps) {
  const call = useCall('office.messagePreview');
  const errors = call.state.at === 'refused' ? (call.state.refusal.fields ?? []) : [];
  const change = (part: Partial<Message>) => onMessage({ ...message, ...part });
  const look = async (event: Event) => {
    event.preventDefault();
    if (call.isAsking) return;
    const preview = await call.run({ message });
    if (preview) onPreview(preview);
  };
  return (
    <SectionScreen home={home} heading="Écrire un message" isWrong={call.state.at === 'refused'}>
      <form noValidate onSubmit={look}>
        <ErrorSummary errors={errors} />
        <Whom home={home} message={message} change={change} />
        <RadioRows
          id="from"
          legend="Qui écrit&#8239;?"
          choices={[
            { value: 'conservatoire', label: 'Le conservatoire de chaque personne' },
            { value: 'town', label: 'La ville' },
          ]}
          value={message.from}
          onValue={(value) => change({ from: value === 'town' ? 'town' : 'conservatoire' })}
          error={errorOf(errors, 'from')}
        />
        <TextField
          id="subject"
          label="Objet"
          hint="120&nbsp;caractères au plus."
          maxLength={120}
          value={message.subject}
          onValue={(subject) => change({ subject })}
          error={errorOf(errors, 'subject')}
        />
        <TextArea
          id="text"
          label="Message"
          hint="4&nbsp;000&nbsp;caractères au plus. Une ligne vide commence un paragraphe. N’écrivez le nom d’aucun enfant."
          rows={10}
          maxLength={4000}
          value={message.text}
          onValue={(text) => change({ text })}
          error={errorOf(errors, 'text')}
        />
        <CallNotice
          state={errors.length > 0 ? { at: 'idle' } : call.state}
          doing="Nous comptons les personnes…"
        />
        <Actions label="Relire avant d’envoyer" disabled={call.isAsking} />
      </form>
    </SectionScreen>
  );
}

interface WhomProps extends Pick<WritingProps, 'home' | 'message'> {
  readonly change: (part: Partial<Message>) => void;
}

function Whom({ home, message, change }: WhomProps) {
  const choices = home.conservatoires.map(({ code, name }) => ({ value: code, label: name }));
  return (
    <>
      {choices.length > 1 && (
        <CheckboxRows
          id="conservatoires"
          legend="Dans quels conservatoires&#8239;?"
          hint="Rien de coché&nbsp;: tous."
          choices={choices}
          values={message.conservatoires}
          onValues={(conservatoires) => change({ conservatoires })}
        />
      )}
      <CheckboxRows
        id="states"
        legend="À qui&#8239;?"
        hint="Rien de coché&nbsp;: à toutes les personnes invitées."
        choices={(Object.keys(states) as MessageState[]).map((value) => ({ value, label: states[value] }))}
        values={message.states}
        onValues={(values) => change({ states: values as MessageState[] })}
      />
    </>
  );
}

interface PreviewProps extends Pick<SectionProps, 'home'> {
  readonly message: Message;
  readonly phase: Extract<Phase, { at: 'preview' }>;
  readonly onPhase: (phase: Phase) => void;
}

function Preview({ home, message, phase: { preview, hasChanged }, onPhase }: PreviewProps) {
  const call = useCall('office.message');
  const { toMail, already } = preview;
  const back = () => onPhase({ at: 'writing' });
  const send = async () => {
    const after = await call.run({ message, requestKey: call.requestKey(), confirmed: toMail });
    if (!after) return;
    const isPlanned = after.toMail === 0 && after.already > already;
    onPhase(
      isPlanned ? { at: 'planned', before: preview } : { at: 'preview', preview: after, hasChanged: true },
    );
  };
  return (
    <SectionScreen home={home} heading="Relisez le message" isWrong={call.state.at === 'refused'}>
      {hasChanged && <Notice kind="attention" state="Le nombre a changé, rien n’est parti" />}
      <p role="status">
        {toMail === 0 ? 'Personne à qui écrire' : `${counted(toMail, 'personne')} à qui écrire`}.
        {already > 0 &&
          ` ${counted(already, 'personne a déjà ce message', 'personnes ont déjà ce message')}.`}
      </p>
      <ToCall {...preview} />
      <MailShown {...preview.mail} />
      {toMail === 0 ? (
        <Actions label="Revenir au message" onConfirm={back} />
      ) : (
        <>
          <p>Les personnes sont choisies maintenant&nbsp;: ce qui change ensuite n’y change rien.</p>
          <MailingPlan {...preview} />
          <ConfirmNumber
            toMail={toMail}
            whom="à qui écrire"
            action={`Écrire à ${counted(toMail, 'personne')}`}
            doing="Nous préparons les courriels…"
            state={call.state}
            onConfirm={send}
            back="Revenir au message"
            onBack={back}
          />
        </>
      )}
    </SectionScreen>
  );
}

/** The mail as somebody will read it; what was typed stays text. */
function MailShown({ subject, greeting, parts, from }: MessagePreview['mail']) {
  return (
    <section aria-label="Le courriel" class="copy mail">
      <p>
        <strong>{subject}</strong>
      </p>
      <p>{greeting}</p>
      {parts.map(({ kind, text }, rank) => (
        <p key={rank} class={kind}>
          {kind === 'link' ? <span class="button primary">{text}</span> : text}
        </p>
      ))}
      <p class="whose">{from.join('\n')}</p>
    </section>
  );
}
