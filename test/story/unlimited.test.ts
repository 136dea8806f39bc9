import { describe, expect, test } from 'vitest';
import {
  ceremony,
  closed,
  freeze,
  opens,
  paperBallot,
  published,
  seeded,
  setPlaces,
  textOf,
} from './lottery.ts';
import { offer } from './offers.ts';
import { clerk, deathsIn, key, lastTrips, owner, type Town, townAt } from './town.ts';

/** Courses without limit: whoever asks has a seat, beside the draw (IVR-014). */

const luce = { ...paperBallot, mail: 'tardif@example.org' };
const ballots = [
  { ...luce, number: 'P9001', conservatoire: 'CMD', activity: 'Musique', wishes: ['MUS-CHO'] },
  { ...luce, number: 'P9002', wishes: ['HAN-T8'], activity: 'Théâtre' },
  {
    ...{ ...luce, number: 'P9003', firstName: 'Ariane', bornOn: '2015-03-04' },
    ...{ conservatoire: 'CMD', activity: 'Musique', wishes: ['MUS-CHO'] },
  },
  {
    ...{ ...luce, number: 'P9004', firstName: 'Ariane', bornOn: '2015-03-04' },
    ...{ activity: 'Musiques actuelles', wishes: ['HAN-BAT'] },
  },
];

/** Drawn and offered: Luce asks for the choir and the theatre, Ariane for the choir and the drums, one at a time. */
const choirTown = (): Town =>
  townAt('choir', (town) => {
    town.host.clock.set(published);
    setPlaces(town, 9999);
    const { courses } = town.get('office.readCourses', { text: textOf('cours.csv') }, owner);
    const wider = courses.map((course) => (course.code === 'HAN-BAT' ? { ...course, capacity: 12 } : course));
    town.get('office.setCourses', { courses: wider, requestKey: key('batterie') }, owner);
    town.get('office.publishPlaces', { requestKey: key('places'), reason: '' }, owner);
    town.host.clock.set(opens);
    town.get('office.enterBallots', { ballots, requestKey: key('forum') }, owner);
    town.host.clock.set(closed);
    const { draw } = freeze(town);
    town.host.clock.set(ceremony);
    town.get('office.makeDraw', seeded(draw), owner);
    offer(town);
    town.host.advance({ minutes: 20 });
  });

const lineOf = (town: Town, entry: string) =>
  town.get('office.offers', {}, owner).offers.find((line) => line.entry === entry);

const entryOf = (town: Town, firstName: string, course: string): string =>
  town
    .get('office.offers', {}, owner)
    .offers.find(({ name, course: of }) => name === `Tardif ${firstName}` && of === course)?.entry ?? '';

const linkOf = (town: Town, entry: string): string =>
  town.host.outbox.flatMap(({ body }) => new RegExp(`acces=(${entry}\\.\\w+)`).exec(body)?.[1] ?? [])[0] ??
  '';

function accept(town: Town, entry: string) {
  const access = linkOf(town, entry);
  const [first] = town.get('place.open', { access }).offers;
  const input = {
    access,
    offer: first?.number ?? '',
    answer: 'accept',
    requestKey: key(`oui-${entry}`),
  } as const;
  return town.get('place.answer', input);
}

