import { useState } from 'preact/hooks';
import type { OfficeHome } from '../../src/calls/office.ts';
import { Foot, otherPages, SectionList, Top, WithHome } from '../office/frame.tsx';
import { isManager } from '../office/model.ts';
import { Reserved } from '../office/section.tsx';
import { AppealsSection } from './appeals.tsx';
import { LastYearSection } from './lastYear.tsx';
import { NotServedSection } from './notServed.tsx';
import { OffersSection } from './offers.tsx';
import { chapters, forManagers, type SectionId, sections } from './sections.ts';

/** What becomes of the seats, for the team: one section at a time, in the order of the work. */
export function App({ opened }: { readonly opened: SectionId }) {
  return <WithHome>{(home) => <Offers opened={opened} home={home} />}</WithHome>;
}

function Offers({ opened, home }: { readonly opened: SectionId; readonly home: OfficeHome }) {
  const [section, setSection] = useState(opened);
  return (
    <>
      <Top town={home.town}>
        <SectionList
          label="Sections de l’attribution"
          chapters={chapters}
          names={sections}
          isOpen={(id) => isManager(home) || !forManagers.includes(id)}
          section={section}
          disabled={false}
          onGo={setSection}
          pages={otherPages(home, 'attribution')}
        />
      </Top>
      <Section {...{ home, section }} onGo={setSection} />
      <Foot families={home.families} />
    </>
  );
}

interface SectionProps {
  readonly home: OfficeHome;
  readonly section: SectionId;
  readonly onGo: (section: SectionId) => void;
}

function Section({ home, section, onGo }: SectionProps) {
  if (!isManager(home) && forManagers.includes(section))
    return <Reserved home={home} heading={sections[section]} />;
  switch (section) {
    case 'an-dernier':
      return <LastYearSection home={home} onOffers={() => onGo('propositions')} />;
    case 'propositions':
      return <OffersSection home={home} />;
    case 'reclamations':
      return <AppealsSection home={home} />;
    case 'non-servis':
      return <NotServedSection home={home} onOffers={() => onGo('propositions')} />;
  }
}
