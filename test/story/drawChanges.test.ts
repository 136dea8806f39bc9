import { describe, expect, test } from 'vitest';
import type { CallInput } from '../../src/calls.ts';
import { readTownFile } from '../../src/campaign/townFile.ts';
import { stream } from '../seed.ts';
import { ceremony, closedTown, freeze, frozenTown, numberedTown, seeded } from './lottery.ts';
import { accessesIn, narrowDrawnTown, offer, offeredTown } from './offers.ts';
import { clerk, deathsIn, example, key, lastTrips, owner, type Town } from './town.ts';

const draw = 'VALMONTSURORGE-2026-09-14';
const said = (reply: { ok: boolean; refusal?: { message: string } }) => reply.refusal?.message ?? '';

const later: CallInput<'office.postponeDraw'> = {
  plan: {
    drawAt: '2026-09-21T14:00',
    place: 'Le Hangar, grande salle',
    resultsBy: '2026-09-22',
    mainListAnswersBy: '2026-09-23T23:59',
  },
  reason: 'La salle du conseil est inondée.',
  requestKey: key('report'),
};
const newInstant = 'lundi 21\u00a0septembre 2026 à\u00a014\u00a0h';

const cancel = (isRedone = false): CallInput<'office.cancelDraw'> => ({
  draw,
  requestKey: key('annuler'),
  reason: 'Un dé est tombé de la table.',
  isRedone,
});

/** The mails a town sent of one subject, after they had the time to leave. */
function mailsOf(town: Town, start: string) {
  town.host.advance({ minutes: 40 });
  return town.host.outbox.filter(({ subject }) => subject.startsWith(start));
}

const everyAddress = (town: Town): string[] => {
  const guardians = town
    .records('Registre', 'Bulletins')
    .flatMap((row) => [
      row['Courriel'] ?? '',
      ...JSON.parse(row['Responsables'] || '[]').map((one: { mail: string }) => one.mail),
    ]);
  return [...new Set(guardians.map((mail) => mail.toLowerCase()).filter((mail) => mail.includes('@')))];
};

