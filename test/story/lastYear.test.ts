import { describe, expect, test } from 'vitest';
import {
  ceremony,
  closed,
  draw,
  freeze,
  opens,
  paperBallot,
  published,
  seeded,
  setPlaces,
  textOf,
} from './lottery.ts';
import { accessesIn, offer } from './offers.ts';
import { deathsIn, key, lastTrips, owner, type Town, townAt } from './town.ts';

/** Last year's list, offered before the draw (IVR-052…054). */

const text = textOf('liste-attente-2025.csv');
const afterReEnrolment = Date.parse('2026-07-06T09:00:00+02:00');

/** The small town in July, its courses entered. */
const julyTown = (): Town =>
  townAt('july', (town) => {
    town.host.clock.set(afterReEnrolment);
    setPlaces(town, 9999);
  });

function keep(town: Town, requestKey = key('liste')): void {
  const { lines } = town.get('office.readLastYear', { text, choices: [] }, owner);
  const confirmed = lines.filter(({ target }) => target !== '').length;
  town.get('office.setLastYear', { text, choices: [], confirmed, requestKey }, owner);
}

const keptTown = (): Town =>
  townAt('july kept', (town) => {
    town.host.clock.set(afterReEnrolment);
    setPlaces(town, 9999);
    keep(town);
  });

function propose(town: Town, requestKey = key('ete')): number {
  const { count } = town.get('office.proposePreview', {}, owner);
  town.get('office.propose', { requestKey, confirmed: count }, owner);
  return count;
}

const offeredTown = (): Town =>
  townAt('july offered', (town) => {
    town.host.clock.set(afterReEnrolment);
    setPlaces(town, 9999);
    keep(town);
    propose(town);
    town.host.advance({ minutes: 20 });
  });

const offersOf = (town: Town, course: string) =>
  town
    .get('office.offers', {}, owner)
    .offers.filter((offer) => offer.course === course)
    .map(({ name, state, due }) => [name, state, due])
    .reverse();

const acceptancesOf = (town: Town, code: string) =>
  town.get('office.places', {}, owner).courses.find((course) => course.code === code);

