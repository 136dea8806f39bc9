import { describe, expect, test } from 'vitest';
import {
  answerFor,
  clerk,
  example,
  importFile,
  key,
  lastTrips,
  nDiaye,
  owner,
  smallTown,
  type Town,
  uninvitedTown,
} from './town.ts';

const { student, claire, rachid } = nDiaye;
const agent = clerk('CMD');

const mark = (town: Town, mail: string, isReturned = true, name = `${mail}${isReturned}`, as = agent) =>
  town.ask('office.markReturned', { mail, isReturned, requestKey: key(name.replace(/\W/g, '-')) }, as);

const remind = (town: Town, name: string) => {
  const { toMail } = town.get('office.remindPreview', { kind: 'silent' }, owner);
  town.get('office.remind', { kind: 'silent', requestKey: key(name), confirmed: toMail }, owner);
};

const reached = (town: Town, from: number) => town.host.outbox.slice(from).flatMap(({ to }) => to);

function send(town: Town, mail: string): string {
  const home = town.open(claire);
  const card = home.students.find(({ number }) => number === student);
  if (!card) throw new Error('aucun élève');
  const answer = answerFor(home, card);
  if (answer.decision === 'reEnrol') answer.coordinates.mail = mail;
  const sent = { session: home.session, student, requestKey: key('envoi'), answer };
  return town.get('family.send', sent).session;
}

/** A week after the invitations. */
function week(): Town {
  const town = smallTown();
  town.host.clock.set(Date.parse('2026-05-18T09:00:00+02:00'));
  return town;
}

