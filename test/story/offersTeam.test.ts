import { describe, expect, test } from 'vitest';
import type { CallInput } from '../../src/calls.ts';
import { stream } from '../seed.ts';
import { draw as drawIn, paperBallot } from './lottery.ts';
import { narrowDrawnTown, offer, offeredTown } from './offers.ts';
import { clerk, deathsIn, key, lastTrips, legal, owner, type Town, townAt } from './town.ts';

/** What the team sees of participations, and decides of them, after the draw. */

const said = (reply: { ok: boolean; refusal?: { message: string } }) => reply.refusal?.message ?? '';
const events = (town: Town) =>
  town
    .records('Registre', 'Événements')
    .map((row) => `${row['Événement']} ${row['Participation']} ${row['Cours']}`);

type Decision = CallInput<'office.decideEntry'>['decision'];
const decision = (kind: Decision['kind'], entry: string, course = ''): Decision => ({
  kind,
  entry,
  course,
  reason: 'Fausse adresse.',
  isHeard: true,
});
const decide = (town: Town, what: Decision, who = owner) =>
  town.ask('office.decideEntry', { decision: what, requestKey: key(`decide-${what.kind}`) }, who);

/** Mails that left since, by whom they went to. */
function sent(town: Town, start: string) {
  town.host.advance({ minutes: 20 });
  return town.host.outbox.filter(({ subject }) => subject.startsWith(start));
}

/** Whoever gave a mail, and a whole team of what they are told of. */
const withMail = (town: Town): string => {
  const found = town.records('Registre', 'Participations').find((row) => row['Courriel'] !== '');
  return found?.['N°'] ?? '';
};

describe('a decision of the team is told to the family', () => {
  test('a withdrawal: which wishes, why, and whom to call if they asked nothing', () => {
    const town = offeredTown();
    const entry = withMail(town);
    const [mails] = [town.get('office.entry', { entry }, owner).mails];
    expect(decide(town, decision('retire', entry)).ok).toBe(true);
    const told = sent(town, 'Participation retirée');
    expect(told.map(({ to }) => to[0])).toEqual(mails);
    for (const { title } of town.get('office.entry', { entry }, owner).wishes)
      expect(told[0]?.body).toContain(`Vœu quitté\u00a0: ${title}`);
    expect(told[0]?.body).toContain('Motif\u00a0: Fausse adresse.');
    expect(told[0]?.body).toContain('Vous n’avez rien demandé\u202f? Appelez-nous au plus vite.');
    expect(told[0]?.body).toMatch(/page=place&acces=T\d{4}\./);
  });

  test('an exclusion: its reason, that they were heard, who signs it, and how it is contested', () => {
    const town = offeredTown();
    town.get('office.legal', { legal, requestKey: key('legal') }, owner);
    const entry = withMail(town);
    expect(decide(town, decision('exclu', entry)).ok).toBe(true);
    const [mail] = sent(town, 'Participation exclue');
    expect(mail?.body).toContain('exclue du tirage au sort, après que vous avez été entendus');
    expect(mail?.body).toContain('Motif\u00a0: Fausse adresse.');
    expect(mail?.body).toContain(`${legal.signatory.name}, ${legal.signatory.quality}`);
    expect(mail?.body).toContain('Vous pouvez contester cette décision dans les deux mois.');
    expect(mail?.body).not.toContain('traitement algorithmique');
  });

  test('a residence proved late: the list it passes to, with the mention that the law owes', () => {
    const town = crowdedTown();
    const second = town
      .records('Registre', 'Participations')
      .find((row) => row['Liste'] === 'N' && row['Courriel'] !== '');
    const reply = decide(town, decision('residence', second?.['N°'] ?? ''));
    expect(said(reply)).toBe('');
    const [mail] = sent(town, 'Domicile prouvé');
    expect(mail?.body).toContain('La participation passe sur la liste prioritaire');
    expect(mail?.body).toContain('article L. 311-3-1');
  });

  test('killed at any call, it is taken and told once, or not at all; pressed again, once', () => {
    const undisturbed = offeredTown();
    const entry = withMail(undisturbed);
    const whole = (town: Town) => {
      town.host.advance({ minutes: 10 });
      const mails = town
        .records('Registre', 'Courriels')
        .filter((row) => row['Modèle']?.startsWith('décision'));
      return [events(town), mails.map((row) => `${row['Adresse']} ${row['État']}`)];
    };
    expect(decide(undisturbed, decision('retire', entry)).ok).toBe(true);
    const calls = lastTrips(undisturbed);
    const expected = whole(undisturbed);
    expect(expected[1]?.length).toBeGreaterThan(0);
    const chance = stream();
    for (const { call, when } of deathsIn(calls).filter(() => chance() < 30 / calls.length)) {
      const town = offeredTown();
      town.host.gate.killAt({ call, when, in: 'call' });
      const args = { decision: decision('retire', entry), requestKey: key('decide-retire') };
      expect(town.try('office.decideEntry', args, owner)).toBe(null);
      town.get('office.decideEntry', args, owner);
      expect(whole(town)).toEqual(expected);
    }
  });
});

