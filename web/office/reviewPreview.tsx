import { useState } from 'preact/hooks';
import { mostChosen } from '../../src/calls/chosen.ts';
import type { ReviewPreview, ReviewProblem } from '../../src/calls/review.ts';
import { LinkButton } from '../fields/button.tsx';
import { newRequestKey } from '../server.ts';
import { Actions } from './actions.tsx';
import { useCall } from './call.tsx';
import { Lots } from './lots.tsx';
import { ConfirmNumber } from './mailing.tsx';
import type { SectionProps } from './model.ts';
import type { Phase } from './review.tsx';
import type { Picked } from './reviewChosen.tsx';
import { SectionScreen } from './section.tsx';
import { counted, figure } from './words.ts';

interface PreviewProps extends SectionProps {
  readonly picked: Picked | null;
  readonly preview: ReviewPreview;
  readonly onPhase: (phase: Phase) => void;
  readonly onLook: (picked: Picked | null) => void;
  /** To what the columns to be filled ask for, read again. */
  readonly onLeave: () => void;
}

/** Everything that would happen; nothing has. Chosen students can be left out one by one. */
export function Preview(props: PreviewProps) {
  const { home, picked, preview, onPhase, onLook, onLeave, onWorking } = props;
  const call = useCall('office.reviewApply');
  const { groups, total, same, problems, problemCount, shown, late, lots } = preview;
  const [key] = useState(newRequestKey);
  const [left, setLeft] = useState<readonly string[]>([]);
  const apply = async () => {
    onWorking(true);
    for (;;) {
      const progress = await call.run({ requestKey: key, shown, ...(picked ? { picked } : {}) });
      if (!progress) break;
      if (progress.done === progress.total) {
        onPhase({ at: 'done', progress });
        break;
      }
      onPhase({ at: 'working', progress });
    }
    onWorking(false);
  };
  const showWithout = () => {
    const students = picked?.students.filter((number) => !left.includes(number)) ?? [];
    if (picked && students.length > 0) onLook({ ...picked, students });
    else onLeave();
  };
  const back = picked ? 'Revenir' : 'Lire de nouveau les classeurs';
  return (
    <SectionScreen home={home} heading="Décisions" isWrong={call.state.at === 'refused'}>
      <p>
        {picked ? (
          pickedWords(picked, home)
        ) : (
          <>
            Écrivez vos décisions dans les colonnes <em>à remplir</em> des onglets <em>Demandes</em> et{' '}
            <em>Pièces</em>, puis revenez ici
          </>
        )}
        . Rien n’est fait avant votre confirmation.
      </p>
      {!picked && <Late late={late} onLook={onLook} />}
      {!picked && (
        <p>
          <LinkButton onPress={() => onPhase({ at: 'choosing' })}>
            Décider pour tout un établissement
          </LinkButton>
        </p>
      )}
      {total === 0 && same === 0 && <p>Aucune décision à prendre.</p>}
      {groups.map((group) => (
        <Group
          key={group.word}
          group={group}
          left={left}
          onLeft={picked && !picked.conservatoire ? setLeft : null}
        />
      ))}
      {same > 0 && (
        <p>{counted(same, 'décision est déjà prise', 'décisions sont déjà prises')}&nbsp;: rien à faire.</p>
      )}
      <Problems problems={problems} count={problemCount} />
      {left.length > 0 ? (
        <Actions
          label={`Montrer sans ${counted(left.length, 'élève')}`}
          onConfirm={showWithout}
          back={back}
          onBack={onLeave}
        />
      ) : total + (picked ? 0 : same) > 0 ? (
        <>
          <p>
            <strong>
              {counted(total, 'décision')}, {counted(preview.mails, 'courriel')}.
            </strong>
          </p>
          <ConfirmNumber
            toMail={total}
            what="décisions"
            whom="à prendre"
            hint="Les courriels attendent dix minutes&nbsp;: le lot peut être annulé d’ici là, et encore après."
            action={`Prendre ${counted(total, 'décision')}`}
            back={back}
            doing="Nous enregistrons les décisions…"
            state={call.state}
            onConfirm={apply}
            onBack={onLeave}
          />
        </>
      ) : (
        <Actions label={back} onConfirm={onLeave} />
      )}
      <Lots lots={lots} onUndo={(lot) => onPhase({ at: 'undo', lot })} />
    </SectionScreen>
  );
}

