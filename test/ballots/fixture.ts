import fc from 'fast-check';
import type { Ballot } from '../../src/ballots/ballot.ts';
import type { BallotRules } from '../../src/ballots/motives.ts';
import type { OpenCourse } from '../../src/places/course.ts';
import { townOf } from './samples.ts';

const town = townOf('valmont');

/** A complete, valid ballot of a resident for the violin, with something changed. */
export function ballot(number: string, change: Partial<Ballot> = {}): Ballot {
  return {
    number,
    handedInAt: '2026-09-12T10:00:00+02:00',
    conservatoire: 'CMD',
    activity: 'Musique',
    lastName: 'Guérin',
    firstName: 'Élise',
    bornOn: '2018-03-02',
    street: '4 rue des Lilas',
    postcode: '91990',
    town: 'Valmont-sur-Orge',
    isTownStaff: false,
    isSchooled: false,
    phone: '06 39 98 39 22',
    mail: 'karim.guerin@example.org',
    familyNumber: 'PF100',
    guardians: [],
    wishes: ['MUS-VIO'],
    rank: null,
    consents: { publication: false, culture: false, municipal: false, nextYear: false },
    ...change,
  };
}

/** Somebody with nothing in common with the person of `ballot`. */
export const elsewhere = {
  familyNumber: 'PF900',
  street: '12 place du Marché',
  phone: '06 39 98 00 01',
  mail: 'autre@example.org',
};

export const theatre = { conservatoire: 'HAN', activity: 'Théâtre', wishes: ['HAN-T8'] };
export const drums = { conservatoire: 'HAN', activity: 'Musiques actuelles', wishes: ['HAN-BAT'] };
export const clay = { conservatoire: 'GAL', activity: 'Arts plastiques', wishes: ['GAL-TER'] };
export const dance = { conservatoire: 'CMD', activity: 'Danse', wishes: ['DAN-IN'] };

function course(code: string, kind: Partial<OpenCourse>): OpenCourse {
  const ages = { minAge: 6, maxAge: 10 };
  const slot = { title: code, day: 'lundi', hour: '17:00', level: '' };
  const seats = { isIndividual: false, capacity: 10, reEnrolled: 0 };
  return { code, conservatoire: 'CMD', activity: 'Musique', ...slot, ...ages, ...seats, ...kind };
}

const courses = [
  ...['MUS-VIO', 'MUS-PIA', 'MUS-CLA'].map((code) => course(code, { isIndividual: true })),
  ...['MUS-FLU', 'MUS-COR'].map((code) => course(code, {})),
  course('MUS-CHO', { capacity: null }),
  course('DAN-IN', { activity: 'Danse' }),
  course('HAN-T8', { conservatoire: 'HAN', activity: 'Théâtre' }),
  course('HAN-BAT', { conservatoire: 'HAN', activity: 'Musiques actuelles', isIndividual: true }),
  course('GAL-TER', { conservatoire: 'GAL', activity: 'Arts plastiques' }),
];

export const rules: BallotRules = {
  town,
  lottery: town.lottery,
  courses: new Map(courses.map((one) => [one.code, one])),
};

/** Several ballots of few persons, so that they meet: some homonyms, some twins, some void, some at the same instant. */
export const anyBallots: fc.Arbitrary<Ballot[]> = fc
  .array(
    fc.record({
      firstName: fc.constantFrom('Élise', 'ELISE', 'Noé', 'Léa', 'Léo'),
      bornOn: fc.constantFrom('2018-03-02', '2018-02-03'),
      home: fc.constantFrom({}, elsewhere),
      what: fc.constantFrom(
        ...[dance, theatre, drums, clay, { wishes: ['MUS-CHO'] }, { wishes: ['MUS-PIA', 'MUS-CHO'] }],
      ),
      minute: fc.integer({ min: 0, max: 3 }),
      isLate: fc.boolean(),
      postcode: fc.constantFrom('91990', '75004'),
      rank: fc.option(fc.integer({ min: 1, max: 3 })),
    }),
    { maxLength: 12 },
  )
  .map((rows) =>
    rows.map(({ home, what, minute, isLate, ...own }, i) =>
      ballot(`P${i + 1}`, {
        ...own,
        ...home,
        ...what,
        handedInAt: `2026-09-12T${isLate && minute === 0 ? '17' : '10'}:0${minute}:00+02:00`,
      }),
    ),
  );
