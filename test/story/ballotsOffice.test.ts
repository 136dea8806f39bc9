import { describe, expect, test } from 'vitest';
import type { CallInput } from '../../src/calls.ts';
import { opens, paperBallot, publishedTown } from './lottery.ts';
import { clerk, deathsIn, example, key, lastTrips, owner, stageFile, type Town } from './town.ts';

type Typed = CallInput<'office.enterBallots'>['ballots'][number];

const hangar = clerk('HAN');
const dance: Typed = {
  ...paperBallot,
  number: 'P9000',
  conservatoire: 'CMD',
  activity: 'Danse',
  wishes: ['DAN-IN'],
  bornOn: '2019-05-06',
};

function openTown(): Town {
  const town = publishedTown();
  town.host.clock.set(opens);
  return town;
}

const enter = (town: Town, ballots: Typed[], as = owner, name = 'grille') =>
  town.ask('office.enterBallots', { ballots, requestKey: key(name) }, as);
const rows = (town: Town) => town.records('Registre', 'Bulletins');
const linesOf = (town: Town) =>
  town.records('Registre', 'Journal').filter((line) => line['Quoi'] === 'Bulletin saisi');

describe('paper ballots, typed by a clerk (IVR-003)', () => {
  test('are all kept, valid or not: what counts is the hour they were handed in', () => {
    const town = openTown();
    town.host.clock.set(opens + 30 * 24 * 3_600_000);
    const late = { ...paperBallot, number: 'P9001', handedInAt: '2026-09-12T17:00:00', firstName: 'Ana' };
    const inTime = { ...paperBallot, number: 'P9002', handedInAt: '2026-09-12T16:59:59', firstName: 'Zoé' };
    const reply = enter(town, [late, inTime], hangar);
    expect(reply.ok && reply.value).toEqual([
      { number: 'P9001', isKept: true, sentence: '' },
      { number: 'P9002', isKept: true, sentence: '' },
    ]);
    const { ballots, counts } = town.get('office.ballots', {}, hangar);
    expect(ballots.map(({ number, state }) => [number, state])).toEqual([
      ['P9002', 'valable'],
      ['P9001', 'nul'],
    ]);
    expect(counts).toEqual([
      { label: 'Reçus', count: 2 },
      { label: 'Valables', count: 1 },
      { label: 'Nuls\u00a0: remis trop tard', count: 1 },
      { label: 'Retirés', count: 0 },
    ]);
  });

  test('typed again, word for word, are there once; a number that another ballot has is refused alone', () => {
    const town = openTown();
    enter(town, [paperBallot], hangar);
    const other = { ...paperBallot, firstName: 'Autre' };
    const fresh = { ...paperBallot, number: 'P9003', firstName: 'Neuf' };
    const reply = enter(town, [paperBallot, other, fresh], hangar, 'suite');
    expect(reply.ok && reply.value.map(({ isKept }) => isKept)).toEqual([true, false, true]);
    expect(rows(town).map((row) => [row['N°'], row['Prénom']])).toEqual([
      ['P9999', 'Luce'],
      ['P9003', 'Neuf'],
    ]);
  });

  test('with an hour that does not exist, a number of online ballots, or of another establishment, keep the whole grid back', () => {
    const town = openTown();
    const wrong = [
      { ...paperBallot, handedInAt: '2026-09-31T10:00:00' },
      { ...paperBallot, number: 'P9004', handedInAt: '2026-09-12T24:00:00' },
      dance,
      { ...paperBallot, number: 'W0001' },
    ];
    const reply = enter(town, wrong, hangar);
    expect(reply.ok ? [] : reply.refusal.fields?.map(({ field }) => field)).toEqual([
      'ballots.0',
      'ballots.1',
      'ballots.2',
      'ballots.3',
    ]);
    expect(rows(town)).toEqual([]);
  });

  test('hold outside text as text: no formula, no markup', () => {
    const town = openTown();
    const odd = { ...paperBallot, lastName: '=HYPERLINK("x")', firstName: '<b>Léo</b> 🎻', street: '+33' };
    enter(town, [odd], hangar);
    const [kept] = town.get('office.ballots', {}, hangar).ballots;
    expect(kept?.name).toBe('=HYPERLINK("x") <b>Léo</b> 🎻');
    expect(town.formulas('Registre', 'Bulletins')).toEqual([]);
  });

  const calls = (() => {
    const town = openTown();
    enter(town, [paperBallot, { ...paperBallot, number: 'P9005', firstName: 'Deux' }], hangar);
    return lastTrips(town);
  })();
  test(`killed before any of ${calls.length} trips, or after the last, then pressed again: each ballot once`, () => {
    for (const death of deathsIn(calls)) {
      const town = openTown();
      const ballots = [paperBallot, { ...paperBallot, number: 'P9005', firstName: 'Deux' }];
      const request = { ballots, requestKey: key('grille') };
      town.host.gate.killAt({ ...death, in: 'call' });
      expect(town.try('office.enterBallots', request, hangar)).toBe(null);
      expect(town.get('office.enterBallots', request, hangar).map(({ isKept }) => isKept)).toEqual([
        true,
        true,
      ]);
      expect([rows(town).length, linesOf(town).length]).toEqual([2, 2]);
    }
  });
});