function pickedWords({ students, conservatoire }: Picked, { conservatoires }: PreviewProps['home']): string {
  if (conservatoire === undefined)
    return `${counted(students.length, 'élève choisi', 'élèves choisis')}. Décochez qui vous laissez de côté`;
  return `Toutes les demandes\u00a0: ${conservatoires.find(({ code }) => code === conservatoire)?.name ?? ''}`;
}

interface LateProps {
  readonly late: readonly string[];
  readonly onLook: (picked: Picked) => void;
}

/** Documents that did not come in time: the program proposes, somebody decides (PAR-015). */
function Late({ late, onLook }: LateProps) {
  if (late.length === 0) return null;
  const students = late.slice(0, mostChosen);
  return (
    <p>
      {counted(late.length, 'demande')} dont les pièces ne sont pas venues à temps&nbsp;:{' '}
      <LinkButton onPress={() => onLook({ students, decision: 'reject', reason: '' })}>
        préparer le rejet
      </LinkButton>
    </p>
  );
}

interface GroupProps {
  readonly group: ReviewPreview['groups'][number];
  /** Numbers of who is left out; nobody can be where `onLeft` is null. */
  readonly left: readonly string[];
  readonly onLeft: ((left: readonly string[]) => void) | null;
}

function Group({ group, left, onLeft }: GroupProps) {
  const { word, count, mails, noMail, students } = group;
  const toggle = (number: string) =>
    onLeft?.(left.includes(number) ? left.filter((one) => one !== number) : [...left, number]);
  return (
    <section>
      <h2>
        {word}&nbsp;: {figure(count)}
      </h2>
      <p>
        {mails === 0 ? 'Aucun courriel.' : `${counted(mails, 'courriel')}.`}
        {noMail > 0 &&
          ` ${counted(noMail, 'personne sans courriel, à appeler', 'personnes sans courriel, à appeler')}.`}
      </p>
      <table>
        <caption class="unseen">{word}</caption>
        <thead>
          <tr>
            <th scope="col">N°</th>
            <th scope="col">Élève</th>
            <th scope="col">Établissement</th>
            <th scope="col">Aujourd’hui</th>
            <th scope="col">Motif</th>
          </tr>
        </thead>
        <tbody>
          {students.map(({ number, name, conservatoire, now, reason }) => (
            <tr key={number}>
              <td>{number}</td>
              <td>
                {onLeft ? (
                  <label class="row">
                    <input type="checkbox" checked={!left.includes(number)} onChange={() => toggle(number)} />
                    <span>{name}</span>
                  </label>
                ) : (
                  name
                )}
              </td>
              <td>{conservatoire}</td>
              <td>{now}</td>
              <td>{reason}</td>
            </tr>
          ))}
        </tbody>
      </table>
      {count > students.length && <p>Et {counted(count - students.length, 'autre')}.</p>}
    </section>
  );
}

/** What is left as it is, and why. */
export function Problems({
  problems,
  count,
}: {
  readonly problems: readonly ReviewProblem[];
  readonly count: number;
}) {
  if (count === 0) return null;
  return (
    <section>
      <h2>À corriger&nbsp;: {figure(count)}</h2>
      <p>Ces lignes restent comme elles sont. Le reste se fait sans elles.</p>
      <ul>
        {problems.map(({ book, tab, row, sentence }) => (
          <li key={`${book}${tab}${row}${sentence}`}>
            {row > 0 && (
              <>
                {book}, onglet {tab}, ligne {row}&nbsp;:{' '}
              </>
            )}
            {sentence}
          </li>
        ))}
      </ul>
    </section>
  );
}
