import { describe, expect, test } from 'vitest';
import {
  answerFor,
  clerk,
  key,
  legal,
  nDiaye,
  opening,
  owner,
  smallTown,
  type Town,
  townWithoutTexts,
} from './town.ts';

const { student, claire } = nDiaye;

function sendOf(town: Town, requestKey: string) {
  const home = town.open(claire);
  const card = home.students[0];
  if (!card) throw new Error('aucun élève');
  return { session: home.session, student, requestKey, answer: answerFor(home, card) };
}

function acknowledged(town: Town, send: Parameters<typeof town.get<'family.send'>>[1]): string {
  const { session } = town.get('family.send', send);
  town.get('family.afterwards', { session, student });
  const letters = town.host.outbox.filter(({ subject }) => /^(Accusé|Modification)/.test(subject));
  return letters[letters.length - 1]?.body ?? '';
}

describe('a town that has not written its legal texts', () => {
  test('does not open: the hour comes, families are told it is late, nothing is sent and nothing is lost', () => {
    const town = townWithoutTexts();
    const home = town.open(claire);
    expect([home.campaign.state, home.students[0]?.may]).toEqual(['delayed', 'read']);
    expect(home.students[0]?.why).toBe('L’ouverture des demandes est retardée. Revenez plus tard.');
    const reply = town.ask('family.send', sendOf(town, key('tot')));
    expect(reply.ok ? null : reply.refusal).toEqual({
      kind: 'tooEarly',
      message: 'L’ouverture des demandes est retardée. Rien n’a été envoyé. Revenez plus tard.',
    });
    expect(town.journalOf(student)).toEqual([]);
  });

  test('is proposed what the law says, and opens at once when a manager keeps them', () => {
    const town = townWithoutTexts();
    const before = town.get('office.home', {}, owner);
    expect(before.ready.legal).toBe(false);
    expect(before.legal).toEqual({
      service: {
        name: 'Ville de Valmont-sur-Orge, service des conservatoires',
        address: '3 place du Marché, 91990 Valmont-sur-Orge',
        phone: '01 99 00 01 01',
        mail: 'cmd@valmontsurorge.example.org',
        hours: '',
      },
      silence: 'rejection',
      months: 2,
      court: { name: '', address: '' },
      mediator: null,
      signatory: { name: '', quality: '' },
      publication: {
        director: '',
        host: 'Google Ireland Limited, Gordon House, Barrow Street, Dublin 4, Irlande',
      },
    });
    const after = town.get('office.legal', { legal, requestKey: key('textes') }, owner);
    expect([after.ready.legal, after.legal]).toEqual([true, legal]);
    expect(town.open(claire).campaign.state).toBe('open');
    expect(town.ask('family.send', sendOf(town, key('ouvert'))).ok).toBe(true);
  });
});

describe('the texts', () => {
  test('are a manager’s: a clerk changes nothing', () => {
    const town = townWithoutTexts();
    const reply = town.ask('office.legal', { legal, requestKey: key('agent') }, clerk('CMD'));
    expect(reply.ok ? '' : reply.refusal.kind).toBe('notAClerk');
    expect(town.get('office.home', {}, owner).ready.legal).toBe(false);
  });

  test('with an empty line, or a mail that is none, are refused and change nothing', () => {
    const town = townWithoutTexts();
    const wrong = [
      { ...legal, court: { ...legal.court, address: '' } },
      { ...legal, months: 2.5 },
      { ...legal, months: 0 },
      { ...legal, service: { ...legal.service, mail: 'culture' } },
    ];
    const replies = wrong.map((one) =>
      town.ask('office.legal', { legal: one, requestKey: key('faux') }, owner),
    );
    expect(replies.map((reply) => (reply.ok ? '' : reply.refusal.kind))).toEqual(Array(4).fill('invalid'));
    expect(town.get('office.home', {}, owner).ready.legal).toBe(false);
  });
});

describe('an acknowledgement (CRPA R. 112-11-1)', () => {
  test('names the service in charge, the day silence decides, and the ways of appeal', () => {
    const town = smallTown();
    const body = acknowledged(town, sendOf(town, key('un')));
    expect(body).toContain(
      'Service chargé de votre dossier\u00a0: Direction des affaires culturelles\n' +
        'Adresse\u00a0: 1 place du Marché, 91990 Valmont-sur-Orge\n' +
        'Téléphone\u00a0: 01 99 00 09 09, du lundi au vendredi, de 9\u00a0h à 17\u00a0h\n' +
        'Courriel\u00a0: culture@valmontsurorge.example.org\n',
    );
    expect(body).toContain(
      'Sans réponse de notre part le samedi 11\u00a0juillet 2026, votre demande est considérée comme rejetée',
    );
    expect(body).toContain('le tribunal administratif de Valmont, 2 rue du Palais, 91000 Valmont');
  });

  test('of a change keeps the day of the first one; of « Je ne souhaite pas réinscrire » has none', () => {
    const town = smallTown();
    acknowledged(town, sendOf(town, key('un')));
    town.host.clock.set(opening + 3 * 24 * 60 * 60 * 1000);
    const changed = acknowledged(town, sendOf(town, key('deux')));
    expect(changed).toContain('Reçue le\u00a0: jeudi 14\u00a0mai 2026');
    expect(changed).toContain('Sans réponse de notre part le samedi 11\u00a0juillet 2026');
    const send = sendOf(town, key('trois'));
    const { accepts } = send.answer;
    const declined = acknowledged(town, { ...send, answer: { decision: 'decline', accepts } });
    expect(declined).toContain('Direction des affaires culturelles');
    expect(declined).not.toContain('Sans réponse');
  });

  test('says what was decided when it was sent, even if the town changes its rule before the mail leaves', () => {
    const town = smallTown();
    town.get('family.send', sendOf(town, key('un')));
    town.get(
      'office.legal',
      { legal: { ...legal, silence: 'acceptance', months: 4 }, requestKey: key('autre') },
      owner,
    );
    town.host.advance({ minutes: 10 });
    const body = town.host.outbox.find(({ subject }) => subject.startsWith('Accusé'))?.body ?? '';
    expect(body).toContain('le samedi 11\u00a0juillet 2026, votre demande est considérée comme rejetée');
  });
});
