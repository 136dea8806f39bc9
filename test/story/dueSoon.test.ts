import { describe, expect, test } from 'vitest';
import { stream } from '../seed.ts';
import { agent, decideFor, give, sendAll } from './decided.ts';
import { key, lastTrips, owner, smallTown, type Town } from './town.ts';

const claire = 'claire.ndiaye19@example.org';

const at = (town: Town, instant: string) => town.host.clock.set(Date.parse(`${instant}:00+02:00`));

/** Monday 11 May: a RIB and a certificate are asked for two children of Claire, until Tuesday 19 (Ascension between). */
function askedTown(seed?: number): { readonly town: Town; readonly students: string[] } {
  const town = smallTown(seed === undefined ? {} : { seed });
  const students = sendAll(town, claire).slice(0, 2);
  decideFor(town, 'demande', { students, decision: 'askDocuments', reason: 'RIB\nCertificat de scolarité' });
  town.host.advance({ minutes: 20 });
  return { town, students };
}

/** The timer of a night, then that of the morning. */
function pass(town: Town, day: string): void {
  at(town, `${day}T00:01`);
  town.host.advance({ minutes: 5 });
  at(town, `${day}T08:01`);
  town.host.advance({ minutes: 10 });
}

const reminded = (town: Town) => town.host.outbox.filter(({ subject }) => subject.startsWith('Rappel'));
const planned = (town: Town) =>
  town.records('Registre', 'Courriels').filter((mail) => mail['Modèle'] === 'rappel avant échéance');

