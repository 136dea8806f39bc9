import { describe, expect, test } from 'vitest';
import { ServiceError } from '../../host/emulated.ts';
import type { ReviewPreview } from '../../src/calls/review.ts';
import type { CallAnswers, CallInput } from '../../src/calls.ts';
import { partsOfFile } from '../../src/supporting/parts.ts';
import { stream } from '../seed.ts';
import { piece } from '../supporting/files.ts';
import { answerFor, clerk, key, lastTrips, owner, smallTown, type Town } from './town.ts';

const agent = clerk('CMD');
const decisionColumn = 'Décision (à remplir)';
const reasonColumn = 'Motif, pièces ou date (à remplir)';

/** Families of the conservatoire who have sent a request, with the mail of its author. */
const authors = [
  ['claire.ndiaye19@example.org', 'E20003'],
  ['frederic.nguyen61@example.org', ''],
  ['david.bonnet74@example.org', 'E20019'],
] as const;

/** Everybody above has sent; the numbers of their first students. */
function answeredTown(seed?: number): { readonly town: Town; readonly students: string[] } {
  const town = smallTown(seed === undefined ? {} : { seed });
  const students = authors.map(([mail], i) => {
    const home = town.open(mail);
    const card = home.students[0];
    if (!card) throw new Error(`${mail} n’a pas d’élève`);
    const sent = { session: home.session, student: card.number, requestKey: key(`envoi-${i}`) };
    const { session } = town.get('family.send', { ...sent, answer: answerFor(home, card) });
    town.get('family.afterwards', { session, student: card.number });
    return card.number;
  });
  town.host.advance({ minutes: 10 });
  return { town, students };
}

/** A clerk writes beside a student, or a document. */
function fill(town: Town, at: string, decision: string, reason = '', tab = 'Demandes'): void {
  const person = town.person('danse', agent.as);
  const rows = person.displayed(tab);
  const headings = rows[0] ?? [];
  const row = rows.findIndex((cells) => cells[0] === at) + 1;
  if (row < 1) throw new Error(`${at} n’est pas dans ${tab}`);
  const cell = (heading: string) => `${letters(headings.indexOf(heading) + 1)}${row}`;
  if (decision !== '') person.type(tab, cell(decisionColumn), decision);
  if (reason !== '') person.type(tab, cell(reasonColumn), reason);
}

const letters = (column: number): string =>
  column > 26 ? `A${letters(column - 26)}` : String.fromCharCode(64 + column);

/** A photo given by the guardian of the third student, through their page. */
function give(town: Town, student: string, document: string): void {
  const { session } = town.open('david.bonnet74@example.org');
  const [data = '', ...rest] = partsOfFile(Buffer.from(piece('photo-identite.jpg')).toString('base64'));
  expect(rest).toEqual([]);
  const file = { session, student, document, name: 'photo.jpg', part: 0, parts: 1, data };
  town.get('family.upload', { ...file, requestKey: key(`photo-${town.host.files.length}`) });
}

const look = (town: Town): ReviewPreview => town.get('office.reviewPreview', {}, agent);

function apply(town: Town, requestKey = key('lot')): CallAnswers['office.reviewApply'] {
  const input: CallInput<'office.reviewApply'> = { requestKey, shown: look(town).shown };
  for (;;) {
    const progress = town.get('office.reviewApply', input, agent);
    if (progress.done === progress.total) return progress;
  }
}

const statusOf = (town: Town, student: string) =>
  town.records('danse', 'Demandes').find((row) => row['N° élève'] === student)?.['Statut'];

const filled = (town: Town, tab = 'Demandes') =>
  town
    .records('danse', tab)
    .filter((row) => row[decisionColumn] !== '' || row[reasonColumn] !== '')
    .map((row) => [row[decisionColumn], row[reasonColumn]]);

/** Mails of decisions, as they left. */
const told = (town: Town) =>
  town.host.outbox.filter(({ subject }) =>
    /Pièces à|prise en compte|rejet|Rectification|réponse est/.test(subject),
  );

