import type { ComponentChildren } from 'preact';
import { useEffect, useLayoutEffect, useRef } from 'preact/hooks';

interface ScreenProps {
  /** Where one is, most precise first: « Étape 2 sur 4 : Cours – Réinscription de Léa – … ». */
  readonly title: string;
  readonly heading: ComponentChildren;
  /** The id to focus on arrival instead of the heading, for someone who comes to change one field. */
  readonly focus?: string | undefined;
  /** The title then begins with « Erreur : ». */
  readonly isWrong?: boolean;
  /** What stands above the heading. */
  readonly above?: ComponentChildren;
  readonly children: ComponentChildren;
}

/**
 * One screen. On arrival the page starts at its top and the heading takes the focus, so that someone who hears the
 * page knows it changed; before anything else, so that a key pressed at once never falls between two screens.
 * Give it a `key`: a new key is a new screen.
 */
export function Screen({ title, heading, focus, isWrong, above, children }: ScreenProps) {
  const top = useRef<HTMLHeadingElement>(null);
  useLayoutEffect(() => {
    window.scrollTo(0, 0);
    const field = focus === undefined ? null : document.getElementById(focus);
    if (field) field.focus();
    else top.current?.focus({ preventScroll: true });
  }, []);
  useLayoutEffect(() => {
    document.title = isWrong ? `Erreur\u00a0: ${title}` : title;
  }, [title, isWrong]);
  return (
    <main class="sheet">
      {above}
      <h1 tabIndex={-1} ref={top}>
        {heading}
      </h1>
      {children}
    </main>
  );
}

/** Asks before the page is left, only while something would be lost. */
export function useLeaveWarning(isUnsaved: () => boolean): void {
  useEffect(() => {
    const warn = (event: BeforeUnloadEvent) => {
      if (isUnsaved()) event.preventDefault();
    };
    window.addEventListener('beforeunload', warn);
    return () => window.removeEventListener('beforeunload', warn);
  }, [isUnsaved]);
}
