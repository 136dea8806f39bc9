import { describe, expect, test } from 'vitest';
import type { CallInput } from '../../src/calls.ts';
import { drawnTown } from './lottery.ts';
import { accessesIn, offeredTown } from './offers.ts';
import { clerk, deathsIn, key, lastTrips, owner, smallTown, type Town } from './town.ts';

const draw = 'VALMONTSURORGE-2026-09-14';

const noted = (town: Town) =>
  town.records('Registre', 'Lectures').map((row) => [row['Qui'], row['Quoi'], row['Sujet']]);

type Paper = CallInput<'office.lotteryPaper'>['paper'];

describe('a sensitive reading', () => {
  test('of people is noted with who, when and which references: never the words searched, never a name', () => {
    const town = smallTown();
    const { found } = town.get('office.findPeople', { words: 'ndiaye rachid' }, owner);
    town.get('office.findPeople', { words: 'introuvable' }, owner);
    expect(noted(town)).toEqual([
      [owner.as, 'Recherche d’une personne', found.map(({ ref }) => ref).join(', ')],
      [owner.as, 'Recherche d’une personne', 'personne'],
    ]);
    expect(town.records('Registre', 'Lectures')[0]?.['Instant']).toMatch(/^2026-05-11T10:00:0\d\+02:00$/);
    expect(JSON.stringify(town.rows('Registre', 'Lectures'))).not.toMatch(/diaye|rachid|introuvable/i);
  });

  test.each([
    [{ kind: 'nominatif', draw }, 'Procès-verbal avec les noms', draw],
    [{ kind: 'consultable', draw }, 'Procès-verbal consultable', draw],
    [{ kind: 'dossier', draw, entry: 'T0001' }, 'Dossier de contestation', `${draw}, T0001`],
    [{ kind: 'explanation', draw, entry: 'T0001' }, 'Lettre d’explication', `${draw}, T0001`],
    [{ kind: 'public', draw }, null, ''],
    [{ kind: 'places' }, null, ''],
  ] as const)('of a paper: %o', (paper, what, about) => {
    const town = drawnTown();
    town.get('office.lotteryPaper', { paper: paper as Paper, requestKey: key('papier') }, owner);
    expect(noted(town)).toEqual(what === null ? [] : [[owner.as, what, about]]);
  });

  test('of one family’s file, of the protected file, of addresses for news', () => {
    const town = offeredTown();
    const [access = ''] = accessesIn(town);
    const { entry } = town.get('place.open', { access });
    town.get('place.appeal', {
      access,
      kind: 'question',
      motive: 'rank',
      text: '',
      requestKey: key('question'),
    });
    town.get('office.appeal', { number: 'R0001' }, owner);
    town.get('office.entry', { entry }, owner);
    town.get('office.notServed', {}, clerk('CMD'));
    town.get('office.news', { consent: 'culture' }, owner);
    expect(noted(town)).toEqual([
      [owner.as, 'Réclamation ouverte', 'R0001'],
      [owner.as, 'Participation ouverte', entry],
      [clerk('CMD').as, 'Fichier des non servis', draw],
      [owner.as, 'Adresses pour les nouvelles', 'culture'],
    ]);
  });

  test('that is refused is not noted; nor what a family reads of its own', () => {
    const town = offeredTown();
    town.ask('office.findPeople', { words: 'diaye' }, clerk('CMD'));
    town.ask('office.findPeople', { words: 'diaye' });
    town.ask('office.entry', { entry: 'T9999' }, owner);
    town.get('place.open', { access: accessesIn(town)[0] ?? '' });
    expect(noted(town)).toEqual([]);
  });

  test('that cannot be noted is not told', () => {
    const town = smallTown();
    town.host.gate.answer('Lock.tryLock', () => false);
    const reply = town.ask('office.findPeople', { words: 'ndiaye' }, owner);
    expect(reply.ok ? '' : reply.refusal.kind).toBe('busy');
    expect(JSON.stringify(reply)).not.toMatch(/diaye/i);
    town.host.gate.allow('Lock.tryLock');
    expect(noted(town)).toEqual([]);
  });

  test('killed at any platform call: whatever was told is noted', () => {
    const undisturbed = smallTown();
    undisturbed.get('office.findPeople', { words: 'ndiaye' }, owner);
    const calls = lastTrips(undisturbed);
    // The noting is the end of it: before, nothing is written.
    for (const { call, when } of deathsIn(calls).slice(-14)) {
      const town = smallTown();
      town.host.gate.killAt({ call, when, in: 'call' });
      const told = town.try('office.findPeople', { words: 'ndiaye' }, owner);
      expect(told).toBe(null);
      town.get('office.findPeople', { words: 'ndiaye' }, owner);
      expect([1, 2]).toContain(noted(town).length);
    }
  });

  test('two colleagues at once: two lines, or one who waits', () => {
    const counted = smallTown();
    counted.get('office.findPeople', { words: 'ndiaye' }, owner);
    const calls = lastTrips(counted);
    for (const call of calls) {
      const town = smallTown();
      const kinds: string[] = [];
      const search = () => {
        const reply = town.ask('office.findPeople', { words: 'ndiaye' }, owner);
        kinds.push(reply.ok ? 'told' : reply.refusal.kind);
      };
      town.host.gate.at({ call, in: 'call' }, 'before', search);
      search();
      expect(kinds.every((kind) => kind === 'told' || kind === 'busy')).toBe(true);
      expect(noted(town)).toHaveLength(kinds.filter((kind) => kind === 'told').length);
    }
  });
});

describe('the page of readings', () => {
  test('shows them to managers, the newest first', () => {
    const town = smallTown();
    town.get('office.findPeople', { words: 'introuvable' }, owner);
    town.host.advance({ minutes: 5 });
    town.get('office.news', { consent: 'municipal' }, owner);
    const { reads, more } = town.get('office.reads', {}, owner);
    expect(reads.map(({ what }) => what)).toEqual([
      'Adresses pour les nouvelles',
      'Recherche d’une personne',
    ]);
    expect(reads[1]?.at).toBe('lundi 11\u00a0mai 2026 à\u00a010\u00a0h');
    expect(more).toBe(0);
    const reply = town.ask('office.reads', {}, clerk('CMD'));
    expect(reply.ok ? '' : reply.refusal.kind).toBe('notAClerk');
  });
});