describe('the file of last year’s list', () => {
  test('concerns residents who agreed to be called and had no offer; of everybody else it says why', () => {
    const { lines, faults } = julyTown().get('office.readLastYear', { text, choices: [] }, owner);
    expect(faults).toEqual([]);
    const early = lines.filter(({ course }) => course === 'MUS-EV-GS');
    expect(early.map(({ name, whyNot, target }) => [name, whyNot, target])).toEqual([
      ['Perrin Côme', 'n’a pas accepté d’être recontactée', ''],
      ['De La Tour Camille', '', 'MUS-EV-GS'],
      ['Bernard Zoé', 'n’a pas accepté d’être recontactée', ''],
      ['Bernard Émile', '', 'MUS-EV-GS'],
      ['Laurent Malo', 'a déjà eu une proposition', ''],
      ['Petit Anna', '', 'MUS-EV-GS'],
      ['Leroy Gabriel', '', 'MUS-EV-GS'],
      ['Diallo Clémence', '', 'MUS-EV-GS'],
      ['Meunier Timothée', 'a déjà eu une proposition', ''],
    ]);
    expect(lines.find(({ name }) => name === 'Lemaire Anaïs')?.whyNot).toBe('n’habite pas la ville');
  });

  test('offers the next course of the same activity to whoever has grown out of theirs', () => {
    const older = text.replace(
      'MUS-EV-GS;2;De La Tour;Camille;14/07/2021',
      'MUS-EV-GS;2;De La Tour;Camille;14/07/2020',
    );
    const { lines } = julyTown().get('office.readLastYear', { text: older, choices: [] }, owner);
    const grown = lines.find(({ name }) => name === 'De La Tour Camille');
    expect(grown?.target).toBe('MUS-IN-CP1');
    expect(grown?.choices.map(({ code }) => code)).toEqual(['MUS-IN-CP1', 'MUS-IN-CP2']);
  });

  test('is kept once its number is typed, in the order drawn last year, and once for one press', () => {
    const town = julyTown();
    const wrong = town.ask(
      'office.setLastYear',
      { text, choices: [], confirmed: 1, requestKey: key('faux') },
      owner,
    );
    expect(wrong.ok ? '' : wrong.refusal.kind).toBe('invalid');
    expect(town.records('Registre', 'Listes de l’an dernier')).toEqual([]);
    keep(town);
    keep(town);
    expect(town.records('Registre', 'Listes de l’an dernier')).toHaveLength(1);
    const orders = town.records('Registre', 'Ordres tirés').map((row) => [row['Unité'], row['Ordre']]);
    expect(orders).toContainEqual(['MUS-EV-GS', '["A0025","A0026","A0027","A0028","A0029"]']);
  });

  test('is replaced by another until a seat of it is offered', () => {
    const town = keptTown();
    const fewer = text.split('\n').slice(0, 10).join('\n');
    const input = { text: fewer, choices: [{ course: 'MUS-EV-GS', drawRank: 2, target: '' }] };
    const done = town.get('office.setLastYear', { ...input, confirmed: 4, requestKey: key('autre') }, owner);
    expect(done.list).toMatchObject({
      name: 'VALMONTSURORGE-2026-09-14-AN-DERNIER-2',
      people: 4,
      isOffered: false,
    });
    expect(propose(town)).toBe(2);
    const late = town.ask('office.setLastYear', { ...input, confirmed: 4, requestKey: key('tard') }, owner);
    expect(late.ok ? '' : late.refusal.message).toBe(
      'Des places de cette liste sont déjà proposées\u00a0: elle ne change plus. Rien n’a changé.',
    );
  });
});

