import type { StudentCard } from '../../src/calls/family.ts';

interface WhatNextProps {
  readonly decision: 'reEnrol' | 'decline';
  readonly card: StudentCard;
  /** Where the acknowledgement goes; may be empty. */
  readonly mail: string;
}

/** What happens once the answer is sent (PAR-050, PAR-051, CAE-030). */
export function WhatNext({ decision, card, mail }: WhatNextProps) {
  if (decision === 'decline') {
    return (
      <ul>
        <Acknowledged mail={mail} />
        <li>
          Le conservatoire sait que{' '}
          {card.self ? 'vous ne continuez pas' : `${card.firstName} ne continue pas`}.
        </li>
      </ul>
    );
  }
  return (
    <>
      <ul>
        <Acknowledged mail={mail} />
        <li>Le conservatoire étudie la demande, puis vous contacte pour la confirmer.</li>
        <li>Ensuite vient la réinscription pédagogique&nbsp;: le choix des horaires de cours.</li>
      </ul>
      <NotYetEnrolled />
    </>
  );
}

/** The sentence PAR-050 wants wherever a request is shown as sent. */
export function NotYetEnrolled() {
  return (
    <p>
      <strong>Le dépôt de la demande de réinscription ne vaut pas réinscription au conservatoire.</strong>
    </p>
  );
}

function Acknowledged({ mail }: { readonly mail: string }) {
  if (mail.trim() === '')
    return <li>Vous n’avez pas donné de courriel. Imprimez le reçu affiché à l’écran.</li>;
  return (
    <>
      <li>
        Un accusé de réception est envoyé à <strong>{mail.trim()}</strong>
      </li>
      <li>S’il n’arrive pas, vérifiez vos courriers indésirables.</li>
    </>
  );
}
