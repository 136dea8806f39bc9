import type { DrawChangePreview, DrawsPage, PostponedWords } from '../../src/calls/lottery.ts';
import { Notice } from '../family/band.tsx';
import { counted, figure } from '../office/words.ts';

/** How many are written to, and how many are to be called, before anything leaves. */
export function WhoIsTold({ mails, toCall, isFrozen }: WhoProps) {
  const without = isFrozen
    ? counted(toCall, 'participation')
    : counted(toCall, 'bulletin remis', 'bulletins remis');
  return (
    <>
      <p>
        {mails === 0
          ? 'Aucun courriel ne part\u00a0: personne n’en a donné.'
          : `${counted(mails, 'courriel préviendra', 'courriels préviendront')} les familles, un par adresse.`}
      </p>
      {toCall > 0 && <p>{without} sans courriel&nbsp;: à prévenir par téléphone.</p>}
    </>
  );
}

interface WhoProps extends Pick<DrawChangePreview, 'mails' | 'toCall'> {
  readonly isFrozen: boolean;
}

/** What a cancelling ends, where families hold something of this draw already. */
export function SeatsLost({ accepted, offered }: Pick<DrawChangePreview, 'accepted' | 'offered'>) {
  if (accepted + offered === 0) return null;
  return (
    <Notice kind="attention" state="Des familles ont déjà une place">
      <p>
        Places acceptées&nbsp;: {figure(accepted)}. Propositions sans réponse&nbsp;: {figure(offered)}. Elles
        ne compteront plus. Rien n’en est effacé.
      </p>
    </Notice>
  );
}

interface PostponeProps {
  readonly page: DrawsPage;
  readonly onPostpone: () => void;
}

/** Another day, and those there were. */
export function Postpone({ page: { postponed }, onPostpone }: PostponeProps) {
  return (
    <>
      <PostponedList postponed={postponed} />
      <button type="button" class="link" onClick={onPostpone}>
        Reporter le tirage…
      </button>
    </>
  );
}

/** Each time the draw was put off, for whoever manages it. */
function PostponedList({ postponed }: { readonly postponed: readonly PostponedWords[] }) {
  if (postponed.length === 0) return null;
  return (
    <ul>
      {postponed.map(({ at, reason, from, to }) => (
        <li key={at}>
          Reporté le {at}. Avant&nbsp;: {from}. Maintenant&nbsp;: {to}. Motif&nbsp;: {reason}
        </li>
      ))}
    </ul>
  );
}