describe('a reminder before documents are due', () => {
  test('leaves on the working day before, once, to the author, with the day, what is missing for each and the link', () => {
    const { town, students } = askedTown();
    for (const day of ['2026-05-13', '2026-05-15', '2026-05-16', '2026-05-17']) pass(town, day);
    expect(planned(town)).toEqual([]);
    give(town, claire, students[1] ?? '', 'RIB');
    at(town, '2026-05-18T00:01');
    town.host.advance({ minutes: 5 });
    expect(reminded(town)).toEqual([]);
    for (const day of ['2026-05-18', '2026-05-18', '2026-05-19', '2026-05-20']) pass(town, day);
    const [mail, ...others] = reminded(town);
    expect(others).toEqual([]);
    expect([mail?.to, mail?.subject]).toEqual([
      [claire],
      'Rappel\u00a0: pièces à envoyer avant la fin du mardi 19\u00a0mai 2026 – Conservatoire de danse et de musique',
    ]);
    const names = students.map((number) => {
      const row = town.records('danse', 'Demandes').find((one) => one['N° élève'] === number);
      return `${row?.['Prénom']} ${row?.['Nom']}`;
    });
    expect(mail?.body).toContain(
      `${names[0]}\u00a0: RIB, Certificat de scolarité\n${names[1]}\u00a0: Certificat de scolarité`,
    );
    expect(mail?.body).toContain('acces=P');
    expect(mail?.body).not.toContain('Photo');
  });

  test('leaves on the Friday where the last day follows a week-end and a holiday', () => {
    const town = smallTown();
    at(town, '2026-05-18T10:00');
    const students = sendAll(town, claire).slice(0, 1);
    decideFor(town, 'demande', { students, decision: 'askDocuments', reason: 'RIB' });
    for (const day of ['2026-05-20', '2026-05-21']) pass(town, day);
    expect(reminded(town)).toEqual([]);
    pass(town, '2026-05-22');
    expect(reminded(town).map(({ subject }) => subject)).toEqual([
      expect.stringContaining('avant la fin du mardi 26\u00a0mai 2026'),
    ]);
    for (const day of ['2026-05-23', '2026-05-25', '2026-05-26']) pass(town, day);
    expect(reminded(town).length).toBe(1);
  });

  test('is not planned where everything came, was taken back, or is decided', () => {
    const { town, students } = askedTown();
    const [one = '', two = ''] = students;
    for (const label of ['RIB', 'Certificat de scolarité']) give(town, claire, one, label);
    decideFor(town, 'retour', { students: [two], decision: 'restore', reason: '' });
    pass(town, '2026-05-18');
    expect(planned(town)).toEqual([]);
    const other = askedTown();
    decideFor(other.town, 'lot', { students: other.students, decision: 'confirm', reason: '' });
    pass(other.town, '2026-05-18');
    expect(planned(other.town)).toEqual([]);
  });

  test('planned in the night, it does not leave once it is of no use in the morning', () => {
    const ways: readonly ((town: Town, students: string[]) => unknown)[] = [
      (town, students) =>
        students.flatMap((student) =>
          ['RIB', 'Certificat de scolarité'].map((label) => give(town, claire, student, label)),
        ),
      (town, students) => decideFor(town, 'lot', { students, decision: 'restore', reason: '' }),
      (town, students) => decideFor(town, 'lot', { students, decision: 'confirm', reason: '' }),
      (town, students) =>
        decideFor(town, 'lot', { students, decision: 'askDocuments', reason: 'Autre chose' }),
      (town) =>
        town.get(
          'office.decideCampaign',
          { decision: { kind: 'suspend', reason: 'Panne.' }, requestKey: key('suspendre') },
          owner,
        ),
    ];
    for (const way of ways) {
      const { town, students } = askedTown();
      at(town, '2026-05-18T00:01');
      town.host.advance({ minutes: 5 });
      way(town, students);
      at(town, '2026-05-18T08:01');
      town.host.advance({ minutes: 10 });
      expect(planned(town).map((mail) => [mail['État'], mail['Problème']])).toEqual([
        ['annulé', 'Déjà fait'],
      ]);
      expect(reminded(town)).toEqual([]);
    }
  });

  test('never within 48 hours of another reminder, and another waits as long after it', () => {
    const { town } = askedTown();
    at(town, '2026-05-17T09:00');
    const { toMail } = town.get('office.remindPreview', { kind: 'documents' }, owner);
    town.get('office.remind', { kind: 'documents', requestKey: key('relance'), confirmed: toMail }, owner);
    for (const day of ['2026-05-18', '2026-05-19']) pass(town, day);
    expect(planned(town)).toEqual([]);
    const other = askedTown().town;
    pass(other, '2026-05-18');
    expect(reminded(other).length).toBe(1);
    expect(other.get('office.remindPreview', { kind: 'documents' }, owner).toMail).toBe(0);
  });

  test('while somebody holds the lock, it waits for the next timer of the day', () => {
    const { town } = askedTown();
    at(town, '2026-05-18T00:01');
    town.host.gate.answer('Lock.tryLock', () => false);
    town.host.advance({ minutes: 5 });
    town.host.gate.allow('Lock.tryLock');
    expect(planned(town)).toEqual([]);
    at(town, '2026-05-18T08:01');
    town.host.advance({ minutes: 20 });
    expect(reminded(town).length).toBe(1);
  });

  const chance = stream();
  const calls = (() => {
    const { town } = askedTown();
    at(town, '2026-05-18T00:01');
    town.host.advance({ minutes: 5 });
    return lastTrips(town);
  })();
  test.each(Array.from({ length: 12 }, () => calls[Math.floor(chance() * calls.length)] ?? 1))(
    'the timer killed around its call %i: one mail all the same',
    (call) => {
      const { town } = askedTown(Math.floor(chance() * 2 ** 31));
      at(town, '2026-05-18T00:01');
      const when = chance() < 0.5 ? 'before' : 'after';
      const plan = town.host.gate.killAt({ call, when, in: 'everyFiveMinutes' });
      town.host.advance({ minutes: 5 });
      expect(plan.fired).toBe(true);
      town.host.advance({ minutes: 5 });
      at(town, '2026-05-18T08:01');
      town.host.advance({ minutes: 25 });
      expect(reminded(town).length).toBe(1);
      expect(planned(town).map((mail) => mail['État'])).toEqual(['envoyé']);
      expect(town.get('office.today', {}, agent).warnings).toEqual([]);
    },
  );
});
