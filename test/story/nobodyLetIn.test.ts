import { describe, expect, test } from 'vitest';
import type { Visitor } from '../../host/index.ts';
import { type CallName, callSchemas } from '../../src/calls.ts';
import { areaOf, areas } from '../../src/rights/access/areas.ts';
import { nothingKnown } from '../../src/rights/registers/breaches/tabs.ts';
import { rightsArguments } from './rightsArguments.ts';
import { answerFor, clerk, key, legal, nDiaye, opening, owner, smallTown, type Town } from './town.ts';

const { student, claire, rachid } = nDiaye;
const stranger = 'frederic.nguyen61@example.org';

/** Everything that is written down: when it did not change, nothing changed. */
function written(town: Town): string {
  const tabs = [
    'Journal',
    'État',
    'Personnes',
    'Courriels',
    'Dépôt',
    'Lettres',
    'Cours',
    'Bulletins',
    'Tirages',
    'Réclamations',
    'Gels',
    'Éliminations',
    'Retraits',
    'Accords',
    'Lectures',
    'Droits',
    'Incidents',
  ];
  const { properties } = town.host.state as unknown as { properties: unknown };
  return JSON.stringify([
    tabs.map((tab) => town.rows('Registre', tab)),
    town.rows('danse', 'Demandes'),
    properties,
  ]);
}

