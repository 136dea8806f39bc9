import { useLayoutEffect, useState } from 'preact/hooks';
import type { BallotsTyped } from '../../src/calls/lottery.ts';
import { Reach } from '../family/coordinates.tsx';
import { LinkButton } from '../fields/button.tsx';
import { errorOf } from '../fields/errors.ts';
import { TextField } from '../fields/text.tsx';
import { dialled } from '../shell/contact.tsx';
import type { StepProps } from './flow.tsx';
import { isMinor } from './form.ts';
import { StepScreen } from './step.tsx';

const nobody: BallotsTyped['guardians'][number] = { lastName: '', firstName: '', mail: '', phone: '' };

/** Who answers for a minor, how they are reached, and the family number (IVR-018, IVR-080). */
export function ContactStep(props: StepProps) {
  const { form, change, errors, lottery, boot } = props;
  const isForMinor = isMinor(form, lottery);
  const { service } = boot.contact;
  return (
    <StepScreen
      {...props}
      heading={isForMinor ? <>Qui êtes-vous&#8239;?</> : <>Comment vous joindre&#8239;?</>}
    >
      {isForMinor && <Guardians {...props} />}
      <fieldset class="group">
        <legend>Pour vous joindre</legend>
        <p>Un téléphone ou un courriel. Votre numéro de participation et le résultat arrivent par là.</p>
        <Reach reached={form} onReached={change} errors={errors} isOwner />
      </fieldset>
      <fieldset class="group">
        <legend>Pôle famille</legend>
        <TextField
          id="familyNumber"
          label="Numéro de pôle famille"
          hint="Il est sur vos factures de la ville (cantine, centre de loisirs, crèche) et sur votre compte famille. Exemple&nbsp;: PF597935"
          short
          value={form.familyNumber}
          onValue={(familyNumber) => change({ familyNumber })}
          error={errorOf(errors, 'familyNumber')}
        />
        <p>
          Vous n’en avez pas&#8239;? La ville vous en donne un
          {service && (
            <>
              &nbsp;: appelez le <a href={dialled(service.phone)}>{service.phone}</a>
            </>
          )}
          .
        </p>
      </fieldset>
    </StepScreen>
  );
}

function Guardians({ form, change, errors }: StepProps) {
  const { guardian, second } = form;
  const [isAdded, setAdded] = useState(false);
  useLayoutEffect(() => {
    if (isAdded) document.getElementById('secondLastName')?.focus();
  }, [isAdded]);
  const set = (part: Partial<typeof nobody>) => change({ second: { ...(second ?? nobody), ...part } });
  return (
    <>
      <fieldset class="group">
        <legend>Vous, responsable légal</legend>
        <p>
          {form.firstName.trim()} a moins de 18&nbsp;ans&nbsp;: un titulaire de l’autorité parentale remplit
          ce bulletin.
        </p>
        <TextField
          id="guardianLastName"
          label="Votre nom"
          autocomplete="family-name"
          value={guardian.lastName}
          onValue={(lastName) => change({ guardian: { ...guardian, lastName } })}
          error={errorOf(errors, 'guardianLastName')}
        />
        <TextField
          id="guardianFirstName"
          label="Votre prénom"
          autocomplete="given-name"
          value={guardian.firstName}
          onValue={(firstName) => change({ guardian: { ...guardian, firstName } })}
          error={errorOf(errors, 'guardianFirstName')}
        />
        {second === null && (
          <LinkButton
            onPress={() => {
              change({ second: nobody });
              setAdded(true);
            }}
          >
            Ajouter l’autre responsable (facultatif)
          </LinkButton>
        )}
      </fieldset>
      {second && (
        <fieldset class="group">
          <legend>L’autre responsable</legend>
          <TextField
            id="secondLastName"
            label="Son nom"
            value={second.lastName}
            onValue={(lastName) => set({ lastName })}
            error={errorOf(errors, 'secondLastName')}
          />
          <TextField
            id="secondFirstName"
            label="Son prénom"
            value={second.firstName}
            onValue={(firstName) => set({ firstName })}
            error={errorOf(errors, 'secondFirstName')}
          />
          <TextField
            id="secondPhone"
            label="Son téléphone"
            type="tel"
            optional
            value={second.phone}
            onValue={(phone) => set({ phone })}
          />
          <TextField
            id="secondMail"
            label="Son courriel"
            type="email"
            optional
            value={second.mail}
            onValue={(mail) => set({ mail })}
          />
          <LinkButton
            onPress={() => {
              change({ second: null });
              setAdded(false);
            }}
          >
            Retirer l’autre responsable
          </LinkButton>
        </fieldset>
      )}
    </>
  );
}
