import { useEffect, useState } from 'preact/hooks';
import type { LotSummary, ReviewPreview, ReviewProblem, ReviewProgress } from '../../src/calls/review.ts';
import { Notice } from '../family/band.tsx';
import { newRequestKey } from '../server.ts';
import { Actions } from './actions.tsx';
import { CallNotice, useCall } from './call.tsx';
import { Lots, Undo } from './lots.tsx';
import { ConfirmNumber } from './mailing.tsx';
import type { SectionProps } from './model.ts';
import { SectionScreen } from './section.tsx';
import { counted, figure } from './words.ts';

type Phase =
  | { readonly at: 'reading' }
  | { readonly at: 'preview'; readonly preview: ReviewPreview }
  | { readonly at: 'working'; readonly progress: ReviewProgress | null }
  | { readonly at: 'done'; readonly progress: ReviewProgress }
  | { readonly at: 'undo'; readonly lot: LotSummary };

const heading = 'Décisions';

/** What clerks wrote in the columns to be filled, shown whole, then done as one batch that can be taken back. */
export function ReviewSection(props: SectionProps) {
  const { home } = props;
  const read = useCall('office.reviewPreview');
  const [phase, setPhase] = useState<Phase>({ at: 'reading' });
  const look = async () => {
    setPhase({ at: 'reading' });
    const preview = await read.run({});
    if (preview) setPhase({ at: 'preview', preview });
  };
  useEffect(() => void look(), []);
  switch (phase.at) {
    case 'reading':
      return (
        <SectionScreen key="reading" home={home} heading={heading} isWrong={read.state.at === 'refused'}>
          <CallNotice state={read.state} doing="Nous lisons les classeurs…" />
          {read.state.at === 'refused' && <Actions label="Lire de nouveau" onConfirm={look} />}
        </SectionScreen>
      );
    case 'preview':
      return (
        <Preview
          key={phase.preview.shown}
          {...props}
          preview={phase.preview}
          onPhase={setPhase}
          onLook={look}
        />
      );
    case 'undo':
      return (
        <Undo
          key="undo"
          {...props}
          lot={phase.lot}
          onDone={(progress) => setPhase({ at: 'done', progress })}
          onLeave={look}
        />
      );
    case 'working':
      return <Working home={home} progress={phase.progress} />;
    case 'done':
      return (
        <Done
          key="done"
          {...props}
          progress={phase.progress}
          onLook={look}
          onUndo={(lot) => setPhase({ at: 'undo', lot })}
        />
      );
  }
}

interface DoneProps extends SectionProps {
  readonly progress: ReviewProgress;
  readonly onLook: () => void;
  readonly onUndo: (lot: LotSummary) => void;
}

function Done({ home, progress, onLook, onUndo, onGo }: DoneProps) {
  const { lot, skipped, lots } = progress;
  const undone = lots.find((one) => one.lot === lot)?.undoes ?? 0;
  return (
    <SectionScreen home={home} heading={undone > 0 ? `Lot ${undone} annulé` : `Lot ${lot} terminé`}>
      <Notice kind="done" state={undone > 0 ? undoneWords(progress) : doneWords(progress)}>
        {undone === 0 && (
          <p>Les courriels partent dans dix minutes. Jusque-là, annuler le lot les arrête tous.</p>
        )}
        <p>Les onglets sont à jour.</p>
      </Notice>
      <Problems problems={skipped} count={skipped.length} />
      <Actions label="Lire de nouveau les classeurs" onConfirm={onLook} onBack={() => onGo('')} />
      <Lots lots={lots} onUndo={onUndo} />
    </SectionScreen>
  );
}

const undoneWords = ({ total }: ReviewProgress): string =>
  counted(total, 'décision est revenue à ce qu’elle était', 'décisions sont revenues à ce qu’elles étaient');

const doneWords = ({ total, skipped }: ReviewProgress): string =>
  counted(total - skipped.length, 'décision est prise', 'décisions sont prises');

interface WorkingProps extends Pick<SectionProps, 'home'> {
  readonly progress: ReviewProgress | null;
}

function Working({ home, progress }: WorkingProps) {
  return (
    <SectionScreen key="working" home={home} heading="Décisions en cours">
      <p role="status">
        {progress
          ? `${figure(progress.done)} sur ${figure(progress.total)}. Vous pouvez fermer cette page\u00a0: Da Capo continue seul.`
          : 'Nous commençons…'}
      </p>
      <progress
        max={progress?.total ?? 1}
        {...(progress ? { value: progress.done } : {})}
        aria-label="Décisions prises"
      />
    </SectionScreen>
  );
}

