import type { ComponentChildren } from 'preact';
import { Screen } from '../family/screen.tsx';
import type { Trouble } from '../server.ts';

interface WaitingProps {
  readonly title: string;
  readonly heading: string;
  readonly above?: ComponentChildren;
  /** What the page says of the wait: nothing wrong, too many people, or no network. */
  readonly words: Readonly<Record<Trouble | 'fine', string>>;
  readonly trouble: Trouble | null;
}

/** Waiting is told, long waiting is explained. */
export function Waiting({ title, heading, above, words, trouble }: WaitingProps) {
  return (
    <Screen title={title} heading={heading} above={above}>
      <p role="status">{words[trouble ?? 'fine']}</p>
    </Screen>
  );
}

const CROWD = 'Beaucoup de monde. Rien n’est perdu, l’ordre d’arrivée ne compte pas.';

export const openingWords = {
  fine: 'Un instant…',
  busy: CROWD,
  lost: 'Connexion perdue. Gardez cette page ouverte, nous réessayons.',
} as const;

export const sendingWords = {
  fine: 'Nous envoyons…',
  busy: CROWD,
  lost: 'Connexion perdue. Votre demande n’est pas encore envoyée. Gardez cette page ouverte, nous réessayons.',
} as const;
