import type { CallInput } from '../../src/calls.ts';
import { readTownFile } from '../../src/campaign/townFile.ts';
import { lotteryRules } from '../../src/places/rules.ts';
import { decodeSchoolFile } from '../../web/office/schoolFile.ts';
import { example, key, owner, stageFile, type Town, townAt } from './town.ts';

export const published = Date.parse('2026-08-31T09:00:00+02:00');
export const opens = Date.parse('2026-09-12T09:00:00+02:00');
export const closed = Date.parse('2026-09-12T17:00:00+02:00');
export const ceremony = Date.parse('2026-09-14T10:00:00+02:00');

/** Digits that forty dice might show. */
export const digits = '3141592653589793238462643383279502884197';

export const mayor = { name: 'Camille Martin', quality: 'adjointe à la culture' };

type Typed = CallInput<'office.enterBallots'>['ballots'][number];

/** Typed at the forum; agrees to nothing. */
export const paperBallot: Typed = {
  number: 'P9999',
  handedInAt: '2026-09-12T10:00:00',
  conservatoire: 'HAN',
  activity: 'Théâtre',
  lastName: 'Tardif',
  firstName: 'Luce',
  bornOn: '2017-03-04',
  street: '1 rue du Pont',
  postcode: '91990',
  town: 'Valmont-sur-Orge',
  isTownStaff: false,
  isSchooled: false,
  phone: '06 39 98 00 00',
  mail: '',
  familyNumber: 'PF000001',
  guardians: [],
  wishes: ['HAN-T8'],
  rank: null,
  consents: { publication: false, culture: false, municipal: false, nextYear: false },
};

const settings = readTownFile(new TextDecoder().decode(example('valmont-small', 'ville.json')));
if (settings.kind !== 'town' || !settings.town.lottery) throw new Error('the sample town has no lottery');

/** Of the rules that the small town's settings give. */
export const rulesVersion = lotteryRules(settings.town, settings.town.lottery).version;

export const textOf = (file: string): string => {
  const read = decodeSchoolFile(example('valmont-small', file));
  if (read.kind !== 'text') throw new Error(read.sentence);
  return read.text;
};

/** `most`: no more seats than that in any course with a limit. */
export function setPlaces(town: Town, most: number): void {
  const { courses } = town.get('office.readCourses', { text: textOf('cours.csv') }, owner);
  const narrow = courses.map((course) => ({
    ...course,
    capacity: course.capacity && Math.min(course.capacity, course.reEnrolled + most),
  }));
  town.get('office.setCourses', { courses: narrow, requestKey: key('cours') }, owner);
}

function publish(town: Town, most = 9999): void {
  town.host.clock.set(published);
  setPlaces(town, most);
  town.get('office.publishPlaces', { requestKey: key('places'), reason: '' }, owner);
}

/** The small town whose places are published in time. */
export const publishedTown = (): Town => townAt('published', (town) => publish(town));

function importBallots(town: Town, upload = key('bulletins')): void {
  stageFile(town, example('valmont-small', 'bulletins.csv'), upload);
  while (!town.get('office.importBallots', { upload }, owner).done);
}

/** What a rehearsal decides of every pair that may be one person's. */
export function decideDoubts(town: Town): void {
  for (let n = 0; ; n++) {
    const [doubt] = town.get('office.ballots', {}, owner).doubts;
    if (!doubt) return;
    const ruling = {
      kind: doubt.likely,
      ballots: [...doubt.ballots],
    } as CallInput<'office.ruleBallot'>['ruling'];
    town.get('office.ruleBallot', { ruling, requestKey: key(`doublon-${n}`) }, owner);
  }
}

function close(town: Town, most?: number): void {
  publish(town, most);
  town.host.clock.set(opens);
  importBallots(town);
  decideDoubts(town);
  town.host.clock.set(closed);
}

/** After closing, every doubt decided: ready to be frozen. */
export const closedTown = (): Town => townAt('closed', (town) => close(town));

export function freeze(town: Town, requestKey = key('gel')) {
  const { next } = town.get('office.draws', {}, owner);
  return town.get('office.freeze', { requestKey, confirmed: next?.entries ?? 0 }, owner);
}

/** Frozen, at the hour of the draw. */
export const frozenTown = (): Town =>
  townAt('frozen', (town) => {
    close(town);
    freeze(town);
    town.host.clock.set(ceremony);
  });

/** The same, with one seat a course with a limit, so that many wait. */
export const narrowFrozenTown = (): Town =>
  townAt('frozen narrow', (town) => {
    close(town, 1);
    freeze(town);
    town.host.clock.set(ceremony);
  });

/** Frozen, and everybody has their number. */
export const numberedTown = (): Town =>
  townAt('numbered', (town) => {
    close(town);
    freeze(town);
    town.host.advance({ minutes: 30 });
  });

export const seeded = (draw: string, requestKey = key('tirage')): CallInput<'office.makeDraw'> => ({
  draw,
  requestKey,
  present: [mayor],
  chance: { digits, drand: '', loto: '' },
});

type Online = CallInput<'ballot.send'>['ballots'];

/** Drawn by dice; somebody takes part who refuses to be named, and whoever sends ballots `online`. */
export function draw(
  town: Town,
  most?: number,
  typed: readonly Typed[] = [paperBallot],
  online: readonly Online[] = [],
): void {
  publish(town, most);
  town.host.clock.set(opens);
  importBallots(town);
  for (const [i, ballots] of online.entries())
    town.get('ballot.send', { ballots, requestKey: key(`en-ligne-${i}`) });
  town.get('office.enterBallots', { ballots: [...typed], requestKey: key('forum') }, owner);
  decideDoubts(town);
  town.host.clock.set(closed);
  const { draw: name } = freeze(town);
  town.host.clock.set(ceremony);
  town.get('office.makeDraw', seeded(name), owner);
}

export const drawnTown = (): Town => townAt('drawn', (town) => draw(town));
