import type { EntryPage, FamilyWish } from '../../src/calls/offers.ts';
import { ordinal } from '../../src/draw/pv/words.ts';
import { LinkButton } from '../fields/button.tsx';
import type { SeatAct } from './acting.ts';
import { State } from './state.tsx';
import { wishWords } from './words.ts';

interface WishesProps {
  readonly page: EntryPage;
  readonly onAct: (act: SeatAct) => void;
}

/** Each wish, the dearest first: its rank in the draw and where it stands now, which are two numbers. */
export function Wishes({ page, onAct }: WishesProps) {
  return (
    <>
      <h2>{page.wishes.length > 1 ? 'Vos vœux' : 'Votre vœu'}</h2>
      {page.wishes.map((wish, i) => (
        <Wish key={wish.course} page={page} wish={wish} place={i + 1} onAct={onAct} />
      ))}
    </>
  );
}

interface WishProps extends WishesProps {
  readonly wish: FamilyWish;
  /** Among the wishes. */
  readonly place: number;
}

function Wish({ page, wish, place, onAct }: WishProps) {
  const { title, rank, among, seats } = wish;
  const order = `${ordinal(rank)} sur ${among}`;
  const facts: readonly (readonly [string, string])[] =
    page.kind === 'unlimited'
      ? [['Places du cours', 'sans limite\u00a0: une pour chaque personne qui le demande']]
      : [
          [page.kind === 'draw' ? 'Rang au tirage' : 'Rang sur la liste de l’an dernier', order],
          [page.kind === 'draw' ? 'Places du cours' : 'Places de la réserve', String(seats)],
        ];
  return (
    <section class="card wish">
      <h3>
        {ordinal(place)} vœu&nbsp;: {title}
      </h3>
      <State words={wishWords(page, wish)} />
      <dl class="answers">
        {facts.map(([label, value]) => (
          <div class="answer" key={label}>
            <dt>{label}</dt>
            <dd>{value}</dd>
          </div>
        ))}
      </dl>
      {wish.place > 0 && (
        <div class="unprinted">
          <LinkButton onPress={() => onAct({ what: 'leave', wish })}>
            Quitter cette liste d’attente<span class="unseen">&nbsp;: {title}</span>
          </LinkButton>
        </div>
      )}
    </section>
  );
}
