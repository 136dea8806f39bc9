import { useLayoutEffect, useState } from 'preact/hooks';
import type { OfficeHome } from '../../src/calls/office.ts';
import { Notice } from '../family/band.tsx';
import { useLeaveWarning } from '../family/screen.tsx';
import { Button } from '../fields/button.tsx';
import type { FieldError } from '../fields/errors.ts';
import { ErrorSummary } from '../fields/summary.tsx';
import { Actions } from './actions.tsx';
import { CallNotice, useCall } from './call.tsx';
import type { SectionProps } from './model.ts';
import { SectionScreen } from './section.tsx';
import { mailField, type TeamLine, teamChanges, teamErrors, teamFrom } from './teamCheck.ts';
import { TeamTable } from './teamTable.tsx';

const linesOf = ({ clerks }: OfficeHome): TeamLine[] => clerks.map((clerk, id) => ({ ...clerk, id }));

export interface TeamProps extends SectionProps {
  /** What is typed and not saved yet, kept while other sections are visited; null where nothing is. */
  readonly typed: readonly TeamLine[] | null;
  readonly onTyped: (lines: readonly TeamLine[] | null) => void;
}

/** Who works with Da Capo; their workbooks are shared with them, and with nobody else. */
export function TeamSection(props: TeamProps) {
  const { home, onGo } = props;
  if (!home.ready.town) {
    return (
      <SectionScreen key="early" home={home} heading="Équipe">
        <p>Chaque agent travaille pour un ou plusieurs conservatoires. Réglez d’abord la ville.</p>
        <Actions label="Régler la ville" onConfirm={() => onGo('ville')} />
      </SectionScreen>
    );
  }
  return <Team key="team" {...props} />;
}

function Team(props: TeamProps) {
  const { home, onHome, onTyped } = props;
  const call = useCall('office.clerks');
  const { lines, add, remove } = useLines(props);
  const [errors, setErrors] = useState<readonly FieldError[]>([]);
  const [isSaved, setSaved] = useState(false);
  const team = teamFrom(lines);
  const changes = teamChanges(home.clerks, team);
  useLeaveWarning(() => changes.length > 0);

  const save = async (event: Event) => {
    event.preventDefault();
    if (call.isAsking) return;
    const found = teamErrors(lines);
    setErrors(found);
    setSaved(false);
    if (found.length > 0) return;
    const answer = await call.run({ clerks: team, requestKey: call.requestKey() });
    if (!answer) return;
    onTyped(null);
    onHome(answer);
    setSaved(true);
  };
  return (
    <SectionScreen home={home} heading="Équipe" isWrong={errors.length > 0 || call.state.at === 'refused'}>
      <ErrorSummary errors={errors} />
      <p>
        Chaque personne entre avec son compte Google de la ville. La <em>Gestion</em> règle, importe, invite
        et voit tout. Un <em>Agent</em> voit les classeurs de ses conservatoires.
      </p>
      <form noValidate onSubmit={save}>
        {lines.length === 0 ? (
          <p>Personne dans l’équipe&nbsp;: seul le compte municipal a accès.</p>
        ) : (
          <TeamTable
            lines={lines}
            schools={home.conservatoires}
            errors={errors}
            onLines={onTyped}
            onRemove={remove}
          />
        )}
        <Button onPress={add}>Ajouter une personne</Button>
        <Changes changes={changes} isSaved={isSaved} />
        <CallNotice state={call.state} doing="Nous enregistrons l’équipe et partageons les classeurs…" />
        <Actions label="Enregistrer l’équipe" disabled={call.isAsking || changes.length === 0} />
      </form>
    </SectionScreen>
  );
}

/** The lines typed so far; a new line takes the focus. */
function useLines({ home, typed, onTyped }: TeamProps) {
  const lines = typed ?? linesOf(home);
  const [newest, setNewest] = useState('');
  useLayoutEffect(() => document.getElementById(newest)?.focus(), [newest]);
  const add = () => {
    const id = lines.reduce((highest, line) => Math.max(highest, line.id), -1) + 1;
    const line: TeamLine = { id, mail: '', role: 'clerk', conservatoires: [] };
    onTyped([...lines, line]);
    setNewest(mailField(line));
  };
  const remove = ({ id }: TeamLine) => {
    onTyped(lines.filter((line) => line.id !== id));
    document.querySelector('h1')?.focus();
  };
  return { lines, add, remove };
}

function Changes({ changes, isSaved }: { readonly changes: readonly string[]; readonly isSaved: boolean }) {
  return (
    <div role="status">
      {isSaved && changes.length === 0 && (
        <Notice kind="done" state="L’équipe est enregistrée">
          <p>Les classeurs sont partagés avec ces personnes, et avec personne d’autre.</p>
        </Notice>
      )}
      {changes.length > 0 && (
        <Notice kind="attention" state="Pas encore enregistré">
          <ul>
            {changes.map((change) => (
              <li key={change}>{change}</li>
            ))}
          </ul>
        </Notice>
      )}
    </div>
  );
}
