import { useMemo } from 'preact/hooks';
import type { PublishedDraw } from '../../src/calls/lottery.ts';
import { inFours } from '../../src/draw/fingerprint.ts';
import type { Entry } from '../../src/draw/frozen.ts';
import { writeResult } from '../../src/draw/result.ts';
import { digest } from '../../src/draw/tickets.ts';
import { Notice } from '../family/band.tsx';
import { LinkButton } from '../fields/button.tsx';
import { counted } from '../office/words.ts';
import { downloadText } from '../shell/keep.ts';
import type { Boot } from './boot.ts';
import { HowToCheck } from './check-it.tsx';
import { MyParticipation } from './mine.tsx';
import { type CourseLists, listIn, madeAgain } from './outcome.ts';

interface DrawFactsProps {
  readonly boot: Boot;
  readonly draw: PublishedDraw;
}

/** My participation, the result course by course, the proofs and how to check them. */
export function DrawFacts({ boot, draw }: DrawFactsProps) {
  const frozen = useMemo(() => listIn(draw), [draw]);
  const outcome = useMemo(() => frozen && madeAgain(frozen, draw), [draw]);
  const isTrue = useMemo(
    () =>
      digest(draw.text) === draw.list &&
      (!frozen || !outcome || digest(writeResult(frozen, outcome.held)) === draw.result),
    [draw],
  );
  return (
    <>
      {frozen && <MyParticipation frozen={frozen} outcome={outcome} draw={draw} />}
      {outcome && (
        <>
          <h2>Résultat, cours par cours</h2>
          <p>Les numéros sont dans l’ordre du tirage.</p>
          {outcome.lists.map((list) => (
            <Lists key={list.course.id} list={list} />
          ))}
        </>
      )}
      <Proofs draw={draw} isTrue={isTrue} />
      {frozen && <HowToCheck boot={boot} draw={draw} frozen={frozen} />}
    </>
  );
}

function Lists({ list: { title, course, placed, waiting } }: { readonly list: CourseLists }) {
  return (
    <details>
      <summary>
        {title}
        <span class="counts">
          {counted(course.seats, 'place')}, {counted(placed.length, 'retenu')}, {waiting.length}
          &nbsp;en attente
        </span>
      </summary>
      <div class="legal">
        <h3>Retenus</h3>
        <p class="numbers">{numbers(placed)}</p>
        <h3>En attente</h3>
        <p class="numbers">{numbers(waiting)}</p>
      </div>
    </details>
  );
}

const numbers = (entries: readonly Entry[]): string =>
  entries.map(({ number }) => number).join(' ') || 'Personne';

interface ProofsProps {
  readonly draw: PublishedDraw;
  /** Computed again in this browser, and the same. */
  readonly isTrue: boolean;
}

/** Fingerprints and files, byte for byte. */
function Proofs({ draw, isTrue }: ProofsProps) {
  const isDrawn = draw.result !== '';
  return (
    <>
      <h2>Ce qui est publié</h2>
      {isTrue ? (
        <Notice kind="done" state="Recalculé sur votre appareil&nbsp;: c’est exact" />
      ) : (
        <Notice kind="error" state="Recalculé sur votre appareil&nbsp;: ce n’est pas la même empreinte">
          <p>Rechargez la page. Si cela continue, signalez-le à la ville.</p>
        </Notice>
      )}
      <dl class="proofs">
        <dt>Empreinte de la liste (SHA-256), figée le {draw.frozenAt}</dt>
        <dd class="code">{inFours(draw.list)}</dd>
        {draw.seed !== '' && (
          <>
            <dt>Graine&nbsp;: les chiffres des dés et l’empreinte de la liste</dt>
            <dd class="code small">{draw.seed}</dd>
          </>
        )}
        {draw.byHand && (
          <>
            <dt>Ordres</dt>
            <dd>Tirés d’une urne devant témoins, puis tapés&nbsp;: il n’y a pas de graine.</dd>
          </>
        )}
        {isDrawn && (
          <>
            <dt>Empreinte du résultat (SHA-256)</dt>
            <dd class="code">{inFours(draw.result)}</dd>
          </>
        )}
      </dl>
      <div class="actions">
        <LinkButton onPress={() => downloadText(`${draw.draw}-liste.txt`, draw.text)}>
          Télécharger la liste
        </LinkButton>
        {draw.seed !== '' && (
          <LinkButton onPress={() => downloadText(`${draw.draw}-graine.txt`, draw.seed)}>
            Télécharger la graine
          </LinkButton>
        )}
        {isDrawn && (
          <LinkButton onPress={() => downloadText(`${draw.draw}-resultat.txt`, draw.resultText)}>
            Télécharger le résultat
          </LinkButton>
        )}
        {draw.events !== '' && (
          <LinkButton onPress={() => downloadText(`${draw.draw}-evenements.txt`, draw.events)}>
            Télécharger la suite
          </LinkButton>
        )}
      </div>
    </>
  );
}
