import { describe, expect, test } from 'vitest';
import { after, livedTown, traces } from './lived.ts';
import { key, owner, type Town } from './town.ts';

const page = (town: Town) => town.get('office.retention', {}, owner);

function purge(town: Town, name = 'un') {
  const total = page(town).table.reduce((sum, { due }) => sum + due, 0);
  const { eliminations } = town.get(
    'office.preparePurge',
    { confirmed: total, requestKey: key(`prepare-${name}`) },
    owner,
  );
  const number = eliminations[0]?.number ?? '';
  const on = new Date(town.host.clock.now()).toISOString().slice(0, 10);
  town.get(
    'office.purgeVisa',
    { number, name: 'Jo Archives', quality: 'archiviste', on, requestKey: key(`visa-${name}`) },
    owner,
  );
  for (let calls = 0; calls < 50; calls++)
    if (town.get('office.purge', { number, requestKey: key(`purge-${name}`) }, owner).isDone) return number;
  throw new Error('never done');
}

describe('a purge', () => {
  test('six years on, removes', () => {
    const town = livedTown();
    const people = [...town.records('Registre', 'Personnes'), ...town.records('Registre', 'Bulletins')];
    const names = new Set(
      people
        .flatMap((row) => [row['Nom'], row['Courriel'], row['Téléphone'], row['Est l’élève']])
        .filter((text): text is string => text !== undefined && text.length > 3),
    );
    console.log(names.size, traces(town, [...names]).length);
    after(town, 6);
    purge(town);
    const left = traces(town, [...names]);
    const byFile = new Map<string, string[]>();
    for (const one of left) {
      const [file = '', text = ''] = one.split(': ');
      byFile.set(file, [...(byFile.get(file) ?? []), text]);
    }
    console.log([...byFile].map(([file, texts]) => file + ' ' + texts.length).join(' '));
    for (const tab of [
      'Journal',
      'Courriels',
      'Propositions',
      'Événements',
      'Bulletins',
      'Participations',
      'Tirages',
      'Papiers',
      'Lettres',
      'Lots',
      'Personnes',
      'État',
      'Dépôt',
    ])
      for (const row of town.records('Registre', tab))
        for (const n of names)
          if (JSON.stringify(row).includes(n)) console.log(tab, n, JSON.stringify(row).slice(0, 600));
  }, 120_000);
});
