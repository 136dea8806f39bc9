import type { ComponentChildren } from 'preact';
import { useLayoutEffect } from 'preact/hooks';
import { Button, LinkButton } from '../fields/button.tsx';

interface ActionsProps {
  readonly label: ComponentChildren;
  /** Without it the button submits its form. */
  readonly onConfirm?: () => void;
  readonly disabled?: boolean;
  readonly back?: string;
  readonly onBack?: () => void;
  readonly children?: ComponentChildren;
}

/** The one action of the screen and the way back, each with its keys beside it. */
export function Actions({
  label,
  onConfirm,
  disabled = false,
  back = 'Revenir',
  onBack,
  children,
}: ActionsProps) {
  return (
    <div class="actions">
      <span class="keyed">
        <Button primary disabled={disabled} {...(onConfirm ? { onPress: onConfirm } : {})}>
          {label}
        </Button>
        <kbd>Ctrl + Entrée</kbd>
      </span>
      {children}
      {onBack && (
        <span class="keyed back">
          <LinkButton onPress={onBack}>{back}</LinkButton>
          <kbd>Échap</kbd>
        </span>
      )}
    </div>
  );
}

const press = (selector: string): void => document.querySelector<HTMLButtonElement>(selector)?.click();

/** Ctrl + Enter confirms and Escape goes back, from anywhere in the page; a disabled button ignores them. */
export function useShortcuts(): void {
  useLayoutEffect(() => {
    const listen = (event: KeyboardEvent) => {
      if (event.key === 'Enter' && (event.ctrlKey || event.metaKey)) {
        event.preventDefault();
        press('main .keyed .primary');
      } else if (event.key === 'Escape') press('main .keyed.back button');
    };
    document.addEventListener('keydown', listen);
    return () => document.removeEventListener('keydown', listen);
  }, []);
}
