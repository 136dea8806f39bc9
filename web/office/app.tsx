import type { ComponentChildren } from 'preact';
import { useEffect, useState } from 'preact/hooks';
import type { OfficeHome } from '../../src/calls/office.ts';
import { Screen } from '../family/screen.tsx';
import { useShortcuts } from './actions.tsx';
import { CallNotice, useCall } from './call.tsx';
import { CampaignSection } from './campaign.tsx';
import { ControlsSection } from './controls.tsx';
import { CounterSection } from './counter.tsx';
import { type CounterDay, type CounterProps, emptyDay } from './counterDay.tsx';
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
import { SectionScreen, titleOf } from './section.tsx';
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
export function App({ opened, chosen }: Opened) {
  const [home, setHome] = useState<OfficeHome | null>(null);
  const call = useCall('office.home');
  useShortcuts();
  useEffect(() => {
    call.run({}).then((answer) => answer && setHome(answer));
  }, []);
  if (home) return <Office opened={opened} chosen={chosen} home={home} onHome={setHome} />;
  const isRefused = call.state.at === 'refused';
  return (
    <>
      <Top />
      <Screen
        key={call.state.at === 'refused' ? 'refused' : 'opening'}
        title={titleOf('Accueil', '')}
        heading={isRefused ? 'Le bureau ne s’ouvre pas' : 'Nous ouvrons le bureau'}
        isWrong={isRefused}
      >
        <CallNotice state={call.state} doing="Un instant…" />
      </Screen>
      <Foot />
    </>
  );
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
        <Sections open={isOpen} section={section} disabled={isWorking} onGo={setSection} />
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
        <Reserved key={section} section={section} home={home} />
      )}
      <Foot />
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

function Reserved({ section, home }: { readonly section: SectionId; readonly home: OfficeHome }) {
  return (
    <SectionScreen home={home} heading={sections[section]}>
      <p>
        Cette action revient à la personne qui gère la campagne. Votre compte, <strong>{home.me.mail}</strong>
        , a le rôle <em>Agent</em>. Rien n’a changé.
      </p>
    </SectionScreen>
  );
}

interface SectionsProps {
  readonly open: (section: SectionId) => boolean;
  readonly section: SectionId;
  readonly disabled: boolean;
  readonly onGo: (section: SectionId) => void;
}

/** Only what this colleague may open. */
function Sections({ open, section, disabled, onGo }: SectionsProps) {
  const shown = Object.entries(chapters).map(([name, ids]) => [name, ids.filter(open)] as const);
  return (
    <nav aria-label="Sections du bureau" class="unprinted">
      <ul class="chapters">
        {shown.map(
          ([name, ids], rank) =>
            ids.length > 0 && (
              <li key={name}>
                <span id={`chapter-${rank}`}>{name}</span>
                <ul class="sections" aria-labelledby={`chapter-${rank}`}>
                  {ids.map((id) => (
                    <li key={id}>
                      <button
                        type="button"
                        aria-current={id === section ? 'page' : undefined}
                        disabled={disabled}
                        onClick={() => onGo(id)}
                      >
                        {sections[id]}
                      </button>
                    </li>
                  ))}
                </ul>
              </li>
            ),
        )}
      </ul>
    </nav>
  );
}

const toContent = (): void => document.querySelector('h1')?.focus();

function Top({ town = '', children }: { readonly town?: string; readonly children?: ComponentChildren }) {
  return (
    <header class="sheet">
      <button type="button" class="skip" onClick={toContent}>
        Aller au contenu
      </button>
      <p class="town">
        <strong>Da Capo</strong>
        {town !== '' && ` – ${town}`} – Bureau
      </p>
      {children}
    </header>
  );
}

function Foot() {
  return (
    <footer class="sheet unprinted">
      <p class="foot">
        Accessibilité&nbsp;: non conforme. Cette page ne dépose aucun cookie et ne fait appel à aucun autre
        site.
      </p>
    </footer>
  );
}
