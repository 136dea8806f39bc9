import { describe, expect, test } from 'vitest';
import type { DocumentCard, StudentCard } from '../../src/calls/family.ts';
import type { Reply } from '../../src/calls/reply.ts';
import type { CallAnswers } from '../../src/calls.ts';
import { partsOfFile } from '../../src/supporting/parts.ts';
import { stream } from '../seed.ts';
import { heavyJpeg, piece } from '../supporting/files.ts';
import { answerFor, clerk, deathsIn, key, lastTrips, nDiaye, owner, smallTown, type Town } from './town.ts';

/** Brother and sister of one family, in two conservatoires, with two guardians. */
const bonnet = {
  mei: 'E20019',
  ines: 'E20031',
  david: 'david.bonnet74@example.org',
  veronique: 'veronique.bonnet96@example.org',
} as const;

interface Given {
  readonly mail?: string;
  readonly student?: string;
  readonly document?: string;
  readonly requestKey?: string;
  readonly name?: string;
  readonly bytes?: Uint8Array;
}

/** What the page sends for a file, part after part. */
function partsFor(town: Town, given: Given = {}) {
  const { mail = bonnet.david, student = bonnet.mei, document = 'photo', name = 'IMG_2034.JPG' } = given;
  const { requestKey = key('piece'), bytes = piece('photo-identite.jpg') } = given;
  const { session } = town.open(mail);
  const texts = partsOfFile(Buffer.from(bytes).toString('base64'));
  return texts.map((data, part) => {
    return { session, student, document, requestKey, name, part, parts: texts.length, data };
  });
}

type Taken = Reply<CallAnswers['family.upload']>;

function give(town: Town, given: Given = {}): Taken {
  const replies = partsFor(town, given).map((part) => town.ask('family.upload', part));
  return replies[replies.length - 1] as Taken;
}

/** The document as a person's page shows it. */
function shown(town: Town, mail: string, student: string, document: string): DocumentCard | undefined {
  const card = town.open(mail).students.find(({ number }) => number === student);
  return card?.documents.find(({ id }) => id === document);
}

const filesOf = (town: Town) => town.host.files.filter(({ mimeType }) => !mimeType.includes('folder'));

function line(town: Town, book: string, id: string) {
  return town.records(book, 'Pièces').find((row) => row['N° pièce'] === id);
}