describe('decisions written in the tab', () => {
  test('are shown whole before anything is done, then done as one batch; the cells are emptied, the families told', () => {
    const { town, students } = answeredTown();
    const [emma = '', second = '', mei = ''] = students;
    fill(town, emma, 'Confirmer');
    fill(town, second, 'demander des pieces', 'RIB; Certificat de scolarité');
    fill(town, mei, 'Envisager un rejet', 'L’adresse déclarée ne semble pas la bonne.');
    const before = town.records('Registre', 'Journal').length;
    const preview = look(town);
    expect(preview.groups.map(({ word, count, mails, noMail }) => [word, count, mails, noMail])).toEqual([
      ['Demander des pièces', 1, 1, 0],
      ['Confirmer', 1, 1, 0],
      ['Envisager un rejet', 1, 1, 0],
    ]);
    expect(preview.groups[1]?.students).toEqual([
      {
        number: emma,
        name: 'N’Diaye Emma',
        conservatoire: 'Conservatoire de danse et de musique',
        now: 'Déposée',
        reason: '',
      },
    ]);
    expect([preview.total, preview.mails, preview.problemCount]).toEqual([3, 3, 0]);
    expect(town.records('Registre', 'Journal').length).toBe(before);

    expect(apply(town)).toMatchObject({ lot: 1, done: 3, total: 3, skipped: [] });
    expect(students.map((student) => statusOf(town, student))).toEqual([
      'Confirmée',
      'Pièces demandées',
      'Rejet envisagé',
    ]);
    expect(filled(town)).toEqual([]);
    expect(told(town)).toEqual([]);
    town.host.advance({ minutes: 20 });
    expect(told(town).map(({ to, subject }) => [to[0], subject.split(' – ')[0]])).toEqual([
      ['frederic.nguyen61@example.org', 'Pièces à envoyer avant la fin du mardi 19\u00a0mai 2026'],
      ['claire.ndiaye19@example.org', 'Demande prise en compte'],
      ['david.bonnet74@example.org', 'Votre réponse est attendue'],
    ]);
    const card = town.open('frederic.nguyen61@example.org').students[0];
    expect(card?.sentence).toContain('Des pièces sont à envoyer avant la fin du mardi 19\u00a0mai 2026.');
    expect(card?.documents.map(({ label }) => label)).toEqual(
      expect.arrayContaining(['RIB', 'Certificat de scolarité']),
    );
    expect(card?.may).toBe('change');
    expect(town.open('claire.ndiaye19@example.org').students[0]?.may).toBe('read');
  });

  test('what cannot be followed is said with its tab and row, and the rest is done', () => {
    const { town, students } = answeredTown();
    const [emma = '', second = '', mei = ''] = students;
    fill(town, emma, 'Valider');
    fill(town, second, 'Rejeter', 'Parce que.');
    fill(town, mei, 'Confirmer');
    const person = town.person('danse', agent.as);
    const rows = person.displayed('Demandes');
    const last = rows.length;
    const headings = rows[0] ?? [];
    const at = (heading: string, row: number) => `${letters(headings.indexOf(heading) + 1)}${row}`;
    person.type('Demandes', at(decisionColumn, last + 1), 'Confirmer');
    person.paste('Demandes', at('N° élève', last + 2), [[mei]]);
    person.type('Demandes', at(decisionColumn, last + 2), 'Annuler');
    const silent =
      town
        .records('Registre', 'État')
        .find((row) => row['Établissement'] === 'CMD' && row['Demande'] === '')?.['Élève'] ?? '';
    fill(town, silent, '', 'un motif tout seul');
    const preview = look(town);
    expect(preview.groups.map(({ word, count }) => [word, count])).toEqual([['Confirmer', 1]]);
    const sentences = preview.problems.map(({ tab, row, sentence }) => `${tab} ${row} ${sentence}`);
    const rowOf = (number: string) => rows.findIndex((cells) => cells[0] === number) + 1;
    expect(sentences).toEqual(
      expect.arrayContaining([
        expect.stringMatching(`^Demandes ${rowOf(emma)} «\u00a0Valider\u00a0» n’est pas une décision connue`),
        `Demandes ${rowOf(silent)} Un motif est écrit sans décision. Rien n’est fait.`,
        `Demandes ${last + 1} La ligne n’a pas de numéro d’élève. Rien n’est fait.`,
        `Demandes ${last + 2} La ligne est en double\u00a0: la première seule compte.`,
        `Demandes 0 ${second}\u00a0: La personne doit d’abord être entendue\u00a0: décidez «\u00a0Envisager un rejet\u00a0», et attendez sa réponse.`,
      ]),
    );
    expect(sentences.length).toBe(5);
    apply(town);
    expect([emma, second, mei].map((student) => statusOf(town, student))).toEqual([
      'Déposée',
      'Déposée',
      'Confirmée',
    ]);
    expect(filled(town)).toContainEqual(['Valider', '']);
    expect(filled(town)).toContainEqual(['Rejeter', 'Parce que.']);
  });

  test('a rejection after its delay says why, who signs and where one appeals (CRPA L. 211-2, L. 212-1, PAR-093, PAR-094)', () => {
    const { town, students } = answeredTown();
    const [emma = ''] = students;
    fill(town, emma, 'Demander des pièces', 'RIB');
    apply(town);
    town.host.clock.set(Date.parse('2026-05-20T09:00:00+02:00'));
    fill(town, emma, 'Rejeter', 'Le RIB n’est pas venu.');
    apply(town, key('lot-2'));
    town.host.advance({ minutes: 20 });
    expect(statusOf(town, emma)).toBe('Rejetée – pièces non fournies');
    const mail = town.host.outbox[town.host.outbox.length - 1];
    expect(mail?.subject).toBe(
      'Demande rejetée – Réinscription d’Emma N. – Conservatoire de danse et de musique',
    );
    for (const words of [
      'Le RIB n’est pas venu.',
      'Camille Martin, adjointe à la culture, par délégation du maire',
      'dans les deux mois',
      'la médiatrice de la ville',
      'le tribunal administratif de Valmont',
    ]) {
      expect(mail?.body).toContain(words);
    }
    expect(town.open('claire.ndiaye19@example.org').students[0]).toMatchObject({
      may: 'read',
      sentence: 'Demande rejetée le mercredi 20\u00a0mai 2026\u00a0: pièces non fournies.',
    });
  });

  test('a complete request that its author changes is to be looked at again', () => {
    const { town, students } = answeredTown();
    const [emma = ''] = students;
    fill(town, emma, 'Complète');
    apply(town);
    expect(statusOf(town, emma)).toBe('Complète');
    const home = town.open('claire.ndiaye19@example.org');
    const card = home.students[0];
    if (!card) throw new Error('Emma n’est pas là');
    const change = { session: home.session, student: emma, requestKey: key('change') };
    const { session } = town.get('family.send', {
      ...change,
      answer: answerFor(home, card, { demand: 'Encore' }),
    });
    town.get('family.afterwards', { session, student: emma });
    expect(statusOf(town, emma)).toBe('Modifiée');
  });

  test('what changed since the preview is shown again, and nothing is done', () => {
    const { town, students } = answeredTown();
    const [emma = '', second = ''] = students;
    fill(town, emma, 'Confirmer');
    const { shown } = look(town);
    fill(town, second, 'Confirmer');
    const reply = town.ask('office.reviewApply', { requestKey: key('lot'), shown }, agent);
    expect(reply.ok ? '' : reply.refusal.message).toContain('ont changé depuis cet aperçu. Rien n’est fait.');
    expect(statusOf(town, emma)).toBe('Déposée');
  });

  test('a clerk decides for their own conservatoires only', () => {
    const { town, students } = answeredTown();
    const picked = { students: [...students], decision: 'confirm' as const, reason: '' };
    const preview = town.get('office.reviewPreview', { picked }, clerk('HAN'));
    expect([preview.total, preview.problemCount]).toEqual([0, 3]);
    const own = town.get('office.reviewPreview', { picked }, agent);
    const done = town.get(
      'office.reviewApply',
      { picked, shown: own.shown, requestKey: key('choix') },
      agent,
    );
    expect([done.done, done.total]).toEqual([3, 3]);
    expect(students.map((student) => statusOf(town, student))).toEqual(Array(3).fill('Confirmée'));
  });
});