/** Arguments good enough to be understood: only the right to call is missing. */
function argumentsFor(town: Town, session: string): { readonly [N in CallName]: unknown } {
  const home = town.open(claire);
  const card = home.students[0];
  if (!card) throw new Error('aucun élève');
  const answer = answerFor(home, card);
  return {
    'family.open': { access: `P2.${'0'.repeat(40)}` },
    'family.signIn': { identifier: 'P2', code: 'AAAAA-AAAAA' },
    'family.lostAccess': { identifier: 'P2', mail: 'intrus@example.org', requestKey: key('intrus') },
    'family.openOnce': { access: `P2.1778486400000.${'0'.repeat(40)}`, requestKey: key('intrus') },
    'family.home': { session },
    'family.saveDraft': { session, student, draft: { step: 'courses', keep: [] } },
    'family.send': { session, student, requestKey: key('intrus'), answer },
    'family.upload': {
      session,
      student,
      document: 'photo',
      requestKey: key('intrus'),
      name: 'intrus.png',
      part: 0,
      parts: 1,
      data: 'iVBORw0KGgo=',
    },
    'family.removeFile': {
      session,
      student,
      document: 'photo',
      file: key('intrus'),
      requestKey: key('intrus2'),
    },
    'family.afterwards': { session, student },
    'family.agree': { session, student, requestKey: key('intrus') },
    'family.withdrawAgreement': { session, student, requestKey: key('intrus') },
    'family.disagree': { session, student, requestKey: key('intrus'), text: 'intrus' },
    'family.childAccess': { session, student },
    'family.answerAmendment': { session, terms: '2026-2027/2', accepts: false, requestKey: key('intrus') },
    'public.texts': {},
    'public.versions': {},
    'office.publishTerms': {
      articles: [{ heading: 'Intrus', paragraphs: ['Tout est permis.'] }],
      base: '2026-2027/1',
      requestKey: key('intrus'),
    },
    'office.fees': { documents: [], base: '', requestKey: key('intrus') },
    'office.sendTerms': {
      lastName: 'Intrus',
      firstNames: 'Jean',
      address: '',
      mail: 'intrus@example.org',
      requestKey: key('intrus'),
    },
    'office.termsDemands': {},
    'office.home': {},
    'office.decideCampaign': { decision: { kind: 'cancel', reason: 'intrus' }, requestKey: key('intrus') },
    'office.legal': { legal, requestKey: key('intrus') },
    'office.town': { town: JSON.parse(JSON.stringify(ville)), requestKey: key('intrus') },
    'office.addresses': {
      families: 'https://script.google.com/macros/s/intrus/exec',
      requestKey: key('intrus'),
    },
    'office.clerks': {
      clerks: [{ mail: 'intrus@example.org', role: 'manager', conservatoires: [] }],
      requestKey: key('intrus'),
    },
    'office.workbooks': {},
    'office.stage': { upload: key('intrus'), part: 0, parts: 1, text: 'x' },
    'office.importPreview': { upload: key('intrus') },
    'office.importApply': { upload: key('intrus') },
    'office.announcePreview': {},
    'office.announce': { requestKey: key('intrus'), confirmed: 0 },
    'office.invitePreview': {},
    'office.invite': { requestKey: key('intrus'), confirmed: 0 },
    'office.lettersPreview': {},
    'office.letters': { requestKey: key('intrus'), again: 'all', confirmed: 7 },
    'office.reviewPreview': { picked: { students: [student], decision: 'confirm', reason: '' } },
    'office.reviewApply': {
      requestKey: key('intrus'),
      shown: '',
      picked: { students: [student], decision: 'confirm', reason: '' },
    },
    'office.reviewUndoPreview': { lot: 1 },
    'office.reviewUndo': { lot: 1, requestKey: key('intrus'), correct: false },
    'office.counterStudents': {},
    'office.counterOpen': { student },
    'office.counterSend': { student, present: 'guardian1', requestKey: key('intrus'), answer },
    'office.counterAfterwards': { student },
    'office.remindPreview': { kind: 'silent' },
    'office.remind': { kind: 'silent', requestKey: key('intrus'), confirmed: 0 },
    'office.today': {},
    'office.messagePreview': { message: intrusive },
    'office.message': { message: intrusive, requestKey: key('intrus'), confirmed: 0 },
    'office.controls': {},
    'office.markReturned': { mail: claire, isReturned: true, requestKey: key('intrus') },
    'office.refresh': {},
    'office.selfcheck': {},
    'office.places': {},
    'office.setCourses': { courses: [], requestKey: key('intrus') },
    'office.readCourses': { text: 'Code;Intitulé' },
    'office.publishPlaces': { requestKey: key('intrus'), reason: 'intrus' },
    'office.ballots': {},
    'office.enterBallots': { ballots: [intrusiveBallot], requestKey: key('intrus') },
    'office.readBallots': { upload: key('intrus') },
    'office.importBallots': { upload: key('intrus') },
    'office.ruleBallot': {
      ruling: { kind: 'void', ballot: 'P0001', reason: 'intrus' },
      requestKey: key('intrus'),
    },
    'office.draws': {},
    'office.tryDraw': {},
    'office.lotteryPaper': { paper: { kind: 'places' }, requestKey: key('intrus') },
    'office.freeze': { requestKey: key('intrus'), confirmed: 0 },
    'office.makeDraw': {
      draw: 'INTRUS',
      requestKey: key('intrus'),
      present: [{ name: 'Intrus', quality: 'intrus' }],
      chance: { digits: '0'.repeat(40), drand: '', loto: '' },
    },
    'office.cancelDraw': { draw: 'INTRUS', requestKey: key('intrus'), reason: 'intrus' },
    'office.cancelPreview': { draw: 'INTRUS' },
    'office.postponePreview': {},
    'office.postponeDraw': {
      plan: {
        drawAt: '2026-09-21T10:00',
        place: 'Intrus',
        resultsBy: '2026-09-22',
        mainListAnswersBy: '2026-09-23T23:59',
      },
      reason: 'intrus',
      requestKey: key('intrus'),
    },
    'office.noteOnDraw': { draw: 'INTRUS', requestKey: key('intrus'), kind: 'incident', text: 'intrus' },
    'public.lottery': {},
    'public.draw': { draw: '' },
    'place.open': { access: `T0001.${'0'.repeat(40)}` },
    'place.answer': {
      access: `T0001.${'0'.repeat(40)}`,
      offer: 'O0001',
      answer: 'accept',
      requestKey: key('intrus'),
    },
    'place.leave': { access: `T0001.${'0'.repeat(40)}`, course: 'HAN-T8', requestKey: key('intrus') },
    'place.appeal': {
      access: `T0001.${'0'.repeat(40)}`,
      kind: 'question',
      motive: 'rank',
      text: 'intrus',
      requestKey: key('intrus'),
    },
    'place.consents': { access: `T0001.${'0'.repeat(40)}` },
    'place.consent': {
      access: `T0001.${'0'.repeat(40)}`,
      consent: 'publication',
      isGiven: true,
      requestKey: key('intrus'),
    },
    'office.appeals': {},
    'office.appeal': { number: 'R0001' },
    'office.rightsRequests': {},
    'office.rightsRequest': { number: 'D0001' },
    'office.recordRightsRequest': {
      kind: 'access',
      channel: 'letter',
      receivedOn: '2026-05-11',
      asker: { name: 'Intrus', quality: 'self', mail: 'intrus@example.org', address: '' },
      refs: [],
      isConfirmed: true,
      isSigned: true,
      identity: 'known',
      text: 'Je veux tout voir.',
      requestKey: key('intrus'),
    },
    'office.rightsIdentity': { number: 'D0001', how: 'known', requestKey: key('intrus') },
    'office.extendRights': { number: 'D0001', months: 3, reason: 'intrus', requestKey: key('intrus') },
    'office.answerRights': {
      number: 'D0001',
      outcome: 'done',
      motive: '',
      text: 'intrus',
      requestKey: key('intrus'),
    },
    'office.rightsLetter': { number: 'D0001', letter: 'received' },
    'office.breaches': {},
    'office.recordBreach': {
      foundAt: '2026-05-11T09:00',
      facts: { ...nothingKnown, what: 'intrus' },
      requestKey: key('intrus'),
    },
    'office.addToBreach': { number: 'V0001', facts: nothingKnown, requestKey: key('intrus') },
    'office.registers': {},
    'office.processingRecord': { requestKey: key('intrus') },
    'office.answerAppeal': { number: 'R0001', text: 'Intrus.', requestKey: key('intrus') },
    'office.call': {
      offer: 'O0001',
      at: '2026-05-11T10:00',
      result: 'accepte',
      note: '',
      requestKey: key('intrus'),
    },
    'office.enrolment': { offer: 'O0001', what: 'form', isDone: true, requestKey: key('intrus') },
    'office.decideEntry': {
      decision: { kind: 'retire', entry: 'T0001', course: '', reason: 'Intrus.', isHeard: false },
      requestKey: key('intrus'),
    },
    'office.keepBoth': {
      entry: 'T0001',
      course: 'HAN-T8',
      isConfirmed: true,
      requestKey: key('intrus'),
    },
    'office.seats': { course: 'HAN-T8', isMore: true, reason: 'Intrus.', requestKey: key('intrus') },
    'office.entry': { entry: 'T0001' },
    'office.notServed': {},
    ...rightsArguments,
    'office.proposePreview': {},
    'office.propose': { requestKey: key('intrus'), confirmed: 0 },
    'office.lastYear': {},
    'office.readLastYear': { text: 'Intrus', choices: [] },
    'office.setLastYear': { text: 'Intrus', choices: [], confirmed: 0, requestKey: key('intrus') },
    'office.offers': {},
    'ballot.send': {
      ballots: {
        ...intruder,
        ballots: [{ conservatoire: 'CMD', activity: 'Danse', wishes: ['DAN-IN'] }],
        isOrdered: false,
        rules: '2026-2027/1',
      },
      requestKey: key('intrus'),
    },
  };
}