describe('an address a clerk marked as returned', () => {
  test('gets no mailing any more, those that wait included; the person is counted to be called, and gets a letter', () => {
    const town = week();
    remind(town, 'relance');
    expect(mark(town, ` ${claire.toUpperCase()}`).ok).toBe(true);
    const before = town.host.outbox.length;
    town.host.advance({ hours: 4 });
    expect(reached(town, before)).toContain(rachid);
    expect(reached(town, before)).not.toContain(claire);
    const states = town.records('Registre', 'Courriels').filter((mail) => mail['État'] === 'sans adresse');
    expect(states.length).toBe(1);
    town.host.clock.set(Date.parse('2026-05-21T09:00:00+02:00'));
    const again = town.get('office.remindPreview', { kind: 'silent' }, owner);
    const unmarked = week();
    const plain = unmarked.get('office.remindPreview', { kind: 'silent' }, owner);
    expect(again.toCall).toBe(plain.toCall + 1);
    const letters = (one: Town) => one.get('office.invitePreview', {}, owner).toLetter;
    expect(letters(town)).toBe(letters(unmarked) + 1);
    town.host.advance({ hours: 2 });
    expect(town.records('danse', 'Lettres').map((row) => row['Nom'])).toContain('N’Diaye');
  });

  test('still gets what the family types it for: an acknowledgement leaves', () => {
    const town = week();
    mark(town, claire);
    const session = send(town, claire);
    const before = town.host.outbox.length;
    town.get('family.afterwards', { session, student });
    expect(reached(town, before)).toEqual([claire]);
  });

  test('is in the list with its day and who said so; taken back, mailings leave again; the Journal has both', () => {
    const town = week();
    const marked = mark(town, claire);
    const line = marked.ok ? marked.value.returned[0] : undefined;
    expect(line).toMatchObject({
      name: 'Claire N’Diaye',
      mail: claire,
      on: 'lundi 18\u00a0mai 2026',
      by: agent.as,
      instead: '',
    });
    expect(line?.students.map(({ number }) => number)).toContain(student);
    const lines = () => town.get('office.today', {}, agent).lines;
    expect(lines().find(({ id }) => id === 'failed')).toMatchObject({ count: 1, tab: null, address: '' });
    expect(mark(town, claire).ok).toBe(true);
    const back = mark(town, claire, false);
    expect(back.ok && back.value.returned).toEqual([]);
    expect(lines().some(({ id }) => id === 'failed')).toBe(false);
    remind(town, 'relance');
    const before = town.host.outbox.length;
    town.host.advance({ hours: 4 });
    expect(reached(town, before)).toContain(claire);
    const acts = town
      .records('Registre', 'Journal')
      .filter((row) => row['Quoi']?.startsWith('Courriel revenu'));
    expect(acts.map((row) => [row['Qui'], row['Quoi']])).toEqual([
      [agent.as, 'Courriel revenu'],
      [agent.as, 'Courriel revenu\u00a0: marque retirée'],
    ]);
  });

  test('gives way to the one the family gave: mailings go there, without the personal link', () => {
    const town = week();
    send(town, 'nouvelle@example.net');
    const words = { from: 'town' as const, conservatoires: [], states: [], subject: 'Objet', text: 'Texte' };
    const written = () => town.get('office.messagePreview', { message: words }, owner).toMail;
    const everybody = written();
    const marked = mark(town, claire);
    expect(marked.ok && marked.value.returned[0]?.instead).toBe('nouvelle@example.net');
    expect(written()).toBe(everybody);
    remind(town, 'relance');
    const before = town.host.outbox.length;
    town.host.advance({ hours: 4 });
    const letter = town.host.outbox
      .slice(before)
      .find(({ to, subject }) => to.includes('nouvelle@example.net') && subject.startsWith('Votre réponse'));
    expect(letter?.body).not.toContain('acces=');
    expect(letter?.body).toContain(town.host.addressOf('public'));
    const told = town.host.outbox.slice(before).filter(({ to }) => to.includes(claire));
    expect(told.map(({ subject }) => subject.split(' – ')[0])).toEqual([
      'Un autre courriel est donné pour Emma N’Diaye',
    ]);
  });

  test('is not where a decision or its reminder goes: they leave for the other one; without any, one is told to call', () => {
    const town = week();
    send(town, 'nouvelle@example.net');
    mark(town, 'nouvelle@example.net');
    const picked = { students: [student], decision: 'askDocuments' as const, reason: 'RIB' };
    const look = () => town.get('office.reviewPreview', { picked }, agent);
    const counted = () => look().groups.map(({ mails, noMail }) => [mails, noMail]);
    expect(counted()).toEqual([[1, 0]]);
    town.get('office.reviewApply', { picked, shown: look().shown, requestKey: key('demander') }, agent);
    const before = town.host.outbox.length;
    town.host.advance({ minutes: 20 });
    town.host.clock.set(Date.parse('2026-05-22T08:01:00+02:00'));
    town.host.advance({ minutes: 10 });
    const own = town.host.outbox.slice(before).filter(({ subject }) => /Pièces à|Rappel/.test(subject));
    expect(own.map(({ to }) => to)).toEqual([[claire], [claire]]);
    for (const { body } of own) expect(body).toContain('acces=');
    mark(town, claire);
    picked.reason = 'Autre chose';
    expect(counted()).toEqual([[0, 1]]);
  });

  test('gives way to the one an import brings: the person is invited there, with their own link', () => {
    const town = week();
    mark(town, claire);
    const file = Buffer.from(example('valmont-small', 'eleves.csv')).toString('latin1');
    const fresh = file.replace(/claire\.ndiaye19@example\.org/gi, 'claire.nouvelle@example.org');
    expect(fresh).not.toBe(file);
    importFile(town, Buffer.from(fresh, 'latin1'), key('import-2'));
    expect(town.get('office.controls', {}, agent).returned).toEqual([]);
    const { toMail } = town.get('office.invitePreview', {}, owner);
    expect(toMail).toBe(1);
    town.get('office.invite', { requestKey: key('encore'), confirmed: 1 }, owner);
    const before = town.host.outbox.length;
    town.host.advance({ hours: 1 });
    expect(reached(town, before)).toEqual(['claire.nouvelle@example.org']);
    expect(town.host.outbox[before]?.body).toContain('acces=');
  });

  test('before the invitations: the person gets a letter; when the mark goes, the invitation', () => {
    const town = uninvitedTown();
    const preview = () => town.get('office.invitePreview', {}, owner);
    const first = preview();
    mark(town, claire);
    expect(preview()).toMatchObject({ toMail: first.toMail - 1, toLetter: first.toLetter + 1 });
    town.get('office.invite', { requestKey: key('invitations'), confirmed: first.toMail - 1 }, owner);
    mark(town, claire, false);
    expect(preview().toMail).toBe(1);
  });

  test('is marked by a clerk of the person’s conservatoire alone, and only an address somebody has', () => {
    const town = week();
    const journal = () => town.records('Registre', 'Journal').length;
    const before = journal();
    for (const refused of [
      mark(town, claire, true, 'ailleurs', clerk('HAN')),
      mark(town, 'personne@example.org'),
    ]) {
      expect(refused.ok ? '' : refused.refusal.message).toBe(
        'Personne n’a cette adresse dans vos conservatoires. Rien n’a changé.',
      );
    }
    expect(journal()).toBe(before);
    const { returned, shared, adults } = town.get('office.controls', {}, clerk('HAN'));
    expect(returned).toEqual([]);
    const seen = [...shared.flatMap(({ people }) => people), ...adults].flatMap(({ students }) => students);
    expect(new Set(seen.map(({ conservatoire }) => conservatoire))).toEqual(new Set(['Le Hangar']));
  });

  const calls = (() => {
    const town = week();
    mark(town, claire);
    return lastTrips(town);
  })();
  for (const when of ['before', 'after'] as const) {
    test(`killed ${when} any call, then asked again: marked once`, () => {
      for (const call of calls) {
        const town = week();
        town.host.gate.killAt({ call, when, in: 'call' });
        const args = { mail: claire, isReturned: true, requestKey: key('tue') };
        expect(town.try('office.markReturned', args, agent)).toBe(null);
        expect(town.get('office.markReturned', args, agent).returned).toHaveLength(1);
        const acts = town.records('Registre', 'Journal').filter((row) => row['Quoi'] === 'Courriel revenu');
        expect(acts).toHaveLength(1);
      }
    });
  }
});
