import { describe, expect, test } from 'vitest';
import { answerFor, clerk, key, owner, smallTown, type Town } from './town.ts';

type Kind = 'silent' | 'draft' | 'documents';

function remind(town: Town, kind: Kind, n: number | string): number {
  const { toMail } = town.get('office.remindPreview', { kind }, owner);
  town.get('office.remind', { kind, requestKey: key(`relance-${n}`), confirmed: toMail }, owner);
  return toMail;
}

function answer(town: Town, mail: string): void {
  const home = town.open(mail);
  for (const card of home.students.filter(({ may }) => may === 'send')) {
    const sent = { session: home.session, student: card.number, requestKey: key(`envoi-${card.number}`) };
    town.get('family.send', { ...sent, answer: answerFor(home, card) });
  }
}

const claire = 'claire.ndiaye19@example.org';
/** Her children have another guardian, who has a mail too. */
const rachid = 'rachid.ndiaye43@example.org';

const reminded = (town: Town) =>
  town.host.outbox.filter(({ subject }) => /attendue|pas encore envoyée|pièces manquent/i.test(subject));

/** A week after the invitations, which all left before the opening. */
function week(): Town {
  const town = smallTown();
  town.host.clock.set(Date.parse('2026-05-18T09:00:00+02:00'));
  return town;
}

describe('a reminder', () => {
  test('reaches who has not answered, by the link of their own; who answers before it leaves is left alone', () => {
    const town = week();
    const count = remind(town, 'silent', 1);
    expect(count).toBeGreaterThan(40);
    answer(town, claire);
    town.host.advance({ hours: 3 });
    const mails = reminded(town);
    const stopped = town.records('Registre', 'Courriels').filter((mail) => mail['État'] === 'annulé');
    expect(stopped.map((mail) => mail['Problème'])).toEqual(Array(3).fill('Déjà fait'));
    expect(mails.length).toBe(count - 3);
    const reached = mails.map(({ to }) => to[0]);
    expect([claire, rachid].filter((mail) => reached.includes(mail))).toEqual([]);
    expect(mails[0]?.body).toContain('acces=P');
    expect(mails[0]?.body).toContain('jusqu’au samedi 30\u00a0mai 2026 à\u00a015\u00a0h');
  });

  test('never two to one person within 48 hours, whatever they are about', () => {
    const town = week();
    remind(town, 'silent', 1);
    const home = town.open(claire);
    const card = home.students[0];
    if (!card) throw new Error('aucun élève');
    town.get('family.saveDraft', { session: home.session, student: card.number, draft: { step: 'courses' } });
    expect(town.get('office.remindPreview', { kind: 'draft' }, owner).toMail).toBe(0);
    town.host.clock.set(Date.parse('2026-05-21T09:00:00+02:00'));
    expect(town.get('office.remindPreview', { kind: 'draft' }, owner).toMail).toBe(1);
  });

  test('about documents goes to the author alone, and names what is missing', () => {
    const town = week();
    answer(town, claire);
    expect(remind(town, 'documents', 1)).toBe(1);
    town.host.advance({ hours: 2 });
    const [mail] = reminded(town);
    expect(mail?.to).toEqual([claire]);
    expect(mail?.body).toContain('Emma N’Diaye\u00a0: ');
    expect(mail?.body).toContain('Photo d’identité');
  });

  test('is planned once, for a number that is still true, and never once the campaign is closed', () => {
    const town = week();
    const { toMail } = town.get('office.remindPreview', { kind: 'silent' }, owner);
    const asked = { kind: 'silent', requestKey: key('relance') } as const;
    expect(town.get('office.remind', { ...asked, confirmed: toMail - 1 }, owner).toMail).toBe(toMail);
    expect(town.get('office.remind', { ...asked, confirmed: toMail }, owner)).toMatchObject({
      toMail: 0,
      already: toMail,
    });
    expect(town.get('office.remind', { ...asked, confirmed: toMail }, owner).already).toBe(toMail);
    town.host.clock.set(Date.parse('2026-05-31T09:00:00+02:00'));
    const late = town.ask('office.remindPreview', { kind: 'silent' }, owner);
    expect(late.ok ? '' : late.refusal.message).toContain('personne n’est relancé');
  });
});

describe('what to do today', () => {
  test('counts what a clerk sees, for their own conservatoire, and says where', () => {
    const town = week();
    answer(town, claire);
    town.host.advance({ minutes: 10 });
    const page = town.get('office.today', {}, clerk('CMD'));
    const own = town.records('danse', 'Demandes');
    const lines = Object.fromEntries(
      page.lines.map(({ id, count, of }) => [id, of === null ? count : [count, of]]),
    );
    expect(lines['answered']).toEqual([3, own.length]);
    expect(lines['silent']).toBe(own.filter((row) => row['Statut'] === 'Sans réponse').length);
    expect(lines['toReview']).toBe(3);
    expect(lines['missing']).toBe(3);
    expect(page.lines[0]?.address).toMatch(/#gid=\d+$/);
    expect(page.perDay).toEqual([{ day: 'lundi 18\u00a0mai 2026', count: 3 }]);
    expect(page.perConservatoire).toEqual([
      { name: 'Conservatoire de danse et de musique', students: own.length, answered: 3, missing: 3 },
    ]);
    expect(page.campaign).toBe(
      'Les demandes sont ouvertes, jusqu’au samedi 30\u00a0mai 2026 à\u00a015\u00a0h.',
    );
    expect(page.warnings).toEqual([]);
  });

  test('warns when no timer has run for half an hour', () => {
    const town = week();
    town.host.advance({ minutes: 5 });
    town.host.clock.set(town.host.clock.now() + 31 * 60 * 1000);
    const { warnings } = town.get('office.today', {}, owner);
    expect(warnings.length).toBe(1);
    expect(warnings[0]).toContain(
      'Le minuteur n’a pas tourné depuis le lundi 18\u00a0mai 2026 à\u00a09\u00a0h\u00a005',
    );
  });
});
