import { useEffect, useState } from 'preact/hooks';
import type { PublicLottery } from '../../src/calls/lottery.ts';
import type { Refusal, Reply } from '../../src/calls/reply.ts';
import { Notice } from '../family/band.tsx';
import { Screen } from '../family/screen.tsx';
import { ask, type Trouble } from '../server.ts';
import { Contacts } from '../shell/contact.tsx';
import { Foot } from '../shell/foot.tsx';
import { Head } from '../shell/head.tsx';
import { openingWords, Waiting } from '../shell/waiting.tsx';
import { BallotPage } from './ballot.tsx';
import type { Boot } from './boot.ts';
import { DrawPage } from './draw.tsx';
import { Elsewhere, pageTitles, titleOf } from './links.tsx';
import { PlacesPage } from './places.tsx';
import { RulesPage } from './rules.tsx';

/** The town above, the other pages of the lottery and whom to call below, one screen between. */
export function App({ boot }: { readonly boot: Boot }) {
  return (
    <>
      <Head town={boot.town} what="Tirage au sort des cours" />
      <Inner boot={boot} />
      <Foot boot={boot} inNewTab={boot.page === 'bulletin'} />
    </>
  );
}

/** What each page is given. */
export interface PageProps {
  readonly boot: Boot;
  readonly lottery: PublicLottery;
}

function Inner({ boot }: { readonly boot: Boot }) {
  const [reply, setReply] = useState<Reply<PublicLottery> | null>(null);
  const [trouble, setTrouble] = useState<Trouble | null>(null);
  const load = () => ask('public.lottery', {}, setTrouble).then(setReply);
  useEffect(() => {
    load();
  }, []);
  if (reply === null)
    return (
      <Waiting title={titleOf(boot)} heading={pageTitles[boot.page]} words={openingWords} trouble={trouble} />
    );
  if (!reply.ok) return <Closed boot={boot} refusal={reply.refusal} />;
  const lottery = reply.value;
  switch (boot.page) {
    case 'places':
      return <PlacesPage boot={boot} lottery={lottery} />;
    case 'bulletin':
      return <BallotPage boot={boot} lottery={lottery} onStale={load} />;
    case 'reglement':
      return <RulesPage boot={boot} lottery={lottery} />;
    case 'tirage':
      return <DrawPage boot={boot} lottery={lottery} />;
  }
}

/** A town without a lottery, or a fault of the service. */
function Closed({ boot, refusal }: { readonly boot: Boot; readonly refusal: Refusal }) {
  const isNotSet = refusal.kind === 'notSetUp';
  return (
    <Screen key="closed" title={titleOf(boot)} heading={pageTitles[boot.page]} isWrong={!isNotSet}>
      {isNotSet ? (
        <Notice kind="attention" state="Aucun tirage au sort n’est annoncé pour l’instant">
          <p>Revenez plus tard. Pour toute question, votre conservatoire vous répond.</p>
        </Notice>
      ) : (
        <Notice kind="error" state={refusal.message} />
      )}
      <Contacts contacts={boot.contact.conservatoires} />
      <Elsewhere boot={boot} />
    </Screen>
  );
}
