import { setImmediate } from 'node:timers/promises';
import { Chance } from '../host/chance.ts';
import type { Host } from '../host/index.ts';
import { Family, type Outside } from './family.ts';
import { Mailboxes } from './mailboxes.ts';
import { type Preparation, prepare } from './office.ts';
import { Pages } from './pages.ts';
import { type Act, actsOf } from './plan.ts';
import type { Town } from './town.ts';

/** What was played, as the families and the office remember it. */
export interface Played {
  readonly preparation: Preparation;
  /** One a line of `reponses.csv` that came online. */
  readonly families: readonly Family[];
  /** Answers given at the counter: not played until the counter exists. */
  readonly counterPending: number;
}

const MINUTE = 60 * 1_000;
const HOUR = 60 * MINUTE;

/** Plays the whole campaign of a town on a host that stands at `town.calendar.setUpAt`. */
export async function playCampaign(host: Host, town: Town): Promise<Played> {
  const pages = new Pages(host);
  const preparation = prepare(pages, town);
  const outside: Outside = { pages, mailboxes: new Mailboxes(host.outbox) };
  const online = town.answers.filter(({ channel }) => channel === 'online');
  const families = online.map((answer) => new Family(answer, guardianOf(town, answer), outside));
  await playAll(host, planOf(families, town, host.seed));
  letPass(host, Math.max(host.clock.now(), town.calendar.closesAt) + HOUR);
  return { preparation, families, counterPending: town.answers.length - online.length };
}

function guardianOf({ families }: Town, { student, author }: Family['answer']): Family['guardian'] {
  return families.get(student)?.[author - 1] ?? null;
}

interface Planned {
  readonly family: Family;
  readonly act: Act;
}

function planOf(families: readonly Family[], { calendar }: Town, seed: number): Planned[] {
  const chance = new Chance(seed, 1);
  const random = () => chance.next();
  return families
    .flatMap((family) => actsOf(family.answer, calendar, random).map((act) => ({ family, act })))
    .sort((one, other) => one.act.at - other.act.at);
}

/**
 * Time passes until an instant: a timer after what just happened, so that all it caused is done, then one every two
 * hours, since the others would find nothing to do.
 */
function letPass(host: Host, to: number): void {
  host.advance({ to: Math.max(host.clock.now(), Math.min(to, host.clock.now() + 5 * MINUTE)) });
  while (host.clock.now() + 2 * HOUR < to) {
    host.clock.set(host.clock.now() + 2 * HOUR);
    host.advance({ to: host.clock.now() });
  }
  if (to > host.clock.now()) host.clock.set(to);
  host.advance({ to: host.clock.now() });
}

/** Each act at its instant, the timers in between; pauses now and then so that mails reach the disk. */
async function playAll(host: Host, plan: readonly Planned[]): Promise<void> {
  for (const [index, { family, act }] of plan.entries()) {
    letPass(host, act.at);
    perform(family, act);
    if (index % 200 === 0) await setImmediate();
  }
}

function perform(family: Family, act: Act): void {
  if (act.kind === 'draft') family.saveDraft(act.step);
  else if (act.kind === 'send') family.send(act.change);
  else family[act.kind]();
}
