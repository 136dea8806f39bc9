import { useState } from 'preact/hooks';
import type { RightsRequestFile } from '../../src/calls/registers.ts';
import { requestClock } from '../../src/rights/registers/requests/clock.ts';
import {
  channelWords,
  identities,
  identityWords,
  kindWords,
  motiveWords,
  outcomeWords,
  qualityWords,
} from '../../src/rights/registers/requests/words.ts';
import { Notice } from '../family/band.tsx';
import { Button } from '../fields/button.tsx';
import { SelectField } from '../fields/select.tsx';
import { Actions } from '../office/actions.tsx';
import { CallNotice, useCall } from '../office/call.tsx';
import { Loading, useLoaded } from '../office/loaded.tsx';
import { Facts, SectionScreen } from '../office/section.tsx';
import { AnswerScreen } from './answerForm.tsx';
import { ExtendScreen } from './extendForm.tsx';
import { LetterButtons } from './letters.tsx';
import { dayWords, instantWords, RequestMark, type SectionProps } from './words.tsx';

interface RequestScreenProps extends SectionProps {
  readonly number: string;
  readonly onBack: () => void;
}

/** One request: what is asked, what is held, the delays; then its answer, or more time. */
export function RequestScreen({ home, number, onBack }: RequestScreenProps) {
  const loaded = useLoaded('office.rightsRequest', { number });
  const [at, setAt] = useState<'file' | 'answer' | 'extend'>('file');
  const [told, setTold] = useState('');
  const file = loaded.value;
  if (!file)
    return (
      <Loading
        key="reading"
        home={home}
        heading={`Demande ${number}`}
        doing="Nous lisons la demande…"
        loaded={loaded}
      />
    );
  const forms = {
    home,
    file,
    onBack: () => setAt('file'),
    onDone: (after: RightsRequestFile, words: string) => {
      loaded.set(after);
      setTold(words);
      setAt('file');
    },
  };
  if (at === 'answer') return <AnswerScreen key="answer" {...forms} />;
  if (at === 'extend') return <ExtendScreen key="extend" {...forms} />;
  return (
    <SectionScreen key={`file ${file.state}`} home={home} heading={headingOf(file)}>
      {told !== '' && <Notice kind="done" state={told} />}
      <RequestFacts file={file} />
      <Held file={file} />
      {file.request.answer ? <AnswerGiven file={file} /> : <IdentityForm {...forms} />}
      <LetterButtons file={file} />
      {file.request.answer ? (
        <Actions label="Revenir aux demandes" onConfirm={onBack} />
      ) : (
        <Todo file={file} onGo={setAt} onBack={onBack} />
      )}
    </SectionScreen>
  );
}

const headingOf = ({ number, kind }: RightsRequestFile): string =>
  `Demande ${number}\u00a0: ${kindWords[kind]}`;

function RequestFacts({ file }: { readonly file: RightsRequestFile }) {
  const { request, subject, state, kind, receivedOn, announcedOn, notes } = file;
  const { asker, identity, extension } = request;
  const { due, alertOn, extendBy, twoMonths, last } = requestClock({ ...request, kind, receivedOn });
  const facts = [
    { label: 'Demandeur', value: `${asker.name}, ${qualityWords[asker.quality].toLowerCase()}` },
    { label: 'Réponse à', value: asker.mail === '' ? asker.address : asker.mail },
    { label: 'Personne concernée', value: subject === '' ? 'aucune fiche' : subject },
    {
      label: 'Reçue le',
      value: `${dayWords(receivedOn)}, ${channelWords[request.channel].toLowerCase()}, ${request.isSigned ? 'signée' : 'non signée'}`,
    },
    {
      label: 'Réponse au plus tard',
      value: (
        <>
          {dayWords(due)}
          <RequestMark state={state} />
        </>
      ),
    },
    {
      label: 'Autres délais',
      value: [
        `Alerte le ${dayWords(alertOn)}`,
        ...(extendBy === '' ? [] : [`Prolonger au plus tard le ${dayWords(extendBy)}`]),
        `Annoncé par la ville\u00a0: ${dayWords(announcedOn)}`,
        `Deux mois des conditions d’utilisation\u00a0: ${dayWords(twoMonths)}`,
        `Jamais après le ${dayWords(last)}`,
      ].join('\n'),
    },
    {
      label: 'Identité',
      value: `${identityWords[identity.how]}, le ${instantWords(identity.at)}, ${identity.by}`,
    },
    { label: 'Enregistrée le', value: `${instantWords(request.recordedAt)}, ${request.by}` },
    ...(extension
      ? [
          {
            label: 'Prolongée le',
            value: `${instantWords(extension.at)}, ${extension.by}\u00a0: ${extension.reason}`,
          },
        ]
      : []),
  ];
  return (
    <>
      <Facts facts={facts} />
      {notes.map((note) => (
        <p key={note}>{note}</p>
      ))}
      <h2>Ce qui est demandé</h2>
      <p class="quoted">{request.text}</p>
    </>
  );
}

