import { useState } from 'preact/hooks';
import type { HoldLine } from '../../src/calls/retention.ts';
import type { FoundPerson } from '../../src/calls/rights.ts';
import { RadioRows } from '../fields/choices.tsx';
import { errorOf, type FieldError } from '../fields/errors.ts';
import { TextField } from '../fields/text.tsx';
import { useCall } from '../office/call.tsx';
import { Facts } from '../office/section.tsx';
import { PersonPicker } from './peopleSearch.tsx';
import { ReasonScreen } from './reasonScreen.tsx';
import type { RetentionProps } from './retention.tsx';

type Kind = 'person' | 'course' | 'draw';

const kinds: readonly { readonly value: Kind; readonly label: string; readonly detail: string }[] = [
  {
    value: 'person',
    label: 'Une personne',
    detail: 'Avec un élève, ses responsables restent, et l’inverse\u00a0: leur dossier est commun.',
  },
  { value: 'course', label: 'Un cours', detail: 'Toutes les personnes qui l’ont demandé au tirage.' },
  { value: 'draw', label: 'Un tirage', detail: 'Toutes ses participations et son procès-verbal.' },
];

const targetFields = {
  course: ['Code du cours', 'Par exemple\u00a0: DAN-IN.', 'Écrivez le code du cours.'],
  draw: [
    'Nom du tirage',
    'Comme sur le procès-verbal, par exemple VALMONT-2026-09-14.',
    'Écrivez le nom du tirage.',
  ],
} as const;

/** Keeps somebody, a course or a draw, whatever the age, as long as a dispute lasts. */
export function HoldScreen({ home, onGo, onDone }: RetentionProps) {
  const call = useCall('office.hold');
  const [kind, setKind] = useState<Kind>('person');
  const [person, setPerson] = useState<FoundPerson | null>(null);
  const [typed, setTyped] = useState('');
  const target = kind === 'person' ? (person?.ref ?? '') : typed.trim();
  const missing = kind === 'person' ? 'Cherchez la personne, puis choisissez-la.' : targetFields[kind][2];
  return (
    <ReasonScreen
      home={home}
      heading="Geler"
      faults={target === '' ? [{ field: 'target', message: missing }] : []}
      fields={(errors) => (
        <>
          <RadioRows
            id="kind"
            legend="Que faut-il garder&#8239;?"
            choices={kinds.map(({ value, label, detail }) => ({
              value,
              label,
              detail: <span class="hint">{detail}</span>,
            }))}
            value={kind}
            onValue={(value) => setKind(value as Kind)}
          />
          {kind === 'person' ? (
            <PersonPicker
              id="target"
              chosen={person}
              error={errorOf(errors, 'target')}
              onChosen={setPerson}
            />
          ) : (
            <Target kind={kind} errors={errors} value={typed} onValue={setTyped} />
          )}
        </>
      )}
      hint="Par exemple&nbsp;: recours déposé au tribunal le 3 juin."
      label="Geler"
      doing="Nous posons le gel…"
      state={call.state}
      onBack={() => onGo({ at: 'home' })}
      onReason={async (reason) => {
        const after = await call.run({ kind, target, reason, requestKey: call.requestKey() });
        if (after) onDone('Le gel est posé', after);
      }}
    >
      <p>Tant que le gel dure, rien de cela n’est éliminé ni effacé, quelle que soit sa durée.</p>
    </ReasonScreen>
  );
}

interface TargetProps {
  readonly kind: 'course' | 'draw';
  readonly errors: readonly FieldError[];
  readonly value: string;
  readonly onValue: (value: string) => void;
}

function Target({ kind, errors, value, onValue }: TargetProps) {
  const [label, hint] = targetFields[kind];
  return (
    <TextField
      id="target"
      label={label}
      hint={hint}
      value={value}
      onValue={onValue}
      error={errorOf(errors, 'target')}
    />
  );
}

/** The dispute is over: what is due may go again. */
export function LiftScreen({ home, hold, onGo, onDone }: RetentionProps & { readonly hold: HoldLine }) {
  const call = useCall('office.liftHold');
  const { number, target, words, reason, since, kind } = hold;
  return (
    <ReasonScreen
      home={home}
      heading="Lever le gel&#8239;?"
      hint="Par exemple&nbsp;: jugement définitif, délais de recours passés."
      label="Lever le gel"
      doing="Nous levons le gel…"
      state={call.state}
      onBack={() => onGo({ at: 'home' })}
      onReason={async (why) => {
        const asked = { target: number === '' ? target : number, reason: why };
        const after = await call.run({ ...asked, requestKey: call.requestKey() });
        if (after) onDone('Le gel est levé', after);
      }}
    >
      <Facts
        facts={[
          { label: 'Ce qui est gelé', value: words },
          { label: 'Motif', value: reason },
          { label: 'Depuis', value: since },
        ]}
      />
      <p>
        Ce qui est arrivé au terme de sa durée pourra être éliminé, et une demande d’effacement sera possible.
        {kind === 'appeal' && ' Vérifiez que les délais de recours sont passés.'}
      </p>
    </ReasonScreen>
  );
}
