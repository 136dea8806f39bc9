import { useEffect, useState } from 'preact/hooks';
import type { ConsentsShown } from '../../src/calls/consents.ts';
import type { Reply } from '../../src/calls/reply.ts';
import { of } from '../../src/french.ts';
import { Screen } from '../family/screen.tsx';
import { ask, type Trouble } from '../server.ts';
import { Contacts } from '../shell/contact.tsx';
import { openingWords, Waiting } from '../shell/waiting.tsx';
import type { Boot } from './boot.ts';
import { Closed, UnknownLink } from './closed.tsx';
import { Consents } from './consents.tsx';
import { titled, withoutBreak } from './words.ts';

/** The consents alone, by the link of a mail: there before the draw, and after one that was cancelled. */
export function ConsentsPage({ boot }: { readonly boot: Boot }) {
  const [reply, setReply] = useState<Reply<ConsentsShown> | null>(null);
  const [trouble, setTrouble] = useState<Trouble | null>(null);
  const load = () => {
    setReply(null);
    setTrouble(null);
    ask('place.consents', { access: boot.access }, setTrouble).then(setReply);
  };
  useEffect(load, []);
  if (reply === null)
    return (
      <Waiting
        key="waiting"
        title={titled('Vos accords', boot.town)}
        heading="Vos accords"
        words={openingWords}
        trouble={trouble}
      />
    );
  if (!reply.ok)
    return reply.refusal.kind === 'unknownAccess' ? (
      <UnknownLink boot={boot} />
    ) : (
      <Closed boot={boot} refusal={reply.refusal} onRetry={load} />
    );
  const heading = `Les accords ${of(withoutBreak(reply.value.name))}`;
  return (
    <Screen key="consents" title={titled(heading, boot.town)} heading={heading}>
      <Consents access={boot.access} first={reply.value} />
      <h2>Une question</h2>
      <Contacts contacts={boot.contact.conservatoires} />
    </Screen>
  );
}