describe('a file given for a student', () => {
  test('is kept in the student’s folder under a name of our own, whatever it was called', () => {
    const town = smallTown();
    const taken = give(town, { name: '../../É=1+1\u202egpj.exe' });
    expect(taken.ok && taken.value.kind).toBe('done');
    const [file] = filesOf(town);
    expect(file?.name).toBe('E20019 Photo d’identité.jpg');
    expect(file?.mimeType).toBe('image/jpeg');
    expect(Buffer.from(file?.bytes() ?? []).equals(piece('photo-identite.jpg'))).toBe(true);
    const folder = town.host.files.find(({ id }) => id === file?.parents[0]);
    expect(folder?.name).toBe('E20019');
    const conservatoire = town.host.files.find(({ id }) => id === folder?.parents[0]);
    expect(conservatoire?.name).toBe('Conservatoire de danse et de musique');
    expect(shown(town, bonnet.david, bonnet.mei, 'photo')).toMatchObject({
      state: 'received',
      sentence: 'Reçue le lundi 11\u00a0mai 2026 à\u00a010\u00a0h',
      files: [{ name: '../../É=1+1gpj.exe', size: '8\u00a0Ko' }],
    });
  });

  test('is in the clerks’ tab, with where it lies; the team may read it, another team may not', () => {
    const town = smallTown();
    give(town);
    const { session } = town.open(bonnet.david);
    town.get('family.afterwards', { session, student: bonnet.mei });
    const [file] = filesOf(town);
    expect(line(town, 'danse', 'E20019 photo')).toMatchObject({
      Pièce: 'Photo d’identité',
      État: 'À vérifier',
      'Envoyée par': 'David Bonnet',
      Fichiers: `https://drive.google.com/file/d/${file?.id}/view`,
      Taille: '8\u00a0Ko',
    });
    expect(town.records('danse', 'Demandes').find((row) => row['N° élève'] === bonnet.mei)?.['Pièces']).toBe(
      '1 sur 3',
    );
    const readers = file?.permissions.map(({ email, role }) => `${email} ${role}`);
    expect(readers).toContain(`${clerk('CMD').as} reader`);
    expect(readers?.join()).not.toContain(clerk('HAN').as);
    expect(readers?.join()).not.toContain(bonnet.david);
  });

  test('of the family is given once for brothers and sisters, a copy for each conservatoire', () => {
    const town = smallTown();
    const pdf = piece('avis-imposition.pdf');
    const taken = give(town, { document: 'taxNotice', bytes: pdf });
    expect(
      taken.ok && taken.value.kind === 'done' && taken.value.students.map(({ number }) => number),
    ).toEqual([bonnet.mei, bonnet.ines]);
    for (const student of [bonnet.mei, bonnet.ines]) {
      expect(shown(town, bonnet.david, student, 'taxNotice')?.state).toBe('received');
      expect(shown(town, bonnet.veronique, student, 'taxNotice')).toMatchObject({
        files: [],
        others: ['Un fichier envoyé par David Bonnet le lundi 11\u00a0mai 2026 à\u00a010\u00a0h.'],
      });
    }
    expect(filesOf(town).map(({ name }) => name)).toEqual([
      'E20019 Avis d’imposition 2026 sur les revenus 2025.pdf',
      'E20031 Avis d’imposition 2026 sur les revenus 2025.pdf',
    ]);
  });

  test('may come in parts, each a few round trips; what Google forgot is asked for again', () => {
    const town = smallTown();
    const bytes = heavyJpeg(2 * 1024 * 1024);
    const parts = partsFor(town, { bytes });
    expect(parts.length).toBe(4);
    const trips = () => town.host.executions[town.host.executions.length - 1]?.trips ?? 0;
    for (const part of parts.slice(0, 3)) {
      expect(town.get('family.upload', part)).toEqual({ kind: 'kept' });
      expect(trips()).toBe(2);
    }
    town.host.state.caches.evictAll();
    const [first, second, third, last] = parts;
    if (!first || !second || !third || !last) throw new Error('quatre parties');
    town.get('family.upload', second);
    expect(town.get('family.upload', last)).toEqual({ kind: 'missing', parts: [0, 2] });
    expect(filesOf(town)).toEqual([]);
    town.get('family.upload', first);
    town.get('family.upload', third);
    expect(town.get('family.upload', last)).toMatchObject({ kind: 'done' });
    expect(trips()).toBeLessThanOrEqual(20);
    expect(filesOf(town).map(({ size }) => size)).toEqual([bytes.length]);
    expect(Buffer.from(filesOf(town)[0]?.bytes() ?? []).equals(bytes)).toBe(true);
  });

  test('is no longer among those that the acknowledgement asks for', () => {
    const town = smallTown();
    give(town);
    const home = town.open(bonnet.david);
    const mei = home.students.find(({ number }) => number === bonnet.mei);
    if (!mei) throw new Error('Mei n’est pas là');
    const answer = answerFor(home, mei);
    const sent = { session: home.session, student: bonnet.mei, requestKey: key('envoi'), answer };
    const { session } = town.get('family.send', sent);
    town.get('family.afterwards', { session, student: bonnet.mei });
    const { body = '' } = town.host.outbox[town.host.outbox.length - 1] ?? {};
    expect(body).toContain('Pièces à envoyer');
    expect(body).toContain('Avis d’imposition 2026 sur les revenus 2025');
    expect(body).toContain('Justificatif de domicile de moins de 3\u00a0mois');
    expect(body).not.toContain('Photo d’identité');
  });

  test('taken twice, or by two at once, is one file', () => {
    const town = smallTown();
    const [part] = partsFor(town);
    if (!part) throw new Error('une partie');
    let inner: Taken | undefined;
    town.host.gate.at({ member: 'Lock.tryLock', in: 'call' }, 'before', () => {
      inner = town.ask('family.upload', part);
    });
    const outer = town.ask('family.upload', part);
    const again = town.ask('family.upload', part);
    for (const reply of [inner, outer, again]) expect(reply?.ok && reply.value.kind).toBe('done');
    expect(filesOf(town).length).toBe(1);
    expect(shown(town, bonnet.david, bonnet.mei, 'photo')?.files.length).toBe(1);
    expect(town.journalOf(bonnet.mei).length).toBe(1);
  });

  test('is taken back by who gave it, for ever, and by nobody else', () => {
    const town = smallTown();
    give(town, { document: 'taxNotice', bytes: piece('avis-imposition.pdf') });
    const back = (mail: string) => ({
      session: town.open(mail).session,
      student: bonnet.ines,
      document: 'taxNotice',
      file: key('piece'),
      requestKey: key('retrait'),
    });
    const other = town.ask('family.removeFile', back(bonnet.veronique));
    expect(other.ok ? '' : other.refusal.kind).toBe('notYours');
    expect(filesOf(town).length).toBe(2);
    for (const time of ['first', 'again']) {
      expect(town.get('family.removeFile', back(bonnet.david)).kind, time).toBe('done');
      expect(filesOf(town)).toEqual([]);
      expect(shown(town, bonnet.david, bonnet.mei, 'taxNotice')?.state).toBe('due');
    }
    expect(town.journalOf(bonnet.mei).map((row) => row['Quoi'])).toEqual([
      'Pièce reçue\u00a0: Avis d’imposition 2026 sur les revenus 2025',
      'Pièce retirée\u00a0: Avis d’imposition 2026 sur les revenus 2025',
    ]);
  });

  test('finds its place when somebody deleted the folder of the student', () => {
    const town = smallTown();
    give(town);
    const folder = town.host.files.find(({ name }) => name === 'E20019');
    town.host.gate.at({ member: 'Files.create', in: 'call' }, 'before', () =>
      town.host.evaluate(`Drive.Files.remove('${folder?.id}')`),
    );
    const taken = give(town, { requestKey: key('suite'), bytes: piece('certificat.png') });
    expect(taken.ok && taken.value.kind).toBe('done');
    expect(filesOf(town).map(({ name }) => name)).toContain('E20019 Photo d’identité.png');
  });
});

