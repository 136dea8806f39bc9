import { describe, expect, test } from 'vitest';
import { bonnet, contest, livedTown } from './lived.ts';
import { clerk, key, lastTrips, owner, smallTown, type Town } from './town.ts';

const find = (town: Town, words: string) => town.get('office.findPeople', { words }, owner);
const refsOf = (found: readonly { readonly ref: string }[]) => found.map(({ ref }) => ref);

describe('a search of people', () => {
  test('by the number of a student also shows whoever may be the same person, after, and joins nobody', () => {
    const town = smallTown();
    const both = find(town, 'salomé marie').found.filter(({ kind }) => kind === 'student');
    expect(both).toHaveLength(2);
    const [one, other] = both;
    const number = one?.facts.find(([label]) => label === 'N°\u00a0élève')?.[1] ?? '';
    const { found, more } = find(town, number);
    expect(refsOf(found)).toEqual([one?.ref, other?.ref]);
    expect(found.map(({ maybe }) => maybe)).toEqual([[other?.ref], [one?.ref]]);
    expect(more).toBe(0);
  });

  test('reads those who asked for the terms one after another in one round trip, and finds each', () => {
    const town = smallTown();
    const ask = (lastName: string, rank: number) =>
      town.get(
        'office.sendTerms',
        {
          lastName,
          firstNames: 'Nora',
          address: '1 rue A',
          mail: '',
          requestKey: key(`demande-${rank}`),
        },
        owner,
      );
    const tripsOf = (words: string) => {
      const { found } = find(town, words);
      return [found.map(({ name }) => name), lastTrips(town).length] as const;
    };
    ask('Zéphyrine', 3);
    const [one, trips] = tripsOf('zephyrine');
    expect(one).toEqual(['Nora Zéphyrine']);
    ['Zacharie', 'Zélande', 'Zola'].forEach(ask);
    expect(tripsOf('nora z')).toEqual([
      ['Nora Zéphyrine', 'Nora Zacharie', 'Nora Zélande', 'Nora Zola'],
      trips,
    ]);
  });

  test('of too many shows thirty, and says how many more there are', () => {
    const { found, more } = find(smallTown(), 'e');
    expect(found.length).toBeGreaterThanOrEqual(30);
    expect(more).toBeGreaterThan(0);
  });
});

describe('a hold', () => {
  const hold = (town: Town, kind: 'person' | 'course' | 'draw', target: string) =>
    town.ask('office.hold', { kind, target, reason: 'Recours.', requestKey: key(`gel-${kind}`) }, owner);

  test('says in words whom or what it keeps: name and access, course and title, draw, contestation', () => {
    const town = livedTown();
    contest(town);
    const ref = find(town, bonnet.mei).found[0]?.ref ?? '';
    const draw = town.get('office.draws', {}, owner).draws[0]?.draw ?? '';
    for (const [kind, target] of [
      ['person', ref],
      ['course', 'DAN-IN'],
      ['draw', draw],
    ] as const)
      expect(hold(town, kind, target).ok).toBe(true);
    const entry = town.records('Registre', 'Réclamations')[0]?.['Participation'];
    const words = town.get('office.retention', {}, owner).holds.map((one) => one.words);
    expect(words).toEqual([
      `Mei Bonnet (accès ${ref.slice('acces:'.length)})`,
      'Cours DAN-IN, Initiation danse 6–7 ans',
      `Tirage ${draw}`,
      `Contestation R0001, participation ${entry} du tirage ${draw}`,
    ]);
  });

  test('of what nobody knows is refused at its field, and nothing is held', () => {
    const town = smallTown();
    const reply = hold(town, 'course', 'XXX-1');
    expect(reply).toMatchObject({
      ok: false,
      refusal: {
        message: 'Rien n’est gelé. Vérifiez ce que vous avez choisi.',
        fields: [{ field: 'target', message: 'Ce cours n’est pas connu.' }],
      },
    });
    expect(town.get('office.retention', {}, owner).holds).toEqual([]);
  });

  test('is refused to a clerk', () => {
    const asked = { kind: 'course', target: 'DAN-IN', reason: 'x', requestKey: key('agent') } as const;
    expect(smallTown().ask('office.hold', asked, clerk('CMD')).ok).toBe(false);
  });
});

test('the menu of a workbook opens the page of personal data', () => {
  const town = smallTown();
  const book = town.host.workbooks.list().find(({ head }) => head.name.includes('Pilotage'));
  const seen = town.host.menu(book?.head.id ?? '', 'Données personnelles', { as: owner.as ?? '' });
  const address = /href="([^"]+)"/.exec(seen.dialogs[0]?.html ?? '')?.[1] ?? '';
  const query = Object.fromEntries(new URL(address).searchParams);
  expect(query).toEqual({ page: 'droits' });
  expect(town.host.visit(query, owner).html).toContain('Sections des donn\\xE9es personnelles');
});