const intruder = {
  lastName: 'Intrus',
  firstName: 'Jean',
  bornOn: '2019-01-01',
  street: '',
  postcode: '',
  town: '',
  isTownStaff: false,
  isSchooled: false,
  phone: '',
  mail: '',
  familyNumber: '',
  guardians: [],
  consents: { publication: false, culture: false, municipal: false, nextYear: false },
};

const intrusiveBallot = {
  ...intruder,
  number: 'P0001',
  handedInAt: '2026-09-12T09:00:00',
  conservatoire: 'CMD',
  activity: 'Danse',
  wishes: [],
  rank: null,
};

const intrusive = { from: 'town', conservatoires: [], states: [], subject: 'Intrus', text: 'Intrus' };

const ville = {
  town: 'Intrus',
  postcodes: [],
  timeZone: 'Europe/Paris',
  schoolYear: '2026-2027',
  conservatoires: [{ code: 'CMD', name: 'x', mail: 'x@example.org', phone: '1', address: 'x' }],
  reEnrolment: {
    invitationsOn: '2026-05-04',
    opensAt: '2020-01-01T10:00',
    closesAt: '2030-01-01T10:00',
    documentsUntil: '2030-01-01T10:00',
  },
};

const names = Object.keys(callSchemas) as CallName[];
const doors: readonly CallName[] = ['family.open', 'family.signIn', 'family.lostAccess', 'family.openOnce'];
const familyNames = names.filter((name) => name.startsWith('family.') && !doors.includes(name));
const officeNames = names.filter((name) => name.startsWith('office.'));

