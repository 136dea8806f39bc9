import { useState } from 'preact/hooks';
import type { PublishedDraw } from '../../src/calls/lottery.ts';
import type { Entry, Frozen } from '../../src/draw/frozen.ts';
import { Notice } from '../family/band.tsx';
import { Button } from '../fields/button.tsx';
import { TextField } from '../fields/text.tsx';
import { entryIn, type Made, standingOf, type WishStanding } from './outcome.ts';

interface MineProps {
  readonly frozen: Frozen;
  /** Null before the draw. */
  readonly outcome: Made | null;
  readonly draw: PublishedDraw;
}

/** By number, as the mail gave it: its line in the list, then where it stands. */
export function MyParticipation({ frozen, outcome, draw }: MineProps) {
  const [typed, setTyped] = useState('');
  const [asked, setAsked] = useState('');
  const entry = entryIn(frozen, asked);
  return (
    <>
      <h2>Trouver ma participation</h2>
      <form
        class="unprinted"
        noValidate
        onSubmit={(event) => {
          event.preventDefault();
          setAsked(typed.trim());
        }}
      >
        <TextField
          id="number"
          label="Numéro de participation"
          hint="Il commence par T. Il est dans le courriel reçu après la clôture. Exemple&nbsp;: T0012"
          short
          maxLength={24}
          value={typed}
          onValue={setTyped}
          error={asked !== '' && !entry ? notFound(asked) : undefined}
        />
        <Button>Trouver</Button>
      </form>
      <div role="status">{entry && <Found entry={entry} outcome={outcome} draw={draw} />}</div>
    </>
  );
}

const notFound = (asked: string): string =>
  /^[WP]/i.test(asked)
    ? `${asked.toUpperCase()} est un numéro de bulletin. Le numéro de participation commence par T.`
    : `Aucune participation ${asked.toUpperCase()} dans cette liste. Vérifiez le numéro.`;

function Found({ entry, outcome, draw }: Omit<MineProps, 'frozen'> & { readonly entry: Entry }) {
  return (
    <div class="found">
      {outcome ? (
        <Answer entry={entry} outcome={outcome} isCancelled={draw.state === 'cancelled'} />
      ) : (
        <InList entry={entry} titles={draw.courses} />
      )}
      <p>
        Sa ligne dans la liste&nbsp;:{' '}
        <code class="typed">
          participation {entry.number} {entry.category} {entry.wishes.join(',')}
        </code>
      </p>
    </div>
  );
}

const categoryWords = ({ category }: Entry): string =>
  category === 'R'
    ? 'Liste prioritaire\u00a0: elle passe d’abord.'
    : 'Seconde liste\u00a0: elle passe après la liste prioritaire.';

function InList({ entry, titles }: { readonly entry: Entry; readonly titles: PublishedDraw['courses'] }) {
  return (
    <>
      <Notice kind="done" state={`${entry.number} est dans la liste figée`}>
        <p>{categoryWords(entry)}</p>
      </Notice>
      <ol>
        {entry.wishes.map((wish) => (
          <li key={wish}>{titles.find(({ id }) => id === wish)?.title ?? wish}</li>
        ))}
      </ol>
    </>
  );
}

interface AnswerProps {
  readonly entry: Entry;
  readonly outcome: Made;
  /** Then nobody holds anything by it. */
  readonly isCancelled: boolean;
}

/** First the answer, then each wish with why (who contests reads the same facts). */
function Answer({ entry, outcome, isCancelled }: AnswerProps) {
  const wishes = standingOf(outcome, entry);
  const held = wishes.find(({ isHeld }) => isHeld);
  return (
    <>
      {isCancelled ? (
        <Notice kind="attention" state="Ce tirage est annulé&nbsp;: il ne donne aucune place" />
      ) : held ? (
        <Notice kind="done" state={`${entry.number} a une place\u00a0: ${held.list.title}`}>
          <p>{categoryWords(entry)}</p>
        </Notice>
      ) : (
        <Notice kind="attention" state={`${entry.number} n’a pas de place pour l’instant`}>
          <p>
            {categoryWords(entry)} Une place rendue est proposée au suivant&nbsp;: la ville écrit ou appelle.
          </p>
        </Notice>
      )}
      {wishes.map((wish, i) => (
        <Wish key={wish.list.course.id} wish={wish} place={i + 1} />
      ))}
    </>
  );
}

const ordinal = (rank: number): string => (rank === 1 ? '1er' : `${rank}e`);

function Wish({ wish, place }: { readonly wish: WishStanding; readonly place: number }) {
  const { list, rank, among, lastServed } = wish;
  const isShared = list.course.unit !== list.course.id;
  const facts: readonly (readonly [string, string])[] = [
    ['Résultat', resultWords(wish)],
    [isShared ? 'Rang au tirage du niveau' : 'Rang au tirage', `${ordinal(rank)} sur ${among}`],
    ['Places', String(list.course.seats)],
    ['Dernier rang retenu', lastServed === 0 ? 'aucun' : ordinal(lastServed)],
  ];
  return (
    <section class="card">
      <h3>
        {ordinal(place)} vœu&nbsp;: {list.title}
      </h3>
      <dl class="answers">
        {facts.map(([label, value]) => (
          <div class="answer" key={label}>
            <dt>{label}</dt>
            <dd>{value}</dd>
          </div>
        ))}
      </dl>
    </section>
  );
}

function resultWords({ isHeld, waiting }: WishStanding): string {
  if (isHeld) return 'Place obtenue';
  return waiting === 0 ? 'Un vœu préféré est obtenu' : `En attente, ${ordinal(waiting)} de la liste`;
}
