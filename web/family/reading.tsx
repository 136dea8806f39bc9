import type { CampaignNow, FamilyHome, StudentCard } from '../../src/calls/family.ts';
import { Button, LinkButton } from '../fields/button.tsx';
import { ContactLines } from '../shell/contact.tsx';
import { groupsOf } from './answer.ts';
import { Answers } from './answers.tsx';
import { Notice } from './band.tsx';
import { Disagree } from './disagree.tsx';
import { KeepIt, SentFacts } from './receipt.tsx';
import { Screen } from './screen.tsx';
import type { Visit } from './visit.ts';
import { NotYetEnrolled } from './what-next.tsx';
import { since, subjectOf } from './words.ts';

interface ReadingProps {
  readonly card: StudentCard;
  readonly campaign: CampaignNow;
  readonly backLabel: string;
  readonly onChange: () => void;
  readonly visit: Visit;
  readonly onHome: (home: FamilyHome) => void;
  readonly onLeave: () => void;
}

/** A sent request, for its author, the other guardian, or the student (PAR-046, PAR-047). */
export function Reading({ card, campaign, backLabel, onChange, onLeave, visit, onHome }: ReadingProps) {
  const { request } = card;
  if (request === null) throw new Error(`Nothing to read for student ${card.number}`);
  const subject = subjectOf(card);
  return (
    <Screen
      title={`Demande envoyée – ${subject} – ${card.conservatoire.name}`}
      heading={subject}
      above={<p class="top">{card.conservatoire.name}</p>}
    >
      {card.status === 'withdrawn' && <Notice kind="attention" state={card.sentence} />}
      <Notice kind="done" state={<>Envoyée {since(request.lastSentAt)}</>}>
        <p>{card.may === 'change' ? `Vous pouvez la modifier jusqu’au ${campaign.closes}.` : card.why}</p>
      </Notice>
      {card.draft && card.may === 'change' && (
        <Notice kind="attention" state="Vos modifications ne sont pas encore envoyées" />
      )}
      <SentFacts request={request} />
      <Answers groups={groupsOf(request.answer, card, request.author)} />
      {request.answer.decision === 'reEnrol' && <NotYetEnrolled />}
      <Disagree card={card} visit={visit} onHome={onHome} />
      <h2>Une question&#8239;?</h2>
      <ContactLines contact={card.conservatoire} />
      <div class="actions">
        {card.may === 'change' && (
          <Button primary onPress={onChange}>
            Modifier
          </Button>
        )}
        <KeepIt receipt={request.receipt} />
        <LinkButton onPress={onLeave}>{backLabel}</LinkButton>
      </div>
    </Screen>
  );
}
