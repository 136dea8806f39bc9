import { useEffect, useState } from 'preact/hooks';
import type { LettersPreview } from '../../src/calls/office.ts';
import { Notice } from '../family/band.tsx';
import { CheckboxRow } from '../fields/choices.tsx';
import { Actions } from './actions.tsx';
import { CallNotice, useCall } from './call.tsx';
import { LetterDocuments, LetterTable, WithoutAddress } from './lettersLists.tsx';
import { Making, type Run } from './lettersWork.tsx';
import { ConfirmNumber } from './mailing.tsx';
import type { SectionProps } from './model.ts';
import { SectionScreen } from './section.tsx';
import { counted, figure } from './words.ts';

type Phase =
  | { readonly at: 'loading' }
  /** `wasShown`: the number confirmed a moment ago, no longer true. */
  | { readonly at: 'preview'; readonly preview: LettersPreview; readonly wasShown: number | null }
  | { readonly at: 'making'; readonly run: Run }
  | { readonly at: 'done'; readonly made: number; readonly preview: LettersPreview };

/** How many letters and for whom, one number to type, then the documents to print (PAR-048, people, part c). */
export function LettersSection(props: SectionProps) {
  const { home, onGo } = props;
  const call = useCall('office.lettersPreview');
  const [phase, setPhase] = useState<Phase>({ at: 'loading' });
  useEffect(() => {
    call.run({}).then((preview) => preview && setPhase({ at: 'preview', preview, wasShown: null }));
  }, []);
  switch (phase.at) {
    case 'loading':
      return (
        <SectionScreen key="loading" home={home} heading="Lettres" isWrong={call.state.at === 'refused'}>
          <CallNotice state={call.state} doing="Nous comptons les lettres à faire…" />
        </SectionScreen>
      );
    case 'preview':
      return <Preview key={`preview ${phase.wasShown}`} {...props} phase={phase} onPhase={setPhase} />;
    case 'making':
      return (
        <Making
          key="making"
          {...props}
          run={phase.run}
          onDone={(made, preview) => setPhase({ at: 'done', made, preview })}
          onChanged={(preview) => setPhase({ at: 'preview', preview, wasShown: phase.run.confirmed })}
        />
      );
    case 'done':
      return (
        <SectionScreen key="done" home={home} heading="Lettres faites">
          <Notice kind="done" state={counted(phase.made, 'lettre est faite', 'lettres sont faites')}>
            <p>
              Ouvrez chaque document, imprimez-le, puis mettez chaque page sous enveloppe longue, fenêtre à
              droite.
            </p>
          </Notice>
          <LetterDocuments preview={phase.preview} />
          <Actions label="Retour à l’accueil" onConfirm={() => onGo('')} />
        </SectionScreen>
      );
  }
}

interface PreviewProps extends SectionProps {
  readonly phase: Extract<Phase, { at: 'preview' }>;
  readonly onPhase: (phase: Phase) => void;
}

function Preview({ home, phase: { preview, wasShown }, onPhase, onGo }: PreviewProps) {
  const [isLost, setLost] = useState(false);
  const [isAll, setAll] = useState(false);
  const sum = (of: 'toMake' | 'made') => preview.conservatoires.reduce((total, one) => total + one[of], 0);
  const again = isAll ? 'all' : isLost ? 'lost' : 'none';
  const confirmed = sum('toMake') + { none: 0, lost: preview.lost, all: sum('made') }[again];
  return (
    <SectionScreen home={home} heading="Lettres">
      {wasShown !== null && (
        <Notice kind="attention" state="Le nombre a changé">
          <p>
            Vous aviez confirmé {figure(wasShown)}. Les lettres déjà faites sont gardées. Relisez, puis
            confirmez de nouveau.
          </p>
        </Notice>
      )}
      <p>
        Une page par personne sans courriel&nbsp;: quand venir au conservatoire, quoi apporter, qui appeler,
        et son code pour répondre par internet.
      </p>
      <LetterTable preview={preview} />
      <WithoutAddress preview={preview} />
      <LetterDocuments preview={preview} />
      {preview.over !== '' && <Notice kind="attention" state={preview.over} />}
      {preview.over === '' && preview.lost > 0 && (
        <Lost count={preview.lost} checked={isLost} onChecked={setLost} />
      )}
      {preview.over === '' && sum('made') > 0 && (
        <CheckboxRow
          id="again"
          label="Tout réimprimer, même les lettres déjà faites"
          checked={isAll}
          onChecked={setAll}
        />
      )}
      {preview.over !== '' || confirmed === 0 ? (
        <>
          {preview.over === '' && <p>Aucune nouvelle lettre à faire.</p>}
          <Actions label="Retour à l’accueil" onConfirm={() => onGo('')} />
        </>
      ) : (
        <ConfirmNumber
          key={String(confirmed)}
          toMail={confirmed}
          what="lettres"
          whom="à faire"
          hint="Ce nombre évite d’imprimer deux fois la même lettre."
          action={`Faire ${counted(confirmed, 'lettre')}`}
          doing=""
          state={{ at: 'idle' }}
          onConfirm={() => onPhase({ at: 'making', run: { again, confirmed } })}
        />
      )}
    </SectionScreen>
  );
}

interface LostProps extends Pick<Parameters<typeof CheckboxRow>[0], 'checked' | 'onChecked'> {
  readonly count: number;
}

/** Whoever shared a document with somebody whose data were erased. */
function Lost({ count, ...box }: LostProps) {
  return (
    <>
      <Notice kind="attention" state={counted(count, 'lettre sans document', 'lettres sans document')}>
        <p>
          Le document est supprimé&nbsp;: il contenait la lettre d’une personne dont les données sont
          effacées. Une lettre déjà imprimée reste valable&nbsp;: le code ne change pas.
        </p>
      </Notice>
      <CheckboxRow id="lost" label="Refaire aussi les lettres sans document" {...box} />
    </>
  );
}
