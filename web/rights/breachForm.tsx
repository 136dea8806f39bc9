import { useState } from 'preact/hooks';
import type { BreachesPage, BreachLine } from '../../src/calls/registers.ts';
import { instantOf } from '../../src/dates.ts';
import {
  type BreachFacts,
  breachFaults,
  factLabels,
  longestBreachText,
  type Risk,
  risks,
  riskWords,
  tellBy,
} from '../../src/rights/registers/breaches/rules.ts';
import { longestWhy } from '../../src/rights/registers/requests/words.ts';
import { RadioRows } from '../fields/choices.tsx';
import { DateField, isoOf } from '../fields/date.tsx';
import { errorOf, type FieldError } from '../fields/errors.ts';
import { ErrorSummary } from '../fields/summary.tsx';
import { TextArea, TextField } from '../fields/text.tsx';
import { Actions } from '../office/actions.tsx';
import { CallNotice, useCall } from '../office/call.tsx';
import { hourOf, parisMinute, type TypedMinute } from '../office/parisTime.ts';
import { SectionScreen } from '../office/section.tsx';
import { nowTyped, type SectionProps } from './words.tsx';

/** What is typed: civil minutes in their boxes, and a number as text. */
interface Typed extends Omit<BreachFacts, 'people' | 'cnilAt' | 'peopleToldAt'> {
  readonly foundAt: TypedMinute;
  readonly people: string;
  readonly cnilAt: TypedMinute;
  readonly peopleToldAt: TypedMinute;
}

const noMinute: TypedMinute = { day: { day: '', month: '', year: '' }, hour: '' };

const minuteTyped = (minute: string): TypedMinute =>
  minute === '' ? noMinute : parisMinute(instantOf(minute));

const texts = {
  what: '',
  categories: '',
  consequences: '',
  measures: '',
  notNeeded: '',
  lateBecause: '',
  notTold: '',
};

const typedOf = (breach: BreachLine | null): Typed => ({
  ...(breach?.facts ?? { ...texts, risk: 'risk' }),
  foundAt: breach ? parisMinute(breach.foundAt) : nowTyped(),
  people: String(breach?.facts.people ?? ''),
  cnilAt: minuteTyped(breach?.facts.cnilAt ?? ''),
  peopleToldAt: minuteTyped(breach?.facts.peopleToldAt ?? ''),
});

/** A civil minute; nothing where nothing is typed, null where it is no time. */
function minuteOf({ day, hour }: TypedMinute): string | null {
  if ([day.day, day.month, day.year, hour].every((part) => part.trim() === '')) return '';
  const [on, at] = [isoOf(day), hourOf(hour.trim()).slice(0, 5)];
  return on === '' || at === '' ? null : `${on}T${at}`;
}

interface BreachFormProps extends SectionProps {
  /** None: another is written down. */
  readonly breach: BreachLine | null;
  readonly onBack: () => void;
  readonly onDone: (after: BreachesPage) => void;
}

/** What is known, whole: what changed is added to what was written before. */
export function BreachForm({ home, breach, onBack, onDone }: BreachFormProps) {
  const first = useCall('office.recordBreach');
  const next = useCall('office.addToBreach');
  const call = breach ? next : first;
  const [typed, setTyped] = useState(() => typedOf(breach));
  const [errors, setErrors] = useState<readonly FieldError[]>([]);
  const submit = async (event: Event) => {
    event.preventDefault();
    if (call.isAsking) return;
    const read = readTyped(typed);
    setErrors(read.errors);
    if (read.errors.length > 0) return;
    const { facts, foundAt } = read;
    const after = breach
      ? await next.run({ number: breach.number, facts, requestKey: next.requestKey() })
      : await first.run({ foundAt, facts, requestKey: first.requestKey() });
    if (after) onDone(after);
  };
  const refused = call.state.at === 'refused' ? (call.state.refusal.fields ?? []) : [];
  const faults = errors.length > 0 ? errors : refused;
  const parts: PartProps = { typed, faults, onTyped: (part) => setTyped({ ...typed, ...part }) };
  return (
    <SectionScreen
      home={home}
      heading={breach ? `Compléter ${breach.number}` : 'Enregistrer une violation'}
      isWrong={faults.length > 0}
    >
      <form noValidate onSubmit={submit}>
        <ErrorSummary errors={errors} />
        <p>Ce qui n’est pas encore connu se complète plus tard. Rien de ce qui est écrit ne s’efface.</p>
        {!breach && (
          <MinuteField
            {...parts}
            id="foundAt"
            label="Découverte"
            hint="Le délai de 72&nbsp;h part de cette minute."
          />
        )}
        <Known {...parts} />
        <Told {...parts} />
        <CallNotice state={call.state} doing="Nous enregistrons…" />
        <Actions
          label={breach ? 'Ajouter' : 'Enregistrer la violation'}
          disabled={call.isAsking}
          onBack={onBack}
        />
      </form>
    </SectionScreen>
  );
}

interface PartProps {
  readonly typed: Typed;
  readonly faults: readonly FieldError[];
  readonly onTyped: (part: Partial<Typed>) => void;
}

