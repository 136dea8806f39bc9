import { useState } from 'preact/hooks';
import type { CoursesRead, PlacesPage } from '../../src/calls/lottery.ts';
import { Actions } from '../office/actions.tsx';
import { CallNotice, useCall } from '../office/call.tsx';
import { FaultTable } from '../office/faults.tsx';
import { Facts, SectionScreen } from '../office/section.tsx';
import { TextFileScreen } from '../office/textFile.tsx';
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
  if (!found)
    return (
      <TextFileScreen
        key="file"
        home={home}
        heading="Choisir un fichier de cours"
        id="courses-file"
        label="Fichier des cours (CSV)"
        hint="Une ligne par cours, un titre à chaque colonne. Vous verrez ce qui changera avant de le garder."
        unchanged="Rien n’a changé."
        state={read.state}
        onText={async (text) => setFound(await read.run({ text }))}
        onBack={onBack}
      />
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
