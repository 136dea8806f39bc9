import { describe, expect, test } from 'vitest';
import type { CallAnswers, CallInput } from '../../src/calls.ts';
import { decodeSchoolFile } from '../../web/office/schoolFile.ts';
import { publishedTown } from './lottery.ts';
import { clerk, deathsIn, example, key, lastTrips, owner, type Town, uninvitedTown } from './town.ts';

type Typed = CallInput<'office.setCourses'>['courses'];

const violin: Typed[number] = {
  code: 'VIO-1',
  conservatoire: 'CMD',
  activity: 'Musique',
  title: 'Violon',
  day: 'lundi',
  hour: '17:30',
  minAge: 7,
  maxAge: 9,
  level: 'Débutant',
  isIndividual: true,
  capacity: 30,
  reEnrolled: 10,
  acceptances: 2,
};

/** The sample's own courses, which the levels of its settings name. */
function sampleCourses(town: Town): Typed {
  const read = decodeSchoolFile(example('valmont-small', 'cours.csv'));
  const text = read.kind === 'text' ? read.text : '';
  return [...town.get('office.readCourses', { text }, owner).courses];
}

const set = (town: Town, courses: Typed, name = 'cours') =>
  town.ask('office.setCourses', { courses, requestKey: key(name) }, owner);
const publish = (town: Town, name: string, reason = '') =>
  town.ask('office.publishPlaces', { requestKey: key(name), reason }, owner);
const lineOf = ({ courses }: CallAnswers['office.places'], code: string) =>
  courses.find((course) => course.code === code);

describe('the list of places (IVR-050…IVR-052)', () => {
  test('explains each number: capacity, re-enrolments, reserve, seats', () => {
    const town = uninvitedTown();
    set(town, [...sampleCourses(town), violin]);
    const page = town.get('office.places', {}, owner);
    expect(lineOf(page, 'VIO-1')).toMatchObject({ seats: 18, drawnWith: '' });
    expect(lineOf(page, 'VIO-1')?.explained.join(' ').replace(/\s/g, ' ')).toBe(
      '30 places moins 10 demandes de réinscription : 20 places libres. Réserve de l’an dernier : 10 % de la jauge au plus, soit 3 ; 2 acceptations : 2 places réservées. 20 moins 2 : 18 places au tirage.',
    );
    expect([lineOf(page, 'MUS-CHO')?.seats, lineOf(page, 'MUS-VIO')?.drawnWith]).toEqual([null, 'Débutant']);
  });

  test('a list that cannot be is refused whole, each fault named', () => {
    const town = uninvitedTown();
    const courses = sampleCourses(town);
    const wrong = [
      ...courses.filter(({ code }) => code !== 'MUS-PIA'),
      { ...violin, conservatoire: 'XYZ' },
      { ...violin, code: 'VIO-2', minAge: 9, maxAge: 7 },
      { ...violin, code: 'VIO-3', acceptances: 4 },
      { ...violin, code: 'VIO-3' },
    ];
    const reply = set(town, wrong);
    const at = courses.length - 1;
    expect(reply.ok ? [] : reply.refusal.fields).toEqual([
      { field: `courses.${at}`, message: 'VIO-1\u00a0: «\u00a0XYZ\u00a0» n’est pas un établissement.' },
      { field: `courses.${at + 1}`, message: 'VIO-2\u00a0: L’âge minimum dépasse l’âge maximum.' },
      {
        field: `courses.${at + 2}`,
        message: 'VIO-3\u00a0: 4 acceptations de l’an dernier pour 3 places réservées au plus.',
      },
      { field: `courses.${at + 3}`, message: 'VIO-3\u00a0: Le code VIO-3 est pris par un autre cours.' },
      {
        field: 'courses',
        message: 'Le cours MUS-PIA, qu’un niveau des réglages nomme, n’est pas dans la liste.',
      },
    ]);
    expect(town.records('Registre', 'Cours')).toEqual([]);
  });

  test('a course may last from an hour to another, as its file says', () => {
    const town = uninvitedTown();
    const courses = sampleCourses(town);
    expect(set(town, [...courses, { ...violin, hour: '10:00–11:15' }]).ok).toBe(true);
    publish(town, 'horaire');
    const shown = town.get('public.lottery', {}).courses.find(({ code }) => code === 'VIO-1');
    expect(shown?.slot).toBe('lundi de 10\u00a0h à 11\u00a0h\u00a015');
  });

  test('set again, it writes what changed and nothing else; what is not in it any more is taken out', () => {
    const town = uninvitedTown();
    const courses = sampleCourses(town);
    set(town, [...courses, violin]);
    const lines = () => town.records('Registre', 'Journal').filter(({ Quoi }) => Quoi?.startsWith('Cours '));
    expect(lines()).toHaveLength(courses.length + 1);
    set(town, [...courses, violin], 'encore');
    expect(lines()).toHaveLength(courses.length + 1);
    set(town, [{ ...violin, reEnrolled: 11 }, ...courses].reverse(), 'change');
    expect(
      lines()
        .slice(-1)
        .map(({ Quoi, Sujet }) => [Quoi, Sujet]),
    ).toEqual([['Cours modifié', 'VIO-1']]);
    set(town, courses, 'retire');
    expect(
      lines()
        .slice(-1)
        .map(({ Quoi, Sujet }) => [Quoi, Sujet]),
    ).toEqual([['Cours retiré', 'VIO-1']]);
    expect(lineOf(town.get('office.places', {}, owner), 'VIO-1')).toBe(undefined);
    set(town, [...courses, violin], 'rend');
    expect(lineOf(town.get('office.places', {}, owner), 'VIO-1')?.seats).toBe(18);
    expect(town.records('Registre', 'Cours').filter(({ Code }) => Code === 'VIO-1')).toHaveLength(1);
  });

  test('killed before any call, or after the last, then set again: each course once, whole', () => {
    const counted = uninvitedTown();
    const courses = sampleCourses(counted);
    set(counted, courses);
    const calls = lastTrips(counted);
    const usual = counted.get('office.places', {}, owner).courses;
    for (const death of deathsIn(calls)) {
      const town = uninvitedTown();
      const request = { courses, requestKey: key('cours') };
      town.host.gate.killAt({ ...death, in: 'call' });
      expect(town.try('office.setCourses', request, owner)).toBe(null);
      expect(town.get('office.setCourses', request, owner).courses).toEqual(usual);
      expect(town.records('Registre', 'Cours')).toHaveLength(courses.length);
    }
  });
});