describe('what is not taken', () => {
  const refused: readonly [string, Given, string][] = [
    ['a program called PDF', { bytes: piece('menteur.pdf') }, 'Ce fichier n’est ni un PDF, ni une photo'],
    ['nothing at all', { bytes: piece('vide.png') }, 'Ce fichier est vide.'],
    ['2.1 MB', { bytes: heavyJpeg(2_202_009) }, 'Ce fichier pèse 2,1\u00a0Mo'],
    ['a photo cut short', { bytes: piece('photo-identite.jpg').subarray(0, 4000) }, 'incomplet'],
    ['a document nobody asks for', { document: '../secret' }, 'arrivé incomplet'],
  ];
  test.each(refused)('%s: said, and nothing is kept', (_, given, sentence) => {
    const town = smallTown();
    const reply = give(town, given);
    expect(reply.ok ? '' : reply.refusal.message).toContain(sentence);
    expect(filesOf(town)).toEqual([]);
    expect(town.journalOf(bonnet.mei)).toEqual([]);
  });

  test('more than six files for one document', () => {
    const town = smallTown();
    for (let i = 0; i < 6; i++) give(town, { requestKey: key(`piece-${i}`) });
    const seventh = give(town, { requestKey: key('piece-7') });
    expect(seventh.ok ? '' : seventh.refusal.message).toContain('déjà 6\u00a0fichiers');
    expect(filesOf(town).length).toBe(6);
  });

  test('before the opening, while suspended, or once their own window has ended', () => {
    const town = smallTown();
    town.host.clock.set(Date.parse('2026-05-11T09:59:59+02:00'));
    const early = give(town);
    expect(early.ok ? '' : early.refusal.kind).toBe('tooEarly');
    town.host.clock.set(Date.parse('2026-05-12T10:00:00+02:00'));
    const decision = { kind: 'suspend', reason: 'panne' } as const;
    town.get('office.decideCampaign', { decision, requestKey: key('arret') }, owner);
    const stopped = give(town);
    expect(stopped.ok ? '' : stopped.refusal.kind).toBe('stopped');
    town.host.clock.set(Date.parse('2026-12-01T00:00:00+01:00'));
    const late = give(town);
    expect(late.ok ? '' : late.refusal.kind).toBe('tooLate');
    expect(filesOf(town)).toEqual([]);
  });

  test('once the campaign is closed they still come, until the end of their window (X7)', () => {
    const town = smallTown();
    town.host.clock.set(Date.parse('2026-06-20T10:00:00+02:00'));
    expect(town.open(bonnet.david).campaign.state).toBe('closed');
    const taken = give(town);
    expect(taken.ok && taken.value.kind).toBe('done');
  });

  test('a child gives none; the other guardian may', () => {
    const town = smallTown();
    const { session } = town.open(nDiaye.claire);
    town.get('family.agree', { session, student: nDiaye.student, requestKey: key('accord') });
    const own = town.get('family.childAccess', { session, student: nDiaye.student });
    const child = town.get('family.signIn', own);
    const [part] = partsFor(town, { mail: nDiaye.claire, student: nDiaye.student });
    if (!part) throw new Error('une partie');
    const reply = town.ask('family.upload', { ...part, session: child.session });
    expect(reply.ok ? '' : reply.refusal.kind).toBe('readOnly');
    const taken = give(town, { mail: nDiaye.rachid, student: nDiaye.student });
    expect(taken.ok && taken.value.kind).toBe('done');
  });
});

