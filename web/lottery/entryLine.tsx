import type { PlacesPage } from '../../src/calls/lottery.ts';
import type { OfficeHome } from '../../src/calls/office.ts';
import { spacedPhone } from '../office/counterPhone.ts';
import { schoolName } from '../office/model.ts';
import { hourOf } from '../office/parisTime.ts';
import { type BallotForm, type EntryLine, faultsOf, isEmpty, type LineFault } from './entryState.ts';

interface LineFieldsProps {
  readonly line: EntryLine;
  readonly rank: number;
  readonly day: string;
  readonly page: PlacesPage;
  readonly home: OfficeHome;
  readonly change: (part: Partial<BallotForm>) => void;
  readonly onNext: () => void;
}

type Text =
  | 'number'
  | 'hour'
  | 'lastName'
  | 'firstName'
  | 'born'
  | 'street'
  | 'postcode'
  | 'town'
  | 'phone'
  | 'mail'
  | 'familyNumber'
  | 'guardianLastName'
  | 'guardianFirstName'
  | 'rank'
  | 'consents';

/** Label and width, in twelfths of the line. */
const texts: Readonly<Record<Text, readonly [label: string, wide: number]>> = {
  number: ['N° du bulletin', 2],
  hour: ['Heure (10:04:05)', 2],
  lastName: ['Nom', 4],
  firstName: ['Prénom', 3],
  born: ['Né(e) le (31/12/2018)', 3],
  street: ['Adresse', 4],
  postcode: ['Code postal', 2],
  town: ['Commune', 3],
  phone: ['Téléphone', 3],
  mail: ['Courriel', 4],
  familyNumber: ['N° pôle famille', 2],
  guardianLastName: ['Responsable\u00a0: nom', 4],
  guardianFirstName: ['Responsable\u00a0: prénom', 4],
  rank: ['Ordre', 2],
  consents: ['Accords (oonn)', 2],
};

const isFault = (faults: readonly LineFault[], field: string) => faults.some((one) => one.field === field);

/** Enter goes to the next field, and from the last to the next line; from an empty wish, beyond the wishes. */
function onEnter(event: KeyboardEvent, onNext: () => void): void {
  if (event.key !== 'Enter' || event.ctrlKey || event.metaKey) return;
  event.preventDefault();
  const from = event.target as HTMLInputElement;
  const fields = [...(from.closest('li')?.querySelectorAll<HTMLInputElement>('input, select') ?? [])];
  const after = fields.slice(fields.indexOf(from) + 1);
  const isSkipping = from.dataset['wish'] !== undefined && from.value === '';
  const next = isSkipping ? after.find((field) => field.dataset['wish'] === undefined) : after[0];
  if (next) next.focus();
  else onNext();
}

/** The open line: everything a paper ballot says, in the order in which it says it. */
export function LineFields({ line, rank, day, page, home, change, onNext }: LineFieldsProps) {
  const { form, refused } = line;
  const faults = isEmpty(form) ? [] : faultsOf(form, day);
  const text = (field: Text) => (
    <label key={field} class={`wide-${texts[field][1]}`}>
      {texts[field][0]}
      <input
        class="input"
        autocomplete="off"
        spellcheck={false}
        maxLength={200}
        value={form[field]}
        aria-invalid={form[field] !== '' && isFault(faults, field) ? true : undefined}
        onInput={(event) => change({ [field]: typed(field, event.currentTarget.value) })}
      />
    </label>
  );
  const isFromTown = form.postcode === '' || page.postcodes.includes(form.postcode);
  return (
    <fieldset class="line" onKeyDown={(event) => onEnter(event, onNext)}>
      <legend>Ligne {rank + 1}</legend>
      {refused !== '' && <p class="state error">✕ {refused}</p>}
      <div class="fields">
        {text('number')}
        {text('hour')}
        <PlaceField {...{ form, page, home, change }} />
        {(['lastName', 'firstName', 'born', 'street', 'postcode', 'town', 'phone', 'mail'] as const).map(
          text,
        )}
        {(['familyNumber', 'guardianLastName', 'guardianFirstName'] as const).map(text)}
        {!isFromTown && (
          <>
            <Tick
              label="Agent de la ville"
              isOn={form.isTownStaff}
              on={(isTownStaff) => change({ isTownStaff })}
            />
            <Tick
              label="Scolarisé dans la ville"
              isOn={form.isSchooled}
              on={(isSchooled) => change({ isSchooled })}
            />
          </>
        )}
        {form.wishes.map((wish, i) => (
          <Wish key={i} {...{ form, wish, page, change }} rank={i} />
        ))}
        {text('rank')}
        {text('consents')}
        <p class="hint wide-8">
          Accords, o ou n, dans l’ordre&nbsp;: publication du nom, lettre culturelle, communication de la
          ville, réemploi l’an prochain. Rien, c’est non.
        </p>
      </div>
      {faults.length > 0 && (
        <p class="hint">À compléter&nbsp;: {faults.map(({ sentence }) => sentence).join(' ')}</p>
      )}
    </fieldset>
  );
}

