import { useState } from 'preact/hooks';
import type { DrawsPage, TrialDraw } from '../../src/calls/lottery.ts';
import { Notice } from '../family/band.tsx';
import { Actions } from '../office/actions.tsx';
import { CallNotice, useCall } from '../office/call.tsx';
import { Loading, useLoaded } from '../office/loaded.tsx';
import { ConfirmNumber } from '../office/mailing.tsx';
import { Facts, SectionScreen } from '../office/section.tsx';
import { counted, figure } from '../office/words.ts';
import { Postpone } from './announced.tsx';
import { DrawFile } from './drawFile.tsx';
import { DrawResult, worthless } from './drawResult.tsx';
import type { SectionProps } from './model.ts';
import { shownBySeed } from './outcome.ts';
import { PaperButtons } from './paper.tsx';
import { PostponeDraw } from './postponeDraw.tsx';

/** Where the draw stands, and what a manager does of it: try, freeze, keep its file (IVR-030…033, IVR-100). */
export function DrawSection(props: SectionProps) {
  const { home } = props;
  const loaded = useLoaded('office.draws', {});
  const [trial, setTrial] = useState<TrialDraw | null>(null);
  const [isPostponing, setPostponing] = useState(false);
  if (!loaded.value)
    return (
      <Loading key="reading" home={home} heading="Tirage" doing="Nous lisons le tirage…" loaded={loaded} />
    );
  if (trial) return <Trial key="trial" home={home} trial={trial} onBack={() => setTrial(null)} />;
  const { draws, next } = loaded.value;
  if (isPostponing)
    return (
      <PostponeDraw
        key="postpone"
        home={home}
        page={loaded.value}
        onPostponed={(after) => {
          loaded.set(after);
          setPostponing(false);
        }}
        onBack={() => setPostponing(false)}
      />
    );
  return next ? (
    <NextDraw
      key={`next ${next.entries}`}
      {...props}
      page={loaded.value}
      next={next}
      onTrial={setTrial}
      onPostpone={() => setPostponing(true)}
      onLook={loaded.look}
    />
  ) : (
    <DrawFile
      key={draws[0]?.state}
      {...props}
      page={loaded.value}
      onLook={loaded.look}
      onPostpone={() => setPostponing(true)}
      steps={<Steps page={loaded.value} />}
    />
  );
}

/** Five steps as a line: what is done, what comes next; a sign and a word each. */
function Steps({ page: { draws, next } }: { readonly page: DrawsPage }) {
  const standing = next ? undefined : draws[0];
  const isFrozen = standing !== undefined;
  const steps: readonly (readonly [name: string, isDone: boolean])[] = [
    ['Places publiées', isFrozen || next?.arePlacesPublished === true],
    ['Bulletins clos', isFrozen || next?.areBallotsClosed === true],
    ['Doublons décidés', isFrozen || next?.doubts === 0],
    ['Liste figée', isFrozen],
    ['Tirage fait', standing?.state === 'drawn'],
  ];
  return (
    <ol class="standing" aria-label="Où en est le tirage">
      {steps.map(([name, isDone]) => (
        <li key={name} class={isDone ? 'done' : ''}>
          <span>{name}</span>
          <span class={isDone ? 'state done' : 'hint'}>{isDone ? '✓ fait' : '– à faire'}</span>
        </li>
      ))}
    </ol>
  );
}

interface NextProps extends SectionProps {
  readonly page: DrawsPage;
  readonly next: NonNullable<DrawsPage['next']>;
  readonly onTrial: (trial: TrialDraw) => void;
  readonly onLook: () => Promise<void>;
  readonly onPostpone: () => void;
}

