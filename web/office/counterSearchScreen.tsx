import { useState } from 'preact/hooks';
import type { OfficeHome } from '../../src/calls/office.ts';
import { TextField } from '../fields/text.tsx';
import { CallNotice, type CallState } from './call.tsx';
import { ClosingNotice, type LocalClosing } from './counterClosing.tsx';
import { type CounterDay, type CounterEntry, DayJournal } from './counterDay.tsx';
import type { Found } from './counterSearch.ts';
import { SectionScreen } from './section.tsx';
import { counted } from './words.ts';

interface SearchProps {
  readonly home: OfficeHome;
  readonly day: CounterDay;
  readonly closing: LocalClosing;
  readonly find: (typed: string) => readonly Found[];
  readonly state: CallState;
  readonly onOpen: (student: string) => void;
  readonly onReopen: (entry: CounterEntry) => void;
  readonly onPapers: () => void;
}

const mostShown = 10;

/** One box: results as one types, Enter opens the first. */
export function SearchScreen(props: SearchProps) {
  const { home, day, closing, find, state, onOpen, onReopen, onPapers } = props;
  const [typed, setTyped] = useState('');
  const found = find(typed);
  const [first] = found;
  return (
    <SectionScreen home={home} heading="Guichet" focus="search" isWrong={state.at === 'refused'}>
      <ClosingNotice closing={closing} />
      <form
        noValidate
        onSubmit={(event) => {
          event.preventDefault();
          if (first && state.at !== 'asking') onOpen(first.number);
        }}
      >
        <TextField
          id="search"
          label="Chercher un élève"
          hint="Nom, prénom, naissance (JJMMAA), n° d’élève ou n° de famille. Entrée ouvre le premier."
          value={typed}
          onValue={setTyped}
        />
      </form>
      <p role="status" class="doing">
        {typed.trim() !== '' && countWords(found.length)}
      </p>
      <Results found={found.slice(0, mostShown)} onOpen={onOpen} />
      <CallNotice state={state} doing="Nous ouvrons l’élève…" />
      <DayJournal day={day} onReopen={onReopen} onPapers={onPapers} />
    </SectionScreen>
  );
}

function countWords(count: number): string {
  if (count === 0) return 'Aucun élève de vos conservatoires. Vérifiez l’orthographe ou la date.';
  const shown = count > mostShown ? `, dont voici les ${mostShown}\u00a0premiers` : '';
  return `${counted(count, 'élève')}${shown}.`;
}

interface ResultsProps {
  readonly found: readonly Found[];
  readonly onOpen: (student: string) => void;
}

function Results({ found, onOpen }: ResultsProps) {
  return (
    <ul class="found">
      {found.map(({ number, name, born, family, status }, rank) => (
        <li key={number}>
          <button type="button" onClick={() => onOpen(number)}>
            <strong>{name}</strong>
            <span>{born}</span>
            <span>{number}</span>
            <span>{family !== '' && `famille ${family}`}</span>
            <span>{status}</span>
            {rank === 0 && <kbd>Entrée</kbd>}
          </button>
        </li>
      ))}
    </ul>
  );
}
