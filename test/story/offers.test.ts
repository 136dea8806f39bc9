import { describe, expect, test } from 'vitest';
import type { EntryPage } from '../../src/calls/offers.ts';
import type { CallInput } from '../../src/calls.ts';
import { check } from '../../src/draw/check.ts';
import { presentOf } from '../../src/lists/present.ts';
import { drawnTown } from './lottery.ts';
import { accessesIn, offeredTown } from './offers.ts';
import { clerk, key, owner, type Town } from './town.ts';

const answer = (
  town: Town,
  access: string,
  word: CallInput<'place.answer'>['answer'],
  requestKey = key(`${word}-${access.slice(0, 5)}`),
) => {
  const { offers } = town.get('place.open', { access });
  return town.ask('place.answer', { access, offer: offers[0]?.number ?? '', answer: word, requestKey });
};

describe('offering the free seats', () => {
  test('is shown whole before it is done: how many, by which way, course by course, until when', () => {
    const town = drawnTown();
    const preview = town.get('office.proposePreview', {}, owner);
    expect(preview).toMatchObject({
      isSigned: false,
      bound: 'mercredi 16\u00a0septembre 2026 inclus',
    });
    expect(preview.count).toBe(preview.toMail + preview.toCall);
    const asking = town.records('Registre', 'Cours sans limite figés').filter((row) => row['N°'] !== '');
    expect(asking.length).toBeGreaterThan(0);
    const placed = town.get('office.draws', {}, owner).draws[0]?.placed ?? 0;
    expect(preview.count).toBe(placed + asking.length);
    expect(preview.courses.reduce((sum, { count }) => sum + count, 0)).toBe(preview.count);
    expect(town.records('Registre', 'Propositions')).toEqual([]);
  });

  test('needs the number that is true, and once is once', () => {
    const town = drawnTown();
    const { count } = town.get('office.proposePreview', {}, owner);
    const wrong = town.ask('office.propose', { requestKey: key('faux'), confirmed: count + 1 }, owner);
    expect(wrong.ok ? '' : wrong.refusal.fields?.[0]?.message).toBe(`Tapez ${count} pour confirmer.`);
    expect(town.records('Registre', 'Propositions')).toEqual([]);
    const after = town.get('office.propose', { requestKey: key('propose'), confirmed: count }, owner);
    expect(after.count).toBe(0);
    expect(town.records('Registre', 'Propositions')).toHaveLength(count);
    expect(town.get('office.propose', { requestKey: key('propose'), confirmed: count }, owner)).toEqual(
      after,
    );
    expect(town.records('Registre', 'Propositions')).toHaveLength(count);
  });

  test('is a manager’s press; a clerk sees the offers of their own establishments alone', () => {
    const town = offeredTown();
    const refused = town.ask('office.propose', { requestKey: key('agent'), confirmed: 0 }, clerk('HAN'));
    expect(refused.ok ? '' : refused.refusal.kind).toBe('notAClerk');
    const { courses, offers } = town.get('office.offers', {}, clerk('HAN'));
    expect(new Set(courses.map(({ conservatoire }) => conservatoire))).toEqual(new Set(['HAN']));
    expect(offers.every(({ course }) => course.startsWith('HAN'))).toBe(true);
    expect(offers.length).toBeGreaterThan(0);
  });
});

