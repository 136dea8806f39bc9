import { useState } from 'preact/hooks';
import type { OfficeHome } from '../../src/calls/office.ts';
import { CampaignSection } from './campaign.tsx';
import { ControlsSection } from './controls.tsx';
import { CounterSection } from './counter.tsx';
import { type CounterDay, type CounterProps, emptyDay } from './counterDay.tsx';
import { Foot, otherPages, SectionList, Top, WithHome } from './frame.tsx';
import { HomeSection } from './home.tsx';
import { ImportSection } from './import.tsx';
import { InvitationsSection } from './invitations.tsx';
import { LegalSection } from './legal.tsx';
import { LettersSection } from './letters.tsx';
import { MessageSection } from './message.tsx';
import { isManager, type SectionProps } from './model.ts';
import { RefreshSection } from './refresh.tsx';
import { RemindSection } from './remind.tsx';
import { type ChosenProps, ReviewSection } from './review.tsx';
import { Reserved } from './section.tsx';
import { chapters, openToClerks, type SectionId, sections } from './sections.ts';
import { SelfcheckSection } from './selfcheck.tsx';
import { type TeamProps, TeamSection } from './team.tsx';
import type { TeamLine } from './teamCheck.ts';
import { TermsSection } from './terms.tsx';
import { TodaySection } from './today.tsx';
import { TownSection } from './town.tsx';
import { WorkbooksSection } from './workbooks.tsx';

/** What the address asks for. */
interface Opened {
  readonly opened: SectionId;
  readonly chosen: readonly string[];
}

/** The office: who one is and where the town stands first, then one section at a time. */
export function App(asked: Opened) {
  return <WithHome>{(home, onHome) => <Office {...asked} home={home} onHome={onHome} />}</WithHome>;
}

interface OfficeProps extends Opened {
  readonly home: OfficeHome;
  readonly onHome: (home: OfficeHome) => void;
}

function Office({ opened, home, onHome, ...asked }: OfficeProps) {
  const [section, setSection] = useState(opened);
  const [chosen, setChosen] = useState(asked.chosen);
  const [isWorking, setWorking] = useState(false);
  const [typed, setTyped] = useState<readonly TeamLine[] | null>(null);
  const [day, setDay] = useState<CounterDay>(emptyDay);
  const isOpen = (id: SectionId) => isManager(home) || openToClerks.includes(id);
  const props: SectionProps = { home, onHome, onGo: setSection, onWorking: setWorking };
  return (
    <>
      <Top town={home.town}>
        <SectionList
          label="Sections du bureau"
          chapters={chapters}
          names={sections}
          {...{ isOpen, section }}
          disabled={isWorking}
          onGo={setSection}
          pages={otherPages(home, 'bureau')}
        />
      </Top>
      {isOpen(section) ? (
        <Section
          key={section}
          section={section}
          {...props}
          typed={typed}
          onTyped={setTyped}
          day={day}
          onDay={setDay}
          chosen={chosen}
          onChosen={setChosen}
        />
      ) : (
        <Reserved key={section} heading={sections[section]} home={home} />
      )}
      <Foot families={home.families} />
    </>
  );
}

interface OneSectionProps extends TeamProps, CounterProps, ChosenProps {
  readonly section: SectionId;
}

function Section({ section, ...props }: OneSectionProps) {
  switch (section) {
    case '':
      return <HomeSection {...props} />;
    case 'ville':
      return <TownSection {...props} />;
    case 'textes':
      return <LegalSection {...props} />;
    case 'guichet':
      return <CounterSection {...props} />;
    case 'aujourdhui':
      return <TodaySection {...props} />;
    case 'controles':
      return <ControlsSection {...props} />;
    case 'relances':
      return <RemindSection {...props} />;
    case 'message':
      return <MessageSection {...props} />;
    case 'conditions':
      return <TermsSection {...props} />;
    case 'decisions':
      return <ReviewSection {...props} />;
    case 'campagne':
      return <CampaignSection {...props} />;
    case 'classeurs':
      return <WorkbooksSection {...props} />;
    case 'import':
      return <ImportSection {...props} />;
    case 'equipe':
      return <TeamSection {...props} />;
    case 'invitations':
      return <InvitationsSection {...props} />;
    case 'lettres':
      return <LettersSection {...props} />;
    case 'mise-a-jour':
      return <RefreshSection {...props} />;
    case 'verification':
      return <SelfcheckSection {...props} />;
  }
}