/** What a freeze would hold now, and why it cannot be done yet. */
function NextDraw({ home, page, next, onTrial, onLook, onGo, onPostpone }: NextProps) {
  const trying = useCall('office.tryDraw');
  const freezing = useCall('office.freeze');
  const tryNow = async () => {
    const trial = await trying.run({});
    if (trial) onTrial(trial);
  };
  const freeze = async () => {
    const frozen = await freezing.run({ requestKey: freezing.requestKey(), confirmed: next.entries });
    if (frozen) await onLook();
  };
  const [cancelled] = page.draws;
  return (
    <SectionScreen home={home} heading="Tirage" isWrong={freezing.state.at === 'refused'}>
      {cancelled && (
        <Notice
          kind="attention"
          state={`Le tirage ${cancelled.draw} est ${cancelled.isRedone ? 'à refaire' : 'annulé'}`}
        >
          <p>
            Annulé le {cancelled.cancelledAt}. Motif&nbsp;: {cancelled.cancelled}
          </p>
          {cancelled.isRedone && <p>Annoncez la nouvelle date avec «&nbsp;Reporter le tirage&nbsp;».</p>}
        </Notice>
      )}
      <Steps page={page} />
      <h2>Ce que la liste contiendrait</h2>
      <Facts
        facts={[
          { label: 'Nom du tirage', value: next.draw },
          { label: 'Participations', value: figure(next.entries) },
          { label: 'Cours à places limitées', value: figure(next.courses) },
          { label: 'Places au tirage', value: figure(next.seats) },
          { label: 'À prévenir par téléphone', value: counted(next.toCall, 'participant') },
          { label: 'Tirage annoncé', value: `${page.planned}, ${page.place}` },
        ]}
      />
      {next.doubts > 0 && <Actions label="Décider des doublons" onConfirm={() => onGo('doublons')} />}
      <Postpone page={page} onPostpone={onPostpone} />
      <h2>Essayer</h2>
      <p>Un tirage avec une fausse graine, calculé dans cette page. Il n’écrit rien et ne vaut rien.</p>
      <CallNotice state={trying.state} doing="Nous préparons l’essai…" />
      <button type="button" class="button" disabled={trying.isAsking} onClick={tryNow}>
        Faire un tirage d’essai
      </button>
      <h2>Figer la liste</h2>
      {next.why !== '' ? (
        <Notice kind="attention" state="La liste ne peut pas encore être figée">
          <p>{next.why}</p>
        </Notice>
      ) : (
        <>
          <p>
            Relisez ce que la liste contiendrait. Pour la rouvrir ensuite, il faudrait annuler le tirage, avec
            un motif publié.
          </p>
          <ConfirmNumber
            toMail={next.entries}
            whom="à figer"
            what="participations"
            hint="Ensuite, plus rien ne change la liste. Chaque participant reçoit son numéro et l’empreinte de la liste."
            action={`Figer ${counted(next.entries, 'participation')}`}
            doing="Nous figeons la liste…"
            state={freezing.state}
            onConfirm={freeze}
          />
        </>
      )}
    </SectionScreen>
  );
}

interface TrialProps extends Pick<SectionProps, 'home'> {
  readonly trial: TrialDraw;
  readonly onBack: () => void;
}

/** The real computation on the real list; it says everywhere that it is worth nothing. */
function Trial({ home, trial, onBack }: TrialProps) {
  const shown = shownBySeed(trial.text, trial.seed, trial.courses);
  return (
    <SectionScreen home={home} heading={worthless}>
      <p class="worthless">{worthless}</p>
      <Notice kind="attention" state="Rien de ce qui suit ne compte">
        <p>
          La graine n’a que des zéros et les numéros sont provisoires. Le vrai tirage donnera d’autres ordres.
        </p>
      </Notice>
      {typeof shown === 'string' ? <p>{shown}</p> : <DrawResult shown={shown} isTrial />}
      <PaperButtons papers={[{ label: 'Procès-verbal d’essai', paper: { kind: 'trial' } }]} />
      <Actions label="Revenir au tirage" onConfirm={onBack} onBack={onBack} />
    </SectionScreen>
  );
}