describe('a family', () => {
  test('reads what is offered, until when, what silence means, in the mail and on its page', () => {
    const town = offeredTown();
    const mail = town.host.outbox.find(({ subject }) => subject.startsWith('Une place pour'));
    expect(mail?.body).toContain('mercredi 16\u00a0septembre 2026 inclus');
    expect(mail?.body).toContain('L. 311-3-1');
    const access = /acces=(\S+)/.exec(mail?.body ?? '')?.[1] ?? '';
    const page = town.get('place.open', { access });
    expect(page.offers).toMatchObject([{ state: 'open', due: 'mercredi 16\u00a0septembre 2026 inclus' }]);
    expect(page.next).toBe('Répondez avant le mercredi 16\u00a0septembre 2026 inclus.');
  });

  test('accepts once, whoever of the two opens the link; again is the same answer', () => {
    const town = offeredTown();
    const access = accessOf(town);
    const accepted = answer(town, access, 'accept');
    expect(accepted.ok && accepted.value.offers[0]?.state).toBe('accepted');
    expect(answer(town, access, 'accept', key('autre'))).toMatchObject({ ok: true });
    const refused = answer(town, access, 'decline', key('renonce'));
    expect(refused.ok ? '' : refused.refusal.message).toContain('déjà acceptée');
    expect(town.records('Registre', 'Événements').map((row) => row['Événement'])).toEqual(['accepte']);
  });

  test('takes back a renunciation within a quarter of an hour; then the seat moves', () => {
    const town = offeredTown();
    const access = accessOf(town);
    expect(stateAfter(answer(town, access, 'decline'))).toBe('declining');
    town.host.advance({ minutes: 10 });
    expect(town.records('Registre', 'Événements')).toEqual([]);
    expect(stateAfter(answer(town, access, 'takeBack'))).toBe('open');
    expect(stateAfter(answer(town, access, 'decline', key('encore')))).toBe('declining');
    town.host.clock.set(town.get('place.open', { access }).offers[0]?.regretUntil ?? 0);
    expect(town.get('place.open', { access }).offers[0]?.state).toBe('declined');
    expect(town.records('Registre', 'Événements')).toEqual([]);
    town.host.advance({ minutes: 20 });
    const page = town.get('place.open', { access });
    expect(page.offers[0]?.state).toBe('declined');
    const late = answer(town, access, 'takeBack', key('tard'));
    expect(late.ok ? '' : late.refusal.message).toContain('elle est allée à la personne suivante');
    expect(town.records('Registre', 'Événements').map((row) => row['Événement'])).toEqual(['renonce']);
  });

  test('who does not answer is in time a second before the bound, too late at it, and the next one is offered', () => {
    const town = offeredTown();
    const [access = '', other = ''] = accessesIn(town);
    const bound = Date.parse('2026-09-17T00:00:00+02:00');
    town.host.clock.set(bound - 1000);
    expect(stateAfter(answer(town, access, 'accept'))).toBe('accepted');
    town.host.clock.set(bound);
    const late = answer(town, other, 'accept');
    expect(late.ok ? '' : late.refusal.kind).toBe('tooLate');
    const { offers, next } = town.get('place.open', { access: other });
    expect([offers[0]?.state, next.startsWith('Répondez')]).toEqual(['expired', false]);
    town.host.advance({ minutes: 5 });
    expect(town.get('place.open', { access: other }).offers[0]?.state).toBe('expired');
    const { count } = town.get('office.proposePreview', {}, owner);
    expect(count).toBeGreaterThan(0);
  });

  test('who waits is told to wait on, from the seat that comes free to the offer of it', () => {
    const town = offeredTown();
    const told = town.host.outbox.filter(({ subject }) => subject.endsWith('En liste d’attente'));
    const pages = () =>
      told.map(({ body }) => town.get('place.open', { access: /acces=(\S+)/.exec(body)?.[1] ?? '' }));
    const before = pages().find(({ wishes }) => wishes[0]?.place === 1 && wishes[0].seats > 0);
    const course = before?.wishes[0]?.course ?? '';
    town.get(
      'office.seats',
      { course, isMore: true, reason: 'Un professeur de plus.', requestKey: key('plus') },
      owner,
    );
    const after = pages().find(({ entry }) => entry === before?.entry);
    expect(after).toMatchObject({
      offers: [],
      wishes: [{ course, state: 'proposé', place: 0 }],
      next: 'Quand une place se libère pour vous, nous vous écrivons, ou nous vous appelons.',
    });
  });

  test('a link changed by one sign opens nothing, and nothing of anybody else’s is answered by it', () => {
    const town = offeredTown();
    const [access = '', other = ''] = accessesIn(town);
    const changed = `${access.slice(0, -1)}${access.endsWith('0') ? '1' : '0'}`;
    const refused = town.ask('place.open', { access: changed });
    expect(refused.ok ? '' : refused.refusal.kind).toBe('unknownAccess');
    const theirs = town.get('place.open', { access: other }).offers[0]?.number ?? '';
    const crossed = town.ask('place.answer', {
      access,
      offer: theirs,
      answer: 'accept',
      requestKey: key('autrui'),
    });
    expect(crossed.ok ? '' : crossed.refusal.message).toContain('n’existe pas dans cette participation');
    expect(town.records('Registre', 'Événements')).toEqual([]);
  });
});