describe('what a batch meets on its way', () => {
  test('what somebody decided in between is set aside, said, and stays written in its cell', () => {
    const { town, students } = answeredTown();
    const [emma = '', second = '', mei = ''] = students;
    for (const student of students) fill(town, student, 'Confirmer');
    const { shown } = look(town);
    const lot = { requestKey: key('lot'), shown };
    // The whole batch is written down first; the lock of its first decisions is the second that is taken.
    town.host.gate.killAt({ member: 'Lock.tryLock', nth: 2, when: 'before', in: 'call' });
    expect(town.try('office.reviewApply', lot, agent)).toBe(null);
    const picked = { students: [mei], decision: 'invalidate' as const, reason: 'Double inscription.' };
    const other = town.get('office.reviewPreview', { picked }, agent);
    town.get('office.reviewApply', { picked, shown: other.shown, requestKey: key('autre') }, agent);
    const done = town.get('office.reviewApply', lot, agent);
    expect(done.skipped.map(({ sentence }) => sentence)).toEqual([
      `${mei}\u00a0: La demande est «\u00a0Annulée\u00a0»\u00a0: décidez d’abord «\u00a0Rétablir\u00a0».`,
    ]);
    expect(statuses(town, [emma, second])).toEqual(Array(2).fill('Confirmée'));
    expect(filled(town)).toEqual([['Confirmer', '']]);
  });

  test('a workbook that cannot be opened is named, and what the others ask for is still shown', () => {
    const { town, students } = answeredTown();
    const [emma = ''] = students;
    fill(town, emma, 'Confirmer');
    town.host.gate.at({ member: 'SpreadsheetApp.openById', nth: 3, in: 'call' }, 'before', () => {
      throw new ServiceError('Unexpected error while getting the method or property openById.');
    });
    const preview = town.get('office.reviewPreview', {}, owner);
    expect(preview.total).toBe(1);
    expect(preview.problems).toEqual([
      {
        book: 'Le Hangar',
        tab: '',
        row: 0,
        sentence:
          'Ce classeur ne s’ouvre pas\u00a0: rien n’y est lu. Vérifiez qu’il n’est pas dans la corbeille de Drive, puis recommencez.',
      },
    ]);
  });
});

