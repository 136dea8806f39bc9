import type { BallotsTyped } from '../../src/calls/lottery.ts';
import { CheckboxRows } from '../fields/choices.tsx';
import type { StepProps } from './flow.tsx';
import { StepScreen } from './step.tsx';

type Consent = keyof BallotsTyped['consents'];

/** Four boxes, apart and unticked, each with what it does (IVR-082). */
export const consentWords: Readonly<Record<Consent, { readonly label: string; readonly detail: string }>> = {
  publication: {
    label: 'Publier le nom dans les listes de résultats',
    detail: 'Sans cette case, seul le numéro de participation est publié.',
  },
  culture: {
    label: 'Recevoir les nouvelles des services culturels',
    detail: 'Spectacles, stages, portes ouvertes.',
  },
  municipal: {
    label: 'Recevoir les autres nouvelles de la ville',
    detail: 'Par courriel, sur tous les sujets.',
  },
  nextYear: {
    label: 'Être rappelé l’an prochain si une place se libère',
    detail: 'La ville garde ce bulletin un an de plus pour cela. Sans cette case, il ne sert qu’à ce tirage.',
  },
};

export const consentNames = Object.keys(consentWords) as Consent[];

/** None of them is a condition of taking part (IVR-083, X6). */
export function ConsentsStep(props: StepProps) {
  const { form, change } = props;
  return (
    <StepScreen {...props} heading="Cases facultatives">
      <p>
        <strong>Aucune de ces cases n’est obligatoire.</strong> Les laisser vides ne change rien à vos
        chances. Vous pouvez revenir sur chacune plus tard, en l’écrivant à la ville.
      </p>
      <CheckboxRows
        id="consents"
        legend="Je suis d’accord pour"
        values={consentNames.filter((name) => form.consents[name])}
        onValues={(values) =>
          change({
            consents: {
              publication: values.includes('publication'),
              culture: values.includes('culture'),
              municipal: values.includes('municipal'),
              nextYear: values.includes('nextYear'),
            },
          })
        }
        choices={consentNames.map((value) => ({ value, ...consentWords[value] }))}
      />
    </StepScreen>
  );
}
