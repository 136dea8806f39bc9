import type { ComponentChildren } from 'preact';
import { useEffect, useState } from 'preact/hooks';
import type { Controlled, ControlsPage } from '../../src/calls/today.ts';
import { Notice } from '../family/band.tsx';
import { LinkButton } from '../fields/button.tsx';
import { errorOf } from '../fields/errors.ts';
import { TextField } from '../fields/text.tsx';
import { Actions } from './actions.tsx';
import { CallNotice, useCall } from './call.tsx';
import type { SectionProps } from './model.ts';
import { SectionScreen } from './section.tsx';
import { counted } from './words.ts';

/** What was just marked, and what that changes. */
interface Marked {
  readonly mail: string;
  readonly isReturned: boolean;
}

/** Who is behind the numbers: addresses, ages, mails that came back; an address is marked here. */
export function ControlsSection({ home, onGo }: SectionProps) {
  const look = useCall('office.controls');
  const call = useCall('office.markReturned');
  const [page, setPage] = useState<ControlsPage | null>(null);
  const [marked, setMarked] = useState<Marked | null>(null);
  useEffect(() => void look.run({}).then(setPage), []);
  const mark = async (one: Marked) => {
    setMarked(null);
    const after = await call.run({ ...one, requestKey: call.requestKey() });
    if (!after) return;
    setPage(after);
    setMarked(one);
  };
  return (
    <SectionScreen
      key={page ? 'page' : 'reading'}
      home={home}
      heading="Contrôles"
      isWrong={look.state.at === 'refused' || call.state.at === 'refused'}
    >
      <CallNotice state={look.state} doing="Nous relisons les dossiers…" />
      <CallNotice state={call.state} doing="Nous enregistrons…" />
      {marked && <Done {...marked} />}
      {page && (
        <>
          <ReturnedMails page={page} onMark={mark} />
          <MarkForm onMark={mark} error={errorOf(refusedFields(call.state), 'mail')} />
          <Addresses page={page} />
          <Ages page={page} />
          <Actions label="Que faire aujourd’hui&#8239;?" onConfirm={() => onGo('aujourdhui')} />
        </>
      )}
    </SectionScreen>
  );
}

const refusedFields = (state: ReturnType<typeof useCall>['state']) =>
  state.at === 'refused' ? (state.refusal.fields ?? []) : [];

function Done({ mail, isReturned }: Marked) {
  return (
    <Notice
      kind="done"
      state={isReturned ? `${mail} est marquée revenue` : `${mail} n’est plus marquée revenue`}
    >
      <p>
        {isReturned
          ? 'Invitations, relances, décisions et annonces n’y partent plus. C’est écrit au Journal.'
          : 'Invitations, relances, décisions et annonces y partent de nouveau. C’est écrit au Journal.'}
      </p>
    </Notice>
  );
}

interface MarkProps {
  readonly onMark: (marked: Marked) => void;
}

/** For a mail that Google took, and that another server sent back to the town’s mailbox. */
function MarkForm({ onMark, error }: MarkProps & { readonly error: string | undefined }) {
  const [mail, setMail] = useState('');
  const submit = (event: Event) => {
    event.preventDefault();
    if (mail.trim() !== '') onMark({ mail, isReturned: true });
  };
  return (
    <form noValidate onSubmit={submit}>
      <TextField
        id="mail"
        type="email"
        label="Un autre courriel est revenu&nbsp;: à quelle adresse était-il écrit&#8239;?"
        hint="Les courriels revenus arrivent dans la boîte du compte municipal."
        value={mail}
        onValue={setMail}
        error={error}
      />
      <button class="button" type="submit">
        Marquer cette adresse revenue
      </button>
    </form>
  );
}

interface ListProps<T> {
  readonly title: string;
  /** What to do about it. */
  readonly todo: string;
  readonly headings: readonly string[];
  readonly lines: readonly T[];
  readonly cells: (line: T) => readonly ComponentChildren[];
}

