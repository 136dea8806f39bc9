import { useState } from 'preact/hooks';
import type { CallInput } from '../../src/calls.ts';
import { CheckboxRow, RadioRows } from '../fields/choices.tsx';
import { errorOf, type FieldError } from '../fields/errors.ts';
import { SelectField } from '../fields/select.tsx';
import { ErrorSummary } from '../fields/summary.tsx';
import { TextArea, TextField } from '../fields/text.tsx';
import { Actions } from '../office/actions.tsx';
import { CallNotice, useCall } from '../office/call.tsx';
import { isManager } from '../office/model.ts';
import { SectionScreen } from '../office/section.tsx';
import type { OffersProps } from './offers.tsx';

type Decided = CallInput<'office.decideEntry'>['decision'];
type Kind = Decided['kind'];

interface Words {
  readonly choice: string;
  readonly action: string;
  readonly told: string;
}

const words: Readonly<Record<Kind, Words>> = {
  retire: {
    choice: 'Retirer la participation, à la demande de la famille',
    action: 'Retirer la participation',
    told: 'La participation est retirée',
  },
  exclu: {
    choice: 'Exclure la participation',
    action: 'Exclure la participation',
    told: 'La participation est exclue',
  },
  residence: {
    choice: 'Domicile prouvé',
    action: 'Noter le domicile prouvé',
    told: 'Le domicile est prouvé',
  },
};

const everyWish = 'tous';

interface Typed extends Omit<Decided, 'kind'> {
  readonly kind: Kind | '';
}

interface DecideProps extends OffersProps {
  /** Empty for a participation whose number is typed. */
  readonly entry: string;
}

/** A decision in writing about one participation; what it does is said before it is done (IVR-019, IVR-067). */
export function DecideEntry({ home, page, entry: known, onBack, onDone }: DecideProps) {
  const call = useCall('office.decideEntry');
  const kinds: readonly Kind[] = isManager(home) ? ['retire', 'exclu', 'residence'] : ['retire'];
  const [typed, setTyped] = useState<Typed>({
    kind: kinds.length === 1 ? 'retire' : '',
    entry: known,
    course: '',
    reason: '',
    isHeard: false,
  });
  const [errors, setErrors] = useState<readonly FieldError[]>([]);
  const change = (part: Partial<Typed>) => setTyped({ ...typed, ...part });
  const { kind, course } = typed;
  const entry = typed.entry.trim().toUpperCase();
  const person = page.people.find((one) => one.entry === entry);
  const who = person ? `${entry} ${person.name}` : entry;
  const submit = async (event: Event) => {
    event.preventDefault();
    if (call.isAsking) return;
    const wrong = faultsOf(typed);
    setErrors(wrong);
    if (wrong.length > 0 || kind === '') return;
    const decision = {
      ...typed,
      kind,
      entry,
      course: kind === 'retire' && course !== everyWish ? course : '',
    };
    const after = await call.run({ decision, requestKey: call.requestKey() });
    if (after) onDone(`${words[kind].told}\u00a0: ${who}`, after);
  };
  const refused = call.state.at === 'refused' ? (call.state.refusal.fields ?? []) : [];
  const faults = errors.length > 0 ? errors : refused;
  const effects = effectsOf(kind, who || 'La participation', { course, elsewhere: person?.elsewhere ?? 0 });
  const courses = page.courses.filter(({ id }) => person?.wishes.includes(id) ?? true);
  return (
    <SectionScreen
      home={home}
      heading={known !== '' ? `Décider de ${who}` : 'Décider d’une participation'}
      isWrong={errors.length > 0 || call.state.at === 'refused'}
    >
      <form noValidate onSubmit={submit}>
        <ErrorSummary errors={errors} />
        {known === '' && (
          <TextField
            id="entry"
            label="Numéro de participation"
            hint="Par exemple T0001."
            short
            value={typed.entry}
            onValue={(number) => change({ entry: number })}
            error={errorOf(faults, 'entry')}
          />
        )}
        {kinds.length === 1 ? (
          <p>
            Vous pouvez retirer la participation, à la demande de la famille. Les autres décisions reviennent
            à la personne qui gère la campagne.
          </p>
        ) : (
          <RadioRows
            id="kind"
            legend="Décision"
            choices={kinds.map((value) => ({ value, label: words[value].choice }))}
            value={kind}
            onValue={(value) => change({ kind: value as Kind })}
            error={errorOf(faults, 'kind')}
          />
        )}
        {kind === 'retire' && (
          <SelectField
            id="course"
            label="Vœux à retirer"
            choices={[
              { value: '', label: 'Choisir…' },
              {
                value: everyWish,
                label: isManager(home) ? 'Tous ses vœux' : 'Tous ses vœux de vos établissements',
              },
              ...courses.map(({ id, title }) => ({ value: id, label: `${id} ${title}, seulement` })),
            ]}
            value={course}
            onValue={(value) => change({ course: value })}
            error={errorOf(faults, 'course')}
          />
        )}
        {kind !== '' && (
          <TextArea
            id="reason"
            label="Motif"
            hint="La famille le lit. Il reste dans le Journal, avec votre nom. Il n’est pas publié."
            rows={3}
            maxLength={1000}
            value={typed.reason}
            onValue={(reason) => change({ reason })}
            error={errorOf(faults, 'reason')}
          />
        )}
        {kind === 'exclu' && (
          <CheckboxRow
            id="isHeard"
            label="La personne a été entendue"
            checked={typed.isHeard}
            onChecked={(isHeard) => change({ isHeard })}
            error={errorOf(faults, 'isHeard')}
          />
        )}
        <div role="status">
          {effects.length > 0 && (
            <>
              <h2>Ce qui va se passer</h2>
              <ul>
                {effects.map((effect) => (
                  <li key={effect}>{effect}</li>
                ))}
              </ul>
            </>
          )}
        </div>
        <CallNotice state={call.state} doing="Nous enregistrons la décision…" />
        <Actions
          label={kind === '' ? 'Continuer' : words[kind].action}
          disabled={call.isAsking}
          {...(call.isAsking ? {} : { onBack })}
        />
      </form>
    </SectionScreen>
  );
}

