import {
  type CoursesRead,
  type CourseTyped,
  mostCourses,
  type PlacesLine,
  type PlacesPage,
} from '../calls/lottery.ts';
import type { Refusal, Reply } from '../calls/reply.ts';
import type { CallInput } from '../calls.ts';
import { busy } from '../campaign/desk.ts';
import { unitOf } from '../campaign/lottery.ts';
import { frenchDay, frenchInstant, instantFrom, stamp } from '../dates.ts';
import type { Ports } from '../ports.ts';
import { type Act, commit, underLock } from '../register/commit.ts';
import { readCourseFile } from './courseFile.ts';
import { type LotteryDesk, openLotteryDesk, openLotteryManagersDesk } from './desk.ts';
import { lastYearMemory } from './lastYear.ts';
import {
  isChangedSince,
  isLate,
  type Publication,
  placesMemory,
  publicationFrom,
  publicCourse,
  publishBy,
} from './publication.ts';
import { explainSeats, seatsOf } from './seats.ts';
import { frozenBy } from './standing.ts';
import { type CourseRow, courseRows, courseSpec, coursesOf } from './tabs.ts';

/** The list of courses, each number explained (IVR-050…052). */
export function places(ports: Ports): Reply<PlacesPage> {
  const desk = openLotteryDesk(ports);
  return 'kind' in desk ? { ok: false, refusal: desk } : { ok: true, value: pageOf(ports, desk) };
}

/**
 * A manager gives the whole list: courses that are not in it any more are taken out, their codes kept. Refused once a
 * draw is frozen. Repeating changes nothing. Acceptances are not typed once they are counted from last year's list.
 */
export function setCourses(ports: Ports, input: CallInput<'office.setCourses'>): Reply<PlacesPage> {
  const desk = openLotteryManagersDesk(ports);
  if ('kind' in desk) return { ok: false, refusal: desk };
  const fault = wrongList(input.courses, desk);
  if (fault) return { ok: false, refusal: fault };
  const locked = underLock(ports, desk.register, (end): Refusal | null => {
    const memory = ports.memory.all();
    const frozen = frozenBy(memory);
    if (frozen) return frozen;
    const { register, colleague } = desk;
    const isCounted = memory[lastYearMemory] !== undefined;
    const table = register.table(courseSpec);
    const rows = courseRows(register);
    const known = new Map(rows.map((found) => [found.record.code, found]));
    const given = new Set(input.courses.map(({ code }) => code));
    let next = rows.reduce((last, { row }) => Math.max(last, row), 1) + 1;
    const by = { key: input.requestKey, actor: colleague.mail };
    const acts: Act[] = input.courses.flatMap((course): Act[] => {
      const found = known.get(course.code);
      const counted = isCounted ? { acceptances: found?.record.acceptances ?? 0 } : {};
      const after = { ...course, ...counted, isGone: false };
      if (!found) {
        const change = table.added(next++, { ...after, journal: 0 });
        return [{ ...by, about: course.code, act: 'Cours ajouté', change }];
      }
      if (isSame(found.record, after)) return [];
      const { code: _, ...fields } = after;
      return [{ ...by, about: course.code, act: 'Cours modifié', change: table.change(found.row, fields) }];
    });
    const gone = rows.filter(({ record }) => !record.isGone && !given.has(record.code));
    for (const { row, record } of gone) {
      const change = table.change(row, { isGone: true });
      acts.push({ ...by, about: record.code, act: 'Cours retiré', change });
    }
    commit(ports, register, end, acts);
    return null;
  });
  if (locked.busy) return { ok: false, refusal: busy };
  return locked.value ? { ok: false, refusal: locked.value } : { ok: true, value: pageOf(ports, desk) };
}

/** What a file of courses holds, against the list as it stands; nothing is written. */
export function readCourses(ports: Ports, { text }: CallInput<'office.readCourses'>): Reply<CoursesRead> {
  const desk = openLotteryManagersDesk(ports);
  if ('kind' in desk) return { ok: false, refusal: desk };
  const read = readCourseFile(text, desk.town);
  if (read.kind === 'refused')
    return { ok: false, refusal: { kind: 'invalid', message: `${read.sentence} Rien n’a changé.` } };
  const known = new Map(coursesOf(courseRows(desk.register)).map((course) => [course.code, course]));
  const codes = new Set(read.rows.map(({ code }) => code));
  return {
    ok: true,
    value: {
      courses: read.rows.map((course) => ({
        ...course,
        acceptances: known.get(course.code)?.acceptances ?? 0,
      })),
      faults: read.faults,
      ignored: read.ignored,
      added: [...codes].filter((code) => !known.has(code)),
      gone: [...known.keys()].filter((code) => !codes.has(code)),
    },
  };
}

/** Most courses of one Journal line: a line takes 45,000 characters. */
const coursesALine = 40;

/**
 * A manager publishes the list as it stands: a new version, whole in the Journal, read by everybody from then on. Late,
 * it needs a reason, which the minutes of the draw repeat (IVR-050).
 */
