import { describe, expect, test } from 'vitest';
import type { CallInput } from '../../src/calls.ts';
import { nothingKnown } from '../../src/rights/registers/breaches/tabs.ts';
import { narrowDrawnTown } from './offers.ts';
import { clerk, deathsIn, key, lastTrips, opening, owner, smallTown, type Town } from './town.ts';

type Facts = CallInput<'office.recordBreach'>['facts'];

const facts = (more: Partial<Facts> = {}): Facts => ({
  ...nothingKnown,
  what: 'Un courriel est parti à 40\u00a0familles avec toutes les adresses visibles.',
  categories: 'Adresses de courriel',
  people: 40,
  ...more,
});

/** An hour before the opening of the small town. */
const finding = (more: Partial<Facts> = {}, requestKey = key('incident')) => ({
  foundAt: '2026-05-11T09:00',
  facts: facts(more),
  requestKey,
});

const adding = (more: Partial<Facts>, requestKey = key('ajout')) => ({
  number: 'V0001',
  facts: facts(more),
  requestKey,
});

const record = (town: Town) => town.get('office.recordBreach', finding(), owner).breaches;
const hour = 60 * 60 * 1000;
const kept = (town: Town) =>
  town.records('Registre', 'Incidents').map((row) => [row['N°'], JSON.parse(row['Histoire'] ?? '[]').length]);

describe('a breach', () => {
  test('is written down with its 72 hours, on the day’s page and in Pilotage until it is closed (CNS-017)', () => {
    const town = smallTown();
    const [breach] = record(town);
    expect(breach).toMatchObject({ number: 'V0001', state: 'open', tellBy: opening - hour + 72 * hour });
    expect(breach?.todo).toEqual(['Prévenez la CNIL sur son site, puis notez quand.']);
    const figure = () => town.get('office.today', {}, owner).lines.find(({ id }) => id === 'breaches')?.count;
    expect(figure()).toBe(1);
    town.get('office.refresh', {}, owner);
    expect(town.records('Pilotage', 'Droits et incidents')).toMatchObject([
      { 'N°': 'V0001', Sorte: 'Violation de données', 'Au plus tard': '14/05/2026 09:00', État: 'en cours' },
    ]);
    town.get('office.addToBreach', adding({ cnilAt: '2026-05-11T09:30' }), owner);
    expect(figure()).toBe(undefined);
  });

  test('is late a second after 72 hours; the CNIL told then needs the reason', () => {
    const town = smallTown();
    record(town);
    const state = () => town.get('office.breaches', {}, owner).breaches[0]?.state;
    town.host.clock.set(opening - hour + 72 * hour);
    expect(state()).toBe('open');
    town.host.clock.set(opening - hour + 72 * hour + 1000);
    expect(state()).toBe('late');
    town.host.clock.set(opening + 100 * hour);
    const bare = town.ask('office.addToBreach', adding({ cnilAt: '2026-05-15T10:00' }), owner);
    expect(bare.ok ? '' : bare.refusal.fields?.map(({ field }) => field)).toEqual(['lateBecause']);
    const said = adding({ cnilAt: '2026-05-15T10:00', lateBecause: 'Découverte un vendredi soir.' });
    expect(town.get('office.addToBreach', said, owner).breaches[0]?.state).toBe('closed');
  });

  test('is only added to: every word written before stays, with who and when', () => {
    const town = smallTown();
    record(town);
    town.get('office.addToBreach', adding({ people: 45, measures: 'Excuses envoyées.' }), owner);
    town.get('office.addToBreach', adding({ people: 45, measures: 'Excuses envoyées.' }), owner);
    const nothing = adding({ people: 45, measures: 'Excuses envoyées.' }, key('rien'));
    const [breach] = town.get('office.addToBreach', nothing, owner).breaches;
    expect(breach?.facts.people).toBe(45);
    expect(breach?.history.map(({ by, facts: changed }) => [by, changed])).toEqual([
      [owner.as, { what: facts().what, categories: facts().categories, people: 40 }],
      [owner.as, { people: 45, measures: 'Excuses envoyées.' }],
    ]);
  });

  test('found tomorrow, without words, or of an unknown number, is refused: nothing is kept', () => {
    const town = smallTown();
    const tomorrow = town.ask('office.recordBreach', { ...finding(), foundAt: '2026-05-12T09:00' }, owner);
    expect(tomorrow.ok ? '' : tomorrow.refusal.fields?.[0]?.field).toBe('foundAt');
    expect(town.ask('office.recordBreach', finding({ what: ' ' }), owner).ok).toBe(false);
    const unknown = town.ask('office.addToBreach', adding({}), owner);
    expect(unknown.ok ? '' : unknown.refusal.message).toContain('Aucune violation ne porte ce numéro');
    expect(kept(town)).toEqual([]);
  });

  test('whose history fills its cell is refused, and told to be gone on with in another', () => {
    const town = smallTown();
    record(town);
    const long = (n: number) =>
      adding({ what: `${n} ${'"'.repeat(1490)}`, measures: '\n'.repeat(1400 + n) }, key(`n${n}`));
    const replies = Array.from({ length: 16 }, (_, n) => town.ask('office.addToBreach', long(n), owner));
    const refusals = replies.flatMap((reply) => (reply.ok ? [] : reply.refusal.message));
    expect(refusals[0]).toContain('Ouvrez une nouvelle fiche qui cite celle-ci.');
    expect(kept(town)[0]?.[1]).toBe(17 - refusals.length);
  });

  test('is seen and written by managers only', () => {
    const town = smallTown();
    for (const as of [clerk('CMD'), {}])
      for (const reply of [
        town.ask('office.recordBreach', finding(), as),
        town.ask('office.breaches', {}, as),
        town.ask('office.registers', {}, as),
        town.ask('office.processingRecord', {}, as),
      ])
        expect(reply.ok ? '' : reply.refusal.kind).toBe('notAClerk');
    expect(kept(town)).toEqual([]);
  });

  test('killed at any platform call, is kept whole or not at all; sent again, once; an addition too', () => {
    const undisturbed = smallTown();
    record(undisturbed);
    const calls = lastTrips(undisturbed);
    for (const { call, when } of deathsIn(calls)) {
      const town = smallTown();
      town.host.gate.killAt({ call, when, in: 'call' });
      expect(town.try('office.recordBreach', finding(), owner)).toBe(null);
      record(town);
      expect(kept(town)).toEqual([['V0001', 1]]);
    }
    undisturbed.get('office.addToBreach', adding({ people: 45 }), owner);
    for (const { call, when } of deathsIn(lastTrips(undisturbed))) {
      const town = smallTown();
      record(town);
      town.host.gate.killAt({ call, when, in: 'call' });
      expect(town.try('office.addToBreach', adding({ people: 45 }), owner)).toBe(null);
      town.get('office.addToBreach', adding({ people: 45 }), owner);
      expect(kept(town)).toEqual([['V0001', 2]]);
    }
  });
});

