import { useEffect, useMemo } from 'preact/hooks';
import type { CourseOutcome } from '../../src/draw/allocation.ts';
import type { Checked } from '../../src/draw/check.ts';
import type { Entry } from '../../src/draw/frozen.ts';
import { Notice } from '../family/band.tsx';
import { counted } from '../office/words.ts';
import { Participation } from './participation.tsx';

/** More courses than this, and their lists are opened one by one. */
const MOST_OPEN = 20;

/** List and seed agree: the one thing to hear. */
export function Done({ checked: { frozen, outcome } }: { readonly checked: Checked }) {
  return (
    <Notice kind="done" state="La graine est bien celle de cette liste">
      <p>
        {counted(frozen.entries.length, 'participation')}, {counted(frozen.courses.length, 'cours', 'cours')},{' '}
        {counted(outcome.held.size, 'place attribuée', 'places attribuées')}.
      </p>
    </Notice>
  );
}

/** What the draw gave: to compare with what is published, to search, to keep. */
export function Result({ checked }: { readonly checked: Checked }) {
  const { frozen, outcome, text, fingerprint } = checked;
  const href = useMemo(() => URL.createObjectURL(new Blob([text], { type: 'text/plain' })), [text]);
  useEffect(() => () => URL.revokeObjectURL(href), [href]);
  return (
    <>
      <h2>Résultat du tirage {frozen.draw}</h2>
      <p>
        Empreinte du résultat, à comparer avec celle qui est publiée&nbsp;:{' '}
        <code class="typed">{fingerprint.replace(/.{4}(?=.)/g, '$& ')}</code>
      </p>
      <p>
        <a href={href} download={`${frozen.draw}-verification.txt`}>
          Télécharger le résultat
        </a>
      </p>
      <Participation checked={checked} />
      <h2>Cours par cours</h2>
      {outcome.lists.map((list) => (
        <CourseLists key={list.course.id} list={list} isOpen={outcome.lists.length <= MOST_OPEN} />
      ))}
    </>
  );
}

function CourseLists({ list, isOpen }: { readonly list: CourseOutcome; readonly isOpen: boolean }) {
  const { course, placed, waiting } = list;
  return (
    <details open={isOpen}>
      <summary>
        {course.id}&nbsp;: {counted(course.seats, 'place')}, {counted(placed.length, 'retenu')},{' '}
        {waiting.length}
        &nbsp;en attente
      </summary>
      <dl class="lists">
        <dt>Retenus</dt>
        <dd>{numbers(placed)}</dd>
        <dt>En attente, dans l’ordre</dt>
        <dd>{numbers(waiting)}</dd>
      </dl>
    </details>
  );
}

const numbers = (entries: readonly Entry[]): string =>
  entries.map(({ number }) => number).join(' ') || 'Personne';
