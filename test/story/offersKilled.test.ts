import { describe, expect, test } from 'vitest';
import { stream } from '../seed.ts';
import { accessesIn, narrowDrawnTown, offeredTown } from './offers.ts';
import { deathsIn, key, lastTrips, owner, type Town } from './town.ts';

/** Who was offered what, who answered what, and how many mails each got of each kind. */
function told(town: Town) {
  const offers = town
    .records('Registre', 'Propositions')
    .map((row) => `${row['Participation']} ${row['Cours']}`);
  const events = town
    .records('Registre', 'Événements')
    .map((row) => `${row['Événement']} ${row['Participation']} ${row['Cours']}`);
  const mails = town
    .records('Registre', 'Courriels')
    .filter((row) => row['Modèle']?.includes('proposition') || row['Modèle'] === 'place proposée')
    .map(
      (row) => `${row['Modèle']} ${row['Adresse']} ${JSON.parse(row['Faits'] ?? '{}').offer} ${row['État']}`,
    );
  return { offers: offers.sort(), events: events.sort(), mails: mails.sort() };
}

describe('killed at any platform call', () => {
  test('the press that offers the free seats offers all of them or none; pressed again, each once', () => {
    const press = (town: Town) => {
      const { count } = town.get('office.proposePreview', {}, owner);
      return { requestKey: key('propose'), confirmed: count };
    };
    const undisturbed = narrowDrawnTown();
    const request = press(undisturbed);
    undisturbed.get('office.propose', request, owner);
    const calls = lastTrips(undisturbed);
    undisturbed.host.advance({ minutes: 15 });
    const whole = told(undisturbed);
    for (const { call, when } of deathsIn(calls)) {
      const town = narrowDrawnTown();
      town.host.gate.killAt({ call, when, in: 'call' });
      expect(town.try('office.propose', request, owner)).toBe(null);
      const { count } = town.get('office.proposePreview', {}, owner);
      expect([0, request.confirmed]).toContain(count);
      town.ask('office.propose', request, owner);
      town.host.advance({ minutes: 15 });
      expect(told(town)).toEqual(whole);
    }
  });

  test.each(['accept', 'decline'] as const)(
    'an answer, %s, is given whole or not at all; sent again, once',
    (answer) => {
      const send = (town: Town) => ({
        access: accessesIn(town)[0] ?? '',
        offer: 'O0001',
        answer,
        requestKey: key('repond'),
      });
      const undisturbed = offeredTown();
      undisturbed.get('place.answer', send(undisturbed));
      const calls = lastTrips(undisturbed);
      undisturbed.host.advance({ minutes: 30 });
      const whole = told(undisturbed);
      expect(whole.events).toHaveLength(1);
      for (const { call, when } of deathsIn(calls)) {
        const town = offeredTown();
        const sent = send(town);
        town.host.gate.killAt({ call, when, in: 'call' });
        expect(town.try('place.answer', sent)).toBe(null);
        town.get('place.answer', sent);
        town.host.advance({ minutes: 30 });
        expect(told(town)).toEqual(whole);
      }
    },
  );

  test('the timer that ends silent offers ends each once, and tells each family once', () => {
    const bound = Date.parse('2026-09-17T00:00:00+02:00');
    const atBound = () => {
      const town = offeredTown();
      town.host.clock.set(bound - 8 * 60 * 60 * 1000);
      town.host.advance({ minutes: 10 });
      town.host.clock.set(bound + 1000);
      return town;
    };
    const undisturbed = atBound();
    undisturbed.host.advance({ minutes: 1 });
    const calls = lastTrips(undisturbed);
    undisturbed.host.advance({ minutes: 25 });
    const whole = told(undisturbed);
    expect(whole.events.length).toBeGreaterThan(3);
    const chance = stream();
    for (const { call, when } of deathsIn(calls).filter(() => chance() < 30 / calls.length)) {
      const town = atBound();
      town.host.gate.killAt({ call, when, in: 'everyFiveMinutes' });
      town.host.advance({ minutes: 25 });
      const { offers, events, mails } = told(town);
      expect([offers, events]).toEqual([whole.offers, whole.events]);
      // A mail whose sending was cut off is sent again, identical: it is one line of the queue.
      expect(mails).toEqual(whole.mails);
    }
  });
});

describe('at once', () => {
  test('two guardians press the same link in the same second: one acceptance', () => {
    const counted = offeredTown();
    const request = (n: string) => ({
      access: accessesIn(counted)[0] ?? '',
      offer: 'O0001',
      answer: 'accept' as const,
      requestKey: key(n),
    });
    counted.get('place.answer', request('un'));
    for (const call of lastTrips(counted)) {
      const town = offeredTown();
      town.host.gate.at({ call, in: 'call' }, 'before', () => {
        town.ask('place.answer', request('deux'));
      });
      const reply = town.ask('place.answer', request('un'));
      expect(reply.ok || reply.refusal.kind === 'busy').toBe(true);
      const events = town.records('Registre', 'Événements').map((row) => row['Événement']);
      expect(events).toEqual(['accepte']);
    }
  });

  test('an acceptance that reached the server a second before the bound wins over the timer of that second', () => {
    const town = offeredTown();
    const bound = Date.parse('2026-09-17T00:00:00+02:00');
    const [access = ''] = accessesIn(town);
    const request = { access, offer: 'O0001', answer: 'accept' as const, requestKey: key('limite') };
    town.host.clock.set(bound - 1000);
    town.host.gate.answer('Lock.tryLock', () => false);
    const busy = town.ask('place.answer', request);
    const arrival = busy.ok ? '' : (busy.refusal.arrival ?? '');
    expect(busy.ok ? '' : busy.refusal.kind).toBe('busy');
    town.host.gate.allow('Lock.tryLock');
    town.host.clock.set(bound + 8000);
    expect(town.ask('place.answer', { ...request, arrival }).ok).toBe(true);
    town.host.advance({ minutes: 10 });
    const first = town.get('place.open', { access }).offers[0];
    expect(first?.state).toBe('accepted');
  });
});