/** What is held of the person, record by record, as it stands now. */
function Held({ file: { people } }: { readonly file: RightsRequestFile }) {
  if (people.length === 0) return null;
  return (
    <>
      <h2>Fiches de la personne concernée</h2>
      {people.map(({ ref, name, facts }) => (
        <section key={ref}>
          <h3>{name}</h3>
          <Facts facts={facts.map(([label, value]) => ({ label, value }))} />
        </section>
      ))}
    </>
  );
}

export interface FormProps extends SectionProps {
  readonly file: RightsRequestFile;
  readonly onBack: () => void;
  readonly onDone: (after: RightsRequestFile, told: string) => void;
}

interface TodoProps extends Pick<FormProps, 'file' | 'onBack'> {
  readonly onGo: (at: 'answer' | 'extend') => void;
}

function Todo({ file, onBack, onGo }: TodoProps) {
  const { onlyRefused, mayExtend } = file;
  return (
    <>
      <h2>Répondre</h2>
      {onlyRefused !== '' && (
        <Notice kind="attention" state={onlyRefused}>
          <p>Rien n’est communiqué ni changé. La demande ne peut qu’être refusée, avec son motif.</p>
        </Notice>
      )}
      <Actions label="Répondre…" onConfirm={() => onGo('answer')} onBack={onBack}>
        {mayExtend && <Button onPress={() => onGo('extend')}>Prolonger le délai…</Button>}
      </Actions>
    </>
  );
}

function IdentityForm({ file, onDone }: Pick<FormProps, 'file' | 'onDone'>) {
  const call = useCall('office.rightsIdentity');
  const { number, request } = file;
  const [how, setHow] = useState(request.identity.how);
  const submit = async (event: Event) => {
    event.preventDefault();
    if (call.isAsking) return;
    const after = await call.run({ number, how, requestKey: call.requestKey() });
    if (after) onDone(after, how === 'asked' ? 'L’identité est demandée' : 'L’identité est notée');
  };
  return (
    <form noValidate onSubmit={submit}>
      <h2>Identité</h2>
      <SelectField
        id="how"
        label="Comment elle est établie"
        hint="Un document est regardé, jamais gardé. Le demander écrit à la personne."
        choices={identities.map((value) => ({ value, label: identityWords[value] }))}
        value={how}
        onValue={(value) => setHow(value as typeof how)}
      />
      <CallNotice state={call.state} doing="Nous notons l’identité…" />
      <div class="actions">
        <Button disabled={call.isAsking || how === request.identity.how}>Noter l’identité</Button>
      </div>
    </form>
  );
}

function AnswerGiven({ file: { request, frame } }: { readonly file: RightsRequestFile }) {
  const { answer } = request;
  if (!answer) return null;
  return (
    <>
      <h2>La réponse</h2>
      <Facts
        facts={[
          {
            label: outcomeWords[answer.outcome],
            value: answer.motive === '' ? 'sans motif de refus' : motiveWords[answer.motive],
          },
          { label: 'Le', value: `${instantWords(answer.at)}, ${answer.by}` },
          { label: 'Objet', value: frame.subject },
        ]}
      />
      <p class="quoted">{answer.text}</p>
    </>
  );
}