describe('a course without limit', () => {
  test('offers a seat to everybody who asked, with the draw and beside its public log', () => {
    const town = choirTown();
    const { courses, log } = town.get('office.offers', {}, owner);
    expect(courses.find(({ id }) => id === 'MUS-CHO')).toMatchObject({
      kind: 'unlimited',
      seats: 2,
      pending: 2,
      toOffer: 0,
      waiting: 0,
    });
    expect(log).not.toContain('MUS-CHO');
    const page = town.get('place.open', { access: linkOf(town, entryOf(town, 'Luce', 'MUS-CHO')) });
    expect(page).toMatchObject({ kind: 'unlimited', entry: 'S0001', name: 'Luce T.' });
    expect(page.offers).toMatchObject([{ state: 'open', givesBack: ['Théâtre 8–10 ans'] }]);
    const mails = town.host.outbox.filter(({ subject }) => subject.startsWith('Une place pour Luce'));
    const besides = mails.find(({ body }) => body.includes('S0001'))?.body ?? '';
    expect([besides.includes('L. 311-3-1'), mails.length]).toEqual([false, 2]);
    accept(town, 'S0001');
    expect(town.get('office.offers', {}, owner).log).not.toContain('S0001');
    expect(town.get('public.draw', { draw: '' }).events).not.toContain('S0001');
  });

  test('is one course in all with the other: accepting one gives the other back, after saying so', () => {
    const town = choirTown();
    const [choir, theatre] = [entryOf(town, 'Luce', 'MUS-CHO'), entryOf(town, 'Luce', 'HAN-T8')];
    accept(town, choir);
    const asked = town.get('place.open', { access: linkOf(town, theatre) });
    expect(asked.offers[0]?.state).toBe('declined');
    expect(lineOf(town, choir)?.state).toBe('accepted');
    expect(lineOf(town, theatre)?.state).toBe('declined');
  });

  test('says beforehand what accepting gives back, on either list', () => {
    const town = choirTown();
    const theatre = entryOf(town, 'Luce', 'HAN-T8');
    const before = town.get('place.open', { access: linkOf(town, theatre) });
    expect(before.offers[0]?.givesBack).toEqual(['Chorale (sans limite de jauge)']);
    accept(town, theatre);
    expect(lineOf(town, entryOf(town, 'Luce', 'MUS-CHO'))?.state).toBe('declined');
  });

  test('goes with an individual course of the other establishment: both are kept', () => {
    const town = choirTown();
    const [choir, drums] = [entryOf(town, 'Ariane', 'MUS-CHO'), entryOf(town, 'Ariane', 'HAN-BAT')];
    expect(town.get('place.open', { access: linkOf(town, drums) }).offers[0]?.givesBack).toEqual([]);
    accept(town, choir);
    accept(town, drums);
    expect([choir, drums].map((entry) => lineOf(town, entry)?.state)).toEqual(['accepted', 'accepted']);
    const { enrolments } = town.get('office.offers', {}, owner);
    expect(enrolments.map(({ course }) => course).sort()).toEqual(['HAN-BAT', 'MUS-CHO']);
  });

  test('has no seat to add', () => {
    const town = choirTown();
    const input = { course: 'MUS-CHO', isMore: true, reason: 'Pour voir.', requestKey: key('plus') };
    const refused = town.ask('office.seats', input, owner);
    expect(refused.ok ? '' : refused.refusal.message).toContain('Ce cours n’est pas parmi ceux');
    expect(town.get('office.offers', {}, clerk('HAN')).courses.map(({ id }) => id)).not.toContain('MUS-CHO');
  });

  test('an answer that gives a seat of the draw back is given whole or not at all; sent again, once', () => {
    const send = (town: Town) => {
      const access = linkOf(town, 'S0001');
      const [first] = town.get('place.open', { access }).offers;
      const offer = first?.number ?? '';
      return { access, offer, answer: 'accept', requestKey: key('oui') } as const;
    };
    const events = (town: Town) =>
      town.records('Registre', 'Événements').map((row) => `${row['Événement']} ${row['Participation']}`);
    const undisturbed = choirTown();
    undisturbed.get('place.answer', send(undisturbed));
    const calls = lastTrips(undisturbed);
    const whole = events(undisturbed);
    expect(whole).toHaveLength(2);
    for (const { call, when } of deathsIn(calls)) {
      const town = choirTown();
      const sent = send(town);
      town.host.gate.killAt({ call, when, in: 'call' });
      expect(town.try('place.answer', sent)).toBe(null);
      town.get('place.answer', sent);
      expect(events(town)).toEqual(whole);
    }
  });
});