/** What may be said to anybody: nothing of N’Diaye. */
const secrets = ['Diaye', 'ndiaye', 'Nadia-Boulanger', 'CLAIRE', 'RACHID'];

/** The student's own access, once a guardian agreed. */
function sessionOfTheMinor(town: Town): string {
  const { session } = town.open(claire);
  town.get('family.agree', { session, student, requestKey: key('accord') });
  const { identifier, code } = town.get('family.childAccess', { session, student });
  return town.get('family.signIn', { identifier, code }).session;
}

function raw(town: Town, name: CallName, args: unknown, as: Visitor): string {
  return town.host.request(JSON.stringify({ name, args }), as);
}

/** Calls made one after the other on one town, which none of them may change; what each was answered. */
function refused(
  calls: readonly CallName[],
  as: Visitor,
): { readonly name: CallName; readonly reply: string }[] {
  const town = smallTown();
  const args = argumentsFor(town, 'personne');
  const before = written(town);
  return calls.map((name) => {
    const reply = raw(town, name, args[name], as);
    expect(written(town), name).toBe(before);
    return { name, reply };
  });
}

describe('every call as every wrong person', () => {
  const people: readonly [string, Visitor][] = [
    ['a visitor', {}],
    ['a visitor of another domain', { as: 'quelquun@ailleurs.example.net' }],
    [
      'a colleague of the domain who is not in the team',
      { as: 'jardinier@valmontsurorge.example.org', deployment: 'domain' },
    ],
  ];
  for (const [who, visitor] of people) {
    test(`${who} calls everything the office may: refused, nothing told, nothing changed`, () => {
      for (const { name, reply } of refused(officeNames, visitor)) {
        expect(JSON.parse(reply).refusal?.kind, name).toBe('notAClerk');
        for (const secret of secrets) expect(reply, name).not.toContain(secret);
      }
    });
  }

  /** As the page of accesses says. */
  const clerksToo = officeNames.filter((name) => areas[areaOf[name]].who === 'clerk');
  const managersOnly = officeNames.filter((name) => !clerksToo.includes(name));
  test('a clerk of another establishment calls everything a manager may: refused, nothing changed', () => {
    for (const { name, reply } of refused(managersOnly, clerk('HAN')))
      expect(JSON.parse(reply).refusal?.kind, name).toBe('notAClerk');
  });

  test('what the page of accesses says a clerk, a manager and the municipal account may call, they may', () => {
    const manager: Visitor = { as: 'gestion@valmontsurorge.example.org', deployment: 'domain' };
    const roles: readonly [Visitor, readonly CallName[]][] = [
      [clerk('CMD'), clerksToo],
      [manager, officeNames],
      [owner, officeNames],
    ];
    // What changes who is who comes last.
    const last: readonly CallName[] = ['office.town', 'office.clerks'];
    for (const [who, allowed] of roles) {
      const town = smallTown();
      const { clerks } = town.get('office.home', {}, owner);
      const more = [...clerks, { mail: manager.as ?? '', role: 'manager' as const, conservatoires: [] }];
      town.get('office.clerks', { clerks: more, requestKey: key('gestion') }, owner);
      const args = argumentsFor(town, 'personne');
      for (const name of [...allowed.filter((one) => !last.includes(one)), ...last]) {
        if (!allowed.includes(name)) continue;
        const reply = JSON.parse(raw(town, name, args[name], who));
        expect([name, reply.refusal?.kind]).not.toEqual([name, 'notAClerk']);
        expect([name, reply.refusal?.message]).not.toEqual([name, expect.stringContaining('illisible')]);
      }
    }
  });

  test('whom it says an establishment’s workbook is shared with open it, and nobody else of the team does', () => {
    const town = smallTown();
    const { team, establishments } = town.get('office.access', {}, owner);
    expect(team.map(({ mail, role }) => [mail, role])).toEqual([
      [owner.as, 'owner'],
      ...['CMD', 'GAL', 'HAN'].map((code) => [clerk(code).as, 'clerk']),
    ]);
    for (const { name, team: own } of establishments) {
      const opens = (mail: string) => {
        try {
          town.person(name, mail).values('Demandes');
          return true;
        } catch {
          return false;
        }
      };
      const clerks = team.filter(({ role }) => role === 'clerk').map(({ mail }) => mail);
      expect([name, clerks.filter(opens)]).toEqual([name, own]);
    }
  });

  test('what it says anybody may call asks for no account; what it says a family may, for its own proof', () => {
    const open = names.filter((name) => areas[areaOf[name]].who === 'anybody');
    expect(open.filter((name) => name.startsWith('office.'))).toEqual([]);
    const town = smallTown();
    const args = argumentsFor(town, 'personne');
    const kinds = (who: 'anybody' | 'family' | 'participant') =>
      new Set(
        names
          .filter((name) => areas[areaOf[name]].who === who)
          .map((name) => JSON.parse(raw(town, name, args[name], {})).refusal?.kind ?? 'ok'),
      );
    expect([...kinds('family')]).toEqual(['sessionOver']);
    expect([...kinds('participant')]).toEqual(['unknownAccess']);
    expect([...kinds('anybody')]).not.toContain('notAClerk');
  });

  test('a clerk of another establishment at the counter: nothing told of this student, nothing changed', () => {
    const counter = clerksToo.filter((one) => one.startsWith('office.counter'));
    for (const { name, reply } of refused(counter, clerk('HAN')))
      for (const secret of secrets) expect(reply, name).not.toContain(secret);
  });

  test('a clerk sees the workbook of their own establishment, and no other', () => {
    const town = smallTown();
    const books = town.get('office.home', {}, clerk('HAN')).workbooks.map(({ name }) => name);
    expect(books).toEqual(['Le Hangar']);
    expect(() => town.person('Hangar', clerk('HAN').as)).not.toThrow();
    expect(() => town.person('danse', clerk('HAN').as).values('Demandes')).toThrow();
    expect(() => town.person('Registre', clerk('HAN').as).values('Journal')).toThrow();
  });

  for (const name of familyNames) {
    test(`without a session, or with a forged one, ${name} is refused`, () => {
      const town = smallTown();
      const good = town.open(stranger).session;
      const later = good.replace(/^(P\d+\.\d+)\.\d+/, '$1.99999999999999');
      const someoneElse = good.replace(/^P\d+/, 'P5');
      for (const session of ['', 'P2.1.99999999999999', later, someoneElse, `${good}0`]) {
        const before = written(town);
        const reply = raw(town, name, argumentsFor(town, session)[name], {});
        expect(JSON.parse(reply).refusal.kind).toBe('sessionOver');
        expect(written(town)).toBe(before);
      }
    });

    if (name === 'family.home') continue;
    test(`another family calls ${name} for this student: nothing told, nothing changed`, () => {
      const town = smallTown();
      const { session } = town.open(stranger);
      const args = argumentsFor(town, session);
      const before = written(town);
      const reply = raw(town, name, args[name], {});
      expect(['notYours', undefined]).toContain(JSON.parse(reply).refusal?.kind);
      for (const secret of secrets) expect(reply).not.toContain(secret);
      expect(written(town)).toBe(before);
    });
  }

  test('the other guardian reads the request without the author’s coordinates, and cannot change it', () => {
    const town = smallTown();
    const author = town.open(claire);
    const card = author.students[0];
    if (!card) throw new Error('aucun élève');
    const answer = answerFor(author, card);
    if (answer.decision === 'reEnrol') answer.coordinates.address.street = '9 rue Secrète';
    town.get('family.send', { session: author.session, student, requestKey: key('claire'), answer });
    const other = town.open(rachid);
    const seen = other.students.find(({ number }) => number === student);
    expect(seen?.may).toBe('read');
    expect(JSON.stringify(seen?.request)).not.toContain('Secrète');
    const before = town.journalOf(student).length;
    const args = {
      session: other.session,
      student,
      requestKey: key('rachid'),
      answer: answerFor(other, seen ?? card),
    };
    const refused = town.ask('family.send', args);
    expect(refused.ok ? 'ok' : refused.refusal.kind).toBe('readOnly');
    const draft = town.ask('family.saveDraft', {
      session: other.session,
      student,
      draft: { step: 'courses' },
    });
    expect(draft.ok ? 'ok' : draft.refusal.kind).toBe('readOnly');
    expect(town.journalOf(student).length).toBe(before);
  });

  const readers = [
    ['the other guardian', (town: Town) => town.open(rachid).session],
    ['the minor', (town: Town) => sessionOfTheMinor(town)],
  ] as const;
  for (const [who, sessionOf] of readers) {
    const theirs: readonly CallName[] = ['family.home', 'family.afterwards', 'family.disagree'];
    for (const name of familyNames.filter((one) => !theirs.includes(one))) {
      test(`${who} calls ${name} once the request is sent: no change of it, no secret of the author`, () => {
        const town = smallTown();
        const author = town.open(claire);
        const card = author.students[0];
        if (!card) throw new Error('aucun élève');
        const answer = answerFor(author, card);
        if (answer.decision === 'reEnrol') answer.coordinates.address.street = '9 rue Secrète';
        town.get('family.send', { session: author.session, student, requestKey: key('claire'), answer });
        const args = argumentsFor(town, sessionOf(town));
        const before = town.journalOf(student);
        const reply = raw(town, name, args[name], {});
        expect(reply).not.toContain('Secrète');
        expect(town.journalOf(student)).toEqual(before);
        expect(town.open(claire).students[0]?.request?.answer).toEqual(answer);
        if (who === 'the minor')
          expect(['readOnly', 'notYours']).toContain(JSON.parse(reply).refusal?.kind ?? 'ok');
      });
    }
  }

  test('a clerk who leaves the team no longer opens the workbook, a colleague still does', () => {
    const town = smallTown();
    const stays = [{ mail: clerk('CMD').as ?? '', role: 'clerk' as const, conservatoires: ['CMD'] }];
    expect(() => town.person('Hangar', clerk('HAN').as).values('Demandes')).not.toThrow();
    town.get('office.clerks', { clerks: stays, requestKey: key('depart') }, owner);
    expect(() => town.person('Hangar', clerk('HAN').as).values('Demandes')).toThrow();
    expect(() => town.person('danse', clerk('CMD').as).values('Demandes')).not.toThrow();
    expect(() => town.person('Hangar', owner.as).values('Demandes')).not.toThrow();
  });

  test('an acknowledgement sent to another mail opens nothing; the mail on file is told', () => {
    const town = smallTown();
    const home = town.open(claire);
    const card = home.students[0];
    if (!card) throw new Error('aucun élève');
    const answer = answerFor(home, card);
    if (answer.decision === 'reEnrol') answer.coordinates.mail = 'ailleurs@example.net';
    const { session } = town.get('family.send', {
      session: home.session,
      student,
      requestKey: key('claire'),
      answer,
    });
    town.get('family.afterwards', { session, student });
    const sent = town.host.outbox.slice(-2);
    expect(sent.map(({ to }) => to)).toEqual([['ailleurs@example.net'], [claire]]);
    expect(`${sent[0]?.body}${sent[0]?.htmlBody}`).not.toMatch(/acces=|script\.google/);
    expect(sent[0]?.body).toContain('ouvrez le lien de votre invitation');
    expect(sent[1]?.subject).toBe(
      'Un autre courriel est donné pour Emma N’Diaye – Conservatoire de danse et de musique',
    );
    expect(town.open(claire).students[0]?.may).toBe('change');
  });

  test('a session is over after two hours, a link never; raising the version ends both', () => {
    const town = smallTown();
    const { session } = town.open(claire);
    const access = town.linkOf(claire);
    town.host.clock.set(opening + 2 * 60 * 60 * 1000 + 1000);
    expect(town.ask('family.home', { session }).ok).toBe(false);
    const fresh = town.get('family.open', { access }).session;
    const row =
      town.rows('Registre', 'Personnes').findIndex((cells) => cells.some((cell) => cell === claire)) + 1;
    const column = (town.rows('Registre', 'Personnes')[0] ?? []).indexOf('Version');
    town.person('Registre').type('Personnes', `${String.fromCharCode(65 + column)}${row}`, '2');
    expect(town.ask('family.home', { session: fresh }).ok).toBe(false);
    expect(town.ask('family.open', { access }).ok).toBe(false);
  });
});

