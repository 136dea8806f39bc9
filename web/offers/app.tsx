import type { ComponentChildren } from 'preact';
import { useState } from 'preact/hooks';
import type { OfficeHome } from '../../src/calls/office.ts';
import { Foot, otherPages, SectionList, Top, WithHome } from '../office/frame.tsx';
import { AppealsSection } from './appeals.tsx';
import type { SectionProps } from './model.ts';
import { OffersSection } from './offers.tsx';
import { chapters, type SectionId, sections } from './sections.ts';

const screens: Readonly<Record<SectionId, (props: SectionProps) => ComponentChildren>> = {
  propositions: OffersSection,
  reclamations: AppealsSection,
};

/** What becomes of the seats, for the team: one section at a time, in the order of the work. */
export function App({ opened }: { readonly opened: SectionId }) {
  return <WithHome>{(home) => <Offers opened={opened} home={home} />}</WithHome>;
}

function Offers({ opened, home }: { readonly opened: SectionId; readonly home: OfficeHome }) {
  const [section, setSection] = useState(opened);
  const Shown = screens[section];
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
      <Shown home={home} />
      <Foot />
    </>
  );
}
