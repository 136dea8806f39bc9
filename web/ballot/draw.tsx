import { useEffect, useState } from 'preact/hooks';
import type { DrawSummary, PublicLottery, PublishedDraw } from '../../src/calls/lottery.ts';
import type { Reply } from '../../src/calls/reply.ts';
import { Notice } from '../family/band.tsx';
import { Screen } from '../family/screen.tsx';
import { LinkButton } from '../fields/button.tsx';
import { counted } from '../office/words.ts';
import { ask, type Trouble } from '../server.ts';
import { PageLink } from '../shell/pageLink.tsx';
import { openingWords, Waiting } from '../shell/waiting.tsx';
import type { PageProps } from './app.tsx';
import { DrawFacts } from './facts.tsx';
import { Elsewhere, titleOf } from './links.tsx';

/** The draw, before, frozen, drawn or cancelled: everything anybody needs to check it. */
export function DrawPage({ boot, lottery }: PageProps) {
  const { draw } = lottery;
  const [shown, setShown] = useState(draw?.draw ?? '');
  if (draw === null) return <Announced boot={boot} lottery={lottery} />;
  return <OneDraw key={shown} boot={boot} lottery={lottery} draw={shown} onShow={setShown} />;
}

/** When, where and how, in six sentences. */
function Announced({ boot, lottery }: PageProps) {
  return (
    <Screen key="announced" title={titleOf(boot)} heading="Le tirage au sort">
      <Notice kind="plain" state={`Le ${lottery.drawAt}`}>
        <p>{lottery.place}.</p>
      </Notice>
      <Postponed postponed={lottery.postponed} />
      <Entries boot={boot} lottery={lottery} />
      <h2>Comment le tirage est fait</h2>
      <How />
      <Elsewhere boot={boot} />
    </Screen>
  );
}

function Entries({ boot, lottery: { phase, opens, closes } }: PageProps) {
  if (phase === 'before')
    return (
      <p>
        Les bulletins sont reçus du {opens} au {closes}.
      </p>
    );
  if (phase !== 'open')
    return (
      <p>
        Les bulletins sont clos depuis le {closes}. La liste des participations est bientôt figée, et publiée
        sur cette page.
      </p>
    );
  return (
    <p>
      Les bulletins sont reçus jusqu’au {closes}.{' '}
      <PageLink boot={boot} to="bulletin">
        Remettre un bulletin
      </PageLink>
    </p>
  );
}

function How() {
  return (
    <ol>
      <li>Après la clôture, la liste des participations est figée&nbsp;: des numéros, aucun nom.</li>
      <li>
        Son empreinte est publiée sur cette page. Si un seul signe de la liste changeait, l’empreinte ne
        serait plus la même.
      </li>
      <li>Le jour du tirage, des dés sont lancés devant témoins. Leurs chiffres sont lus à voix haute.</li>
      <li>
        Ces chiffres et la liste donnent l’ordre de chaque cours, par un calcul que tout le monde connaît.
      </li>
      <li>
        La liste prioritaire passe d’abord. Les places vont aux premiers, et chacun garde au plus une place.
      </li>
      <li>Tout est publié ici, et chacun peut refaire le calcul. Un tirage fait ne se refait pas.</li>
    </ol>
  );
}

interface OneDrawProps extends PageProps {
  readonly draw: string;
  readonly onShow: (draw: string) => void;
}

function OneDraw({ boot, lottery, draw, onShow }: OneDrawProps) {
  const [reply, setReply] = useState<Reply<PublishedDraw> | null>(null);
  const [trouble, setTrouble] = useState<Trouble | null>(null);
  useEffect(() => {
    ask('public.draw', { draw }, setTrouble).then(setReply);
  }, []);
  const title = titleOf(boot);
  if (reply === null)
    return <Waiting title={title} heading="Le tirage au sort" words={openingWords} trouble={trouble} />;
  if (!reply.ok)
    return (
      <Screen key="refused" title={title} heading="Le tirage au sort" isWrong>
        <Notice kind="error" state={reply.refusal.message} />
        <Elsewhere boot={boot} />
      </Screen>
    );
  const found = reply.value;
  return (
    <Screen
      key="draw"
      title={title}
      heading={headings[found.state]}
      above={<p class="top">Tirage {found.draw}</p>}
    >
      <State draw={found} lottery={lottery} />
      <Postponed postponed={found.postponed} />
      {found.state === 'cancelled' && found.draw === lottery.draw?.draw && (
        <Postponed postponed={lottery.postponed} />
      )}
      <DrawFacts boot={boot} draw={found} />
      <Others lottery={lottery} shown={draw} onShow={onShow} />
      <Elsewhere boot={boot} />
    </Screen>
  );
}

