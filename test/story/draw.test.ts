import { createHash } from 'node:crypto';
import { describe, expect, test } from 'vitest';
import { ceremony, closedTown, freeze, seeded } from './lottery.ts';
import { owner } from './town.ts';

const sha256 = (text: string) => createHash('sha256').update(text).digest('hex');

describe('from ballots to a draw', () => {
  test('the list is frozen once, published without a name, and drawn once', () => {
    const town = closedTown();
    const { next } = town.get('office.draws', {}, owner);
    console.log(JSON.stringify(next), JSON.stringify(town.get('office.ballots', {}, owner).counts));
    const frozen = freeze(town);
    const published = town.get('public.draw', { draw: '' });
    expect(sha256(published.text)).toBe(frozen.list);
    town.host.clock.set(ceremony);
    const drawn = town.get('office.makeDraw', seeded(frozen.draw), owner);
    console.log(JSON.stringify(drawn));
    const after = town.get('public.draw', { draw: frozen.draw });
    expect(sha256(after.resultText)).toBe(drawn.result);
  });
});
