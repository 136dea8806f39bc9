import { LOCK_PATIENCE_MS, type Script, type Scripts } from './script.ts';
import { type Ask, type Observe, type Process, Simulation } from './simulation.ts';

/** An opening morning. Durations in milliseconds. */
export interface Crowd {
  readonly families: number;
  /** They arrive evenly over this time, drawn from `random`. */
  readonly arrivalMs: number;
  readonly drafts: number;
  /** Time to fill the form: log-normal around a median. */
  readonly fill: { readonly medianMs: number; readonly sigma: number };
  /** Spread of every duration of the platform: log-normal of mean 1. */
  readonly sigma: number;
  readonly slots: number;
  readonly timerEveryMs: number;
  readonly scripts: Scripts;
  /** Numbers in [0, 1). */
  readonly random: () => number;
  readonly observe?: Observe;
}

/** What the morning was like. Durations in milliseconds. */
export interface Morning {
  /** From pressing *Envoyer* to the receipt, one a receipt. */
  readonly sends: readonly number[];
  /** Instants of the commits. */
  readonly commits: readonly number[];
  /** Receipts of each family. */
  readonly receipts: readonly number[];
  /** *Busy* answers to a send. */
  readonly busy: number;
  /** Calls refused because every slot was taken, asked again by the page. */
  readonly refused: number;
  /** Google's own error page instead of ours. */
  readonly errorsShown: number;
  readonly mostSlots: number;
  /** Mails still waiting when the last execution ended. */
  readonly mailsWaiting: number;
}

type Outcome = 'done' | 'busy' | 'noticed' | 'refused';
type Steps<T> = Generator<Ask, T, boolean>;

const SECOND = 1_000;
const MAILS_AT_ONCE = 20;
/** A sender stops after this long and leaves the rest to the next. */
const SENDER_PATIENCE_MS = 20 * SECOND;

/** Plays the morning; the same crowd gives the same morning. */
export function playMorning(crowd: Crowd): Morning {
  return new Play(crowd).run();
}

class Play {
  private readonly simulation: Simulation;
  private readonly sends: number[] = [];
  private readonly commits: number[] = [];
  private readonly receipts: number[];
  private busy = 0;
  private refused = 0;
  private errorsShown = 0;
  private mailsWaiting = 0;
  private isSending = false;
  private atHome: number;

  constructor(private readonly crowd: Crowd) {
    this.simulation = new Simulation(crowd);
    this.receipts = new Array(crowd.families).fill(0);
    this.atHome = crowd.families;
  }

  run(): Morning {
    const { families, arrivalMs, random } = this.crowd;
    for (let family = 0; family < families; family += 1)
      this.simulation.start(this.family(family), random() * arrivalMs);
    this.simulation.start(this.timer(), this.crowd.timerEveryMs);
    this.simulation.run();
    const { sends, commits, receipts, busy, refused, errorsShown, mailsWaiting } = this;
    const { mostSlots } = this.simulation;
    return { sends, commits, receipts, busy, refused, errorsShown, mailsWaiting, mostSlots };
  }

  private *family(number: number): Process {
    const { scripts, drafts, fill } = this.crowd;
    yield* this.openPage();
    yield* this.insist(scripts.open);
    const filling = fill.medianMs * Math.exp(fill.sigma * this.normal());
    for (let draft = 0; draft < drafts; draft += 1) {
      yield sleep(filling / (drafts + 1));
      yield* this.once(scripts.draft);
    }
    yield sleep(filling / (drafts + 1));
    const pressed = this.simulation.now;
    yield* this.insist(scripts.send);
    this.receipts[number] = (this.receipts[number] ?? 0) + 1;
    this.sends.push(this.simulation.now - pressed);
    yield* this.once(scripts.afterwards);
    this.atHome -= 1;
  }

  /** Our page is not there yet to ask again: the family sees Google's error and reloads. */
  private *openPage(): Steps<void> {
    while ((yield* this.once(this.crowd.scripts.page)) === 'refused') {
      this.errorsShown += 1;
      yield sleep((3 + 5 * this.crowd.random()) * SECOND);
    }
  }

