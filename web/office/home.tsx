import { useEffect, useState } from 'preact/hooks';
import type { InvitePreview, OfficeHome } from '../../src/calls/office.ts';
import { Notice } from '../family/band.tsx';
import { Button } from '../fields/button.tsx';
import { campaignStates } from './campaign.tsx';
import { isManager, type SectionProps } from './model.ts';
import { ask } from './program.ts';
import { Facts, SectionScreen } from './section.tsx';
import type { SectionId } from './sections.ts';
import { counted, schoolYear } from './words.ts';
import { WorkbookLinks } from './workbookLinks.tsx';

const roles = { owner: 'Compte municipal', manager: 'Gestion', clerk: 'Agent' } as const;

/** Where the town stands, and the one thing to do next. */
export function HomeSection({ home, onGo }: SectionProps) {
  const invitations = useInvitations(home);
  return (
    <SectionScreen home={home} heading="Accueil">
      <p>
        Vous êtes <strong>{home.me.mail}</strong>. Votre rôle&nbsp;: {roles[home.me.role]}.
      </p>
      <h2>Où en est la campagne</h2>
      <Checklist home={home} invitations={invitations} onGo={onGo} />
      <h2>Dates</h2>
      <Campaign home={home} />
      <h2>Classeurs</h2>
      <WorkbookLinks home={home} />
    </SectionScreen>
  );
}

/** Who is invited, asked in the background; null until it is known. */
function useInvitations(home: OfficeHome): InvitePreview | null {
  const [preview, setPreview] = useState<InvitePreview | null>(null);
  const canAsk = isManager(home) && home.ready.town && home.ready.students > 0;
  useEffect(() => {
    if (canAsk) ask('office.invitePreview', {}).then((reply) => reply.ok && setPreview(reply.value));
  }, [canAsk]);
  return preview;
}

interface Step {
  readonly section: SectionId;
  readonly label: string;
  readonly isDone: boolean;
  readonly detail: string;
  readonly action: string;
}

function stepsOf({ ready, town, workbooks, clerks }: OfficeHome, invitations: InvitePreview | null): Step[] {
  return [
    {
      section: 'ville',
      label: 'Ville réglée',
      isDone: ready.town,
      detail: ready.town ? town : 'Le nom, les conservatoires et les dates viennent du fichier ville.json.',
      action: ready.town ? 'Modifier les réglages' : 'Régler la ville',
    },
    {
      section: 'textes',
      label: 'Textes légaux',
      isDone: ready.legal,
      detail: ready.legal
        ? 'Chaque accusé de réception les porte.'
        : 'Sans eux, aucune famille ne peut envoyer de demande.',
      action: ready.legal ? 'Modifier les textes' : 'Écrire les textes',
    },
    {
      section: 'classeurs',
      label: 'Classeurs créés',
      isDone: ready.workbooks,
      detail: ready.workbooks
        ? counted(workbooks.length, 'classeur')
        : 'Un classeur Pilotage, et un par conservatoire.',
      action: ready.workbooks ? 'Voir les classeurs' : 'Créer les classeurs',
    },
    {
      section: 'import',
      label: 'Élèves importés',
      isDone: ready.students > 0,
      detail:
        ready.students > 0 ? counted(ready.students, 'élève') : 'La liste vient du logiciel de scolarité.',
      action: ready.students > 0 ? 'Importer de nouveau' : 'Importer les élèves',
    },
    {
      section: 'equipe',
      label: 'Équipe',
      isDone: clerks.length > 0,
      detail:
        clerks.length > 0 ? counted(clerks.length, 'personne') : 'Personne n’a encore accès aux classeurs.',
      action: clerks.length > 0 ? 'Modifier l’équipe' : 'Ajouter l’équipe',
    },
    {
      section: 'invitations',
      label: 'Familles invitées',
      isDone: invitations !== null && invitations.alreadyInvited > 0 && invitations.toMail === 0,
      detail: invitedWords(invitations),
      action: 'Inviter les familles',
    },
  ];
}

function invitedWords(invitations: InvitePreview | null): string {
  if (invitations === null) return 'Chaque personne reçoit son lien personnel par courriel.';
  const invited = counted(invitations.alreadyInvited, 'personne invitée', 'personnes invitées');
  return invitations.toMail === 0
    ? invited
    : `${invited}, ${counted(invitations.toMail, 'personne')} à inviter`;
}

interface ChecklistProps extends Pick<SectionProps, 'home' | 'onGo'> {
  readonly invitations: InvitePreview | null;
}

function Checklist({ home, invitations, onGo }: ChecklistProps) {
  const steps = stepsOf(home, invitations).filter(({ section }) => isManager(home) || section !== 'equipe');
  const next = steps.find(({ isDone }) => !isDone);
  return (
    <ol class="checklist">
      {steps.map((step) => (
        <li key={step.section} class={step.isDone ? 'done' : 'attention'}>
          <span class="mark">
            <span aria-hidden="true">{step.isDone ? '✓ ' : '▲ '}</span>
            {step.isDone ? 'Fait' : 'À faire'}
          </span>
          <span>
            <strong>{step.label}</strong>
            <span class="hint">{step.detail}</span>
          </span>
          {isManager(home) && (
            <Button primary={step === next} onPress={() => onGo(step.section)}>
              {step.action}
            </Button>
          )}
        </li>
      ))}
    </ol>
  );
}

function Campaign({ home: { campaign } }: { readonly home: OfficeHome }) {
  if (campaign === null) {
    return <Notice kind="attention" state="Les dates de la campagne ne sont pas encore réglées" />;
  }
  return (
    <Facts
      facts={[
        { label: 'Année scolaire', value: schoolYear(campaign.schoolYear) },
        { label: 'Demandes', value: campaignStates[campaign.state] },
        { label: 'Ouverture', value: campaign.opens },
        { label: 'Clôture', value: campaign.closes },
      ]}
    />
  );
}
