import { useState } from 'preact/hooks';
import type { BallotLine, BallotsPage } from '../../src/calls/lottery.ts';
import { normalise } from '../../src/people/sameness.ts';
import { Notice } from '../family/band.tsx';
import { Button, LinkButton } from '../fields/button.tsx';
import { TextField } from '../fields/text.tsx';
import { Actions } from '../office/actions.tsx';
import { useFirstRows } from '../office/firstRows.tsx';
import { Loading, useLoaded } from '../office/loaded.tsx';
import { isManager } from '../office/model.ts';
import { Facts, SectionScreen } from '../office/section.tsx';
import { counted, figure } from '../office/words.ts';
import { BallotsFile } from './ballotsFile.tsx';
import type { SectionProps } from './model.ts';
import { Ruling } from './ruling.tsx';

type Phase =
  | { readonly at: 'list'; readonly told: string }
  | { readonly at: 'file' }
  | { readonly at: 'ruling'; readonly ballot: BallotLine };

/** The ballots received: what becomes of each and why, and what a clerk decides of one (IVR-019). */
export function BallotsSection(props: SectionProps) {
  const { home } = props;
  const loaded = useLoaded('office.ballots', {});
  const [phase, setPhase] = useState<Phase>({ at: 'list', told: '' });
  if (phase.at === 'file')
    return (
      <BallotsFile
        {...props}
        onDone={() => {
          setPhase({ at: 'list', told: '' });
          void loaded.look();
        }}
      />
    );
  if (!loaded.value)
    return (
      <Loading
        key="reading"
        home={home}
        heading="Bulletins"
        doing="Nous lisons les bulletins…"
        loaded={loaded}
      />
    );
  if (phase.at === 'ruling')
    return (
      <Ruling
        key={phase.ballot.number}
        home={home}
        ballot={phase.ballot}
        onBack={() => setPhase({ at: 'list', told: '' })}
        onRuled={(after) => {
          loaded.set(after);
          setPhase({ at: 'list', told: `La décision sur le bulletin ${phase.ballot.number} est prise` });
        }}
      />
    );
  return (
    <BallotList
      key={`list ${phase.told}`}
      {...props}
      page={loaded.value}
      told={phase.told}
      onFile={() => setPhase({ at: 'file' })}
      onRule={(ballot) => setPhase({ at: 'ruling', ballot })}
    />
  );
}

interface BallotListProps extends SectionProps {
  readonly page: BallotsPage;
  readonly told: string;
  readonly onFile: () => void;
  readonly onRule: (ballot: BallotLine) => void;
}

function BallotList({ home, page, told, onFile, onRule, onGo }: BallotListProps) {
  const { counts, closed, doubts } = page;
  return (
    <SectionScreen home={home} heading="Bulletins">
      {told !== '' && <Notice kind="done" state={told} />}
      {closed !== '' && <Notice kind="plain" state={closed} />}
      {doubts.length > 0 && (
        <Notice
          kind="attention"
          state={`${counted(doubts.length, 'doublon possible', 'doublons possibles')} à décider avant de figer`}
        >
          <LinkButton onPress={() => onGo('doublons')}>Décider des doublons</LinkButton>
        </Notice>
      )}
      <Facts facts={counts.map(({ label, count }) => ({ label, value: figure(count) }))} />
      <p class="hint">Valables, nuls et retirés font les reçus.</p>
      {isManager(home) && closed === '' && (
        <Actions label="Importer un fichier de bulletins" onConfirm={onFile}>
          <Button onPress={() => onGo('saisie')}>Saisir des bulletins papier</Button>
        </Actions>
      )}
      <BallotTable page={page} onRule={onRule} />
    </SectionScreen>
  );
}

const states = [
  ['', 'Tous'],
  ['valable', 'Valables'],
  ['nul', 'Nuls'],
  ['retiré', 'Retirés'],
] as const;

const signs: Readonly<Record<string, readonly [sign: string, kind: string]>> = {
  valable: ['✓', 'done'],
  nul: ['✕', 'error'],
  retiré: ['–', 'attention'],
};

function BallotTable({ page, onRule }: Pick<BallotListProps, 'page' | 'onRule'>) {
  const [asked, setAsked] = useState('');
  const [state, setState] = useState('');
  const words = normalise(asked).split(' ');
  const found = page.ballots.filter((ballot) => {
    const all = normalise(`${ballot.number} ${ballot.name} ${ballot.activity} ${ballot.wishes}`);
    return (state === '' || ballot.state === state) && words.every((word) => all.includes(word));
  });
  const { shown, more } = useFirstRows(found, counted(found.length, 'bulletin'));
  return (
    <>
      <h2>Un par un</h2>
      <TextField
        id="search"
        label="Chercher un bulletin"
        hint="Numéro, nom, activité ou code d’un cours."
        optional
        value={asked}
        onValue={setAsked}
      />
      <fieldset class="filters">
        <legend>État</legend>
        {states.map(([value, label]) => (
          <label key={value}>
            <input type="radio" name="state" checked={state === value} onChange={() => setState(value)} />
            {label}
          </label>
        ))}
      </fieldset>
      <p role="status">{counted(found.length, 'bulletin')}.</p>
      {shown.length > 0 && (
        <table>
          <caption class="unseen">Bulletins</caption>
          <thead>
            <tr>
              {['Bulletin', 'Participant', 'Activité et vœux', 'État'].map((name) => (
                <th key={name} scope="col">
                  {name}
                </th>
              ))}
              <th scope="col">
                <span class="unseen">Action</span>
              </th>
            </tr>
          </thead>
          <tbody>
            {shown.map((ballot) => (
              <BallotRow key={ballot.number} ballot={ballot} mayRule={page.closed === ''} onRule={onRule} />
            ))}
          </tbody>
        </table>
      )}
      {more}
    </>
  );
}

interface BallotRowProps extends Pick<BallotListProps, 'onRule'> {
  readonly ballot: BallotLine;
  readonly mayRule: boolean;
}

function BallotRow({ ballot, mayRule, onRule }: BallotRowProps) {
  const { number, handedIn, name, bornOn, activity, conservatoire, wishes, rank, state, why } = ballot;
  const [sign = '', kind = ''] = signs[state] ?? [];
  return (
    <tr>
      <th scope="row">
        {number}
        <span class="hint">{handedIn}</span>
      </th>
      <td>
        {name || '–'}
        <span class="hint">{bornOn}</span>
      </td>
      <td>
        {activity}, {conservatoire}
        <span class="hint">
          {wishes || 'aucun vœu'}
          {rank !== null && `, ordre ${rank}`}
        </span>
      </td>
      <td>
        <span class={`state ${kind}`}>
          <span aria-hidden="true">{sign} </span>
          {state}
        </span>
        {why !== '' && <span class="hint">{why}</span>}
      </td>
      <td>
        {mayRule && (
          <LinkButton onPress={() => onRule(ballot)}>
            Décider<span class="unseen">&nbsp;: bulletin {number}</span>
          </LinkButton>
        )}
      </td>
    </tr>
  );
}
