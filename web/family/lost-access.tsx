import { useRef, useState } from 'preact/hooks';
import { isMail } from '../../src/mailAddress.ts';
import { Button, LinkButton } from '../fields/button.tsx';
import { errorOf, type FieldError } from '../fields/errors.ts';
import { ErrorSummary } from '../fields/summary.tsx';
import { TextField } from '../fields/text.tsx';
import { ask, newRequestKey, type Trouble } from '../server.ts';
import { Contacts } from '../shell/contact.tsx';
import { openingWords, Waiting } from '../shell/waiting.tsx';
import { Notice } from './band.tsx';
import type { Boot } from './boot.ts';
import { Codes } from './codes.tsx';
import { Screen } from './screen.tsx';
import type { Opened } from './visit.ts';

interface LostAccessProps {
  readonly boot: Boot;
  readonly known: string;
  readonly onBack: () => void;
}

const faults = (identifier: string, mail: string): FieldError[] => {
  const found: FieldError[] = [];
  if (!/^\s*p[\s.-]*\d{1,9}\s*$/i.test(identifier))
    found.push({
      field: 'identifier',
      message: 'Indiquez votre identifiant\u00a0: la lettre P et un nombre, par exemple P123.',
    });
  if (!isMail(mail.trim()))
    found.push({ field: 'mail', message: 'Indiquez un courriel complet, par exemple nom@exemple.fr.' });
  return found;
};

type Step = 'typing' | 'sent' | { readonly waiting: Trouble | null };

/** A new link by mail for who lost theirs (CAE-010): what is shown never tells whether somebody was found. */
export function LostAccess({ boot, known, onBack }: LostAccessProps) {
  const [identifier, setIdentifier] = useState(known);
  const [mail, setMail] = useState('');
  const [errors, setErrors] = useState<readonly FieldError[]>([]);
  const [refused, setRefused] = useState('');
  const [step, setStep] = useState<Step>('typing');
  const key = useRef(newRequestKey());
  const title = `Retrouver son accès – Réinscription au conservatoire – ${boot.town}`;

  const submit = async (event: Event) => {
    event.preventDefault();
    const found = faults(identifier, mail);
    setErrors(found);
    if (found.length > 0) return;
    setRefused('');
    setStep({ waiting: null });
    const args = { identifier: identifier.trim(), mail: mail.trim(), requestKey: key.current };
    const reply = await ask('family.lostAccess', args, (waiting) => setStep({ waiting }));
    key.current = newRequestKey();
    if (!reply.ok) setRefused(reply.refusal.message);
    setStep(reply.ok ? 'sent' : 'typing');
  };

  if (typeof step === 'object')
    return <Waiting title={title} heading="Un instant" words={openingWords} trouble={step.waiting} />;
  if (step === 'sent')
    return (
      <Screen title={title} heading="Regardez vos courriels">
        <Notice kind="done" state="Votre demande de lien est reçue">
          <p>
            Si {identifier.trim().toUpperCase()} et {mail.trim()} vont ensemble, un courriel part dans les
            cinq minutes. Son lien sert une seule fois, pendant une journée.
          </p>
        </Notice>
        <p>Rien n’arrive&#8239;? Regardez vos courriers indésirables, puis appelez votre conservatoire.</p>
        <Contacts contacts={boot.contact.conservatoires} />
        <LinkButton onPress={onBack}>Retour à la connexion</LinkButton>
      </Screen>
    );
  return (
    <Screen title={title} heading="Retrouver son accès" isWrong={errors.length > 0 || refused !== ''}>
      {refused !== '' && (
        <div role="alert">
          <Notice kind="error" state={refused} />
        </div>
      )}
      <ErrorSummary errors={errors} />
      <p>Vous recevrez un lien par courriel, à l’adresse que votre conservatoire connaît.</p>
      <form noValidate onSubmit={submit}>
        <TextField
          id="identifier"
          label="Identifiant"
          hint="Exemple&nbsp;: P123. Il est dans votre invitation ou sur votre lettre."
          value={identifier}
          onValue={setIdentifier}
          error={errorOf(errors, 'identifier')}
          autocomplete="username"
        />
        <TextField
          id="mail"
          label="Courriel"
          hint="Celui que vous avez donné au conservatoire"
          value={mail}
          onValue={setMail}
          error={errorOf(errors, 'mail')}
          type="email"
          autocomplete="email"
        />
        <div class="actions">
          <Button primary>Recevoir un lien</Button>
        </div>
      </form>
      <LinkButton onPress={onBack}>Retour à la connexion</LinkButton>
    </Screen>
  );
}

interface FoundAccessProps {
  readonly boot: Boot;
  readonly access: NonNullable<Opened['access']>;
  readonly onContinue: () => void;
}

/** After a single-use link: what opens the page from now on. */
export function FoundAccess({ boot, access, onContinue }: FoundAccessProps) {
  return (
    <Screen title={`Votre accès – Réinscription au conservatoire – ${boot.town}`} heading="Notez votre accès">
      <p>Le lien que vous venez d’ouvrir ne servira plus. Ces codes ouvrent votre page.</p>
      <Codes {...access} />
      <div class="actions">
        <Button primary onPress={onContinue}>
          C’est noté, continuer
        </Button>
      </div>
    </Screen>
  );
}
