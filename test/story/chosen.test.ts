import { describe, expect, test } from 'vitest';
import { unpacked } from '../../src/calls/chosen.ts';
import { answerFor, clerk, key, smallTown, type Town } from './town.ts';

const agent = clerk('CMD');
const item = 'Décider pour les lignes choisies…';
const line = 'Onglets déplacés';

const bookOf = (town: Town, name: string): string => {
  const found = town.host.workbooks.list().find(({ head }) => head.name.includes(name));
  if (!found) throw new Error(`aucun classeur ${name}`);
  return found.head.id;
};

/** What the menu shows for a selection: the address it offers, or what it says. */
function click(town: Town, selection: string, tab = 'Demandes') {
  const seen = town.host.menu(bookOf(town, 'danse'), item, {
    as: agent.as ?? '',
    selection: `'${tab}'!${selection}`,
  });
  const address = /href="([^"]+)"/.exec(seen.dialogs[0]?.html ?? '')?.[1]?.replace(/&amp;/g, '&') ?? '';
  return { address, said: seen.alerts.map(({ text }) => text).join(), title: seen.dialogs[0]?.title ?? '' };
}

/** The students whom the page is given. */
function chosen(town: Town, selection: string, tab = 'Demandes'): string[] {
  const { address } = click(town, selection, tab);
  const query = Object.fromEntries(new URL(address).searchParams);
  expect([query['page'], query['action']]).toEqual(['bureau', 'decisions']);
  const { html } = town.host.visit(query, agent);
  const boot = JSON.parse(/<script type="application\/json" id="boot">(.*?)<\/script>/.exec(html)?.[1] ?? '');
  expect(boot.section).toBe('decisions');
  return unpacked(boot.students);
}

const numbersIn = (town: Town): string[] =>
  town.records('danse', 'Demandes').map((row) => row['N° élève'] ?? '');

describe('the rows a clerk selects', () => {
  test('give the numbers of their students, of every range, each once, headings and empty rows left out', () => {
    const town = smallTown();
    const numbers = numbersIn(town);
    expect(chosen(town, 'B1:C3,A3,D6:D7')).toEqual([0, 1, 4, 5].map((i) => numbers[i]));
    expect(chosen(town, `C2:C${numbers.length + 50}`)).toEqual(numbers);
    const documents = town.records('danse', 'Pièces');
    expect(chosen(town, 'E2:E5', 'Pièces')).toEqual([
      ...new Set(documents.slice(0, 4).map((row) => row['N° élève'] ?? '')),
    ]);
    expect(click(town, 'A2').title).toBe('Da Capo – Décider pour 1\u00a0élève');
  });

  test('are read wherever the clerk moved rows, headings and columns', () => {
    const town = smallTown();
    const person = town.person('danse', agent.as);
    person.sort('Demandes', (town.rows('danse', 'Demandes')[0] ?? []).indexOf('Nom') + 1, false);
    person.insertColumns('Demandes', 1, 2);
    person.insertRows('Demandes', 1);
    person.type('Demandes', 'A1', line);
    const rows = town.rows('danse', 'Demandes');
    const at = (rows[1] ?? []).indexOf('N° élève');
    expect(chosen(town, 'A3:A4')).toEqual([rows[2]?.[at], rows[3]?.[at]]);
  });

  test('that are hidden, by a filter or by hand, are not taken', () => {
    const town = smallTown();
    const person = town.person('danse', agent.as);
    const records = town.records('danse', 'Demandes');
    const headings = town.rows('danse', 'Demandes')[0] ?? [];
    const name = records[3]?.['Nom'] ?? '';
    person.filter('Demandes', headings.indexOf('Nom') + 1, [name, records[5]?.['Nom'] ?? '']);
    person.hideRows('Demandes', 7);
    const shown = records
      .map((row, i) => [row, i + 2] as const)
      .filter(([row, at]) => [name, records[5]?.['Nom']].includes(row['Nom'] ?? '') && at !== 7)
      .map(([row]) => row['N° élève']);
    expect(shown.length).toBeLessThan(records.length);
    expect(chosen(town, `A2:A${records.length + 1}`)).toEqual(shown);
    expect(click(town, 'A7').said).toContain('Aucun élève n’est choisi.');
  });

  test('without students, or too many, are said, and nothing opens', () => {
    const town = smallTown();
    const nothing =
      'Aucun élève n’est choisi. Sélectionnez des lignes sous les titres, puis recommencez. Une ligne cachée ne compte pas.';
    expect(click(town, 'A1:Z1')).toMatchObject({ said: nothing, address: '' });
    expect(click(town, 'A190')).toMatchObject({ said: nothing, address: '' });
    expect(click(town, 'A1', 'Accueil').said).toBe(
      'Cet onglet n’a pas de colonne «\u00a0N° élève\u00a0». Ouvrez l’onglet Demandes ou Pièces, sélectionnez des lignes, puis recommencez.',
    );
    const person = town.person('danse', agent.as);
    const below = numbersIn(town).length + 2;
    person.paste(
      'Demandes',
      `A${below}`,
      Array.from({ length: 301 }, (_, i) => [`X${i}`]),
    );
    expect(click(town, `A${below}:A${below + 300}`).said).toMatch(
      /^Vous avez sélectionné plus de 300\u00a0élèves/,
    );
    expect(chosen(town, `A${below + 1}:A${below + 300}`).length).toBe(300);
    const long = Array.from({ length: 300 }, (_, i) => [`${i * 7919}-${'long'.repeat(7)}`]);
    person.paste('Demandes', `A${below}`, long);
    expect(click(town, `A${below}:A${below + 299}`)).toMatchObject({
      said: 'Cela fait trop d’élèves pour une fois. Choisissez moins de lignes, puis recommencez.',
      address: '',
    });
  });

  test('are decided as one batch; who is unknown or elsewhere is said and left out', () => {
    const town = smallTown();
    const [emma = ''] = ['claire.ndiaye19@example.org'].map((mail) => {
      const home = town.open(mail);
      const card = home.students[0];
      if (!card) throw new Error('aucun élève');
      const sent = { session: home.session, student: card.number, requestKey: key('envoi') };
      town.get('family.send', { ...sent, answer: answerFor(home, card) });
      return card.number;
    });
    const elsewhere = town.records('Hangar', 'Demandes')[0]?.['N° élève'] ?? '';
    const row = numbersIn(town).indexOf(emma) + 2;
    const students = [...chosen(town, `A${row}`), elsewhere, 'INCONNU'];
    const picked = { students, decision: 'confirm' as const, reason: '' };
    const preview = town.get('office.reviewPreview', { picked }, agent);
    expect([preview.total, preview.mails]).toEqual([1, 1]);
    expect(preview.problems.map(({ sentence }) => sentence)).toEqual([
      `${elsewhere}\u00a0: Cet élève n’est pas parmi les vôtres.`,
      'INCONNU\u00a0: Cet élève n’est pas parmi les vôtres.',
    ]);
    const asked = { picked, shown: preview.shown, requestKey: key('lot') };
    expect(town.get('office.reviewApply', asked, agent)).toMatchObject({ lot: 1, done: 1, total: 1 });
    expect(town.records('danse', 'Demandes')[row - 2]?.['Statut']).toBe('Confirmée');
    const many = { ...picked, students: Array.from({ length: 301 }, (_, i) => `E${i}`) };
    const refused = town.ask('office.reviewPreview', { picked: many }, agent);
    expect(refused.ok ? '' : refused.refusal.kind).toBe('invalid');
  });
});
