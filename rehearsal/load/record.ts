import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Execution, Host } from '../../host/index.ts';
import type { FamilyHome, StudentCard } from '../../src/calls/family.ts';
import type { CallInput } from '../../src/calls.ts';
import { Mailboxes } from '../play/mailboxes.ts';
import { prepare } from '../play/office.ts';
import { Pages } from '../play/pages.ts';
import { openHost } from '../rehearse.ts';
import type { Town } from '../sample/town.ts';
import { type Scripts, scriptOf } from './script.ts';

/** What one submission asks of the platform, up to its answer. */
export interface Submission {
  readonly students: number;
  readonly platformCalls: number;
  readonly roundTrips: number;
}

const MINUTE = 60_000;

/** A town on its opening day: everybody imported, the first invited. */
export class OpenTown {
  readonly pages: Pages;
  private readonly mailboxes: Mailboxes;
  private presses = 0;

  constructor(
    readonly host: Host,
    readonly town: Town,
  ) {
    this.pages = new Pages(host);
    this.mailboxes = new Mailboxes(host.outbox);
    prepare(this.pages, town);
    // The first invitations leave on the next morning at eight; who sleeps until ten past finds some of them sent.
    host.clock.set(town.calendar.setUpAt + (23 * 60 + 10) * MINUTE);
    host.advance({ minutes: 5 });
    host.clock.set(town.calendar.opensAt + 10 * MINUTE);
  }

  /** Links of some people who may answer. */
  links(): string[] {
    const mails = [...this.town.families.values()].map(([guardian]) => guardian?.mail ?? '');
    return [...new Set(mails)].flatMap((mail) => this.mailboxes.linksOf(mail));
  }

  /** Lets the timer send every invitation, so that what is recorded next sends its own mail only. */
  sendInvitations(): void {
    for (let sent = -1; sent < this.host.outbox.length; ) {
      sent = this.host.outbox.length;
      this.host.advance({ minutes: 5 });
    }
  }

  /** The call just made, as the gate saw it. */
  last(): Execution {
    const last = this.host.executions[this.host.executions.length - 1];
    if (last === undefined) throw new Error('nothing was called yet');
    return last;
  }

  draft(home: FamilyHome, card: StudentCard): Execution {
    const { accepts: _, ...draft } = answerFor(home, card);
    const args = { session: home.session, student: card.number, draft: { ...draft, step: 'recap' as const } };
    this.pages.get('family.saveDraft', args);
    return this.last();
  }

  /** Sends the request of a student, or changes it. */
  send(home: FamilyHome, card: StudentCard): Execution {
    this.presses += 1;
    const requestKey = `banc-d-essai-${String(this.presses).padStart(6, '0')}`;
    const args = { session: home.session, student: card.number, requestKey, answer: answerFor(home, card) };
    this.pages.get('family.send', args);
    return this.last();
  }

  afterwards(home: FamilyHome, card: StudentCard): Execution {
    this.pages.get('family.afterwards', { session: home.session, student: card.number });
    return this.last();
  }
}

function answerFor(
  { person, campaign }: FamilyHome,
  card: StudentCard,
): CallInput<'family.send'>['answer'] & { decision: 'reEnrol' } {
  return {
    decision: 'reEnrol',
    coordinates: person.coordinates,
    studentAddress: card.address,
    keep: card.enrolments.map(({ cursus }) => cursus),
    stop: [],
    partial: [],
    demands: [],
    accepts: { terms: campaign.terms, notice: campaign.notice },
  };
}

/** Sets a town up on a host of its own, and takes it away afterwards. */
export async function inOpenTown<T>(
  town: Town,
  seed: number,
  work: (open: OpenTown) => T | Promise<T>,
): Promise<T> {
  const directory = mkdtempSync(join(tmpdir(), 'dacapo-bench-'));
  try {
    const host = openHost(town, directory, seed);
    try {
      return await work(new OpenTown(host, town));
    } finally {
      await host.close();
    }
  } finally {
    rmSync(directory, { recursive: true, force: true });
  }
}

/** The dearest of several submissions: first answers and changes, before and after the view was refreshed. */
export function dearestSubmission(open: OpenTown, students: number): Submission {
  const executions = open
    .links()
    .slice(0, 4)
    .flatMap((access) => {
      const home = open.pages.get('family.open', { access });
      return home.students.slice(0, 1).flatMap((card) => {
        const first = open.send(home, card);
        const second = open.send(home, card);
        open.afterwards(home, card);
        return [first, second, open.send(home, card)];
      });
    });
  if (executions.length === 0) throw new Error('nobody could answer');
  const most = (read: (execution: Execution) => number) => Math.max(...executions.map(read));
  return {
    students,
    platformCalls: most(({ callCount }) => callCount),
    roundTrips: most(({ trips }) => trips),
  };
}

/** Records each kind of execution of an opening morning, in a town where others answered before. */
export function recordScripts(open: OpenTown): Scripts {
  open.sendInvitations();
  const [access = ''] = open.links().slice(-1);
  open.host.visit({ acces: access });
  const page = open.last().calls;
  const home = open.pages.get('family.open', { access });
  const opening = open.last().calls;
  const [card] = home.students;
  if (card === undefined) throw new Error('a family without a student');
  const draft = open.draft(home, card).calls;
  const send = open.send(home, card).calls;
  return {
    page: scriptOf({ free: page }),
    open: scriptOf({ free: opening }),
    draft: scriptOf({ free: draft }),
    send: scriptOf({ free: send }),
    afterwards: recordAfterwards(open, () => open.afterwards(home, card)),
    timer: recordTimer(open, () => open.send(home, card)),
  };
}

function recordAfterwards({ host }: OpenTown, afterwards: () => Execution) {
  const free = afterwards().calls;
  host.gate.answer('Cache.get', () => 'oui');
  const noticed = afterwards().calls;
  host.gate.allow('Cache.get');
  const busy = withoutLock(host, () => afterwards().calls);
  return scriptOf({ free, noticed, busy });
}

function recordTimer({ host }: OpenTown, send: () => void) {
  const run = () => {
    send();
    return host.advance({ minutes: 5 })[0]?.execution.calls ?? [];
  };
  const free = run();
  const busy = withoutLock(host, () => host.advance({ minutes: 5 })[0]?.execution.calls ?? []);
  return scriptOf({ free, busy });
}

function withoutLock<T>({ gate }: Host, work: () => T): T {
  gate.answer('Lock.tryLock', () => false);
  const result = work();
  gate.allow('Lock.tryLock');
  return result;
}
