import type { ComponentChildren } from 'preact';
import { useLayoutEffect } from 'preact/hooks';
import type { CounterFile } from '../../src/calls/counter.ts';
import type { Role } from '../../src/people/student.ts';
import { OwnCoordinates, type OwnProps, StudentAddress } from '../family/coordinates.tsx';
import { CursusRows } from '../family/courses.tsx';
import { Demands } from '../family/demands.tsx';
import type { FieldsProps } from '../family/flow.tsx';
import { RadioRows } from '../fields/choices.tsx';
import { TextArea } from '../fields/text.tsx';
import { spacedPhone } from './counterPhone.ts';

interface PartProps {
  readonly rank: 1 | 2 | 3 | 4;
  readonly title: string;
  readonly children: ComponentChildren;
}

/** One part of the entry, with the keys that jump to it. */
function Part({ rank, title, children }: PartProps) {
  return (
    <section id={`part-${rank}`} class="part">
      <h2>
        {title} <kbd>Alt + {rank}</kbd>
      </h2>
      {children}
    </section>
  );
}

const usable = 'input[type="radio"]:checked, input:not([type="radio"]), textarea';

/** Alt and a figure jump to a part, from the moment it shows. By the place of the key: the upper row of a French keyboard types `&é"'`. */
export function usePartKeys(): void {
  useLayoutEffect(() => {
    const listen = (event: KeyboardEvent) => {
      const rank = event.altKey && !event.ctrlKey ? /^Digit([1-4])$/.exec(event.code)?.[1] : undefined;
      const part = rank && document.getElementById(`part-${rank}`);
      if (!part) return;
      event.preventDefault();
      part.querySelector<HTMLElement>(usable)?.focus();
    };
    document.addEventListener('keydown', listen);
    return () => document.removeEventListener('keydown', listen);
  }, []);
}

/** Somebody who may come for the student, and what they see of it. */
export type Present = CounterFile['people'][number];

const qualities: Readonly<Record<Role, string>> = {
  self: 'L’élève, majeur',
  guardian1: 'Responsable 1',
  guardian2: 'Responsable 2',
};

interface PresenceProps extends Pick<FieldsProps, 'form' | 'change'> {
  readonly people: readonly Present[];
  readonly who: Present;
  /** Who is there, or who asks. */
  readonly legend: string;
  readonly onPresent: (role: Role) => void;
}

/** Who is in front of the clerk, and what they come for. */
export function Presence({ people, who, legend, form, change, onPresent }: PresenceProps) {
  const { role, card } = who;
  return (
    <Part rank={1} title="Présence">
      <RadioRows
        id="present"
        legend={legend}
        choices={people.map((one) => ({
          value: one.role,
          label: `${one.person.firstName} ${one.person.lastName}`,
          detail: <span class="hint">{qualities[one.role]}</span>,
        }))}
        value={role}
        onValue={(value) => onPresent(value as Role)}
      />
      {card.may !== 'read' && (
        <RadioRows
          id="decision"
          legend="Sa réponse"
          choices={[
            { value: 'reEnrol', label: 'Se réinscrit' },
            { value: 'decline', label: 'Ne se réinscrit pas' },
          ]}
          value={form.decision}
          onValue={(value) => change({ decision: value === 'decline' ? 'decline' : 'reEnrol' })}
        />
      )}
    </Part>
  );
}

/** The fields of the family's page, in the same order: who answers, */
export function CoordinatesPart(props: FieldsProps & Pick<OwnProps, 'complete'>) {
  return (
    <Part rank={2} title="Coordonnées">
      <OwnCoordinates {...props} spaced={spacedPhone} />
      {!props.card.self && <StudentAddress {...props} same="La même que la personne présente" />}
    </Part>
  );
}

interface ReasonProps {
  readonly reason: string;
  readonly onReason: (reason: string) => void;
  readonly error: string | undefined;
}

/** In the place of the coordinates, which stay as sent: why the person asks for a correction (CAE-022). */
export function ReasonPart({ reason, onReason, error }: ReasonProps) {
  return (
    <Part rank={2} title="Correction">
      <TextArea
        id="reason"
        label="Pourquoi cette personne demande-t-elle une correction&#8239;?"
        hint="Sa phrase, en quelques mots. Elle la lira dans le courriel de confirmation."
        rows={3}
        maxLength={500}
        value={reason}
        onValue={onReason}
        error={error}
      />
    </Part>
  );
}

/** then what is asked. */
export function AskedParts(props: FieldsProps) {
  return (
    <>
      <Part rank={3} title="Cours">
        {props.card.enrolments.length > 0 ? <CursusRows {...props} /> : <p>Aucun cursus cette année.</p>}
      </Part>
      <Part rank={4} title="Demandes">
        <Demands {...props} />
      </Part>
    </>
  );
}
