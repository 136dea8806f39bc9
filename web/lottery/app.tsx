import { useState } from 'preact/hooks';
import type { OfficeHome } from '../../src/calls/office.ts';
import { Foot, otherPages, SectionList, Top, WithHome } from '../office/frame.tsx';
import { isManager } from '../office/model.ts';
import { Reserved } from '../office/section.tsx';
import { BallotsSection } from './ballots.tsx';
import { CeremonySection } from './ceremony.tsx';
import { type Ceremony, newCeremony } from './ceremonyState.ts';
import type { CourseForm } from './courseForm.ts';
import { DoublesSection } from './doubles.tsx';
import { DrawSection } from './draw.tsx';
import { EntrySection } from './entry.tsx';
import { type Entry, emptyEntry } from './entryState.ts';
import type { SectionProps } from './model.ts';
import { PlacesSection } from './places.tsx';
import { chapters, openToClerks, type SectionId, sections } from './sections.ts';

/** The lottery, for the team: one section at a time, in the order of the work. */
export function App({ opened }: { readonly opened: SectionId }) {
  return <WithHome>{(home) => <Lottery opened={opened} home={home} />}</WithHome>;
}

function Lottery({ opened, home }: { readonly opened: SectionId; readonly home: OfficeHome }) {
  const [section, setSection] = useState(opened);
  const [isWorking, setWorking] = useState(false);
  const isOpen = (id: SectionId) => isManager(home) || openToClerks.includes(id);
  return (
    <>
      <Top town={home.town}>
        <SectionList
          label="Sections du tirage au sort"
          chapters={chapters}
          names={sections}
          {...{ isOpen, section }}
          disabled={isWorking}
          onGo={setSection}
          pages={otherPages(home, 'loterie')}
        />
      </Top>
      <Sections {...{ home, section }} isOpen={isOpen(section)} onGo={setSection} onWorking={setWorking} />
      <Foot families={home.families} />
    </>
  );
}

interface SectionsProps extends SectionProps {
  readonly section: SectionId;
  readonly isOpen: boolean;
}

/** What is typed stays while one looks at another section. */
function Sections({ section, isOpen, ...props }: SectionsProps) {
  const [courses, setCourses] = useState<readonly CourseForm[] | null>(null);
  const [entry, setEntry] = useState<Entry>(emptyEntry);
  const [ceremony, setCeremony] = useState<Ceremony>(newCeremony);
  if (!isOpen) return <Reserved key={section} home={props.home} heading={sections[section]} />;
  switch (section) {
    case 'places':
      return <PlacesSection {...props} typed={courses} onTyped={setCourses} />;
    case 'saisie':
      return <EntrySection {...props} entry={entry} onEntry={setEntry} />;
    case 'bulletins':
      return <BallotsSection {...props} />;
    case 'doublons':
      return <DoublesSection {...props} />;
    case 'tirage':
      return <DrawSection {...props} />;
    case 'ceremonie':
      return <CeremonySection {...props} ceremony={ceremony} onCeremony={setCeremony} />;
  }
}
