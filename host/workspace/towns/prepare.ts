import { Temporal } from 'temporal-polyfill';
import { type Host, HostError } from '../../index.ts';
import type { TownFiles } from './town-files.ts';

/** Longest part of a school file that one call carries. */
const PART = 180_000;
const UPLOAD = 'espace-de-repetition';

/** Hours at which a jump through the days before the opening stops for the timer: mail leaves by day. */
const HOURS = [10, 12, 14, 16, 18, 20];

/** What was done so far, for who waits, and at the end how many students were imported. */
type Steps = Generator<string, number>;

/**
 * Sets a town up as its owner would from the office page, invites everybody, and leaves the clock, running, at the
 * opening of the campaign. It only sends what the page would send. The days in between are jumped through, a timer
 * run every two hours of the day instead of every five minutes: the same mails leave, in seconds.
 */
export function* prepareTown(host: Host, files: TownFiles): Steps {
  const { timeZone, reEnrolment } = files.town;
  const opens = Temporal.PlainDateTime.from(reEnrolment.opensAt).toZonedDateTime(timeZone);
  const first = Temporal.PlainDate.from(reEnrolment.invitationsOn);
  host.clock.set(first.toZonedDateTime({ timeZone, plainTime: '08:00' }).epochMilliseconds);
  yield 'Les réglages, l’équipe et les classeurs.';
  settle(host, files);
  yield 'L’import des élèves.';
  importStudents(host, files);
  const days = inviteAll(host);
  for (let day = 0; day < days; day += 1) {
    yield `Les invitations partent\u00a0: jour ${day + 1} sur ${days}.`;
    for (const hour of HOURS) {
      const at = first.add({ days: day }).toZonedDateTime({ timeZone, plainTime: { hour } });
      if (Temporal.ZonedDateTime.compare(at, opens) < 0) jump(host, at.epochMilliseconds);
    }
  }
  yield 'Le matin de l’ouverture.';
  jump(host, opens.epochMilliseconds);
  return studentsIn(host);
}

function settle(host: Host, { town, domain }: TownFiles): void {
  ask(host, 'office.town', { town, requestKey: 'espace-de-repetition-ville' });
  writeLegalTexts(host);
  ask(host, 'office.clerks', { clerks: clerksOf(town, domain), requestKey: 'espace-de-repetition-equipe' });
  ask(host, 'office.workbooks', {});
  const families = host.addressOf('public');
  ask(host, 'office.addresses', { families, requestKey: 'espace-de-repetition-adresse' });
}

function importStudents(host: Host, { students }: TownFiles): void {
  const parts = Math.max(1, Math.ceil(students.length / PART));
  for (let part = 0; part < parts; part += 1) {
    const text = students.slice(part * PART, (part + 1) * PART);
    ask(host, 'office.stage', { upload: UPLOAD, part, parts, text });
  }
  while (ask(host, 'office.importApply', { upload: UPLOAD })['done'] !== true);
}

/** The texts the program proposes, and what only a town can say, invented: no real court answers for a rehearsal. */
function writeLegalTexts(host: Host): void {
  const { legal: proposed } = ask(host, 'office.home', {}) as { legal: { service: object } };
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
  ask(host, 'office.legal', { legal, requestKey: 'espace-de-repetition-textes' });
}

/** One manager, and one clerk for each conservatoire, all invented. */
function clerksOf(town: TownFiles['town'], domain: string): object[] {
  const codes = town.conservatoires.map(({ code }) => code);
  const clerk = (code: string) => ({
    mail: `agent.${code.toLowerCase()}@${domain}`,
    role: 'clerk',
    conservatoires: [code],
  });
  return [{ mail: `gestion@${domain}`, role: 'manager', conservatoires: codes }, ...codes.map(clerk)];
}

/** @returns over how many days the invitations are spread */
function inviteAll(host: Host): number {
  const { toMail, plan } = ask(host, 'office.invitePreview', {});
  ask(host, 'office.invite', { requestKey: 'espace-de-repetition-invitations', confirmed: toMail });
  return Array.isArray(plan) ? plan.length : 0;
}

function jump(host: Host, at: number): void {
  if (at > host.clock.now()) host.clock.set(at);
  host.advance({});
}

function studentsIn(host: Host): number {
  const { ready } = ask(host, 'office.home', {}) as { ready: { students: number } };
  return ready.students;
}

/** One call of the office page, as the owner. @throws HostError with the program's own refusal */
function ask(host: Host, name: string, args: object): Readonly<Record<string, unknown>> {
  const owner = { as: host.town.owner, deployment: 'domain' } as const;
  const reply = JSON.parse(host.request(JSON.stringify({ name, args }), owner));
  if (reply.ok !== true)
    throw new HostError(`La ville n’a pas pu être préparée. ${reply.refusal?.message ?? ''}`);
  return reply.value;
}
