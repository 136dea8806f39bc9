import { useState } from 'preact/hooks';
import type { FoundPerson } from '../../src/calls/rights.ts';
import { Notice } from '../family/band.tsx';
import { Button } from '../fields/button.tsx';
import { CheckboxRows } from '../fields/choices.tsx';
import { ErrorSummary } from '../fields/summary.tsx';
import { Actions } from '../office/actions.tsx';
import { CallNotice } from '../office/call.tsx';
import { SectionScreen } from '../office/section.tsx';
import { counted } from '../office/words.ts';
import { EraseScreen } from './erase.tsx';
import { HoldPersonScreen } from './holdPerson.tsx';
import { LimitScreen } from './limit.tsx';
import type { SectionProps } from './model.ts';
import { isProposed, shownPeople } from './people.ts';
import { FoundWords, PersonFacts, type Search, usePeopleSearch, WordsField } from './peopleSearch.tsx';
import { FileScreen, PersonScreen } from './personScreen.tsx';
import { RectifyScreen } from './rectify.tsx';

/** Which screen of the section is open. */
export type Step = 'search' | 'person' | 'file' | 'rectify' | 'limit' | 'erase' | 'hold';

/** What every screen about somebody receives. */
export interface PersonProps extends SectionProps {
  readonly chosen: readonly FoundPerson[];
  readonly onGo: (step: Step, told?: string) => void;
}

/** One person's data: found without joining homonyms, told, put right, frozen, erased or held (GDPR 15 to 18 and 20; CNS-009, CNS-010). */
export function PersonSection(props: SectionProps) {
  const search = usePeopleSearch();
  const [chosen, setChosen] = useState<readonly FoundPerson[]>([]);
  const [step, setStep] = useState<Step>('search');
  const [told, setTold] = useState('');
  const [record, setRecord] = useState('');
  /** What was shown of them is no longer true. */
  const forget = (words: string) => {
    setChosen([]);
    search.forget();
    setTold(words);
    setStep('search');
  };
  const each: PersonProps = {
    ...props,
    chosen,
    onGo: (next, words = '') => {
      setTold(words);
      setStep(next);
    },
  };
  switch (step) {
    case 'search':
      return <SearchScreen key="search" {...each} told={told} search={search} onChosen={setChosen} />;
    case 'person':
      return (
        <PersonScreen
          key="person"
          {...each}
          told={told}
          onRectify={(ref) => {
            setRecord(ref);
            each.onGo('rectify');
          }}
        />
      );
    case 'rectify':
      return (
        <RectifyScreen
          key="rectify"
          {...each}
          record={record}
          onRectified={() => forget('La fiche est rectifiée')}
        />
      );
    case 'limit':
      return <LimitScreen key="limit" {...each} />;
    case 'file':
      return <FileScreen key="file" {...each} />;
    case 'erase':
      return <EraseScreen key="erase" {...each} onErased={() => forget('')} />;
    case 'hold':
      return <HoldPersonScreen key="hold" {...each} />;
  }
}

interface SearchProps extends PersonProps {
  readonly told: string;
  readonly search: Search;
  readonly onChosen: (chosen: readonly FoundPerson[]) => void;
}

function SearchScreen({ home, told, search, chosen, onChosen, onGo }: SearchProps) {
  const { call, found, faults, look } = search;
  const shown = shownPeople(chosen, found?.found ?? []);
  const hasChosen = chosen.length > 0;
  const submit = (event: Event) => {
    event.preventDefault();
    look();
  };
  return (
    <SectionScreen
      home={home}
      heading="Données d’une personne"
      isWrong={faults.length > 0 || call.state.at === 'refused'}
    >
      {told !== '' && <Notice kind="done" state={told} />}
      <p>
        Cherchez la personne, puis cochez toutes ses fiches. Da Capo n’en réunit aucune tout seul&nbsp;: des
        homonymes ou des jumeaux se ressemblent.
      </p>
      <form noValidate onSubmit={submit}>
        <ErrorSummary errors={faults} />
        <WordsField search={search} />
        {hasChosen ? (
          <div class="actions searching">
            <Button disabled={call.isAsking}>Chercher</Button>
          </div>
        ) : (
          <Actions label="Chercher" disabled={call.isAsking} />
        )}
      </form>
      <CallNotice state={call.state} doing="Nous cherchons…" />
      {found && <FoundWords found={found} />}
      {found?.found.length === 0 && <Nobody />}
      {shown.length > 0 && <Records {...{ shown, chosen, onChosen }} />}
      {hasChosen && (
        <Actions
          label={`Continuer avec ${counted(chosen.length, 'fiche')}`}
          onConfirm={() => onGo('person')}
        />
      )}
    </SectionScreen>
  );
}

/** What to answer somebody of whom nothing is known under these words. */
function Nobody() {
  return (
    <Notice kind="plain" state="Que répondre">
      <p>Essayez d’abord un autre nom, un courriel, un téléphone, ou le nom de l’enfant.</p>
      <p>
        Toujours personne&nbsp;? Répondez dans le mois&nbsp;: «&nbsp;Nous ne gardons aucune donnée sur
        vous.&nbsp;» Ne demandez pas de pièce d’identité pour le dire. Notez la demande et la réponse au
        registre.
      </p>
    </Notice>
  );
}

interface RecordsProps {
  readonly shown: readonly FoundPerson[];
  readonly chosen: readonly FoundPerson[];
  readonly onChosen: (chosen: readonly FoundPerson[]) => void;
}

/** Every record apart; nothing is ticked for anybody. */
function Records({ shown, chosen, onChosen }: RecordsProps) {
  return (
    <CheckboxRows
      id="refs"
      legend="Fiches de cette personne"
      hint="Comparez dates de naissance et adresses. Ne cochez aucune fiche d’une autre personne."
      choices={shown.map((person) => ({
        value: person.ref,
        label: person.name,
        detail: (
          <>
            <PersonFacts person={person} />
            {isProposed(person, chosen) && (
              <span class="state attention">
                <span aria-hidden="true">▲ </span>peut-être la même personne
              </span>
            )}
          </>
        ),
      }))}
      values={chosen.map(({ ref }) => ref)}
      onValues={(refs) => onChosen(shown.filter(({ ref }) => refs.includes(ref)))}
    />
  );
}