describe('a decision for a whole establishment (PAR-064)', () => {
  const motive = 'Une panne a mélangé les dossiers de cet établissement. Refaites votre demande.';
  const picked = {
    students: [] as string[],
    conservatoire: 'CMD',
    decision: 'invalidate' as const,
    reason: motive,
  };

  test('takes every request sent there and no other, tells each author why, and can be taken back', () => {
    const { town, students } = answeredTown();
    const home = town.open('david.bonnet74@example.org');
    const elsewhere = home.students.find(({ number }) => number === 'E20031');
    if (!elsewhere) throw new Error('Inès n’est pas là');
    const sent = { session: home.session, student: elsewhere.number, requestKey: key('hangar') };
    town.get('family.send', { ...sent, answer: answerFor(home, elsewhere) });
    town.host.advance({ minutes: 10 });
    const preview = town.get('office.reviewPreview', { picked }, owner);
    expect(preview.groups.map(({ word, count, mails }) => [word, count, mails])).toEqual([['Annuler', 3, 3]]);
    expect(preview.problems).toEqual([]);
    town.get('office.reviewApply', { picked, shown: preview.shown, requestKey: key('annuler') }, owner);
    expect(statuses(town, students)).toEqual(Array(3).fill('Annulée'));
    expect(town.records('Hangar', 'Demandes').find((row) => row['N° élève'] === 'E20031')?.['Statut']).toBe(
      'Déposée',
    );
    town.host.advance({ minutes: 20 });
    const gone = town.host.outbox.filter(({ subject }) => subject.startsWith('Demande annulée'));
    expect(gone.map(({ to }) => to[0]).sort()).toEqual(authors.map(([mail]) => mail).sort());
    for (const { body } of gone) expect(body).toContain(motive);
    town.get('office.reviewUndo', { lot: 1, requestKey: key('retour'), correct: true }, owner);
    expect(statuses(town, students)).toEqual(Array(3).fill('Déposée'));
  });

  test('is for whoever works there: elsewhere nothing is taken, and nobody learns who asked', () => {
    const { town } = answeredTown();
    expect(town.get('office.reviewPreview', { picked }, clerk('HAN'))).toMatchObject({
      total: 0,
      groups: [],
      problems: [],
    });
    const both = town.ask('office.reviewPreview', { picked: { ...picked, students: ['E20003'] } }, owner);
    expect(both.ok ? '' : both.refusal.kind).toBe('invalid');
  });
});