describe('their publication', () => {
  test('is what everybody reads; what is being prepared is not', () => {
    const town = publishedTown();
    const before = town.get('public.lottery', {});
    expect([before.phase, before.published?.version, before.courses.length]).toEqual([
      'before',
      '2026-2027/1',
      14,
    ]);
    set(town, [...sampleCourses(town), violin]);
    expect(town.get('office.places', {}, owner).isChanged).toBe(true);
    expect(town.get('public.lottery', {})).toEqual(before);
    publish(town, 'seconde');
    const after = town.get('public.lottery', {});
    expect([after.published?.version, after.courses.length]).toEqual(['2026-2027/2', 15]);
    expect(after.courses.find(({ code }) => code === 'VIO-1')).toMatchObject({
      slot: 'lundi à 17\u00a0h\u00a030',
      ages: 'de 7 à 9\u00a0ans',
      seats: 18,
    });
    expect(town.get('office.places', {}, owner).isChanged).toBe(false);
  });

  test('is refused after the last day without a reason, which is kept; in time it needs none (IVR-050)', () => {
    const town = uninvitedTown();
    set(town, sampleCourses(town));
    town.host.clock.set(Date.parse('2026-09-05T23:59:30+02:00'));
    expect(town.get('office.places', {}, owner)).toMatchObject({
      publishBy: 'samedi 5\u00a0septembre 2026',
      isLate: false,
    });
    town.host.clock.set(Date.parse('2026-09-06T00:00:00+02:00'));
    const refused = publish(town, 'tard');
    expect(refused.ok ? '' : refused.refusal.message).toContain(
      'au plus tard le samedi 5\u00a0septembre 2026',
    );
    expect(publish(town, 'motif', 'Travaux dans une salle.').ok).toBe(true);
    const line = town.records('Registre', 'Journal').find(({ Quoi }) => Quoi?.startsWith('Places publiées'));
    expect(JSON.parse(line?.['Décision'] ?? '{}').value.late).toBe('Travaux dans une salle.');
  });

  test('is once for one press, killed before any call or after the last', () => {
    const counted = publishedTown();
    publish(counted, 'compte');
    const calls = lastTrips(counted);
    for (const death of deathsIn(calls)) {
      const town = publishedTown();
      const request = { requestKey: key('une'), reason: '' };
      town.host.gate.killAt({ ...death, in: 'call' });
      expect(town.try('office.publishPlaces', request, owner)).toBe(null);
      expect(town.get('office.publishPlaces', request, owner).published?.version).toBe('2026-2027/2');
      expect(town.get('public.lottery', {}).published?.version).toBe('2026-2027/2');
    }
  });

  test('a clerk reads the list and cannot change it', () => {
    const town = publishedTown();
    expect(town.get('office.places', {}, clerk('GAL')).courses).toHaveLength(14);
    const reply = town.ask('office.setCourses', { courses: [], requestKey: key('agent') }, clerk('GAL'));
    expect(reply.ok ? '' : reply.refusal.kind).toBe('notAClerk');
  });
});
