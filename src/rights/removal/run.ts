import { appealSpec } from '../../appeals/tabs.ts';
import type { Removed } from '../../calls/retention.ts';
import type { TownNow } from '../../campaign/settings.ts';
import { instantFrom, stamp } from '../../dates.ts';
import { limitedMemory } from '../../people/limited.ts';
import type { Ports } from '../../ports.ts';
import { type Act, commit, type JournalEnd, underLock } from '../../register/commit.ts';
import { type Register, removingMemory } from '../../register/register.ts';
import type { Found } from '../../register/table.ts';
import { refreshAll } from '../../requests/refresh.ts';
import { leavesErased, leavingLists } from '../person/amounts.ts';
import { rightsRequestSpec } from '../registers/requests/tabs.ts';
import { heldIn, holdSpec } from '../retention/holds.ts';
import { dropFromShown, dropShown } from '../retention/shown.ts';
import { journalTrace, traces } from '../traces/all.ts';
import type { Trace, Whom } from '../traces/trace.ts';
import { both, destroy, isNothing, less, type Named, namedIn, nothing } from './named.ts';
import { minus, type Removal, read } from './removal.ts';
import { changes, rowsAtOnce, scrub } from './scrub.ts';
import {
  type Cursor,
  dropText,
  type EliminationRow,
  eliminationSpec,
  eliminationsIn,
  keptText,
} from './tabs.ts';

interface Place {
  readonly register: Register;
  readonly town: TownNow;
}

/** What an execution came to. */
export interface Progress extends Removed {
  readonly isBegun: boolean;
  readonly isBusy: boolean;
}

const tabs = traces.length;
const start: Cursor = {
  ...{ tab: 0, row: 2, changed: {}, journal: 0 },
  ...{ letGo: nothing, lettingGo: nothing, failingSince: '' },
};

/** In milliseconds. */
const failingLasts = 60 * 60 * 1000;

/** Targets of acts that may hold somebody: a hold, a contestation, a complaint, data frozen at somebody's demand. */
const holdingTabs = [holdSpec.name, appealSpec.name, rightsRequestSpec.name];
const isHolding = (target: string): boolean =>
  target === `*${limitedMemory}` || holdingTabs.some((name) => target.startsWith(`${name}!`));
const notBegun: Progress = { isBegun: false, isBusy: false, isDone: false, looked: 0, tabs };
const over: Progress = { isBegun: true, isBusy: false, isDone: true, looked: tabs, tabs };

/**
 * Goes on with a removal that began, until it is done or the time is over: every tab in turn, its rows and then what
 * they named in Drive, then the workbooks people read, then the end of the Journal. Killed anywhere and called again, it
 * goes on; a stretch done twice is done once. Whoever came to be held meanwhile is left alone.
 */
export function goOnRemoving(ports: Ports, place: Place, number: string, until: number): Progress {
  const found = eliminationsIn(place.register).find(({ record }) => record.number === number);
  if (!found?.record.begun) return notBegun;
  const kept = keptText(place.register, number);
  if (kept === '') return over;
  if (found.record.done) return forgotten(ports, place.register, number);
  const removing = new Removing(ports, place, found, read(kept));
  while (ports.now() < until) {
    const state = removing.step();
    if (state !== 'more') return removing.progress(state);
  }
  return removing.progress('more');
}

/** What was to go is no longer written anywhere either, even where an execution died just before. */
function forgotten(ports: Ports, register: Register, number: string): Progress {
  const locked = underLock(ports, register, () => forget(ports, register, number));
  return { ...over, isDone: !locked.busy, isBusy: locked.busy };
}

function forget(ports: Ports, register: Register, number: string): void {
  dropShown(register, number);
  dropPending(ports, register, number);
}

/** What is to go, and no more: what a *bordereau* shows waits for its purge to begin. */
function dropPending(ports: Ports, register: Register, number: string): void {
  dropText(register, number);
  ports.workbooks.flush();
  ports.memory.set(removingMemory, '');
}

