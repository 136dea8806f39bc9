import { useState } from 'preact/hooks';
import type { EntryPage } from '../../src/calls/offers.ts';
import { Notice } from '../family/band.tsx';
import { Screen } from '../family/screen.tsx';
import { type Act, useActing } from './acting.ts';
import { Afterwards, History } from './afterwards.tsx';
import type { Boot } from './boot.ts';
import { Confirm } from './confirm.tsx';
import { Offers } from './offers.tsx';
import { NotDone, Sending } from './sending.tsx';
import { Wishes } from './wishes.tsx';
import { subjectOf, titled } from './words.ts';

/** What each screen is given. */
export interface ScreenProps {
  readonly boot: Boot;
  readonly page: EntryPage;
}

interface ParticipationProps {
  readonly boot: Boot;
  readonly first: EntryPage;
  readonly onReload: () => void;
}

/** One participation: read, then one thing at a time, each confirmed on a screen of its own. */
export function Participation({ boot, first, onReload }: ParticipationProps) {
  const [page, setPage] = useState(first);
  const { phase, trouble, send, consider, back } = useActing(boot.access, setPage);
  const each = { boot, page };
  switch (phase.at) {
    case 'confirming':
      return <Confirm {...each} act={phase.act} onConfirm={() => send(phase.act)} onBack={back} />;
    case 'sending':
      return <Sending {...each} act={phase.act} trouble={trouble} />;
    case 'refused':
      return (
        <NotDone {...each} refusal={phase.refusal} onRetry={() => send(phase.act)} onReload={onReload} />
      );
    case 'reading':
      return (
        <Reading
          {...each}
          done={phase.done}
          onAct={(act) => (act.what === 'takeBack' ? send(act) : consider(act))}
        />
      );
  }
}

interface ReadingProps extends ScreenProps {
  readonly done: Act | null;
  readonly onAct: (act: Act) => void;
}

function Reading({ boot, page, done, onAct }: ReadingProps) {
  const news = done && newsOf(page, done);
  return (
    <Screen
      key="page"
      title={titled(subjectOf(page), boot.town)}
      heading={subjectOf(page)}
      above={<p class="top">{listWords[page.kind](page.draw)}</p>}
    >
      {news && <Notice kind="done" state={news} />}
      {page.kind === 'draw' && (
        <p>
          Sur la <strong>{page.list}</strong>.
        </p>
      )}
      <Offers page={page} onAct={onAct} />
      <Wishes page={page} onAct={onAct} />
      <History page={page} />
      <Afterwards boot={boot} page={page} />
    </Screen>
  );
}

const listWords: Readonly<Record<EntryPage['kind'], (draw: string) => string>> = {
  draw: (draw) => `Tirage ${draw}`,
  unlimited: () => 'Cours sans limite de jauge, hors tirage',
  lastYear: () => 'Liste d’attente de l’an dernier',
};

/** What was just done, by what the page now says: somebody else may have been quicker. */
function newsOf({ offers, wishes }: EntryPage, done: Act): string {
  if (done.what === 'leave') {
    const isLeft = wishes.some(({ course, place }) => course === done.wish.course && place === 0);
    return isLeft ? `Vous avez quitté la liste d’attente\u00a0: ${done.wish.title}` : '';
  }
  const { what } = done;
  const now = offers.find(({ number }) => number === done.offer.number)?.state;
  if (what === 'accept') return now === 'accepted' ? 'C’est noté\u00a0: la place est acceptée' : '';
  if (what === 'decline')
    return now === 'declining' ? 'C’est noté\u00a0: la renonciation est enregistrée' : '';
  return now === 'open' ? 'C’est noté\u00a0: la renonciation est reprise. La place attend votre réponse' : '';
}
