import { of } from '../../src/french.ts';
import { Button, LinkButton } from '../fields/button.tsx';
import { RadioRows } from '../fields/choices.tsx';
import { errorOf, type FieldError } from '../fields/errors.ts';
import { TextField } from '../fields/text.tsx';
import { ownFields, studentFields } from './check.ts';
import type { FieldsProps, StepProps } from './flow.tsx';
import type { Address } from './form.ts';
import { probableMail } from './mail-hint.ts';
import { StepScreen } from './step-screen.tsx';

/** The connected person's own coordinates, then where the student lives. Nothing is typed again that did not change. */
export function CoordinatesStep(props: StepProps) {
  const { card, onNext, onBack } = props;
  return (
    <StepScreen {...props} heading={<>Vos coordonnées sont-elles toujours exactes&#8239;?</>}>
      <p>
        Corrigez ce qui a changé, puis continuez. Tous les champs sont obligatoires, sauf mention
        «&nbsp;facultatif&nbsp;».
      </p>
      <form
        noValidate
        onSubmit={(event) => {
          event.preventDefault();
          onNext();
        }}
      >
        <fieldset class="group">
          <legend>Vous</legend>
          <OwnCoordinates {...props} isOwner />
        </fieldset>
        {!card.self && <StudentAddress {...props} same="La même que la mienne" />}
        <div class="actions">
          <Button primary>Continuer</Button>
          <LinkButton onPress={onBack}>Revenir à l’étape précédente</LinkButton>
        </div>
      </form>
    </StepScreen>
  );
}

type Complete = (address: Address, before: Address) => Address;

export interface OwnProps extends Pick<FieldsProps, 'form' | 'change' | 'errors'> {
  /** The person types it themselves: the browser may propose what it knows of its owner. */
  readonly isOwner?: boolean;
  /** How a telephone is written while it is typed. */
  readonly spaced?: (phone: string) => string;
  /** What an address becomes once its postcode is typed. */
  readonly complete?: Complete;
}

const asTyped = <T,>(typed: T): T => typed;

/** Where the author lives and is reached. */
export function OwnCoordinates(props: OwnProps) {
  const { form, change, errors, isOwner = false, complete = asTyped } = props;
  const { coordinates } = form;
  return (
    <>
      <AddressFields
        ids={ownFields}
        address={coordinates.address}
        errors={errors}
        isOwn={isOwner}
        complete={complete}
        onAddress={(address) => change({ coordinates: { ...coordinates, address } })}
      />
      <Reach
        {...props}
        reached={coordinates}
        onReached={(part) => change({ coordinates: { ...coordinates, ...part } })}
      />
    </>
  );
}

interface ReachProps extends Pick<OwnProps, 'errors' | 'isOwner' | 'spaced'> {
  readonly reached: { readonly phone: string; readonly mail: string };
  readonly onReached: (part: { phone?: string; mail?: string }) => void;
}

/** One of the two is enough; the acknowledgement needs the mail. */
export function Reach({ reached, onReached, errors, isOwner = false, spaced = asTyped }: ReachProps) {
  const meant = probableMail(reached.mail);
  return (
    <>
      <TextField
        id="phone"
        label="Téléphone"
        optional={reached.mail.trim() !== ''}
        hint="Exemple&nbsp;: 06&nbsp;39&nbsp;98&nbsp;12&nbsp;34"
        type="tel"
        autocomplete={isOwner ? 'tel' : 'off'}
        value={reached.phone}
        onValue={(phone) => onReached({ phone: spaced(phone) })}
        error={errorOf(errors, 'phone')}
      />
      <TextField
        id="mail"
        label="Courriel"
        optional={reached.phone.trim() !== ''}
        hint="L’accusé de réception est envoyé à cette adresse. Exemple&nbsp;: prenom.nom@exemple.fr"
        type="email"
        autocomplete={isOwner ? 'email' : 'off'}
        value={reached.mail}
        onValue={(mail) => onReached({ mail })}
        error={errorOf(errors, 'mail')}
        afterwards={
          <div role="status">
            {meant && (
              <LinkButton onPress={() => onReached({ mail: meant })}>
                Vouliez-vous écrire {meant}&#8239;? Appuyez ici pour corriger.
              </LinkButton>
            )}
          </div>
        }
      />
    </>
  );
}

interface StudentAddressProps extends Omit<FieldsProps, 'home'> {
  /** « La même que… », as the reader says it. */
  readonly same: string;
  readonly complete?: Complete;
}

export function StudentAddress(props: StudentAddressProps) {
  const { card, form, change, errors, same, complete = asTyped } = props;
  return (
    <fieldset class="group">
      <legend>{card.firstName}</legend>
      <RadioRows
        id="sameAddress"
        legend={`Adresse ${of(card.firstName)}`}
        choices={[
          { value: 'same', label: same },
          { value: 'other', label: 'Une autre adresse' },
        ]}
        value={form.sameAddress ? 'same' : 'other'}
        onValue={(value) => change({ sameAddress: value === 'same' })}
      />
      {!form.sameAddress && (
        <AddressFields
          ids={studentFields}
          address={form.studentAddress}
          errors={errors}
          complete={complete}
          onAddress={(studentAddress) => change({ studentAddress })}
        />
      )}
    </fieldset>
  );
}

interface AddressFieldsProps {
  readonly ids: typeof ownFields;
  readonly address: Address;
  readonly errors: readonly FieldError[];
  /** The browser may propose what it knows of its owner, never for a child. */
  readonly isOwn?: boolean;
  readonly complete?: Complete;
  readonly onAddress: (address: Address) => void;
}

/** Number and street, postcode, town. */
export function AddressFields({
  ids,
  address,
  errors,
  isOwn,
  complete = asTyped,
  onAddress,
}: AddressFieldsProps) {
  const filled = (token: string): string => (isOwn ? token : 'off');
  return (
    <>
      <TextField
        id={ids.street}
        label="Numéro et rue"
        hint="Exemple&nbsp;: 12&nbsp;rue des Lilas"
        autocomplete={filled('address-line1')}
        value={address.street}
        onValue={(street) => onAddress({ ...address, street })}
        error={errorOf(errors, ids.street)}
      />
      <TextField
        id={ids.postcode}
        label="Code postal"
        hint="Exemple&nbsp;: 75013"
        inputMode="numeric"
        short
        autocomplete={filled('postal-code')}
        value={address.postcode}
        onValue={(postcode) => onAddress(complete({ ...address, postcode }, address))}
        error={errorOf(errors, ids.postcode)}
      />
      <TextField
        id={ids.town}
        label="Commune"
        autocomplete={filled('address-level2')}
        value={address.town}
        onValue={(town) => onAddress({ ...address, town })}
        error={errorOf(errors, ids.town)}
      />
    </>
  );
}
