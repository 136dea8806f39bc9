import { draw } from './lottery.ts';
import { key, owner, type Town, townAt } from './town.ts';

/** Every seat of the draw offered to whoever it is for, once. */
export function offer(town: Town, requestKey = key('propose')): void {
  const { count } = town.get('office.proposePreview', {}, owner);
  town.get('office.propose', { requestKey, confirmed: count }, owner);
}

/** One seat a course, so that many wait; the main list offered, its mails gone. */
export const offeredTown = (): Town =>
  townAt('offered', (town) => {
    draw(town, 1);
    offer(town);
    town.host.advance({ minutes: 20 });
  });
