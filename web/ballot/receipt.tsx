import { of } from '../../src/french.ts';
import { Notice } from '../family/band.tsx';
import { Screen } from '../family/screen.tsx';
import { Button, LinkButton } from '../fields/button.tsx';
import { downloadScreen } from '../shell/keep.ts';
import type { PageProps } from './app.tsx';
import { Elsewhere } from './links.tsx';
import { titleOfCourse } from './recap.tsx';
import type { Sent } from './sending.tsx';
import { wishRank } from './wishes.tsx';

interface ReceiptProps extends PageProps {
  readonly sent: Sent;
  readonly onAnother: () => void;
}

/** The page one would print: numbers, when, what, which list and why, what happens next. */
export function ReceiptScreen({ boot, lottery, sent: { receipt, form }, onAnother }: ReceiptProps) {
  const { ballots } = receipt;
  const isOne = ballots.length === 1;
  const numbers = ballots.map(({ number }) => number).join('-');
  const isOrdered = form.order === 'ordered' && !isOne;
  const heading = isOne ? 'Bulletin reçu' : `${ballots.length}\u00a0bulletins reçus`;
  return (
    <Screen
      key="receipt"
      title={`${heading} – ${form.firstName.trim()} – Tirage au sort – ${boot.town}`}
      heading={heading}
      above={
        <p class="top">
          Tirage au sort {lottery.schoolYear.replace('-', '\u2011')}
          <br />
          {boot.town}
        </p>
      }
    >
      <Notice kind="done" state={`Reçu${isOne ? '' : 's'} le ${receipt.at}`}>
        <p>
          {isOne ? 'Le bulletin' : 'Les bulletins'} {of(receipt.name)} {isOne ? 'est reçu' : 'sont reçus'}.{' '}
          {receipt.mail === ''
            ? 'Gardez cette page\u00a0: elle est votre seul reçu.'
            : `Une copie de ce reçu part à ${receipt.mail}.`}
        </p>
      </Notice>
      {ballots.map(({ number, activity, conservatoire, wishes }, i) => (
        <section key={number} class="card">
          <h2>
            Bulletin {number}
            {isOrdered && ` (${i === 0 ? '1er' : `${i + 1}e`} choix)`}
          </h2>
          <p class="facts">
            {activity}, {conservatoire}
          </p>
          <ul class="plain-list">
            {wishes.map((wish, place) => (
              <li key={wish}>
                {wishRank(place + 1)}&nbsp;: {titleOfCourse(lottery, wish)}
              </li>
            ))}
          </ul>
        </section>
      ))}
      {!isOne && (
        <p>
          {isOrdered
            ? 'Vous avez donné un ordre\u00a0: ces bulletins forment une seule participation.'
            : 'Vous n’avez pas donné d’ordre\u00a0: chaque bulletin est une participation.'}
        </p>
      )}
      <p>
        <strong>{receipt.list}</strong>
      </p>
      <h2>Ce qui se passe ensuite</h2>
      <ul>
        {receipt.next.map((sentence) => (
          <li key={sentence}>{sentence}</li>
        ))}
      </ul>
      <div class="actions">
        <Button primary onPress={onAnother}>
          Un autre enfant, une autre personne
        </Button>
        <LinkButton onPress={() => downloadScreen(`bulletins-${numbers}`)}>Télécharger</LinkButton>
        <LinkButton onPress={() => window.print()}>Imprimer</LinkButton>
      </div>
      <Elsewhere boot={boot} />
    </Screen>
  );
}
