import { useState } from 'preact/hooks';
import type { FoundPeople, FoundPerson } from '../../src/calls/rights.ts';
import { Button } from '../fields/button.tsx';
import { RadioRows } from '../fields/choices.tsx';
import { errorOf, type FieldError } from '../fields/errors.ts';
import { TextField } from '../fields/text.tsx';
import { type Call, CallNotice, useCall } from '../office/call.tsx';
import { counted, figure } from '../office/words.ts';
import { kindWords } from './people.ts';

export interface Search {
  readonly call: Call<'office.findPeople'>;
  readonly words: string;
  readonly setWords: (words: string) => void;
  /** Null before the first search. */
  readonly found: FoundPeople | null;
  readonly faults: readonly FieldError[];
  readonly look: () => Promise<void>;
  /** As before the first search. */
  readonly forget: () => void;
}

/** A search of people by words; what it found stays until the next one. */
export function usePeopleSearch(): Search {
  const call = useCall('office.findPeople');
  const [words, setWords] = useState('');
  const [found, setFound] = useState<FoundPeople | null>(null);
  const [faults, setFaults] = useState<readonly FieldError[]>([]);
  const look = async () => {
    if (call.isAsking) return;
    const isMissing = words.trim() === '';
    setFaults(
      isMissing
        ? [{ field: 'words', message: 'Écrivez un nom, un courriel, un téléphone ou un numéro.' }]
        : [],
    );
    if (isMissing) return;
    const answer = await call.run({ words: words.trim() });
    if (answer) setFound(answer);
  };
  const forget = () => {
    setWords('');
    setFound(null);
  };
  return { call, words, setWords, found, faults, look, forget };
}

/** Where the words are typed. */
export function WordsField({ search: { words, setWords, faults } }: { readonly search: Search }) {
  return (
    <TextField
      id="words"
      label="Chercher une personne"
      hint="Nom, courriel, téléphone, numéro ou date de naissance, par exemple 03/02/2015."
      value={words}
      onValue={setWords}
      error={errorOf(faults, 'words')}
    />
  );
}

/** How many were found, heard as it changes; too many ask for more words. */
export function FoundWords({ found: { found, more } }: { readonly found: FoundPeople }) {
  return (
    <p role="status">
      {found.length === 0 ? 'Personne n’est connu sous ces mots.' : `${counted(found.length, 'fiche')}.`}
      {more > 0 &&
        ` Il y en a ${figure(more)} de plus\u00a0: ajoutez un prénom, une date de naissance ou un numéro.`}
    </p>
  );
}

/** What tells a record from another. */
export function PersonFacts({ person: { kind, facts } }: { readonly person: FoundPerson }) {
  return (
    <span class="facts-of">
      <span>{kindWords[kind]}</span>
      {facts.map(([label, value]) => (
        <span key={label}>
          {label}&nbsp;: {value}
        </span>
      ))}
    </span>
  );
}

interface PersonPickerProps {
  readonly id: string;
  readonly chosen: FoundPerson | null;
  readonly error: string | undefined;
  readonly onChosen: (person: FoundPerson) => void;
}

/** One record among those found, inside a form that does something else: Enter searches. */
export function PersonPicker({ id, chosen, error, onChosen }: PersonPickerProps) {
  const search = usePeopleSearch();
  const { call, found, look } = search;
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.key !== 'Enter' || event.ctrlKey || event.metaKey) return;
    event.preventDefault();
    look();
  };
  return (
    <>
      {/* biome-ignore lint/a11y/noStaticElementInteractions: the key is the field's own, on its way up. */}
      <div onKeyDown={onKeyDown}>
        <WordsField search={search} />
      </div>
      <div class="actions searching">
        <Button onPress={look} disabled={call.isAsking}>
          Chercher
        </Button>
      </div>
      <CallNotice state={call.state} doing="Nous cherchons…" />
      {found && <FoundWords found={found} />}
      {found && found.found.length > 0 ? (
        <RadioRows
          id={id}
          legend="De qui s’agit-il&#8239;?"
          error={error}
          choices={found.found.map((person) => ({
            value: person.ref,
            label: person.name,
            detail: <PersonFacts person={person} />,
          }))}
          value={chosen?.ref ?? ''}
          onValue={(ref) => {
            const person = found.found.find((one) => one.ref === ref);
            if (person) onChosen(person);
          }}
        />
      ) : null}
    </>
  );
}
