import { draw } from './lottery.ts';
import { key, owner, type Town, townAt } from './town.ts';

/** Every seat of the draw offered to whoever it is for, once. */
export function offer(town: Town, requestKey = key('propose')): void {
  const { count } = town.get('office.proposePreview', {}, owner);
  town.get('office.propose', { requestKey, confirmed: count }, owner);
}

/** One seat a course with a limit, so that many wait; nothing offered yet. */
export const narrowDrawnTown = (): Town => townAt('drawn narrow', (town) => draw(town, 1));

/** The links of those who were offered a seat by mail. */
export function accessesIn(town: Town): string[] {
  const mails = town.host.outbox.filter(({ subject }) => subject.startsWith('Une place pour'));
  return [...new Set(mails.flatMap(({ body }) => /acces=(\S+)/.exec(body)?.[1] ?? []))];
}

/** One seat a course, so that many wait; the main list offered, its mails gone. */
export const offeredTown = (): Town =>
  townAt('offered', (town) => {
    draw(town, 1);
    offer(town);
    town.host.advance({ minutes: 20 });
  });
