import type { ComponentChildren } from 'preact';
import { kindNames } from '../../src/appeals/motives.ts';
import type { RegistersPage } from '../../src/calls/registers.ts';
import { Loading, useLoaded } from '../office/loaded.tsx';
import { SectionScreen } from '../office/section.tsx';
import { counted } from '../office/words.ts';
import { CsvButton, type SectionProps } from './words.tsx';

const heading = 'Registres';

/** The registers kept in other pages, read here: readings of the minutes, requests for the terms, appeals of the draw. */
export function RegistersSection({ home }: SectionProps) {
  const loaded = useLoaded('office.registers', {});
  const page = loaded.value;
  if (!page)
    return <Loading home={home} heading={heading} doing="Nous lisons les registres…" loaded={loaded} />;
  return (
    <SectionScreen key="page" home={home} heading={heading}>
      <Register
        title="Consultations du procès-verbal"
        name="consultations"
        empty="Personne n’a encore lu le procès-verbal. Une lecture se note sur la page du tirage."
        heads={['Tirage', 'Lu le', 'Noté par', 'Qui, et quelle édition']}
        rows={page.consultations.map(({ draw, at, by, text }) => [draw, at, by, text])}
      />
      <Register
        title="Conditions d’utilisation demandées"
        name="conditions-demandees"
        empty="Personne n’a encore demandé les conditions."
        heads={['Demandées le', 'Par', 'Version', 'Envoyées à']}
        rows={page.terms.map(({ at, name, version, mail, address }) => [at, name, version, mail || address])}
      >
        {page.moreTerms > 0 && (
          <p>
            {counted(page.moreTerms, 'demande plus ancienne', 'demandes plus anciennes')}&nbsp;: le Journal
            les garde.
          </p>
        )}
      </Register>
      <Appeals page={page} office={home.office} />
    </SectionScreen>
  );
}

interface RegisterProps {
  readonly title: string;
  /** Of the file. */
  readonly name: string;
  readonly empty: string;
  readonly heads: readonly string[];
  readonly rows: readonly (readonly string[])[];
  readonly children?: ComponentChildren;
}

function Register({ title, name, empty, heads, rows, children }: RegisterProps) {
  return (
    <>
      <h2>{title}</h2>
      {rows.length === 0 ? (
        <p>{empty}</p>
      ) : (
        <>
          <table class="stacked">
            <caption class="unseen">{title}</caption>
            <thead>
              <tr>
                {heads.map((head) => (
                  <th key={head} scope="col">
                    {head}
                  </th>
                ))}
              </tr>
            </thead>
            <tbody>
              {rows.map((cells, row) => (
                <tr key={row}>
                  {cells.map((cell, column) => (
                    <td key={column} data-label={cell === '' ? undefined : heads[column]}>
                      {cell}
                    </td>
                  ))}
                </tr>
              ))}
            </tbody>
          </table>
          <div class="actions">
            <CsvButton name={name} rows={[heads, ...rows]} />
          </div>
        </>
      )}
      {children}
    </>
  );
}

function Appeals({ page, office }: { readonly page: RegistersPage; readonly office: string }) {
  return (
    <Register
      title="Questions et contestations du tirage"
      name="reclamations-du-tirage"
      empty=""
      heads={['Sorte', 'À répondre', 'Délai passé', 'Répondues']}
      rows={page.appeals.map(({ kind, open, overdue, answered }) => [
        kindNames[kind],
        String(open),
        String(overdue),
        String(answered),
      ])}
    >
      {office !== '' && (
        <p>
          <a href={`${office}?page=attribution&action=reclamations`} target="_top">
            Lire et répondre, page Attribution
          </a>
        </p>
      )}
    </Register>
  );
}
