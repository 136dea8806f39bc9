import { useEffect, useState } from 'preact/hooks';
import type { PlacePage } from '../../src/calls/appeals.ts';
import type { Reply } from '../../src/calls/reply.ts';
import { ask, type Trouble } from '../server.ts';
import { Foot } from '../shell/foot.tsx';
import { Head } from '../shell/head.tsx';
import { openingWords, Waiting } from '../shell/waiting.tsx';
import type { Boot } from './boot.ts';
import { Closed, UnknownLink } from './closed.tsx';
import { ConsentsPage } from './consentsPage.tsx';
import { Participation } from './participation.tsx';
import { titled } from './words.ts';

/** The town above, whom to call below, one screen of one participation between. */
export function App({ boot }: { readonly boot: Boot }) {
  return (
    <>
      <Head town={boot.town} what="Tirage au sort des cours" />
      {boot.access === '' ? (
        <UnknownLink boot={boot} />
      ) : boot.page === 'accords' ? (
        <ConsentsPage boot={boot} />
      ) : (
        <Inner boot={boot} />
      )}
      <Foot boot={boot} inNewTab={false} />
    </>
  );
}

function Inner({ boot }: { readonly boot: Boot }) {
  const [reply, setReply] = useState<Reply<PlacePage> | null>(null);
  const [trouble, setTrouble] = useState<Trouble | null>(null);
  const load = () => {
    setReply(null);
    setTrouble(null);
    ask('place.open', { access: boot.access }, setTrouble).then(setReply);
  };
  useEffect(load, []);
  if (reply === null)
    return (
      <Waiting
        key="waiting"
        title={titled('Votre participation', boot.town)}
        heading="Votre participation"
        words={openingWords}
        trouble={trouble}
      />
    );
  if (reply.ok) return <Participation boot={boot} first={reply.value} onReload={load} />;
  if (reply.refusal.kind === 'unknownAccess') return <UnknownLink boot={boot} />;
  return <Closed boot={boot} refusal={reply.refusal} onRetry={load} />;
}