/** One list: its title with how many, what to do, then who; the first cell names the line. */
function List<T>({ title, todo, headings, lines, cells }: ListProps<T>) {
  if (lines.length === 0) return null;
  return (
    <section>
      <h2>
        {title}&nbsp;: {lines.length}
      </h2>
      <p>{todo}</p>
      <table>
        <caption class="unseen">{title}</caption>
        <thead>
          <tr>
            {headings.map((heading) => (
              <th key={heading} scope="col">
                {heading}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {lines.map((line, rank) => {
            const [first, ...others] = cells(line);
            return (
              <tr key={rank}>
                <th scope="row">{first}</th>
                {others.map((cell, i) => (
                  <td key={i}>{cell}</td>
                ))}
              </tr>
            );
          })}
        </tbody>
      </table>
    </section>
  );
}

/** The students concerned, a line each: name, number, conservatoire. */
function Students({ students }: Pick<Controlled, 'students'>) {
  return students.map(({ number, name, conservatoire }) => (
    <div key={number}>
      {name}, {number}, {conservatoire}
    </div>
  ));
}

/** An address on a line of its own, broken before its sign where the column is narrow. */
function Address({ mail }: { readonly mail: string }) {
  const [name, ...server] = mail.split('@');
  return (
    <div>
      {name}
      <wbr />
      {server.length > 0 && `@${server.join('@')}`}
    </div>
  );
}

const lined = (words: readonly string[]) => words.map((word) => <div key={word}>{word}</div>);

function ReturnedMails({ page, onMark }: MarkProps & { readonly page: ControlsPage }) {
  const button = (mail: string, isReturned: boolean) => (
    <LinkButton onPress={() => onMark({ mail, isReturned })}>
      {isReturned ? 'Marquer revenue' : 'Retirer la marque'}
      <span class="unseen">&nbsp;: {mail}</span>
    </LinkButton>
  );
  return (
    <>
      {page.failed.length + page.returned.length === 0 && <p>Aucun courriel revenu ni impossible.</p>}
      <List
        title="Courriels impossibles à envoyer"
        todo="Appelez la personne. Corrigez l’adresse dans le logiciel de scolarité, ou marquez-la revenue."
        headings={['Personne', 'Élèves', 'Courriel', 'Objet et problème', 'Action']}
        lines={page.failed}
        cells={(line) => [
          line.name,
          <Students {...line} />,
          <Address mail={line.mail} />,
          lined([line.subject, line.problem]),
          button(line.mail, true),
        ]}
      />
      <List
        title="Adresses marquées revenues"
        todo={
          'Une nouvelle adresse, donnée par la famille ou par un import, prend la place. Sinon\u00a0: appel ou lettre.'
        }
        headings={['Personne', 'Élèves', 'Courriel', 'Revenu le', 'On écrit à', 'Action']}
        lines={page.returned}
        cells={(line) => [
          line.name,
          <Students {...line} />,
          <Address mail={line.mail} />,
          [<div key="on">{line.on}</div>, <Address key="by" mail={`par ${line.by}`} />],
          line.instead === '' ? 'Personne\u00a0: à appeler, ou lettre' : line.instead,
          button(line.mail, false),
        ]}
      />
    </>
  );
}

function Addresses({ page }: { readonly page: ControlsPage }) {
  return (
    <>
      <List
        title="Une personne, plusieurs courriels"
        todo={'Les conditions d’utilisation en demandent un seul par personne\u00a0: demandez le bon.'}
        headings={['Personne', 'Élèves', 'Courriels']}
        lines={page.double}
        cells={(line) => [
          line.name,
          <Students {...line} />,
          line.mails.map((mail) => <Address key={mail} mail={mail} />),
        ]}
      />
      <List
        title="Un courriel, plusieurs personnes"
        todo="C’est permis. Chacun doit pouvoir lire le sien."
        headings={['Courriel', 'Personnes', 'Élèves']}
        lines={page.shared}
        cells={({ mail, people }) => [
          <Address key={mail} mail={mail} />,
          lined(people.map(({ name }) => name)),
          <Students students={studentsOf(people)} />,
        ]}
      />
    </>
  );
}

/** Brothers and sisters of several people, each once. */
const studentsOf = (people: readonly Controlled[]): Controlled['students'] => [
  ...new Map(people.flatMap(({ students }) => students.map((one) => [one.number, one] as const))).values(),
];

/** The number and the conservatoire of a line about one student. */
const fileOf = ({ students: [one] }: Controlled) => [one?.number, one?.conservatoire];

function Ages({ page }: { readonly page: ControlsPage }) {
  return (
    <>
      <List
        title="Âges à vérifier"
        todo="Corrigez la date de naissance dans le logiciel de scolarité, puis importez de nouveau."
        headings={['Élève', 'N°', 'Conservatoire', 'Né(e) le', 'Pourquoi']}
        lines={page.ages}
        cells={(line) => [line.name, ...fileOf(line), line.born, line.why]}
      />
      <List
        title="Élèves majeurs avec des responsables"
        todo={`${counted(page.adults.length, 'élève répond aussi seul', 'élèves répondent aussi seuls')}. Vérifiez que leurs responsables doivent encore suivre leur demande.`}
        headings={['Élève', 'N°', 'Conservatoire', 'Né(e) le']}
        lines={page.adults}
        cells={(line) => [line.name, ...fileOf(line), line.born]}
      />
    </>
  );
}