const headings: Readonly<Record<DrawSummary['state'], string>> = {
  frozen: 'La liste du tirage est figée',
  drawn: 'Le tirage est fait',
  cancelled: 'Ce tirage est annulé',
};

function State({ draw, lottery }: { readonly draw: PublishedDraw; readonly lottery: PublicLottery }) {
  switch (draw.state) {
    case 'frozen':
      return (
        <Notice kind="plain" state={`Tirage\u00a0: le ${lottery.drawAt}`}>
          <p>{lottery.place}.</p>
          <p>
            La liste est figée depuis le {draw.frozenAt}&nbsp;: plus rien ne la change. Elle contient{' '}
            {counted(draw.entries, 'participation')}, et aucun nom.
          </p>
        </Notice>
      );
    case 'drawn':
      return (
        <Notice kind="done" state={`Tirage fait le ${draw.drawnAt}`}>
          <p>
            {draw.entries}&nbsp;participations&nbsp;: {draw.placed} ont une place, {draw.waiting} n’en ont pas
            encore. Un tirage fait ne se refait pas.
          </p>
        </Notice>
      );
    case 'cancelled':
      return (
        <Notice kind="attention" state={draw.isRedone ? 'À refaire' : 'Annulé'}>
          <p>Ce tirage est annulé depuis le {draw.cancelledAt}. Il ne compte pas.</p>
          <p>Motif&nbsp;: {draw.cancelled}</p>
          <p>Il reste publié, tel qu’il était.</p>
          {lottery.draw?.draw === draw.draw && <Next draw={draw} lottery={lottery} />}
        </Notice>
      );
  }
}

/** What comes after a cancelled draw: a date only while it is still to come. */
function Next({ draw, lottery }: { readonly draw: PublishedDraw; readonly lottery: PublicLottery }) {
  if (!draw.isRedone) return <p>Aucun autre tirage n’est annoncé pour l’instant.</p>;
  return (
    <p>
      {lottery.isAhead
        ? `Nouveau tirage\u00a0: le ${lottery.drawAt}, ${lottery.place}.`
        : 'Un autre tirage sera fait. Sa date sera écrite ici.'}{' '}
      Les bulletins sont gardés.
    </p>
  );
}

/** Each time the draw was put off: when, why, from when to when (IVR-100). */
function Postponed({ postponed }: Pick<PublicLottery, 'postponed'>) {
  return (
    <>
      {postponed.map(({ at, reason, from, to }) => (
        <Notice key={at} kind="attention" state={`Reporté le ${at}`}>
          <p>Motif&nbsp;: {reason}</p>
          <p>
            Date d’avant&nbsp;: {from}. Nouvelle date&nbsp;: {to}.
          </p>
        </Notice>
      ))}
    </>
  );
}

/** Draws that were cancelled stay readable, and the one that counts is one press away (IVR-100). */
function Others({
  lottery,
  shown,
  onShow,
}: {
  lottery: PublicLottery;
  shown: string;
  onShow: (draw: string) => void;
}) {
  const others = [lottery.draw, ...lottery.earlier].filter(
    (draw): draw is DrawSummary => draw !== null && draw.draw !== shown,
  );
  if (others.length === 0) return null;
  return (
    <div class="unprinted">
      <h2>Autres tirages</h2>
      <ul class="plain-list">
        {others.map(({ draw, state }) => (
          <li key={draw}>
            <LinkButton onPress={() => onShow(draw)}>
              Consulter le tirage {draw}
              {state === 'cancelled' && ' (annulé)'}
            </LinkButton>
          </li>
        ))}
      </ul>
    </div>
  );
}
