interface CodesProps {
  readonly identifier: string;
  readonly code: string;
  readonly link?: string;
}

/** What opens the page, to be noted or printed. */
export function Codes({ identifier, code, link }: CodesProps) {
  return (
    <dl class="answers">
      <div class="answer">
        <dt>Identifiant</dt>
        <dd class="code">{identifier}</dd>
      </div>
      <div class="answer">
        <dt>Code</dt>
        <dd class="code">{code}</dd>
      </div>
      {link !== undefined && (
        <div class="answer">
          <dt>Lien</dt>
          <dd>{link}</dd>
        </div>
      )}
    </dl>
  );
}