interface PreviewProps extends SectionProps {
  readonly preview: ReviewPreview;
  readonly onPhase: (phase: Phase) => void;
  readonly onLook: () => void;
}

function Preview({ home, preview, onPhase, onLook, onWorking }: PreviewProps) {
  const call = useCall('office.reviewApply');
  const { groups, total, mails, same, problems, problemCount, shown, lots } = preview;
  const [key] = useState(newRequestKey);
  const apply = async () => {
    onWorking(true);
    for (;;) {
      const progress = await call.run({ requestKey: key, shown });
      if (!progress) break;
      if (progress.done === progress.total) {
        onPhase({ at: 'done', progress });
        break;
      }
      onPhase({ at: 'working', progress });
    }
    onWorking(false);
  };
  return (
    <SectionScreen home={home} heading={heading} isWrong={call.state.at === 'refused'}>
      <p>
        Écrivez vos décisions dans les colonnes <em>à remplir</em> des onglets <em>Demandes</em> et{' '}
        <em>Pièces</em>, puis revenez ici. Rien n’est fait avant votre confirmation.
      </p>
      {total === 0 && same === 0 && <p>Aucune décision n’est écrite dans vos classeurs.</p>}
      {groups.map((group) => (
        <Group key={group.word} group={group} />
      ))}
      {same > 0 && (
        <p>{counted(same, 'décision est déjà prise', 'décisions sont déjà prises')}&nbsp;: rien à faire.</p>
      )}
      <Problems problems={problems} count={problemCount} />
      {total + same > 0 ? (
        <>
          <p>
            <strong>
              {counted(total, 'décision')}, {counted(mails, 'courriel')}.
            </strong>
          </p>
          <ConfirmNumber
            toMail={total}
            what="décisions"
            whom="à prendre"
            hint="Les courriels attendent dix minutes&nbsp;: le lot peut être annulé d’ici là, et encore après."
            action={`Prendre ${counted(total, 'décision')}`}
            back="Lire de nouveau les classeurs"
            doing="Nous enregistrons les décisions…"
            state={call.state}
            onConfirm={apply}
            onBack={onLook}
          />
        </>
      ) : (
        <Actions label="Lire de nouveau les classeurs" onConfirm={onLook} />
      )}
      <Lots lots={lots} onUndo={(lot) => onPhase({ at: 'undo', lot })} />
    </SectionScreen>
  );
}

function Group({ group }: { readonly group: ReviewPreview['groups'][number] }) {
  const { word, count, mails, noMail, students } = group;
  return (
    <section>
      <h2>
        {word}&nbsp;: {figure(count)}
      </h2>
      <p>
        {mails === 0 ? 'Aucun courriel.' : `${counted(mails, 'courriel')}.`}
        {noMail > 0 &&
          ` ${counted(noMail, 'personne sans courriel, à appeler', 'personnes sans courriel, à appeler')}.`}
      </p>
      <table>
        <caption class="unseen">{word}</caption>
        <thead>
          <tr>
            <th scope="col">N°</th>
            <th scope="col">Élève</th>
            <th scope="col">Établissement</th>
            <th scope="col">Aujourd’hui</th>
            <th scope="col">Motif</th>
          </tr>
        </thead>
        <tbody>
          {students.map(({ number, name, conservatoire, now, reason }) => (
            <tr key={number}>
              <td>{number}</td>
              <td>{name}</td>
              <td>{conservatoire}</td>
              <td>{now}</td>
              <td>{reason}</td>
            </tr>
          ))}
        </tbody>
      </table>
      {count > students.length && <p>Et {counted(count - students.length, 'autre')}.</p>}
    </section>
  );
}

function Problems({
  problems,
  count,
}: {
  readonly problems: readonly ReviewProblem[];
  readonly count: number;
}) {
  if (count === 0) return null;
  return (
    <section>
      <h2>À corriger&nbsp;: {figure(count)}</h2>
      <p>Ces lignes restent comme elles sont. Le reste se fait sans elles.</p>
      <ul>
        {problems.map(({ book, tab, row, sentence }) => (
          <li key={`${book}${tab}${row}${sentence}`}>
            {row > 0 && (
              <>
                {book}, onglet {tab}, ligne {row}&nbsp;:{' '}
              </>
            )}
            {sentence}
          </li>
        ))}
      </ul>
    </section>
  );
}
