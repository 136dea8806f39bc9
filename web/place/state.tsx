import type { StateWords } from './words.ts';

/** A state: its sign for the eye, its words for everybody. */
export function State({ words: { kind, sign, words } }: { readonly words: StateWords }) {
  return (
    <p class={`state ${kind}`}>
      <span aria-hidden="true">{sign} </span>
      {words}
    </p>
  );
}
