import { useLayoutEffect, useRef } from 'preact/hooks';
import { LinkButton } from './button.tsx';
import type { FieldError } from './errors.ts';

const focusField = (field: string): void => document.getElementById(field)?.focus();

/**
 * What is to correct, at the top of the page. It takes the focus each time it changes: someone who hears the page,
 * or sees a small part of it, learns at once that the step was not passed and why.
 */
export function ErrorSummary({ errors }: { readonly errors: readonly FieldError[] }) {
  const box = useRef<HTMLDivElement>(null);
  useLayoutEffect(() => {
    if (errors.length > 0) box.current?.focus();
  }, [errors]);
  if (errors.length === 0) return null;
  return (
    <div class="notice error summary" role="alert" tabIndex={-1} ref={box}>
      <p class="mark">
        <span aria-hidden="true">✕ </span>
        {errors.length === 1 ? 'Une réponse est à corriger.' : `${errors.length} réponses sont à corriger.`}{' '}
        Rien n’est perdu.
      </p>
      <ul>
        {errors.map(({ field, message }) => (
          <li key={field}>
            <LinkButton onPress={() => focusField(field)}>{message}</LinkButton>
          </li>
        ))}
      </ul>
    </div>
  );
}
