import { useEffect, useState } from 'preact/hooks';
import type { EnrolmentLine } from '../../src/calls/offers.ts';
import { LinkButton } from '../fields/button.tsx';
import { CallNotice, useCall } from '../office/call.tsx';
import { useFirstRows } from '../office/firstRows.tsx';
import { counted } from '../office/words.ts';
import type { OffersHomeProps } from './offersHome.tsx';

type State = EnrolmentLine['state'];
type What = 'form' | 'identity';

const signs: Readonly<Record<State, readonly [sign: string, kind: string]>> = {
  'Acceptée – fiche attendue': ['…', 'attention'],
  'Fiche en retard': ['▲', 'error'],
  'Inscription confirmée': ['✓', 'done'],
};

/** Once it is written down, and once it is taken back. */
const told: Readonly<Record<What, readonly [done: string, undone: string]>> = {
  form: ['fiche reçue, inscription confirmée', 'la fiche est de nouveau attendue'],
  identity: ['identité vérifiée', 'l’identité est de nouveau à vérifier'],
};

/** The seats that were accepted, and what is still expected of each (IVR-066, IVR-068). */
export function EnrolmentList({ page, looking, onLooking, loaded, onOpen }: OffersHomeProps) {
  const call = useCall('office.enrolment');
  const [done, setDone] = useState('');
  const { enrolment: state } = looking;
  // A line stays where it was pressed, though its state is not the one looked for any more.
  const [touched, setTouched] = useState<readonly string[]>([]);
  useEffect(() => setTouched([]), [state]);
  const found = page.enrolments.filter(
    (line) => state === '' || line.state === state || touched.includes(line.offer),
  );
  const { shown, more } = useFirstRows(found, counted(found.length, 'inscription'));
  const write = async ({ offer, entry, name }: EnrolmentLine, what: What, isDone: boolean) => {
    if (call.isAsking) return;
    setDone('');
    const after = await call.run({ offer, what, isDone, requestKey: call.requestKey() });
    if (!after) return;
    setTouched([...touched, offer]);
    loaded.set(after);
    setDone(`${entry} ${name}\u00a0: ${told[what][isDone ? 0 : 1]}.`);
  };
  const states: readonly (readonly [value: State | '', label: string])[] = [
    ['', 'Toutes'],
    ...(Object.keys(signs) as State[]).map((value) => [value, value] as const),
  ];
  return (
    <>
      <fieldset class="filters">
        <legend>État</legend>
        {states.map(([value, label]) => (
          <label key={value}>
            <input
              type="radio"
              name="enrolment"
              checked={state === value}
              onChange={() => onLooking({ ...looking, enrolment: value })}
            />
            {label}
          </label>
        ))}
      </fieldset>
      <p role="status">{done === '' ? `${counted(found.length, 'inscription')}.` : done}</p>
      <CallNotice state={call.state} doing="Nous enregistrons…" />
      {shown.length > 0 && (
        <table class="offers stacked">
          <caption class="unseen">Inscriptions</caption>
          <thead>
            <tr>
              {['Participation', 'Cours', 'État', 'Fiche d’inscription', 'Identité'].map((name) => (
                <th key={name} scope="col">
                  {name}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {shown.map((line) => (
              <Line
                key={line.offer}
                line={line}
                onOpen={() => onOpen({ at: 'offer', offer: line.offer })}
                onWrite={(what, isDone) => write(line, what, isDone)}
              />
            ))}
          </tbody>
        </table>
      )}
      {more}
    </>
  );
}

interface LineProps {
  readonly line: EnrolmentLine;
  readonly onOpen: () => void;
  readonly onWrite: (what: What, isDone: boolean) => void;
}

function Line({ line, onOpen, onWrite }: LineProps) {
  const { entry, name, course, title, acceptedAt, formDue, state, formAt, identityAt } = line;
  const [sign, kind] = signs[state];
  return (
    <tr>
      <th scope="row">
        <LinkButton onPress={onOpen}>
          {entry} {name}
        </LinkButton>
      </th>
      <td>
        {course}
        <span class="hint">{title}</span>
      </td>
      <td>
        <span class={`state ${kind}`}>
          <span aria-hidden="true">{sign} </span>
          {state}
        </span>
        <span class="hint">place acceptée le {acceptedAt}</span>
      </td>
      <td>
        {formAt === '' ? `fiche attendue le ${formDue} au plus tard` : `fiche reçue le ${formAt}`}{' '}
        <Written
          isDone={formAt !== ''}
          label="Fiche reçue"
          entry={entry}
          onWrite={(to) => onWrite('form', to)}
        />
      </td>
      <td>
        {identityAt === '' ? 'identité à vérifier' : `identité vérifiée le ${identityAt}`}{' '}
        <Written
          isDone={identityAt !== ''}
          label="Identité vérifiée"
          entry={entry}
          onWrite={(to) => onWrite('identity', to)}
        />
      </td>
    </tr>
  );
}

interface WrittenProps {
  readonly isDone: boolean;
  readonly label: string;
  readonly entry: string;
  readonly onWrite: (isDone: boolean) => void;
}

/** One button for both ways, so that the focus stays where it is pressed. */
function Written({ isDone, label, entry, onWrite }: WrittenProps) {
  return (
    <LinkButton onPress={() => onWrite(!isDone)}>
      {isDone ? 'Annuler' : label}
      <span class="unseen">
        &nbsp;: {isDone && `${label}, `}
        {entry}
      </span>
    </LinkButton>
  );
}