function typed(field: Text, text: string): string {
  if (field === 'number') return text.toUpperCase();
  return field === 'phone' ? spacedPhone(text) : text;
}

type FormProps = Pick<LineFieldsProps, 'page' | 'change'> & { readonly form: BallotForm };

function PlaceField({ form, page, home, change }: FormProps & Pick<LineFieldsProps, 'home'>) {
  const own = page.courses.filter((one) =>
    home.conservatoires.some(({ code }) => code === one.conservatoire),
  );
  const places = [...new Set(own.map(({ conservatoire, activity }) => `${conservatoire}|${activity}`))];
  return (
    <label class="wide-4">
      Établissement et activité
      <select
        class="input"
        value={form.place}
        onChange={(event) => change({ place: event.currentTarget.value })}
      >
        <option value="" />
        {places.map((place) => (
          <option key={place} value={place}>
            {place.split('|')[1]} – {schoolName(home, place.split('|')[0] ?? '')}
          </option>
        ))}
      </select>
    </label>
  );
}

const ordinals = ['1er vœu', '2e vœu', '3e vœu', '4e vœu'];

/** A code, with the course it names, or that it names none here. */
function Wish({
  form,
  wish,
  page,
  change,
  rank,
}: FormProps & { readonly wish: string; readonly rank: number }) {
  const course = page.courses.find(({ code }) => code === wish);
  const isHere = course && `${course.conservatoire}|${course.activity}` === form.place;
  const isTwice = form.wishes.indexOf(wish) < rank;
  const wrong =
    wish === '' ? '' : isTwice ? 'déjà demandé' : isHere ? '' : course ? 'autre activité' : 'code inconnu';
  const wishes = (code: string) =>
    form.wishes.map((one, i) => (i === rank ? code : one)) as unknown as BallotForm['wishes'];
  return (
    <label class="wide-3">
      {ordinals[rank]}
      <input
        class="input"
        list={`codes-${form.place}`}
        data-wish
        autocomplete="off"
        spellcheck={false}
        maxLength={24}
        value={wish}
        aria-invalid={wrong !== '' ? true : undefined}
        onInput={(event) => change({ wishes: wishes(event.currentTarget.value.toUpperCase()) })}
      />
      <span class={wrong === '' ? 'hint' : 'state attention'}>
        {wrong === '' ? (isHere ? course.title : '\u00a0') : `▲ ${wrong}`}
      </span>
    </label>
  );
}

function Tick({
  label,
  isOn,
  on,
}: {
  readonly label: string;
  readonly isOn: boolean;
  readonly on: (is: boolean) => void;
}) {
  return (
    <label class="tick wide-6">
      <input type="checkbox" checked={isOn} onChange={(event) => on(event.currentTarget.checked)} />
      {label}
    </label>
  );
}

interface LineSummaryProps extends Pick<LineFieldsProps, 'line' | 'rank' | 'day'> {
  readonly onOpen: () => void;
}

/** A folded line: what it says, and whether it can be kept. */
export function LineSummary({ line: { form, refused }, rank, day, onOpen }: LineSummaryProps) {
  const faults = faultsOf(form, day);
  const isNothing = isEmpty(form);
  return (
    <button type="button" class="folded" onClick={onOpen}>
      <span class="unseen">Ligne </span>
      <span>{rank + 1}</span>
      <span>{form.number}</span>
      <span>{isNothing ? '' : hourOf(form.hour) || form.hour}</span>
      <span>
        {form.lastName} {form.firstName}
      </span>
      <span>{form.wishes.filter((wish) => wish !== '').join(', ')}</span>
      <LineState sentence={isNothing ? null : refused || faults.map(({ sentence }) => sentence).join(' ')} />
    </button>
  );
}

function LineState({ sentence }: { readonly sentence: string | null }) {
  if (sentence === null) return <span class="hint">vide</span>;
  if (sentence === '') return <span class="state done">✓ à garder</span>;
  return <span class="state error">✕ {sentence}</span>;
}
