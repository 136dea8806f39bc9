import { describe, expect, test } from 'vitest';
import type { Visitor } from '../../host/index.ts';
import type { CallInput } from '../../src/calls.ts';
import { scanned } from '../papers/pictures.ts';
import { stream } from '../seed.ts';
import {
  clerk,
  deathsIn,
  example,
  importFile,
  key,
  lastTrips,
  owner,
  smallTown,
  type Town,
  uninvitedTown,
} from './town.ts';

const preview = (town: Town, as: Visitor = owner) => town.get('office.lettersPreview', {}, as);
const toMake = (town: Town, as: Visitor = owner) =>
  preview(town, as).conservatoires.reduce((sum, one) => sum + one.toMake, 0);
type Again = CallInput<'office.letters'>['again'];

const runOf = (confirmed: number, name = 'lettres', again: Again = 'none') => ({
  requestKey: key(name),
  again,
  confirmed,
});

/** Asks as the page does, until every letter of the run is made; how many calls it took. */
function makeAll(town: Town, run: ReturnType<typeof runOf>, as: Visitor = owner): number {
  for (let calls = 1; ; calls++) {
    const { made, total } = town.get('office.letters', run, as);
    expect(total).toBe(run.confirmed);
    if (made === total) return calls;
  }
}

/** The timer comes again some days later. */
function nextDays(town: Town, days: number): void {
  town.host.clock.set(town.host.clock.now() + days * 24 * 60 * 60 * 1000);
  town.host.advance({ minutes: 6 });
}

/** Persons by document, as the Registre records them. */
const recorded = (town: Town) =>
  town
    .records('Registre', 'Lettres')
    .flatMap((row): { document: string; persons: string[] }[] =>
      row['Journal']
        ? [{ document: row['Document'] ?? '', persons: JSON.parse(row['Personnes'] ?? '[]') }]
        : [],
    );

const documentNamed = (town: Town, id: string) => town.host.documents.find((one) => one.id === id);

/** What a page says, line by line. */
const linesOf = (page: string) =>
  page
    .replace(/<img[^>]*>/g, '')
    .split(/<br>|<\/(?:p|li|h\d|td)>/)
    .map((line) => line.replace(/<[^>]+>/g, '').trim())
    .filter((line) => line !== '');

const pageOf = (town: Town, name: string) => {
  const page = town.host.documents.flatMap(({ pages }) => pages).find((one) => linesOf(one).includes(name));
  if (page === undefined) throw new Error(`aucune lettre pour ${name}`);
  return page;
};

const codesIn = (town: Town) =>
  town.host.documents.flatMap(({ text }) =>
    [...text.matchAll(/votre code\u00a0: (\S+)/g)].map(([, code = '']) => code),
  );

/** Every person with a letter has one page, in a recorded document, and nobody has two. */
function expectOnce(town: Town, count: number): void {
  const persons = recorded(town).flatMap((batch) => batch.persons);
  expect(persons).toHaveLength(count);
  expect(new Set(persons).size).toBe(count);
  for (const batch of recorded(town)) {
    const document = documentNamed(town, batch.document);
    expect(document?.pages).toHaveLength(batch.persons.length);
    batch.persons.forEach((person, page) => {
      expect(linesOf(document?.pages[page] ?? '')).toContain(`Référence\u00a0: ${person}`);
    });
  }
}

