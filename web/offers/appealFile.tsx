import { useState } from 'preact/hooks';
import { kindNames, longestAnswer } from '../../src/appeals/motives.ts';
import type { AppealFile, AppealsPage } from '../../src/calls/appeals.ts';
import { Notice } from '../family/band.tsx';
import { errorOf, type FieldError } from '../fields/errors.ts';
import { ErrorSummary } from '../fields/summary.tsx';
import { TextArea } from '../fields/text.tsx';
import { PaperButtons } from '../lottery/paper.tsx';
import { Actions } from '../office/actions.tsx';
import { CallNotice, useCall } from '../office/call.tsx';
import { Loading, useLoaded } from '../office/loaded.tsx';
import { isManager } from '../office/model.ts';
import { Facts, SectionScreen } from '../office/section.tsx';
import { counted } from '../office/words.ts';
import { AppealState } from './appeals.tsx';
import type { SectionProps } from './model.ts';

interface AppealScreenProps extends SectionProps {
  readonly number: string;
  /** The answer as it was left, so that looking elsewhere loses nothing; none: the one proposed. */
  readonly draft: string | undefined;
  readonly onDraft: (text: string) => void;
  readonly onBack: () => void;
  readonly onDone: (told: string, after: AppealsPage) => void;
}

/** One appeal: its words, what is known of the participation, the answer; then the mail as it will leave. */
export function AppealScreen(props: AppealScreenProps) {
  const { home, number, draft } = props;
  const loaded = useLoaded('office.appeal', { number });
  const [isChecked, setChecked] = useState(false);
  const file = loaded.value;
  if (!file)
    return (
      <Loading
        key="reading"
        home={home}
        heading={`Réclamation ${number}`}
        doing="Nous lisons la réclamation…"
        loaded={loaded}
      />
    );
  const each: WritingProps = { ...props, file, text: draft ?? file.answer };
  if (file.state === 'answered') return <Answered key="answered" {...each} />;
  return isChecked ? (
    <Preview key="preview" {...each} onBack={() => setChecked(false)} />
  ) : (
    <Writing key="writing" {...each} onCheck={() => setChecked(true)} />
  );
}

interface WritingProps extends AppealScreenProps {
  readonly file: AppealFile;
  readonly text: string;
}

const headingOf = ({ kind, number, entry, name }: AppealFile): string =>
  `${kindNames[kind]} ${number}\u00a0: ${entry} ${name}`;

interface EditingProps extends WritingProps {
  readonly onCheck: () => void;
}

function Writing({ home, file, text, onDraft, onCheck, onBack }: EditingProps) {
  const [errors, setErrors] = useState<readonly FieldError[]>([]);
  const submit = (event: Event) => {
    event.preventDefault();
    const isMissing = text.trim() === '';
    setErrors(isMissing ? [{ field: 'answer', message: 'Écrivez la réponse.' }] : []);
    if (!isMissing) onCheck();
  };
  return (
    <SectionScreen home={home} heading={headingOf(file)} isWrong={errors.length > 0}>
      <Words file={file} />
      <form noValidate onSubmit={submit}>
        <h2>Répondre</h2>
        <ErrorSummary errors={errors} />
        <TextArea
          id="answer"
          label="Votre réponse"
          hint="Proposée d’après le dossier&nbsp;: relisez-la, complétez-la. La formule de début, la signature et les recours s’ajoutent d’eux-mêmes."
          rows={16}
          maxLength={longestAnswer}
          value={text}
          onValue={onDraft}
          error={errorOf(errors, 'answer')}
        />
        <Actions label="Voir le courriel…" onBack={onBack} />
      </form>
      <Papers home={home} file={file} />
    </SectionScreen>
  );
}

/** What the family wrote, and what is known of its participation. */
function Words({ file }: { readonly file: AppealFile }) {
  const { motive, text, receivedAt, due, state, facts, history } = file;
  return (
    <>
      <Facts
        facts={[
          { label: 'Motif', value: motive },
          { label: 'Reçue le', value: receivedAt },
          {
            label: 'Réponse au plus tard',
            value: (
              <>
                {due} <AppealState state={state} />
              </>
            ),
          },
        ]}
      />
      <h2>Ce que la famille écrit</h2>
      <p class="quoted">{text === '' ? 'Elle n’ajoute rien au motif.' : text}</p>
      <h2>La participation</h2>
      <Facts facts={facts.map(([label, value]) => ({ label, value }))} />
      <Wishes file={file} />
      {history.length > 0 && (
        <>
          <h3>Ce qui l’a fait bouger</h3>
          <ul>
            {history.map(({ day, text: move }) => (
              <li key={day + move}>
                {day} – {move}
              </li>
            ))}
          </ul>
        </>
      )}
    </>
  );
}

