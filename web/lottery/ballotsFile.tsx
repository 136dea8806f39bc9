import { useState } from 'preact/hooks';
import type { BallotFilePreview, BallotFileProgress } from '../../src/calls/lottery.ts';
import type { Refusal, Reply } from '../../src/calls/reply.ts';
import { Notice } from '../family/band.tsx';
import { useLeaveWarning } from '../family/screen.tsx';
import { FileField, UNREADABLE } from '../fields/file.tsx';
import { Actions } from '../office/actions.tsx';
import { Alert, Doing, Refused } from '../office/call.tsx';
import { FaultTable } from '../office/faults.tsx';
import { ask } from '../office/program.ts';
import { Facts, SectionScreen } from '../office/section.tsx';
import { type Upload, uploadFrom } from '../office/upload.ts';
import { counted, figure } from '../office/words.ts';
import type { Trouble } from '../server.ts';
import type { SectionProps } from './model.ts';

interface Work {
  readonly doing: string;
  readonly trouble: Trouble | null;
  readonly refusal: Refusal | null;
}

const idle: Work = { doing: '', trouble: null, refusal: null };

interface BallotsFileProps extends SectionProps {
  readonly onDone: () => void;
}

/** A file of ballots: sent in parts, looked at, then kept a hundred a call; what stopped goes on where it was. */
export function BallotsFile({ home, onWorking, onDone }: BallotsFileProps) {
  const [upload, setUpload] = useState<Upload | null>(null);
  const [preview, setPreview] = useState<BallotFilePreview | null>(null);
  const [progress, setProgress] = useState<BallotFileProgress | null>(null);
  const [fault, setFault] = useState('');
  const [work, setWork] = useState<Work>(idle);
  useLeaveWarning(() => work.doing !== '');

  const working = async (
    doing: string,
    act: (told: (trouble: Trouble) => void) => Promise<Refusal | null>,
  ) => {
    onWorking(true);
    setWork({ ...idle, doing });
    const refusal = await act((trouble) => setWork({ ...idle, doing, trouble }));
    setWork({ ...idle, refusal });
    onWorking(false);
  };
  const read = (file: Upload) =>
    working('Nous lisons le fichier. Rien n’est encore gardé.', async (told) => {
      for (let part = 0; part < file.parts.length; part++) {
        const sent = { upload: file.key, part, parts: file.parts.length, text: file.parts[part] ?? '' };
        const reply = await ask('office.stage', sent, told);
        if (!reply.ok) return reply.refusal;
      }
      return kept(await ask('office.readBallots', { upload: file.key }, told), setPreview);
    });
  const keep = ({ key }: Upload) =>
    working('Nous gardons les bulletins. Gardez cette page ouverte.', async (told) => {
      for (;;) {
        const reply = await ask('office.importBallots', { upload: key }, told);
        if (!reply.ok) return reply.refusal;
        setProgress(reply.value);
        if (reply.value.done) return null;
      }
    });
  const choose = (bytes: Uint8Array, name: string) => {
    const file = uploadFrom(bytes, name);
    setFault(typeof file === 'string' ? `${file} Rien n’est gardé.` : '');
    if (typeof file === 'string') return;
    setUpload(file);
    void read(file);
  };
  const shared = (
    <>
      <Doing words={work.doing} trouble={work.trouble} />
      {work.refusal && <Refused refusal={work.refusal} />}
    </>
  );

  if (!upload || !preview)
    return (
      <SectionScreen
        key="choose"
        home={home}
        heading="Importer des bulletins"
        isWrong={fault !== '' || work.refusal !== null}
      >
        {fault !== '' && <Alert state={fault} />}
        <FileField
          id="ballots-file"
          label="Fichier des bulletins (CSV)"
          hint="Une ligne par bulletin papier. Vous verrez ce qu’il contient avant de le garder."
          accept=".csv,.txt,.tsv,text/csv"
          onBytes={choose}
          onUnreadable={() => setFault(UNREADABLE)}
        />
        {shared}
        <Actions label="Revenir aux bulletins" disabled={work.doing !== ''} onConfirm={onDone} />
      </SectionScreen>
    );
  if (progress?.done)
    return (
      <SectionScreen key="done" home={home} heading="Bulletins importés">
        <Notice
          kind="done"
          state={`${counted(progress.kept, 'bulletin est gardé', 'bulletins sont gardés')}`}
        >
          <p>Chacun a son état et son motif dans la liste. Les doublons possibles attendent une décision.</p>
        </Notice>
        <Actions label="Voir les bulletins" onConfirm={onDone} />
      </SectionScreen>
    );
  return (
    <SectionScreen key="preview" home={home} heading="Ce que dit le fichier des bulletins">
      <p>Fichier «&nbsp;{upload.name}&nbsp;». Un bulletin déjà gardé ne change pas.</p>
      <PreviewFacts preview={preview} />
      {progress && <progress aria-label="Bulletins gardés" max={progress.total} value={progress.kept} />}
      {shared}
      <Actions
        label={
          work.refusal ? 'Reprendre l’import' : `Garder ${counted(preview.fresh, 'bulletin', 'bulletins')}`
        }
        disabled={work.doing !== '' || preview.fresh === 0}
        onConfirm={() => keep(upload)}
        {...(work.doing === '' ? { onBack: onDone } : {})}
      />
      <FaultTable title="Lignes laissées de côté" faults={preview.faults} />
    </SectionScreen>
  );
}

function kept<T>(reply: Reply<T>, onValue: (value: T) => void): Refusal | null {
  if (!reply.ok) return reply.refusal;
  onValue(reply.value);
  return null;
}

function PreviewFacts({
  preview: { ballots, fresh, faultCount, ignored },
}: {
  readonly preview: BallotFilePreview;
}) {
  return (
    <Facts
      facts={[
        { label: 'Bulletins lus', value: figure(ballots) },
        { label: 'Nouveaux', value: figure(fresh) },
        { label: 'Lignes laissées de côté', value: figure(faultCount) },
        ...(ignored.length > 0 ? [{ label: 'Colonnes non utilisées', value: ignored.join(', ') }] : []),
      ]}
    />
  );
}