describe('who sees ballots (IVR-081)', () => {
  test('the clerks of the establishment concerned, and the managers; nobody decides about another’s', () => {
    const town = openTown();
    enter(town, [paperBallot, dance]);
    const seen = (as: typeof owner) => town.get('office.ballots', {}, as).ballots.map(({ number }) => number);
    expect([seen(hangar), seen(clerk('CMD')), seen(clerk('GAL')), seen(owner)]).toEqual([
      ['P9999'],
      ['P9000'],
      [],
      ['P9000', 'P9999'],
    ]);
    const ruling = { kind: 'void' as const, ballot: 'P9000', reason: 'Erreur.' };
    const reply = town.ask('office.ruleBallot', { ruling, requestKey: key('autre') }, hangar);
    expect(reply.ok ? '' : reply.refusal.message).toContain('n’est pas parmi ceux de vos établissements');
    expect(rows(town).map((row) => row['Décisions'])).toEqual(['[]', '[]']);
  });
});

describe('decisions about a ballot (IVR-019)', () => {
  test('void, restored, withdrawn: each signed, dated, with its reason, none taken away', () => {
    const town = openTown();
    const late = { ...paperBallot, handedInAt: '2026-09-12T17:00:00' };
    enter(town, [late], hangar);
    const rule = (ruling: CallInput<'office.ruleBallot'>['ruling'], name: string) =>
      town.ask('office.ruleBallot', { ruling, requestKey: key(name) }, hangar);
    const state = () =>
      town.get('office.ballots', {}, hangar).ballots.map((ballot) => [ballot.state, ballot.why]);
    const ballot = late.number;
    expect(rule({ kind: 'restored', ballot, motive: 'late', reason: ' ' }, 'vide').ok).toBe(false);
    rule({ kind: 'restored', ballot, motive: 'late', reason: 'File d’attente au forum.' }, 'un');
    expect(state()).toEqual([['valable', '']]);
    rule({ kind: 'void', ballot, reason: 'Faux nom.' }, 'deux');
    expect(state()).toEqual([['nul', 'Annulé par décision\u00a0: Faux nom.']]);
    rule({ kind: 'restored', ballot, motive: 'clerk', reason: 'Nom vérifié.' }, 'trois');
    expect(state()).toEqual([['valable', '']]);
    rule({ kind: 'withdrawn', ballot, reason: 'La famille a appelé.' }, 'quatre');
    expect(state()).toEqual([['retiré', '']]);
    rule({ kind: 'restored', ballot, motive: 'withdrawn', reason: 'C’était un autre bulletin.' }, 'cinq');
    expect(state()).toEqual([['valable', '']]);
    const [row = {}] = rows(town);
    expect(JSON.parse(row['Décisions'] ?? '[]')).toHaveLength(5);
    expect(JSON.parse(row['Décisions'] ?? '[]')[0]).toMatchObject({
      by: hangar.as,
      reason: 'File d’attente au forum.',
    });
  });
});

describe('a file of ballots', () => {
  test('is read before it is kept, killed halfway goes on, and never keeps a ballot twice', () => {
    const town = openTown();
    stageFile(town, example('valmont-small', 'bulletins.csv'), key('depot-bulletins'));
    const upload = key('depot-bulletins');
    expect(town.get('office.readBallots', { upload }, owner)).toMatchObject({
      ballots: 28,
      fresh: 28,
      faultCount: 0,
    });
    for (const call of [6, 12, 18, 24]) {
      town.host.gate.killAt({ call, when: 'before', in: 'call' });
      town.try('office.importBallots', { upload }, owner);
    }
    const last = town.ask('office.importBallots', { upload }, owner);
    expect(last.ok ? last.value.done : last.refusal.message).toBeTruthy();
    expect([rows(town).length, linesOf(town).length]).toEqual([28, 28]);
    expect(new Set(rows(town).map((row) => row['N°'])).size).toBe(28);
  });
});
