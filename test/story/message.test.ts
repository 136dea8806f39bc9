import { describe, expect, test } from 'vitest';
import type { Message } from '../../src/calls/message.ts';
import {
  answerFor,
  clerk,
  key,
  lastTrips,
  nDiaye,
  owner,
  smallTown,
  type Town,
  uninvitedTown,
} from './town.ts';

const { student, claire, rachid } = nDiaye;

const message: Message = {
  from: 'conservatoire',
  conservatoires: [],
  states: [],
  subject: 'Fermeture exceptionnelle',
  text: 'Nous fermons lundi.\n\nÀ mardi.',
};

const preview = (town: Town, part: Partial<Message> = {}) =>
  town.get('office.messagePreview', { message: { ...message, ...part } }, owner);

function write(town: Town, part: Partial<Message> = {}, name = 'message'): number {
  const { toMail } = preview(town, part);
  const sent = { message: { ...message, ...part }, requestKey: key(name), confirmed: toMail };
  town.get('office.message', sent, owner);
  return toMail;
}

const received = (town: Town) =>
  town.host.outbox.filter(({ subject }) => subject.startsWith(message.subject));

function answerAll(town: Town): void {
  const home = town.open(claire);
  for (const card of home.students.filter(({ may }) => may === 'send')) {
    const sent = { session: home.session, student: card.number, requestKey: key(`envoi-${card.number}`) };
    town.get('family.send', { ...sent, answer: answerFor(home, card) });
  }
}

