import { useState } from 'preact/hooks';
import type { BreachesPage, BreachLine } from '../../src/calls/registers.ts';
import { frenchInstant, instantOf } from '../../src/dates.ts';
import {
  type BreachFacts,
  breachStateWords,
  factLabels,
  riskWords,
} from '../../src/rights/registers/breaches/rules.ts';
import { Notice } from '../family/band.tsx';
import { Button, LinkButton } from '../fields/button.tsx';
import { Actions } from '../office/actions.tsx';
import { CallNotice } from '../office/call.tsx';
import { type Loaded, Loading, useLoaded } from '../office/loaded.tsx';
import { Facts, SectionScreen } from '../office/section.tsx';
import { counted } from '../office/words.ts';
import { BreachForm } from './breachForm.tsx';
import { BreachMark, CsvButton, instantWords, type SectionProps } from './words.tsx';

const heading = 'Violations de données';

/** A number opens a breach; `new` writes another down. */
type Opened = { readonly number: string; readonly isEdited: boolean } | null;

const fresh = { number: '', isEdited: true };

/** Breaches of personal data, with their 72 hours (CNS-017, GDPR art. 33 and 34). */
export function BreachesSection({ home }: SectionProps) {
  const loaded = useLoaded('office.breaches', {});
  const [opened, setOpened] = useState<Opened>(null);
  const [told, setTold] = useState('');
  const page = loaded.value;
  if (!page)
    return (
      <Loading
        key="reading"
        home={home}
        heading={heading}
        doing="Nous lisons les violations…"
        loaded={loaded}
      />
    );
  const breach = page.breaches.find(({ number }) => number === opened?.number) ?? null;
  const go = (to: Opened) => {
    setTold('');
    setOpened(to);
  };
  if (opened?.isEdited)
    return (
      <BreachForm
        key={`form ${opened.number}`}
        home={home}
        breach={breach}
        onBack={() => go(breach && { number: breach.number, isEdited: false })}
        onDone={(after) => {
          loaded.set(after);
          setTold(breach ? `${breach.number} est complétée` : `${after.breaches[0]?.number} est enregistrée`);
          setOpened(null);
        }}
      />
    );
  if (breach)
    return (
      <BreachScreen
        key={breach.number}
        home={home}
        breach={breach}
        onAdd={() => go({ number: breach.number, isEdited: true })}
        onBack={() => go(null)}
      />
    );
  return <BreachList key="list" {...{ home, loaded, page, told }} onOpen={go} />;
}

interface BreachListProps extends SectionProps {
  readonly loaded: Loaded<'office.breaches'>;
  readonly page: BreachesPage;
  readonly told: string;
  readonly onOpen: (opened: Opened) => void;
}

function BreachList({ home, loaded, page: { breaches }, told, onOpen }: BreachListProps) {
  const owed = breaches.filter(({ state }) => state !== 'closed');
  return (
    <SectionScreen home={home} heading={heading} isWrong={loaded.state.at === 'refused'}>
      {told !== '' && <Notice kind="done" state={told} />}
      {owed.length > 0 && (
        <Notice kind="attention" state={`${counted(owed.length, 'violation')} à traiter`}>
          <p>La CNIL est prévenue dans les 72&nbsp;h, sauf si personne ne court de risque.</p>
        </Notice>
      )}
      <p>
        Une violation&nbsp;: des données perdues, changées, ou vues par qui ne devait pas les voir. Écrivez-la
        dès qu’elle est découverte, même incomplète.
      </p>
      <CallNotice state={loaded.state} doing="Nous lisons les violations…" />
      <div class="actions">
        <Button primary onPress={() => onOpen(fresh)}>
          Enregistrer une violation…
        </Button>
        {breaches.length > 0 && <CsvButton name="violations" rows={csvRows(breaches)} />}
      </div>
      {breaches.length === 0 ? (
        <p>Aucune violation n’est enregistrée.</p>
      ) : (
        <table class="stacked">
          <caption class="unseen">Violations</caption>
          <thead>
            <tr>
              {['Violation', 'Découverte', 'Ce qui s’est passé', 'CNIL au plus tard'].map((name) => (
                <th key={name} scope="col">
                  {name}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {breaches.map(({ number, foundAt, tellBy, facts, state }) => (
              <tr key={number}>
                <th scope="row">
                  <LinkButton onPress={() => onOpen({ number, isEdited: false })}>
                    {number} {riskWords[facts.risk]}
                  </LinkButton>
                </th>
                <td data-label="Découverte">{frenchInstant(foundAt)}</td>
                <td>{facts.what}</td>
                <td data-label="Au plus tard">
                  {frenchInstant(tellBy)}
                  <BreachMark state={state} />
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      )}
    </SectionScreen>
  );
}

interface BreachScreenProps extends SectionProps {
  readonly breach: BreachLine;
  readonly onAdd: () => void;
  readonly onBack: () => void;
}

/** What is known of one, what is still to do, and everything that was ever written of it. */
function BreachScreen({ home, breach, onAdd, onBack }: BreachScreenProps) {
  const { number, foundAt, tellBy, state, facts, todo, history } = breach;
  return (
    <SectionScreen home={home} heading={`Violation ${number}`}>
      {todo.length > 0 && (
        <Notice
          kind={state === 'late' ? 'error' : 'attention'}
          state={`Au plus tard le ${frenchInstant(tellBy)}`}
        >
          <ul>
            {todo.map((words) => (
              <li key={words}>{words}</li>
            ))}
          </ul>
        </Notice>
      )}
      <Facts
        facts={[
          {
            label: 'Découverte',
            value: (
              <>
                {frenchInstant(foundAt)}
                <BreachMark state={state} />
              </>
            ),
          },
          ...namesOf(facts).map((name) => ({ label: factLabels[name], value: valueWords(name, facts) })),
        ]}
      />
      <Actions label="Compléter…" onConfirm={onAdd} onBack={onBack} />
      <h2>Ce qui a été écrit</h2>
      <ul>
        {history.map((addition) => (
          <li key={addition.requestKey}>
            {instantWords(addition.at)}, {addition.by}
            <ul>
              {(Object.keys(addition.facts) as (keyof BreachFacts)[]).map((name) => (
                <li key={name}>
                  {factLabels[name]}&nbsp;: {valueWords(name, addition.facts) || 'effacé'}
                </li>
              ))}
            </ul>
          </li>
        ))}
      </ul>
    </SectionScreen>
  );
}

/** What is said already. */
const namesOf = (facts: BreachFacts): (keyof BreachFacts)[] =>
  (Object.keys(factLabels) as (keyof BreachFacts)[]).filter((name) => facts[name] !== '');

function valueWords(name: keyof BreachFacts, facts: Partial<BreachFacts>): string {
  if (name === 'risk') return riskWords[facts.risk ?? 'risk'];
  const value = String(facts[name] ?? '');
  return /At$/.test(name) && value !== '' ? frenchInstant(instantOf(value)) : value;
}

const csvRows = (breaches: readonly BreachLine[]): string[][] => {
  const names = Object.keys(factLabels) as (keyof BreachFacts)[];
  return [
    ['N°', 'Découverte', ...names.map((name) => factLabels[name]), 'État'],
    ...breaches.map(({ number, foundAt, facts, state }) => [
      number,
      frenchInstant(foundAt),
      ...names.map((name) => valueWords(name, facts)),
      breachStateWords[state],
    ]),
  ];
};