describe('what anybody may call by name', () => {
  test('is doGet, call and the timer, and the timer does nothing for a visitor', () => {
    const town = smallTown();
    const before = written(town);
    const sent = town.host.outbox.length;
    for (const event of [undefined, {}, { triggerUid: '' }, { triggerUid: '1' }]) {
      town.host.run('everyFiveMinutes', event === undefined ? [] : [event], {});
    }
    expect(town.host.outbox.length).toBe(sent);
    expect(written(town)).toBe(before);
    for (const name of ['answer', 'fiveMinutes', 'DaCapo', 'googlePorts']) {
      expect(() => town.host.run(name, [], {})).toThrow(/is not a function/);
    }
  });

  test('unreadable, unknown or oversized calls are refused in French', () => {
    const town = smallTown();
    const before = written(town);
    const texts = [
      '',
      'null',
      '[]',
      '{',
      '{"name":"__proto__","args":{}}',
      '{"name":"toString","args":{}}',
      '{"name":"family.open"}',
    ];
    for (const text of [
      ...texts,
      JSON.stringify({ name: 'family.open', args: { access: 'x'.repeat(100_000) } }),
    ]) {
      const reply = JSON.parse(town.host.request(text, {}));
      expect(reply).toEqual({
        ok: false,
        refusal: {
          kind: 'invalid',
          message: 'Cette demande est illisible ou trop longue. Rien n’a été enregistré. Rechargez la page.',
        },
      });
    }
    expect(written(town)).toBe(before);
  });
});