  /** As the page does: *busy* is asked again after 2 to 10 s, a lost call after 1, 2, 4… 15 s, shortened by chance. */
  private *insist(script: Script): Steps<void> {
    for (let lost = 0; ; ) {
      const outcome = yield* this.once(script);
      if (outcome === 'done') return;
      if (outcome === 'busy') {
        this.busy += 1;
        lost = 0;
        yield sleep((2 + 8 * this.crowd.random()) * SECOND);
      } else {
        yield sleep(Math.min(15, 2 ** lost) * SECOND * (0.5 + this.crowd.random() / 2));
        lost += 1;
      }
    }
  }

  private *timer(): Process {
    while (this.atHome > 0 || this.mailsWaiting > 0) {
      yield* this.once(this.crowd.scripts.timer);
      yield sleep(this.crowd.timerEveryMs);
    }
  }

  private *once(script: Script): Steps<Outcome> {
    if (!this.simulation.enter()) {
      this.refused += 1;
      return 'refused';
    }
    const outcome = yield* this.execute(script);
    this.simulation.leave();
    return outcome;
  }

  private *execute(script: Script): Steps<Outcome> {
    const began = this.simulation.now;
    for (let place = 0; place < script.steps.length; place += 1) {
      const step = script.steps[place];
      if (step === undefined) break;
      if (step.kind === 'again') {
        if (this.mailsWaiting > 0 && this.simulation.now - began < SENDER_PATIENCE_MS) place = step.to - 1;
      } else if (step.kind === 'work') yield this.taking(step.ms);
      else if (step.kind === 'mails') yield* this.sendMails(step.ms);
      else if (step.kind === 'lock') {
        if (!(yield { kind: 'lock', patience: LOCK_PATIENCE_MS })) return yield* this.rest(script, 'busy');
      } else if (step.kind === 'raise') {
        if (this.isSending) return yield* this.rest(script, 'noticed');
        this.isSending = true;
      } else if (step.kind === 'lower') this.isSending = false;
      else this.unlock(script);
    }
    return 'done';
  }

  private unlock(script: Script): void {
    this.simulation.unlock();
    if (script !== this.crowd.scripts.send) return;
    this.commits.push(this.simulation.now);
    this.mailsWaiting += 1;
  }

  private *rest(script: Script, why: 'busy' | 'noticed'): Steps<Outcome> {
    const tail = script[why].reduce((sum, step) => sum + (step.kind === 'work' ? step.ms : 0), 0);
    yield this.taking(tail);
    if (why === 'busy' && script.steps.some(({ kind }) => kind === 'raise')) this.isSending = false;
    return why;
  }

  private *sendMails(each: number): Steps<void> {
    const mails = Math.min(MAILS_AT_ONCE, this.mailsWaiting);
    this.mailsWaiting -= mails;
    yield this.taking(mails * each);
  }

  private taking(ms: number): Ask {
    const { sigma } = this.crowd;
    return sleep(ms * Math.exp(sigma * this.normal() - (sigma * sigma) / 2));
  }

  /** Standard normal, by Box and Muller. */
  private normal(): number {
    const { random } = this.crowd;
    return Math.sqrt(-2 * Math.log(1 - random())) * Math.cos(2 * Math.PI * random());
  }
}

function sleep(ms: number): Ask {
  return { kind: 'sleep', ms };
}

/** The value that this share of the values does not exceed; 0 of none. */
export function percentile(values: readonly number[], share: number): number {
  const sorted = [...values].sort((one, other) => one - other);
  return sorted[Math.max(0, Math.ceil(share * sorted.length) - 1)] ?? 0;
}

/** Commits per minute over the busiest five minutes. */
export function sustainedPerMinute(commits: readonly number[]): number {
  const window = 5 * 60 * SECOND;
  const counts = commits.map((from) => commits.filter((at) => at >= from && at < from + window).length);
  return Math.max(0, ...counts) / 5;
}