/** The timer goes on with a removal whose page was closed, or whose execution died. */
export function goOnWithRemoval(ports: Ports, place: Place, until: number): void {
  const number = place.register.memory[removingMemory] ?? '';
  if (number === '') return;
  const { isBegun } = goOnRemoving(ports, place, number, until);
  if (!isBegun) underLock(ports, place.register, () => stopWaiting(ports, place.register, number));
}

/** An execution that died before it began has left its name alone. */
function stopWaiting(ports: Ports, register: Register, number: string): void {
  const row = eliminationsIn(register).find(({ record }) => record.number === number)?.record;
  if (!row?.begun) dropPending(ports, register, number);
}

type State = 'more' | 'done' | 'busy';

/** One execution of it. */
class Removing {
  private cursor: Cursor;
  private held: Whom;
  /** Last line of the Journal that the holds were read after. */
  private heldAt = 0;
  /** Of Drive, by this execution. */
  private destroyed = nothing;

  constructor(
    private readonly ports: Ports,
    private readonly place: Place,
    private readonly found: Found<EliminationRow>,
    private readonly wanted: Removal,
  ) {
    this.cursor = found.record.cursor ?? start;
    this.held = heldIn(place.register);
  }

  step(): State {
    const named = less(this.cursor.letGo, this.destroyed);
    if (!isNothing(named)) return this.destroy(named);
    return this.cursor.tab < tabs ? this.stretch() : this.close();
  }

  progress(state: State): Progress {
    const { tab } = this.cursor;
    return { isBegun: true, isBusy: state === 'busy', isDone: state === 'done', looked: tab, tabs };
  }

  private get removal(): Removal {
    return { ...this.wanted, whom: minus(this.wanted.whom, this.held) };
  }

  /** Outside the lock: Drive takes its time for each. Rows name them no more. */
  private destroy(named: Named): State {
    destroy(this.ports, named);
    this.destroyed = both(this.destroyed, named);
    return 'more';
  }

  /** Who goes is settled under the lock, rows and all they name: whoever comes to be held is kept whole or gone whole. */
  private stretch(): State {
    const { register } = this.place;
    const locked = underLock(this.ports, register, (end): State => {
      const row = register.table(eliminationSpec).rowAt(this.found.row);
      if (row?.done) return 'done';
      // The page and the timer may both be at it.
      this.cursor = row?.cursor ?? this.cursor;
      this.lookAtHolds(end);
      const trace = traces[this.cursor.tab];
      if (trace && this.isInHand(trace)) return 'busy';
      if (trace) this.takeOut(trace, end);
      return 'more';
    });
    return locked.busy ? 'busy' : locked.value;
  }

  /** A mail that is leaving writes its row again once it has left. */
  private isInHand({ isInHand, ...trace }: Trace<object>): boolean {
    if (!isInHand) return false;
    const { removal, held, ports } = this;
    const rows = this.place.register.table(trace.spec).block(this.cursor.row, rowsAtOnce(trace));
    return changes(trace, rows, { removal, held }).some(({ record }) => isInHand(record, ports.now()));
  }

  /** What rows let go is written before they do, so that an execution that dies in between leaves nothing in Drive. */
  private takeOut(trace: Trace<object>, { last }: JournalEnd): void {
    const { removal, held } = this;
    const { register } = this.place;
    const { row: from, changed: counts } = this.cursor;
    const lettingGo = this.lettingGo(trace);
    if (!isNothing(lettingGo)) this.keep({ lettingGo });
    const { next, changed } = scrub(register, trace, { removal, held, from });
    const { name } = trace.spec;
    this.keep({
      ...(next === null ? { tab: this.cursor.tab + 1, row: 2 } : { row: next }),
      changed: { ...counts, [name]: (counts[name] ?? 0) + changed },
      journal: this.cursor.journal || last,
      letGo: both(less(this.cursor.letGo, this.destroyed), this.noMoreNamed(trace, from, lettingGo)),
      lettingGo: nothing,
    });
  }

