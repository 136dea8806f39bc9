import { describe, expect, test } from 'vitest';
import { agent, decideFor, give, type Picked, previewOf, sendAll } from './decided.ts';
import { clerk, key, smallTown, type Town } from './town.ts';

const claire = 'claire.ndiaye19@example.org';
const papers = 'RIB\nCertificat de scolarité';

const reject = (students: readonly string[]): Picked => ({
  students: [...students],
  decision: 'reject',
  reason: '',
});
const statusOf = (town: Town, student: string) =>
  town.records('danse', 'Demandes').find((row) => row['N° élève'] === student)?.['Statut'];

/** Two documents were asked of three children on 11 May, until the 19th; the second gave one, the third both. */
function lateTown(): { readonly town: Town; readonly students: string[] } {
  const town = smallTown();
  const students = sendAll(town, claire).filter((student) => statusOf(town, student) !== undefined);
  decideFor(town, 'demande', { students, decision: 'askDocuments', reason: papers });
  const [, second = '', third = ''] = students;
  give(town, claire, second, 'RIB');
  give(town, claire, third, 'RIB');
  give(town, claire, third, 'Certificat de scolarité');
  return { town, students };
}

const nextDay = (town: Town) => town.host.clock.set(Date.parse('2026-05-20T09:00:00+02:00'));

const asked =
  'Pièces demandées le lundi 11\u00a0mai 2026, à envoyer avant la fin du mardi 19\u00a0mai 2026, et non reçues';

describe('documents that did not come in time', () => {
  test('are proposed from the day after, to who may decide; the reason names what each one owes, and nothing else', () => {
    const { town, students } = lateTown();
    const [first = '', second = '', third = ''] = students;
    town.host.clock.set(Date.parse('2026-05-19T23:50:00+02:00'));
    expect(town.get('office.reviewPreview', {}, agent).late).toEqual([]);
    nextDay(town);
    const { late } = town.get('office.reviewPreview', {}, agent);
    expect(late).toEqual([first, second]);
    expect(town.get('office.reviewPreview', {}, clerk('HAN')).late).toEqual([]);
    const preview = previewOf(town, reject(students));
    expect(
      preview.groups.flatMap((group) => group.students.map(({ number, reason }) => [number, reason])),
    ).toEqual([
      [first, `${asked}\u00a0: RIB, Certificat de scolarité.`],
      [second, `${asked}\u00a0: Certificat de scolarité.`],
    ]);
    expect(preview.problems.map(({ sentence }) => sentence)).toEqual([
      `${third}\u00a0: Les pièces demandées sont arrivées\u00a0: regardez-les, puis décidez «\u00a0Complète\u00a0», ou «\u00a0Envisager un rejet\u00a0».`,
    ]);
    expect(students.map((student) => statusOf(town, student))).toEqual(Array(3).fill('Pièces demandées'));

    decideFor(town, 'rejet', reject([second]));
    town.host.advance({ minutes: 20 });
    expect(students.map((student) => statusOf(town, student))).toEqual([
      'Pièces demandées',
      'Rejetée – pièces non fournies',
      'Pièces demandées',
    ]);
    const mail = town.host.outbox[town.host.outbox.length - 1];
    expect(mail?.subject).toMatch(/^Demande rejetée/);
    expect(mail?.body).toContain(`${asked}\u00a0: Certificat de scolarité.`);
    expect(town.get('office.reviewPreview', {}, agent).late).toEqual([first]);
  });

  test('a document refused once it was given, or no longer asked, is no reason to reject', () => {
    const { town, students } = lateTown();
    const [first = '', second = ''] = students;
    const person = town.person('danse', agent.as);
    const rows = town.rows('danse', 'Pièces');
    const column = (rows[0] ?? []).indexOf('Décision (à remplir)');
    const write = (student: string, label: string, word: string, reason = '') => {
      const at = rows.findIndex((row) => row[1] === student && row[4] === label);
      if (at < 0) throw new Error(`${label} n’est pas dans Pièces pour ${student}`);
      person.paste('Pièces', `${String.fromCharCode(65 + column)}${at + 1}`, [[word, reason]]);
    };
    write(first, 'RIB', 'Ne pas demander');
    write(second, 'RIB', 'Refuser', 'Illisible.');
    const { shown } = town.get('office.reviewPreview', {}, agent);
    town.get('office.reviewApply', { shown, requestKey: key('pieces') }, agent);
    nextDay(town);
    const [group] = previewOf(town, reject([first, second])).groups;
    expect(group?.students.map(({ reason }) => reason)).toEqual(
      Array(2).fill(`${asked}\u00a0: Certificat de scolarité.`),
    );
  });

  test('one that comes between the preview and the decision changes what is shown; during the batch, it sets the child aside', () => {
    const { town, students } = lateTown();
    const [first = '', second = ''] = students;
    nextDay(town);
    const picked = reject([first, second]);
    const stale = { picked, shown: previewOf(town, picked).shown, requestKey: key('rejet-1') };
    give(town, claire, first, 'RIB');
    const reply = town.ask('office.reviewApply', stale, agent);
    expect(reply.ok ? '' : reply.refusal.message).toContain('ont changé depuis cet aperçu. Rien n’est fait.');

    const fresh = { picked, shown: previewOf(town, picked).shown, requestKey: key('rejet-2') };
    town.host.gate.killAt({ member: 'Lock.tryLock', nth: 2, when: 'before', in: 'call' });
    expect(town.try('office.reviewApply', fresh, agent)).toBe(null);
    give(town, claire, first, 'Certificat de scolarité');
    const done = town.get('office.reviewApply', fresh, agent);
    expect(done.skipped.map(({ sentence }) => sentence)).toEqual([
      expect.stringContaining(`${first}\u00a0: Les pièces demandées sont arrivées`),
    ]);
    expect([first, second].map((student) => statusOf(town, student))).toEqual([
      'Pièces demandées',
      'Rejetée – pièces non fournies',
    ]);
  });
});