function Known({ typed, faults, onTyped }: PartProps) {
  return (
    <>
      <Words {...{ typed, faults, onTyped }} id="what" most={longestBreachText} isNeeded />
      <Words {...{ typed, faults, onTyped }} id="categories" most={longestBreachText} />
      <TextField
        id="people"
        label={factLabels.people}
        optional
        short
        inputMode="numeric"
        value={typed.people}
        onValue={(people) => onTyped({ people })}
        error={errorOf(faults, 'people')}
      />
      <Words {...{ typed, faults, onTyped }} id="consequences" most={longestBreachText} />
      <Words {...{ typed, faults, onTyped }} id="measures" most={longestBreachText} />
    </>
  );
}

/** Who was told, as the risk asks: nothing that the risk does not ask for is shown. */
function Told(props: PartProps) {
  const { typed, onTyped } = props;
  const [cnil, found] = [minuteOf(typed.cnilAt), minuteOf(typed.foundAt)];
  const isLate = cnil && found ? instantOf(cnil) > tellBy(instantOf(found)) : false;
  return (
    <>
      <RadioRows
        id="risk"
        legend={factLabels.risk}
        choices={risks.map((value) => ({ value, label: riskWords[value] }))}
        value={typed.risk}
        onValue={(risk) => onTyped({ risk: risk as Risk, ...(risk === 'none' ? {} : { notNeeded: '' }) })}
      />
      <MinuteField
        {...props}
        id="cnilAt"
        label={factLabels.cnilAt}
        hint="Vide tant qu’elle n’est pas prévenue."
      />
      {(isLate || typed.lateBecause !== '') && (
        <Words {...props} id="lateBecause" most={longestWhy} isNeeded />
      )}
      {typed.risk === 'none' && <Words {...props} id="notNeeded" most={longestWhy} />}
      {typed.risk === 'high' && (
        <>
          <MinuteField
            {...props}
            id="peopleToldAt"
            label={factLabels.peopleToldAt}
            hint="Un risque élevé se dit aux personnes, sans attendre."
          />
          <Words {...props} id="notTold" most={longestWhy} />
        </>
      )}
    </>
  );
}

interface WordsProps extends PartProps {
  readonly id: keyof typeof texts;
  readonly most: number;
  readonly isNeeded?: true;
}

function Words({ id, most, isNeeded, typed, faults, onTyped }: WordsProps) {
  return (
    <TextArea
      id={id}
      label={factLabels[id]}
      optional={!isNeeded}
      rows={3}
      maxLength={most}
      value={typed[id]}
      onValue={(words) => onTyped({ [id]: words })}
      error={errorOf(faults, id)}
    />
  );
}

interface MinuteFieldProps extends PartProps {
  readonly id: 'foundAt' | 'cnilAt' | 'peopleToldAt';
  readonly label: string;
  readonly hint: string;
}

function MinuteField({ id, label, hint, typed, faults, onTyped }: MinuteFieldProps) {
  const minute = typed[id];
  return (
    <>
      <DateField
        id={id}
        label={label}
        hint={hint}
        value={minute.day}
        onValue={(day) => onTyped({ [id]: { ...minute, day } })}
        error={errorOf(faults, id)}
      />
      <TextField
        id={`${id}-hour`}
        label={`${label}, à quelle heure`}
        hint="À Paris, par exemple 10:04."
        inputMode="numeric"
        short
        optional={id !== 'foundAt'}
        value={minute.hour}
        onValue={(hour) => onTyped({ [id]: { ...minute, hour } })}
      />
    </>
  );
}

interface Read {
  readonly facts: BreachFacts;
  readonly foundAt: string;
  readonly errors: readonly FieldError[];
}

/** What was typed as facts, and what is wrong in it: the program would say the same. */
function readTyped(typed: Typed): Read {
  const [foundAt, cnilAt, peopleToldAt] = [typed.foundAt, typed.cnilAt, typed.peopleToldAt].map(minuteOf);
  const people = typed.people.trim() === '' ? 0 : Number(typed.people.replace(/\s/g, ''));
  const { what, categories, consequences, measures, risk, notNeeded, lateBecause, notTold } = typed;
  const facts: BreachFacts = {
    ...{ what, categories, people, consequences, measures, risk },
    ...{ cnilAt: cnilAt ?? '', notNeeded, lateBecause, peopleToldAt: peopleToldAt ?? '', notTold },
  };
  const unread = [
    ...(foundAt ? [] : [{ field: 'foundAt', message: 'Écrivez le jour et l’heure de la découverte.' }]),
    ...(cnilAt === null
      ? [{ field: 'cnilAt', message: 'L’heure s’écrit 10:04, après le jour entier.' }]
      : []),
    ...(peopleToldAt === null
      ? [{ field: 'peopleToldAt', message: 'L’heure s’écrit 10:04, après le jour entier.' }]
      : []),
    ...(Number.isInteger(people) && people >= 0 && people <= 1_000_000
      ? []
      : [{ field: 'people', message: 'Écrivez un nombre entier.' }]),
  ];
  const errors = unread.length > 0 ? unread : breachFaults(facts, instantOf(foundAt ?? ''), Date.now());
  return { facts, foundAt: foundAt ?? '', errors };
}
