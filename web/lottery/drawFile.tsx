import type { ComponentChildren } from 'preact';
import { useEffect, useMemo, useState } from 'preact/hooks';
import type { DrawSummary, DrawsPage, LotteryPaper, PublishedDraw } from '../../src/calls/lottery.ts';
import { Notice } from '../family/band.tsx';
import { TextField } from '../fields/text.tsx';
import { Actions } from '../office/actions.tsx';
import { CallNotice } from '../office/call.tsx';
import { useLoaded } from '../office/loaded.tsx';
import { Facts, SectionScreen } from '../office/section.tsx';
import { figure } from '../office/words.ts';
import { Postpone } from './announced.tsx';
import { CancelDraw } from './cancelDraw.tsx';
import { DrawResult } from './drawResult.tsx';
import { Fingerprint } from './fingerprint.tsx';
import type { SectionProps } from './model.ts';
import { Notes } from './notes.tsx';
import { shownDraw } from './outcome.ts';
import { PaperButtons } from './paper.tsx';

interface DrawFileProps extends SectionProps {
  readonly page: DrawsPage;
  readonly onLook: () => Promise<void>;
  readonly onPostpone: () => void;
  /** The line of the five steps. */
  readonly steps: ComponentChildren;
}

/** A frozen list, then its draw: what is published, its papers, what was noted, and its cancelling. */
export function DrawFile({ home, page, onLook, onPostpone, steps, onGo }: DrawFileProps) {
  const published = useLoaded('public.draw', { draw: page.draws[0]?.draw ?? '' });
  const [isCancelling, setCancelling] = useState(false);
  const [draw] = page.draws;
  if (!draw) return null;
  if (isCancelling)
    return (
      <CancelDraw
        key="cancel"
        home={home}
        draw={draw}
        onBack={() => setCancelling(false)}
        onCancelled={onLook}
      />
    );
  const isDrawn = draw.state === 'drawn';
  return (
    <SectionScreen key="file" home={home} heading={`Tirage ${draw.draw}`}>
      {steps}
      <Facts
        facts={[
          { label: 'Liste figée', value: `le ${draw.frozenAt}` },
          { label: 'Participations', value: figure(draw.entries) },
          { label: 'Empreinte de la liste', value: <Fingerprint hex={draw.list} /> },
          ...(isDrawn
            ? madeFacts(draw)
            : [{ label: 'Tirage annoncé', value: `${page.planned}, ${page.place}` }]),
        ]}
      />
      <Downloads published={published.value} />
      <CallNotice state={published.state} doing="Nous lisons la liste figée…" />
      {isDrawn ? (
        home.office !== '' && (
          <p>
            <a href={`${home.office}?page=attribution`} target="_top">
              Voir les places proposées
            </a>
          </p>
        )
      ) : (
        <>
          <Actions label="Ouvrir la cérémonie" onConfirm={() => onGo('ceremonie')} />
          <Postpone page={page} onPostpone={onPostpone} />
        </>
      )}
      <h2>Documents</h2>
      <PaperButtons papers={papersOf(draw)} />
      <Notes draw={draw} notes={page.notes.filter((note) => note.draw === draw.draw)} onNoted={onLook} />
      {isDrawn && published.value && <Result published={published.value} />}
      {isDrawn && <Explanation draw={draw.draw} />}
      <h2>Annuler</h2>
      <p>Un tirage annulé reste lisible pour toujours, avec son motif. Un autre aura un autre nom.</p>
      <button type="button" class="link" onClick={() => setCancelling(true)}>
        Annuler ce tirage…
      </button>
    </SectionScreen>
  );
}

const madeFacts = (draw: DrawSummary) => [
  { label: 'Tirage fait', value: `le ${draw.drawnAt}${draw.byHand ? ', à la main' : ''}` },
  { label: 'Places attribuées', value: figure(draw.placed) },
  { label: 'Participations en attente', value: figure(draw.waiting) },
  ...(draw.seed === '' ? [] : [{ label: 'Graine', value: <code class="seed">{draw.seed}</code> }]),
  { label: 'Empreinte du résultat', value: <Fingerprint hex={draw.result} /> },
];

function papersOf({ draw, state }: DrawSummary): { label: string; paper: LotteryPaper }[] {
  if (state !== 'drawn') return [{ label: 'Feuille de la cérémonie', paper: { kind: 'ceremony', draw } }];
  return [
    { label: 'Procès-verbal, projet', paper: { kind: 'projet', draw } },
    { label: 'Procès-verbal nominatif', paper: { kind: 'nominatif', draw } },
    { label: 'Procès-verbal consultable', paper: { kind: 'consultable', draw } },
    { label: 'Procès-verbal public', paper: { kind: 'public', draw } },
    { label: 'Dernier additif', paper: { kind: 'additif', draw } },
  ];
}

/** Everything anybody needs to draw again, as files of this page. */
function Downloads({ published }: { readonly published: PublishedDraw | null }) {
  const files = useMemo(() => {
    if (!published) return [];
    const { draw, text, seed, resultText } = published;
    return [
      ['liste figée', `${draw}-liste.txt`, text],
      ['graine', `${draw}-graine.txt`, seed],
      ['résultat', `${draw}-resultat.txt`, resultText],
    ]
      .filter(([, , content]) => content !== '')
      .map(([name = '', file = '', content = '']) => ({
        name,
        file,
        href: URL.createObjectURL(new Blob([content], { type: 'text/plain' })),
      }));
  }, [published]);
  useEffect(
    () => () => {
      for (const { href } of files) URL.revokeObjectURL(href);
    },
    [files],
  );
  if (files.length === 0) return null;
  return (
    <ul class="links">
      {files.map(({ name, file, href }) => (
        <li key={file}>
          <a href={href} download={file}>
            Télécharger&nbsp;: {name}
          </a>
        </li>
      ))}
    </ul>
  );
}

function Result({ published }: { readonly published: PublishedDraw }) {
  const shown = useMemo(() => shownDraw(published), [published]);
  return typeof shown === 'string' ? (
    <Notice kind="error" state="Le résultat ne se recalcule pas">
      <p>{shown}</p>
    </Notice>
  ) : (
    <DrawResult shown={shown} />
  );
}

/** The explanation owed to one participation, as a document. */
function Explanation({ draw }: { readonly draw: string }) {
  const [entry, setEntry] = useState('');
  const number = entry.trim().toUpperCase();
  return (
    <>
      <h2>Expliquer par écrit</h2>
      <TextField
        id="explained"
        label="Numéro de la participation à expliquer"
        short
        value={entry}
        onValue={setEntry}
      />
      {/^[A-Z0-9-]{1,24}$/.test(number) && (
        <PaperButtons
          key={number}
          papers={[{ label: `Document pour ${number}`, paper: { kind: 'explanation', draw, entry: number } }]}
        />
      )}
    </>
  );
}
