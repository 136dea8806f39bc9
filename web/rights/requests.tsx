import { useState } from 'preact/hooks';
import type { RightsRequestLine, RightsRequestsPage } from '../../src/calls/registers.ts';
import { kindWords, stateWords } from '../../src/rights/registers/requests/words.ts';
import { Notice } from '../family/band.tsx';
import { Button, LinkButton } from '../fields/button.tsx';
import { CallNotice } from '../office/call.tsx';
import { useFirstRows } from '../office/firstRows.tsx';
import { type Loaded, Loading, useLoaded } from '../office/loaded.tsx';
import { SectionScreen } from '../office/section.tsx';
import { counted } from '../office/words.ts';
import { RequestScreen } from './requestFile.tsx';
import { RequestForm } from './requestForm.tsx';
import { CsvButton, dayWords, instantWords, RequestMark, type SectionProps } from './words.tsx';

const heading = 'Demandes de droits';

/** Where one is: the list, a new request, or one of them by its number. */
type Opened =
  | { readonly at: 'list' }
  | { readonly at: 'new' }
  | { readonly at: 'file'; readonly number: string };

/** Requests about personal data and written complaints, with their delays (CNS-010…013, PAR-082, PAR-083, PAR-092). */
export function RequestsSection({ home }: SectionProps) {
  const loaded = useLoaded('office.rightsRequests', {});
  const [opened, setOpened] = useState<Opened>({ at: 'list' });
  const [told, setTold] = useState('');
  const page = loaded.value;
  if (!page)
    return (
      <Loading
        key="reading"
        home={home}
        heading={heading}
        doing="Nous lisons les demandes…"
        loaded={loaded}
      />
    );
  const back = (words: string) => {
    setTold(words);
    setOpened({ at: 'list' });
    void loaded.look();
  };
  if (opened.at === 'new')
    return (
      <RequestForm
        key="new"
        home={home}
        onBack={() => back('')}
        onDone={({ number, request }) =>
          back(
            request.asker.mail === ''
              ? `Demande ${number} enregistrée. Imprimez son accusé de réception`
              : `Demande ${number} enregistrée, accusé de réception envoyé`,
          )
        }
      />
    );
  if (opened.at === 'file')
    return <RequestScreen key={opened.number} home={home} number={opened.number} onBack={() => back('')} />;
  return <RequestList key="list" {...{ home, loaded, page, told }} onOpen={setOpened} />;
}

interface RequestListProps extends SectionProps {
  readonly loaded: Loaded<'office.rightsRequests'>;
  readonly page: RightsRequestsPage;
  readonly told: string;
  readonly onOpen: (opened: Opened) => void;
}

function RequestList({ home, loaded, page: { requests }, told, onOpen }: RequestListProps) {
  const waiting = requests.filter(({ state }) => state !== 'answered');
  const pressing = waiting.filter(({ isPressing }) => isPressing);
  const { shown, more } = useFirstRows(requests, counted(requests.length, 'demande'));
  return (
    <SectionScreen home={home} heading={heading} isWrong={loaded.state.at === 'refused'}>
      {told !== '' && <Notice kind="done" state={told} />}
      {pressing.length > 0 && (
        <Notice kind="attention" state={`${counted(pressing.length, 'demande')} à répondre maintenant`}>
          <p>
            Vingt jours sont passés, ou la fin du délai approche. Un délai plus long s’annonce dans le premier
            mois.
          </p>
        </Notice>
      )}
      <p>
        {waiting.length === 0
          ? 'Aucune demande n’attend de réponse.'
          : `${counted(waiting.length, 'demande attend', 'demandes attendent')} une réponse.`}{' '}
        Chaque demande est gratuite, et reçoit une réponse dans le mois.
      </p>
      <CallNotice state={loaded.state} doing="Nous lisons les demandes…" />
      <div class="actions">
        <Button primary onPress={() => onOpen({ at: 'new' })}>
          Enregistrer une demande…
        </Button>
        <Button onPress={loaded.look}>Actualiser</Button>
        {requests.length > 0 && <CsvButton name="demandes-de-droits" rows={csvRows(requests)} />}
      </div>
      {requests.length > 0 && <RequestTable requests={shown} onOpen={onOpen} />}
      {more}
    </SectionScreen>
  );
}

interface RequestTableProps {
  readonly requests: readonly RightsRequestLine[];
  readonly onOpen: (opened: Opened) => void;
}

function RequestTable({ requests, onOpen }: RequestTableProps) {
  return (
    <table class="stacked">
      <caption class="unseen">Demandes</caption>
      <thead>
        <tr>
          {['Demande', 'Demandeur', 'Personne concernée', 'Reçue le', 'Réponse au plus tard'].map((name) => (
            <th key={name} scope="col">
              {name}
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {requests.map(({ number, kind, asker, subject, receivedOn, due, state, answeredAt }) => (
          <tr key={number}>
            <th scope="row">
              <LinkButton onPress={() => onOpen({ at: 'file', number })}>
                {number} {kindWords[kind]}
              </LinkButton>
            </th>
            <td data-label="Demandeur">{asker}</td>
            <td data-label={subject === '' ? undefined : 'Pour'}>{subject}</td>
            <td data-label="Reçue le">{dayWords(receivedOn)}</td>
            <td data-label={state === 'answered' ? 'Répondue' : 'Au plus tard'}>
              {state === 'answered' ? `le ${instantWords(answeredAt)}` : dayWords(due)}
              <RequestMark state={state} />
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}

const csvRows = (requests: readonly RightsRequestLine[]): string[][] => [
  ['N°', 'Sorte', 'Demandeur', 'Personne concernée', 'Reçue le', 'Au plus tard', 'État', 'Répondue le'],
  ...requests.map(({ number, kind, asker, subject, receivedOn, due, state, answeredAt }) => [
    number,
    kindWords[kind],
    asker,
    subject,
    receivedOn,
    due,
    stateWords[state],
    answeredAt,
  ]),
];