describe('the other registers', () => {
  test('show who read the minutes (IVR-041), and tell the month of complaints without barring any (PAR-092)', () => {
    const town = narrowDrawnTown();
    const [drawn] = town.get('office.draws', {}, owner).draws;
    const note = { draw: drawn?.draw ?? '', kind: 'consultation' as const, text: 'Une participante.' };
    town.get('office.noteOnDraw', { ...note, requestKey: key('lecture') }, owner);
    expect(town.get('office.registers', {}, owner).consultations).toMatchObject([
      { draw: drawn?.draw, by: owner.as, text: 'Une participante.' },
    ]);
    const complaint = (receivedOn: string) =>
      town.get(
        'office.recordRightsRequest',
        {
          kind: 'complaint',
          channel: 'letter',
          receivedOn,
          asker: { name: 'Paul', quality: 'other', mail: '', address: '2 rue du Pont' },
          refs: [],
          isConfirmed: false,
          isSigned: true,
          identity: 'notNeeded',
          text: 'Je conteste.',
          requestKey: key(receivedOn),
        },
        owner,
      );
    town.host.clock.set(Date.parse('2026-10-20T09:00:00+02:00'));
    expect(complaint('2026-10-14').notes[0]).toContain('jusqu’au mercredi 14\u00a0octobre 2026');
    expect(complaint('2026-10-14').notes[0]).not.toContain('Celle-ci vient après.');
    const late = complaint('2026-10-15');
    expect(late.notes[0]).toContain('Celle-ci vient après. Ce délai n’empêche ni de répondre');
    expect(late.state).toBe('open');
  });

  test('show who asked for the terms (PAR-074)', () => {
    const town = smallTown();
    const demand = { lastName: 'Petit', firstNames: 'Nora', address: '', mail: 'nora@example.org' };
    town.get('office.sendTerms', { ...demand, requestKey: key('cgu') }, owner);
    const page = town.get('office.registers', {}, owner);
    expect(page.terms).toMatchObject([
      { name: 'Nora Petit', mail: 'nora@example.org', version: '2026-2027/1' },
    ]);
    expect(page.consultations).toEqual([]);
    expect(page.appeals.map(({ open }) => open)).toEqual([0, 0]);
  });

  test('the record of processing is filled in advance, made as a document once, and says what is to write (GDPR art. 30)', () => {
    const town = smallTown();
    const read = town.get('office.processingRecord', {}, owner);
    expect(read.address).toBe('');
    for (const words of [
      'Ville de Valmont-sur-Orge',
      'Réinscription au conservatoire',
      'Tirage au sort des places',
    ])
      expect(read.html).toContain(words);
    expect(read.missing).toContain('le délégué à la protection des données');
    const made = town.get('office.processingRecord', { requestKey: key('registre') }, owner);
    const again = town.get('office.processingRecord', { requestKey: key('registre') }, owner);
    expect(made.address).toContain('docs.google.com/document');
    expect(again.address).toBe(made.address);
  });
});
