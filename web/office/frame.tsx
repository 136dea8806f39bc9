import type { ComponentChildren } from 'preact';
import { useEffect, useState } from 'preact/hooks';
import type { OfficeHome } from '../../src/calls/office.ts';
import { pageNames } from '../../src/campaign/publicPages.ts';
import { Screen } from '../family/screen.tsx';
import { useShortcuts } from './actions.tsx';
import { CallNotice, useCall } from './call.tsx';
import { isManager } from './model.ts';
import { titleOf } from './section.tsx';

interface WithHomeProps {
  readonly children: (home: OfficeHome, onHome: (home: OfficeHome) => void) => ComponentChildren;
}

/** Around every page of the team: who one is and where the town stands, asked before anything is shown. */
export function WithHome({ children }: WithHomeProps) {
  const [home, setHome] = useState<OfficeHome | null>(null);
  const call = useCall('office.home');
  useShortcuts();
  useEffect(() => {
    call.run({}).then((answer) => answer && setHome(answer));
  }, []);
  if (home) return <>{children(home, setHome)}</>;
  const isRefused = call.state.at === 'refused';
  return (
    <>
      <Top />
      <Screen
        key={isRefused ? 'refused' : 'opening'}
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

const teamPages = {
  bureau: 'Bureau',
  loterie: 'Tirage au sort',
  attribution: 'Attribution',
  droits: 'Données personnelles',
} as const;

/** The other pages of the team, from one of them; none before the office has an address, personal data for managers. */
export const otherPages = (home: OfficeHome, own: keyof typeof teamPages): [string, string][] =>
  home.office === ''
    ? []
    : Object.entries(teamPages)
        .filter(([word]) => word !== own && (word !== 'droits' || isManager(home)))
        .map(([word, name]) => [`${home.office}?page=${word}`, name]);

interface SectionListProps<Id extends string> {
  readonly label: string;
  readonly chapters: Readonly<Record<string, readonly Id[]>>;
  readonly names: Readonly<Record<Id, string>>;
  readonly isOpen: (section: Id) => boolean;
  readonly section: Id;
  readonly disabled: boolean;
  readonly onGo: (section: Id) => void;
  /** Other pages of the team: where the office is not published yet there is none. */
  readonly pages: readonly (readonly [address: string, name: string])[];
}

/** Only what this colleague may open. */
export function SectionList<Id extends string>(props: SectionListProps<Id>) {
  const { label, chapters, names, isOpen, section, disabled, onGo, pages } = props;
  const shown = Object.entries(chapters).map(([name, ids]) => [name, ids.filter(isOpen)] as const);
  return (
    <nav aria-label={label} class="unprinted">
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
                        {names[id]}
                      </button>
                    </li>
                  ))}
                </ul>
              </li>
            ),
        )}
        {pages.map(([address, name]) => (
          <li key={address} class="other-page">
            <a href={address} target="_top">
              {name}
            </a>
          </li>
        ))}
      </ul>
    </nav>
  );
}

const toContent = (): void => document.querySelector('h1')?.focus();

export function Top({
  town = '',
  children,
}: {
  readonly town?: string;
  readonly children?: ComponentChildren;
}) {
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

/** The law's words on every page, and the statement where the town has an address (loi n° 2005-102, art. 47). */
export function Foot({ families = '' }: { readonly families?: string }) {
  const words = pageNames.accessibilite;
  return (
    <footer class="sheet unprinted">
      <p class="foot">
        {families === '' ? (
          words
        ) : (
          <a href={`${families}?page=accessibilite`} target="_blank" rel="noopener">
            {words} (nouvel onglet)
          </a>
        )}
        . Cette page ne dépose aucun cookie et ne fait appel à aucun autre site.
      </p>
    </footer>
  );
}
