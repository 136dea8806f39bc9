import { describe, expect, test } from 'vitest';
import type { Reply } from '../../src/calls/reply.ts';
import { answerFor, deathsIn, key, lastTrips, nDiaye, owner, smallTown, type Town } from './town.ts';

const { student, claire, rachid } = nDiaye;

const kindOf = (reply: Reply<unknown>): string => (reply.ok ? 'ok' : reply.refusal.kind);

const people = (town: Town) => town.records('Registre', 'Personnes');

/** The row of the child's own access. */
const ownRow = (town: Town) => people(town).find((row) => row['Est l’élève'] === student) ?? {};

const agree = (town: Town, requestKey = key('accord')) =>
  town.get('family.agree', { session: town.open(claire).session, student, requestKey });

const withdraw = (town: Town, mail: string = claire, requestKey = key('retrait')) =>
  town.get('family.withdrawAgreement', { session: town.open(mail).session, student, requestKey });

/** What a guardian was given to hand over. */
const handedOver = (town: Town) =>
  town.get('family.childAccess', { session: town.open(claire).session, student });

const accessIn = (link: string): string => /acces=(\S+)/.exec(link)?.[1] ?? '';

const history = (town: Town) =>
  town
    .records('Registre', 'Accords')
    .map((row) => [row['Concerne'], row['Accord'], row['Donné'], row['Texte'], row['Canal'], row['Par']]);

/** A cell of the child's own row, as an import would leave it. */
function setOwn(town: Town, heading: string, text: string): void {
  const at = people(town).findIndex((row) => row['Est l’élève'] === student) + 2;
  const column = town.rows('Registre', 'Personnes')[0]?.indexOf(heading) ?? -1;
  town.person('Registre').type('Personnes', `${String.fromCharCode(65 + column)}${at}`, text);
}

const childMail = 'enfant@example.org';

/** The child of eight has a mail of their own. */
function townWithMail(): { readonly town: Town; readonly id: string } {
  const town = smallTown();
  setOwn(town, 'Courriel', childMail);
  return { town, id: ownRow(town)['Personne'] ?? '' };
}

const mailsToChild = (town: Town) => town.host.outbox.filter(({ to }) => to.includes(childMail));

describe('a guardian’s agreement', () => {
  test('is kept with the text that was shown, who gave it, when and how; and so is its withdrawal', () => {
    const town = smallTown();
    const claireId = people(town).find((row) => row['Courriel'] === claire)?.['Personne'];
    const child = ownRow(town)['Personne'];
    expect(agree(town).students[0]?.agreed).toBe('lundi 11\u00a0mai 2026 à\u00a010\u00a0h, par vous');
    expect(town.open(rachid).students[0]?.agreed).toContain('par un autre responsable');
    expect(withdraw(town).students[0]).toMatchObject({ childAccess: 'toAgree', agreed: '' });
    expect(history(town)).toEqual([
      [`["${child}"]`, 'ownAccess', 'oui', 'accords/1', 'en ligne', claireId],
      [`["${child}"]`, 'ownAccess', '', 'accords/1', 'en ligne', claireId],
    ]);
  });

  test('given twice, or withdrawn twice, is written once; given again opens with another code', () => {
    const town = smallTown();
    agree(town);
    agree(town);
    const first = handedOver(town);
    withdraw(town);
    withdraw(town);
    withdraw(town, rachid, key('aussi'));
    expect(history(town)).toHaveLength(2);
    agree(town, key('de-nouveau'));
    const second = handedOver(town);
    expect(second.code).not.toBe(first.code);
    expect(kindOf(town.ask('family.signIn', first))).toBe('unknownAccess');
    expect(kindOf(town.ask('family.signIn', second))).toBe('ok');
  });

  test('is withdrawn by either guardian, and by nobody else', () => {
    const town = smallTown();
    agree(town);
    const { identifier, code } = handedOver(town);
    const { session } = town.get('family.signIn', { identifier, code });
    const stranger = town.open('frederic.nguyen61@example.org').session;
    for (const one of [session, stranger, 'personne']) {
      const reply = town.ask('family.withdrawAgreement', { session: one, student, requestKey: key('non') });
      expect(['notYours', 'sessionOver']).toContain(kindOf(reply));
    }
    expect(history(town)).toHaveLength(1);
    withdraw(town, rachid);
    expect(kindOf(town.ask('family.signIn', { identifier, code }))).toBe('unknownAccess');
  });

  test('from fifteen on is not the guardian’s to withdraw: the student comes in alone', () => {
    const town = smallTown();
    agree(town);
    const { identifier, code } = handedOver(town);
    const birthDate =
      town.records('Registre', 'État').find((row) => row['Élève'] === student)?.['Naissance'] ?? '';
    const fifteen = `${Number(birthDate.slice(0, 4)) + 15}${birthDate.slice(4)}`;
    town.host.clock.set(Date.parse(`${fifteen}T12:00:00+02:00`));
    const { session, students } = town.open(claire);
    expect(students[0]?.agreed).toBe('');
    const reply = town.ask('family.withdrawAgreement', { session, student, requestKey: key('tard') });
    expect(reply.ok ? '' : reply.refusal.message).toContain('À partir de 15\u00a0ans');
    expect(kindOf(town.ask('family.signIn', { identifier, code }))).toBe('ok');
  });
});