test('the timer looks at offers as long as one is under way, and again once others are made', () => {
  const town = offeredTown();
  const isWatched = () => town.host.state.properties.program.script['propositions'] !== '';
  expect(isWatched()).toBe(true);
  town.host.clock.set(Date.parse('2026-09-17T00:00:00+02:00'));
  town.host.advance({ minutes: 5 });
  expect(isWatched()).toBe(true);
  // Silence ends no offer that nobody was told of.
  for (const { number, state, hasMail } of town.get('office.offers', {}, owner).offers) {
    expect([number, state]).toEqual([number, hasMail ? 'expired' : 'open']);
    if (hasMail) continue;
    const call = { offer: number, at: '2026-09-17T00:00', result: 'renonce' as const, note: '' };
    town.get('office.call', { ...call, requestKey: key(`appel-${number}`) }, owner);
  }
  town.host.advance({ minutes: 30 });
  expect(isWatched()).toBe(false);
  const { count } = town.get('office.proposePreview', {}, owner);
  expect(count).toBeGreaterThan(0);
  town.get('office.propose', { requestKey: key('encore'), confirmed: count }, owner);
  expect(isWatched()).toBe(true);
});

describe('everybody', () => {
  test('reads what happened since the draw as a file, that names nobody and gives where it stands', () => {
    const town = offeredTown();
    answer(town, accessOf(town), 'accept');
    const { text, seed, events } = town.get('public.draw', { draw: '' });
    const checked = check(text, seed);
    if ('refused' in checked) throw new Error(checked.refused);
    const present = presentOf(checked, events);
    if ('refused' in present) throw new Error(present.refused);
    expect(events.split('\n')).toHaveLength(5);
    const shown = town.get('office.offers', {}, owner).courses.filter(({ kind }) => kind === 'draw');
    const lists = present.text
      .trimEnd()
      .split('\n')
      .map((line) => line.split('\t'));
    const count = (field = '-') => (field === '-' ? 0 : field.split(' ').length);
    expect(
      lists.map(([id, , confirmed, , pending, , waiting]) => [
        id,
        count(confirmed),
        count(pending),
        count(waiting),
      ]),
    ).toEqual(shown.map(({ id, confirmed, pending, waiting }) => [id, confirmed, pending, waiting]));
  });
});

