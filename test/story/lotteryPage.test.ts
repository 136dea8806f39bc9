import { expect, test } from 'vitest';
import { closedTown, freeze, frozenTown, opens, publishedTown, seeded } from './lottery.ts';
import { clerk, key, owner } from './town.ts';

/** What the team's page of the lottery is told. */

const draw = 'VALMONTSURORGE-2026-09-14';

test('clerks see the ballots of their own establishments, and no other (IVR-081)', () => {
  const town = closedTown();
  const seen = (code: string) =>
    new Set(town.get('office.ballots', {}, clerk(code)).ballots.map((ballot) => ballot.conservatoire));
  expect(seen('HAN')).toEqual(new Set(['Le Hangar']));
  expect(seen('CMD')).toEqual(new Set(['Conservatoire de danse et de musique']));
});

test('whoever types ballots is told the day of the forum and the postcodes of the town (IVR-030, IVR-080)', () => {
  const { ballotsOn, postcodes } = publishedTown().get('office.places', {}, clerk('CMD'));
  expect([ballotsOn, postcodes]).toEqual(['2026-09-12', ['91990']]);
});

test('what is done and what is left before a freeze is told, step by step', () => {
  const steps = (town: ReturnType<typeof closedTown>) => {
    const { next } = town.get('office.draws', {}, owner);
    return next && [next.arePlacesPublished, next.areBallotsClosed, next.doubts];
  };
  const town = publishedTown();
  expect(steps(town)).toEqual([true, false, 0]);
  town.host.clock.set(opens);
  const ready = closedTown();
  expect(steps(ready)).toEqual([true, true, 0]);
  freeze(ready);
  expect(steps(ready)).toBe(null);
});

test('incidents, signature, additions and readings of the minutes are told to managers, with who and when (IVR-101)', () => {
  const town = frozenTown();
  const note = (kind: 'incident' | 'signed' | 'addition' | 'consultation', text: string) =>
    town.get('office.noteOnDraw', { draw, requestKey: key(kind), kind, text }, owner);
  note('incident', 'Le projecteur s’est éteint.');
  town.get('office.makeDraw', seeded(draw), owner);
  note('signed', 'Signé.');
  note('consultation', 'Lu au guichet.');
  note('addition', 'Une adresse est corrigée.');
  const { notes } = town.get('office.draws', {}, owner);
  expect(notes.map(({ kind, text }) => [kind, text])).toEqual([
    ['incident', 'Le projecteur s’est éteint.'],
    ['signed', 'Signé.'],
    ['addition', 'Une adresse est corrigée.'],
    ['consultation', 'Lu au guichet.'],
  ]);
  expect(new Set(notes.map((one) => `${one.draw} ${one.by} ${one.at}`))).toEqual(
    new Set([`${draw} ${owner.as} lundi 14\u00a0septembre 2026 à\u00a010\u00a0h`]),
  );
});
