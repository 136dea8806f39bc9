import { useState } from 'preact/hooks';
import { kindNames } from '../../src/appeals/motives.ts';
import type { PlacePage } from '../../src/calls/appeals.ts';
import { Notice } from '../family/band.tsx';
import { Screen } from '../family/screen.tsx';
import { type Act, type SeatAct, useActing } from './acting.ts';
import { Afterwards, History } from './afterwards.tsx';
import { AppealForm, emptyDraft } from './appealForm.tsx';
import { Appeals } from './appeals.tsx';
import type { Boot } from './boot.ts';
import { Confirm } from './confirm.tsx';
import { Consents } from './consents.tsx';
import { Offers } from './offers.tsx';
import { NotDone, Sending } from './sending.tsx';
import { Wishes } from './wishes.tsx';
import { subjectOf, titled } from './words.ts';

/** What each screen is given. */
export interface ScreenProps {
  readonly boot: Boot;
  readonly page: PlacePage;
}

interface ParticipationProps {
  readonly boot: Boot;
  readonly first: PlacePage;
  readonly onReload: () => void;
}

/** One participation: read, then one thing at a time, each confirmed on a screen of its own. */
export function Participation({ boot, first, onReload }: ParticipationProps) {
  const [page, setPage] = useState(first);
  const [draft, setDraft] = useState(emptyDraft);
  const { phase, trouble, send, consider, write, back } = useActing(boot.access, (after) => {
    // What was sent is in the page now.
    if (after.appeals.list.length > page.appeals.list.length) setDraft(emptyDraft);
    setPage(after);
  });
  const each = { boot, page };
  switch (phase.at) {
    case 'writing':
      return (
        <AppealForm
          {...each}
          draft={draft}
          onDraft={setDraft}
          onSend={(kind, motive) => send({ what: 'appeal', kind, motive, text: draft.text })}
          onBack={back}
        />
      );
    case 'confirming':
      return <Confirm {...each} act={phase.act} onConfirm={() => send(phase.act)} onBack={back} />;
    case 'sending':
      return <Sending {...each} act={phase.act} trouble={trouble} />;
    case 'refused':
      return (
        <NotDone
          {...each}
          act={phase.act}
          refusal={phase.refusal}
          onRetry={() => send(phase.act)}
          onWrite={write}
          onReload={onReload}
        />
      );
    case 'reading':
      return (
        <Reading
          {...each}
          done={phase.done}
          onWrite={write}
          onAct={(act) => (act.what === 'takeBack' ? send(act) : consider(act))}
        />
      );
  }
}

interface ReadingProps extends ScreenProps {
  readonly done: Act | null;
  readonly onAct: (act: SeatAct) => void;
  readonly onWrite: () => void;
}

function Reading({ boot, page, done, onAct, onWrite }: ReadingProps) {
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
      <Afterwards boot={boot} page={page}>
        {page.kind === 'draw' && <Appeals page={page} onWrite={onWrite} />}
        {page.consents && <Consents access={boot.access} first={page.consents} />}
      </Afterwards>
    </Screen>
  );
}

const listWords: Readonly<Record<PlacePage['kind'], (draw: string) => string>> = {
  draw: (draw) => `Tirage ${draw}`,
  unlimited: () => 'Cours sans limite de jauge, hors tirage',
  lastYear: () => 'Liste d’attente de l’an dernier',
};

/** What was just done, by what the page now says: somebody else may have been quicker. */
function newsOf({ offers, wishes, appeals }: PlacePage, done: Act): string {
  if (done.what === 'appeal') {
    const [last] = appeals.list;
    return last
      ? `${kindNames[done.kind]} ${last.number} envoyée. Un accusé de réception part par courriel, si vous en avez donné un`
      : '';
  }
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
