import type { LastYearPage, LastYearRead } from '../calls/offers.ts';
import type { Refusal, Reply } from '../calls/reply.ts';
import type { CallInput } from '../calls.ts';
import { busy } from '../campaign/desk.ts';
import { frenchDay, frenchInstant, instantFrom, stamp } from '../dates.ts';
import { append } from '../draw/freeze.ts';
import { writeFrozen } from '../draw/frozen.ts';
import { frozenOf } from '../draw/list.ts';
import { counted } from '../draw/pv/words.ts';
import { entrySpec, orderSpec, placeSpec } from '../draw/tabs.ts';
import { digest } from '../draw/tickets.ts';
import { type LotteryDesk, openLotteryManagersDesk } from '../places/desk.ts';
import { lastYearMemory } from '../places/lastYear.ts';
import { readReserveFile } from '../places/reserveFile.ts';
import { frozenBy } from '../places/standing.ts';
import { type CourseRow, courseRows, coursesOf } from '../places/tabs.ts';
import type { Ports } from '../ports.ts';
import { type Act, commit, type JournalEnd, underLock } from '../register/commit.ts';
import type { Register } from '../register/register.ts';
import type { Found } from '../register/table.ts';
import { type LastYearRow, lastYearRows, lastYearSeats, lastYearSpec } from './lastYear.ts';
import { type Choice, identityOf, type PlannedLine, planLastYear } from './lastYearPlan.ts';
import { wordsOnNextYear } from './nextYear.ts';
import { offerRows } from './tabs.ts';

/** Whether last year's list is there already, and until when its people are to be offered a seat (IVR-053). */
export function lastYear(ports: Ports): Reply<LastYearPage> {
  const desk = openLotteryManagersDesk(ports);
  return 'kind' in desk ? { ok: false, refusal: desk } : { ok: true, value: pageOf(desk) };
}

/** What a file of last year's list holds: whom it concerns, what each would be offered. Nothing is written. */
export function readLastYear(ports: Ports, input: CallInput<'office.readLastYear'>): Reply<LastYearRead> {
  const desk = openLotteryManagersDesk(ports);
  if ('kind' in desk) return { ok: false, refusal: desk };
  const courses = coursesOf(courseRows(desk.register));
  const planned = planOf(desk, courses, input);
  return 'kind' in planned
    ? { ok: false, refusal: planned }
    : { ok: true, value: readingOf(planned, courses) };
}

/**
 * Keeps last year's list, in the order drawn then (IVR-052, IVR-053). Its rows are written first, where nobody reads
 * them before the act names them. Another may take its place until a seat is offered from it; none once this year's
 * list is frozen.
 */
export function setLastYear(ports: Ports, input: CallInput<'office.setLastYear'>): Reply<LastYearPage> {
  const desk = openLotteryManagersDesk(ports);
  if ('kind' in desk) return { ok: false, refusal: desk };
  const locked = underLock(ports, desk.register, (end): Refusal | null => {
    if (end.recent.some(({ key }) => key === input.requestKey)) return null;
    const lists = desk.register.table(lastYearSpec).all();
    const why = frozenBy(ports.memory.all()) ?? alreadyOffered(desk.register, lists);
    if (why) return why;
    const courses = coursesOf(courseRows(desk.register));
    const planned = planOf(desk, courses, input);
    if ('kind' in planned) return planned;
    const count = planned.lines.filter(({ target }) => target !== '').length;
    if (count !== input.confirmed) return recounted(count);
    if (count === 0) return nobody;
    keep(ports, desk, { end, lists, lines: planned.lines, courses, key: input.requestKey });
    return null;
  });
  if (locked.busy) return { ok: false, refusal: busy };
  return locked.value ? { ok: false, refusal: locked.value } : { ok: true, value: pageOf(desk) };
}

interface Keeping {
  readonly end: JournalEnd;
  readonly lists: readonly Found<LastYearRow>[];
  readonly lines: readonly PlannedLine[];
  readonly courses: readonly CourseRow[];
  readonly key: string;
}

