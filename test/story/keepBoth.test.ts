import { describe, expect, test } from 'vitest';
import { draw } from './lottery.ts';
import { accessesIn, offer } from './offers.ts';
import { clerk, deathsIn, key, lastTrips, owner, type Town, townAt } from './town.ts';

/** Several enrolments where courses have more seats than people (IVR-039). */

/** Seats for everybody; whoever has a mail accepted. */
const acceptedTown = (): Town =>
  townAt('everybody accepted', (town) => {
    draw(town);
    offer(town);
    town.host.advance({ minutes: 20 });
    for (const access of accessesIn(town)) {
      const { offers } = town.get('place.open', { access });
      const number = offers[0]?.number ?? '';
      const requestKey = key(`oui-${number}`);
      if (offers[0]?.state === 'open')
        town.get('place.answer', { access, offer: number, answer: 'accept', requestKey });
    }
  });

const pageOf = (town: Town) => town.get('office.offers', {}, owner);

function keepableIn(town: Town) {
  const [first] = pageOf(town).keepable;
  if (!first) throw new Error('nobody may keep a second course');
  return first;
}

describe('a second course', () => {
  test('is kept once the family confirmed it, with its form to bring back; nobody else is moved', () => {
    const town = acceptedTown();
    const { entry, course, name, title } = keepableIn(town);
    const others = () =>
      pageOf(town).courses.map(({ id, confirmed, pending, waiting }) =>
        id === course ? [id] : [id, confirmed, pending, waiting],
      );
    const before = others();
    const input = { entry, course, isConfirmed: true, requestKey: key('garde') };
    town.get('office.keepBoth', input, owner);
    town.get('office.keepBoth', input, owner);
    expect(others()).toEqual(before);
    const { offers, enrolments } = pageOf(town);
    expect(offers[0]).toMatchObject({ entry, course, kind: 'exception', state: 'accepted' });
    expect(enrolments.filter((line) => line.entry === entry)).toHaveLength(2);
    expect(enrolments.find((line) => line.course === course && line.entry === entry)?.state).toBe(
      'Acceptée – fiche attendue',
    );
    const access = accessesIn(town).find((link) => link.startsWith(entry)) ?? '';
    const held = town.get('place.open', { access }).wishes.filter(({ state }) => state === 'inscrit');
    expect(held.map((wish) => wish.title)).toContain(title);
    town.host.advance({ minutes: 20 });
    const [first = ''] = name.split(' ').slice(-1);
    expect(
      town.host.outbox.filter(({ subject }) => subject.includes(`Place acceptée pour ${first}`)),
    ).toHaveLength(2);
  });

  test('is never kept unconfirmed, nor by a clerk of another establishment, nor where others wait', () => {
    const town = acceptedTown();
    const { entry, course } = keepableIn(town);
    const ask = (more: object, as = owner) => {
      const input = { entry, course, isConfirmed: true, requestKey: key('non'), ...more };
      const reply = town.ask('office.keepBoth', input, as);
      return reply.ok ? '' : reply.refusal.message;
    };
    expect(ask({ isConfirmed: false })).toContain('qu’après confirmation de la famille. Rien n’a changé.');
    const stranger = course.startsWith('HAN') ? 'GAL' : 'HAN';
    expect(ask({}, clerk(stranger))).toContain('ne peut pas être gardé');
    expect(ask({ course: 'MUS-XXX' })).toContain('ne peut pas être gardé');
    expect(ask({ entry: 'T9999' })).toContain('ne peut pas être gardé');
    expect(pageOf(town).offers.filter(({ kind }) => kind === 'exception')).toEqual([]);
  });

  test('is kept whole or not at all, killed at any platform call; pressed again, once', () => {
    const send = (town: Town) => {
      const { entry, course } = keepableIn(town);
      return { entry, course, isConfirmed: true, requestKey: key('garde') };
    };
    const kept = (town: Town) => [
      town.records('Registre', 'Propositions').filter((row) => row['Sorte'] === 'exception').length,
      town.records('Registre', 'Événements').filter((row) => row['Motif']?.startsWith('gardé en plus'))
        .length,
    ];
    const undisturbed = acceptedTown();
    undisturbed.get('office.keepBoth', send(undisturbed), owner);
    const calls = lastTrips(undisturbed);
    for (const { call, when } of deathsIn(calls)) {
      const town = acceptedTown();
      const sent = send(town);
      town.host.gate.killAt({ call, when, in: 'call' });
      expect(town.try('office.keepBoth', sent, owner)).toBe(null);
      town.get('office.keepBoth', sent, owner);
      expect(kept(town)).toEqual([1, 1]);
    }
  });
});
