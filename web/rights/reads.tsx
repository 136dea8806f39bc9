import { useState } from 'preact/hooks';
import type { OfficeHome } from '../../src/calls/office.ts';
import type { ReadsPage } from '../../src/calls/rights.ts';
import { Button } from '../fields/button.tsx';
import { SelectField } from '../fields/select.tsx';
import { csvText } from '../office/csv.ts';
import { Loading, useLoaded } from '../office/loaded.tsx';
import { SectionScreen } from '../office/section.tsx';
import { counted } from '../office/words.ts';
import { downloadText } from '../shell/keep.ts';

const heading = 'Lectures';

/** Who read, searched or exported sensitive data, the newest first; a year of it is kept (CNS-006). */
export function ReadsSection({ home }: { readonly home: OfficeHome }) {
  const loaded = useLoaded('office.reads', {});
  const page = loaded.value;
  if (!page) return <Loading home={home} heading={heading} doing="Nous lisons le journal…" loaded={loaded} />;
  return (
    <SectionScreen key="page" home={home} heading={heading}>
      <p>
        Laissent une ligne ici, sans nom&nbsp;: une recherche de personne, ses données, une demande de droits,
        une participation ou une réclamation ouverte, un papier du tirage avec des noms, le fichier des non
        servis, les adresses pour les nouvelles. La ligne est écrite avant que la réponse s’affiche.
      </p>
      <p>
        Les listes du travail de chaque jour, les registres et les lettres n’y sont pas. L’ouverture d’un
        classeur est dans le journal de Google Drive.
      </p>
      <Reads page={page} />
    </SectionScreen>
  );
}

function Reads({ page: { reads, more } }: { readonly page: ReadsPage }) {
  const [by, setBy] = useState('');
  const colleagues = [...new Set(reads.map((read) => read.by))].sort();
  const shown = reads.filter((read) => by === '' || read.by === by);
  return (
    <>
      <SelectField
        id="by"
        label="Compte"
        value={by}
        onValue={setBy}
        choices={[{ value: '', label: 'Tous' }, ...colleagues.map((mail) => ({ value: mail, label: mail }))]}
      />
      <p role="status">
        {shown.length === 0 ? 'Aucune lecture.' : `${counted(shown.length, 'lecture')}.`}
        {more > 0 && ` ${counted(more, 'autre')} plus ancienne${more > 1 ? 's' : ''} dans le Registre.`}
      </p>
      {shown.length > 0 && (
        <>
          <table class="stacked">
            <caption class="unseen">Lectures, la dernière d’abord</caption>
            <thead>
              <tr>
                <th scope="col">Quand</th>
                <th scope="col">Qui</th>
                <th scope="col">Quoi</th>
                <th scope="col">Sujet</th>
              </tr>
            </thead>
            <tbody>
              {shown.map((read, i) => (
                <tr key={`${read.at} ${i}`}>
                  <th scope="row">{read.at}</th>
                  <td>{read.by}</td>
                  <td>{read.what}</td>
                  <td>{read.about}</td>
                </tr>
              ))}
            </tbody>
          </table>
          <div class="actions">
            <Button onPress={() => downloadText('lectures.csv', readsCsv(shown))}>
              Télécharger la liste (CSV)
            </Button>
          </div>
        </>
      )}
    </>
  );
}

const readsCsv = (reads: ReadsPage['reads']): string =>
  csvText([
    ['Quand', 'Qui', 'Quoi', 'Sujet'],
    ...reads.map(({ at, by, what, about }) => [at, by, what, about]),
  ]);
