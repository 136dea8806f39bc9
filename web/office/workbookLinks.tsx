import type { OfficeHome } from '../../src/calls/office.ts';

/** The workbooks this person works in; Google's frame holds the page, so they open beside it. */
export function WorkbookLinks({ home: { workbooks } }: { readonly home: OfficeHome }) {
  if (workbooks.length === 0) return <p>Aucun classeur pour vous à ce jour.</p>;
  return (
    <ul class="links">
      {workbooks.map(({ name, address }) => (
        <li key={address}>
          <a href={address} target="_blank" rel="noopener">
            {name} <span class="hint-inline">(nouvel onglet)</span>
          </a>
        </li>
      ))}
    </ul>
  );
}