export function publishPlaces(ports: Ports, input: CallInput<'office.publishPlaces'>): Reply<PlacesPage> {
  const desk = openLotteryManagersDesk(ports);
  if ('kind' in desk) return { ok: false, refusal: desk };
  const { register, lottery, colleague, town } = desk;
  const now = ports.now();
  const late = isLate(lottery, now);
  if (late && input.reason.trim() === '') return { ok: false, refusal: needsReason(publishBy(lottery)) };
  const locked = underLock(ports, register, (end): Refusal | null => {
    const memory = ports.memory.all();
    const frozen = frozenBy(memory);
    if (frozen) return frozen;
    const before = publicationFrom(memory);
    if (before?.key === input.requestKey) return null;
    const courses = coursesOf(courseRows(register)).map(publicCourse);
    if (courses.length === 0) return nothingToPublish;
    const version = `${town.schoolYear}/${Number(before?.version.split('/')[1] ?? 0) + 1}`;
    const lines = Math.ceil(courses.length / coursesALine);
    const publication: Publication = {
      version,
      at: stamp(now),
      by: colleague.mail,
      courses: courses.length,
      line: end.last + 1,
      lines,
      key: input.requestKey,
      late: late ? input.reason.trim() : '',
    };
    const by = { key: input.requestKey, actor: colleague.mail, about: '' };
    const change = { setting: placesMemory, value: publication };
    const acts = Array.from(
      { length: lines },
      (_, i): Act => ({
        ...by,
        act: `Places publiées\u00a0: version ${version}${lines > 1 ? `, partie ${i + 1}` : ''}`,
        change,
        facts: { courses: courses.slice(i * coursesALine, (i + 1) * coursesALine) },
      }),
    );
    commit(ports, register, end, acts);
    return null;
  });
  if (locked.busy) return { ok: false, refusal: busy };
  return locked.value ? { ok: false, refusal: locked.value } : { ok: true, value: pageOf(ports, desk) };
}

function pageOf(ports: Ports, { register, lottery, town }: LotteryDesk): PlacesPage {
  const memory = ports.memory.all();
  const rows = courseRows(register);
  const courses = coursesOf(rows);
  const publication = publicationFrom(memory);
  return {
    courses: courses.map((course) => lineOf(course, lottery)),
    published: publication && {
      version: publication.version,
      at: frenchInstant(instantFrom(publication.at)),
      by: publication.by,
      courses: publication.courses,
    },
    isChanged: publication !== null && isChangedSince(rows, publication),
    publishBy: frenchDay(publishBy(lottery)),
    isLate: isLate(lottery, ports.now()),
    areAcceptancesCounted: memory[lastYearMemory] !== undefined,
    closed: frozenBy(memory)?.message ?? '',
    ballotsOn: lottery.opensAt.slice(0, 10),
    postcodes: town.postcodes,
  };
}

function lineOf(course: CourseRow, lottery: LotteryDesk['lottery']): PlacesLine {
  const { journal: _journal, isGone: _isGone, ...typed } = course;
  return {
    ...typed,
    seats: seatsOf(course)?.seats ?? null,
    explained: explainSeats(course),
    drawnWith: lottery.levels[unitOf(course.code, lottery)]?.name ?? '',
  };
}

function isSame(before: CourseRow, after: Omit<CourseRow, 'journal'>): boolean {
  return (Object.keys(after) as (keyof typeof after)[]).every((field) => before[field] === after[field]);
}

function wrongList(courses: readonly CourseTyped[], { town, lottery }: LotteryDesk): Refusal | null {
  const codes = courses.map(({ code }) => code);
  const fields = courses.flatMap((course, i) => {
    const message =
      wrongCourse(
        course,
        town.conservatoires.map(({ code }) => code),
      ) || (codes.indexOf(course.code) < i ? `Le code ${course.code} est pris par un autre cours.` : '');
    return message === '' ? [] : [{ field: `courses.${i}`, message: `${course.code}\u00a0: ${message}` }];
  });
  const missing = Object.values(lottery.levels)
    .flatMap(({ courses: named }) => named)
    .filter((code) => !codes.includes(code));
  for (const code of missing)
    fields.push({
      field: 'courses',
      message: `Le cours ${code}, qu’un niveau des réglages nomme, n’est pas dans la liste.`,
    });
  if (fields.length === 0 && courses.length <= mostCourses) return null;
  return {
    kind: 'invalid',
    message: 'La liste des cours n’a pas changé. Corrigez ce qui suit, puis recommencez.',
    fields: fields.slice(0, 50),
  };
}

function wrongCourse(course: CourseTyped, conservatoires: readonly string[]): string {
  const { conservatoire, minAge, maxAge, acceptances, capacity, reEnrolled } = course;
  if (!conservatoires.includes(conservatoire))
    return `«\u00a0${conservatoire}\u00a0» n’est pas un établissement.`;
  if (minAge !== null && maxAge !== null && minAge > maxAge) return 'L’âge minimum dépasse l’âge maximum.';
  const seats = seatsOf({ capacity, reEnrolled, acceptances });
  if (seats && seats.reserve < acceptances)
    return `${acceptances} acceptations de l’an dernier pour ${seats.reserve} places réservées au plus.`;
  return '';
}

const nothingToPublish: Refusal = {
  kind: 'invalid',
  message: 'La liste des cours est vide. Rien n’est publié. Entrez d’abord les cours.',
};

const needsReason = (day: string): Refusal => ({
  kind: 'invalid',
  message: `La liste devait être publiée au plus tard le ${frenchDay(day)}, une semaine avant les bulletins. Rien n’est publié. Écrivez pourquoi elle l’est maintenant\u00a0: le procès-verbal le dira.`,
  fields: [{ field: 'reason', message: 'Écrivez pourquoi la liste est publiée si tard.' }],
});
