import { appealSpec } from '../../appeals/tabs.ts';
import type { Removed } from '../../calls/retention.ts';
import type { TownNow } from '../../campaign/settings.ts';
import { stamp } from '../../dates.ts';
import { limitedMemory } from '../../people/limited.ts';
import type { Ports } from '../../ports.ts';
import { commit, type JournalEnd, underLock } from '../../register/commit.ts';
import type { Register } from '../../register/register.ts';
import type { Found } from '../../register/table.ts';
import { refreshAll } from '../../requests/refresh.ts';
import { heldIn, holdSpec } from '../retention/holds.ts';
import { traces } from '../traces/all.ts';
import { journalTrace } from '../traces/journal.ts';
import type { Trace, Whom } from '../traces/trace.ts';
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
const notBegun: Progress = { isBegun: false, isBusy: false, isDone: false, looked: 0, tabs };

/**
 * Goes on with a removal that began, until it is done or the time is over: every tab in turn, what their rows name in
 * Drive before the rows themselves, then the workbooks people read, then the end of the Journal. Killed anywhere and
 * called again, it goes on; a stretch done twice is done once. Whoever came to be held meanwhile is left alone.
 */
export function goOnRemoving(ports: Ports, place: Place, number: string, until: number): Progress {
  const found = eliminationsIn(place.register).find(({ record }) => record.number === number);
  if (!found?.record.begun) return notBegun;
  if (found.record.done) return forgotten(ports, place.register, number);
  const removing = new Removing(ports, place, found);
  while (ports.now() < until) {
    const state = removing.step();
    if (state !== 'more') return removing.progress(state);
  }
  return removing.progress('more');
}

/** What was to go is no longer written anywhere either, even where an execution died just before. */
function forgotten(ports: Ports, register: Register, number: string): Progress {
  const over = { isBegun: true, isBusy: false, isDone: true, looked: tabs, tabs };
  if (keptText(register, number) === '') return over;
  const locked = underLock(ports, register, () => forget(ports, register, number));
  return { ...over, isDone: !locked.busy, isBusy: locked.busy };
}

function forget(ports: Ports, register: Register, number: string): void {
  dropText(register, number);
  ports.workbooks.flush();
  ports.memory.set(removingMemory, '');
}

/** Name of the memory that holds the removal under way, for the timer to go on with; empty when there is none. */
export const removingMemory = 'elimination';

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
  if (!row?.begun) forget(ports, register, number);
}

/** One execution of it. */
class Removing {
  private readonly wanted: Removal;
  private cursor: Cursor;
  private held: Whom;
  /** Last line of the Journal that the holds were read after. */
  private heldAt: number;

  constructor(
    private readonly ports: Ports,
    private readonly place: Place,
    private readonly found: Found<EliminationRow>,
  ) {
    this.wanted = read(keptText(place.register, found.record.number));
    this.cursor = found.record.cursor ?? { tab: 0, row: 2, changed: {}, journal: 0 };
    this.held = heldIn(place.register);
    this.heldAt = 0;
  }

  step(): 'more' | 'done' | 'busy' {
    const trace = traces[this.cursor.tab];
    return trace ? this.stretch(trace) : this.close();
  }

  progress(state: 'more' | 'done' | 'busy'): Progress {
    const { tab } = this.cursor;
    return { isBegun: true, isBusy: state === 'busy', isDone: state === 'done', looked: tab, tabs };
  }

  private get removal(): Removal {
    return { ...this.wanted, whom: minus(this.wanted.whom, this.held) };
  }

  private stretch(trace: Trace<object>): 'more' | 'busy' {
    const { register } = this.place;
    this.destroyFiles(trace);
    const locked = underLock(this.ports, register, (end) => {
      this.lookAtHolds(end);
      const { removal, held } = this;
      const { next, changed } = scrub(register, trace, { removal, held, from: this.cursor.row });
      const { name } = trace.spec;
      const before = this.cursor.changed[name] ?? 0;
      this.cursor = {
        ...this.cursor,
        ...(next === null ? { tab: this.cursor.tab + 1, row: 2 } : { row: next }),
        changed: { ...this.cursor.changed, [name]: before + changed },
        journal: this.cursor.journal || end.last,
      };
      register.table(eliminationSpec).write(this.found.row, [{ cursor: this.cursor }]);
      this.ports.workbooks.flush();
    });
    return locked.busy ? 'busy' : 'more';
  }

  /** A hold set while this execution runs counts from the next stretch on. */
  private lookAtHolds({ last, recent }: JournalEnd): void {
    const isNew = recent.some(
      ({ number, target }) =>
        number > this.heldAt &&
        (target.startsWith(`${holdSpec.name}!`) ||
          target.startsWith(`${appealSpec.name}!`) ||
          target === `*${limitedMemory}`),
    );
    if (isNew) this.held = heldIn({ ...this.place.register, memory: this.ports.memory.all() });
    this.heldAt = last;
  }

  /** What the rows of this stretch name in Drive and will not name any more; outside the lock, since each takes its time. */
  private destroyFiles(trace: Trace<object>): void {
    const { files, papers } = trace;
    if (!files && !papers) return;
    const rows = this.place.register.table(trace.spec).block(this.cursor.row, rowsAtOnce(trace));
    const { removal, held } = this;
    for (const { record, after } of changes(trace, rows, { removal, held })) {
      for (const id of lost(files, record, after)) this.ports.files.remove(id);
      for (const id of lost(papers, record, after)) this.ports.papers.remove(id);
    }
  }

  /** The workbooks first: what they show cannot be found again once the names are dropped. */
  private close(): 'done' | 'busy' {
    const { register, town } = this.place;
    const { students, people } = this.removal.whom;
    const [failed] = refreshAll(this.ports, register, town, { gone: { students, people } });
    if (failed) throw failed.error;
    const locked = underLock(this.ports, register, (end) => {
      // The page and the timer may both be at it: the last line is written once.
      if (register.table(eliminationSpec).rowAt(this.found.row)?.done) return;
      const { removal, held } = this;
      for (let from: number | null = this.cursor.journal + 2; from !== null; )
        from = scrub(register, journalTrace, { removal, held, from }).next;
      const { number, kind, begun } = this.found.record;
      const done = { at: stamp(this.ports.startedAt), changed: this.cursor.changed };
      commit(this.ports, register, end, [
        {
          key: `fin-${number}`,
          actor: begun?.by ?? '',
          about: '',
          act: `${kind === 'purge' ? 'Élimination faite' : 'Effacement fait'}\u00a0: ${number}`,
          change: register.table(eliminationSpec).change(this.found.row, { done, cursor: null }),
        },
      ]);
      forget(this.ports, register, number);
    });
    return locked.busy ? 'busy' : 'done';
  }
}

function lost(
  named: ((record: object) => readonly string[]) | undefined,
  record: object,
  after: object | null,
): string[] {
  const kept = after ? (named?.(after) ?? []) : [];
  return (named?.(record) ?? []).filter((id) => !kept.includes(id));
}