const typed = (number: string, lastName: string, more: Partial<typeof paperBallot>) => ({
  ...paperBallot,
  number,
  lastName,
  familyNumber: `PF00${number.slice(1)}`,
  phone: `06 39 98 1${number.slice(4)} 00`,
  street: `${number.slice(3)} rue du Lavoir`,
  ...more,
});

/** Many ask for one seat: residents and others, with a mail or without, who agree to next year or do not. */
const crowd = [
  paperBallot,
  typed('P9980', 'Abadie', {
    mail: 'abadie@example.org',
    consents: { ...paperBallot.consents, nextYear: true },
  }),
  typed('P9981', 'Bonnet', { postcode: '75012', town: 'Paris', mail: 'bonnet@example.org' }),
  typed('P9982', 'Cassin', { consents: { ...paperBallot.consents, nextYear: true } }),
  typed('P9983', 'Dupuis', { mail: 'dupuis@example.org' }),
  typed('P9984', 'Estève', { conservatoire: 'GAL', activity: 'Arts plastiques', wishes: ['GAL-TER'] }),
  typed('P9985', 'Faure', { conservatoire: 'GAL', activity: 'Arts plastiques', wishes: ['GAL-TER'] }),
];

const crowdedTown = (): Town =>
  townAt('crowded', (town) => {
    drawIn(town, 1, crowd);
    offer(town);
    town.host.advance({ minutes: 20 });
  });

/** One person who put a wish of two establishments in one order: one participation. */
const mixed = (): { readonly town: Town; readonly entry: string; readonly wishes: readonly string[] } => {
  const town = townAt('mixed', (fresh) => {
    drawIn(fresh, 1);
    offer(fresh);
    fresh.host.advance({ minutes: 20 });
  });
  const places = new Map(
    town.records('Registre', 'Places figées').map((row) => [row['Cours'] ?? '', row['Établissement'] ?? '']),
  );
  const row = town.records('Registre', 'Participations').find((one) => {
    const codes = JSON.parse(one['Vœux'] ?? '[]').map((course: string) => places.get(course));
    return codes.includes('HAN') && new Set(codes).size > 1;
  });
  if (!row) throw new Error('nobody asks for two establishments in one order');
  return { town, entry: row['N°'] ?? '', wishes: JSON.parse(row['Vœux'] ?? '[]') };
};

describe('a clerk', () => {
  test('who withdraws a participation reaches the wishes of their own establishments alone; a manager all of them', () => {
    const { town, entry, wishes } = mixed();
    const own = wishes.filter((course) => course.startsWith('HAN'));
    expect(own.length).toBeLessThan(wishes.length);
    const seen = town.get('office.entry', { entry }, clerk('HAN'));
    expect(seen.wishes.map(({ course }) => course)).toEqual(own);
    expect([seen.elsewhere, seen.history]).toEqual([wishes.length - own.length, []]);
    const person = town.get('office.offers', {}, clerk('HAN')).people.find((one) => one.entry === entry);
    expect([person?.wishes, person?.elsewhere]).toEqual([own, wishes.length - own.length]);
    const elsewhere = wishes.find((course) => !course.startsWith('HAN')) ?? '';
    expect(said(decide(town, decision('retire', entry, elsewhere), clerk('HAN')))).toContain(
      'n’est pas parmi ceux de vos établissements',
    );
    expect(decide(town, decision('retire', entry), clerk('HAN')).ok).toBe(true);
    expect(events(town)).toEqual(own.map((course) => `retire ${entry} ${course}`));
    const left = town.get('office.entry', { entry }, owner).wishes;
    expect(left.filter(({ state }) => state === 'quitté').map(({ course }) => course)).toEqual(
      expect.arrayContaining(own),
    );
    expect(left.find(({ course }) => course === elsewhere)?.state).not.toBe('quitté');
    const all = town.ask(
      'office.decideEntry',
      { decision: decision('retire', entry), requestKey: key('tout') },
      owner,
    );
    expect(all.ok).toBe(true);
    expect(events(town).pop()).toBe(`retire ${entry} `);
  });

  test('reads who waits for a course, in order, with a name and a phone; of other establishments nobody', () => {
    const town = offeredTown();
    const page = town.get('office.offers', {}, clerk('HAN'));
    for (const { queue, waiting } of page.courses) {
      expect(queue).toHaveLength(waiting);
      for (const entry of queue)
        expect(page.people.find((one) => one.entry === entry)?.name).toMatch(/\S \S/);
    }
    expect(page.people.every(({ wishes }) => wishes.every((course) => course.startsWith('HAN')))).toBe(true);
    const all = town.get('office.offers', {}, owner).people;
    const other = all.find(({ wishes }) => wishes.every((course) => !course.startsWith('HAN')));
    expect(page.people.some(({ entry }) => entry === other?.entry)).toBe(false);
    expect(said(town.ask('office.entry', { entry: other?.entry ?? '' }, clerk('HAN')))).toContain(
      'n’est pas parmi celles de vos établissements',
    );
  });

  test('is told before a yes which seat of the same participation it takes the place of', () => {
    const town = offeredTown();
    const before = town.get('office.offers', {}, owner);
    expect(before.offers.every(({ replaces }) => replaces === '')).toBe(true);
    // Somebody who accepted a lower wish, and is then offered a dearer one.
    const waiting = before.offers.find(
      ({ entry, course }) =>
        before.courses.find(({ queue }) => queue[0] === entry)?.id !== undefined && course !== '',
    );
    if (!waiting) throw new Error('nobody waits first while something is offered');
    const dearer = before.courses.find(({ queue }) => queue[0] === waiting.entry)?.id ?? '';
    const call = { offer: waiting.number, at: '2026-09-14T10:20', note: '' } as const;
    town.get('office.call', { ...call, result: 'accepte', requestKey: key('oui') }, owner);
    const plus = { course: dearer, isMore: true, reason: 'Une place de plus.', requestKey: key('plus') };
    town.get('office.seats', plus, owner);
    offer(town, key('suite'));
    const offered = town
      .get('office.offers', {}, owner)
      .offers.find(({ entry, course }) => entry === waiting.entry && course === dearer);
    expect(offered?.replaces).toBe(`${waiting.course} ${waiting.title}`);
    const history = town.get('office.entry', { entry: waiting.entry }, owner).events;
    expect(history.map(({ what, by }) => [what, by])).toEqual([
      [`Place acceptée\u00a0: ${waiting.course} ${waiting.title}`, owner.as],
    ]);
  });
});