describe('codes and links', () => {
  test('a known and an unknown identifier, link or code get the same answer', () => {
    const town = smallTown();
    const replies = ['P2', 'P99999999', 'p 2', 'x'].map((identifier) =>
      raw(town, 'family.signIn', { identifier, code: 'AAAAA-AAAAA' }, {}),
    );
    expect(new Set(replies).size).toBe(1);
    const links = [`P2.${'a'.repeat(40)}`, `P999999999.${'a'.repeat(40)}`, 'n’importe quoi', ''];
    expect(new Set(links.map((access) => raw(town, 'family.open', { access }, {}))).size).toBe(1);
  });

  test('five guesses, then fifteen minutes’ pause, for that identifier alone, known or not; the cache does not matter', () => {
    for (const identifier of ['P2', 'P77777777']) {
      const town = smallTown();
      town.host.evictRandomly(1);
      const guess = (who: string) => {
        const reply = town.ask('family.signIn', { identifier: who, code: 'AAAAA-AAAAA' });
        return reply.ok ? 'ok' : reply.refusal.kind;
      };
      expect([1, 2, 3, 4, 5].map(() => guess(identifier))).toEqual(Array(5).fill('unknownAccess'));
      expect(guess(identifier)).toBe('paused');
      expect(guess('P3')).toBe('unknownAccess');
      town.host.clock.set(opening + 16 * 60 * 1000);
      expect(guess(identifier)).toBe('unknownAccess');
    }
  });

  test('many guesses at once count all the same', () => {
    const town = smallTown();
    const guess = () => town.ask('family.signIn', { identifier: 'P2', code: 'AAAAA-AAAAA' });
    const inner: string[] = [];
    for (let i = 0; i < 4; i++) {
      town.host.gate.at({ member: 'Lock.releaseLock' }, 'after', () => {
        const reply = guess();
        inner.push(reply.ok ? 'ok' : reply.refusal.kind);
      });
      guess();
    }
    const last = guess();
    expect(last.ok ? 'ok' : last.refusal.kind).toBe('paused');
    expect(inner.filter((kind) => kind === 'unknownAccess').length).toBeLessThanOrEqual(4);
  });

  test('the code of a letter opens the same page as the link, typed in any of the ways people type', () => {
    const town = smallTown();
    const home = town.open(claire);
    town.get('family.agree', { session: home.session, student, requestKey: key('accord') });
    const { identifier, code, link } = town.get('family.childAccess', { session: home.session, student });
    expect(code).toMatch(/^[0-9A-HJKMNP-TV-Z]{5}-[0-9A-HJKMNP-TV-Z]{5}$/);
    const typed = [
      code,
      code.toLowerCase(),
      code.replace('-', ' '),
      code.replace('-', ''),
      code.replace(/0/g, 'O').replace(/1/g, 'l'),
    ];
    for (const one of typed) {
      const child = town.get('family.signIn', { identifier: ` ${identifier.toLowerCase()} `, code: one });
      expect(child.students.map(({ number, may }) => [number, may])).toEqual([[student, 'read']]);
    }
    expect(town.get('family.open', { access: /acces=(\S+)/.exec(link)?.[1] ?? '' }).students.length).toBe(1);
  });

  test('under 15 a link does nothing before a guardian agreed', () => {
    const town = smallTown();
    const home = town.open(claire);
    expect(home.students[0]?.childAccess).toBe('toAgree');
    const refused = town.ask('family.childAccess', { session: home.session, student });
    expect(refused.ok ? 'ok' : refused.refusal.kind).toBe('notYours');
    const after = town.get('family.agree', { session: home.session, student, requestKey: key('accord') });
    expect(after.students[0]?.childAccess).toBe('toHandOver');
    const own = town.journalOf(town.records('Registre', 'Journal').slice(-1)[0]?.['Sujet'] ?? '');
    expect(own.map((line) => line['Quoi'])).toEqual([
      'Preuve de l’accord',
      'Accord pour l’accès d’un élève de moins de 15 ans',
    ]);
  });

  test('no secret is written anywhere', () => {
    const town = smallTown();
    const secret = town.linkOf(claire).split('.')[1] ?? '?';
    expect(written(town)).not.toContain(secret);
    expect(town.host.executions.flatMap(({ logs }) => logs).join('\n')).not.toContain(secret);
  });
});

