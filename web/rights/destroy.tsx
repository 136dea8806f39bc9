import { useState } from 'preact/hooks';
import type { EliminationLine } from '../../src/calls/retention.ts';
import { Notice } from '../family/band.tsx';
import { errorOf, type FieldError } from '../fields/errors.ts';
import { ErrorSummary } from '../fields/summary.tsx';
import { TextField } from '../fields/text.tsx';
import { Actions } from '../office/actions.tsx';
import { ask } from '../office/program.ts';
import { SectionScreen } from '../office/section.tsx';
import { figure } from '../office/words.ts';
import { newRequestKey } from '../server.ts';
import { CountedTable } from './elimination.tsx';
import { Removing } from './removing.tsx';
import type { RetentionProps } from './retention.tsx';
import { totalCounted } from './retentionWords.ts';
import { typedNumberFaults } from './typedNumber.ts';

interface DestroyProps extends RetentionProps {
  readonly one: EliminationLine;
}

/** For ever: said first and its number typed; then the same call until it is done. */
export function DestroyScreen(props: DestroyProps) {
  const { one, onGo, onDone } = props;
  const [key] = useState(newRequestKey);
  const [isSure, setSure] = useState(one.state === 'underWay');
  const { number } = one;
  if (!isSure) return <Warned key="warned" {...props} onSure={() => setSure(true)} />;
  return (
    <Removing
      key="removing"
      {...props}
      heading="Destruction en cours"
      again={(told) => ask('office.purge', { number, requestKey: key }, told)}
      onDone={({ page }) =>
        page && onDone(`Le bordereau ${number} est exécuté`, page, { at: 'elimination', number })
      }
      onBack={() => onGo({ at: 'elimination', number })}
    />
  );
}

function Warned({ home, one, onGo, onSure }: DestroyProps & { readonly onSure: () => void }) {
  const [typed, setTyped] = useState('');
  const [errors, setErrors] = useState<readonly FieldError[]>([]);
  const total = totalCounted(one);
  const submit = (event: Event) => {
    event.preventDefault();
    const found = typedNumberFaults(typed, total);
    setErrors(found);
    if (found.length === 0) onSure();
  };
  return (
    <SectionScreen home={home} heading="Détruire ces données&#8239;?" isWrong={errors.length > 0}>
      <Notice kind="attention" state="C’est sans retour">
        <p>
          Ces données sont détruites pour toujours&nbsp;: fiches, pièces données par les familles, lettres,
          procès-verbaux. Il n’y a pas de corbeille.
        </p>
        <p>
          Ce qui a été gelé depuis le bordereau reste. Des comptes sans nom restent, pour les statistiques.
        </p>
      </Notice>
      <CountedTable one={one} />
      <p>Visa des archives&nbsp;: {one.visa}.</p>
      <form noValidate onSubmit={submit}>
        <ErrorSummary errors={errors} />
        <TextField
          id="confirmed"
          label={`Tapez le total (${figure(total)}) pour confirmer`}
          inputMode="numeric"
          short
          value={typed}
          onValue={setTyped}
          error={errorOf(errors, 'confirmed')}
        />
        <Actions
          label="Détruire pour toujours"
          back="Ne rien détruire"
          onBack={() => onGo({ at: 'elimination', number: one.number })}
        />
      </form>
    </SectionScreen>
  );
}
