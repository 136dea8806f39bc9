import { useState } from 'preact/hooks';
import type { InvitePreview } from '../../src/calls/office.ts';
import { errorOf, type FieldError } from '../fields/errors.ts';
import { ErrorSummary } from '../fields/summary.tsx';
import { TextField } from '../fields/text.tsx';
import { Actions } from './actions.tsx';
import { CallNotice, type CallState } from './call.tsx';
import { counted, figure } from './words.ts';

/** The account's quota spreads the mails over days: said before, not discovered after. */
export function MailingPlan({ plan, perHour, toMail }: Pick<InvitePreview, 'plan' | 'perHour' | 'toMail'>) {
  return (
    <>
      <h2>Quand partiront les courriels</h2>
      <p>Au plus {counted(perHour, 'courriel')} par heure, sous la limite du compte Google de la ville.</p>
      <table class="narrow">
        <caption class="unseen">Courriels par jour</caption>
        <thead>
          <tr>
            <th scope="col">Jour</th>
            <th scope="col" class="number">
              Courriels
            </th>
          </tr>
        </thead>
        <tbody>
          {plan.map(({ day, mails }) => (
            <tr key={day}>
              <td>{day}</td>
              <td class="number">{figure(mails)}</td>
            </tr>
          ))}
        </tbody>
        <tfoot>
          <tr>
            <th scope="row">Total</th>
            <td class="number">{figure(toMail)}</td>
          </tr>
        </tfoot>
      </table>
    </>
  );
}

/** Who is not reached by mail: the list is in the tab *Lettres*. */
export function ToCall({ toCall }: { readonly toCall: number }) {
  if (toCall === 0) return null;
  return (
    <p>
      {counted(toCall, 'personne')} sans courriel qui arrive&nbsp;: à appeler, ou à qui écrire. La liste est
      dans l’onglet Lettres.
    </p>
  );
}

/** `Les courriels partent du … au ….` */
export function planWords(plan: InvitePreview['plan']): string {
  const first = plan[0]?.day;
  const last = plan[plan.length - 1]?.day;
  return first === last
    ? `Les courriels partent le ${first}.`
    : `Les courriels partent du ${first} au ${last}.`;
}

/** Digits as people type them: `1 300`, with any space. */
const numberTyped = (text: string): number =>
  /^[\d\s]+$/.test(text) ? Number(text.replace(/\s/g, '')) : Number.NaN;

interface ConfirmProps {
  readonly toMail: number;
  /** « à inviter », « à prévenir ». */
  readonly whom: string;
  /** What is counted: « personnes » unless said otherwise. */
  readonly what?: string;
  readonly hint?: string;
  readonly back?: string;
  readonly action: string;
  readonly doing: string;
  readonly state: CallState;
  readonly onConfirm: () => void;
  readonly onBack?: () => void;
}

const sentForGood = 'Un courriel envoyé ne se reprend pas\u00a0: ce nombre évite un envoi par erreur.';

/** The number of people, typed: nobody writes to a town by a slip of the hand. */
export function ConfirmNumber(props: ConfirmProps) {
  const { toMail, whom, what = 'personnes', action, doing, state, onConfirm, onBack } = props;
  const { hint = sentForGood, back = 'Ne prévenir personne' } = props;
  const [typed, setTyped] = useState('');
  const [errors, setErrors] = useState<readonly FieldError[]>([]);
  const isAsking = state.at === 'asking';
  const submit = (event: Event) => {
    event.preventDefault();
    if (isAsking) return;
    const isRight = numberTyped(typed) === toMail;
    const message = `Tapez le nombre de ${what} ${whom}\u00a0: ${figure(toMail)}.`;
    setErrors(isRight ? [] : [{ field: 'confirmed', message }]);
    if (isRight) onConfirm();
  };
  return (
    <form noValidate onSubmit={submit}>
      <h2>Confirmer</h2>
      <ErrorSummary errors={errors} />
      <TextField
        id="confirmed"
        label={`Tapez le nombre de ${what} ${whom} (${figure(toMail)})`}
        hint={hint}
        inputMode="numeric"
        short
        value={typed}
        onValue={setTyped}
        error={errorOf(errors, 'confirmed')}
      />
      <CallNotice state={state} doing={doing} />
      <Actions label={action} disabled={isAsking} {...(onBack && !isAsking ? { onBack, back } : {})} />
    </form>
  );
}
