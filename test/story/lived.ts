import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { CallInput } from '../../src/calls.ts';
import { partsOfFile } from '../../src/supporting/parts.ts';
import { piece } from '../supporting/files.ts';
import { draw, paperBallot, rulesVersion } from './lottery.ts';
import { accessesIn, offer } from './offers.ts';
import { allowed } from './retention.ts';
import { answerFor, clerk, inviteEverybody, key, nDiaye, opening, owner, type Town, townAt } from './town.ts';

type Online = CallInput<'ballot.send'>['ballots'];

const agent = clerk('CMD');

/** Brother and sister of one family, in two conservatoires, with two guardians. */
export const bonnet = {
  mei: 'E20019',
  ines: 'E20031',
  david: 'david.bonnet74@example.org',
  veronique: 'veronique.bonnet96@example.org',
} as const;

/** Of a family that comes to the counter. */
export const nguyen = { student: 'E20001', frederic: 'frederic.nguyen61@example.org' } as const;

/** What the other guardian of Emma N’Diaye called the photo they gave. */
export const photoOfRachid = 'photo-chez-rachid.jpg';

/** A child whose ballot two guardians signed: the mail and the telephone of the first are the ballot’s too. */
export const marchand = {
  lastName: 'Marchand',
  firstName: 'Léa',
  bornOn: '2019-04-03',
  street: '12 rue des Lilas',
  postcode: '91990',
  town: 'Valmont-sur-Orge',
  isTownStaff: false,
  isSchooled: false,
  phone: '06 39 98 12 34',
  mail: 'berenice.marchand@example.org',
  familyNumber: 'PF597936',
  guardians: [
    {
      lastName: 'Marchand',
      firstName: 'Bérénice',
      mail: 'berenice.marchand@example.org',
      phone: '06 39 98 12 34',
    },
    { lastName: 'Okafor', firstName: 'Paul', mail: 'paul.okafor@example.org', phone: '06 39 98 12 35' },
  ],
  consents: { publication: false, culture: false, municipal: false, nextYear: false },
  ballots: [{ conservatoire: 'CMD', activity: 'Danse', wishes: ['DAN-IN'] }],
  isOrdered: false,
  rules: rulesVersion,
} as const satisfies Online;

function answer(town: Town, mail: string): void {
  for (const { number } of town.open(mail).students) {
    const home = town.open(mail);
    const card = home.students.find((one) => one.number === number);
    if (!card || card.request) continue;
    const sent = { student: number, requestKey: key(`envoi-${number}`), answer: answerFor(home, card) };
    town.get('family.send', { session: home.session, ...sent });
    town.get('family.afterwards', { session: home.session, student: number });
  }
}

export function give(
  town: Town,
  mail: string,
  student: string,
  { document = 'photo', name = 'moi.jpg' } = {},
): void {
  const { session } = town.open(mail);
  const texts = partsOfFile(Buffer.from(piece('photo-identite.jpg')).toString('base64'));
  for (const [part, data] of texts.entries())
    town.get('family.upload', {
      ...{ session, student, document, requestKey: key(`${student}-${document}-${name.split('.')[0]}`) },
      ...{ name, part, parts: texts.length, data },
    });
}

/** The files and the folder that a row of *État* names. */
export function filesNamed(student: Record<string, string> | undefined): string[] {
  const { given = {}, folder = '' } = JSON.parse(student?.['Pièces'] || '{}') as {
    given?: Record<string, { files: { id: string }[] }>;
    folder?: string;
  };
  return [...Object.values(given).flatMap(({ files }) => files.map(({ id }) => id)), folder].filter(Boolean);
}

/** A clerk types the request of the first guardian, who stands in front of them. */
function enterAtCounter(town: Town, student: string): void {
  const { campaign, people } = town.get('office.counterOpen', { student }, agent);
  const there = people.find(({ role }) => role === 'guardian1');
  if (!there) throw new Error(`${student} n’a pas de responsable`);
  const sent = { student, present: there.role, requestKey: key(`guichet-${student}`) };
  town.get('office.counterSend', { ...sent, answer: answerFor({ ...there, campaign }, there.card) }, agent);
}

