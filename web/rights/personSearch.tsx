import { useState } from 'preact/hooks';
import type { FoundPeople, FoundPerson } from '../../src/calls/rights.ts';
import { Button } from '../fields/button.tsx';
import { CheckboxRow, CheckboxRows } from '../fields/choices.tsx';
import { TextField } from '../fields/text.tsx';
import { CallNotice, useCall } from '../office/call.tsx';
import { counted } from '../office/words.ts';

/** The records chosen, and whether their facts were compared with those of namesakes. */
export interface ChosenPeople {
  readonly people: readonly FoundPerson[];
  readonly isConfirmed: boolean;
}

interface PersonSearchProps {
  readonly chosen: ChosenPeople;
  readonly onChosen: (chosen: ChosenPeople) => void;
  readonly errors: { readonly refs: string | undefined; readonly isConfirmed: string | undefined };
}

/** Whose data it is about: every record apart, with its facts, so that a homonym or a twin is never taken for another. */
export function PersonSearch({ chosen, onChosen, errors }: PersonSearchProps) {
  const call = useCall('office.findPeople');
  const [words, setWords] = useState('');
  const [found, setFound] = useState<FoundPeople | null>(null);
  const search = async () => {
    if (words.trim() === '' || call.isAsking) return;
    const answer = await call.run({ words: words.trim() });
    if (answer) setFound(answer);
  };
  const others = (found?.found ?? []).filter(({ ref }) => !chosen.people.some((one) => one.ref === ref));
  const shown = [...chosen.people, ...others];
  const pick = (refs: readonly string[]) =>
    onChosen({ people: shown.filter(({ ref }) => refs.includes(ref)), isConfirmed: false });
  return (
    <>
      <TextField
        id="words"
        label="Chercher la personne concernée"
        hint="Nom, courriel, téléphone, numéro ou date de naissance. Si personne n’est trouvé, la demande est gardée sans fiche."
        optional
        value={words}
        onValue={setWords}
        afterwards={
          <div class="actions">
            <Button onPress={search} disabled={call.isAsking}>
              Chercher
            </Button>
          </div>
        }
      />
      <CallNotice state={call.state} doing="Nous cherchons…" />
      {found && (
        <p role="status">
          {found.found.length === 0
            ? 'Personne n’est connu sous ces mots.'
            : `${counted(found.found.length, 'fiche trouvée', 'fiches trouvées')}${found.more > 0 ? `, ${counted(found.more, 'autre non montrée', 'autres non montrées')}\u00a0: précisez` : ''}.`}
        </p>
      )}
      {shown.length > 0 && (
        <CheckboxRows
          id="refs"
          legend="Fiches de cette personne"
          hint="Cochez toutes ses fiches, et aucune d’une autre personne."
          error={errors.refs}
          choices={shown.map((person) => ({
            value: person.ref,
            label: person.name,
            detail: <PersonFacts person={person} />,
          }))}
          values={chosen.people.map(({ ref }) => ref)}
          onValues={pick}
        />
      )}
      {chosen.people.length > 0 && (
        <CheckboxRow
          id="isConfirmed"
          label="J’ai comparé les dates de naissance et les adresses&nbsp;: c’est bien cette personne, pas un homonyme ni un jumeau."
          error={errors.isConfirmed}
          checked={chosen.isConfirmed}
          onChecked={(isConfirmed) => onChosen({ ...chosen, isConfirmed })}
        />
      )}
    </>
  );
}

function PersonFacts({ person: { facts, maybe } }: { readonly person: FoundPerson }) {
  return (
    <span class="hint">
      {facts.map(([label, value]) => `${label}\u00a0: ${value}`).join(' – ')}
      {maybe.length > 0 && ` – Peut-être aussi ${counted(maybe.length, 'autre fiche', 'autres fiches')}`}
    </span>
  );
}