/** Everything that tells of the file, once all is quiet. */
function told(town: Town) {
  const states = [bonnet.mei, bonnet.ines].map(
    (student) => shown(town, bonnet.david, student, 'taxNotice')?.files.length,
  );
  return { states, journal: town.journalOf(bonnet.mei).length + town.journalOf(bonnet.ines).length };
}

const twoDays = 48 * 60 * 60 * 1000;
const absent = { states: [0, 0], journal: 0 };
const whole = { states: [1, 1], journal: 2 };

describe('a file of the family, killed before or after any platform call', () => {
  const given = { document: 'taxNotice', bytes: piece('avis-imposition.pdf') };
  const calls = (() => {
    const town = smallTown();
    give(town, given);
    return lastTrips(town);
  })();
  const chance = stream();

  for (const { call, when } of deathsIn(calls)) {
    test(`${when} call ${call}: for both children or for none; the retry gives it once, and no file strays`, () => {
      const town = smallTown({ seed: Math.floor(chance() * 2 ** 31) });
      const [part] = partsFor(town, given);
      if (!part) throw new Error('une partie');
      const plan = town.host.gate.killAt({ call, when, in: 'call' });
      expect(town.try('family.upload', part)).toBe(null);
      expect(plan.fired).toBe(true);
      town.host.advance({ minutes: 10 });
      expect([absent, whole]).toContainEqual(told(town));
      expect(town.get('family.upload', part).kind).toBe('done');
      expect(told(town)).toEqual(whole);
      town.host.clock.set(town.host.clock.now() + twoDays);
      town.host.advance({ minutes: 10 });
      const kept = filesOf(town).filter(({ trashed }) => !trashed);
      expect(kept.map(({ name }) => name.slice(0, 6))).toEqual(['E20019', 'E20031']);
      const { session } = town.open(bonnet.david);
      const back = { session, student: bonnet.mei, document: 'taxNotice', file: key('piece') };
      expect(town.get('family.removeFile', { ...back, requestKey: key('retrait') }).kind).toBe('done');
      expect(filesOf(town).filter(({ trashed }) => !trashed)).toEqual([]);
    });
  }
});

