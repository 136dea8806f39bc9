import { describe, expect, test } from 'vitest';
import {
  answerFor,
  clerk,
  emptyTown,
  example,
  importFile,
  inviteEverybody,
  key,
  lastTrips,
  nDiaye,
  owner,
  setUp,
  smallTown,
  stageFile,
  type Town,
  uninvitedTown,
} from './town.ts';

const { student, claire, rachid } = nDiaye;
const instant = (text: string) => Date.parse(text);

function kindOf(town: Town, mail: string, requestKey: string): string {
  const home = town.open(mail);
  const card = home.students[0];
  if (!card) throw new Error('aucun élève');
  const args = { session: home.session, student: card.number, requestKey, answer: answerFor(home, card) };
  const reply = town.ask('family.send', args);
  return reply.ok ? 'ok' : reply.refusal.kind;
}

describe('the clock (PAR-030)', () => {
  const cases = [
    ['2026-05-11T09:59:59+02:00', 'tooEarly'],
    ['2026-05-11T10:00:00+02:00', 'ok'],
    ['2026-05-30T14:59:59+02:00', 'ok'],
    ['2026-05-30T15:00:00+02:00', 'tooLate'],
  ] as const;
  for (const [text, expected] of cases) {
    test(`${text}: ${expected}`, () => {
      const town = smallTown();
      town.host.clock.set(instant(text) - 1000);
      const home = town.open(claire);
      const card = home.students[0];
      if (!card) throw new Error('aucun élève');
      town.host.clock.set(instant(text));
      const reply = town.ask('family.send', {
        session: home.session,
        student,
        requestKey: key(1),
        answer: answerFor(home, card),
      });
      expect(reply.ok ? 'ok' : reply.refusal.kind).toBe(expected);
      expect(town.journalOf(student).length).toBe(expected === 'ok' ? 1 : 0);
    });
  }

  test('after closing the author reads, and is told when it closed', () => {
    const town = smallTown();
    expect(kindOf(town, claire, key(1))).toBe('ok');
    town.host.clock.set(instant('2026-05-30T15:00:00+02:00'));
    const card = town.open(claire).students[0];
    expect(card?.may).toBe('read');
    expect(card?.why).toBe(
      'Les demandes sont closes depuis le samedi 30\u00a0mai 2026 à\u00a015\u00a0h. Vous pouvez consulter cette page.',
    );
  });
});

