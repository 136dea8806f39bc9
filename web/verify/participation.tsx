import { useState } from 'preact/hooks';
import type { Checked } from '../../src/draw/check.ts';
import { type Explained, type ExplainedWish, explain } from '../../src/draw/explain.ts';
import { Button } from '../fields/button.tsx';
import { TextField } from '../fields/text.tsx';
import { figure } from '../office/words.ts';

/** One participation: its tickets, its ranks, and what came of them. */
export function Participation({ checked }: { readonly checked: Checked }) {
  const [number, setNumber] = useState('');
  const [asked, setAsked] = useState('');
  const found = asked === '' ? null : explain(checked, asked);
  return (
    <>
      <h2>Une participation</h2>
      <form
        noValidate
        onSubmit={(event) => {
          event.preventDefault();
          setAsked(number.trim().toUpperCase());
        }}
      >
        <TextField
          id="number"
          label="Numéro de participation"
          hint="Par exemple T0123."
          short
          value={number}
          onValue={setNumber}
          error={asked !== '' && !found ? `Aucune participation ${asked} dans cette liste.` : undefined}
        />
        <Button>Expliquer</Button>
      </form>
      <div role="status">{found && <Answer found={found} />}</div>
      {found?.wishes.map((wish, index) => (
        <Wish key={wish.course} wish={wish} place={index + 1} isHeld={wish.course === found.held} />
      ))}
    </>
  );
}

function Answer({ found: { entry, held } }: { readonly found: Explained }) {
  return (
    <>
      <h3>
        {entry.number}&nbsp;: {held === undefined ? 'pas de place au tirage' : `une place en ${held}`}
      </h3>
      <p>
        {entry.category === 'R'
          ? 'Liste prioritaire\u00a0(R)\u00a0: elle passe d’abord.'
          : 'Seconde liste\u00a0(N)\u00a0: elle passe après la liste prioritaire.'}
      </p>
    </>
  );
}

interface WishProps {
  readonly wish: ExplainedWish;
  readonly place: number;
  readonly isHeld: boolean;
}

function Wish({ wish, place, isHeld }: WishProps) {
  const facts: readonly (readonly [string, string])[] = [
    ['Résultat', outcomeWords(wish, isHeld)],
    ['Places', figure(wish.seats)],
    [
      wish.unit === wish.course ? 'Rang au tirage' : `Rang au tirage du niveau ${wish.unit}`,
      `${ordinal(wish.rank)} sur ${figure(wish.among)}`,
    ],
    ['Dernier rang retenu', wish.lastServed === 0 ? 'aucun' : ordinal(wish.lastServed)],
  ];
  return (
    <div class="card">
      <h3>
        Vœu {place}&nbsp;: {wish.course}
      </h3>
      <dl class="answers">
        {facts.map(([label, value]) => (
          <div key={label} class="answer">
            <dt>{label}</dt>
            <dd>{value}</dd>
          </div>
        ))}
      </dl>
      <p>
        Ticket&nbsp;: <code class="typed">{wish.ticket}</code>
      </p>
      <p>
        À taper dans un terminal pour le retrouver&nbsp;: <code class="typed">{wish.shell}</code>
      </p>
    </div>
  );
}

function outcomeWords({ waiting }: ExplainedWish, isHeld: boolean): string {
  if (isHeld) return 'Retenue';
  return waiting === 0 ? 'Un vœu préféré est obtenu' : `En attente, ${ordinal(waiting)}`;
}

const ordinal = (rank: number): string => (rank === 1 ? '1er' : `${figure(rank)}e`);
