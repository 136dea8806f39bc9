import type { FamilyHome, Receipt, SentRequest, StudentCard } from '../../src/calls/family.ts';
import { Button, LinkButton } from '../fields/button.tsx';
import { ContactLines } from '../shell/contact.tsx';
import { downloadScreen } from '../shell/keep.ts';
import { Stave } from '../shell/stave.tsx';
import { groupsOf } from './answer.ts';
import { Answers } from './answers.tsx';
import { Notice } from './band.tsx';
import { isMissing } from './documents.tsx';
import { backHome } from './home.tsx';
import { Screen } from './screen.tsx';
import { stepTitle } from './step-screen.tsx';
import { WhatNext } from './what-next.tsx';
import { since, steps, stepsFor, subjectOf } from './words.ts';

interface ReceiptProps {
  readonly home: FamilyHome;
  readonly receipt: Receipt;
  readonly onDocuments: () => void;
  readonly onLeave: () => void;
}

const sentHeading = (request: SentRequest): string =>
  request.answer.decision === 'decline'
    ? 'Réponse envoyée'
    : 'Demande de réinscription envoyée, en attente de validation';

/** The page one would print: number, what, by whom, when, what happens next, how to change it (CAE-029, X12). */
export function ReceiptPage({ home, receipt, onDocuments, onLeave }: ReceiptProps) {
  const { student: card, mail } = receipt;
  const { request } = card;
  if (request === null) throw new Error(`A receipt without a request for student ${card.number}`);
  const { decision } = request.answer;
  const list = stepsFor(decision);
  return (
    <Screen
      title={stepTitle(card, list, 'sending')}
      heading={sentHeading(request)}
      above={
        <>
          <p class="top">
            {card.conservatoire.name}
            <br />
            {subjectOf(card)}
          </p>
          <div class="unprinted">
            <Stave list={list} step="sending" words={steps} />
          </div>
        </>
      }
    >
      <Notice kind="done" state={<>Envoyée {since(request.lastSentAt)}</>}>
        <p>
          Votre {decision === 'decline' ? 'réponse' : 'demande'}
          {!card.self && ` pour ${card.firstName}`} est envoyée. Vous pouvez la modifier jusqu’au{' '}
          {home.campaign.closes}.
        </p>
      </Notice>
      <SentFacts request={request} />
      <h2>Ce qui se passe ensuite</h2>
      <WhatNext decision={decision} card={card} mail={mail} />
      {decision === 'reEnrol' && <MissingDocuments card={card} onDocuments={onDocuments} />}
      <Answers groups={groupsOf(request.answer, card, request.author)} />
      <HowToChange card={card} closes={home.campaign.closes} />
      <div class="actions">
        <Button primary onPress={onLeave}>
          {backHome(home)}
        </Button>
        <KeepIt receipt={request.receipt} />
      </div>
    </Screen>
  );
}

/** On screen only: what was sent as a file, or on paper. */
export function KeepIt({ receipt }: { readonly receipt: string }) {
  return (
    <>
      <LinkButton onPress={() => downloadScreen(`demande-${receipt}`)}>Télécharger</LinkButton>
      <LinkButton onPress={() => window.print()}>Imprimer</LinkButton>
    </>
  );
}

/** Number, author and instants of what was sent. */
export function SentFacts({ request }: { readonly request: SentRequest }) {
  return (
    <dl class="answers">
      <div class="answer">
        <dt>Numéro</dt>
        <dd>
          <strong>{request.receipt}</strong>
        </dd>
      </div>
      <div class="answer">
        <dt>Demande faite par</dt>
        <dd>{request.author}</dd>
      </div>
      <div class="answer">
        <dt>Envoyée</dt>
        <dd>{since(request.firstSentAt)}</dd>
      </div>
      {request.changes > 0 && (
        <div class="answer">
          <dt>Modifiée</dt>
          <dd>{since(request.lastSentAt)}</dd>
        </div>
      )}
    </dl>
  );
}

/** What is still to be sent, and until when: a reminder, never a reproach (CRPA L. 114-5). */
function MissingDocuments({
  card,
  onDocuments,
}: {
  readonly card: StudentCard;
  readonly onDocuments: () => void;
}) {
  const missing = card.documents.filter(({ state }) => isMissing(state));
  if (missing.length === 0 || card.documentsUntil === '') return null;
  return (
    <>
      <h2>Pièces à envoyer</h2>
      <p>Jusqu’au {card.documentsUntil}, sur cette page&nbsp;:</p>
      <ul>
        {missing.map(({ id, label }) => (
          <li key={id}>{label}</li>
        ))}
      </ul>
      <div class="unprinted">
        <Button onPress={onDocuments}>Envoyer les pièces</Button>
      </div>
    </>
  );
}

function HowToChange({ card, closes }: { readonly card: StudentCard; readonly closes: string }) {
  return (
    <>
      <h2>Pour modifier</h2>
      <p>
        Revenez sur cette page par le même lien jusqu’au {closes}. Chaque modification est confirmée par
        courriel. Après cette date, contactez le conservatoire.
      </p>
      <ContactLines contact={card.conservatoire} />
    </>
  );
}
