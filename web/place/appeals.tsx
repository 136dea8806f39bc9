import { kindNames } from '../../src/appeals/motives.ts';
import type { FamilyAppeal, PlacePage } from '../../src/calls/appeals.ts';
import { Button } from '../fields/button.tsx';
import { State } from './state.tsx';
import { appealSilence, appealWords } from './words.ts';

interface AppealsProps {
  readonly page: PlacePage;
  readonly onWrite: () => void;
}

/** What was asked or contested, the newest first, and the way to ask once more. */
export function Appeals({ page: { appeals }, onWrite }: AppealsProps) {
  const { list, mayWrite, ways } = appeals;
  return (
    <>
      <h2>Une question, une contestation</h2>
      {list.map((appeal) => (
        <Appeal key={appeal.number} appeal={appeal} />
      ))}
      {mayWrite ? (
        <div class="unprinted">
          <Button onPress={onWrite}>Poser une question ou contester</Button>
        </div>
      ) : (
        <p>
          {list.filter(({ state }) => state !== 'answered').length} messages attendent notre réponse. Vous
          pourrez en écrire un autre ensuite. D’ici là, appelez-nous.
        </p>
      )}
      <details>
        <summary>Autres façons de contester</summary>
        <div class="legal">
          {ways.map((way) => (
            <p key={way}>{way}</p>
          ))}
        </div>
      </details>
    </>
  );
}

function Appeal({ appeal }: { readonly appeal: FamilyAppeal }) {
  const { number, kind, motive, text, receivedAt, state, answer, answeredAt } = appeal;
  return (
    <section class="card appeal">
      <h3>
        {kindNames[kind]} {number}&nbsp;: {motive}
      </h3>
      <State words={appealWords(appeal)} />
      {state === 'answered' ? (
        <>
          <p class="facts">Reçue le {receivedAt}.</p>
          <p>
            <strong>Notre réponse du {answeredAt}</strong>
          </p>
          <p class="quoted">{answer}</p>
        </>
      ) : (
        <p class="facts">
          Reçue le {receivedAt}. {appealSilence(appeal)}
        </p>
      )}
      {text !== '' && (
        <details>
          <summary>
            Votre message<span class="unseen"> {number}</span>
          </summary>
          <p class="legal quoted">{text}</p>
        </details>
      )}
    </section>
  );
}
