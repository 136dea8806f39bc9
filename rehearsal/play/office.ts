import { HostError, type Visitor } from '../../host/index.ts';
import type { ImportPreview, InvitePreview } from '../../src/calls/office.ts';
import type { CallInput } from '../../src/calls.ts';
import type { Town } from '../sample/town.ts';
import type { Pages } from './pages.ts';

/** The municipal account that owns the program. */
export function ownerOf(town: Pick<Town, 'domain'>): string {
  return `dacapo@${town.domain}`;
}

/** The manager, who works for every conservatoire. */
export function managerOf({ domain }: Pick<Town, 'domain'>): Visitor {
  return { as: `responsable@${domain}`, deployment: 'domain' };
}

/** A clerk of one conservatoire. */
export interface Clerk {
  readonly code: string;
  /** Of the conservatoire, and of its workbook. */
  readonly name: string;
  readonly visitor: Visitor;
}

/** One clerk a conservatoire. */
export function clerksOf({ settings, domain }: Town): Clerk[] {
  return settings.conservatoires.map(({ code, name }) => ({
    code,
    name,
    visitor: { as: `scolarite.${code.toLowerCase()}@${domain}`, deployment: 'domain' },
  }));
}

/** What the office saw before the campaign. */
export interface Preparation {
  readonly imported: ImportPreview;
  readonly invitations: InvitePreview;
}

const UPLOAD = 'repetition-fichier-scolarite';
/** Longest part of a school file, as the page cuts it. */
const PART = 180_000;

/** The owner sets the town up and imports the school file, then the manager invites everybody. */
export function prepare(pages: Pages, town: Town): Preparation {
  const owner: Visitor = { as: ownerOf(town), deployment: 'domain' };
  const manager = managerOf(town);
  // The rehearsal checked what it needs of it; the program checks the whole and refuses in French.
  const settings = town.settings as CallInput<'office.town'>['town'];
  pages.get('office.town', { town: settings, requestKey: 'repetition-reglages' }, owner);
  writeLegalTexts(pages, owner);
  pages.get('office.clerks', { clerks: teamOf(town), requestKey: 'repetition-equipe' }, owner);
  pages.get('office.workbooks', {}, owner);
  const families = pages.host.addressOf('public');
  pages.get('office.addresses', { families, requestKey: 'repetition-adresse' }, owner);
  const imported = importStudents(pages, town.schoolFile, owner);
  const invitations = pages.get('office.invitePreview', {}, manager);
  pages.get(
    'office.invite',
    { requestKey: 'repetition-invitations', confirmed: invitations.toMail },
    manager,
  );
  return { imported, invitations };
}

/** The texts the program proposes, and what only a town can say, invented: no real court answers for a rehearsal. */
function writeLegalTexts(pages: Pages, owner: Visitor): void {
  const { legal: proposed } = pages.get('office.home', {}, owner);
  if (!proposed)
    throw new HostError('Le programme ne propose aucun texte légal\u00a0: la ville n’est pas réglée.');
  const legal = {
    ...proposed,
    service: { ...proposed.service, hours: 'du lundi au vendredi, de 9\u00a0h à 17\u00a0h' },
    court: {
      name: 'le tribunal administratif (exemple)',
      address: '1 place du Palais, 99000 Ville-d’Exemple',
    },
    signatory: { name: 'Camille Exemple', quality: 'adjointe à la culture (exemple)' },
    publication: { director: 'Dominique Exemple, maire (exemple)', host: 'Google (exemple)' },
  };
  pages.get('office.legal', { legal, requestKey: 'repetition-textes' }, owner);
}

function teamOf(town: Town): CallInput<'office.clerks'>['clerks'] {
  const clerks = clerksOf(town);
  return [
    { mail: managerOf(town).as ?? '', role: 'manager', conservatoires: clerks.map(({ code }) => code) },
    ...clerks.map(({ code, visitor }) => ({
      mail: visitor.as ?? '',
      role: 'clerk' as const,
      conservatoires: [code],
    })),
  ];
}

function importStudents(pages: Pages, text: string, owner: Visitor): ImportPreview {
  const parts = Math.max(1, Math.ceil(text.length / PART));
  for (let part = 0; part < parts; part += 1) {
    const piece = text.slice(part * PART, (part + 1) * PART);
    pages.get('office.stage', { upload: UPLOAD, part, parts, text: piece }, owner);
  }
  const preview = pages.get('office.importPreview', { upload: UPLOAD }, owner);
  let done = false;
  while (!done) done = pages.get('office.importApply', { upload: UPLOAD }, owner).done;
  return preview;
}