describe('decisions on documents', () => {
  test('a refusal is told with its reason, a certificate seen is dated, both shown to the family', () => {
    const { town, students } = answeredTown();
    const [, , mei = ''] = students;
    fill(town, `${mei} taxNotice`, 'Refuser', 'La deuxième page manque.', 'Pièces');
    fill(town, `${mei} photo`, 'Vue', '30/09/2026', 'Pièces');
    fill(town, `${mei} proofOfAddress`, 'Accepter', '', 'Pièces');
    const preview = look(town);
    expect(preview.problems.map(({ sentence }) => sentence)).toEqual([
      `${mei} proofOfAddress\u00a0: Aucun fichier n’est reçu. La pièce est vue sur papier\u202f? Décidez «\u00a0Vue\u00a0».`,
    ]);
    expect([preview.total, preview.mails]).toEqual([2, 1]);
    apply(town);
    town.host.advance({ minutes: 20 });
    const card = town.open('david.bonnet74@example.org').students[0];
    expect(card?.documents.map(({ id, sentence }) => [id, sentence])).toEqual([
      ['taxNotice', 'Refusée\u00a0: La deuxième page manque.'],
      ['proofOfAddress', 'À fournir'],
      ['photo', 'Vue, valable jusqu’au mercredi 30\u00a0septembre 2026'],
    ]);
    const mail = town.host.outbox[town.host.outbox.length - 1];
    expect(mail?.subject).toMatch(/^Une pièce est à remplacer/);
    expect(filled(town, 'Pièces')).toEqual([['Accepter', '']]);
  });
});

/** Three documents of one child refused and one of another, mixed; a certificate of a third seen. */
function refusedTown(seed?: number): ReturnType<typeof answeredTown> {
  const { town, students } = answeredTown(seed);
  const [emma = '', , mei = ''] = students;
  fill(town, `${mei} taxNotice`, 'Refuser', 'La deuxième page manque.', 'Pièces');
  fill(town, `${emma} photo`, 'Refuser', 'Floue.', 'Pièces');
  fill(town, `${mei} photo`, 'Refuser', 'Ancienne.', 'Pièces');
  fill(town, mei, 'Complète');
  fill(town, `${mei} proofOfAddress`, 'Refuser', 'De mars.', 'Pièces');
  return { town, students };
}

const replacing = (town: Town) => town.host.outbox.filter(({ subject }) => /à remplacer/.test(subject));

describe('several documents of one child refused at once', () => {
  test('make one mail, that lists them with their reasons; the preview counts so', () => {
    const { town } = refusedTown();
    const preview = look(town);
    expect(preview.groups.map(({ word, count, mails }) => [word, count, mails])).toEqual([
      ['Complète', 1, 0],
      ['Pièces\u00a0: Refuser', 4, 2],
    ]);
    expect([preview.total, preview.mails]).toEqual([5, 2]);
    apply(town);
    expect(town.get('office.reviewUndoPreview', { lot: 1 }, agent)).toMatchObject({ mailsWaiting: 2 });
    town.host.advance({ minutes: 20 });
    const mails = replacing(town);
    expect(mails.map(({ to, subject }) => [to[0], subject.split(' – ')[0]]).sort()).toEqual([
      ['claire.ndiaye19@example.org', 'Une pièce est à remplacer'],
      ['david.bonnet74@example.org', '3 pièces sont à remplacer'],
    ]);
    const body = mails.find(({ subject }) => subject.startsWith('3'))?.body ?? '';
    expect(body).toMatch(
      /Avis d’imposition.*\u00a0: La deuxième page manque\.\n.*domicile.*\u00a0: De mars\.\nPhoto d’identité\u00a0: Ancienne\.\n/,
    );
  });

  test('a reason too long for a mail of several is refused', () => {
    const { town, students } = answeredTown();
    fill(town, `${students[0]} photo`, 'Refuser', 'x'.repeat(1001), 'Pièces');
    expect(look(town).problems.map(({ sentence }) => sentence)).toEqual([
      `${students[0]} photo\u00a0: Le motif dépasse 1000 caractères\u00a0: raccourcissez-le.`,
    ]);
  });

  const chance = stream();
  const calls = (() => {
    const { town } = refusedTown();
    apply(town);
    return lastTrips(town);
  })();
  test.each(Array.from({ length: 10 }, () => calls[Math.floor(chance() * calls.length)] ?? 1))(
    'killed around call %i and started again, they make one mail all the same',
    (call) => {
      const { town } = refusedTown(Math.floor(chance() * 2 ** 31));
      const lot = { requestKey: key('lot'), shown: look(town).shown };
      const when = chance() < 0.5 ? 'before' : 'after';
      town.host.gate.killAt({ call, when, in: 'call' });
      expect(town.try('office.reviewApply', lot, agent)).toBe(null);
      town.host.advance({ minutes: 5 });
      town.try('office.reviewApply', lot, agent);
      town.host.advance({ minutes: 25 });
      expect(replacing(town).length).toBe(2);
    },
  );
});