describe('the office', () => {
  const line = (town: Town, number: string) =>
    town.get('office.offers', {}, owner).offers.find((offer) => offer.number === number);
  const call = (town: Town, more: Partial<CallInput<'office.call'>>, as = owner) =>
    town.ask(
      'office.call',
      {
        offer: 'O0001',
        at: '2026-09-14T11:00',
        result: 'accepte',
        note: '',
        requestKey: key('appel'),
        ...more,
      },
      as,
    );
  const message = (reply: ReturnType<typeof call>) => (reply.ok ? '' : reply.refusal.message);

  test('writes down a call: an answer counts at the hour it was given, and who called is kept', () => {
    const town = offeredTown();
    town.host.clock.set(Date.parse('2026-09-14T11:30:00+02:00'));
    expect(call(town, { note: 'La mère.' }).ok).toBe(true);
    expect(call(town, { note: 'La mère.' }).ok).toBe(true);
    expect(line(town, 'O0001')).toMatchObject({
      state: 'accepted',
      calls: [{ by: owner.as, result: 'accepte', note: 'La mère.' }],
    });
    expect(town.records('Registre', 'Événements')).toHaveLength(1);
  });

  test('is told whom to call: at once who has no mail, later who has not opened the link', () => {
    const town = offeredTown();
    const reasons = () => new Set(town.get('office.offers', {}, owner).offers.map(({ toCall }) => toCall));
    expect([...reasons()].filter((why) => why !== 'sans courriel')).toEqual(['']);
    const [access = ''] = accessesIn(town);
    town.get('place.open', { access });
    town.host.clock.set(Date.parse('2026-09-16T12:00:00+02:00'));
    expect(reasons().has('lien pas ouvert')).toBe(true);
    const entry = access.split('.')[0];
    const own = town.get('office.offers', {}, owner).offers.filter((one) => one.entry === entry);
    expect(own.map(({ toCall, isSeen }) => [toCall, isSeen])).toEqual([['', true]]);
  });

  test('takes no call of the future, nor from before the offer, nor an answer after its bound', () => {
    const town = offeredTown();
    expect(message(call(town, { at: '2027-01-01T10:00' }))).toContain('n’est pas encore passée');
    expect(message(call(town, { at: '2026-09-14T08:00' }))).toContain('n’a été proposée que le');
    town.host.clock.set(Date.parse('2026-09-17T08:00:00+02:00'));
    expect(message(call(town, { at: '2026-09-17T07:00' }))).toContain('trop tard');
    expect(town.records('Registre', 'Événements')).toEqual([]);
    expect(message(call(town, {}, clerk('GAL')))).toContain('pas parmi celles de vos établissements');
  });

  test('excludes nobody unheard, and says why of everything else that cannot be', () => {
    const town = offeredTown();
    const decide = (kind: 'retire' | 'exclu' | 'residence', entry: string, isHeard = false) =>
      town.ask(
        'office.decideEntry',
        {
          decision: { kind, entry, course: '', reason: 'Fausse adresse.', isHeard },
          requestKey: key(`${kind}${isHeard}`),
        },
        owner,
      );
    const why = (reply: ReturnType<typeof decide>) => (reply.ok ? '' : reply.refusal.message);
    expect(why(decide('exclu', 'T0001'))).toContain('après avoir entendu la personne');
    expect(why(decide('retire', 'T9999'))).toContain('n’est pas parmi celles');
    expect(decide('exclu', 'T0001', true).ok).toBe(true);
    const [event = {}] = town.records('Registre', 'Événements');
    expect(event).toMatchObject({
      Événement: 'exclu',
      Participation: 'T0001',
      Motif: 'Fausse adresse.',
      Par: owner.as,
    });
  });

  test('adds a seat for whoever waits first, who is then offered it; a seat given is not taken back', () => {
    const town = offeredTown();
    const waited = town.get('office.offers', {}, owner).courses.find(({ waiting }) => waiting > 0)?.id ?? '';
    const seats = (isMore: boolean, n: string) =>
      town.ask(
        'office.seats',
        { course: waited, isMore, reason: 'Un professeur de plus.', requestKey: key(n) },
        owner,
      );
    const added = seats(true, 'plus');
    expect(added.ok && added.value.courses.find(({ id }) => id === waited)).toMatchObject({ toOffer: 1 });
    const { count, courses } = town.get('office.proposePreview', {}, owner);
    expect([count, courses.map(({ id }) => id)]).toEqual([1, [waited]]);
    const less = seats(false, 'moins');
    expect(less.ok ? '' : less.refusal.message).toContain('toutes les places sont données');
  });

  test('waits for the form of whoever accepted, then the enrolment is confirmed; an identity is checked', () => {
    const town = offeredTown();
    town.host.clock.set(Date.parse('2026-09-14T11:30:00+02:00'));
    call(town, {});
    const enrolment = () => town.get('office.offers', {}, owner).enrolments[0];
    expect(enrolment()).toMatchObject({
      state: 'Acceptée – fiche attendue',
      formDue: 'jeudi 24 septembre 2026',
    });
    town.host.clock.set(Date.parse('2026-09-25T08:00:00+02:00'));
    expect(enrolment()?.state).toBe('Fiche en retard');
    for (const what of ['form', 'identity'] as const)
      town.get('office.enrolment', { offer: 'O0001', what, isDone: true, requestKey: key(what) }, owner);
    expect(enrolment()).toMatchObject({
      state: 'Inscription confirmée',
      identityAt: 'vendredi 25 septembre 2026 à 8 h',
    });
  });
});

const stateAfter = (reply: { ok: true; value: EntryPage } | { ok: false; refusal: { message: string } }) =>
  reply.ok ? reply.value.offers[0]?.state : reply.refusal.message;

const accessOf = (town: Town): string => accessesIn(town)[0] ?? '';
