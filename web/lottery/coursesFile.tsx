import { useState } from 'preact/hooks';
import type { CoursesRead, PlacesPage } from '../../src/calls/lottery.ts';
import { FileField, UNREADABLE } from '../fields/file.tsx';
import { Actions } from '../office/actions.tsx';
import { Alert, CallNotice, useCall } from '../office/call.tsx';
import { FaultTable } from '../office/faults.tsx';
import { longestPart } from '../office/parts.ts';
import { decodeSchoolFile } from '../office/schoolFile.ts';
import { Facts, SectionScreen } from '../office/section.tsx';
import { counted } from '../office/words.ts';
import type { SectionProps } from './model.ts';

interface CoursesFileProps extends SectionProps {
  readonly onKept: (after: PlacesPage) => void;
  readonly onBack: () => void;
}

/** A file of courses: read in this page, looked at, then kept in the place of the list. */
export function CoursesFile({ home, onKept, onBack }: CoursesFileProps) {
  const read = useCall('office.readCourses');
  const keep = useCall('office.setCourses');
  const [found, setFound] = useState<CoursesRead | null>(null);
  const [fault, setFault] = useState('');
  const choose = async (bytes: Uint8Array) => {
    const file = decodeSchoolFile(bytes);
    const sentence =
      file.kind !== 'text'
        ? file.sentence
        : file.text.length > longestPart
          ? 'Ce fichier est trop long.'
          : '';
    setFault(sentence === '' ? '' : `${sentence} Rien n’a changé.`);
    if (file.kind !== 'text' || sentence !== '') return;
    setFound(await read.run({ text: file.text }));
  };
  if (!found)
    return (
      <SectionScreen
        key="file"
        home={home}
        heading="Choisir un fichier de cours"
        isWrong={fault !== '' || read.state.at === 'refused'}
      >
        {fault !== '' && <Alert state={fault} />}
        <FileField
          id="courses-file"
          label="Fichier des cours (CSV)"
          hint="Une ligne par cours, un titre à chaque colonne. Vous verrez ce qui changera avant de le garder."
          accept=".csv,.txt,.tsv,text/csv"
          onBytes={choose}
          onUnreadable={() => setFault(UNREADABLE)}
        />
        <CallNotice state={read.state} doing="Nous lisons le fichier…" />
        <Actions label="Revenir à la liste" onConfirm={onBack} disabled={read.isAsking} />
      </SectionScreen>
    );
  const { courses, faults, ignored, added, gone } = found;
  const confirm = async () => {
    const after = await keep.run({ courses: [...courses], requestKey: keep.requestKey() });
    if (after) onKept(after);
  };
  return (
    <SectionScreen key="preview" home={home} heading="Ce que dit le fichier des cours">
      <p>Rien n’est encore gardé. Ce fichier remplace toute la liste.</p>
      <Facts
        facts={[
          { label: 'À garder', value: counted(courses.length, 'cours', 'cours') },
          { label: 'Lignes laissées de côté', value: counted(faults.length, 'ligne') },
          { label: 'Nouveaux', value: added.join(', ') || 'aucun' },
          { label: 'Retirés de la liste', value: gone.join(', ') || 'aucun' },
          ...(ignored.length > 0 ? [{ label: 'Colonnes non utilisées', value: ignored.join(', ') }] : []),
        ]}
      />
      <CallNotice state={keep.state} doing="Nous gardons les cours…" />
      <Actions
        label={`Garder ces ${counted(courses.length, 'cours', 'cours')}`}
        disabled={keep.isAsking || courses.length === 0}
        onConfirm={confirm}
        back="Choisir un autre fichier"
        {...(keep.isAsking ? {} : { onBack: () => setFound(null) })}
      />
      <FaultTable title="Lignes laissées de côté" faults={faults} />
    </SectionScreen>
  );
}
