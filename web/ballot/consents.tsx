import { ballotConsents, consentText, consentVersion } from '../../src/people/consentTexts.ts';
import { CheckboxRows } from '../fields/choices.tsx';
import type { StepProps } from './flow.tsx';
import { StepScreen } from './step.tsx';

/** Four boxes, apart and unticked, each with what it does (IVR-082). */
export const consentWords = consentText(consentVersion).ballot;

/** None of them is a condition of taking part (IVR-083, X6). */
export function ConsentsStep(props: StepProps) {
  const { form, change } = props;
  return (
    <StepScreen {...props} heading="Cases facultatives">
      <p>
        <strong>Aucune de ces cases n’est obligatoire.</strong> Les laisser vides ne change rien à vos
        chances. Vous pouvez revenir sur chacune à tout moment, en un geste, par le lien du courriel. Sans
        courriel, appelez-nous.
      </p>
      <CheckboxRows
        id="consents"
        legend="Je suis d’accord pour"
        values={ballotConsents.filter((name) => form.consents[name])}
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
        choices={ballotConsents.map((value) => {
          const { label, detail } = consentWords[value];
          return { value, label, detail };
        })}
      />
    </StepScreen>
  );
}
