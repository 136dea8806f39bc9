import { describe, expect, test } from 'vitest';
import { ServiceError } from '../../host/emulated.ts';
import type { Visitor } from '../../host/index.ts';
import { answerFor, clerk, key, nDiaye, owner, smallTown, type Town } from './town.ts';

const { student, claire } = nDiaye;

interface Line {
  readonly label: string;
  readonly count: string;
  readonly todo: string;
  readonly where: string;
}

/** What *À suivre* says in a workbook, wherever it stands. */
function boardOf(town: Town, book: string): Line[] {
  const rows = town.rows(book, 'Accueil');
  const heading = rows.findIndex((row) => row.includes('À suivre'));
  const column = rows[heading]?.indexOf('À suivre') ?? 0;
  return rows.slice(heading + 1).flatMap((row) => {
    const [label = '', count = '', todo = '', where = ''] = row.slice(column);
    return where !== '' ? [{ label, count, todo, where }] : [];
  });
}

/** The same numbers as *Que faire aujourd'hui ?*, where zeroes are left out. */
function expectSame(town: Town, book: string, as: Visitor): void {
  const { lines } = town.get('office.today', {}, as);
  const shown = boardOf(town, book).filter(
    ({ label, count }) => label === 'Réponses reçues' || count !== '0',
  );
  expect(shown.map(({ label, count }) => [label, Number(count)])).toEqual(
    lines.map(({ label, count }) => [label, count]),
  );
}

function send(town: Town): void {
  const home = town.open(claire);
  const card = home.students.find(({ number }) => number === student);
  if (!card) throw new Error('aucun élève');
  const sent = { session: home.session, student, requestKey: key('envoi'), answer: answerFor(home, card) };
  town.get('family.send', sent);
}

const beside = (town: Town, book: string, label: string) => {
  const row = town.rows(book, 'Accueil').find((cells) => cells.includes(label)) ?? [];
  return row[row.indexOf(label) + 1];
};

describe('what there is to do, in the tab Accueil', () => {
  test('has the numbers of the page, with what to do, the hour and where the rows are; zeroes stay', () => {
    const town = smallTown();
    send(town);
    town.get('office.refresh', {}, owner);
    expectSame(town, 'danse', clerk('CMD'));
    expectSame(town, 'Hangar', clerk('HAN'));
    expectSame(town, 'Pilotage', owner);
    expect(boardOf(town, 'danse')).toHaveLength(boardOf(town, 'Galerie').length);
    expect(boardOf(town, 'danse')[0]).toEqual({
      label: 'Réponses reçues',
      count: '1',
      todo: 'Sur 28\u00a0élèves.',
      where: 'Onglet Demandes',
    });
    const hours = town.rows('danse', 'Accueil').map((row) => row[4]);
    expect(hours).toContain('11/05/2026 10:00');
    const values = town.person('danse').values('Accueil').flat();
    expect(values.filter((value) => typeof value === 'number').length).toBeGreaterThan(14);
  });

  test('leads to the tabs of its workbook, and to the office page; no name of a student stands there', () => {
    const town = smallTown();
    town.get('office.refresh', {}, owner);
    const formulas = new Set(town.formulas('danse', 'Accueil'));
    expect([...formulas].filter((one) => one.includes('#gid=')).length).toBe(3);
    const { lines } = town.get('office.today', {}, clerk('CMD'));
    for (const { tab, address } of lines.filter(({ tab: one }) => one !== null))
      expect([...formulas]).toContain(`=HYPERLINK("${address.slice(address.indexOf('#'))}";"Onglet ${tab}")`);
    expect([...formulas].some((one) => one.endsWith('?page=bureau&action=controles";"Contrôles")'))).toBe(
      true,
    );
    const names = town.records('Registre', 'État').map((row) => `${row['Prénom']} ${row['Nom']}`);
    for (const book of ['danse', 'Pilotage']) {
      const said = town.rows(book, 'Accueil').flat().join('\n');
      expect(names.filter((name) => said.includes(name))).toEqual([]);
    }
  });

  test('keeps the lines of clerks, finds its own where they moved them, and brings back what they deleted', () => {
    const town = smallTown();
    const person = town.person('danse');
    person.insertRows('Accueil', 3, 2);
    person.type('Accueil', 'A3', 'Permanence');
    person.type('Accueil', 'B3', 'mardi 17 h');
    const rows = town.rows('danse', 'Accueil').length;
    person.type('Accueil', `A${rows + 1}`, 'Ne pas oublier la salle 4');
    const silent =
      town
        .rows('danse', 'Accueil')
        .map(([label]) => label)
        .indexOf('Sans réponse') + 1;
    person.type('Accueil', `G${silent}`, 'appeler lundi');
    const drafts =
      town
        .rows('danse', 'Accueil')
        .map(([label]) => label)
        .indexOf('Pièces à vérifier') + 1;
    person.deleteRows('Accueil', drafts);
    person.insertColumns('Accueil', 1);
    send(town);
    town.host.advance({ minutes: 65 });
    expectSame(town, 'danse', clerk('CMD'));
    const labels = town.rows('danse', 'Accueil').map((row) => row[1]);
    for (const label of [
      'Permanence',
      'Ne pas oublier la salle 4',
      'Pièces à vérifier',
      'Dernière mise à jour',
      'Déposée',
    ])
      expect(labels.filter((one) => one === label)).toEqual([label]);
    expect(labels.filter((one) => one === 'Sans réponse')).toHaveLength(2);
    expect(beside(town, 'danse', 'Permanence')).toBe('mardi 17 h');
    expect(beside(town, 'danse', 'Déposée')).toBe('1');
    const noted = town.rows('danse', 'Accueil').find((row) => row.includes('appeler lundi'));
    expect(noted?.[1]).toBe('Sans réponse');
    expect(beside(town, 'danse', 'Adresse de Da Capo')).toMatch(/^http/);
  });

  test('a Pilotage in the bin keeps no workbook waiting, and the clerk is told', () => {
    const town = smallTown();
    send(town);
    town.host.gate.at({ member: 'SpreadsheetApp.openById', nth: 5, in: 'call' }, 'before', () => {
      throw new ServiceError('Unexpected error while getting the method or property openById.');
    });
    const reply = town.ask('office.refresh', {}, owner);
    expect(reply.ok ? '' : reply.refusal.message).toContain('Pas à jour\u00a0: Pilotage.');
    expectSame(town, 'danse', clerk('CMD'));
  });
});
