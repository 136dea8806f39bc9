import { useState } from 'preact/hooks';
import type { FamilyHome, StudentCard } from '../../src/calls/family.ts';
import { Button, LinkButton } from '../fields/button.tsx';
import { TextArea } from '../fields/text.tsx';
import { newRequestKey } from '../server.ts';
import { Notice } from './band.tsx';
import type { Visit } from './visit.ts';

interface DisagreeProps {
  readonly card: StudentCard;
  readonly visit: Visit;
  readonly onHome: (home: FamilyHome) => void;
}

/** For who reads a request that somebody else sent: the conservatoire is told, the request does not change. */
export function Disagree({ card, visit, onHome }: DisagreeProps) {
  const [isOpen, setOpen] = useState(false);
  const [text, setText] = useState('');
  const [error, setError] = useState('');
  const [isSending, setSending] = useState(false);
  const [key] = useState(newRequestKey);
  const { disagreement } = card;
  if (disagreement.kind === 'none') return null;
  if (disagreement.kind === 'told')
    return (
      <Notice kind="done" state={`Désaccord signalé le ${disagreement.at}`}>
        <p>Le conservatoire vous contacte. La demande n’a pas changé.</p>
      </Notice>
    );
  const tell = async (event: Event) => {
    event.preventDefault();
    if (isSending) return;
    setSending(true);
    const reply = await visit.ask('family.disagree', { student: card.number, requestKey: key, text });
    setSending(false);
    if (reply.ok) onHome(reply.value);
    else setError(reply.refusal.message);
  };
  return (
    <section class="unprinted">
      <h2>Vous n’êtes pas d’accord&#8239;?</h2>
      {!isOpen ? (
        <p>
          Vous pouvez le dire au conservatoire&nbsp;: il parle avec chacun. La demande ne change pas.{' '}
          <LinkButton onPress={() => setOpen(true)}>Signaler un désaccord</LinkButton>
        </p>
      ) : (
        <form noValidate onSubmit={tell}>
          <TextArea
            id="disagreement"
            label="Sur quoi n’êtes-vous pas d’accord&#8239;?"
            hint="Le conservatoire lit ce texte. L’autre responsable ne le voit pas ici."
            maxLength={1000}
            value={text}
            onValue={setText}
            error={error || undefined}
          />
          <div class="actions">
            <Button disabled={isSending}>Signaler ce désaccord</Button>
            <LinkButton onPress={() => setOpen(false)}>Ne rien signaler</LinkButton>
          </div>
        </form>
      )}
    </section>
  );
}