describe('a family from link to acknowledgement', () => {
  test('sends, changes twice, stops, and gets a mail each time under one receipt number', () => {
    const town = smallTown();
    const home = town.open(claire);
    const card = home.students[0];
    if (!card) throw new Error('aucun élève');
    let session = home.session;
    const receipts: (string | undefined)[] = [];
    const answers = [
      answerFor(home, card),
      answerFor(home, card, { demand: 'Souhaite rejoindre l’orchestre à cordes.' }),
      { decision: 'decline', accepts: { terms: home.campaign.terms, notice: home.campaign.notice } } as const,
    ];
    answers.forEach((answer, i) => {
      const done = town.get('family.send', { session, student, requestKey: key(i), answer });
      session = done.session;
      receipts.push(done.student.request?.receipt);
      town.get('family.afterwards', { session, student });
    });
    expect(new Set(receipts).size).toBe(1);
    const letters = town.host.outbox.filter(({ body }) => body.includes(receipts[0] ?? '?'));
    expect(letters.map(({ subject }) => subject)).toEqual([
      'Accusé de réception – Réinscription d’Emma N. – Conservatoire de danse et de musique',
      'Modification enregistrée – Réinscription d’Emma N. – Conservatoire de danse et de musique',
      'Modification enregistrée – Réinscription d’Emma N. – Conservatoire de danse et de musique',
    ]);
    expect(letters[2]?.body).toContain('vous ne souhaitez pas réinscrire Emma N’Diaye');
    expect(letters.every(({ to }) => to.length === 1 && to[0] === claire)).toBe(true);
    expect(
      town
        .records('Registre', 'Journal')
        .filter((line) => line['Sujet'] === student)
        .map((line) => line['Quoi']),
    ).toEqual(['Demande envoyée', 'Demande modifiée', 'Ne souhaite pas se réinscrire']);
  });

  test('each reader is told where it stands in their own words', () => {
    const town = smallTown();
    const { session } = town.open(claire);
    town.get('family.agree', { session, student, requestKey: key('accord') });
    const { identifier, code } = town.get('family.childAccess', { session, student });
    const sentences = () => [
      town.open(claire).students[0]?.sentence,
      town.open(rachid).students[0]?.sentence,
      town.get('family.signIn', { identifier, code }).students[0]?.sentence,
    ];
    const closes = 'avant le samedi 30\u00a0mai 2026 à\u00a015\u00a0h.';
    expect(sentences()).toEqual([
      `À faire\u00a0: répondez pour Emma ${closes}`,
      `À faire\u00a0: répondez pour Emma ${closes}`,
      `Personne n’a encore répondu pour vous. Un de vos responsables le fait ${closes}`,
    ]);
    const { campaign } = town.open(claire);
    const accepts = { terms: campaign.terms, notice: campaign.notice };
    const answer = { decision: 'decline', accepts } as const;
    town.get('family.send', { session, student, requestKey: key(1), answer });
    const at = 'le lundi 11\u00a0mai 2026 à\u00a010\u00a0h';
    expect(sentences()).toEqual([
      `Vous avez répondu ${at} qu’Emma ne se réinscrit pas.`,
      `Claire N’Diaye a répondu ${at} qu’Emma ne se réinscrit pas.`,
      `Claire N’Diaye a répondu ${at} que vous ne vous réinscrivez pas.`,
    ]);
  });

  test('students on leave are invited and asked like any other (PAR-020)', () => {
    const town = smallTown();
    const mails = [...new Set(town.host.outbox.flatMap(({ to }) => to))];
    const cards = mails.flatMap((mail) => town.open(mail).students.map((card) => ({ mail, card })));
    const onLeave = cards.filter(({ card }) => card.onLeave);
    expect([...new Set(onLeave.map(({ card }) => card.number))].sort()).toEqual(['E20004', 'E20029']);
    expect(town.records('danse', 'Lettres').map((row) => row['Élèves'])).toContain('Ilyès Konaté');
    const sender = onLeave.find(({ card }) => card.may === 'send');
    const home = town.open(sender?.mail ?? '');
    const card = home.students.find(({ number }) => number === sender?.card.number);
    if (!card) throw new Error('personne ne peut répondre');
    const args = { session: home.session, student: card.number, requestKey: key(1) };
    const receipt = town.get('family.send', { ...args, answer: answerFor(home, card) });
    expect(receipt.student.request?.receipt).toMatch(/^[A-Z]{3}-2026-\d{5}$/);
  });

  test('a draft is kept for its author, announced to the other guardian, and history once something is sent', () => {
    const town = smallTown();
    const home = town.open(claire);
    const draft = { step: 'courses', keep: ['TRAD – Instrument'] } as const;
    town.get('family.saveDraft', {
      session: home.session,
      student,
      draft: { ...draft, keep: [...draft.keep] },
    });
    const mine = town.open(claire).students[0];
    expect(mine?.draft?.draft).toEqual(draft);
    expect(mine?.sentence).toBe(
      'Réponse commencée, pas encore envoyée. Envoyez-la avant le samedi 30\u00a0mai 2026 à\u00a015\u00a0h.',
    );
    const other = town.open(rachid).students[0];
    expect(other?.draft).toBe(null);
    expect(other?.otherDraft).toContain('Claire N’Diaye a commencé une réponse le lundi 11\u00a0mai 2026');
    expect(other?.may).toBe('send');
    expect(kindOf(town, rachid, key(2))).toBe('ok');
    expect(town.open(claire).students[0]?.draft).toBe(null);
  });
});

describe('setting a town up', () => {
  test('again and again changes nothing that is there', () => {
    const town = emptyTown();
    setUp(town, 'valmont-small');
    const books = town.host.workbooks.list().length;
    const before = town.records('Registre', 'État');
    setUp(town, 'valmont-small');
    expect(town.host.workbooks.list().length).toBe(books);
    expect(town.records('Registre', 'État')).toEqual(before);
    expect(town.host.state.triggers.length).toBe(1);
  });

  test('the three towns give the figures their files promise', () => {
    const figures = { 'valmont-small': [84, 84, 0, 0, 40, 97], abime: [163, 159, 1, 3, 66, 156] } as const;
    for (const [name, expected] of Object.entries(figures)) {
      const town = emptyTown();
      town.get(
        'office.town',
        { town: JSON.parse(new TextDecoder().decode(example(name, 'ville.json'))), requestKey: key('ville') },
        owner,
      );
      stageFile(town, example(name, 'eleves.csv'), key('depot'));
      const { read, kept, doubtful, refused, students, people } = town.get(
        'office.importPreview',
        { upload: key('depot') },
        owner,
      );
      expect([read, kept, doubtful, refused, students, people]).toEqual(expected);
    }
  });

  test('an import killed before or after any call, then started again, ends as if nothing had happened', () => {
    const whole = emptyTown();
    setUp(whole, 'valmont-small');
    const tabs = (town: Town) => ['État', 'Personnes', 'Dépôt'].map((tab) => town.records('Registre', tab));
    const expected = tabs(whole);
    for (const call of lastTrips(whole)) {
      const town = emptyTown();
      town.get(
        'office.town',
        {
          town: JSON.parse(new TextDecoder().decode(example('valmont-small', 'ville.json'))),
          requestKey: key('ville'),
        },
        owner,
      );
      stageFile(town, example('valmont-small', 'eleves.csv'), key('depot'));
      const plan = town.host.gate.killAt({ call, when: call % 2 === 0 ? 'before' : 'after', in: 'call' });
      expect(() => town.get('office.importApply', { upload: key('depot') }, owner)).toThrow();
      expect(plan.fired).toBe(true);
      const again = town.ask('office.importApply', { upload: key('depot') }, owner);
      expect(again.ok).toBe(true);
      expect(tabs(town)).toEqual(expected);
    }
  });

  test('a second import updates and never doubles; requests and drafts stay', () => {
    const town = smallTown();
    expect(kindOf(town, claire, key(1))).toBe('ok');
    const text = new TextDecoder('latin1')
      .decode(example('valmont-small', 'eleves.csv'))
      .replace(/53 rue Nadia-Boulanger/g, '1 rue Neuve');
    importFile(
      town,
      Uint8Array.from(text, (sign) => sign.charCodeAt(0)),
      key('encore'),
    );
    const row = town.records('Registre', 'État').find((one) => one['Élève'] === student);
    expect(row?.['Adresse']).toContain('1 rue Neuve');
    expect(row?.['Demande']).toContain('submitted');
    expect(town.records('Registre', 'État').length).toBe(40);
    expect(town.records('Registre', 'Personnes').length).toBe(97);
    expect(town.open(claire).students[0]?.status).toBe('submitted');
  });
});