describe('once it is withdrawn', () => {
  test('link, code and the page that is open stop at once, for every call a child may make', () => {
    const town = smallTown();
    agree(town);
    const { identifier, code, link } = handedOver(town);
    const { session, ...home } = town.get('family.signIn', { identifier, code });
    const [card] = home.students;
    if (!card) throw new Error('no student');
    withdraw(town);
    const replies = [
      town.ask('family.open', { access: accessIn(link) }),
      town.ask('family.signIn', { identifier, code }),
      town.ask('family.home', { session }),
      town.ask('family.afterwards', { session, student }),
      town.ask('family.saveDraft', { session, student, draft: { step: 'courses', keep: [] } }),
      town.ask('family.send', { session, student, requestKey: key('enfant'), answer: answerFor(home, card) }),
      town.ask('family.disagree', { session, student, requestKey: key('enfant'), text: 'Non.' }),
      town.ask('family.childAccess', { session, student }),
    ];
    expect(replies.map(({ ok }) => ok)).toEqual(replies.map(() => false));
    expect(JSON.stringify(replies)).not.toContain('Diaye');
  });

  test('the guardian cannot hand the codes over any more', () => {
    const town = smallTown();
    agree(town);
    withdraw(town);
    const reply = town.ask('family.childAccess', { session: town.open(claire).session, student });
    expect(kindOf(reply)).toBe('notYours');
  });
});

describe('a child under 15 with a mail of their own', () => {
  test('asks for a lost link before anybody agreed: the answer is the usual one, and no mail leaves', () => {
    const { town, id } = townWithMail();
    const reply = town.ask('family.lostAccess', {
      identifier: id,
      mail: childMail,
      requestKey: key('perdu'),
    });
    expect(reply).toEqual({ ok: true, value: null });
    town.host.advance({ minutes: 15 });
    expect(mailsToChild(town)).toEqual([]);
  });

  test('is invited once a guardian agreed; a single-use link that waits does nothing once it is withdrawn', () => {
    const { town, id } = townWithMail();
    agree(town);
    town.host.advance({ minutes: 15 });
    expect(kindOf(town.ask('family.open', { access: town.linkOf(childMail) }))).toBe('ok');
    town.ask('family.lostAccess', { identifier: id, mail: childMail, requestKey: key('perdu') });
    town.host.advance({ minutes: 15 });
    expect(mailsToChild(town)).toHaveLength(2);
    const once = town.linkOf(childMail);
    withdraw(town);
    const reply = town.ask('family.openOnce', { access: once, requestKey: key('ouvre') });
    expect(kindOf(reply)).toBe('unknownAccess');
  });

  test('gets no invitation that was still waiting when the agreement was withdrawn', () => {
    const { town } = townWithMail();
    agree(town);
    withdraw(town);
    town.host.advance({ minutes: 15 });
    expect(mailsToChild(town)).toEqual([]);
  });

  test('gets no announcement and no message that were still waiting when the agreement was withdrawn', () => {
    const planned = () => {
      const { town } = townWithMail();
      agree(town);
      town.host.advance({ minutes: 15 });
      const decision = { kind: 'suspend' as const, reason: 'Panne du réseau de la mairie.' };
      town.get('office.decideCampaign', { decision, requestKey: key('suspendre') }, owner);
      const { toMail } = town.get('office.announcePreview', {}, owner);
      town.get('office.announce', { requestKey: key('annonce'), confirmed: toMail }, owner);
      const words = {
        from: 'town' as const,
        conservatoires: [],
        states: [],
        subject: 'Objet',
        text: 'Texte',
      };
      const asked = town.get('office.messagePreview', { message: words }, owner).toMail;
      town.get('office.message', { message: words, requestKey: key('message'), confirmed: asked }, owner);
      return town;
    };
    const calm = planned();
    calm.host.advance({ hours: 30 });
    expect(mailsToChild(calm)).toHaveLength(3);
    const town = planned();
    const before = mailsToChild(town).length;
    withdraw(town);
    town.host.advance({ hours: 30 });
    expect(mailsToChild(town)).toHaveLength(before);
    const own = town.records('Registre', 'Courriels').filter((row) => row['Problème'] === 'Accord retiré');
    expect(own.map((row) => row['Modèle']).sort()).toEqual(['annonce de la campagne', 'message']);
    expect(town.host.outbox.filter(({ to }) => to.includes(claire)).length).toBeGreaterThan(2);
  });

  test('whose page is open when no agreement stands any more is shut out of it, with a plain sentence', () => {
    const town = smallTown();
    agree(town);
    const { identifier, code } = handedOver(town);
    const { session } = town.get('family.signIn', { identifier, code });
    setOwn(town, 'Accord', '');
    const document = { session, student, document: 'photo' };
    const replies = [
      town.ask('family.home', { session }),
      town.ask('family.signIn', { identifier, code }),
      town.ask('family.removeFile', { ...document, file: key('piece'), requestKey: key('enfant') }),
      town.ask('family.disagree', { session, student, requestKey: key('enfant'), text: 'Non.' }),
    ];
    for (const reply of replies)
      expect(reply.ok ? '' : reply.refusal.message).toContain('Avant 15\u00a0ans, un de vos responsables');
  });
});

describe('killed at any platform call', () => {
  test.each(['family.agree', 'family.withdrawAgreement'] as const)(
    '%s is done whole or not at all; pressed again, once',
    (name) => {
      const ready = () => {
        const town = smallTown();
        if (name === 'family.withdrawAgreement') agree(town);
        return { town, session: town.open(claire).session };
      };
      const told = (town: Town) => [history(town), ownRow(town)['Accord'] !== '', ownRow(town)['Version']];
      const undisturbed = ready();
      const request = (session: string) => ({ session, student, requestKey: key('appui') });
      undisturbed.town.get(name, request(undisturbed.session));
      const calls = lastTrips(undisturbed.town);
      const whole = told(undisturbed.town);
      for (const { call, when } of deathsIn(calls)) {
        const { town, session } = ready();
        town.host.gate.killAt({ call, when, in: 'call' });
        expect(town.try(name, request(session))).toBe(null);
        town.get(name, request(session));
        expect(told(town)).toEqual(whole);
      }
    },
  );
});
