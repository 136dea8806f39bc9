import { useEffect, useState } from 'preact/hooks';
import type { ImportProgress } from '../../src/calls/office.ts';
import type { Refusal } from '../../src/calls/reply.ts';
import type { Trouble } from '../server.ts';
import { Actions } from './actions.tsx';
import { Doing, Refused } from './call.tsx';
import { acceptedOf, choosing, type PhaseProps } from './importPhase.ts';
import { ask } from './program.ts';
import { SectionScreen } from './section.tsx';
import { figure } from './words.ts';

/** What long work says of itself: going on, or stopped by a refusal that can be tried again. */
interface Work {
  readonly trouble: Trouble | null;
  /** Answers were lost on the way: what a refusal says may then already be done. */
  readonly wasLost: boolean;
  readonly refusal: Refusal | null;
}

const fresh: Work = { trouble: null, wasLost: false, refusal: null };

const told =
  (trouble: Trouble | null) =>
  (work: Work): Work => ({ ...work, trouble, wasLost: work.wasLost || trouble === 'lost' });

/** Sends the parts one after the other, then asks what the import would change; starts again from where it stopped. */
export function Staging({ home, phase: { upload, accepted }, onPhase }: PhaseProps<'staging'>) {
  const [sent, setSent] = useState(upload.sent);
  const [work, setWork] = useState(fresh);
  const { key, parts, name } = upload;

  const send = async () => {
    setWork(fresh);
    const hear = (trouble: Trouble) => setWork(told(trouble));
    for (let part = sent; part < parts.length; part++) {
      const text = parts[part] ?? '';
      const reply = await ask('office.stage', { upload: key, part, parts: parts.length, text }, hear);
      if (!reply.ok) return setWork({ ...fresh, refusal: reply.refusal });
      setSent(part + 1);
      setWork(told(null));
    }
    const reply = await ask('office.importPreview', { upload: key, accepted: [...accepted] }, hear);
    if (reply.ok) return onPhase({ at: 'preview', upload, preview: reply.value });
    if (reply.refusal.kind === 'invalid') return onPhase({ at: 'choose', fault: reply.refusal.message });
    setWork({ ...fresh, refusal: reply.refusal });
  };
  useEffect(() => void send(), []);

  const isStopped = work.refusal !== null;
  return (
    <SectionScreen home={home} heading={`Lecture de ${name}`} isWrong={isStopped}>
      <progress aria-label="Parties envoyées" max={parts.length + 1} value={sent} />
      <Doing
        words={
          isStopped ? '' : sent < parts.length ? sendingWords(sent, parts.length) : 'Nous lisons le fichier…'
        }
        trouble={work.trouble}
      />
      {work.refusal && (
        <>
          <Refused refusal={work.refusal} />
          <Actions
            label="Réessayer"
            onConfirm={send}
            back="Choisir un autre fichier"
            onBack={() => onPhase(choosing)}
          />
        </>
      )}
    </SectionScreen>
  );
}

const sendingWords = (sent: number, parts: number): string =>
  `Nous envoyons la partie ${sent + 1} sur ${parts}. Rien n’est encore importé.`;

/** Writes the import, asking again until it is done; a stop keeps what is written, and trying again goes on. */
export function Applying({ home, phase: { upload, preview }, onPhase }: PhaseProps<'applying'>) {
  const [progress, setProgress] = useState<ImportProgress | null>(null);
  const [work, setWork] = useState(fresh);

  const write = async (from: ImportProgress | null) => {
    setWork((before) => ({ ...fresh, wasLost: before.wasLost }));
    for (let done = from; ; ) {
      const asked = { upload: upload.key, accepted: acceptedOf(preview) };
      const reply = await ask('office.importApply', asked, (trouble) => setWork(told(trouble)));
      if (!reply.ok) return setWork((before) => ({ ...before, trouble: null, refusal: reply.refusal }));
      done = added(done, reply.value);
      setProgress(done);
      if (done.done) return onPhase({ at: 'done', upload, preview });
    }
  };
  useEffect(() => void write(null), []);

  const isStopped = work.refusal !== null;
  return (
    <SectionScreen home={home} heading="Import en cours" isWrong={isStopped}>
      <progress
        aria-label="Lignes écrites"
        {...(progress ? { max: progress.total, value: progress.written } : {})}
      />
      <Doing words={isStopped ? '' : writingWords(progress)} trouble={work.trouble} />
      {work.refusal && (
        <>
          <Refused refusal={work.refusal} />
          {work.wasLost && (
            <p>
              La connexion a été perdue pendant l’import&nbsp;: il a pu aboutir. Pour en être sûr, choisissez
              de nouveau le même fichier&nbsp;: ce qui est déjà écrit ne sera pas doublé.
            </p>
          )}
          <Actions
            label="Reprendre l’import"
            onConfirm={() => write(progress)}
            back="Choisir un fichier"
            onBack={() => onPhase(choosing)}
          />
        </>
      )}
    </SectionScreen>
  );
}

/** Each answer counts what it wrote and what remained before it. */
function added(before: ImportProgress | null, { done, written, total }: ImportProgress): ImportProgress {
  const already = before?.written ?? 0;
  return { done, written: already + written, total: already + total };
}

function writingWords(progress: ImportProgress | null): string {
  const patience = 'Cela peut durer quelques minutes. Gardez cette page ouverte.';
  return progress
    ? `${figure(progress.written)} lignes écrites sur ${figure(progress.total)}. ${patience}`
    : `Nous écrivons dans le Registre. ${patience}`;
}
