import { describe, expect, test } from 'vitest';
import type { EntryPage } from '../../src/calls/offers.ts';
import type { CallInput } from '../../src/calls.ts';
import { drawnTown } from './lottery.ts';
import { offeredTown } from './offers.ts';
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
      replaced: 0,
      bound: 'mercredi 16\u00a0septembre 2026 inclus',
    });
    expect(preview.count).toBe(preview.toMail + preview.toCall);
    expect(preview.count).toBe(town.get('office.draws', {}, owner).draws[0]?.placed);
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
    town.host.advance({ minutes: 20 });
    const page = town.get('place.open', { access });
    expect(page.offers[0]?.state).toBe('declined');
    const late = answer(town, access, 'takeBack', key('tard'));
    expect(late.ok ? '' : late.refusal.message).toContain('elle est allée à la personne suivante');
    expect(town.records('Registre', 'Événements').map((row) => row['Événement'])).toEqual(['renonce']);
  });

  test('who does not answer is in time a second before the bound, too late at it, and the next one is offered', () => {
    const town = offeredTown();
    const [access = '', other = ''] = accesses(town);
    const bound = Date.parse('2026-09-17T00:00:00+02:00');
    town.host.clock.set(bound - 1000);
    expect(stateAfter(answer(town, access, 'accept'))).toBe('accepted');
    town.host.clock.set(bound);
    const late = answer(town, other, 'accept');
    expect(late.ok ? '' : late.refusal.kind).toBe('tooLate');
    town.host.advance({ minutes: 5 });
    expect(town.get('place.open', { access: other }).offers[0]?.state).toBe('expired');
    const { count } = town.get('office.proposePreview', {}, owner);
    expect(count).toBeGreaterThan(0);
  });

  test('a link changed by one sign opens nothing, and nothing of anybody else’s is answered by it', () => {
    const town = offeredTown();
    const [access = '', other = ''] = accesses(town);
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

const stateAfter = (reply: { ok: true; value: EntryPage } | { ok: false; refusal: { message: string } }) =>
  reply.ok ? reply.value.offers[0]?.state : reply.refusal.message;

/** The links of those who were offered a seat by mail. */
function accesses(town: Town): string[] {
  const mails = town.host.outbox.filter(({ subject }) => subject.startsWith('Une place pour'));
  return [...new Set(mails.flatMap(({ body }) => /acces=(\S+)/.exec(body)?.[1] ?? []))];
}

const accessOf = (town: Town): string => accesses(town)[0] ?? '';