describe('an offer of last year’s list', () => {
  test('waits for the end of re-enrolment', () => {
    const town = keptTown();
    town.host.clock.set(Date.parse('2026-05-20T09:00:00+02:00'));
    const early = town.ask('office.proposePreview', {}, owner);
    expect(early.ok ? '' : early.refusal.kind).toBe('tooEarly');
  });

  test('takes a tenth of a course at most, in the order drawn last year, for 48 hours each', () => {
    const town = offeredTown();
    const due = 'mercredi 8\u00a0juillet 2026 à\u00a09\u00a0h';
    expect(offersOf(town, 'MUS-EV-GS')).toEqual([
      ['De La Tour Camille', 'open', due],
      ['Bernard Émile', 'open', ''],
    ]);
    expect(offersOf(town, 'HAN-T8')).toHaveLength(1);
    expect(offersOf(town, 'MUS-VIO')).toEqual([]);
    const mail = town.host.outbox.find(
      ({ body }) => body.includes('De La Tour') || body.includes('Camille D.'),
    );
    expect(mail?.body).toContain('vous avez accepté que nous vous recontactions');
    expect(mail?.body).not.toContain('vœux');
  });

  test('accepted, counts in the places of this year, which nobody types any more; refused, goes to the next', () => {
    const town = offeredTown();
    const [access = ''] = accessesIn(town).filter(
      (link) => town.get('place.open', { access: link }).wishes[0]?.course === 'MUS-EV-GS',
    );
    const page = town.get('place.open', { access });
    expect(page).toMatchObject({ kind: 'lastYear', name: 'Camille D.' });
    const give = (answer: 'accept' | 'decline') =>
      town.get('place.answer', {
        access,
        offer: page.offers[0]?.number ?? '',
        answer,
        requestKey: key(answer),
      });
    expect(acceptancesOf(town, 'MUS-EV-GS')).toMatchObject({ acceptances: 0, seats: 15 });
    give('accept');
    expect(acceptancesOf(town, 'MUS-EV-GS')).toMatchObject({ acceptances: 1, seats: 14 });
    setPlaces(town, 9999);
    const places = town.get('office.places', {}, owner);
    expect(places.areAcceptancesCounted).toBe(true);
    expect(acceptancesOf(town, 'MUS-EV-GS')).toMatchObject({ acceptances: 1, seats: 14 });
    const { entry } = page;
    const decision = { kind: 'retire', entry, course: '', reason: 'Déménage.', isHeard: false } as const;
    town.get('office.decideEntry', { decision, requestKey: key('retire') }, owner);
    expect(acceptancesOf(town, 'MUS-EV-GS')).toMatchObject({ acceptances: 0, seats: 15 });
    expect(propose(town, key('suivant'))).toBe(1);
    expect(offersOf(town, 'MUS-EV-GS').map(([name]) => name)).toEqual([
      'De La Tour Camille',
      'Bernard Émile',
      'Petit Anna',
    ]);
  });

  test('ends after 48 hours of silence, and not a second before', () => {
    const town = offeredTown();
    const states = () => offersOf(town, 'MUS-EV-GS').map(([, state]) => state);
    town.host.clock.set(Date.parse('2026-07-08T08:49:00+02:00'));
    town.host.advance({ minutes: 10 });
    expect(states()).toEqual(['open', 'open']);
    town.host.advance({ minutes: 10 });
    expect(states()).toEqual(['expired', 'open']);
  });

  test('comes late after the day announced: said, and still possible', () => {
    const town = keptTown();
    expect(town.get('office.proposePreview', {}, owner)).toMatchObject({ isLastYear: true, lateSince: '' });
    town.host.clock.set(Date.parse('2026-07-14T00:00:00+02:00'));
    expect(town.get('office.proposePreview', {}, owner).lateSince).toBe('lundi 13\u00a0juillet 2026');
  });

  test('is not made once this year’s draw is: its seats are those of the draw', () => {
    const town = offeredTown();
    const [access = ''] = accessesIn(town);
    const { offers } = town.get('place.open', { access });
    town.get('place.answer', {
      access,
      offer: offers[0]?.number ?? '',
      answer: 'accept',
      requestKey: key('oui'),
    });
    draw(town);
    const { draw: name, isLastYear, enrolments } = town.get('office.offers', {}, owner);
    expect([name, isLastYear]).toEqual(['VALMONTSURORGE-2026-09-14', false]);
    expect(enrolments.map(({ state }) => state)).toEqual(['Fiche en retard']);
    const closed = town.ask(
      'office.setLastYear',
      { text, choices: [], confirmed: 1, requestKey: key('clos') },
      owner,
    );
    expect(closed.ok ? '' : closed.refusal.kind).toBe('stopped');
    expect(town.get('place.open', { access }).offers[0]?.state).toBe('accepted');
  });
});

test('who kept a seat from last year’s list and is placed by the draw chooses: the other seat goes to the draw', () => {
  const town = offeredTown();
  const [access = ''] = accessesIn(town).filter(
    (link) => town.get('place.open', { access: link }).wishes[0]?.course === 'MUS-EV-GS',
  );
  const { offers } = town.get('place.open', { access });
  const yes = { answer: 'accept', requestKey: key('oui') } as const;
  town.get('place.answer', { access, offer: offers[0]?.number ?? '', ...yes });
  town.host.clock.set(published);
  town.get('office.publishPlaces', { requestKey: key('places'), reason: '' }, owner);
  town.host.clock.set(opens);
  const camille = {
    ...{ ...paperBallot, lastName: 'DE LA TOUR', firstName: 'Camille', bornOn: '2021-07-14' },
    ...{ conservatoire: 'CMD', activity: 'Danse', wishes: ['DAN-EV'], mail: 'delatour@example.org' },
  };
  town.get('office.enterBallots', { ballots: [camille], requestKey: key('forum') }, owner);
  town.host.clock.set(closed);
  const { draw: name } = freeze(town);
  town.host.clock.set(ceremony);
  town.get('office.makeDraw', seeded(name), owner);
  offer(town, key('principale'));
  town.host.advance({ minutes: 20 });
  const [drawn = ''] = accessesIn(town).filter((link) => link.startsWith('T'));
  const page = town.get('place.open', { access: drawn });
  expect(page.offers[0]?.givesBack).toEqual(['Éveil musical GS']);
  const seats = () =>
    town.get('office.offers', {}, owner).courses.find(({ id, kind }) => id === 'MUS-EV-GS' && kind === 'draw')
      ?.seats;
  expect(seats()).toBe(14);
  const accepted = { answer: 'accept', requestKey: key('danse') } as const;
  town.get('place.answer', { access: drawn, offer: page.offers[0]?.number ?? '', ...accepted });
  expect(seats()).toBe(15);
  expect(town.get('place.open', { access }).offers[0]?.state).toBe('left');
});

