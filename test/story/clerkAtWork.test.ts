import { describe, expect, test } from 'vitest';
import { ServiceError } from '../../host/emulated.ts';
import { stream } from '../seed.ts';
import { answerFor, key, lastTrips, nDiaye, owner, smallTown, type Town } from './town.ts';

type Person = ReturnType<Town['person']>;

const chance = stream();
const someOf = (calls: readonly number[]): number[] =>
  Array.from({ length: 6 }, () => calls[Math.floor(chance() * calls.length)] ?? 1);

const { student, claire } = nDiaye;

function sendAndRefresh(town: Town, mail: string = claire, n: number | string = 1): string {
  const home = town.open(mail);
  const card = home.students[0];
  if (!card) throw new Error('aucun élève');
  const request = { student: card.number, requestKey: key(n), answer: answerFor(home, card) };
  const { session } = town.get('family.send', { session: home.session, ...request });
  town.get('family.afterwards', { session, student: card.number });
  return card.number;
}

function settle(town: Town): void {
  town.host.advance({ minutes: 15 });
}

const columnOf = (town: Town, heading: string) =>
  (town.rows('danse', 'Demandes')[0] ?? []).indexOf(heading) + 1;
const letter = (column: number): string =>
  column > 26 ? `A${letter(column - 26)}` : String.fromCharCode(64 + column);
const rowOf = (town: Town, number: string) =>
  town.rows('danse', 'Demandes').findIndex((row) => row.includes(number)) + 1;

/** Row of *Accueil* that says when a workbook was brought up to date. */
const updatedAt = (town: Town, book: string) =>
  town.rows(book, 'Accueil').findIndex(([label]) => label === 'Dernière mise à jour') + 1;

/** The rows below the headings, wherever these are. */
function linesOf(town: Town): Record<string, string>[] {
  const rows = town.rows('danse', 'Demandes');
  const found = rows.findIndex((row) => row.includes('N° élève'));
  const headings = rows[found] ?? [];
  return rows
    .slice(found + 1)
    .map((row) => Object.fromEntries(headings.map((heading, i) => [heading, row[i] ?? ''])));
}

/** What the tab must show for each student, from the Registre; where rows stand does not matter. */
function expectTrue(town: Town): void {
  const registre = town.records('Registre', 'État').filter((row) => row['Établissement'] === 'CMD');
  const shown = linesOf(town);
  const numbers = shown.map((row) => row['N° élève']).filter((number) => number !== '');
  expect([...numbers].sort()).toEqual(registre.map((row) => row['Élève']).sort());
  for (const row of registre) {
    const line = shown.find((one) => one['N° élève'] === row['Élève']);
    expect(line?.['Nom']).toBe(row['Nom']);
    const status = row['Demande'] === '' ? 'Sans réponse' : 'Déposée';
    expect(line?.['Statut']).toBe(status);
  }
}

/** A clerk's private note beside each student, in a column of its own, at the right of everything or elsewhere. */
function writeNotes(
  town: Town,
  column = (town.rows('danse', 'Demandes')[0] ?? []).length + 1,
  heading = 'Ma note',
): void {
  const clerk = town.person('danse');
  const numbers = town.records('danse', 'Demandes').map((row) => row['N° élève']);
  clerk.insertColumns('Demandes', column);
  clerk.paste(
    'Demandes',
    `${letter(column)}1`,
    [heading, ...numbers.map(noteOf)].map((note) => [note]),
  );
}

const noteOf = (number: string | undefined) => (number ? `note de ${number}` : '');

function expectNotesInPlace(town: Town): void {
  for (const row of town.records('danse', 'Demandes')) {
    if (row['N° élève'] !== '') expect(row['Ma note']).toBe(`note de ${row['N° élève']}`);
  }
}

/** What the clerk reads beside the students in the columns of her own. */
function notesSeen(town: Town): string[] {
  const notes = linesOf(town).flatMap((row) =>
    ['Ma note', 'À part'].map((heading) => `${row['N° élève']}, ${heading}\u00a0: ${row[heading] ?? ''}`),
  );
  return notes.filter((note) => !note.endsWith('\u00a0: ')).sort();
}