describe('outside text', () => {
  const hostile = [
    '=HYPERLINK("http://example.org";"x")',
    '+33 6 12',
    '-1+1',
    '@SUM(1;1)',
    "'=1+1",
    '‘=1+1',
    '<script>alert(1)</script>',
    '</td><img src=x onerror=alert(1)>',
    'a\r\nBcc: tous@example.org',
    '\u202efdp.exe',
    '\ud800 seul',
    '🎻 très content',
  ];
  for (const formulaInTextCell of ['text', 'formula'] as const) {
    test(`never becomes a formula, whichever way Google takes « = » in a text cell (${formulaInTextCell})`, () => {
      for (const demand of hostile) {
        const town = smallTown({ unconfirmed: { formulaInTextCell } });
        const home = town.open(claire);
        const card = home.students[0];
        if (!card) throw new Error('aucun élève');
        const answer = answerFor(home, card, { demand });
        if (answer.decision === 'reEnrol') {
          answer.coordinates.address.street = demand;
          answer.studentAddress.town = demand;
          answer.demands.push({ kind: 'change', stopped: demand, text: demand });
        }
        const { session } = town.get('family.send', {
          session: home.session,
          student,
          requestKey: key(1),
          answer,
        });
        town.get('family.afterwards', { session, student });
        for (const tab of ['Journal', 'État', 'Personnes', 'Courriels'])
          expect(town.formulas('Registre', tab)).toEqual([]);
        for (const tab of ['Demandes', 'Courriels']) expect(town.formulas('danse', tab)).toEqual([]);
        town.get('office.refresh', {}, owner);
        const own = /^=HYPERLINK\("(#gid=\d+|[\w./:]+\?page=bureau&action=[a-z]+)";"[\p{L}’ ]+"\)$/u;
        for (const book of ['danse', 'Pilotage'])
          expect(town.formulas(book, 'Accueil').filter((formula) => !own.test(formula))).toEqual([]);
        const shown =
          town.records('danse', 'Demandes').find((row) => row['N° élève'] === student)?.['Précision'] ?? '';
        expect(shown.replace(/^‘(?=[=+\-@'‘])/, '')).toBe(cleaned(demand));
        const mail = town.host.outbox[town.host.outbox.length - 1];
        expect(mail?.body).toContain(cleaned(demand).split('\n')[0]);
        expect(mail?.htmlBody).not.toMatch(/<script|<img/);
        expect(mail?.bcc).toEqual([]);
        expect(`${mail?.subject}${mail?.name}`).not.toMatch(/[\r\n]/);
      }
    });
  }
});

/** What the program keeps of a text: no control character, no half of a pair. */
function cleaned(text: string): string {
  return text.replace(/\r\n/g, '\n').replace('\u202e', '').replace('\ud800', '\ufffd');
}
