import { useState } from 'preact/hooks';
import { Button } from '../fields/button.tsx';
import { errorOf, type FieldError } from '../fields/errors.ts';
import { ErrorSummary } from '../fields/summary.tsx';
import { TextField } from '../fields/text.tsx';
import { Contacts } from '../shell/contact.tsx';
import { Notice } from './band.tsx';
import type { Boot } from './boot.ts';
import { ClosedNotice } from './closed.tsx';
import { TermsMention } from './legal.tsx';
import { Screen } from './screen.tsx';

interface SignInProps {
  readonly boot: Boot;
  /** Why the link or the code was refused, in the program's words; empty on a first visit. */
  readonly message: string;
  /** The identifier already typed. */
  readonly known: string;
  readonly onSignIn: (identifier: string, code: string) => void;
  readonly onLost: (identifier: string) => void;
}

const missing = (identifier: string, code: string): FieldError[] => {
  const errors: FieldError[] = [];
  if (identifier.trim() === '') errors.push({ field: 'identifier', message: 'Indiquez votre identifiant.' });
  if (code.trim() === '') errors.push({ field: 'code', message: 'Indiquez votre code.' });
  return errors;
};

/** For who has a letter, or lost everything. */
export function SignIn({ boot, message, known, onSignIn, onLost }: SignInProps) {
  const [identifier, setIdentifier] = useState(known);
  const [code, setCode] = useState('');
  const [errors, setErrors] = useState<readonly FieldError[]>([]);
  const submit = (event: Event) => {
    event.preventDefault();
    const found = missing(identifier, code);
    setErrors(found);
    if (found.length === 0) onSignIn(identifier.trim(), code.trim());
  };
  return (
    <Screen
      title={`Se connecter – Réinscription au conservatoire – ${boot.town}`}
      heading="Se connecter"
      isWrong={errors.length > 0 || message !== ''}
    >
      {boot.campaign && <ClosedNotice campaign={boot.campaign} />}
      {message !== '' && (
        <div role="alert">
          <Notice kind="error" state={message} />
        </div>
      )}
      <ErrorSummary errors={errors} />
      <p>
        Votre identifiant et votre code sont sur la lettre de votre conservatoire. Si vous avez reçu un
        courriel, ouvrez plutôt le lien qu’il contient.
      </p>
      <TermsMention families={boot.families} />
      <form noValidate onSubmit={submit}>
        <TextField
          id="identifier"
          label="Identifiant"
          hint="Exemple&nbsp;: P123"
          value={identifier}
          onValue={setIdentifier}
          error={errorOf(errors, 'identifier')}
          autocomplete="username"
        />
        <TextField
          id="code"
          label="Code"
          hint="Exemple&nbsp;: 7F3KQ-9XW2M. Les majuscules et le tiret ne comptent pas."
          value={code}
          onValue={setCode}
          error={errorOf(errors, 'code')}
        />
        <div class="actions">
          <Button primary>Me connecter</Button>
        </div>
      </form>
      <h2>Vous n’avez plus votre lien ou votre code</h2>
      <p>Avec votre identifiant et votre courriel, vous recevez un nouveau lien.</p>
      <div class="actions">
        <Button onPress={() => onLost(identifier)}>J’ai perdu mon lien ou mon code</Button>
      </div>
      <p>Sans identifiant ou sans courriel, appelez votre conservatoire ou écrivez-lui.</p>
      <Contacts contacts={boot.contact.conservatoires} />
    </Screen>
  );
}
