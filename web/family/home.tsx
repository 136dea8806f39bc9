import type { FamilyHome, StudentCard } from '../../src/calls/family.ts';
import { of } from '../../src/french.ts';
import { Button, LinkButton } from '../fields/button.tsx';
import { Contacts } from '../shell/contact.tsx';
import { amendedIn } from './amendment.tsx';
import { Notice } from './band.tsx';
import { ClosedNotice } from './closed.tsx';
import { isMissing } from './documents.tsx';
import { Screen } from './screen.tsx';
import { ages, fullName, schoolYear } from './words.ts';

interface HomeProps {
  readonly home: FamilyHome;
  readonly onAnswer: (student: string) => void;
  readonly onRead: (student: string) => void;
  readonly onDocuments: (student: string) => void;
  readonly onChildAccess: (student: string) => void;
  readonly onAmendment: () => void;
}

const headingOf = ({ students }: FamilyHome): string => {
  if (students.every((card) => card.self)) return 'Votre réinscription';
  return students.length > 1 ? 'Vos enfants' : 'Votre enfant';
};

/** The way back, in the same words everywhere. */
export const backHome = ({ students }: FamilyHome): string =>
  students.length > 1 ? 'Retour à mes enfants' : 'Retour à l’accueil';

/** One card a child: where the request stands, and one thing to do. Only the first thing to do is primary. */
export function Home(props: HomeProps) {
  const { home } = props;
  const { campaign, students, person } = home;
  const first = students.find((card) => card.may === 'send');
  const schools = new Map(students.map(({ conservatoire }) => [conservatoire.name, conservatoire]));
  return (
    <Screen
      title={`${headingOf(home)} – Réinscription ${schoolYear(campaign.schoolYear)} – ${campaign.town}`}
      heading={headingOf(home)}
    >
      <p>
        Vous êtes {person.firstName} {person.lastName}. Année {schoolYear(campaign.schoolYear)}.
      </p>
      <ClosedNotice campaign={campaign} />
      <AmendmentNotice {...props} />
      {campaign.state === 'open' && first && students.length > 1 && (
        <p>Répondez pour chaque enfant, jusqu’au {campaign.closes}.</p>
      )}
      <ul class="cards">
        {students.map((card) => (
          <li class="card" key={card.number}>
            <Card {...props} card={card} isFirst={card === first} />
          </li>
        ))}
      </ul>
      <h2>Une question&#8239;?</h2>
      <Contacts contacts={[...schools.values()]} />
    </Screen>
  );
}

/** Until it is answered, and while a refusal can be taken back. */
function AmendmentNotice({ home, onAmendment }: HomeProps) {
  const cards = amendedIn(home);
  if (cards.some(({ amended }) => amended === 'asked'))
    return (
      <Notice kind="attention" state="Les conditions d’utilisation ont changé">
        <p>Votre réponse est attendue. Vos demandes restent valables en attendant.</p>
        <Button onPress={onAmendment}>Lire ce qui change et répondre</Button>
      </Notice>
    );
  if (cards.length === 0 || home.campaign.state !== 'open') return null;
  return (
    <Notice kind="attention" state="Participation cessée">
      <p>Vous pouvez changer d’avis jusqu’au {home.campaign.closes}, en acceptant les conditions.</p>
      <Button onPress={onAmendment}>Relire les conditions et changer d’avis</Button>
    </Notice>
  );
}

function Card(props: HomeProps & { readonly card: StudentCard; readonly isFirst: boolean }) {
  const { card, isFirst, onAnswer, onRead, onDocuments, onChildAccess } = props;
  const whose = card.self ? '' : ` pour ${card.firstName}`;
  return (
    <>
      <h2>{fullName(card)}</h2>
      <p class="facts">
        {ages(card.age)}, {card.conservatoire.name}
        {card.onLeave && ', en congé cette année'}
      </p>
      <p>{card.sentence}</p>
      {card.why !== '' && <p>{card.why}</p>}
      {card.otherDraft !== '' && <p>{card.otherDraft}</p>}
      {card.may === 'send' && (
        <Button primary={isFirst} onPress={() => onAnswer(card.number)}>
          {card.draft ? 'Reprendre' : 'Répondre'}
          {whose}
        </Button>
      )}
      {card.may !== 'send' && card.request && (
        <Button onPress={() => onRead(card.number)}>
          {card.may === 'change' ? 'Consulter ou modifier' : 'Consulter'}
          {whose}
        </Button>
      )}
      {isSent(card) && card.documents.length > 0 && (
        <>
          <p>{givenWords(card)}</p>
          {card.documentsUntil !== '' && (
            <Button onPress={() => onDocuments(card.number)}>
              {card.self ? 'Mes pièces' : `Pièces ${of(card.firstName)}`}
            </Button>
          )}
        </>
      )}
      {(card.childAccess === 'toAgree' || card.childAccess === 'toHandOver' || card.agreed !== '') && (
        <div>
          <LinkButton onPress={() => onChildAccess(card.number)}>
            L’accès personnel {of(card.firstName)}
          </LinkButton>
        </div>
      )}
    </>
  );
}

const isSent = ({ status }: StudentCard): boolean => status === 'submitted' || status === 'changed';

/** Where the documents stand, in one sentence. */
function givenWords({ documents }: StudentCard): string {
  const asked = documents.filter(({ state }) => state !== 'waived');
  const missing = asked.filter(({ state }) => isMissing(state)).length;
  if (missing === 0) return 'Pièces\u00a0: tout est envoyé.';
  return missing === 1 ? 'Il manque 1\u00a0pièce.' : `Il manque ${missing}\u00a0pièces.`;
}