const mail = 'frederic.nguyen61@example.org';

/** A child of his who dances. */
function dancerOf(town: Town): string {
  const asked = ({ documents }: StudentCard) => documents.some(({ id }) => id === 'medicalCertificate');
  return town.open(mail).students.find(asked)?.number ?? '';
}

/** A clerk saw the certificate, which is valid until the autumn. */
function see(town: Town, student: string): void {
  const rows = town.person('danse', clerk('CMD').as).displayed('Pièces');
  const [headings = []] = rows;
  const row = rows.findIndex(([id]) => id === `${student} medicalCertificate`) + 1;
  const agent = town.person('danse', clerk('CMD').as);
  const letter = (heading: string) => String.fromCharCode(65 + headings.indexOf(heading));
  agent.type('Pièces', `${letter('Décision (à remplir)')}${row}`, 'Accepter');
  agent.type('Pièces', `${letter('Motif, pièces ou date (à remplir)')}${row}`, '30/09/2026');
  const { shown: fingerprint } = town.get('office.reviewPreview', {}, clerk('CMD'));
  town.get('office.reviewApply', { shown: fingerprint, requestKey: key('lot') }, clerk('CMD'));
}

describe('a paper on somebody’s health', () => {
  test('is deleted for ever a day after a clerk has seen it; that it was seen, and until when, stays', () => {
    const town = smallTown();
    const student = dancerOf(town);
    give(town, { mail, student, document: 'medicalCertificate', bytes: piece('certificat.png') });
    give(town, { mail, student, requestKey: key('photo') });
    town.host.advance({ minutes: 5 });
    see(town, student);
    const names = () => filesOf(town).map(({ name }) => name.slice(student.length + 1));
    expect(names()).toEqual(['Certificat médical de moins de 3\u00a0mois.png', 'Photo d’identité.jpg']);

    town.host.clock.set(town.host.clock.now() + twoDays);
    town.host.advance({ minutes: 10 });
    expect(names()).toEqual(['Photo d’identité.jpg']);
    expect(shown(town, mail, student, 'medicalCertificate')).toMatchObject({
      sentence: 'Vue, valable jusqu’au mercredi 30\u00a0septembre 2026',
      files: [],
    });
    expect(town.journalOf(student).map((line) => [line['Qui'], line['Quoi']])).toContainEqual([
      'Da Capo',
      'Fichiers supprimés après contrôle\u00a0: Certificat médical de moins de 3\u00a0mois',
    ]);
  });

  test('whoever is held keeps theirs, until nothing holds them any more', () => {
    const town = smallTown();
    const student = dancerOf(town);
    give(town, { mail, student, document: 'medicalCertificate', bytes: piece('certificat.png') });
    town.host.advance({ minutes: 5 });
    see(town, student);
    const person = town.records('Registre', 'Personnes').find((one) => one['Est l’élève'] === student);
    const target = `acces:${person?.['Personne']}`;
    const held = { kind: 'person', target, reason: 'Plainte', requestKey: key('gel-litige') } as const;
    town.get('office.hold', held, owner);
    const afterDays = (days: number) => {
      town.host.clock.set(town.host.clock.now() + days * 24 * 60 * 60 * 1000);
      town.host.advance({ minutes: 10 });
      return filesOf(town).length;
    };
    expect(afterDays(2)).toBe(1);
    town.get('office.liftHold', { target: 'G0001', reason: 'Jugement', requestKey: key('leve') }, owner);
    expect(afterDays(1)).toBe(0);
  });
});