describe('a letter for who has no mail (PAR-048, X1)', () => {
  test('says before the opening where and when to come, with what, whom to call, and how to answer alone', () => {
    const town = uninvitedTown();
    makeAll(town, runOf(8));
    const page = pageOf(town, 'Stéphane Konaté');
    const [code = ''] = /votre code\u00a0: <[^>]+>(?:<[^>]+>)*[\w-]+/.exec(page) ?? [];
    expect(code).not.toBe('');
    const lines = linesOf(page).map((line) => line.replace(/^(votre code\u00a0: ).*/, '$1…'));
    expect(lines).toEqual([
      'Ville de Valmont-sur-Orge',
      'Conservatoire de danse et de musique',
      '3 place du Marché',
      '91990 Valmont-sur-Orge',
      'Tél.\u00a0: 01\u00a099\u00a000\u00a001\u00a001',
      'Le 3\u00a0mai 2026',
      'Référence\u00a0: P50',
      'Stéphane Konaté',
      '111 rue de l’Église',
      '91990 VALMONT-SUR-ORGE',
      'Réinscription 2026-2027 d’Ilyès',
      'Venez faire la demande au conservatoire, entre le lundi 11\u00a0mai 2026 à\u00a010\u00a0h et le samedi 30\u00a0mai 2026 à\u00a015\u00a0h. Après, aucune demande n’est acceptée.',
      'Un agent la remplit avec vous dans le service en ligne, en votre présence. Comptez dix minutes. Vous n’avez pas besoin d’internet, et les élèves ne sont pas obligés de venir.',
      'Appelez avant de venir, ou si vous avez une question\u00a0: 01\u00a099\u00a000\u00a001\u00a001.',
      'À apporter',
      'Avis d’imposition 2026 sur les revenus 2025',
      'Justificatif de domicile de moins de 3\u00a0mois',
      'Photo d’identité',
      'Il vous manque un papier\u202f? Venez quand même. Vous pourrez le donner plus tard, jusqu’au vendredi 31\u00a0juillet 2026 inclus.',
      'Vous préférez répondre par internet, sans vous déplacer\u202f?',
      'Photographiez ce carré\u00a0: la page s’ouvre. Tapez ensuite\u00a0:',
      'votre identifiant\u00a0: P50',
      'votre code\u00a0: …',
      'Ne donnez ce code à personne.',
      `Sur un ordinateur, ouvrez cette adresse\u00a0: ${town.host.addressOf('public')}`,
      'Le dépôt de la demande ne vaut pas réinscription\u00a0: le conservatoire vous répond ensuite. La ville répond aussi\u00a0: Direction des affaires culturelles, 01\u00a099\u00a000\u00a009\u00a009, du lundi au vendredi, de 9\u00a0h à 17\u00a0h.',
    ]);
  });

  test('is one page a person, in one document a conservatoire, by name', () => {
    const town = uninvitedTown();
    expect(makeAll(town, runOf(8))).toBe(2);
    expectOnce(town, 8);
    expect(town.host.documents.map(({ name, pages }) => [name, pages.length])).toEqual([
      ['Lettres – Conservatoire de danse et de musique – dimanche 3\u00a0mai 2026', 7],
      ['Lettres – Le Hangar – dimanche 3\u00a0mai 2026', 1],
    ]);
    const people = new Map(town.records('Registre', 'Personnes').map((row) => [row['Personne'], row]));
    const [danse] = recorded(town);
    const names = danse?.persons.map((id) => people.get(id)?.['Nom'] ?? '') ?? [];
    expect(names).toEqual([...names].sort((a, b) => a.localeCompare(b, 'fr')));
    expect(danse?.persons.every((id) => people.get(id)?.['Courriel'] === '')).toBe(true);
  });

  test('carries a square that opens the families’ address, and neither the code nor the personal link', () => {
    const town = uninvitedTown();
    makeAll(town, runOf(8));
    for (const { html } of town.host.documents) {
      const squares = [...html.matchAll(/base64,([^"]+)"/g)].map(([, png = '']) => scanned(png));
      expect(new Set(squares)).toEqual(new Set([town.host.addressOf('public')]));
      expect(html).not.toContain('acces=');
    }
  });

  test('opens the page of its reader with the identifier and the code printed', () => {
    const town = smallTown();
    makeAll(town, runOf(8));
    const [, code = ''] =
      /votre code\u00a0: (\S+)/.exec(linesOf(pageOf(town, 'Stéphane Konaté')).join('\n')) ?? [];
    const home = town.get('family.signIn', { identifier: 'P50', code });
    expect(home.person).toMatchObject({ firstName: 'Stéphane', lastName: 'Konaté' });
  });

  test('shows its day in the tab Lettres, where somebody without a letter shows none', () => {
    const town = uninvitedTown();
    town.get('office.refresh', {}, owner);
    const days = () =>
      ['danse', 'Hangar'].map((book) => town.records(book, 'Lettres').map((row) => row['Lettre faite le']));
    expect(days()).toEqual([Array(7).fill(''), ['']]);
    makeAll(town, runOf(1), clerk('HAN'));
    expect(days()).toEqual([Array(7).fill(''), ['03/05/2026 09:00']]);
    town.get('office.refresh', {}, owner);
    expect(days()).toEqual([Array(7).fill(''), ['03/05/2026 09:00']]);
  });

  test('is written in the Journal by batch, by whom, without a code, and no log tells one', () => {
    const town = uninvitedTown();
    makeAll(town, runOf(8));
    const acts = town.records('Registre', 'Journal').filter((row) => row['Quoi']?.startsWith('Lettres'));
    expect(acts.map((row) => [row['Quoi'], row['Qui']])).toEqual([
      ['Lettres faites\u00a0: 7 personnes', owner.as],
      ['Lettres faites\u00a0: 1 personne', owner.as],
    ]);
    const codes = codesIn(town);
    expect(codes).toHaveLength(8);
    const tabs = ['Journal', 'Lettres', 'Personnes', 'Courriels', 'État'];
    const kept = JSON.stringify([
      tabs.map((tab) => town.rows('Registre', tab)),
      town.rows('danse', 'Lettres'),
      town.host.executions.flatMap(({ logs }) => logs),
      town.host.state,
    ]);
    for (const code of codes) expect(kept).not.toContain(code);
  });
});

describe('who already has a letter', () => {
  test('gets no second one, and a newcomer gets the only new page', () => {
    const town = uninvitedTown();
    makeAll(town, runOf(8));
    expect(toMake(town)).toBe(0);
    expect(town.get('office.letters', runOf(0, 'encore'), owner)).toMatchObject({ made: 0, total: 0 });
    const file = new TextDecoder('latin1').decode(example('valmont-small', 'eleves.csv'));
    importFile(town, Buffer.from(file.replace(/FREDERIC.NGUYEN61@EXAMPLE.ORG/g, ''), 'latin1'), key('sans'));
    expect(toMake(town)).toBe(1);
    makeAll(town, runOf(1, 'suite'));
    expectOnce(town, 9);
    expect(pageOf(town, 'Frédéric Nguyen')).toContain(
      'Réinscription 2026-2027 de Manon, de Camille et d’Octave',
    );
  });

  test('gets another when everything is to be printed again, in a new document', () => {
    const town = uninvitedTown();
    makeAll(town, runOf(8));
    const codes = codesIn(town);
    makeAll(town, runOf(8, 'encore', 'all'));
    expect(recorded(town).map(({ persons }) => persons.length)).toEqual([7, 1, 7, 1]);
    expect(new Set(codesIn(town))).toEqual(new Set(codes));
    expect(
      preview(town).conservatoires.map(({ made, toMake: left, documents }) => [made, left, documents.length]),
    ).toEqual([
      [7, 0, 2],
      [1, 0, 2],
      [0, 0, 0],
    ]);
  });

  test('a number that is no longer true makes nothing, and the new one comes back', () => {
    const town = uninvitedTown();
    const answer = town.get('office.letters', runOf(7), owner);
    expect([answer.made, answer.total]).toEqual([0, 8]);
    expect(town.host.documents).toEqual([]);
  });

  test('no letter is made once the campaign is over', () => {
    const town = uninvitedTown();
    town.host.clock.set(Date.parse('2026-05-30T15:00:00+02:00'));
    expect(preview(town).over).toBe(
      'Les demandes sont closes depuis le samedi 30\u00a0mai 2026 à\u00a015\u00a0h\u00a0: plus aucune lettre à faire.',
    );
    expect(town.get('office.letters', runOf(8), owner).made).toBe(0);
    expect(town.host.documents).toEqual([]);
  });
});

describe('who makes and opens letters', () => {
  test('a clerk makes and sees those of their conservatoire alone, a manager all', () => {
    const town = uninvitedTown();
    const seen = preview(town, clerk('HAN')).conservatoires.map(({ name, toMake: count }) => [name, count]);
    expect(seen).toEqual([['Le Hangar', 1]]);
    const refused = town.get('office.letters', runOf(8), clerk('HAN'));
    expect([refused.made, refused.total]).toEqual([0, 1]);
    makeAll(town, runOf(1), clerk('HAN'));
    expect(toMake(town)).toBe(7);
  });

  test('the document opens to the team of its conservatoire, and to nobody who left it', () => {
    const town = uninvitedTown();
    makeAll(town, runOf(8));
    const viewers = () => town.host.documents.map((one) => [...one.editors, ...one.viewers]);
    expect(viewers()).toEqual([[clerk('CMD').as], [clerk('HAN').as]]);
    const team = [
      { mail: clerk('HAN').as ?? '', role: 'clerk' as const, conservatoires: ['HAN'] },
      { mail: 'lea.gestion@valmontsurorge.example.org', role: 'manager' as const, conservatoires: [] },
    ];
    town.get('office.clerks', { clerks: team, requestKey: key('equipe2') }, owner);
    expect(viewers()).toEqual([
      ['lea.gestion@valmontsurorge.example.org'],
      [clerk('HAN').as, 'lea.gestion@valmontsurorge.example.org'],
    ]);
  });

  test('a document that somebody deleted keeps nobody from changing the team', () => {
    const town = uninvitedTown();
    makeAll(town, runOf(8));
    const [first] = recorded(town);
    town.host.gate.at({ member: 'DocumentApp.openById' }, 'before', () => {
      town.host.gate.refuse('DocumentApp.openById', `Document ${first?.document} is missing`);
    });
    town.get('office.clerks', { clerks: [], requestKey: key('equipe2') }, owner);
    town.host.gate.clear();
  });
});

/** Gives a person of the Registre another address. */
function move(town: Town, person: string, address: { street: string; postcode: string; town: string }): void {
  const [headings = [], ...rows] = town.rows('Registre', 'Personnes');
  const row = rows.findIndex(([id]) => id === person) + 2;
  const column = String.fromCharCode(65 + headings.indexOf('Adresse'));
  town.person('Registre').type('Personnes', `${column}${row}`, JSON.stringify(address));
}

const whole = { street: '3 rue Haute', postcode: '91990', town: 'Valmont-sur-Orge' };

describe('a postal address that is not as it should be', () => {
  test.each([
    { ...whole, street: ' ' },
    { ...whole, postcode: '' },
    { ...whole, town: '\t' },
  ])('%o: no letter with a hole in its window, the person is named with a phone', (address) => {
    const town = uninvitedTown();
    move(town, 'P50', address);
    expect(preview(town).withoutAddress).toEqual([
      {
        person: 'P50',
        name: 'Stéphane Konaté',
        phone: '06 39 98 23 25',
        conservatoire: 'Conservatoire de danse et de musique',
      },
    ]);
    makeAll(town, runOf(7));
    expect(recorded(town).flatMap(({ persons }) => persons)).not.toContain('P50');
    expect(preview(town, clerk('HAN')).withoutAddress).toEqual([]);
  });

  test.each([
    ['a formula', '=HYPERLINK("http://example.org";"x")', '=HYPERLINK("http://example.or'],
    ['markup', '<img src=x onerror=alert(1)>', '&lt;img src=x onerror=alert(1)&gt;'],
    ['line ends and tabs', '3\true\r\n\r\n\r\nHaute\u0007', '3 rue Haute'],
  ])('%s stays text, on lines of its own', (_, street, shown) => {
    const town = uninvitedTown();
    move(town, 'P50', { ...whole, street });
    makeAll(town, runOf(8));
    const lines = linesOf(pageOf(town, 'Stéphane Konaté').replace(/&#34;/g, '"'));
    expect(lines[lines.indexOf('Stéphane Konaté') + 1]).toBe(shown);
    expect(town.formulas('danse', 'Lettres')).toEqual([]);
  });

  test('too long for the window is cut to six lines, the postcode and the town kept', () => {
    const town = uninvitedTown();
    const street = 'Résidence des Peupliers Argentés, bâtiment C, escalier 14, '.repeat(3);
    move(town, 'P50', { ...whole, street });
    makeAll(town, runOf(8));
    const lines = linesOf(pageOf(town, 'Stéphane Konaté'));
    const from = lines.indexOf('Stéphane Konaté');
    expect(lines.slice(from, lines.indexOf('Réinscription 2026-2027 d’Ilyès'))).toEqual([
      'Stéphane Konaté',
      'Résidence des Peupliers Argentés,',
      'bâtiment C, escalier 14, Résidence',
      'des Peupliers Argentés, bâtiment C,',
      expect.stringMatching(/^escalier 14.*…$/),
      '91990 VALMONT-SUR-ORGE',
    ]);
  });
});

describe('a run of letters that is interrupted', () => {
  const han = clerk('HAN');
  const calls = (() => {
    const town = uninvitedTown();
    town.get('office.letters', runOf(1), han);
    return lastTrips(town);
  })();
  const chance = stream();

  test('is counted in calls', () => {
    expect(calls.length).toBeGreaterThan(15);
  });

  test.each(deathsIn(calls))(
    '$when call $call: asked again, every reader has one page, shared, and one act says so',
    (death) => {
      const town = uninvitedTown({ seed: Math.floor(chance() * 2 ** 31) });
      const plan = town.host.gate.killAt({ ...death, in: 'call' });
      expect(town.try('office.letters', runOf(1), han)).toBe(null);
      expect(plan.fired).toBe(true);
      for (const batch of recorded(town)) expect(documentNamed(town, batch.document)?.pages).toHaveLength(1);
      makeAll(town, runOf(1), han);
      expectOnce(town, 1);
      const [batch] = recorded(town);
      expect(documentNamed(town, batch?.document ?? '')?.viewers).toEqual([han.as]);
      const acts = town.records('Registre', 'Journal').filter((row) => row['Quoi']?.startsWith('Lettres'));
      expect(acts).toHaveLength(1);
      expect(town.records('Hangar', 'Lettres').map((row) => row['Lettre faite le'])).toEqual([
        '03/05/2026 09:00',
      ]);
    },
  );

  test('goes on with what is left, in another request too', () => {
    const town = uninvitedTown();
    const { made } = town.get('office.letters', runOf(8), owner);
    expect(made).toBe(7);
    makeAll(town, runOf(1, 'autre'));
    expectOnce(town, 8);
  });

  test('leaves no code behind: what it never recorded is emptied the next day', () => {
    const town = uninvitedTown();
    town.host.gate.killAt({ member: 'Document.saveAndClose', nth: 2, when: 'after', in: 'call' });
    expect(town.try('office.letters', runOf(1), han)).toBe(null);
    expect(codesIn(town)).toHaveLength(1);
    makeAll(town, runOf(1), han);
    expect(codesIn(town)).toHaveLength(2);
    nextDays(town, 2);
    expect(codesIn(town)).toHaveLength(1);
    expectOnce(town, 1);
    expect(recorded(town)).toHaveLength(1);
  });

  test('and whose page is gone is shared by whoever looks next', () => {
    const town = uninvitedTown();
    town.host.gate.killAt({ member: 'Document.addViewers', when: 'before', in: 'call' });
    expect(town.try('office.letters', runOf(1), han)).toBe(null);
    expect(town.host.documents[0]?.viewers).toEqual([]);
    preview(town, han);
    expect(town.host.documents[0]?.viewers).toEqual([han.as]);
  });
});

describe('two runs of letters at once', () => {
  for (const [who, second] of [
    ['the same clerk twice', 'lettres'],
    ['two clerks', 'autre'],
  ] as const) {
    test(`${who}: the pages of one count, those of the other are in no document shown`, () => {
      for (const member of [
        'DocumentApp.create',
        'Document.saveAndClose',
        'Lock.tryLock',
        'Lock.releaseLock',
      ]) {
        const town = uninvitedTown();
        town.host.gate.at({ member }, 'before', () => {
          town.ask('office.letters', runOf(8, second), clerk('CMD'));
          town.ask('office.letters', runOf(7, second), clerk('CMD'));
        });
        town.get('office.letters', runOf(8), owner);
        makeAll(town, runOf(toMake(town), 'reste'));
        expectOnce(town, 8);
        const shown = preview(town).conservatoires.flatMap(({ documents }) => documents);
        expect(shown).toHaveLength(2);
      }
    });
  }

  test('a lock that stays taken records nothing, and says so', () => {
    const town = uninvitedTown();
    town.host.gate.answer('Lock.tryLock', () => false);
    const reply = town.ask('office.letters', runOf(8), owner);
    expect(reply.ok ? 'ok' : reply.refusal.kind).toBe('busy');
    town.host.gate.clear();
    makeAll(town, runOf(8));
    expectOnce(town, 8);
  });
});

describe('many letters', () => {
  test('a hundred a document, each execution well under four minutes', () => {
    const town = uninvitedTown();
    const file = new TextDecoder('latin1').decode(example('valmont-small', 'eleves.csv'));
    const [headings = '', first = ''] = file.split('\r\n').length > 2 ? file.split('\r\n') : file.split('\n');
    const lines = Array.from({ length: 130 }, (_, i) => {
      const cells = first.split(';').map((cell) => (cell.includes('@') ? '' : cell));
      cells[1] = `E9${String(i).padStart(4, '0')}`;
      cells[12] = `F9${String(i).padStart(4, '0')}`;
      cells[2] = cells[16] = `Lettre${String.fromCharCode(97 + (i % 26), 97 + Math.floor(i / 26))}`;
      return cells.map((cell, column) => (column > 19 ? '' : cell)).join(';');
    });
    importFile(town, Buffer.from([headings, ...lines].join('\r\n'), 'latin1'), key('beaucoup'));
    const count = toMake(town, clerk('CMD'));
    expect(count).toBeGreaterThan(130);
    makeAll(town, runOf(count), clerk('CMD'));
    expect(recorded(town).map(({ persons }) => persons.length)).toEqual([100, count - 100]);
    expectOnce(town, count);
    const longest = Math.max(...town.host.executions.map(({ milliseconds }) => milliseconds));
    expect(longest).toBeLessThan(80_000);
  });
});
