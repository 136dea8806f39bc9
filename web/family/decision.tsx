import type { StudentCard } from '../../src/calls/family.ts';
import { of } from '../../src/french.ts';
import { Button } from '../fields/button.tsx';
import { Notice } from './band.tsx';
import type { StepProps } from './flow.tsx';
import { StepScreen } from './step-screen.tsx';
import { fullName } from './words.ts';

/** Two explicit answers (CAE-015); not to re-enrol is an answer like the other, and is recorded. */
export function Decision(
  props: StepProps & { readonly onDecide: (decision: 'reEnrol' | 'decline') => void },
) {
  const { card, home, onDecide } = props;
  const [yes, no] = card.self
    ? ['Je souhaite me réinscrire', 'Je ne souhaite pas me réinscrire']
    : [`Je souhaite réinscrire ${fullName(card)}`, `Je ne souhaite pas réinscrire ${fullName(card)}`];
  return (
    <StepScreen
      {...props}
      heading={
        card.self ? (
          <>Souhaitez-vous vous réinscrire&#8239;?</>
        ) : (
          <>Souhaitez-vous réinscrire {card.firstName}&#8239;?</>
        )
      }
    >
      <p>Comptez 10&nbsp;minutes. Vous pouvez arrêter et reprendre&nbsp;: vos réponses sont gardées.</p>
      {card.otherDraft !== '' && <Notice kind="attention" state={card.otherDraft} />}
      <div class="choice">
        <Button primary onPress={() => onDecide('reEnrol')}>
          {yes}
        </Button>
        <Button onPress={() => onDecide('decline')}>{no}</Button>
      </div>
      <Documents card={card} />
      <h2>Vous hésitez&#8239;?</h2>
      <p>
        Demandez {card.self ? 'votre réinscription' : `la réinscription ${of(card.firstName)}`}. Vous pourrez
        changer votre réponse ici jusqu’au {home.campaign.closes}. Après, prévenez le conservatoire.
      </p>
    </StepScreen>
  );
}

/** What to look for at home, before starting: for this child, and never a reason to wait (CAE-001, CAE-019). */
function Documents({ card: { documents, self, firstName } }: { readonly card: StudentCard }) {
  const whose = { family: 'Pour la famille', student: self ? 'Pour vous' : `Pour ${firstName}` };
  return (
    <>
      <h2>Pièces à prévoir</h2>
      <p>Le conservatoire vous les demandera. Vous pouvez répondre sans les avoir.</p>
      {(['family', 'student'] as const).map((level) => {
        const asked = documents.filter((one) => one.level === level);
        return (
          asked.length > 0 && (
            <section key={level}>
              <h3>{whose[level]}</h3>
              <ul>
                {asked.map(({ label, hint }) => (
                  <li key={label}>
                    {label}
                    {hint !== '' && <span class="hint">{hint}</span>}
                  </li>
                ))}
              </ul>
            </section>
          )
        );
      })}
    </>
  );
}
