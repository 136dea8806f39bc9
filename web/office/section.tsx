import type { ComponentChildren } from 'preact';
import type { OfficeHome } from '../../src/calls/office.ts';
import { Screen } from '../family/screen.tsx';

interface SectionScreenProps {
  readonly home: OfficeHome;
  readonly heading: string;
  readonly isWrong?: boolean;
  /** The id to focus on arrival instead of the heading. */
  readonly focus?: string;
  readonly children: ComponentChildren;
}

/** One screen of a section, titled after where one is. Give it a `key` for each phase: a new key is a new screen. */
export function SectionScreen({ home, heading, isWrong = false, focus, children }: SectionScreenProps) {
  return (
    <Screen title={titleOf(heading, home.town)} heading={heading} isWrong={isWrong} focus={focus}>
      {children}
    </Screen>
  );
}

/** « Élèves – Bureau Da Capo – Valmont ». */
export const titleOf = (heading: string, town: string): string =>
  `${heading} – Bureau Da Capo${town === '' ? '' : ` – ${town}`}`;

interface Fact {
  readonly label: string;
  readonly value: ComponentChildren;
}

/** What will happen, or what happened, in figures and words. */
export function Facts({ facts }: { readonly facts: readonly Fact[] }) {
  return (
    <dl class="facts">
      {facts.map(({ label, value }) => (
        <div key={label}>
          <dt>{label}</dt>
          <dd>{value}</dd>
        </div>
      ))}
    </dl>
  );
}

/** What a clerk sees where only a manager may act. */
export function Reserved({ home, heading }: { readonly home: OfficeHome; readonly heading: string }) {
  return (
    <SectionScreen home={home} heading={heading}>
      <p>
        Cette action revient à la personne qui gère la campagne. Votre compte, <strong>{home.me.mail}</strong>
        , a le rôle <em>Agent</em>. Rien n’a changé.
      </p>
    </SectionScreen>
  );
}