describe('a message to many (PAR-063)', () => {
  test('reaches everybody invited, once, from their conservatoire, with the words as they were shown', () => {
    const town = smallTown();
    const shown = preview(town);
    expect(shown).toMatchObject({ toMail: 54, already: 0 });
    expect(shown.toCall).toBe(town.get('office.invitePreview', {}, owner).toLetter);
    write(town);
    town.host.advance({ hours: 30 });
    expect(received(town)).toHaveLength(54);
    const letter = received(town).find(({ to }) => to.includes(claire));
    expect(letter?.subject).toBe('Fermeture exceptionnelle – Conservatoire de danse et de musique');
    expect(letter?.body).toContain('Bonjour Claire N’Diaye,\n\nNous fermons lundi.\n\nÀ mardi.');
    expect(letter?.body).toContain('acces=P');
    expect(letter?.replyTo).toBe('cmd@valmontsurorge.example.org');
    const minors = town
      .records('Registre', 'État')
      .filter((row) => (row['Naissance'] ?? '') > '2008-05-12')
      .map((row) => `${row['Prénom']} ${row['Nom']}`);
    expect(minors.length).toBeGreaterThan(30);
    const said = received(town)
      .map(({ body }) => body)
      .join('\n');
    expect(minors.filter((name) => said.includes(name))).toEqual([]);
  });

  test('in the name of the town, from the service in charge', () => {
    const town = smallTown();
    write(town, { from: 'town' });
    town.host.advance({ hours: 2 });
    expect(received(town)[0]?.subject).toBe(
      'Fermeture exceptionnelle – Valmont-sur-Orge – Direction des affaires culturelles',
    );
    expect(received(town)[0]?.replyTo).toBe('culture@valmontsurorge.example.org');
  });

  test('to those who stand somewhere: a conservatoire, without an answer, with documents missing', () => {
    const town = smallTown();
    const counts = ['CMD', 'HAN', 'GAL'].map((code) => preview(town, { conservatoires: [code] }).toMail);
    expect(Math.max(...counts)).toBeLessThan(54);
    expect(counts.reduce((sum, one) => sum + one, 0)).toBeGreaterThanOrEqual(54);
    const silent = preview(town, { states: ['none'] }).toMail;
    expect(silent).toBe(54);
    expect(preview(town, { states: ['sent', 'missing', 'confirmed', 'declined'] }).toMail).toBe(0);
    answerAll(town);
    const sent = preview(town, { states: ['sent'] }).toMail;
    expect(preview(town, { states: ['missing'] }).toMail).toBe(sent);
    expect(preview(town, { states: ['none'] }).toMail).toBeLessThan(silent);
    write(town, { states: ['sent'] });
    town.host.advance({ hours: 2 });
    const reached = received(town).flatMap(({ to }) => to);
    expect(reached).toHaveLength(sent);
    expect(reached).toEqual(expect.arrayContaining([claire, rachid]));
    expect(town.mailsAbout(student).some((mail) => mail['Modèle'] === 'message')).toBe(true);
  });

  test('the same words again reach nobody twice, whoever is chosen; other words are another message', () => {
    const town = smallTown();
    const few = write(town, { conservatoires: ['HAN'] }, 'un');
    expect(preview(town)).toMatchObject({ toMail: 54 - few, already: few });
    expect(preview(town, { conservatoires: ['HAN'], text: ` ${message.text} ` }).toMail).toBe(0);
    expect(preview(town, { conservatoires: ['HAN'], text: 'Autre chose.' }).toMail).toBe(few);
    write(town, {}, 'deux');
    expect(write(town, {}, 'trois')).toBe(0);
    town.host.advance({ hours: 30 });
    expect(received(town)).toHaveLength(54);
  });

  test('a message as long as it may be is kept once in the Journal, and nowhere else', () => {
    const town = smallTown();
    const text = 'Nous fermons lundi "exceptionnellement".\n'.repeat(97).slice(0, 4000);
    write(town, { text });
    const lines = town
      .records('Registre', 'Journal')
      .filter((row) => row['Quoi']?.startsWith('Message prévu'));
    expect(lines.map((row) => row['Quoi'])).toEqual(['Message prévu\u00a0: 54 personnes']);
    expect(JSON.parse(lines[0]?.['Décision'] ?? '').facts.text).toBe(text.trim());
    town.host.advance({ minutes: 10 });
    const queued = town.records('Registre', 'Courriels').filter((mail) => mail['Modèle'] === 'message');
    expect(queued.some((mail) => mail['Faits']?.includes('fermons'))).toBe(false);
  });

  test('is refused to a clerk, without words, too long, or for a number that is no longer true', () => {
    const town = smallTown();
    const sent = { message, requestKey: key('agent'), confirmed: 54 };
    expect(town.ask('office.message', sent, clerk('CMD')).ok).toBe(false);
    const parts: Partial<Message>[] = [
      { subject: ' ' },
      { subject: 'x'.repeat(121) },
      { subject: 'a\nb' },
      { text: '' },
      { text: 'x'.repeat(4001) },
      { conservatoires: ['XXX'] },
    ];
    const fields = parts.map((part) => {
      const reply = town.ask('office.messagePreview', { message: { ...message, ...part } }, owner);
      return reply.ok ? '' : reply.refusal.fields?.map(({ field }) => field).join();
    });
    expect(fields).toEqual(['subject', 'subject', 'subject', 'text', 'text', 'conservatoires']);
    expect(town.get('office.message', { ...sent, confirmed: 53 }, owner)).toMatchObject({ toMail: 54 });
    town.host.advance({ hours: 1 });
    expect(received(town)).toEqual([]);
    expect(preview(uninvitedTown()).toMail).toBe(0);
  });

  const calls = (() => {
    const town = smallTown();
    write(town);
    return lastTrips(town);
  })();
  for (const when of ['before', 'after'] as const) {
    test(`killed ${when} every call, then asked again: everybody once`, () => {
      for (const call of calls) {
        const town = smallTown();
        town.host.gate.killAt({ call, when, in: 'call' });
        const sent = { message, requestKey: key('message'), confirmed: 54 };
        expect(town.try('office.message', sent, owner)).toBe(null);
        const { toMail } = preview(town);
        expect([0, 54]).toContain(toMail);
        town.get('office.message', { ...sent, confirmed: toMail }, owner);
        expect(preview(town)).toMatchObject({ toMail: 0, already: 54 });
        const acts = town.records('Registre', 'Journal').map((row) => row['Quoi']);
        expect(acts.filter((act) => act?.startsWith('Message prévu'))).toHaveLength(1);
      }
    });
  }
});