describe('a draw that is put off', () => {
  test('before its list is frozen: whoever handed in a ballot is told, the new instant is the one announced everywhere', () => {
    const town = closedTown();
    const preview = town.get('office.postponePreview', {}, owner);
    expect(preview.mails).toBe(everyAddress(town).length);
    expect(preview.plan.drawAt).toBe('2026-09-14T10:00');
    const after = town.get('office.postponeDraw', later, owner);
    expect([after.planned, after.place]).toEqual([newInstant, 'Le Hangar, grande salle']);
    const told = mailsOf(town, 'Tirage au sort reporté');
    expect(told.map(({ to }) => to[0]?.toLowerCase()).sort()).toEqual(everyAddress(town).sort());
    expect(told[0]?.body).toContain(newInstant);
    expect(told[0]?.body).toContain('La salle du conseil est inondée.');
    expect(told[0]?.body).toMatch(/^Participation\u00a0: [A-Z0-9-]+ – /m);
    const read = town.get('public.lottery', {});
    expect([read.drawAt, read.place, read.isAhead]).toEqual([newInstant, 'Le Hangar, grande salle', true]);
    expect(read.postponed).toEqual([
      {
        at: expect.stringContaining('2026'),
        reason: 'La salle du conseil est inondée.',
        from: expect.stringContaining('lundi 14\u00a0septembre 2026 à\u00a010\u00a0h'),
        to: `${newInstant}, Le Hangar, grande salle`,
      },
    ]);
    expect(JSON.stringify(read.rules)).toContain(newInstant);
    freeze(town);
    expect(town.get('public.lottery', {}).draw?.postponed).toEqual(read.postponed);
    town.host.clock.set(ceremony + 1000);
    expect(said(town.ask('office.makeDraw', seeded(draw), owner))).toContain(newInstant);
    town.host.clock.set(Date.parse('2026-09-21T14:00:00+02:00'));
    town.get('office.makeDraw', seeded(draw), owner);
    const run = JSON.parse(town.records('Registre', 'Tirages')[0]?.['Tirage fait'] ?? '{}');
    expect([run.plannedAt, run.place]).toEqual(['2026-09-21T14:00:00+02:00', 'Le Hangar, grande salle']);
  });

  test('after the freeze: kept for ever in the row of the draw, told to each participation, twice if twice', () => {
    const town = closedTown();
    freeze(town);
    town.get('office.postponeDraw', later, owner);
    const again = { ...later.plan, drawAt: '2026-09-22T10:00' };
    town.get('office.postponeDraw', { plan: again, reason: 'Encore.', requestKey: key('encore') }, owner);
    const [row] = town.records('Registre', 'Tirages');
    const kept = JSON.parse(row?.['Reports'] ?? '[]');
    expect(kept.map((one: { text: string }) => one.text)).toEqual([
      'La salle du conseil est inondée.',
      'Encore.',
    ]);
    expect(kept[1].from.drawAt).toBe('2026-09-21T14:00');
    expect(town.get('public.draw', { draw }).postponed).toHaveLength(2);
    const numbers = mailsOf(town, 'Tirage au sort reporté').map(({ body }) => /T\d{4} – /.exec(body)?.[0]);
    expect(numbers.length).toBeGreaterThan(4);
    expect(numbers.every((one) => one !== undefined)).toBe(true);
  });

  test('settings saved afterwards with another date count more than the decision', () => {
    const town = closedTown();
    town.get('office.postponeDraw', later, owner);
    const read = readTownFile(new TextDecoder().decode(example('valmont-small', 'ville.json')));
    if (read.kind !== 'town' || !read.town.lottery) throw new Error('no lottery');
    const lottery = { ...read.town.lottery, drawAt: '2026-09-14T15:00' };
    town.get('office.town', { town: { ...read.town, lottery }, requestKey: key('ville') }, owner);
    expect(town.get('public.lottery', {}).drawAt).toBe('lundi 14\u00a0septembre 2026 à\u00a015\u00a0h');
    const [mail] = mailsOf(town, 'Tirage au sort reporté');
    expect(mail?.body).toContain(newInstant);
  });

  test.each([
    ['2026-09-11T10:00', 'Cette date est déjà passée.'],
    ['2026-09-13T10:00', 'Un report va plus loin'],
    ['2026-09-31T10:00', 'Cette date n’existe pas.'],
    ['2026-09-24T10:00', 'La date des résultats vient avant le tirage'],
  ])('is refused for %s: nothing changes, nothing leaves', (drawAt, why) => {
    const town = closedTown();
    const reply = town.ask('office.postponeDraw', { ...later, plan: { ...later.plan, drawAt } }, owner);
    expect(said(reply)).toContain(why);
    expect(said(reply)).toContain('Rien n’a changé, rien n’est parti.');
    expect(town.get('public.lottery', {}).postponed).toEqual([]);
    expect(mailsOf(town, 'Tirage au sort reporté')).toEqual([]);
  });

  test('once it is made, it is not put off any more; nor by a clerk', () => {
    const town = frozenTown();
    const refused = town.ask('office.postponeDraw', later, clerk('HAN'));
    expect(refused.ok ? '' : refused.refusal.kind).toBe('notAClerk');
    town.get('office.makeDraw', seeded(draw), owner);
    expect(said(town.ask('office.postponeDraw', later, owner))).toContain('il ne se reporte plus');
    expect(said(town.ask('office.postponePreview', {}, owner))).toContain('il ne se reporte plus');
  });
});