describe('the way back', () => {
  test('what a batch cleared comes back: a decision restored, a document asked again', () => {
    const { town, students } = confirmedTown();
    const [emma = '', second = '', mei = ''] = students;
    fill(town, `${mei} taxNotice`, 'Ne pas demander', '', 'Pièces');
    apply(town, key('sans-avis'));
    fill(town, emma, 'Rétablir');
    fill(town, `${mei} taxNotice`, 'Redemander', '', 'Pièces');
    apply(town, key('retirer'));
    const notice = () =>
      town.open('david.bonnet74@example.org').students[0]?.documents.find(({ id }) => id === 'taxNotice')
        ?.state;
    expect([statusOf(town, emma), notice()]).toEqual(['Déposée', 'due']);
    town.get('office.reviewUndo', { lot: 3, requestKey: key('retour'), correct: false }, agent);
    expect(statuses(town, [emma, second, mei])).toEqual(Array(3).fill('Confirmée'));
    expect(notice()).toBe('waived');
  });

  test('a document asked again, then given: the file stays to be looked at', () => {
    const { town, students } = answeredTown();
    const [, , mei = ''] = students;
    give(town, mei, 'photo');
    fill(town, `${mei} photo`, 'Accepter', '', 'Pièces');
    apply(town, key('accepter'));
    fill(town, mei, 'Demander des pièces', 'Photo');
    apply(town, key('encore'));
    const photo = () =>
      town.open('david.bonnet74@example.org').students[0]?.documents.find(({ id }) => id === 'photo');
    expect(photo()?.sentence).toBe('Refusée\u00a0: Le conservatoire en demande une autre.');
    give(town, mei, 'photo');
    expect(photo()?.state).toBe('received');
    town.get('office.reviewUndo', { lot: 2, requestKey: key('retour'), correct: false }, agent);
    expect([statusOf(town, mei), photo()?.state]).toEqual(['Déposée', 'received']);
  });

  test('a batch taken back at once: everything as before, and no mail leaves', () => {
    const { town, students } = answeredTown();
    for (const student of students) fill(town, student, 'Confirmer');
    apply(town);
    expect(town.get('office.reviewUndoPreview', { lot: 1 }, agent)).toEqual({
      lot: 1,
      count: 3,
      changed: 0,
      mailsWaiting: 3,
      mailsGone: 0,
    });
    const undo = { lot: 1, requestKey: key('retour'), correct: false };
    expect(town.get('office.reviewUndo', undo, agent)).toMatchObject({ lot: 2, done: 3, total: 3 });
    town.host.advance({ minutes: 30 });
    expect(students.map((student) => statusOf(town, student))).toEqual(Array(3).fill('Déposée'));
    expect(told(town)).toEqual([]);
    const again = town.ask('office.reviewUndo', { ...undo, requestKey: key('encore') }, agent);
    expect(again.ok ? '' : again.refusal.message).toBe('Ce lot est déjà annulé. Rien n’a changé.');
  });

  test('once its mails have left, a correction is offered; what was decided again since stays', () => {
    const { town, students } = answeredTown();
    const [emma = '', second = ''] = students;
    fill(town, emma, 'Confirmer');
    fill(town, second, 'Confirmer');
    apply(town);
    town.host.advance({ minutes: 20 });
    fill(town, emma, 'Réinscription faite');
    apply(town, key('lot-2'));
    expect(town.get('office.reviewUndoPreview', { lot: 1 }, agent)).toMatchObject({
      count: 1,
      changed: 1,
      mailsWaiting: 0,
      mailsGone: 2,
    });
    town.get('office.reviewUndo', { lot: 1, requestKey: key('retour'), correct: true }, agent);
    town.host.advance({ minutes: 20 });
    expect([emma, second].map((student) => statusOf(town, student))).toEqual([
      'Réinscription pédagogique faite',
      'Déposée',
    ]);
    const corrections = town.host.outbox.filter(({ subject }) => subject.startsWith('Rectification'));
    const authors = town.records('danse', 'Demandes').filter((row) => row['N° élève'] === second);
    expect(corrections.length).toBe(1);
    expect(corrections[0]?.body).toContain(`${authors[0]?.['Prénom']} ${authors[0]?.['Nom']}`);
  });

  test('a refusal of a document taken back tells nothing of a request that was decided against since', () => {
    const { town, students } = answeredTown();
    const [emma = ''] = students;
    fill(town, `${emma} photo`, 'Refuser', 'Illisible.', 'Pièces');
    apply(town);
    fill(town, emma, 'Annuler', 'Faux nom.');
    apply(town, key('lot-2'));
    town.host.advance({ minutes: 20 });
    const before = town.host.outbox.length;
    town.get('office.reviewUndo', { lot: 1, requestKey: key('retour'), correct: true }, agent);
    town.host.advance({ minutes: 20 });
    expect(town.host.outbox.slice(before)).toEqual([]);
  });

  test('a clerk who left a conservatoire takes back nothing there', () => {
    const { town, students } = answeredTown();
    fill(town, students[0] ?? '', 'Confirmer');
    apply(town);
    const moved = [{ mail: agent.as ?? '', role: 'clerk' as const, conservatoires: ['HAN'] }];
    town.get('office.clerks', { clerks: moved, requestKey: key('ailleurs') }, owner);
    const undo = { lot: 1, requestKey: key('retour'), correct: false };
    for (const reply of [
      town.ask('office.reviewUndoPreview', { lot: 1 }, agent),
      town.ask('office.reviewUndo', undo, agent),
    ])
      expect(reply.ok ? '' : reply.refusal.kind).toBe('notAClerk');
    expect(statusOf(town, students[0] ?? '')).toBe('Confirmée');
  });

  test('a decision against somebody that stands again is told as such, never as a request that remains valid', () => {
    const { town, students } = answeredTown();
    const [emma = ''] = students;
    fill(town, emma, 'Annuler', 'Faux nom.');
    apply(town);
    town.host.advance({ minutes: 20 });
    fill(town, emma, 'Rétablir');
    apply(town, key('lot-2'));
    town.host.advance({ minutes: 20 });
    const before = town.host.outbox.length;
    town.get('office.reviewUndo', { lot: 2, requestKey: key('retour'), correct: true }, agent);
    town.host.advance({ minutes: 20 });
    expect(statusOf(town, emma)).toBe('Annulée');
    const [mail, ...others] = town.host.outbox.slice(before);
    expect(others).toEqual([]);
    expect(mail?.subject).toMatch(/^Demande annulée/);
    expect(mail?.body).toContain('Faux nom.');
    expect(mail?.body).not.toContain('reste valable');
  });
});

