import { useEffect, useState } from 'preact/hooks';
import type { CallAnswers, LegalText, Reply } from '../../src/calls.ts';
import { ask } from '../server.ts';

export type Texts = CallAnswers['public.texts'];

/** The terms and the data notice, or why not, asked when a screen needs them; null until the answer is here. */
export function useTexts(): Reply<Texts> | null {
  const [reply, setReply] = useState<Reply<Texts> | null>(null);
  useEffect(() => {
    ask('public.texts', {}).then(setReply);
  }, []);
  return reply;
}

/** A whole text, to be read before its box is ticked (PAR-012). */
export function LegalDetails({ text }: { readonly text: LegalText }) {
  return (
    <details>
      <summary>Lire&nbsp;: {text.title}</summary>
      <div class="legal">
        <p class="hint">Version {text.version}</p>
        {text.parts.map((part) => (
          <section key={part.heading}>
            <h3>{part.heading}</h3>
            {part.paragraphs.map((paragraph) => (
              <p key={paragraph}>{paragraph}</p>
            ))}
          </section>
        ))}
      </div>
    </details>
  );
}
