import { useState } from 'preact/hooks';
import type { OfficeHome } from '../../src/calls/office.ts';
import { Foot, otherPages, SectionList, Top, WithHome } from '../office/frame.tsx';
import { isManager } from '../office/model.ts';
import { Reserved } from '../office/section.tsx';
import { AccessSection } from './access.tsx';
import { BreachesSection } from './breaches.tsx';
import { ConsentsSection } from './consents.tsx';
import type { SectionProps } from './model.ts';
import { NoticeSection } from './notice.tsx';
import { PersonSection } from './person.tsx';
import { ProcessingSection } from './processing.tsx';
import { ReadsSection } from './reads.tsx';
import { RegistersSection } from './registers.tsx';
import { RequestsSection } from './requests.tsx';
import { RetentionSection } from './retention.tsx';
import { chapters, type SectionId, sections } from './sections.ts';

/** What is owed to people, for whoever manages: one section at a time. */
export function App({ opened }: { readonly opened: SectionId }) {
  return <WithHome>{(home) => <Rights opened={opened} home={home} />}</WithHome>;
}

function Rights({ opened, home }: { readonly opened: SectionId; readonly home: OfficeHome }) {
  const [section, setSection] = useState(opened);
  const [isWorking, setWorking] = useState(false);
  return (
    <>
      <Top town={home.town}>
        <SectionList
          label="Sections des données personnelles"
          chapters={chapters}
          names={sections}
          isOpen={() => isManager(home)}
          section={section}
          disabled={isWorking}
          onGo={setSection}
          pages={otherPages(home, 'droits')}
        />
      </Top>
      {isManager(home) ? (
        <Section home={home} section={section} onWorking={setWorking} />
      ) : (
        <Reserved home={home} heading={sections[section]} />
      )}
      <Foot families={home.families} />
    </>
  );
}

function Section({ section, ...props }: SectionProps & { readonly section: SectionId }) {
  const { home } = props;
  switch (section) {
    case 'demandes':
      return <RequestsSection home={home} />;
    case 'personne':
      return <PersonSection {...props} />;
    case 'incidents':
      return <BreachesSection home={home} />;
    case 'accords':
      return <ConsentsSection home={home} />;
    case 'conservation':
      return <RetentionSection {...props} />;
    case 'registres':
      return <RegistersSection home={home} />;
    case 'traitements':
      return <ProcessingSection home={home} />;
    case 'notice':
      return <NoticeSection home={home} />;
    case 'acces':
      return <AccessSection home={home} />;
    case 'lectures':
      return <ReadsSection home={home} />;
  }
}
