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
        <TextParts text={text} level="h3" />
      </div>
    </details>
  );
}

interface TextPartsProps {
  readonly text: LegalText;
  /** Of its headings. */
  readonly level: 'h2' | 'h3';
}

export function TextParts({ text, level: Heading }: TextPartsProps) {
  return (
    <>
      <p class="hint">Version {text.version}</p>
      {text.parts.map((part) => (
        <section key={part.heading}>
          <Heading>{part.heading}</Heading>
          {part.paragraphs.map((paragraph) => (
            <p key={paragraph}>{paragraph}</p>
          ))}
        </section>
      ))}
    </>
  );
}
