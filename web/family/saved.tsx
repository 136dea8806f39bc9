import type { SaveState } from './saver.ts';
import { since } from './words.ts';

const words = (state: SaveState): string => {
  switch (state.kind) {
    case 'none':
      return '';
    case 'saved':
      return `Enregistré ${since(state.savedAt)}`;
    case 'offline':
      return 'Hors connexion – vos dernières réponses ne sont pas encore enregistrées, gardez cette page ouverte';
    case 'refused':
      return state.message;
  }
};

/** The permanent line that says where the typed text is. */
export function SavedLine({ state }: { readonly state: SaveState }) {
  return (
    <p class="saved" role="status">
      {words(state)}
    </p>
  );
}
