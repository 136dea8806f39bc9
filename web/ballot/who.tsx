import { listWords } from '../../src/ballots/resident.ts';
import { ownFields } from '../family/check.ts';
import { AddressFields } from '../family/coordinates.tsx';
import { RadioRows } from '../fields/choices.tsx';
import { DateField } from '../fields/date.tsx';
import { errorOf } from '../fields/errors.ts';
import { TextField } from '../fields/text.tsx';
import type { StepProps } from './flow.tsx';
import { hasPostcode, isFromTown } from './form.ts';
import { StepScreen } from './step.tsx';

/** The person who takes part: who they are and where they live (IVR-080). */
export function WhoStep(props: StepProps) {
  const { form, change, errors, lottery } = props;
  return (
    <StepScreen {...props} heading={<>Qui participe&#8239;?</>}>
      <p>La personne qui suivra le cours. Tous les champs sont obligatoires.</p>
      <TextField
        id="lastName"
        label="Nom"
        value={form.lastName}
        onValue={(lastName) => change({ lastName })}
        error={errorOf(errors, 'lastName')}
      />
      <TextField
        id="firstName"
        label="Prénom"
        value={form.firstName}
        onValue={(firstName) => change({ firstName })}
        error={errorOf(errors, 'firstName')}
      />
      <DateField
        id="bornOn"
        label="Date de naissance"
        hint="En chiffres. Exemple&nbsp;: 3 4 2017"
        value={form.born}
        onValue={(born) => change({ born })}
        error={errorOf(errors, 'bornOn')}
      />
      <fieldset class="group">
        <legend>Son adresse</legend>
        <AddressFields
          ids={ownFields}
          address={form.address}
          errors={errors}
          isOwn
          onAddress={(address) => change({ address })}
        />
      </fieldset>
      <Residence form={form} change={change} errors={errors} lottery={lottery} />
    </StepScreen>
  );
}

const yesNo = [
  { value: 'yes', label: 'Oui' },
  { value: 'no', label: 'Non' },
];

/** Asked only outside the town; either way, which list the ballot is in, and why (IVR-035). */
function Residence({
  form,
  change,
  errors,
  lottery,
}: Pick<StepProps, 'form' | 'change' | 'errors' | 'lottery'>) {
  if (!hasPostcode(form)) return null;
  const isAnswered = isFromTown(form, lottery) || (form.isTownStaff !== '' && form.isSchooled !== '');
  const list = listWords(
    {
      postcode: form.address.postcode,
      isTownStaff: form.isTownStaff === 'yes',
      isSchooled: form.isSchooled === 'yes',
    },
    lottery,
  );
  return (
    <>
      {!isFromTown(form, lottery) && (
        <>
          <p>Cette adresse est hors de {lottery.town}. Deux questions de plus&nbsp;:</p>
          <RadioRows
            id="isTownStaff"
            legend={<>Cette personne est-elle agent de la ville de {lottery.town}&#8239;?</>}
            choices={yesNo}
            value={form.isTownStaff}
            onValue={(value) => change({ isTownStaff: value === 'yes' ? 'yes' : 'no' })}
            error={errorOf(errors, 'isTownStaff')}
          />
          <RadioRows
            id="isSchooled"
            legend={<>Est-elle scolarisée à {lottery.town}&#8239;?</>}
            choices={yesNo}
            value={form.isSchooled}
            onValue={(value) => change({ isSchooled: value === 'yes' ? 'yes' : 'no' })}
            error={errorOf(errors, 'isSchooled')}
          />
        </>
      )}
      <p role="status">
        {isAnswered && (
          <>
            <strong>{list}</strong> La liste prioritaire passe tout entière avant la seconde.
          </>
        )}
      </p>
    </>
  );
}
