import type { ComponentChildren } from 'preact';
import { describedBy, hintId } from './errors.ts';
import { Fault } from './text.tsx';

interface FileFieldProps {
  readonly id: string;
  readonly label: string;
  readonly hint: ComponentChildren;
  /** `.csv,.txt`: what the browser offers first. */
  readonly accept: string;
  readonly error?: string | undefined;
  readonly onBytes: (bytes: Uint8Array, name: string) => void;
  /** The file moved, or changed after it was chosen. */
  readonly onUnreadable: () => void;
}

/** Chooses one file and reads it here. Choosing the same one again, once corrected, reads it again. */
export function FileField({ id, label, hint, accept, error, onBytes, onUnreadable }: FileFieldProps) {
  const read = (file: File) =>
    file.arrayBuffer().then((buffer) => onBytes(new Uint8Array(buffer), file.name), onUnreadable);
  return (
    <div class={error ? 'field wrong' : 'field'}>
      <label class="label" for={id}>
        {label}
      </label>
      <span class="hint" id={hintId(id)}>
        {hint}
      </span>
      {error && <Fault id={id} message={error} />}
      <input
        class="input"
        type="file"
        id={id}
        accept={accept}
        aria-invalid={error ? true : undefined}
        aria-describedby={describedBy(id, hint, error)}
        onClick={(event) => {
          event.currentTarget.value = '';
        }}
        onChange={(event) => {
          const [file] = event.currentTarget.files ?? [];
          if (file) read(file);
        }}
      />
    </div>
  );
}

export const UNREADABLE = 'Ce fichier n’a pas pu être lu. Rien n’a été envoyé. Choisissez-le de nouveau.';