/** The dearest first, with what decided. */
function Wishes({ file: { wishes } }: { readonly file: AppealFile }) {
  return (
    <>
      <h3>Vœux et rangs au tirage</h3>
      <ol>
        {wishes.map(({ title, rank, among, seats, lastServed, outcome }) => (
          <li key={title}>
            <strong>{title}</strong>&nbsp;: rang {rank} sur {among}, {counted(seats, 'place')}, dernier rang
            servi&nbsp;: {lastServed === 0 ? 'aucun' : lastServed}. Résultat&nbsp;: {outcome}.
          </li>
        ))}
      </ol>
    </>
  );
}

/** Everything about the participation in one document: what a court or a mediator asks for. */
function Papers({ home, file: { draw, entry } }: Pick<WritingProps, 'home' | 'file'>) {
  return (
    <>
      <h2>Dossier de contestation</h2>
      {isManager(home) ? (
        <>
          <p>
            Un seul document&nbsp;: le résultat expliqué, les bulletins lus, la ligne figée, les propositions,
            les appels, les réclamations et leurs réponses.
          </p>
          <PaperButtons
            papers={[
              { label: 'Dossier de contestation', paper: { kind: 'dossier', draw, entry } },
              { label: 'Lettre d’explication', paper: { kind: 'explanation', draw, entry } },
            ]}
          />
        </>
      ) : (
        <p>La personne qui gère la campagne peut faire ce document.</p>
      )}
    </>
  );
}

/** The mail as it will leave, to whom; it leaves once. */
function Preview({ home, file, text, onBack, onDone }: WritingProps) {
  const call = useCall('office.answerAppeal');
  const { number, mails } = file;
  const send = async () => {
    const after = await call.run({ number, text, requestKey: call.requestKey() });
    if (!after) return;
    onDone(
      mails.length === 0
        ? `Réponse à ${number} enregistrée. Aucun courriel\u00a0: appelez la famille, ou écrivez-lui`
        : `Réponse à ${number} envoyée, ${counted(mails.length, 'courriel')}`,
      after,
    );
  };
  return (
    <SectionScreen
      home={home}
      heading={`Envoyer la réponse à ${number}\u202f?`}
      isWrong={call.state.at === 'refused'}
    >
      {mails.length === 0 && (
        <Notice kind="attention" state="Cette famille n’a donné aucun courriel">
          <p>La réponse est gardée, et visible sur sa page. Appelez-la, ou écrivez-lui.</p>
        </Notice>
      )}
      <Mail file={file} text={text} />
      <p>Une réponse part une seule fois. Elle ne se reprend pas.</p>
      <CallNotice state={call.state} doing="Nous envoyons la réponse…" />
      <Actions
        label={mails.length === 0 ? 'Enregistrer la réponse' : `Envoyer ${counted(mails.length, 'courriel')}`}
        onConfirm={send}
        disabled={call.isAsking}
        back="Corriger"
        {...(call.isAsking ? {} : { onBack })}
      />
    </SectionScreen>
  );
}

function Mail({ file: { frame, mails }, text }: Pick<WritingProps, 'file' | 'text'>) {
  return (
    <>
      <Facts
        facts={[
          { label: 'À', value: mails.join(', ') || 'personne' },
          { label: 'Objet', value: frame.subject },
        ]}
      />
      <div class="notice plain">
        <p>Bonjour,</p>
        {frame.before.map((part) => (
          <p key={part}>{part}</p>
        ))}
        <p class="quoted">{text}</p>
        {frame.signature !== '' && <p class="quoted">{frame.signature}</p>}
        {frame.after.map((part) => (
          <p key={part} class="hint">
            {part}
          </p>
        ))}
      </div>
    </>
  );
}

function Answered({ home, file, onBack }: WritingProps) {
  return (
    <SectionScreen home={home} heading={headingOf(file)}>
      <Words file={file} />
      <h2>La réponse</h2>
      <p>
        Envoyée le {file.answeredAt}, par {file.answeredBy}.
      </p>
      <Mail file={file} text={file.answer} />
      <Actions label="Revenir aux réclamations" onConfirm={onBack} onBack={onBack} />
      <Papers home={home} file={file} />
    </SectionScreen>
  );
}
