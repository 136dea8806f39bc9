import { useEffect, useState } from 'preact/hooks';
import type { Reply } from '../../src/calls/reply.ts';
import type { LegalText, TermsVersion, TextTable } from '../../src/calls/texts.ts';
import type { CallAnswers } from '../../src/calls.ts';
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

/**
 * Every version of the terms, or of the data notice, the oldest first; null until the answer is here. Asked again when
 * `attempt` changes.
 */
export function useVersions(
  call: 'public.versions' | 'public.notices',
  attempt = 0,
): Reply<readonly TermsVersion[]> | null {
  const [reply, setReply] = useState<Reply<readonly TermsVersion[]> | null>(null);
  useEffect(() => {
    setReply(null);
    ask(call, {}).then(setReply);
  }, [call, attempt]);
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

export function TextParts(props: TextPartsProps) {
  return (
    <>
      <p class="hint">Version {props.text.version}</p>
      <Articles {...props} />
    </>
  );
}

/** The text alone. */
export function Articles({ text, level: Heading }: TextPartsProps) {
  return (
    <>
      {text.parts.map((part) => (
        <section key={part.heading}>
          <Heading>{part.heading}</Heading>
          {part.paragraphs.map((paragraph) => (
            <p class="paragraph" key={paragraph}>
              {paragraph}
            </p>
          ))}
          {part.table && <TableOf table={part.table} />}
        </section>
      ))}
    </>
  );
}

/** On a phone its cells stand one below the other: each says enough without the head of its column. */
function TableOf({ table: { caption, columns, rows } }: { readonly table: TextTable }) {
  return (
    <table class="text-table">
      <caption>{caption}</caption>
      <thead>
        <tr>
          {columns.map((column) => (
            <th key={column} scope="col">
              {column}
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {rows.map(([first, ...others]) => (
          <tr key={first}>
            <th scope="row">{first}</th>
            {others.map((cell) => (
              <td key={cell}>{cell}</td>
            ))}
          </tr>
        ))}
      </tbody>
    </table>
  );
}

/** The fees and the rules, here or on the town's site, to be read before their box is ticked (CAE-028). */
export function FeesDetails({ fees }: { readonly fees: NonNullable<Texts['fees']> }) {
  return (
    <>
      {fees.documents.map(({ title, address, text }) =>
        address === '' ? (
          <LegalDetails
            key={title}
            text={{
              title,
              version: fees.version,
              parts: [{ heading: title, paragraphs: text.split(/\n\s*\n/) }],
            }}
          />
        ) : (
          <p key={title}>
            <a href={address} target="_blank" rel="noopener">
              Lire&nbsp;: {title} (site de la ville, nouvel onglet)
            </a>
          </p>
        ),
      )}
    </>
  );
}

/** Whoever uses the service has read the terms, and is told so at the door (PAR-004). */
export function TermsMention({ families }: { readonly families: string }) {
  return (
    <p>
      Utiliser ce service suppose d’avoir lu{' '}
      {families === '' ? (
        'les conditions d’utilisation'
      ) : (
        <a href={`${families}?page=conditions`} target="_blank" rel="noopener">
          les conditions d’utilisation<span class="unseen"> (nouvel onglet)</span>
        </a>
      )}
      . Vous les acceptez avant d’envoyer.
    </p>
  );
}
