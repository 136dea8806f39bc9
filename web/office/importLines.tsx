import { useState } from 'preact/hooks';
import type { ImportPreview } from '../../src/calls/office.ts';
import { LinkButton } from '../fields/button.tsx';
import { lineKinds } from './reportCsv.ts';
import { Facts } from './section.tsx';
import { counted, figure } from './words.ts';

interface PreviewProps {
  readonly preview: ImportPreview;
}

/** The figures add up in front of the reader: lues = gardées + douteuses + refusées. */
export function ReportFigures({ preview }: PreviewProps) {
  const { read, kept, doubtful, refused, newStudents, changedStudents, students, people } = preview;
  return (
    <Facts
      facts={[
        {
          label: 'Lignes lues',
          value: `${figure(read)} = ${counted(kept, 'gardée')} + ${counted(doubtful, 'douteuse')} + ${counted(refused, 'refusée')}`,
        },
        {
          label: 'Élèves',
          value: `${counted(newStudents, 'nouveau', 'nouveaux')}, ${counted(changedStudents, 'modifié')}`,
        },
        {
          label: 'Après l’import',
          value: `${counted(students, 'élève')}, ${counted(people, 'personne')} avec un accès`,
        },
      ]}
    />
  );
}

/** A town's whole file may be refused: the page stays quick by showing the first lines, and the rest on demand. */
const FIRST_LINES = 200;

export function ReportLines({ preview: { lines } }: PreviewProps) {
  const [isWhole, setWhole] = useState(false);
  if (lines.length === 0) return <p>Aucune ligne refusée, aucune ligne douteuse.</p>;
  const shown = isWhole ? lines : lines.slice(0, FIRST_LINES);
  return (
    <>
      <h2>Lignes non importées</h2>
      <table>
        <caption class="unseen">Lignes non importées</caption>
        <thead>
          <tr>
            <th scope="col" class="number">
              Ligne
            </th>
            <th scope="col">Décision</th>
            <th scope="col">N°&nbsp;d’élève</th>
            <th scope="col">Raison</th>
          </tr>
        </thead>
        <tbody>
          {shown.map(({ line, kind, student, reason }) => (
            <tr key={`${line} ${reason}`}>
              <td class="number">{line}</td>
              <td class={kind === 'refused' ? 'state error' : 'state attention'}>
                <span aria-hidden="true">{kind === 'refused' ? '✕ ' : '▲ '}</span>
                {lineKinds[kind]}
              </td>
              <td>{student === '' ? '–' : student}</td>
              <td>{reason}</td>
            </tr>
          ))}
        </tbody>
      </table>
      {shown.length < lines.length && (
        <LinkButton onPress={() => setWhole(true)}>Montrer les {counted(lines.length, 'ligne')}</LinkButton>
      )}
    </>
  );
}

/** What was noticed and stops nothing. */
export function RemarkList({ preview: { remarks } }: PreviewProps) {
  if (remarks.length === 0) return null;
  return (
    <>
      <h2>Remarques</h2>
      <ul>
        {remarks.map(({ sentence, lines }) => (
          <li key={sentence}>
            {sentence}
            {lines.length > 0 && (
              <span class="hint">
                {lines.length > 1 ? 'Lignes' : 'Ligne'} {lines.join(', ')}
              </span>
            )}
          </li>
        ))}
      </ul>
    </>
  );
}
