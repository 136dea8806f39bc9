import type { DocumentCard, StudentCard } from '../../src/calls/family.ts';
import { of } from '../../src/french.ts';
import { Button, LinkButton } from '../fields/button.tsx';
import { ContactLines } from '../shell/contact.tsx';
import { Notice } from './band.tsx';
import type { StepProps } from './flow.tsx';
import { Screen } from './screen.tsx';
import { StepScreen } from './step-screen.tsx';
import type { Sending } from './uploads.ts';
import { subjectOf } from './words.ts';

/** What the rows of documents can do, wherever they are shown. */
export interface DocumentHands {
  readonly sending: readonly Sending[];
  /** Small pictures of what was sent in this visit, by the key of the file. */
  readonly pictures: Readonly<Record<string, string>>;
  /** What the program refused, by document. */
  readonly refusals: Readonly<Record<string, string>>;
  readonly onFiles: (document: string, files: readonly File[]) => void;
  readonly onRetry: (key: string) => void;
  readonly onDrop: (key: string) => void;
  readonly onRemove: (document: string, file: string) => void;
}

/** Step 2: what one has at hand, one row a document. Nothing here holds the request back (CAE-018, CAE-019). */
export function DocumentsStep(props: StepProps & { readonly hands: DocumentHands }) {
  const { card, form, change, onNext, onBack, hands } = props;
  return (
    <StepScreen {...props} heading={<>Avez-vous les pièces demandées&#8239;?</>}>
      <p>
        Envoyez ce que vous avez. Le reste peut venir plus tard, jusqu’au {card.documentsUntil}&nbsp;: votre
        demande n’attend pas.
      </p>
      <Accepted />
      <Rows
        card={card}
        hands={hands}
        later={form.later}
        onLater={(document) => change({ later: [...form.later, document] })}
      />
      <div class="actions">
        <Button primary onPress={onNext}>
          Continuer
        </Button>
        <LinkButton onPress={onBack}>Revenir à l’étape précédente</LinkButton>
      </div>
    </StepScreen>
  );
}

interface DocumentsPageProps {
  readonly card: StudentCard;
  readonly hands: DocumentHands;
  readonly backLabel: string;
  readonly onLeave: () => void;
}

/** The same rows once the request is sent, until their own window ends, after closing too (X7). */
export function DocumentsPage({ card, hands, backLabel, onLeave }: DocumentsPageProps) {
  const subject = card.self ? 'Vos pièces' : `Pièces ${of(card.firstName)}`;
  return (
    <Screen
      title={`${subject} – ${subjectOf(card)} – ${card.conservatoire.name}`}
      heading={subject}
      above={<p class="top">{card.conservatoire.name}</p>}
    >
      {card.documentsUntil === '' ? (
        <Notice kind="attention" state="Les pièces ne sont plus reçues ici">
          <p>Apportez celles qui manquent à votre conservatoire.</p>
        </Notice>
      ) : (
        <p>Vous pouvez les envoyer jusqu’au {card.documentsUntil}.</p>
      )}
      <Accepted />
      <Rows card={card} hands={hands} later={[]} />
      <h2>Une question&#8239;?</h2>
      <ContactLines contact={card.conservatoire} />
      <div class="actions">
        <Button primary onPress={onLeave}>
          {backLabel}
        </Button>
      </div>
    </Screen>
  );
}

function Accepted() {
  return (
    <p class="hint">
      Un PDF ou des photos, 2&nbsp;Mo au plus par fichier. Les photos sont réduites avant l’envoi.
    </p>
  );
}

interface RowsProps {
  readonly card: StudentCard;
  readonly hands: DocumentHands;
  readonly later: readonly string[];
  readonly onLater?: (document: string) => void;
}

function Rows({ card, hands, later, onLater }: RowsProps) {
  const whose = { family: 'Pour la famille', student: card.self ? 'Pour vous' : `Pour ${card.firstName}` };
  return (
    <>
      {(['family', 'student'] as const).map((level) => {
        const asked = card.documents.filter((one) => one.level === level);
        return (
          asked.length > 0 && (
            <section key={level}>
              <h2>{whose[level]}</h2>
              <ul class="documents">
                {asked.map((document) => (
                  <li key={document.id} class="document">
                    <Row
                      document={document}
                      hands={hands}
                      isOpen={card.documentsUntil !== ''}
                      isLater={later.includes(document.id)}
                      onLater={onLater && (() => onLater(document.id))}
                    />
                  </li>
                ))}
              </ul>
            </section>
          )
        );
      })}
    </>
  );
}

interface RowProps {
  readonly document: DocumentCard;
  readonly hands: DocumentHands;
  readonly isOpen: boolean;
  readonly isLater: boolean;
  readonly onLater: (() => void) | undefined;
}

/** Name, why, state in words, what was given, one action. */
function Row({ document, hands, isOpen, isLater, onLater }: RowProps) {
  const { id, label, hint, state, files, others } = document;
  const sending = hands.sending.filter((one) => one.document === id);
  const isDue = isMissing(state);
  const isClosed = state === 'accepted' || state === 'seen' || state === 'waived';
  return (
    <>
      <h3>{label}</h3>
      {hint !== '' && <p class="hint">{hint}</p>}
      <p class={`mark ${stateKinds[state]}`}>
        <span aria-hidden="true">{stateSigns[stateKinds[state]]}</span>
        {state === 'due' && isLater ? 'À envoyer plus tard' : document.sentence}
      </p>
      {others.map((sentence) => (
        <p key={sentence}>{sentence}</p>
      ))}
      <ul class="files">
        {files.map((file) => (
          <li key={file.key}>
            {hands.pictures[file.key] && <img src={hands.pictures[file.key]} alt="" />}
            <span>
              {file.name}
              <span class="hint">
                {file.size}, reçu le {file.at}
              </span>
            </span>
            {isOpen && !isClosed && (
              <LinkButton onPress={() => hands.onRemove(id, file.key)}>
                Supprimer<span class="unseen"> {file.name}</span>
              </LinkButton>
            )}
          </li>
        ))}
        {sending.map((one) => (
          <li key={one.key}>
            <OnItsWay one={one} hands={hands} />
          </li>
        ))}
      </ul>
      {hands.refusals[id] && <Notice kind="error" state={hands.refusals[id]} />}
      {isOpen && !isClosed && (
        <div class="give">
          <Choose document={document} onFiles={(chosen) => hands.onFiles(id, chosen)} />
          {isDue && !isLater && onLater && sending.every(({ message }) => message !== '') && (
            <LinkButton onPress={onLater}>
              Je l’enverrai plus tard<span class="unseen">&nbsp;: {label}</span>
            </LinkButton>
          )}
        </div>
      )}
    </>
  );
}

/** The family has something to send. */
export const isMissing = (state: DocumentCard['state']): boolean =>
  state === 'due' || state === 'refused' || state === 'expired';

const stateKinds = {
  due: 'attention',
  refused: 'error',
  expired: 'attention',
  received: 'done',
  accepted: 'done',
  seen: 'done',
  waived: 'done',
} as const;

const stateSigns = { attention: '○ ', error: '✕ ', done: '✓ ' } as const;

/** The native control, which every device knows; the button is its label. */
function Choose(props: {
  readonly document: DocumentCard;
  readonly onFiles: (files: readonly File[]) => void;
}) {
  const { document, onFiles } = props;
  const has = document.files.length > 0;
  return (
    <label class="button file">
      {has ? 'Ajouter un fichier ou une photo' : 'Choisir un fichier ou une photo'}
      <span class="unseen">&nbsp;: {document.label}</span>
      <input
        type="file"
        multiple
        accept="application/pdf,image/jpeg,image/png"
        onChange={({ currentTarget }) => {
          onFiles([...(currentTarget.files ?? [])]);
          currentTarget.value = '';
        }}
      />
    </label>
  );
}

/** A file that leaves: how far it is, why it waits, or why it stopped. */
function OnItsWay({ one, hands }: { readonly one: Sending; readonly hands: DocumentHands }) {
  if (one.message !== '') {
    return (
      <div role="alert">
        <Notice kind="error" state={one.name}>
          <p>{one.message}</p>
          {one.canRetry && <LinkButton onPress={() => hands.onRetry(one.key)}>Réessayer</LinkButton>}{' '}
          <LinkButton onPress={() => hands.onDrop(one.key)}>Retirer de la liste</LinkButton>
        </Notice>
      </div>
    );
  }
  return (
    <span role="status">
      {one.name}
      <span class="hint">{wayWords(one)}</span>
      {one.parts > 1 ? (
        <progress max={one.parts} value={one.sent} aria-label={`Envoi de ${one.name}`} />
      ) : (
        <progress aria-label={`Envoi de ${one.name}`} />
      )}
    </span>
  );
}

const wayWords = ({ trouble, parts }: Sending): string => {
  if (trouble === 'busy') return 'Beaucoup de monde. L’envoi reprend de lui-même.';
  if (trouble === 'lost') return 'Pas de réseau. L’envoi reprendra de lui-même, gardez cette page ouverte.';
  return parts === 0 ? 'Nous préparons le fichier…' : 'Nous envoyons le fichier…';
};