describe('those the draw gave nothing', () => {
  test('are each once in a file for the clerks concerned, in the order they wait, until when they are kept', () => {
    const town = crowdedTown();
    const page = town.get('office.notServed', {}, owner);
    const { courses } = town.get('office.offers', {}, owner);
    expect(page.people.length).toBeGreaterThan(4);
    expect(new Set(page.people.map(({ entry }) => entry)).size).toBe(page.people.length);
    const offered = town.get('office.offers', {}, owner).offers.map(({ entry }) => entry);
    for (const { entry, waits } of page.people) {
      expect(waits.length).toBeGreaterThan(0);
      expect(offered).not.toContain(entry);
      for (const { course, place } of waits)
        expect(courses.find(({ id }) => id === course)?.queue[place - 1]).toBeDefined();
    }
    const ballots = town.records('Registre', 'Bulletins');
    const entries = town.records('Registre', 'Participations');
    for (const { entry, mayContact, keptUntil } of page.people) {
      const own: string[] = JSON.parse(entries.find((row) => row['N°'] === entry)?.['Bulletins'] ?? '[]');
      const agreed = own.every(
        (number) =>
          JSON.parse(ballots.find((row) => row['N°'] === number)?.['Consentements'] || '{}').nextYear,
      );
      if (own.length === 1) expect([entry, mayContact]).toEqual([entry, Boolean(agreed)]);
      expect(keptUntil).toBe(mayContact ? 'jeudi 14\u00a0septembre 2028' : 'mardi 14\u00a0septembre 2027');
    }
    expect(new Set(page.people.map(({ mayContact }) => mayContact))).toEqual(new Set([true, false]));
  });

  test('a clerk reads those who wait at their own establishments, and of them no wish of another', () => {
    const town = crowdedTown();
    const own = town.get('office.notServed', {}, clerk('HAN'));
    expect(own.people.length).toBeGreaterThan(0);
    expect(own.courses.every(({ conservatoire }) => conservatoire === 'HAN')).toBe(true);
    for (const { waits } of own.people)
      expect(waits.every(({ course }) => course.startsWith('HAN'))).toBe(true);
    const all = town.get('office.notServed', {}, owner).people.length;
    expect(own.people.length).toBeLessThan(all);
  });

  test('leave the file when a seat is offered to them, and when they withdraw', () => {
    const town = narrowDrawnTown();
    offer(town);
    const [first, second] = town.get('office.notServed', {}, owner).people;
    const course = first?.waits.find(({ place }) => place === 1)?.course ?? first?.waits[0]?.course ?? '';
    const plus = { course, isMore: true, reason: 'Une place de plus.', requestKey: key('plus') };
    town.get('office.seats', plus, owner);
    const next = town.get('office.offers', {}, owner);
    const served = town.get('office.proposePreview', {}, owner).count;
    expect(served).toBe(1);
    offer(town, key('suite'));
    const [latest] = town.get('office.offers', {}, owner).offers;
    expect(next.courses.find(({ id }) => id === course)?.toOffer).toBe(1);
    const numbers = () => town.get('office.notServed', {}, owner).people.map(({ entry }) => entry);
    expect(numbers()).not.toContain(latest?.entry);
    const gone = [first, second].find((one) => one && one.entry !== latest?.entry)?.entry ?? '';
    expect(numbers()).toContain(gone);
    expect(decide(town, decision('retire', gone)).ok).toBe(true);
    expect(numbers()).not.toContain(gone);
  });
});
