import { describe, expect, test } from 'vitest';
import { check } from '../../src/draw/check.ts';
import { presentOf } from '../../src/lists/present.ts';
import { stream } from '../seed.ts';
import { closedTown, freeze, narrowFrozenTown, seeded } from './lottery.ts';
import { offer } from './offers.ts';
import { erase } from './retention.ts';
import { deathsIn, key, lastTrips, owner, type Town } from './town.ts';

const chance = stream();

/** A frozen list, before its draw, and whoever that draw will give a seat first. */
function aboutToDraw(): { readonly town: Town; readonly entry: string; readonly refs: string[] } {
  return { town: narrowFrozenTown(), ...placed };
}

const drawOf = (town: Town) => town.get('office.draws', {}, owner).draws[0]?.draw ?? '';
const makeDraw = (town: Town) => town.get('office.makeDraw', seeded(drawOf(town)), owner);

const placed = (() => {
  const town = narrowFrozenTown();
  makeDraw(town);
  offer(town);
  const { Participation: entry = '' } = town.records('Registre', 'Propositions')[0] ?? {};
  const row = town.records('Registre', 'Participations').find((one) => one['N°'] === entry);
  const refs = (JSON.parse(row?.['Bulletins'] ?? '[]') as string[]).map((ballot) => `bulletin:${ballot}`);
  return { entry, refs };
})();

const offeredIn = (town: Town) =>
  town.records('Registre', 'Propositions').map((row) => [row['Participation'], row['Cours'], row['Sorte']]);

const eventsIn = (town: Town) =>
  town.records('Registre', 'Événements').map((row) => [row['Participation'], row['Événement'], row['Cours']]);

const hasBegun = (town: Town): boolean =>
  town.records('Registre', 'Journal').some((line) => line['Quoi']?.startsWith('Effacement commencé'));