describe('a draw that is cancelled', () => {
  test('says first what it ends; then every participant is told, and the public reads since when, why and what next', () => {
    const town = offeredTown();
    const [access = ''] = accessesIn(town);
    town.get('place.answer', { access, offer: 'O0001', answer: 'accept', requestKey: key('accepte') });
    const preview = town.get('office.cancelPreview', { draw }, owner);
    const offers = town.records('Registre', 'Propositions').length;
    expect([preview.accepted, preview.offered]).toEqual([1, offers - 1]);
    town.get('office.cancelDraw', cancel(true), owner);
    const told = mailsOf(town, 'Tirage au sort à refaire');
    expect(told).toHaveLength(preview.mails);
    expect(told[0]?.body).toContain('Une place proposée ou acceptée ne compte plus non plus.');
    expect(told[0]?.body).toContain('Le tirage sera refait. Nous vous écrirons la date.');
    expect(told[0]?.body).toContain('Un dé est tombé de la table.');
    const read = town.get('public.lottery', {}).draw;
    expect(read).toMatchObject({ state: 'cancelled', isRedone: true });
    expect(read?.cancelledAt).toContain('septembre 2026');
    expect(said(town.ask('place.open', { access }))).toContain('Le tirage sera refait');
  });

  test('for good: the mails and the page of a participation say that no other is announced', () => {
    const town = offeredTown();
    const [access = ''] = accessesIn(town);
    town.get('office.cancelDraw', cancel(), owner);
    const [mail] = mailsOf(town, 'Tirage au sort annulé');
    expect(mail?.body).toContain('Aucun autre tirage n’est annoncé pour l’instant.');
    expect(said(town.ask('place.open', { access }))).toContain('Aucun autre tirage n’est annoncé');
  });

  test('no offer of it leaves any more, though it waited to leave: the families are told that it is cancelled', () => {
    const town = narrowDrawnTown();
    offer(town);
    town.get('office.cancelDraw', cancel(), owner);
    expect(mailsOf(town, 'Tirage au sort annulé').length).toBeGreaterThan(4);
    expect(town.host.outbox.filter(({ subject }) => subject.startsWith('Une place pour'))).toEqual([]);
    const states = town
      .records('Registre', 'Courriels')
      .filter((row) => row['Modèle'] === 'place proposée')
      .map((row) => `${row['État']}, ${row['Problème']}`);
    expect(new Set(states)).toEqual(new Set(['annulé, Tirage annulé']));
  });

  test('is made again on a day that is announced: the first stays readable, the second has that day', () => {
    const town = frozenTown();
    town.get('office.cancelDraw', cancel(true), owner);
    town.get('office.postponeDraw', later, owner);
    const read = town.get('public.lottery', {});
    expect([read.isAhead, read.postponed.length, read.draw?.postponed]).toEqual([true, 1, []]);
    const again = freeze(town, key('second-gel'));
    expect(again.draw).toBe(`${draw}-2`);
    expect(again.postponed).toHaveLength(1);
    expect(town.get('public.draw', { draw }).cancelled).toBe('Un dé est tombé de la table.');
  });
});

describe('killed at any platform call', () => {
  /** Each mail by whom it goes to, and the rows it follows from. */
  const told = (town: Town) => ({
    mails: town
      .records('Registre', 'Courriels')
      .filter((row) => row['Modèle']?.startsWith('tirage '))
      .map((row) => `${row['Modèle']} ${row['Adresse']} ${row['État']}`)
      .sort(),
    acts: town
      .records('Registre', 'Journal')
      .map((row) => row['Quoi'])
      .filter((act) => act?.includes('annul') || act?.includes('report') || act?.includes('Report'))
      .sort(),
    lottery: town.get('public.lottery', {}),
  });
  const presses = [
    ['office.postponeDraw', later],
    ['office.cancelDraw', cancel(true)],
  ] as const;

  test.each(presses)(
    '%s is decided and announced whole or not at all; pressed again, each told once',
    (name, args) => {
      const undisturbed = numberedTown();
      undisturbed.get(name, args, owner);
      const calls = lastTrips(undisturbed);
      undisturbed.host.advance({ minutes: 20 });
      const whole = told(undisturbed);
      expect(whole.mails.length).toBeGreaterThan(4);
      const chance = stream();
      for (const { call, when } of deathsIn(calls).filter(() => chance() < 40 / calls.length)) {
        const town = numberedTown();
        town.host.gate.killAt({ call, when, in: 'call' });
        expect(town.try(name, args, owner)).toBe(null);
        town.ask(name, args, owner);
        town.host.advance({ minutes: 20 });
        expect(told(town)).toEqual(whole);
      }
    },
  );
});