  private keep(next: Partial<Cursor>): void {
    this.cursor = { ...this.cursor, ...next };
    this.place.register.table(eliminationSpec).write(this.found.row, [{ cursor: this.cursor }]);
    this.ports.workbooks.flush();
  }

  /** What these rows name in Drive and will not; and what they were letting go when an execution died. */
  private lettingGo(trace: Trace<object>): Named {
    if (!trace.files && !trace.papers) return nothing;
    const { removal, held } = this;
    const rows = this.place.register.table(trace.spec).block(this.cursor.row, rowsAtOnce(trace));
    const changing = changes(trace, rows, { removal, held });
    const before = changing.map(({ record }) => record);
    const after = changing.flatMap((one) => (one.after ? [one.after] : []));
    return both(this.cursor.lettingGo, less(namedIn(trace, before), namedIn(trace, after)));
  }

  /** Of whoever came to be held since an execution died, rows name it still. */
  private noMoreNamed(trace: Trace<object>, from: number, lettingGo: Named): Named {
    if (isNothing(lettingGo)) return nothing;
    const rows = this.place.register.table(trace.spec).block(from, rowsAtOnce(trace));
    return less(
      lettingGo,
      namedIn(
        trace,
        rows.map(({ record }) => record),
      ),
    );
  }

  /** A hold set while this execution runs counts from the next stretch on. */
  private lookAtHolds({ last, recent }: JournalEnd): void {
    const isNew = recent.some(({ number, target }) => number > this.heldAt && isHolding(target));
    if (isNew) this.held = heldIn({ ...this.place.register, memory: this.ports.memory.all() });
    this.heldAt = last;
  }

  /** The workbooks first: what they show cannot be found again once the names are dropped. */
  private close(): State {
    const { register, town } = this.place;
    const { students, people } = this.removal.whom;
    const failed = refreshAll(this.ports, register, town, { gone: { students, people } });
    const [first] = failed;
    if (first && this.mayStillWork()) throw first.error;
    const locked = underLock(this.ports, register, (end) => {
      // The page and the timer may both be at it: the last line is written once.
      if (register.table(eliminationSpec).rowAt(this.found.row)?.done) return;
      const { removal, held } = this;
      for (let from: number | null = this.cursor.journal + 2; from !== null; )
        from = scrub(register, journalTrace, { removal, held, from }).next;
      const { number, kind, begun } = this.found.record;
      const left = failed.map(({ code }) => code);
      const done = { at: stamp(this.ports.startedAt), changed: this.cursor.changed, left };
      const by = { key: `fin-${number}`, actor: begun?.by ?? '' };
      const last: Act = {
        ...by,
        about: '',
        act: `${kind === 'purge' ? 'Élimination faite' : 'Effacement fait'}\u00a0: ${number}`,
        change: register.table(eliminationSpec).change(this.found.row, { done, cursor: null }),
      };
      // A draw made meanwhile still knew them: nobody is left who could answer for its seats (IVR-090).
      if (kind === 'erasure' && removal.whom.entries.size > 0)
        leavingLists(this.ports, register, removal.whom, { ...by, act: leavesErased }).commit(end, [last]);
      else commit(this.ports, register, end, [last]);
      if (kind === 'erasure') dropFromShown(register, this.wanted.whom);
      forget(this.ports, register, number);
    });
    return locked.busy ? 'busy' : 'done';
  }

  /** A workbook that cannot be written for an hour keeps the removal waiting no more; it is told of. */
  private mayStillWork(): boolean {
    const { failingSince } = this.cursor;
    const now = this.ports.startedAt;
    if (failingSince !== '') return now - instantFrom(failingSince) < failingLasts;
    underLock(this.ports, this.place.register, () => this.keep({ failingSince: stamp(now) }));
    return true;
  }
}