function keep(
  ports: Ports,
  { register, colleague, lottery }: LotteryDesk,
  { end, lists, lines, courses, key }: Keeping,
): void {
  const name = `${lottery.drawId}-AN-DERNIER${lists.length > 0 ? `-${lists.length + 1}` : ''}`;
  const rows = lastYearRows(lines, courses, name);
  const now = stamp(ports.startedAt);
  const row: LastYearRow = {
    list: name,
    journal: 0,
    at: now,
    by: colleague.mail,
    digest: digest(writeFrozen(frozenOf(name, 'offres-par-cours', rows))),
    entries: append(register, entrySpec, rows.entries),
    places: append(register, placeSpec, rows.places),
    orders: append(register, orderSpec, rows.orders),
    cancelled: null,
  };
  ports.workbooks.flush();
  const table = register.table(lastYearSpec);
  const by = { key, actor: colleague.mail };
  const replaced = { at: now, by: colleague.mail, text: `remplacée par ${name}` };
  const acts: Act[] = [
    ...standing(lists).map(({ row: at, record }) => ({
      ...by,
      about: record.list,
      act: 'Liste de l’an dernier remplacée',
      change: table.change(at, { cancelled: replaced }),
    })),
    {
      ...by,
      about: name,
      act: 'Liste de l’an dernier enregistrée',
      change: table.added(lists.length + 2, row),
    },
    {
      ...by,
      about: name,
      act: 'Réserve comptée par la liste',
      change: { setting: lastYearMemory, value: name },
    },
  ];
  commit(ports, register, end, acts);
}

const standing = (lists: readonly Found<LastYearRow>[]) =>
  lists.filter(({ record }) => record.cancelled === null);

interface Planned {
  readonly lines: readonly PlannedLine[];
  readonly faults: LastYearRead['faults'];
  readonly ignored: readonly string[];
}

function planOf(
  { lottery, register }: LotteryDesk,
  courses: readonly CourseRow[],
  { text, choices }: { readonly text: string; readonly choices: readonly Choice[] },
): Planned | Refusal {
  const read = readReserveFile(text, new Set(courses.map(({ code }) => code)));
  if (read.kind === 'refused') return { kind: 'invalid', message: `${read.sentence} Rien n’est enregistré.` };
  const { ageReference } = lottery;
  const words = wordsOnNextYear(register);
  const rows = read.rows.map((row) =>
    words.get(identityOf(row))?.isGiven === false ? { ...row, mayBeContacted: false } : row,
  );
  const lines = planLastYear(rows, { courses, ageReference }, choices);
  return { lines, faults: read.faults, ignored: read.ignored };
}

function readingOf({ lines, faults, ignored }: Planned, courses: readonly CourseRow[]): LastYearRead {
  const titles = new Map(courses.map(({ code, title }) => [code, title]));
  const fitting = new Set(lines.flatMap(({ choices }) => choices));
  return {
    faults,
    ignored,
    lines: lines.map(({ row, whyNot, choices, target }) => ({
      course: row.course,
      drawRank: row.drawRank,
      name: `${row.lastName} ${row.firstName}`,
      hasMail: row.mail !== '',
      phone: row.phone,
      whyNot,
      choices: choices.map((code) => ({ code, title: titles.get(code) ?? code })),
      target,
    })),
    courses: courses
      .filter(({ code }) => fitting.has(code))
      .map((course) => ({
        code: course.code,
        title: course.title,
        seats: lastYearSeats(course),
      })),
  };
}

function pageOf({ register, lottery }: LotteryDesk): LastYearPage {
  const [last] = standing(register.table(lastYearSpec).all()).slice(-1);
  return {
    offersBy: frenchDay(lottery.lastYearOffersBy),
    closed: frozenBy(register.memory)?.message ?? '',
    list: last
      ? {
          name: last.record.list,
          at: frenchInstant(instantFrom(last.record.at)),
          people: last.record.entries.count,
          isOffered: offersOf(register, last.record.list) > 0,
        }
      : null,
  };
}

const offersOf = (register: Register, list: string): number =>
  offerRows(register).filter(({ record }) => record.list === list).length;

function alreadyOffered(register: Register, lists: readonly Found<LastYearRow>[]): Refusal | null {
  const offered = standing(lists).some(({ record }) => offersOf(register, record.list) > 0);
  return offered
    ? {
        kind: 'stopped',
        message: 'Des places de cette liste sont déjà proposées\u00a0: elle ne change plus. Rien n’a changé.',
      }
    : null;
}

const recounted = (count: number): Refusal => ({
  kind: 'invalid',
  message: `La liste compte maintenant ${counted(count, 'personne')}. Rien n’est enregistré. Relisez, puis tapez ce nombre.`,
  fields: [{ field: 'confirmed', message: `Tapez ${count} pour confirmer.` }],
});

const nobody: Refusal = {
  kind: 'invalid',
  message: 'Personne de ce fichier ne peut avoir une proposition. Rien n’est enregistré.',
};
