import { describe, expect, test } from 'vitest';
import { after, livedTown } from './lived.ts';
import { key, owner, type Town } from './town.ts';

const page = (town: Town) => town.get('office.retention', {}, owner);

function purge(town: Town, name = 'un') {
  const total = page(town).table.reduce((sum, { due }) => sum + due, 0);
  const { eliminations } = town.get('office.preparePurge', { confirmed: total, requestKey: key(`prepare-${name}`) }, owner);
  const number = eliminations[0]?.number ?? '';
  const on = new Date(town.host.clock.now()).toISOString().slice(0, 10);
  town.get('office.purgeVisa', { number, name: 'Jo Archives', quality: 'archiviste', on, requestKey: key(`visa-${name}`) }, owner);
  for (let calls = 0; calls < 50; calls++)
    if (town.get('office.purge', { number, requestKey: key(`purge-${name}`) }, owner).isDone) return number;
  throw new Error('never done');
}

describe('a purge', () => {
  test('six years on, removes', () => {
    const town = livedTown();
    console.log(page(town).table.map(({ category, due }) => `${category} ${due}`).join(', '));
    after(town, 2);
    console.log(page(town).table.map(({ category, due }) => `${category} ${due}`).join(', '));
    after(town, 4);
    console.log(page(town).table.map(({ category, due }) => `${category} ${due}`).join(', '));
    purge(town);
    console.log(town.records('Registre', 'État').length, town.records('Registre', 'Éliminations'));
    console.log(town.records('Registre', 'Statistiques'));
    console.log(town.records('Registre', 'Journal').slice(0,5), town.records('Registre', 'Personnes').slice(0,3), town.records('Registre','Participations').slice(0,2));
    expect(town.records('Registre', 'État')).toEqual([]);
  }, 120_000);
});