/** Three requests were confirmed and their mails have left; the way it is then told. */
function confirmedTown(seed?: number): ReturnType<typeof answeredTown> {
  const { town, students } = answeredTown(seed);
  for (const student of students) fill(town, student, 'Confirmer');
  apply(town, key('avant'));
  town.host.advance({ minutes: 20 });
  return { town, students };
}

const statuses = (town: Town, students: readonly string[]) =>
  students.map((student) => statusOf(town, student));

/** What may be killed: how it is prepared, done, and how it then stands. */
const deeds = {
  'a batch of decisions': {
    prepare: (seed?: number) => {
      const { town, students } = answeredTown(seed);
      for (const student of students) fill(town, student, 'Confirmer');
      return { town, students, shown: look(town).shown };
    },
    run: (town: Town, shown: string) =>
      town.try('office.reviewApply', { requestKey: key('lot'), shown }, agent),
    lot: 1,
    before: 'Déposée',
    after: 'Confirmée',
    lines: 2,
  },
  'a batch that clears decisions': {
    prepare: (seed?: number) => {
      const { town, students } = confirmedTown(seed);
      for (const student of students) fill(town, student, 'Rétablir');
      return { town, students, shown: look(town).shown };
    },
    run: (town: Town, shown: string) =>
      town.try('office.reviewApply', { requestKey: key('lot'), shown }, agent),
    lot: 2,
    before: 'Confirmée',
    after: 'Déposée',
    lines: 3,
  },
  'a way back': {
    prepare: (seed?: number) => ({ ...confirmedTown(seed), shown: '' }),
    run: (town: Town) =>
      town.try('office.reviewUndo', { lot: 1, requestKey: key('retour'), correct: false }, agent),
    lot: 2,
    before: 'Confirmée',
    after: 'Déposée',
    lines: 3,
  },
} as const;

