import { useState } from 'preact/hooks';
import type { PersonFields } from '../../src/calls/rights.ts';
import { of } from '../../src/french.ts';
import { DateField } from '../fields/date.tsx';
import { errorOf, type FieldError } from '../fields/errors.ts';
import { TextField } from '../fields/text.tsx';
import { useCall } from '../office/call.tsx';
import { Loading, useLoaded } from '../office/loaded.tsx';
import type { PersonProps } from './person.tsx';
import { ReasonScreen } from './reasonScreen.tsx';
import { changesOf, type FieldName, fieldLabels, typedDay } from './rectifyForm.ts';

interface RectifyProps extends PersonProps {
  readonly record: string;
  readonly onRectified: () => void;
}

/** One record put right at somebody’s demand, wherever it stands (GDPR 16). */
export function RectifyScreen(props: RectifyProps) {
  const loaded = useLoaded('office.personFields', { ref: props.record });
  if (!loaded.value)
    return (
      <Loading
        key="reading"
        home={props.home}
        heading="Rectifier une fiche"
        doing="Nous lisons la fiche…"
        loaded={loaded}
      />
    );
  return <RectifyForm key="form" {...props} before={loaded.value} />;
}

function RectifyForm({ home, record, before, onGo, onRectified }: RectifyProps & { before: PersonFields }) {
  const call = useCall('office.rectify');
  const [typed, setTyped] = useState(before.fields);
  const [born, setBorn] = useState(() => typedDay(before.fields.birthDate));
  const { fields, faults } = changesOf(before.fields, typed, born);
  const rectify = async (reason: string) => {
    const asked = { ref: record, fields, reason, requestKey: call.requestKey() };
    if (await call.run(asked)) onRectified();
  };
  return (
    <ReasonScreen
      home={home}
      heading={`Rectifier la fiche ${of(before.name)}`}
      faults={faults}
      fields={(errors) => <RectifyFields {...{ before, typed, born, errors, setTyped, setBorn }} />}
      hint="La demande à laquelle cela répond, et ce qui le prouve."
      label="Rectifier"
      doing="Nous rectifions la fiche…"
      state={call.state}
      onBack={() => onGo('person')}
      onReason={rectify}
    >
      <p>
        Ce qui change ici change partout&nbsp;: classeurs, pages, courriels à venir. Un import qui dit encore
        l’ancienne valeur ne la remet pas. Corrigez aussi le logiciel de scolarité.
      </p>
    </ReasonScreen>
  );
}

interface RectifyFieldsProps {
  readonly before: PersonFields;
  readonly typed: PersonFields['fields'];
  readonly born: ReturnType<typeof typedDay>;
  readonly errors: readonly FieldError[];
  readonly setTyped: (typed: PersonFields['fields']) => void;
  readonly setBorn: (born: ReturnType<typeof typedDay>) => void;
}

function RectifyFields({ before, typed, born, errors, setTyped, setBorn }: RectifyFieldsProps) {
  const names = (Object.keys(fieldLabels) as FieldName[]).filter((name) => before.fields[name] !== undefined);
  return (
    <>
      {names.map((name) =>
        name === 'birthDate' ? (
          <DateField
            key={name}
            id={name}
            label={fieldLabels[name]}
            hint={before.hints[name] ?? 'Par exemple\u00a0: 30 06 2015.'}
            value={born}
            onValue={setBorn}
            error={errorOf(errors, name)}
          />
        ) : (
          <TextField
            key={name}
            id={name}
            label={fieldLabels[name]}
            hint={before.hints[name]}
            optional={name === 'mail' || name === 'phone'}
            value={typed[name] ?? ''}
            onValue={(value) => setTyped({ ...typed, [name]: value })}
            error={errorOf(errors, name)}
          />
        ),
      )}
    </>
  );
}
