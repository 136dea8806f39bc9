import { useState } from 'preact/hooks';
import { kindNames } from '../../src/appeals/motives.ts';
import type { AppealsPage, OfficeAppeal } from '../../src/calls/appeals.ts';
import { Notice } from '../family/band.tsx';
import { Button, LinkButton } from '../fields/button.tsx';
import { CallNotice } from '../office/call.tsx';
import { useFirstRows } from '../office/firstRows.tsx';
import { type Loaded, Loading, useLoaded } from '../office/loaded.tsx';
import { SectionScreen } from '../office/section.tsx';
import { counted } from '../office/words.ts';
import { AppealScreen } from './appealFile.tsx';
import type { SectionProps } from './model.ts';

/** Each state with its sign, its kind of colour and its word. */
const stateWords: Readonly<
  Record<OfficeAppeal['state'], readonly [sign: string, kind: string, word: string]>
> = {
  open: ['…', 'attention', 'à répondre'],
  overdue: ['✕', 'error', 'délai passé'],
  answered: ['✓', 'done', 'répondue'],
};

/** Questions and contestations of the families, and the answers of the team (IVR-106). */
export function AppealsSection(props: SectionProps) {
  const { home } = props;
  const loaded = useLoaded('office.appeals', {});
  const [opened, setOpened] = useState('');
  const [told, setTold] = useState('');
  const [drafts, setDrafts] = useState<Readonly<Record<string, string>>>({});
  const page = loaded.value;
  if (!page)
    return (
      <Loading
        key="reading"
        home={home}
        heading="Réclamations"
        doing="Nous lisons les réclamations…"
        loaded={loaded}
      />
    );
  if (opened !== '')
    return (
      <AppealScreen
        key={opened}
        home={home}
        number={opened}
        draft={drafts[opened]}
        onDraft={(text) => setDrafts({ ...drafts, [opened]: text })}
        onBack={() => {
          setTold('');
          setOpened('');
        }}
        onDone={(words, after) => {
          loaded.set(after);
          setTold(words);
          setOpened('');
        }}
      />
    );
  return <AppealList key="list" {...{ home, loaded, page, told }} onOpen={setOpened} />;
}

interface AppealListProps extends SectionProps {
  readonly loaded: Loaded<'office.appeals'>;
  readonly page: AppealsPage;
  readonly told: string;
  readonly onOpen: (number: string) => void;
}

function AppealList({ home, loaded, page: { appeals }, told, onOpen }: AppealListProps) {
  const waiting = appeals.filter(({ state }) => state !== 'answered');
  const overdue = waiting.filter(({ state }) => state === 'overdue');
  const { shown, more } = useFirstRows(appeals, counted(appeals.length, 'réclamation'));
  return (
    <SectionScreen home={home} heading="Réclamations" isWrong={loaded.state.at === 'refused'}>
      {told !== '' && <Notice kind="done" state={told} />}
      {overdue.length > 0 && (
        <Notice
          kind="attention"
          state={`${counted(overdue.length, 'réclamation')} sans réponse dans le délai`}
        >
          <p>
            Pour une contestation, ce silence vaut refus, et la famille peut saisir le juge. Une réponse reste
            utile.
          </p>
        </Notice>
      )}
      <p>
        {waiting.length === 0
          ? 'Aucune réclamation n’attend de réponse.'
          : `${counted(waiting.length, 'réclamation attend', 'réclamations attendent')} une réponse.`}{' '}
        Les familles les écrivent depuis la page de leur participation.
      </p>
      <CallNotice state={loaded.state} doing="Nous lisons les réclamations…" />
      <div class="actions">
        <Button onPress={loaded.look}>Actualiser</Button>
      </div>
      {appeals.length > 0 && (
        <table class="offers stacked">
          <caption class="unseen">Réclamations</caption>
          <thead>
            <tr>
              {['Réclamation', 'Participation', 'Motif', 'Réponse au plus tard'].map((name) => (
                <th key={name} scope="col">
                  {name}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {shown.map((appeal) => (
              <AppealLine key={appeal.number} appeal={appeal} onOpen={onOpen} />
            ))}
          </tbody>
        </table>
      )}
      {more}
    </SectionScreen>
  );
}

interface AppealLineProps {
  readonly appeal: OfficeAppeal;
  readonly onOpen: (number: string) => void;
}

function AppealLine({ appeal, onOpen }: AppealLineProps) {
  const { number, kind, entry, name, motive, due, answeredAt, state } = appeal;
  return (
    <tr>
      <th scope="row">
        <LinkButton onPress={() => onOpen(number)}>
          {kindNames[kind]} {number}
        </LinkButton>
      </th>
      <td>
        {entry} {name}
      </td>
      <td>{motive}</td>
      <td>
        {state === 'answered' ? `le ${answeredAt}` : due}
        <AppealState state={state} />
      </td>
    </tr>
  );
}

/** A state by its sign and its word. */
export function AppealState({ state }: Pick<OfficeAppeal, 'state'>) {
  const [sign, kind, word] = stateWords[state];
  return (
    <span class={`state ${kind}`}>
      <span aria-hidden="true">{sign} </span>
      {word}
    </span>
  );
}