const withRectification = { lot: 1, requestKey: key('retour'), correct: true };

describe('a way back with a rectification, killed before or after any platform call', () => {
  const calls = (() => {
    const { town } = confirmedTown();
    town.get('office.reviewUndo', withRectification, agent);
    return lastTrips(town);
  })();
  const chance = stream();
  const points = Array.from({ length: 15 }, () => calls[Math.floor(chance() * calls.length)] ?? 1);

  for (const call of points) {
    const when = chance() < 0.5 ? 'before' : 'after';
    const again = chance() < 0.5 ? 'by the timer' : 'by another key';
    test(`${when} call ${call}, finished ${again}: everybody is written to once`, () => {
      const { town, students } = confirmedTown(Math.floor(chance() * 2 ** 31));
      town.host.gate.killAt({ call, when, in: 'call' });
      expect(town.try('office.reviewUndo', withRectification, agent)).toBe(null);
      const begun = town.records('Registre', 'Lots').some((row) => row['Lot'] === '2');
      if (again === 'by the timer' && begun) town.host.advance({ minutes: 6 });
      else town.ask('office.reviewUndo', { ...withRectification, requestKey: key('autre') }, agent);
      town.host.advance({ minutes: 20 });
      expect(statuses(town, students)).toEqual(Array(3).fill('Déposée'));
      const mails = town.host.outbox.filter(({ subject }) => subject.startsWith('Rectification'));
      expect(mails.map(({ to }) => to[0]).sort()).toEqual(authors.map(([mail]) => mail).sort());
    });
  }
});

describe.each(Object.entries(deeds))('%s, killed before or after any platform call', (name, deed) => {
  const calls = (() => {
    const { town, shown } = deed.prepare();
    deed.run(town, shown);
    return lastTrips(town);
  })();
  const chance = stream();
  const points = Array.from({ length: 20 }, () => calls[Math.floor(chance() * calls.length)] ?? 1);

  for (const call of points) {
    const when = chance() < 0.5 ? 'before' : 'after';
    test(`${when} call ${call}: started again, each is decided once, told once, and can be taken back`, () => {
      const { town, students, shown } = deed.prepare(Math.floor(chance() * 2 ** 31));
      const plan = town.host.gate.killAt({ call, when, in: 'call' });
      expect(deed.run(town, shown)).toBe(null);
      expect(plan.fired).toBe(true);
      const isLeftToTheTimer = chance() < 0.3;
      if (isLeftToTheTimer) town.host.advance({ minutes: 5 });
      const again = deed.run(town, shown);
      const begun = town.records('Registre', 'Lots').some((row) => row['Lot'] === String(deed.lot));
      expect(again?.ok || !begun).toBe(true);
      expect(statuses(town, students)).toEqual(Array(3).fill(deed.after));
      expect(students.map((student) => town.journalOf(student).length)).toEqual(Array(3).fill(deed.lines));
      const own = town.records('Registre', 'Lots').filter((row) => row['Lot'] === String(deed.lot));
      expect(own.map((row) => row['État'])).toEqual(Array(3).fill('fait'));
      if (name === 'a way back') return;
      const mails = town.host.outbox.length;
      const undo = { lot: deed.lot, requestKey: key('retour'), correct: false };
      town.get('office.reviewUndo', undo, agent);
      expect(statuses(town, students)).toEqual(Array(3).fill(deed.before));
      town.host.advance({ minutes: 30 });
      expect(town.host.outbox.length).toBe(mails);
    });
  }
});
