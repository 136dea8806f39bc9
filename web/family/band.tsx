import type { ComponentChildren } from 'preact';
import type { CampaignNow, StudentCard } from '../../src/calls/family.ts';
import { since, subjectOf } from './words.ts';

interface NoticeProps {
  readonly kind: 'plain' | 'done' | 'attention' | 'error';
  /** The state in words; a sign goes with it, so that colour says nothing alone. */
  readonly state?: ComponentChildren;
  readonly children?: ComponentChildren;
}

const signs = { plain: '', done: '✓ ', attention: '▲ ', error: '✕ ' } as const;

export function Notice({ kind, state, children }: NoticeProps) {
  return (
    <div class={`notice ${kind}`}>
      {state && (
        <p class="mark">
          <span aria-hidden="true">{signs[kind]}</span>
          {state}
        </p>
      )}
      {children}
    </div>
  );
}

/** At the top of every page about one student: whose, where, until when, and whether it is sent. */
export function Band({ card, campaign }: { readonly card: StudentCard; readonly campaign: CampaignNow }) {
  return (
    <>
      <p class="top">
        {card.conservatoire.name}
        <br />
        {subjectOf(card)}
        {card.may !== 'read' && <>, jusqu’au {campaign.closes}</>}
      </p>
      {card.may !== 'read' && <SentOrNot card={card} />}
    </>
  );
}

function SentOrNot({ card: { request } }: { readonly card: StudentCard }) {
  if (request === null) return <Notice kind="attention" state="Pas encore envoyée" />;
  return (
    <Notice kind="attention" state="Vos modifications ne sont pas encore envoyées">
      <p>Votre réponse envoyée {since(request.lastSentAt)} reste valable.</p>
    </Notice>
  );
}
