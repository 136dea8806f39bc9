import { useEffect, useState } from 'preact/hooks';

interface PaperLinksProps {
  /** What it is, after *ouvrir*: `le bordereau`. */
  readonly what: string;
  /** Of the file, without its ending. */
  readonly name: string;
  readonly html: string;
}

/** A paper as a page of its own: to read and print beside this one, or to keep as a file. */
export function PaperLinks({ what, name, html }: PaperLinksProps) {
  const [address] = useState(() => URL.createObjectURL(new Blob([html], { type: 'text/html' })));
  useEffect(() => () => URL.revokeObjectURL(address), []);
  return (
    <ul class="links">
      <li>
        <a href={address} target="_blank" rel="noopener">
          Ouvrir {what} pour l’imprimer (nouvel onglet)
        </a>
      </li>
      <li>
        <a href={address} download={`${name}.html`}>
          Télécharger {what}
        </a>
      </li>
    </ul>
  );
}
