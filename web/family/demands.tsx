import { useRef } from 'preact/hooks';
import type { Demand } from '../../src/calls/answer.ts';
import { type DemandKind, demandField, demandLabels, kindsFor } from '../../src/requests/demands.ts';
import { CheckboxRows } from '../fields/choices.tsx';
import { errorOf } from '../fields/errors.ts';
import { TextArea } from '../fields/text.tsx';
import type { FieldsProps } from './flow.tsx';
import { schoolYear } from './words.ts';

const blank = (kind: DemandKind): Demand =>
  kind === 'change' ? { kind, stopped: '', text: '' } : { kind, text: '' };

const besides = {
  legend: 'Voulez-vous demander autre chose\u202f?',
  hint: 'Sinon, laissez ces cases vides.',
};

/** For a student without a cursus this year. */
const alone = { legend: 'Que demandez-vous\u202f?', hint: 'Cochez une case au moins.' };

/** One row for each thing to ask; its words are asked once it is ticked (MAU-012, MAU-013, CAE-024). */
export function Demands(props: FieldsProps) {
  const { card, form, change, errors } = props;
  /** A row unticked by mistake finds its words again. */
  const written = useRef(new Map<DemandKind, Demand>());
  for (const demand of form.demands) written.current.set(demand.kind, demand);
  const kinds = kindsFor(card.enrolments);
  const ask = (ticked: readonly string[]) =>
    change({
      demands: kinds
        .filter((kind) => ticked.includes(kind))
        .map((kind) => written.current.get(kind) ?? blank(kind)),
    });
  return (
    <CheckboxRows
      id="demands"
      {...(card.enrolments.length > 0 ? besides : alone)}
      error={errorOf(errors, 'demands')}
      choices={kinds.map((kind) => ({
        value: kind,
        label: demandLabels[kind],
        opened: (
          <DemandFields {...props} demand={form.demands.find((one) => one.kind === kind) ?? blank(kind)} />
        ),
      }))}
      values={form.demands.map(({ kind }) => kind)}
      onValues={ask}
    />
  );
}

interface DemandFieldsProps extends FieldsProps {
  readonly demand: Demand;
}

function DemandFields({ demand, form, change, errors, home }: DemandFieldsProps) {
  const set = (changed: Demand) =>
    change({ demands: form.demands.map((one) => (one.kind === changed.kind ? changed : one)) });
  const id = demandField(demand.kind);
  return (
    <>
      {demand.kind === 'change' && (
        <Words
          id={demandField('change', 'stopped')}
          label="Ce qui s’arrête"
          hint="Exemple&nbsp;: l’alto"
          value={demand.stopped}
          onValue={(stopped) => set({ ...demand, stopped })}
          errors={errors}
        />
      )}
      {demand.kind === 'studyLeave' && (
        <p>
          Le congé vaut pour toute l’année {schoolYear(home.campaign.schoolYear)}. Laissez cochés les cursus à
          reprendre ensuite.
        </p>
      )}
      <Words
        id={id}
        {...wordsFor[demand.kind]}
        value={demand.text}
        onValue={(text) => set({ ...demand, text })}
        errors={errors}
      />
    </>
  );
}

interface Wording {
  readonly label: string;
  readonly hint?: string;
  readonly optional?: boolean;
  readonly rows?: number;
}

const groups = 'Exemple\u00a0: chœur, orchestre, musique de chambre, cours d’érudition';

const wordsFor: Readonly<Record<DemandKind, Wording>> = {
  change: { label: 'Ce que vous souhaitez à la place', hint: 'Exemple\u00a0: le violon' },
  add: { label: 'Ce que vous souhaitez ajouter', hint: 'Exemple\u00a0: la danse jazz' },
  studyLeave: { label: 'Motif', optional: true },
  joinEnsemble: { label: 'Où souhaitez-vous entrer\u202f?', hint: groups },
  leaveEnsemble: { label: 'Que souhaitez-vous quitter\u202f?', hint: groups },
  dance: { label: 'Votre demande en danse', rows: 5 },
  other: { label: 'Votre précision', rows: 5 },
};

interface WordsProps extends Wording, Pick<FieldsProps, 'errors'> {
  readonly id: string;
  readonly value: string;
  readonly onValue: (value: string) => void;
}

/** Too long a text is kept and said at its field: the browser must not cut what somebody pastes. */
function Words({ errors, rows = 2, ...field }: WordsProps) {
  return <TextArea {...field} rows={rows} maxLength={20_000} error={errorOf(errors, field.id)} />;
}
