import { useState } from 'preact/hooks';
import type { OfficeHome } from '../../src/calls/office.ts';
import { Foot, otherPages, SectionList, Top, WithHome } from '../office/frame.tsx';
import { NotServedSection } from './notServed.tsx';
import { OffersSection } from './offers.tsx';
import { chapters, type SectionId, sections } from './sections.ts';

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
          isOpen={() => true}
          section={section}
          disabled={false}
          onGo={setSection}
          pages={otherPages(home, 'attribution')}
        />
      </Top>
      <Section section={section} home={home} onGo={setSection} />
      <Foot />
    </>
  );
}

interface SectionProps {
  readonly section: SectionId;
  readonly home: OfficeHome;
  readonly onGo: (section: SectionId) => void;
}

function Section({ section, home, onGo }: SectionProps) {
  switch (section) {
    case 'propositions':
      return <OffersSection home={home} />;
    case 'non-servis':
      return <NotServedSection home={home} onOffers={() => onGo('propositions')} />;
  }
}