describe('inviting', () => {
  test('everybody with a mail once, spread over the day, from their conservatoire; the others are counted for letters', () => {
    const town = smallTown();
    const invitations = town.host.outbox.filter(({ subject }) =>
      subject.startsWith('Réinscription 2026-2027'),
    );
    expect(invitations.length).toBe(54);
    const greetings = new Set(invitations.map(({ to, body }) => `${to[0]} ${body.split('\n')[0]}`));
    expect(greetings).toContain(`${claire} Bonjour Claire N’Diaye,`);
    expect(greetings.size).toBe(54);
    expect(new Set(invitations.map(({ to }) => to[0])).size).toBe(
      new Set(
        town
          .records('Registre', 'Personnes')
          .map((row) => row['Courriel'])
          .filter((mail) => mail !== ''),
      ).size,
    );
    expect(
      invitations.every(({ name, replyTo, to }) => name !== '' && replyTo !== '' && to.length === 1),
    ).toBe(true);
    const preview = town.get('office.invitePreview', {}, owner);
    expect(preview).toMatchObject({ toMail: 0, alreadyInvited: 54, toLetter: 8, waitingForConsent: 0 });
    inviteEverybody(town);
    town.host.advance({ hours: 24 });
    expect(town.host.outbox.length).toBe(54);
  });

  test('a wrong number confirms nothing', () => {
    const town = uninvitedTown();

    expect(town.get('office.invite', { requestKey: key(1), confirmed: 53 }, owner).toMail).toBe(54);
    town.host.advance({ hours: 48 });
    expect(town.host.outbox.length).toBe(0);
  });

  test('killed before or after any call, then asked again: everybody once', () => {
    const quiet = uninvitedTown();
    inviteEverybody(quiet);
    const calls = lastTrips(quiet);
    for (const call of calls) {
      const town = uninvitedTown();
      town.host.gate.killAt({ call, when: call % 2 === 1 ? 'before' : 'after', in: 'call' });
      expect(() => town.get('office.invite', { requestKey: key(1), confirmed: 54 }, owner)).toThrow();
      inviteEverybody(town);
      town.host.advance({ hours: 1 });
      const queued = town.records('Registre', 'Courriels').map((row) => row['Personne']);
      expect(queued.length).toBe(54);
      expect(new Set(queued).size).toBe(54);
    }
  });

  test('a clerk may not invite', () => {
    const town = smallTown();
    const reply = town.ask('office.invite', { requestKey: key(1), confirmed: 0 }, clerk('CMD'));
    expect(reply.ok ? 'ok' : reply.refusal.kind).toBe('notAClerk');
  });
});

describe('what is believed of Google', () => {
  test('holds on the host; what is unconfirmed may go either way, and nothing depends on it', () => {
    for (const formulaInTextCell of ['text', 'formula'] as const) {
      const town = smallTown({ unconfirmed: { formulaInTextCell } });
      const tabs = town.person('Registre');
      const reports = town.get('office.selfcheck', {}, owner);
      const refuted = reports.filter(({ result }) => result !== 'confirmed').map(({ name }) => name);
      expect(refuted).toEqual(
        formulaInTextCell === 'text'
          ? []
          : ['Sans protection, «\u00a0=1+1\u00a0» reste du texte dans une cellule en texte brut'],
      );
      expect(tabs.values('Journal').length).toBeGreaterThan(1);
    }
  });
});

describe('who has no mail', () => {
  test('is listed for a letter, in the workbook of the conservatoire of their first student, children apart', () => {
    const town = smallTown();
    town.get('office.refresh', {}, owner);
    const listed = ['danse', 'Hangar', 'Galerie'].flatMap((book) => town.records(book, 'Lettres'));
    const { toLetter } = town.get('office.invitePreview', {}, owner);
    expect(listed.length).toBe(toLetter);
    const people = town.records('Registre', 'Personnes');
    for (const { Personne: id } of listed) {
      expect(people.find((row) => row['Personne'] === id)?.['Courriel']).toBe('');
    }
    expect(new Set(listed.map((row) => row['Personne'])).size).toBe(8);
  });
});
