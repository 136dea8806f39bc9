import type { Reply } from '../calls/reply.ts';
import type { AccessLine, AccessPage } from '../calls/rights.ts';
import { type Clerk, clerksFrom } from '../campaign/clerks.ts';
import { openManagersDesk } from '../campaign/desk.ts';
import type { TownNow } from '../campaign/settings.ts';
import type { Ports } from '../ports.ts';

/** Who may see what, on one page (CNS-014, IVR-081). */
export function access(ports: Ports): Reply<AccessPage> {
  const desk = openManagersDesk(ports);
  if ('kind' in desk) return { ok: false, refusal: desk };
  const clerks = clerksFrom(desk.register.memory);
  return { ok: true, value: accessPage(desk.town, ports.who.owner(), clerks) };
}

/** The municipal account first, then the managers, then the clerks, each by mail. */
export function accessPage(town: TownNow, owner: string, clerks: readonly Clerk[]): AccessPage {
  const inOrder = [...clerks].sort((a, b) => (a.mail < b.mail ? -1 : 1));
  return {
    team: [
      ownerLine(owner),
      ...inOrder.filter(({ role }) => role === 'manager').map(({ mail }) => managerLine(mail)),
      ...inOrder.filter(({ role }) => role === 'clerk').map((clerk) => clerkLine(town, clerk)),
    ],
    others,
  };
}

const everyEstablishment = 'Tous les établissements';

function ownerLine(mail: string): AccessLine {
  return {
    mail,
    role: 'Compte municipal',
    establishments: everyEstablishment,
    sees: [
      'Le Registre, que personne d’autre n’ouvre.',
      'Les courriels envoyés et les fichiers déposés par les familles.',
      'Tout ce que voit la gestion.',
    ],
  };
}

function managerLine(mail: string): AccessLine {
  return {
    mail,
    role: 'Gestion',
    establishments: everyEstablishment,
    sees: [
      'Les classeurs de tous les établissements, et Pilotage.',
      'Les pièces, les lettres et les procès-verbaux avec les noms.',
      'Les données d’une personne, les demandes de droits, la conservation.',
    ],
  };
}

function clerkLine({ conservatoires }: TownNow, clerk: Clerk): AccessLine {
  const own = conservatoires.filter(({ code }) => clerk.conservatoires.includes(code));
  return {
    mail: clerk.mail,
    role: 'Agent',
    establishments: own.map(({ name }) => name).join(', '),
    sees: [
      'Les élèves, leurs responsables, les demandes et les pièces de ces établissements.',
      'Les bulletins, les participations et les réclamations qui demandent un de leurs cours.',
    ],
  };
}

const others: AccessPage['others'] = [
  {
    who: 'Un responsable',
    sees: 'Les élèves de son foyer, ses propres coordonnées, la demande et les pièces qu’il a données. Jamais les coordonnées de l’autre responsable.',
  },
  { who: 'Un élève', sees: 'Sa demande. Il la lit seulement, avant 18\u00a0ans.' },
  {
    who: 'Le public',
    sees: 'Les places, le règlement, la liste du tirage par numéro, et les noms des seules personnes qui l’acceptent.',
  },
  {
    who: 'Google, qui héberge les données',
    sees: 'Tout, pour le seul compte de la ville et selon son contrat avec elle.',
  },
];