describe('a clerk at work in the tab Demandes', () => {
  test('finds the request there within the background call, with real dates, and the acknowledgement in Courriels', () => {
    const town = smallTown();
    sendAndRefresh(town);
    const line = town.records('danse', 'Demandes').find((row) => row['N° élève'] === student);
    expect(line).toMatchObject({
      Nom: 'N’Diaye',
      Prénom: 'Emma',
      'Né(e) le': '31/07/2015',
      Statut: 'Déposée',
      'Faite par': 'Claire N’Diaye',
      'Envoyée le': '11/05/2026 10:00',
    });
    const values = town.person('danse').values('Demandes');
    const born = values[rowOf(town, student) - 1]?.[columnOf(town, 'Né(e) le') - 1];
    expect(Object.prototype.toString.call(born)).toBe('[object Date]');
    const mail = town.records('danse', 'Courriels').find((row) => row['Objet'] === 'accusé de réception');
    expect(mail).toMatchObject({ 'N° élève': student, À: claire, État: 'envoyé' });
  });

  const sorts = ['Nom', 'Prénom', 'Statut', 'Né(e) le'] as const;
  for (const heading of sorts) {
    test(`sorted by ${heading} before, and in the middle of a refresh at any call: notes stay beside their student`, () => {
      const quiet = smallTown();
      writeNotes(quiet);
      sendAndRefresh(quiet);
      const calls = lastTrips(quiet);
      for (const call of calls.filter((_, i) => i % 2 === 0)) {
        const town = smallTown();
        writeNotes(town);
        town.person('danse').sort('Demandes', columnOf(town, 'N° élève'), false);
        const home = town.open(claire);
        const card = home.students[0];
        if (!card) throw new Error('aucun élève');
        const answer = answerFor(home, card);
        const { session } = town.get('family.send', {
          session: home.session,
          student,
          requestKey: key(1),
          answer,
        });
        town.host.gate.at({ call, in: 'call' }, 'before', () => {
          town.person('danse').sort('Demandes', columnOf(town, heading), true);
        });
        town.get('family.afterwards', { session, student });
        settle(town);
        expectTrue(town);
        expectNotesInPlace(town);
      }
    });
  }

  const meanwhile: Readonly<Record<string, (clerk: Person, town: Town) => void>> = {
    'inserts a column before everything': (clerk) => clerk.insertColumns('Demandes', 1),
    'inserts a column in the middle': (clerk, town) =>
      clerk.insertColumns('Demandes', columnOf(town, 'Statut')),
    'deletes a column of the view': (clerk, town) =>
      clerk.deleteColumns('Demandes', columnOf(town, 'Prénom')),
    'deletes a column of her own': (clerk, town) => clerk.deleteColumns('Demandes', columnOf(town, 'À part')),
    'inserts rows above the headings': (clerk) => clerk.insertRows('Demandes', 1, 2),
    'inserts a row among the students': (clerk) => clerk.insertRows('Demandes', 3),
    'deletes the row of another student': (clerk) => clerk.deleteRows('Demandes', 3),
    'deletes the row of the student': (clerk, town) => clerk.deleteRows('Demandes', rowOf(town, student)),
    'deletes most rows': (clerk) => clerk.deleteRows('Demandes', 3, 20),
    'sorts by another column': (clerk, town) => clerk.sort('Demandes', columnOf(town, 'Nom'), false),
    'renames a heading': (clerk) => clerk.renameHeading('Demandes', 'Statut', 'Où ça en est'),
    'writes another note': (clerk, town) =>
      clerk.type('Demandes', `${letter(columnOf(town, 'À part'))}2`, 'relue'),
  };
  for (const [act, edit] of Object.entries(meanwhile)) {
    test(`who ${act} at any call of a refresh loses no note, and the tab is true again after the timer`, () => {
      const send = () => {
        const town = smallTown();
        writeNotes(town, 2);
        writeNotes(town, (town.rows('danse', 'Demandes')[0] ?? []).length + 1, 'À part');
        const home = town.open(claire);
        const card = home.students[0];
        if (!card) throw new Error('aucun élève');
        const answer = answerFor(home, card);
        const request = { session: home.session, student, requestKey: key(1), answer };
        return { town, session: town.get('family.send', request).session };
      };
      const quiet = send();
      quiet.town.get('family.afterwards', { session: quiet.session, student });
      const calls = lastTrips(quiet.town);
      for (const call of someOf(calls)) {
        const { town, session } = send();
        let seen: string[] = [];
        town.host.gate.at({ call, in: 'call' }, 'before', () => {
          edit(town.person('danse'), town);
          seen = notesSeen(town);
        });
        town.ask('family.afterwards', { session, student });
        expect(seen.length).toBeGreaterThan(10);
        settle(town);
        expectTrue(town);
        expect(notesSeen(town), `call ${call}`).toEqual(seen);
      }
    });
  }

  test('columns moved, inserted and renamed, rows inserted and deleted, a tab renamed: all is found or restored', () => {
    const town = smallTown();
    const clerk = town.person('danse');
    clerk.insertColumns('Demandes', 3, 2);
    clerk.type('Demandes', 'C1', 'À rappeler');
    clerk.renameHeading('Demandes', 'Statut', 'Où ça en est');
    clerk.insertRows('Demandes', 5, 2);
    clerk.deleteRows('Demandes', 9, 3);
    clerk.insertRows('Demandes', 1);
    clerk.type('Demandes', 'A1', 'Ma liste');
    clerk.renameSheet('Demandes', 'Réinscriptions 2026');
    sendAndRefresh(town);
    settle(town);
    const [, headings = [], ...rows] = town.rows('danse', 'Réinscriptions 2026');
    const number = headings.indexOf('N° élève');
    const status = headings.indexOf('Statut');
    const numbers = rows.map((row) => row[number]).filter((one) => one !== '');
    expect(numbers.length).toBe(28);
    expect(new Set(numbers).size).toBe(28);
    expect(rows.find((row) => row[number] === student)?.[status]).toBe('Déposée');
    expect(headings).toContain('À rappeler');
    expect(town.rows('danse', 'Courriels').length).toBeGreaterThan(1);
  });

  test('a workbook that cannot be opened keeps no other waiting: the clerk is told which, and what to do', () => {
    const town = smallTown();
    for (const book of ['danse', 'Hangar', 'Galerie'])
      town.person(book).type('Accueil', `B${updatedAt(town, book)}`, 'jamais');
    town.host.gate.at({ member: 'SpreadsheetApp.openById', nth: 2, in: 'call' }, 'before', () => {
      throw new ServiceError('Unexpected error while getting the method or property openById.');
    });
    const reply = town.ask('office.refresh', {}, owner);
    expect(reply.ok ? '' : reply.refusal.message).toBe(
      'Pas à jour\u00a0: Conservatoire de danse et de musique. Aucune demande n’est perdue, et les autres classeurs sont ' +
        'à jour. Vérifiez que ce classeur n’est pas dans la corbeille de Drive et qu’aucune plage n’y est protégée, puis ' +
        'recommencez.',
    );
    const updates = () =>
      ['danse', 'Hangar', 'Galerie'].map(
        (book) => town.rows(book, 'Accueil')[updatedAt(town, book) - 1]?.[1] === 'jamais',
      );
    expect(updates()).toEqual([true, false, false]);
    town.host.advance({ minutes: 65 });
    expect(updates()).toEqual([false, false, false]);
  });

  test('a deleted tab is made again, whole', () => {
    const town = smallTown();
    town.person('danse').deleteSheet('Demandes');
    sendAndRefresh(town);
    settle(town);
    expectTrue(town);
  });

  test('pasted rows without a number, twice or unknown are left alone and said in Accueil', () => {
    const town = smallTown();
    const clerk = town.person('danse');
    const rows = town.rows('danse', 'Demandes');
    const last = rows.length + 1;
    clerk.paste('Demandes', `A${last}`, [
      ['', 'Recopié'],
      [student, 'Deux fois'],
      ['E99999', 'Inconnu'],
    ]);
    town.get('office.refresh', {}, owner);
    const check = town.records('danse', 'Accueil').length;
    expect(check).toBeGreaterThan(0);
    const said = town.rows('danse', 'Accueil').find(([label]) => label === 'À vérifier')?.[1];
    expect(said).toBe(
      `Onglet Demandes, lignes sans numéro d’élève, non prises en compte\u00a0: ${last}. ` +
        `Onglet Demandes, lignes en double, la première seule compte\u00a0: ${last + 1}. ` +
        `Onglet Demandes, numéros d’élève inconnus ici\u00a0: lignes ${last + 2}.`,
    );
    expect(town.rows('danse', 'Demandes')[last - 1]?.[1]).toBe('Recopié');
  });
});