/** What is missing, in the order of the page. */
function faultsOf({ kind, entry, course, reason, isHeard }: Typed): FieldError[] {
  const asked: readonly (readonly [field: string, isMissing: boolean, message: string])[] = [
    ['entry', entry.trim() === '', 'Écrivez le numéro de participation.'],
    ['kind', kind === '', 'Choisissez une décision.'],
    ['course', kind === 'retire' && course === '', 'Choisissez les vœux à retirer.'],
    ['reason', kind !== '' && reason.trim() === '', 'Écrivez le motif.'],
    ['isHeard', kind === 'exclu' && !isHeard, 'Cochez une fois la personne entendue.'],
  ];
  return asked.filter(([, isMissing]) => isMissing).map(([field, , message]) => ({ field, message }));
}

/** What the decision does, before it does it. */
function effectsOf(
  kind: Kind | '',
  who: string,
  { course, elsewhere }: { readonly course: string; readonly elsewhere: number },
): string[] {
  const moves = 'Une place proposée ou acceptée qu’elle laisse sera à proposer à la personne suivante.';
  const forGood =
    'Cela ne se reprend pas. Un courriel part à la famille, avec le motif\u00a0; sans adresse, appelez-la.';
  switch (kind) {
    case 'retire':
      if (course === '') return [];
      return [
        course === everyWish
          ? everyWishWords(who, elsewhere)
          : `${who} quitte ${course}. Ses autres vœux restent.`,
        moves,
        forGood,
      ];
    case 'exclu':
      return [`${who} est exclue du tirage, et quitte tous ses vœux.`, moves, forGood];
    case 'residence':
      return [
        `${who} passe sur la liste prioritaire, après toutes les personnes qui y sont déjà.`,
        'Aucune place donnée n’est reprise à personne.',
        forGood,
      ];
    case '':
      return [];
  }
}

/** A clerk reaches the wishes of their own establishments alone: what stays is said (IVR-081). */
function everyWishWords(who: string, elsewhere: number): string {
  if (elsewhere === 0) return `${who} quitte tous ses vœux.`;
  const stays =
    elsewhere === 1
      ? 'Un vœu d’un autre établissement reste.'
      : `${elsewhere}\u00a0vœux d’autres établissements restent.`;
  return `${who} quitte ses vœux de vos établissements. ${stays} La personne qui gère la campagne peut tout retirer.`;
}