/** A clerk writes in the tab that the photo of a student is accepted, and has it done. */
function acceptPhoto(town: Town, student: string): void {
  const person = town.person('danse', agent.as);
  const [headings = [], ...rows] = person.displayed('Pièces');
  const row = rows.findIndex(([id]) => id === `${student} photo`) + 2;
  const column = String.fromCharCode(65 + headings.indexOf('Décision (à remplir)'));
  person.type('Pièces', `${column}${row}`, 'Accepter');
  const { shown } = town.get('office.reviewPreview', {}, agent);
  town.get('office.reviewApply', { shown, requestKey: key('photo-vue') }, agent);
}

/**
 * A whole year: families answered, online and at the counter, gave files, of which one was decided, and disagreed;
 * letters printed, a draw, offers, a contestation.
 */
function live(town: Town): void {
  town.host.clock.set(Date.parse('2026-05-04T07:00:00+02:00'));
  inviteEverybody(town);
  town.host.advance({ hours: 14 });
  const confirmed = town
    .get('office.lettersPreview', {}, owner)
    .conservatoires.reduce((sum, one) => sum + one.toMake, 0);
  town.get('office.letters', { requestKey: key('lettres'), again: 'none', confirmed }, owner);
  town.host.clock.set(opening);
  answer(town, nDiaye.claire);
  answer(town, bonnet.david);
  give(town, bonnet.david, bonnet.mei);
  enterAtCounter(town, nguyen.student);
  give(town, nDiaye.rachid, nDiaye.student, { name: photoOfRachid });
  give(town, nDiaye.claire, nDiaye.student);
  town.host.advance({ minutes: 10 });
  acceptPhoto(town, nDiaye.student);
  const { session } = town.open(nDiaye.rachid);
  town.get('family.disagree', {
    ...{ session, student: nDiaye.student, requestKey: key('desaccord') },
    text: 'Nous n’avons pas décidé ensemble.',
  });
  draw(town, 1, [paperBallot], [marchand]);
  offer(town);
  town.host.advance({ minutes: 20 });
  town.host.clock.set(town.host.clock.now() + 20 * 24 * 60 * 60 * 1000);
  town.host.advance({ minutes: 15 });
}

export const livedTown = (): Town => townAt('lived', live);

/** Six years on: what is due stands on the *bordereau* E0001, which the archives allowed. */
export const allowedTown = (): Town =>
  townAt('lived, then allowed', (town) => {
    live(town);
    later(town, 6);
    allowed(town);
  });

/** Contests the participation of the first family that was offered a seat. */
export function contest(town: Town): void {
  const [access = ''] = accessesIn(town);
  town.get('place.appeal', {
    ...{ access, kind: 'contestation', motive: 'rank', requestKey: key('conteste') },
    text: 'Notre voisine a une place.',
  });
}

export function later(town: Town, years: number): void {
  const now = new Date(town.host.clock.now());
  town.host.clock.set(now.setFullYear(now.getFullYear() + years));
}

/** What people are called in the Registre: names, addresses, telephones and numbers of accesses, ballots and guardians. */
export function textsOf(rows: readonly Record<string, string>[]): string[] {
  const texts = rows.flatMap((row) => [
    ...['Nom', 'Courriel', 'Téléphone', 'Est l’élève'].map((heading) => row[heading] ?? ''),
    ...(JSON.parse(row['Responsables'] || '[]') as Record<string, string>[]).flatMap(
      ({ lastName = '', mail = '', phone = '' }) => [lastName, mail, phone],
    ),
  ]);
  return [...new Set(texts.filter((text) => text.length > 3))];
}

/** Of everybody. */
export const everybody = (town: Town): string[] =>
  textsOf([...town.records('Registre', 'Personnes'), ...town.records('Registre', 'Bulletins')]);

/**
 * Every place of the town's folder where one of these texts stands, but mails that left: every tab, file, document,
 * property and text of the cache, as they lie on the disk.
 */
export function traces(town: Town, texts: readonly string[]): string[] {
  town.host.save();
  const kept = filesIn(town.directory).filter((path) => !path.startsWith('mails'));
  return kept.flatMap((path) => {
    const content = readFileSync(join(town.directory, path), 'utf8');
    return texts.filter((text) => content.includes(text)).map((text) => `${path}: ${text}`);
  });
}

function filesIn(directory: string, under = ''): string[] {
  return readdirSync(join(directory, under), { withFileTypes: true }).flatMap((one) => {
    const path = join(under, one.name);
    return one.isDirectory() ? filesIn(directory, path) : [path];
  });
}