describe('who takes back that they be called again, once the list is kept', () => {
  const agrees = { ...paperBallot.consents, nextYear: true };
  const camille = { lastName: 'DE LA TOUR', firstName: 'Camille', bornOn: '2021-07-14', number: 'P0901' };
  const emile = { lastName: 'Bernard', firstName: 'Émile', number: 'P0902' };

  /** The list kept and not offered yet, while two who are on it hand in ballots that agree to be called again. */
  function agree(town: Town): void {
    town.host.clock.set(afterReEnrolment);
    setPlaces(town, 9999);
    keep(town);
    const lines = text.split('\n').map((line) => line.split(';'));
    const [, , , , born = ''] =
      lines.find(([, , name, first]) => name === emile.lastName && first === emile.firstName) ?? [];
    const bornOn = born.split('/').reverse().join('-');
    town.host.clock.set(published);
    town.get('office.publishPlaces', { requestKey: key('places'), reason: '' }, owner);
    town.host.clock.set(opens + 3 * 3_600_000);
    const ballots = [camille, { ...emile, bornOn }].map((who) => ({
      ...{ ...paperBallot, ...who, consents: agrees },
      ...{ conservatoire: 'CMD', activity: 'Danse', wishes: ['DAN-EV'] },
    }));
    town.get('office.enterBallots', { ballots, requestKey: key('forum') }, owner);
    town.host.advance({ minutes: 20 });
  }
  const agreedTown = (): Town => townAt('september kept', agree);

  const say = (town: Town, number: string, isGiven: boolean) => {
    town.host.advance({ minutes: 1 });
    const said = { number, consent: 'nextYear', isGiven, channel: 'téléphone' } as const;
    town.get('office.recordConsent', { ...said, requestKey: key(`${number}-${isGiven}`) }, owner);
  };
  const offered = (town: Town) => offersOf(town, 'MUS-EV-GS').map(([name, state]) => [name, state]);
  const events = (town: Town) =>
    town
      .records('Registre', 'Événements')
      .map((row) => [row['Participation'], row['Événement'], row['Cours'], row['Motif']]);
  const left = (entry: string) => [entry, 'retire', '', 'Accord pour être rappelé retiré.'];
  const course = (town: Town) =>
    town.get('office.offers', {}, owner).courses.find(({ id }) => id === 'MUS-EV-GS');

  test('is offered no seat and written to no more: the seat is the next one’s', () => {
    const town = agreedTown();
    const { count } = town.get('office.proposePreview', {}, owner);
    say(town, camille.number, false);
    expect(course(town)).toMatchObject({ toOffer: 2, waiting: 2, queue: ['A0028', 'A0029'] });
    expect([events(town), propose(town)]).toEqual([[], count]);
    town.host.advance({ minutes: 20 });
    expect(offered(town)).toEqual([
      ['Bernard Émile', 'open'],
      ['Petit Anna', 'open'],
    ]);
    expect(events(town)).toEqual([left('A0025')]);
    expect(course(town)).toMatchObject({ toOffer: 0, waiting: 2, queue: ['A0028', 'A0029'] });
    const seats = town.host.outbox.filter(({ subject }) => subject.startsWith('Une place pour'));
    expect(seats.filter(({ body }) => body.includes('Camille D.'))).toEqual([]);
    say(town, camille.number, true);
    expect(town.get('office.proposePreview', {}, owner).count).toBe(0);
  });

  test('and so does the next one: both are passed over, and nobody else', () => {
    const town = agreedTown();
    say(town, camille.number, false);
    say(town, emile.number, false);
    propose(town);
    expect(offered(town)).toEqual([
      ['Petit Anna', 'open'],
      ['Leroy Gabriel', 'open'],
    ]);
    expect(events(town)).toEqual([left('A0025'), left('A0026')]);
  });

  test('and gives it anew before the offers has the seat as if nothing had been said', () => {
    const town = agreedTown();
    say(town, camille.number, false);
    say(town, camille.number, true);
    propose(town);
    expect(offered(town)).toEqual([
      ['De La Tour Camille', 'open'],
      ['Bernard Émile', 'open'],
    ]);
    expect(events(town)).toEqual([]);
  });

  test('keeps an offer that was made before, and may accept it', () => {
    const town = agreedTown();
    propose(town);
    town.host.advance({ minutes: 20 });
    say(town, camille.number, false);
    const [access = ''] = accessesIn(town).filter(
      (link) => town.get('place.open', { access: link }).name === 'Camille D.',
    );
    const { offers } = town.get('place.open', { access });
    expect(offers.map(({ state }) => state)).toEqual(['open']);
    const yes = { answer: 'accept', requestKey: key('oui') } as const;
    town.get('place.answer', { access, offer: offers[0]?.number ?? '', ...yes });
    expect(offered(town)).toEqual([
      ['De La Tour Camille', 'accepted'],
      ['Bernard Émile', 'open'],
    ]);
  });

  test('is passed over whole or not at all when the offers are killed; pressed again, once', () => {
    const withdrawnTown = (): Town =>
      townAt('september withdrawn', (town) => {
        agree(town);
        say(town, camille.number, false);
      });
    const undisturbed = withdrawnTown();
    propose(undisturbed);
    const whole = [events(undisturbed), undisturbed.records('Registre', 'Propositions').length];
    expect(whole[0]).toEqual([left('A0025')]);
    for (const { call, when } of deathsIn(lastTrips(undisturbed))) {
      const town = withdrawnTown();
      const { count } = town.get('office.proposePreview', {}, owner);
      const input = { requestKey: key('ete'), confirmed: count };
      town.host.gate.killAt({ call, when, in: 'call' });
      expect(town.try('office.propose', input, owner)).toBe(null);
      town.get('office.propose', input, owner);
      expect([events(town), town.records('Registre', 'Propositions').length]).toEqual(whole);
    }
  });
});

test('keeping the list, killed at any platform call, keeps it whole or not at all; pressed again, once', () => {
  const calls = () => {
    const town = julyTown();
    keep(town);
    return lastTrips(town);
  };
  const whole = keptTown().records('Registre', 'Participations');
  for (const { call, when } of deathsIn(calls())) {
    const town = julyTown();
    const { lines } = town.get('office.readLastYear', { text, choices: [] }, owner);
    const confirmed = lines.filter(({ target }) => target !== '').length;
    const input = { text, choices: [], confirmed, requestKey: key('liste') };
    town.host.gate.killAt({ call, when, in: 'call' });
    expect(town.try('office.setLastYear', input, owner)).toBe(null);
    const { list } = town.get('office.setLastYear', input, owner);
    expect(list?.people).toBe(confirmed);
    expect(town.records('Registre', 'Listes de l’an dernier')).toHaveLength(1);
    expect(town.records('Registre', 'Participations').slice(-whole.length)).toEqual(whole);
  }
});
