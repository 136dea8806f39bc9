import type { ComponentChildren } from 'preact';

interface ButtonProps {
  readonly children: ComponentChildren;
  /** The one action of the screen. */
  readonly primary?: boolean;
  /** Without it the button submits its form. */
  readonly onPress?: () => void;
  readonly disabled?: boolean;
}

export function Button({ children, primary, onPress, disabled }: ButtonProps) {
  return (
    <button
      class={primary ? 'button primary' : 'button'}
      type={onPress ? 'button' : 'submit'}
      disabled={disabled}
      onClick={onPress}
    >
      {children}
    </button>
  );
}

/** A quiet action that reads as a link; a true link to a place in the page would leave Google's frame blank. */
export function LinkButton({ children, onPress }: { children: ComponentChildren; onPress: () => void }) {
  return (
    <button class="link" type="button" onClick={onPress}>
      {children}
    </button>
  );
}