describe('somebody whose data are erased between the freeze and the draw (IVR-090)', () => {
  test('is told before that the number stays, and is withdrawn', () => {
    const { town, entry, refs } = aboutToDraw();
    expect(town.get('office.erasePreview', { refs }, owner).warnings).toEqual([
      `La liste du tirage est figée\u00a0: la participation ${entry} y reste, sans nom. Elle est retirée aussitôt le tirage fait, et une place qu’elle obtient va à la personne suivante\u00a0: cela vaut retrait.`,
    ]);
  });

  test('is drawn with the others, and leaves at once: the draw is the same, the seat is the next one’s', () => {
    const { town, entry, refs } = aboutToDraw();
    const calm = narrowFrozenTown();
    erase(town, refs);
    const drawn = makeDraw(town);
    expect(drawn).toEqual(makeDraw(calm));
    expect(town.records('Registre', 'Événements')).toMatchObject([
      { Participation: entry, Événement: 'retire', Cours: '', Par: 'effacement' },
    ]);
    offer(calm);
    offer(town);
    const [before, after] = [offeredIn(calm), offeredIn(town)];
    expect(after.filter(([number]) => number === entry)).toEqual([]);
    expect(after.length).toBe(before.length);
    expect(new Set(after.map(([, course]) => course))).toEqual(new Set(before.map(([, course]) => course)));
    expect(new Set(after.map(([, , kind]) => kind))).toEqual(new Set(before.map(([, , kind]) => kind)));
  });

  test('leaves a draw that anybody checks, and a seat that is offered as if the family had withdrawn', () => {
    const { town, entry, refs } = aboutToDraw();
    erase(town, refs);
    makeDraw(town);
    offer(town);
    const asked = narrowFrozenTown();
    makeDraw(asked);
    const decision = { kind: 'retire' as const, entry, course: '', reason: 'À sa demande.', isHeard: false };
    asked.get('office.decideEntry', { decision, requestKey: key('retrait') }, owner);
    offer(asked);
    expect(offeredIn(town)).toEqual(offeredIn(asked));
    const { text, seed, events } = town.get('public.draw', { draw: '' });
    const checked = check(text, seed);
    if ('refused' in checked) throw new Error(checked.refused);
    const present = presentOf(checked, events);
    if ('refused' in present) throw new Error(present.refused);
    expect(text).toContain(`participation\t${entry}\t`);
    expect(present.text).not.toContain(entry);
  });

  test('leaves a course without limit too, where nobody is offered their seat', () => {
    const { town } = aboutToDraw();
    const asking = town.records('Registre', 'Cours sans limite figés').find((row) => row['N°'] !== '');
    const [entry, refs] = [asking?.['N°'] ?? '', [`bulletin:${asking?.['Bulletin']}`]];
    expect(town.get('office.erasePreview', { refs }, owner).warnings.join()).toContain(
      `la participation ${entry} y reste, sans nom.`,
    );
    erase(town, refs);
    makeDraw(town);
    expect(eventsIn(town)).toContainEqual([entry, 'retire', '']);
    offer(town);
    const others = offeredIn(town).map(([number]) => number);
    expect(others).not.toContain(entry);
    expect(others.filter((number) => number?.startsWith('S'))).not.toEqual([]);
  });

  test('is withdrawn once, wherever the draw dies', () => {
    const erased = () => {
      const { town, refs } = aboutToDraw();
      erase(town, refs);
      return town;
    };
    const calm = erased();
    const { result } = makeDraw(calm);
    for (const point of deathsIn(lastTrips(calm))) {
      const town = erased();
      const request = seeded(drawOf(town));
      town.host.gate.killAt({ ...point, in: 'call' });
      expect(town.try('office.makeDraw', request, owner)).toBe(null);
      expect(town.get('office.makeDraw', request, owner).result).toBe(result);
      expect(eventsIn(town), `${point.when} ${point.call}`).toEqual([[placed.entry, 'retire', '']]);
    }
  });

  test('is withdrawn by an erasure that the draw overtook, once, whatever it had been offered', {
    timeout: 300_000,
  }, () => {
    const calm = aboutToDraw();
    const { total } = calm.town.get('office.erasePreview', { refs: calm.refs }, owner);
    const asked = { refs: calm.refs, confirmed: total, reason: 'Demande D0001', requestKey: key('efface') };
    calm.town.get('office.erase', asked, owner);
    const spacing = 29;
    const first = Math.floor(chance() * spacing);
    let overtaken = 0;
    for (const { call, when } of deathsIn(lastTrips(calm.town)).filter((_, i) => i % spacing === first)) {
      const { town, entry } = aboutToDraw();
      town.host.gate.killAt({ call, when, in: 'call' });
      expect(town.try('office.erase', asked, owner)).toBe(null);
      if (!hasBegun(town)) continue;
      makeDraw(town);
      offer(town);
      for (let calls = 0; calls < 20 && !town.get('office.erase', asked, owner).isDone; calls++);
      expect(eventsIn(town), `${when} ${call}`).toEqual([[entry, 'retire', '']]);
      const open = town.get('office.offers', {}, owner).offers.filter(({ state }) => state === 'open');
      expect(open.map((one) => one.entry)).not.toContain(entry);
      overtaken++;
    }
    expect(overtaken).toBeGreaterThan(2);
  });

  test('keeps the list from being frozen while it lasts', () => {
    const town = closedTown();
    const [ballot] = town.records('Registre', 'Bulletins');
    const refs = [`bulletin:${ballot?.['N°']}`];
    const { total } = town.get('office.erasePreview', { refs }, owner);
    const asked = { refs, confirmed: total, reason: 'Demande D0001', requestKey: key('efface') };
    const frozen: string[] = [];
    town.host.gate.at({ member: 'Lock.tryLock', nth: 4, in: 'call' }, 'before', () => {
      const { next } = town.get('office.draws', {}, owner);
      const request = { requestKey: key('gel'), confirmed: next?.entries ?? 0 };
      const reply = town.ask('office.freeze', request, owner);
      frozen.push(reply.ok ? 'frozen' : reply.refusal.message);
    });
    town.get('office.erase', asked, owner);
    expect(frozen).toEqual([
      'Des données personnelles s’effacent en ce moment. Réessayez dans quelques minutes. Rien n’est figé.',
    ]);
    freeze(town);
    const named = town.records('Registre', 'Participations').map((row) => row['Bulletins']);
    expect(named.join()).not.toContain(ballot?.['N°']);
  });
});
